"""Feasts of other calendars than the Gregorian: Orthodox Easter, and those that follow the moon.

Methods: Julian computus (Meeus, Astronomical Algorithms, 1998, chapter 8); the tabular Islamic calendar and the Hebrew
calendar (Reingold and Dershowitz, Calendrical Calculations, 2018); new moons by their main periodic terms (Meeus,
chapter 49). Where a sighting of the moon decides, the true day may lie a day off: such feasts are told as approximate.
"""

from __future__ import annotations

import datetime as dt
from math import ceil, floor, radians, sin

_JULIAN_DAY_OF_ORDINAL_0 = 1721424.5
_ISLAMIC_EPOCH = 1948439.5
_HEBREW_EPOCH = -1373427
_FIRST_MOON, _MOON = 2451550.09766, 29.530588861
"""Julian day of the new moon of 6 January 2000, and days from one to the next."""
_CHINA, _INDIA, _SUNSET = 8 / 24, 5.5 / 24, 0.75


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    ahead = year // 100 - year // 400 - 2
    return dt.date(year, month, day + 1) + dt.timedelta(days=ahead)


def islamic(month: int, day: int, year: int) -> dt.date:
    """The first such day of the Islamic calendar within a Gregorian year. ValueError before Islam."""
    about = floor((year - 622) * 33 / 32)
    for hijri in range(about - 1, about + 3):
        if hijri >= 1:
            leaps = (3 + 11 * hijri) // 30
            julian = day + ceil(29.5 * (month - 1)) + (hijri - 1) * 354 + leaps + _ISLAMIC_EPOCH - 1
            found = dt.date.fromordinal(floor(julian - _JULIAN_DAY_OF_ORDINAL_0))
            if found.year == year:
                return found
    raise ValueError("no such day in that year")


def rosh_hashanah(year: int) -> dt.date:
    """The Jewish new year that falls into a Gregorian year."""
    hebrew = year + 3761
    before, this, after = (_elapsed(hebrew + n) for n in (-1, 0, 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return dt.date.fromordinal(_HEBREW_EPOCH + this + late)


def passover(year: int) -> dt.date:
    """Its first day."""
    return rosh_hashanah(year) - dt.timedelta(days=163)


def yom_kippur(year: int) -> dt.date:
    return rosh_hashanah(year) + dt.timedelta(days=9)


def lunar_new_year(year: int) -> dt.date:
    """The new moon from 21 January on, by China's clock."""
    return _moon_from(dt.date(year, 1, 21), _CHINA)


def diwali(year: int) -> dt.date:
    """The sunset before the new moon between the middles of October and November, by India's clock."""
    return _moon_from(dt.date(year, 10, 17), _INDIA - _SUNSET)


def _elapsed(hebrew: int) -> int:
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def _moon_from(start: dt.date, clock: float) -> dt.date:
    """The day, by a clock so many days ahead of UTC, of the first new moon that is not before `start`."""
    count = floor((start.toordinal() + _JULIAN_DAY_OF_ORDINAL_0 - _FIRST_MOON) / _MOON) - 1
    while True:
        found = dt.date.fromordinal(floor(_new_moon(count) + clock - _JULIAN_DAY_OF_ORDINAL_0))
        if found >= start:
            return found
        count += 1


def _new_moon(count: int) -> float:
    """Julian day (UT, to about an hour) of the new moon so many after that of January 2000."""
    sun, moon = radians(2.5534 + 29.1053567 * count), radians(201.5643 + 385.81693528 * count)
    node = radians(160.7108 + 390.67050284 * count)
    waves = -0.4072 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    return _FIRST_MOON + _MOON * count + waves + 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun)
