"""How far a clause lies from the one that it hangs on: "a year after he fled", "two days before the vote was held"."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass, replace

from geomap.english.numbers import SMALL, TENS
from geomap.model import Span, When

_NUMBERS = SMALL | {"twenty": TENS["twenty"]}
_LAG = re.compile(
    rf"\b(?:(?:(?P<n>an?|several|a\sfew|{'|'.join(_NUMBERS)}|\d{{1,4}})\s|(?=\w+s\s))"
    r"(?P<unit>minute|hour|day|week|month|year)s?|shortly|soon|just|immediately)\s(?P<side>after|since|before)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"{_LAG.pattern}[^,;:.]*,\s", re.IGNORECASE)
"""A measured clause that a sentence begins with, and the comma that ends it."""
_STAY = re.compile(
    rf"After (?:(?:the|his|her|its|their|an?) (?:[a-z]+ ){{0,2}}of )?(?:almost |nearly |about |more than )?"
    rf"(?:(?P<n>an?|some|several|a\sfew|{'|'.join(_NUMBERS)}|\d{{1,3}})\s|(?=\w+s\s))"
    r"(?P<unit>day|night|week|month|year)s?(?= (?:at|in|on|of|with|there|under|near|aboard)\b|,)"
)
"""What a sentence begins with that goes on from the one before: "After two nights in Lyon"."""
_HAPPENED = re.compile(r"\b(?:came|comes|happened|followed|was|were|died|occurred)\s\Z")
"""Right before a measure: the main clause is over."""
_SIDES = ("after", "since", "before")
_LONGEST = 24
"""Characters of "seventy-five months before"."""


@dataclass(frozen=True, slots=True)
class Lag:
    """So many minutes, hours, days, weeks, months or years; `side` is the direction in time, 1 or -1."""

    unit: str
    side: int
    count: int | None
    """None for "weeks after"."""


def lag(text: str, clause: Span) -> Lag | None:
    """How far a clause that opens with a measure and "after" or "before" lies from its main clause.

    None for any other clause; and where a comma stands in it, for then the rest may be the main clause.
    """
    around = text[max(0, clause.start - _LONGEST) : clause.start + _LONGEST].lower()
    if not any(side in around for side in _SIDES):
        return None  # as most clauses: cheaper than the pattern
    found = _LAG.search(text, max(0, clause.start - _LONGEST), min(len(text), clause.start + _LONGEST))
    if found is None or found.start() > clause.start:
        return None
    if "," in text[found.end() : clause.end - 1] and not _HAPPENED.search(
        text, max(0, found.start() - _LONGEST), found.start()
    ):
        return None
    unit = (found["unit"] or "minute").lower()
    return Lag(unit, 1 if found["side"].lower() == "before" else -1, _count(found["n"]))


def opening_lag(text: str, sentence: Span) -> tuple[Lag, int] | None:
    """How far the main clause lies from a measured one that its sentence begins with, and where the main one begins.

    "Two days before it sank, the ship had called at Lagos": two days back from the sinking.
    """
    found = _OPENING.match(text, sentence.start, sentence.end)
    if found is None or found["side"].lower() == "since":
        return None
    unit = (found["unit"] or "minute").lower()
    return Lag(unit, -1 if found["side"].lower() == "before" else 1, _count(found["n"])), found.end()


def opening_stay(text: str, sentence: Span) -> Lag | None:
    """How long after what was told before a sentence is that begins with a stay: "After two nights in Lyon, ..."."""
    found = _STAY.match(text, sentence.start, sentence.end)
    return Lag(found["unit"].replace("night", "day"), 1, _count(found["n"])) if found else None


def _count(word: str | None) -> int | None:
    word = (word or "").lower()
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def shifted(when: When, by: Lag, counted_from: str = "what its sentence tells") -> When | None:
    """The date that lies so far from another; None where nobody says how far, or beyond the calendar."""
    if by.unit in ("minute", "hour"):
        return replace(when, clock=None, part="later" if by.side > 0 else "earlier")
    if by.count is None:
        return None
    many = f"{by.count} {by.unit}{'s' * (by.count > 1)}"
    why = f"{many} {'after' if by.side > 0 else 'before'} {counted_from}"
    try:
        first, last, edtf = _there(when, by.side * by.count, by.unit)
    except (ValueError, OverflowError):
        return None
    return When(first, last, edtf, decided_by=why)


def _there(when: When, count: int, unit: str) -> tuple[dt.date, dt.date, str]:
    day = when.first
    if unit in ("day", "week"):
        there = day + dt.timedelta(count * (7 if unit == "week" else 1))
        sure = unit == "day" and when.first == when.last and not when.approximate
        return there, there, there.isoformat() + "~" * (not sure)
    if unit == "year":
        year = day.year + count
        return dt.date(year, 1, 1), dt.date(year, 12, 31), f"{year:04}"
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = dt.date(year, month + 1, monthrange(year, month + 1)[1])
    return last.replace(day=1), last, f"{year:04}-{month + 1:02}"
