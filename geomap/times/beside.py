"""What stands beside a date and belongs to it: "early", "the evening of", "morning", a clock time."""

from __future__ import annotations

import re
from dataclasses import replace

from geomap.model import DayPart, Span, TimeExpression
from geomap.times import calendar
from geomap.times.context import Reading
from geomap.times.words import spaced

_LEFT = re.compile(
    spaced(
        r"(?<!\w)(?:"
        r"(?:the )?(?:very )?(?P<stage>early|late|mid|beginning of|start of|end of|middle of|close of|turn of|early part of"
        r"|latter part of|first days of|first weeks of|last days of)(?: in| on)?[ -](?:the |its )?"
        r"|(?P<week>the week(?:end)? (?:of|beginning|ending)) (?:the )?"
        r"|(?P<order>earlier|later)(?: on| in)?(?: the)? "
        r"|(?P<about>about|around|circa|approximately|roughly|some ?time in|some ?time around) (?:the )?"
        r"|(?:the |on the |late )?(?P<part>morning|afternoon|evening|night|mid-afternoon|mid-morning|mid-day)(?: of)? (?:the )?"
        r")$"
    )
)
_RIGHT = re.compile(r" {1,3}(?P<part>morning|afternoon|evening|night|noon|overnight)(?!\w)")
_STAGE_PART: dict[str, DayPart] = {"early": "morning", "late": "evening", "mid": "noon", "end of": "evening"}
_PART: dict[str, DayPart] = {"noon": "noon", "overnight": "night", "mid-afternoon": "afternoon", "mid-morning": "morning",
                             "mid-day": "noon", "morning": "morning", "afternoon": "afternoon", "evening": "evening",
                             "night": "night"}  # fmt: skip
_BETWEEN = re.compile(r",?\s{0,3}(?:(?:on|at|by|around|about|of)\s{1,3})?(?:\(\s?)?")


def around(flat: str, start: int, end: int, done: int, reading: Reading) -> tuple[int, int, Reading]:
    """Take the words beside an expression into it. `done`: where the one before it ends."""
    period = reading.period
    is_day = period is None or period.is_day
    if flat[end : end + 1] == ")" and "(" in flat[start:end]:
        end += 1
    part = reading.part
    if is_day and (right := _RIGHT.match(flat, end)):
        part, end = _PART[right["part"]], right.end()
    left = _LEFT.search(flat[max(done, start - 40) : start])
    if left:
        at = max(done, start - 40) + left.start()
        if left["stage"]:
            start = at
            if is_day:
                part = part or _STAGE_PART.get(left["stage"])
            elif period:
                period = period.approximate()
        elif left["week"]:
            if is_day and period:
                start, period = at, (calendar.weekend if "weekend" in left["week"] else calendar.week)(period.first)
        elif left["order"]:
            start, part = at, part or ("earlier" if left["order"] == "earlier" else "later")
        elif left["about"] and not reading.clock and re.search(r"\d|early|late|month|year", flat[start:end]):
            start, period = at, period.approximate() if period else None
        elif left["part"] and is_day:
            start, part = at, _PART[left["part"]]
    return start, end, replace(reading, period=period, part=part)


def join(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Make one of a clock time and the day it stands beside ("5 p.m. on Sunday", "Sunday at 5 p.m.")."""
    joined: list[TimeExpression] = []
    for here in found:
        before = joined[-1] if joined else None
        if before and _BETWEEN.fullmatch(text, before.span.end, here.span.start):
            if before.clock and not here.clock and here.first == here.last:
                joined[-1] = _both(text, before, here, before.clock)
                continue
            if here.clock and not before.clock and before.first == before.last:
                joined[-1] = _both(text, before, before, here.clock, here.span.end)
                continue
        joined.append(here)
    return [_on_day_of_sentence(time, joined) for time in joined]


def _on_day_of_sentence(time: TimeExpression, all_: list[TimeExpression]) -> TimeExpression:
    """A clock time by itself belongs to the day that its own sentence names, wherever in it that stands."""
    if time.clock is None or time.anchor == "absolute":
        return time
    days = [other for other in all_ if other.clock is None and other.first and other.first == other.last]
    if len(days) != 1:
        return time
    return replace(days[0], span=time.span, text=time.text, clock=time.clock, part=time.part)


def _both(text: str, left: TimeExpression, day: TimeExpression, clock: object, end: int = 0) -> TimeExpression:
    span = Span(left.span.start, end or day.span.end)
    return replace(day, span=span, text=text[span.start : span.end], clock=clock, part=day.part or left.part)  # type: ignore[arg-type]
