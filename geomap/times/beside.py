"""What stands beside a date and belongs to it: "early", "the evening of", "morning", a clock time."""

from __future__ import annotations

import re
from dataclasses import replace

from geomap.model import DayPart
from geomap.times import calendar
from geomap.times.context import Reading
from geomap.times.words import spaced

_LEFT = re.compile(
    spaced(
        r"(?<!\w)(?:"
        r"(?:the )?(?:very )?(?P<stage>early|late|mid|(?:beginning|start|end|middle|close|turn|early part) of"
        r"|latter part of|first days of|first weeks of|last days of)(?: in| on)?[ -](?:the |its )?"
        r"|(?P<week>the week(?:end)? (?:of|beginning|ending)) (?:the )?"
        r"|(?P<order>earlier|later)(?: on| in)?(?: the)? "
        r"|(?P<about>about|around|circa|approximately|roughly|some ?time in|some ?time around) (?:the )?"
        r"|(?:the |on the |late )?(?P<part>morning|afternoon|evening|night|overnight|mid-(?:morning|day|afternoon))"
        r"(?: of| on)?"
        r" (?:the )?"
        r")$"
    )
)
_RIGHT = re.compile(r" {1,3}(?P<part>morning|afternoon|evening|night|noon|overnight)(?!\w)")
_STAGE_PART: dict[str, DayPart] = {"early": "morning", "late": "evening", "mid": "noon", "end of": "evening"}
_PART: dict[str, DayPart] = {
    "mid-morning": "morning", "morning": "morning", "mid-day": "noon", "noon": "noon", "mid-afternoon": "afternoon",
    "afternoon": "afternoon", "evening": "evening", "night": "night", "overnight": "night",
}  # fmt: skip


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
