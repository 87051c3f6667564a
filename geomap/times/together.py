"""What the expressions of one sentence tell of each other."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from geomap.model import Span, TimeExpression
from geomap.times.words import WEEKDAY

MANY = 60
"""No sentence of prose has more dates than this; tables and floods are left as they were read."""
_BETWEEN = re.compile(r",?\s{0,3}(?:(?:on|at|by|around|about|of)\s{1,3})?(?:\(\s?)?")
_SPOKEN = frozenset({"today", "tonight", "yesterday", "tomorrow", "this morning", "this afternoon", "this evening"})
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)


def together(text: str, start: int, publication: dt.date | None, found: list[TimeExpression]) -> list[TimeExpression]:
    """Read the expressions of the sentence that begins at `start` of `text` in the light of each other."""
    if not 2 <= len(found) <= MANY:
        return found
    joined = _join_clocks(text, found)
    alone = set(found)
    joined = [_on_day_of_sentence(time, joined) if time in alone else time for time in joined]
    return [_on_day_of_quotation(text, start, publication, time, joined) for time in joined]


def _join_clocks(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Make one of a clock time and the day it stands beside ("5 p.m. on Sunday", "Sunday at 5 p.m.")."""
    joined: list[TimeExpression] = []
    for here in found:
        before = joined[-1] if joined else None
        if before and _BETWEEN.fullmatch(text, before.span.end, here.span.start):
            day, clock = (here, before) if before.clock and not here.clock else (before, here)
            if clock.clock and not day.clock and day.first == day.last:
                span = Span(before.span.start, here.span.end)
                part = day.part or clock.part
                joined[-1] = replace(day, span=span, text=text[span.start : span.end], clock=clock.clock, part=part)
                continue
        joined.append(here)
    return joined


def _on_day_of_sentence(time: TimeExpression, sentence: list[TimeExpression]) -> TimeExpression:
    """A clock time by itself belongs to the day that its own sentence names, wherever in it that stands."""
    days = [other for other in sentence if other.clock is None and other.first and other.first == other.last]
    if time.clock is None or time.anchor == "absolute" or len(days) != 1:
        return time
    return replace(days[0], span=time.span, text=time.text, clock=time.clock, part=time.part)


def _on_day_of_quotation(
    text: str, start: int, publication: dt.date | None, time: TimeExpression, sentence: list[TimeExpression]
) -> TimeExpression:
    """ "Today" in words that were spoken on Monday is that Monday, not the day of publication."""
    if time.text.lower() not in _SPOKEN or not time.first or not publication:
        return time
    if not _in_quotation(text[start : time.span.start]):
        return time
    for other in sentence:
        spoken_on = other.first if other.anchor == "publication" and _WEEKDAY.search(other.text) else None
        if spoken_on and spoken_on < publication and not _in_quotation(text[start : other.span.start]):
            day = spoken_on + (time.first - publication)
            return replace(time, first=day, last=day, edtf=day.isoformat())
    return time


def _in_quotation(before: str) -> bool:
    return (
        before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("``") > before.count("''")
    )
