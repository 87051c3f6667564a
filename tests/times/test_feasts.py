"""Feasts of other calendars, against the days on which they were held."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.times import feasts


@pytest.mark.parametrize(
    ("found", "held"),
    [
        (feasts.orthodox_easter(2019), "2019-04-28"),
        (feasts.orthodox_easter(2023), "2023-04-16"),
        (feasts.passover(2022), "2022-04-16"),
        (feasts.rosh_hashanah(2021), "2021-09-07"),
        (feasts.yom_kippur(2023), "2023-09-25"),
        (feasts.lunar_new_year(2020), "2020-01-25"),
        (feasts.lunar_new_year(2023), "2023-01-22"),
        (feasts.diwali(2020), "2020-11-14"),
        (feasts.diwali(2023), "2023-11-12"),
    ],
)
def test_feasts_that_are_reckoned_are_exact(found: dt.date, held: str) -> None:
    assert found == dt.date.fromisoformat(held)


@pytest.mark.parametrize(
    ("month", "year", "held"), [(10, 2020, "2020-05-24"), (10, 2022, "2022-05-02"), (12, 2019, "2019-08-11")]
)
def test_feasts_that_are_sighted_are_a_day_off_at_most(month: int, year: int, held: str) -> None:
    found = feasts.islamic(month, 1 if month == 10 else 10, year)
    assert abs(found - dt.date.fromisoformat(held)) <= dt.timedelta(days=1)


def test_before_islam_there_is_no_eid() -> None:
    with pytest.raises(ValueError, match="no such day"):
        feasts.islamic(10, 1, 500)
