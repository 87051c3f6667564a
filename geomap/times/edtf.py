"""EDTF level 0 and 1 (ISO 8601-2:2019), as much as news English needs: write and read back.

https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of spring, summer, autumn, winter. The meteorological seasons of the northern hemisphere, whose papers
we mostly read; winter counts to the year of its December."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_UNSPECIFIED = re.compile(r"(\d{3})X|(\d\d)XX")

Days = tuple[dt.date, dt.date]


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def season(year: int, code: int) -> Days:
    """First and last day of a season; `code` 21 (spring) to 24 (winter)."""
    start = dt.date(year, SEASON_MONTH[code], 1)
    if code != 24:
        return start, month_end(year, start.month + 2)
    return start, month_end(year + 1, 2) if year < dt.MAXYEAR else dt.date.max


def bounds(text: str) -> Days:
    """First and last day that an EDTF string allows. ValueError if it is none, or of a kind that we never write."""
    if "/" in text:
        start, _, end = text.partition("/")
        return bounds(start)[0], bounds(end)[1]
    value = text.rstrip("~?%")
    if match := _UNSPECIFIED.fullmatch(value):
        width = 10 if match[1] else 100
        first = int(match[1] or match[2]) * width
        return dt.date(max(first, 1), 1, 1), dt.date(first + width - 1, 12, 31)
    match = _DATE.fullmatch(value)
    if not match:
        raise ValueError(f"{text!r} is no EDTF date that geomap writes")
    year, month, day = int(match[1]), match[2], match[3]
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if int(month) in SEASON_MONTH and day is None:
        return season(year, int(month))
    if day is None:
        return dt.date(year, int(month), 1), month_end(year, int(month))
    exact = dt.date(year, int(month), int(day))
    return exact, exact
