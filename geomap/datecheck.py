"""Whether a report can be of the day that it is dated: its own text may contradict that."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from geomap.model import Report, Sentence, TimeExpression

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s(?:the\s)?(?:(?P<m1>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?\s(?P<d1>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{'|'.join(_MONTHS)})[a-z]{{0,6}})\b(?:,?\s(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_HINT = re.compile(rf"day,?\s(?:the\s)?(?:\d|{'|'.join(_MONTHS)})")
"""Cheaper to look for in lower case than _NAMED_DAY, and in most reports there is none."""
_LONGEST = 200_000
"""Characters of a report that are looked at."""
NEAR = dt.timedelta(days=3)
"""A dateline may be so many days from the publication."""
ENOUGH = 2
"""So many dates to come, told outright, and none of the weeks before: the report is later than it says."""
_RECENT = dt.timedelta(days=60)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)")


def doubts(report: Report, sentences: Sequence[Sentence], times: Sequence[TimeExpression]) -> tuple[str, ...]:
    """At most one warning: what in the text speaks against the report's date. Nothing for a report without one."""
    day = report.day
    if day is None:
        return ()
    found = _dateline(day, sentences, times) or _weekday(day, report.text) or _to_come(day, report.text, times)
    return (f"{report.id}: dated {day}, but {found}; its dates may be wrong",) if found else ()


def _outright(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Days that are told with their year."""
    return [t for t in times if t.first and t.first == t.last and t.anchor == "absolute" and _YEAR.search(t.text)]


def _dateline(day: dt.date, sentences: Sequence[Sentence], times: Sequence[TimeExpression]) -> str:
    lines = [s.span for s in sentences if s.kind == "dateline"]
    for t in _outright(times):
        if t.first and any(line.contains(t.span) for line in lines) and abs(t.first - day) > NEAR:
            return f"its dateline says {t.first}"
    return ""


def _weekday(day: dt.date, text: str) -> str:
    """ "Thursday, April 15" in a year in which April 15 is no Thursday."""
    wrong, right = "", False
    text = text[:_LONGEST]
    for found in _NAMED_DAY.finditer(text) if _HINT.search(text.lower()) else ():
        month = _MONTHS.index((found["m1"] or found["m2"]).lower()) + 1
        number = int(found["d1"] or found["d2"])
        years = [int(found["year"])] if found["year"] else [day.year - 1, day.year, day.year + 1]
        days = [d for y in years if (d := _date(y, month, number)) and (found["year"] or abs(d - day) < 3 * _RECENT)]
        if not days or found["year"]:
            continue
        fits = any(d.weekday() == _WEEKDAYS.index(found["weekday"].lower()) for d in days)
        right = right or fits
        wrong = wrong or ("" if fits else f"“{' '.join(found[0].split())}” does not fall into that year")
    return "" if right else wrong


def _to_come(day: dt.date, text: str, times: Sequence[TimeExpression]) -> str:
    told = _outright(times)
    later = [
        t
        for t in told
        if t.first and t.first > day + NEAR and _PAST_BEFORE.search(text, max(0, t.span.start - 80), t.span.start)
    ]
    near = [t for t in told if t.first and abs(day - t.first) <= _RECENT and t.first <= day + NEAR]
    return f"it tells of {later[0].text} as past" if len(later) >= ENOUGH and not near else ""


_PAST_BEFORE = re.compile(r"\b(?:was|were|had|did|[a-z]{2,}ed|came|went|took|left|met|began|said)\b[^.!?;]{0,60}\Z")


def _date(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None
