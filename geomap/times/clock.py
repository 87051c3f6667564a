"""Rules for times of day: "5 p.m.", "17:58 local time", "0617 UTC", "noon"."""

from __future__ import annotations

import datetime as dt
import re

from geomap.english.numbers import SMALL
from geomap.times.context import Context, Reading
from geomap.times.rule import Example, Rule

_NAMES = r"(?:utc|gmt|bst|[ecmp][sd]?t|[ce]est|cet|eest|msk|[ijks]st|sgt|hkt|ae[sd]t|nz[sd]t|[sw]ast|[ew]at)"
_ZONE = rf"(?:(?: \(?|, )(?:local(?: time)?|{_NAMES}|[a-z]+ (?:standard |daylight )?time)(?!\w))?"
_AT = re.compile(r"\b(?:at|around|about|by|until|till|since|from|to|before|after|between|and)\s{1,3}$")
_HOURS = rf"(?:local time|local|hours|hrs|{_NAMES}|[a-z]+ time|z)"


def _on_told_day(clock: dt.time, context: Context) -> Reading:
    told = context.told_day(paragraphs=2)
    if told:
        return Reading(told, "narrative", clock)
    return Reading(context.relative(0, "day").period, "publication", clock)


def _after_at(match: re.Match[str], context: Context) -> bool:
    return bool(_AT.search(context.flat[max(0, match.start() - 12) : match.start()]))


def _twelve_hour(match: re.Match[str], context: Context) -> Reading | None:
    hour = SMALL.get(match["h"]) or int(match["h"])
    if hour > 12 or (match["of"] and not match["oclock"] and not _after_at(match, context)):
        return None
    if match["ap"]:
        afternoon = match["ap"] == "p"
    elif match["of"]:
        afternoon = "morning" not in match["of"]
    else:
        afternoon = hour == 12 or hour < 7  # "nine o'clock" alone is the morning's, "three o'clock" is not
    return _on_told_day(dt.time(hour % 12 + 12 * afternoon, int(match["mi"] or 0)), context)


def _day_hours(match: re.Match[str], context: Context) -> Reading | None:
    if not match["zone"] and not _after_at(match, context):
        return None
    if not match["zone"] and re.match(
        r"\s(?:minutes?|hours?|in favou?r|against|lead|win)", context.flat[match.end() :]
    ):
        return None
    return _on_told_day(dt.time(int(match["h"]), int(match["mi"])), context)


def _named(match: re.Match[str], context: Context) -> Reading | None:
    word = match["word"]
    if word == "midnight" and re.match(r"\s(?:oil|sun|express|blue|mass)\b", context.flat[match.end() :]):
        return None
    return _on_told_day(dt.time(0 if word == "midnight" else 12), context)


RULES = (
    Rule(
        "twelve hours",
        rf"(?P<h>1[0-2]|0?[1-9]|{'|'.join(SMALL)})(?:[:.](?P<mi>[0-5]\d))?(?: ?(?P<ap>[ap])(?:m\b|\. ?m\b\.?)"
        rf"|(?P<oclock> o'clock)?(?P<of> in the (?:morning|afternoon|evening))| o'clock){_ZONE}",
        ("m", "am", "pm", "clock", "morning", "afternoon"),
        _twelve_hour,
        (
            Example("They met at 5 p.m. in Rome.", "5 p.m.", "2021-06-16"),
            Example("The raid began at 4 in the morning.", "4 in the morning", "2021-06-16"),
            Example("He shot three in the morning.", None),
            Example("On May 3 he spoke; at 10:30 am EST he left.", "10:30 am EST", "2021-05-03"),
        ),
    ),
    Rule(
        "twenty-four hours",
        rf"(?P<h>[01]?\d|2[0-3])(?::(?P<mi>[0-5]\d))(?![:.]\d)(?P<zone> \(?{_HOURS}(?!\w))?",
        ("#:", "##:"),
        _day_hours,
        (Example("It crashed at 17:58 local time.", "17:58 local time", "2021-06-16"),),
    ),
    Rule(
        "four digits",
        rf"(?P<h>[01]\d|2[0-3])\.?(?P<mi>[0-5]\d)(?P<zone> ?{_HOURS}(?!\w))",
        ("##.", "####"),
        _day_hours,
        (
            Example("It crashed at 0617 UTC.", "0617 UTC", "2021-06-16"),
            Example("Published 10.30 BST.", "10.30 BST", "2021-06-16"),
        ),
    ),
    Rule(
        "noon",
        r"(?P<word>noon|midnight|midday)",
        ("noon", "midnight", "midday"),
        _named,
        (Example("They met at noon.", "noon", "2021-06-16"),),
    ),
)
