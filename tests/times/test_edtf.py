"""EDTF texts and the days that they allow."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.times import calendar, edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2010-04-15", (2010, 4, 15), (2010, 4, 15)),
        ("2010-04", (2010, 4, 1), (2010, 4, 30)),
        ("2012-02~", (2012, 2, 1), (2012, 2, 29)),
        ("2010", (2010, 1, 1), (2010, 12, 31)),
        ("0079", (79, 1, 1), (79, 12, 31)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("18XX", (1800, 1, 1), (1899, 12, 31)),
        ("2010-22", (2010, 6, 1), (2010, 8, 31)),
        ("2010-24", (2010, 12, 1), (2011, 2, 28)),
        ("2010-04-12/2010-04-15", (2010, 4, 12), (2010, 4, 15)),
        ("2009/2010", (2009, 1, 1), (2010, 12, 31)),
    ],
)
def test_bounds(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert edtf.bounds(text) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("text", ["", "today", "2010-13", "2010-02-30", "0000", "20100415", "10-04-15"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf.bounds(text)


DATES = st.dates(dt.date(2, 1, 1), dt.date(9990, 1, 1))
UNITS = st.sampled_from(["day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"])


@given(DATES, st.integers(-20, 20), UNITS)
def test_every_period_reads_back_from_its_text(date: dt.date, count: int, unit: str) -> None:
    try:
        period = calendar.shift(date, count, unit)
    except (ValueError, OverflowError):
        assert not 300 < date.year < 9700 or unit == "century"
        return
    assert period.first <= period.last
    assert edtf.bounds(period.edtf) == (period.first, period.last)
    assert edtf.bounds(period.approximate().edtf) == (period.first, period.last)


@given(DATES, st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]))
def test_no_shift_keeps_the_date_inside(date: dt.date, unit: str) -> None:
    period = calendar.shift(date, 0, unit)
    assert period.first <= date <= period.last


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1998, 4, 12), (2000, 4, 23), (2010, 4, 4), (2019, 4, 21), (2024, 3, 31)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == dt.date(year, month, day)


@given(st.integers(1583, 9999))
def test_easter_is_a_spring_sunday(year: int) -> None:
    date = calendar.easter(year)
    assert date.weekday() == 6
    assert dt.date(year, 3, 22) <= date <= dt.date(year, 4, 25)
