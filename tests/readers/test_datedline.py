"""The day of publication from a line of the report's own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from geomap.model import Report
from geomap.readers.datedline import dated_line
from geomap.reports import read_reports


@pytest.mark.parametrize(
    "line",
    [
        "Saturday, September 29, 2018",
        "29 September 2018",
        "Published: 29 Sept. 2018, 14:30 GMT",
        "2018-09-29",
        "By Ana Duarte, 29 September 2018",
        "By Ana Duarte and Tom Reed | Published 29 September 2018",
        "SEPTEMBER 29, 2018",
        "Sep 29th, 2018 at 9.15 a.m.",
    ],
)
def test_a_line_that_is_a_date_below_the_headline(line: str) -> None:
    assert dated_line(f"Ferry sinks off Lyon\n\n{line}\n\nA ferry sank on Friday.") == (dt.date(2018, 9, 29), line)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sinks\n\nA ferry sank on September 29, 2018.\n",
        "Ferry sinks\n\nSunday, September 29, 2018\n\nA ferry sank.",  # it was a Saturday
        "Ferry sinks\n\nFebruary 30, 2018\n\nA ferry sank.",
        "Programme\n\n29 September 2018\n\nArrival.\n\n30 September 2018\n\nDeparture.",
        "One.\nTwo.\nThree.\nFour.\n29 September 2018\nFive.",
        "29 September 2018",
        "Ferry sinks\n\nBy the harbour, 29 September 2018, at noon\n\nA ferry sank.",
        "",
        "29 September 12018\n\nA ferry sank.",
    ],
)
def test_what_is_no_day_of_publication(text: str) -> None:
    assert dated_line(text) is None


def test_it_is_told_and_what_the_user_says_goes_before_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Ferry sinks\n\n29 September 2018\n\nA ferry sank on Friday.", encoding="utf-8")
    (read,) = read_reports([file])
    (told,) = read_reports([file], published=dt.date(2018, 10, 1))
    assert isinstance(read, Report)
    assert isinstance(told, Report)
    assert read.published == dt.date(2018, 9, 29)
    assert [w for w in read.warnings if "29 September 2018" in w]
    assert (told.published, told.warnings) == (dt.date(2018, 10, 1), ())
