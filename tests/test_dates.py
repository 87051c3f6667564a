"""ISO dates of metadata."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.dates import iso_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2010-04-15", dt.date(2010, 4, 15)),
        (" 20100415 ", dt.date(2010, 4, 15)),
        ("2010-04-15T17:30", dt.datetime(2010, 4, 15, 17, 30)),  # noqa: DTZ001 - no zone was given, none is invented
        ("2010-04-15T17:30:00Z", dt.datetime(2010, 4, 15, 17, 30, tzinfo=dt.UTC)),
        ("2010-04-15 17:30:00+06:00", dt.datetime(2010, 4, 15, 17, 30, tzinfo=dt.timezone(dt.timedelta(hours=6)))),
    ],
)
def test_reads_iso(text: str, expected: dt.date) -> None:
    read = iso_date(text)
    assert read == expected
    assert type(read) is type(expected)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "15/04/2010", "2010-02-30", "2010", "2010-04", "٢٠١٠-٠٤-١٥", "2010-W15-4", "x" * 999]
)
def test_says_what_it_wants(text: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601") as caught:
        iso_date(text)
    assert len(str(caught.value)) < 150
