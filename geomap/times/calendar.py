"""Stretches of days, each with its EDTF text, and the sums that relative dates need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from geomap.times import edtf

DAY = dt.timedelta(days=1)
DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last` day, both included."""

    first: dt.date
    last: dt.date
    edtf: str

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def approximate(self) -> Period:
        """The same, marked as approximate at both ends."""
        if "~" in self.edtf:
            return self
        return replace(self, edtf="/".join(part + "~" for part in self.edtf.split("/")))


def _read(text: str) -> Period:
    return Period(*edtf.bounds(text), text)


def day(date: dt.date) -> Period:
    return Period(date, date, date.isoformat())


def month(year: int, number: int) -> Period:
    return Period(dt.date(year, number, 1), edtf.month_end(year, number), f"{year:04}-{number:02}")


def year(number: int) -> Period:
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31), f"{number:04}")


def decade(any_year: int) -> Period:
    return _read(f"{any_year // 10:03}X")


def century(any_year: int) -> Period:
    """The hundred years that begin with a round one: the 20th century is 1900 to 1999, as newspapers count."""
    return _read(f"{any_year // 100:02}XX")


def season(in_year: int, code: int) -> Period:
    return _read(f"{in_year:04}-{code}")


def interval(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another. ValueError if it would run backwards."""
    if first.first > last.last:
        raise ValueError("an interval runs forwards")
    if first.edtf == last.edtf:
        return first
    return Period(first.first, last.last, f"{first.edtf.rstrip('~')}/{last.edtf.rstrip('~')}")


def quarter(in_year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return interval(month(in_year, 3 * number - 2), month(in_year, 3 * number))


def half(in_year: int, number: int) -> Period:
    return interval(month(in_year, 6 * number - 5), month(in_year, 6 * number))


def week(date: dt.date) -> Period:
    """The week from Monday to Sunday (ISO 8601) that `date` lies in."""
    monday = date - date.weekday() * DAY
    return interval(day(monday), day(monday + 6 * DAY))


def weekend(date: dt.date) -> Period:
    """Saturday and Sunday of the week of `date`."""
    saturday = date + (5 - date.weekday()) * DAY
    return interval(day(saturday), day(saturday + DAY))


def add_months(date: dt.date, count: int) -> dt.date:
    """`count` months later (earlier if negative), on the same day or the last that the month has."""
    index = date.year * 12 + date.month - 1 + count
    in_year, number = index // 12, index % 12 + 1
    return dt.date(in_year, number, min(date.day, edtf.month_end(in_year, number).day))


def shift(date: dt.date, count: int, unit: str) -> Period:
    """The unit ("day", "week", "month", ...) that lies `count` of its kind after the one of `date`.

    ValueError or OverflowError when it leaves the calendar (years 1 to 9999).
    """
    match unit:
        case "day":
            return day(date + count * DAY)
        case "week":
            return week(date + 7 * count * DAY)
        case "weekend":
            return weekend(date + 7 * count * DAY)
        case "fortnight":
            return week(date + 14 * count * DAY)
        case "month":
            there = add_months(date, count)
            return month(there.year, there.month)
        case "quarter":
            there = add_months(date, 3 * count)
            return quarter(there.year, (there.month + 2) // 3)
        case "year":
            return year(date.year + count)
        case "decade":
            return decade(date.year + 10 * count)
        case "century":
            return century(date.year + 100 * count)
    raise ValueError(f"no calendar unit: {unit}")


def easter(in_year: int) -> dt.date:
    """Easter Sunday of the western churches (Gregorian computus: Meeus/Jones/Butcher)."""
    golden = in_year % 19
    cent, rest = divmod(in_year, 100)
    quad, remainder = divmod(cent, 4)
    correction = (8 * cent + 13) // 25
    epact = (19 * golden + cent - quad - correction + 15) % 30
    leap, odd = divmod(rest, 4)
    weekday = (32 + 2 * remainder + 2 * leap - epact - odd) % 7
    shifted = (golden + 11 * epact + 19 * weekday) // 433
    number = (epact + weekday - 7 * shifted + 90) // 25
    return dt.date(in_year, number, (epact + weekday - 7 * shifted + 33 * number + 19) % 32)


def nth_weekday(in_year: int, number: int, weekday: int, nth: int) -> dt.date:
    """The nth Monday (0) to Sunday (6) of a month; nth -1 is the last."""
    if nth < 0:
        end = edtf.month_end(in_year, number)
        return end - (end.weekday() - weekday) % 7 * DAY
    start = dt.date(in_year, number, 1)
    return start + ((weekday - start.weekday()) % 7 + 7 * (nth - 1)) * DAY
