"""Rules that count from the last date told: "the next day", "two weeks later", "that year", "the quarter"."""

from __future__ import annotations

import re
from dataclasses import replace

from geomap.english.numbers import SMALL
from geomap.model import DayPart
from geomap.times import calendar, tense
from geomap.times.calendar import DAY_HOURS
from geomap.times.context import Context, Reading
from geomap.times.rule import Example, Rule, plain
from geomap.times.words import COUNT, MONTH, ROUGHLY, UNITS, WEEKDAY, YEAR, count

_UNRESOLVED = Reading(None, "narrative")
_STEP = {"same": 0, "that same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}


def _neighbour(match: re.Match[str], context: Context) -> Reading | None:
    unit, which = match["unit"], plain(match["which"])
    if unit == "weekend":
        told = context.told_day() if which.endswith(("that", "same")) else None
        return Reading(calendar.weekend(told.first), "narrative") if told else None
    in_a_day = unit in {"morning", "afternoon", "evening", "night", "day"}
    if which == "next" and not in_a_day:
        return None
    if in_a_day:
        lean = context.lean(match.start(), match.end())
        told = context.told_day(lean=lean)
        if context.before and which.endswith("same") and context.before[1] == context.told.passing:
            told = context.told.passing  # "who on Friday signed it flew out the same night"
        part = None if unit == "day" else unit
        if told is None:
            return Reading(None, "narrative", part=part)  # type: ignore[arg-type]
        period = calendar.shift(told.first, _STEP[which], "day")
        return Reading(period, "narrative", part=part)  # type: ignore[arg-type]
    if context.told.period is None:
        return context.relative(-1, unit) if which == "previous" else _UNRESOLVED
    return Reading(calendar.shift(context.told.period.first, _STEP[which], unit), "narrative")


def _day_before(match: re.Match[str], context: Context) -> Reading | None:
    unit, part = match["unit"], _PARTS.get(match["unit"])
    told = context.told_day() if unit == "day" or part else context.told.period
    if told is None:
        return _UNRESOLVED
    step = -1 if match["side"] in {"before", "earlier"} else 1
    period = calendar.shift(told.first, step, "day" if part else unit)
    return Reading(period, "narrative", part=part, aside=unit != "day")


def _in_the_day(match: re.Match[str], context: Context) -> Reading | None:
    period = context.told_day(lean=context.lean(match.start(), match.end()))
    part = "earlier" if match["side"].startswith("earl") else "later"
    if period is None:
        period = context.relative(0, "day").period
    return Reading(period, "narrative", part=part)  # type: ignore[arg-type]


def _part_of_day(match: re.Match[str], context: Context) -> Reading | None:
    before, lean = context.flat[: match.start()].rstrip(), context.lean(match.start(), match.end())
    opens = not before or before[-1] in ",;" or before.endswith(" and")
    if not opens and (lean > tense.PAST or before.split()[-1] in SMALL or before[-1].isdigit()):
        return None  # "in the mornings", "he swims in the morning"
    return _of_day(context, lean, _PARTS[match["part"]], 0 if opens else 1)


def _of_day(context: Context, lean: int, part: DayPart, paragraphs: int) -> Reading | None:
    """That part of the day last told, or of the report's own if none was."""
    told = context.told_day(paragraphs, lean)
    if told:
        dawned = part == "morning" and context.told.late and told == context.told.day
        return Reading(calendar.shift(told.first, 1, "day") if dawned else told, "narrative", part=part)
    if lean > tense.PAST or context.told.tale or context.publication is None:
        return None
    return Reading(context.relative(0, "day").period, part=part)


_PARTS: dict[str, DayPart] = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "dawn": "morning", "daybreak": "morning",
    "dusk": "evening", "nightfall": "evening", "sunset": "evening",
    "night": "night",
}  # fmt: skip
_TWILIGHT = frozenset({"dawn", "daybreak", "dusk", "nightfall", "sunset"})


def _by_part_of_day(match: re.Match[str], context: Context) -> Reading | None:
    lean, part = context.lean(match.start(), match.end()), match["part"]
    if context.before is None and (lean > tense.PAST or part not in _TWILIGHT):
        return None  # "the hills are cold at night"
    return _of_day(context, lean, _PARTS[part], 0 if context.before else 1)


def _later(match: re.Match[str], context: Context) -> Reading | None:
    if match["unit"].startswith(("hour", "minute")):
        told = context.told_day()
        hours = count(match["n"]) if match["n"] and match["unit"].startswith("hour") else 0
        if told and hours >= DAY_HOURS:
            days = round(hours / DAY_HOURS) * (1 if match["side"] in {"later", "afterwards", "after"} else -1)
            return Reading(calendar.shift(told.first, days, "day"), "narrative")
        return Reading(told, "narrative", part="later" if match["side"] == "later" else "earlier")
    unit = {"centurie": "century"}.get(match["unit"].rstrip("s"), match["unit"].rstrip("s"))
    number = count(match["n"]) if match["n"] else None
    if number is None:
        return None
    step = number if match["side"] in {"later", "afterwards", "after"} else -number
    if unit == "year" and step == -1 and context.told.quarter:
        start = context.told.quarter.first
        return Reading(calendar.quarter(start.year - 1, (start.month + 2) // 3), "narrative", aside=True)
    told = context.told.period
    if unit in {"day", "week", "night"}:
        beside = context.before[1] if context.before and step > 0 else None
        lean = context.lean(match.start(), match.end())
        told = beside if beside and beside.is_day else context.told_day()
        if told and context.publication and told.first > context.publication:
            told = context.told_day(lean=lean)
        if told is None:
            return _UNRESOLVED
        days = step * (7 if unit == "week" else 1)
        period = calendar.shift(told.first, days, "day")
        today, passing = context.publication, context.told.passing
        if today and passing and lean <= tense.PAST and period.first > today:
            period = calendar.shift(passing.first, days, "day")
        part: DayPart | None = "night" if unit == "night" else None
        return Reading(period.approximate() if unit == "week" else period, "narrative", part=part)
    if told is None:
        return _UNRESOLVED
    return Reading(calendar.shift(told.first, step, unit), "narrative")


def _the_quarter(match: re.Match[str], context: Context) -> Reading | None:
    flat, words = context.flat, match[0]
    if re.match(r"[- ]{0,2}(?:finals?|of|century|mile)\b|-to\b", flat[match.end() : match.end() + 12]):
        return None
    told = context.told.quarter
    if told is None and context.publication:
        told = calendar.shift(context.publication, -1, "quarter") if match["noun"] != "period" else None
    if told is None:
        return None if match["noun"] == "period" else _UNRESOLVED
    number = (told.first.month + 2) // 3
    if match["y"]:
        return Reading(calendar.quarter(int(match["y"]), number), "narrative", aside=True)
    back = "ago" in words or "earlier" in words
    return Reading(calendar.quarter(told.first.year - back, number), "narrative", aside=back)


def _year_earlier(match: re.Match[str], context: Context) -> Reading | None:
    if context.told.quarter:
        start = context.told.quarter.first
        return Reading(calendar.quarter(start.year - 1, (start.month + 2) // 3), "narrative", aside=True)
    return replace(context.relative(-1, "year"), aside=True)


RULES = (
    Rule(
        "day, week, month, year beside the one told",
        r"(?:the )?(?P<which>same|that same|that|next|following|previous|preceding) "
        r"(?P<unit>day|weekend|week|month|year|decade|morning|afternoon|evening|night)(?! of)",
        ("day", "week", "weekend", "month", "year", "decade", "morning", "afternoon", "evening", "night"),
        _neighbour,
        (
            Example("On May 3 they met; the next day they fought.", "the next day", "2021-05-04"),
            Example("They met on May 9; he who on May 3 signed fled the same night.", "the same night", "2021-05-03"),
            Example("It shut on May 3 and burned that weekend.", "that weekend", "2021-05-08/2021-05-09"),
            Example("They left on May 3 and landed next morning.", "next morning", "2021-05-04"),
            Example("He came in 1997, and that year he won.", "that year", "1997"),
            Example("He came in 1997 and left the following year.", "the following year", "1998"),
        ),
    ),
    Rule(
        "the day before",
        r"(?:the|a|one) (?P<unit>day|week|month|year|morning|afternoon|evening|night) (?P<side>before|after)"
        r"(?= ?[.,;:)]| ?$| (?:and|but|in|at|from|with|near|to|so)\b)",
        ("before", "after"),
        _day_before,
        (
            Example("They fought on May 3, having met the day before.", "the day before", "2021-05-02"),
            Example("He spoke on May 3. He had landed the night before at Lima.", "the night before", "2021-05-02"),
        ),
    ),
    Rule(
        "earlier in the day",
        r"(?P<side>earlier|later|late|early)(?: on)? (?:in the|that|the same) day",
        ("day",),
        _in_the_day,
        (
            Example("On May 3 they met; later in the day they fought.", "later in the day", "2021-05-03"),
            Example(
                "He landed on May 3, and is to stay until Sunday. Later in the day he spoke.",
                "Later in the day",
                "2021-05-03",
            ),
        ),
    ),
    Rule(
        "part of the day told",
        r"(?:in|during) the (?P<part>morning|afternoon|evening|night)(?! of\b|s\b)",
        ("morning", "afternoon", "evening", "night"),
        _part_of_day,
        (
            Example("On May 3 they met; in the afternoon they signed.", "in the afternoon", "2021-05-03"),
            Example("She left Rome on May 3 and landed at Lima in the evening.", "in the evening", "2021-05-03"),
            Example("They met on May 3. During the night a ship took him home.", "During the night", "2021-05-03"),
            Example(
                "He was freed late on the evening of May 3. In the morning he left.", "In the morning", "2021-05-04"
            ),
            Example("The ferry sank in the morning off Crete.", "in the morning", "2021-06-16"),
            Example("He swims in the morning.", None),
        ),
    ),
    Rule(
        "by a part of the day told",
        r"(?:by|at|towards?|(?:shortly |just )?(?:before|after))(?: the)? "
        r"(?P<part>morning|afternoon|evening|nightfall|dusk|dawn|daybreak|sunset|night)"
        rf"(?! (?:of|on|the next|when|yesterday|today|tomorrow|{WEEKDAY}|{MONTH}|\d)\b|s\b)",
        ("morning", "afternoon", "evening", "nightfall", "dusk", "dawn", "daybreak", "sunset", "night"),
        _by_part_of_day,
        (
            Example("She was caught early on May 3 and was home by the afternoon.", "by the afternoon", "2021-05-03"),
            Example("They left on May 3 and came to a farm at dusk.", "at dusk", "2021-05-03"),
            Example("Police raided the farm shortly before dawn.", "shortly before dawn", "2021-06-16"),
            Example("The hills are cold at night.", None),
        ),
    ),
    Rule(
        "later",
        rf"{ROUGHLY}(?:(?P<n>{COUNT}) )?(?P<unit>{UNITS}|nights?|hours?|minutes?) "
        r"(?P<side>later|earlier|afterwards|previously|(?:before|after)(?= ?[.,;:)]| ?$))(?! than| or )",
        ("later", "earlier", "afterwards", "previously", "before", "after"),
        _later,
        (
            Example("He fell ill on May 3 and died two days later.", "two days later", "2021-05-05"),
            Example("He fell ill in 1997 and died a year later.", "a year later", "1998"),
            Example("He vanished on May 3; two nights later he crossed the Rhine.", "two nights later", "2021-05-05"),
            Example(
                "He won on Tuesday in Rome, where he had landed on June 3. Two days later he was ill.",
                "Two days later",
                "2021-06-05",
            ),
            Example("It broke on May 3 and was mended 48 hours later.", "48 hours later", "2021-05-05"),
            Example("On May 3 they buried the man who was shot two days before.", "two days before", "2021-05-01"),
        ),
    ),
    Rule(
        "the quarter",
        rf"(?:the |this |a )?(?:(?:latest|same|comparable|corresponding|year-ago|year-earlier|(?P<y>{YEAR})) ){{1,2}}"
        r"(?P<noun>quarter|period)"
        r"|the quarter(?! (?:century|mile|of))",
        ("quarter", "period"),
        _the_quarter,
        (
            Example("Sales fell in the first quarter of 2019; the quarter was cold.", "the quarter", "2019-01/2019-03"),
            Example(
                "They rose from the fourth quarter to the year-ago quarter.", "the year-ago quarter", "2019-10/2019-12"
            ),
        ),
    ),
    Rule(
        "year-earlier",
        r"year-(?:earlier|ago)",
        ("earlier", "ago"),
        _year_earlier,
        (Example("Profit fell from year-earlier figures.", "year-earlier", "2020"),),
    ),
)
