"""The line of its own by which many reports say, under their headline, on which day they were published."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from geomap.english.months import MONTH_NAMES, month_number

_DATE = re.compile(
    rf"""(?:By\ [^,|–—\d]{{2,40}}(?:,|\ [|–—-])\ )?
    (?:(?:published|posted|date)(?:\ on)?:?\ )?
    (?:(?P<weekday>{"|".join(calendar.day_name)}),?\ )?
    (?:(?P<iso>\d{{4}}-\d\d-\d\d)
    |(?P<month>{MONTH_NAMES})(?:(?<!\.)\.)?\ (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<year>\d{{4}})
    |(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\ (?P<second>{MONTH_NAMES})(?:(?<!\.)\.)?,?\ (?P<third>\d{{4}}))
    (?:,?\ (?:at\ )?\d{{1,2}}[:.]\d\d(?:\ ?[ap]\.?m\.?)?(?:\ \(?[A-Z]{{2,5}}\)?)?)?\.?""",
    re.IGNORECASE | re.VERBOSE,
)
_HEAD = 4
"""Lines with words among which it stands."""
_LONGEST = 80
"""Characters of such a line."""


def dated_line(text: str) -> tuple[dt.date, str] | None:
    """The day, and the line that says it; None if no line among the first does, or several of the text do.

    A text with several such lines is a programme or a chronicle: its days are not that of its publication.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [(n, said) for n, line in enumerate(lines) if len(line) < _LONGEST and (said := _DATE.fullmatch(line))]
    if len(found) != 1 or found[0][0] >= _HEAD or found[0][0] == len(lines) - 1:
        return None
    said = found[0][1]
    day = _day(said)
    return (day, said[0]) if day else None


def said_day(text: str) -> dt.date | None:
    """The day of a text that is nothing but a date, written out; None of any other."""
    said = _DATE.fullmatch(text) if len(text) < _LONGEST else None
    return _day(said) if said else None


def _day(said: re.Match[str]) -> dt.date | None:
    """The day that a line says; None where there is no such day, or it is another day of the week."""
    try:
        if said["iso"]:
            day = dt.date.fromisoformat(said["iso"])
        else:
            month = month_number((said["month"] or said["second"]).lower())
            day = dt.date(int(said["year"] or said["third"]), month, int(said["day"] or said["first"]))
    except ValueError:
        return None
    agrees = said["weekday"] is None or calendar.day_name[day.weekday()].lower() == said["weekday"].lower()
    return day if agrees else None
