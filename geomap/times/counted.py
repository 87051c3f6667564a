"""Rules that count so many units from publication: "two years ago", "ten days from now", "within six months"."""

from __future__ import annotations

import re

from geomap.times import calendar, tense
from geomap.times.calendar import DAY, DAY_HOURS
from geomap.times.context import WEEK, Context, Reading
from geomap.times.rule import Example, Rule
from geomap.times.words import COUNT, ROUGHLY, UNITS, count


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    unit = {"centurie": "century"}.get(match["unit"].rstrip("s"), match["unit"].rstrip("s"))
    if unit in {"hour", "minute"}:
        return context.relative(0, "day") if match["n"].endswith(("few", "several")) or count(match["n"]) < 12 else None
    number = count(match["n"])
    if match["half"] and unit == "year":
        return context.relative(-6, "month")
    if match["half"] and unit not in {"decade", "century"}:
        return None
    if unit in {"decade", "century"} and context.publication:
        years = number * (10 if unit == "decade" else 100) // (2 if match["half"] else 1)
        return Reading(calendar.year(context.publication.year - years).approximate())
    if unit == "year" and number == 1 and context.told.quarter and context.publication:
        quarter = context.told.quarter.first
        return Reading(calendar.quarter(quarter.year - 1, (quarter.month + 2) // 3), "narrative", aside=True)
    if unit == "year" and context.publication and (match["this"] or match["today"]):
        there = calendar.add_months(context.publication, -12 * number)
        return Reading(calendar.shift(there, 0, match["this"] or "day"))
    reading = context.relative(-number, unit)
    if unit == "week" and context.publication and reading.period:
        return Reading(calendar.day(context.publication - number * WEEK * DAY).approximate())
    return Reading(reading.period.approximate()) if match["bound"] and reading.period else reading


def _this_time(match: re.Match[str], context: Context) -> Reading | None:
    return context.relative(-12 if match["which"] == "last" else 12, "month")


def _from_now(match: re.Match[str], context: Context) -> Reading | None:
    unit, number = match["unit"].rstrip("s"), count(match["n"])
    if unit == "hour":
        return context.relative(round(number / DAY_HOURS), "day")
    reading = context.relative(number, unit)
    return Reading(reading.period.approximate() if reading.period and unit != "day" else reading.period)


def _coming_days(match: re.Match[str], context: Context) -> Reading | None:
    if context.publication is None:
        return Reading(None)
    first = calendar.day(context.publication + DAY)
    days = {"days": 7, "weeks": 28, "months": 92}[match["unit"]]
    return Reading(calendar.interval(first, calendar.day(first.first + (days - 1) * DAY)).approximate())


def _within(match: re.Match[str], context: Context) -> Reading | None:
    lean = context.lean(match.start(), match.end())
    if lean < tense.FUTURE and (match["in"] == "in" or " to " not in context.flat[: match.start()]):
        return None
    reading = context.relative(count(match["n"]), match["unit"].rstrip("s"))
    return Reading(reading.period.approximate() if reading.period else None)


RULES = (
    Rule(
        "ago",
        rf"{ROUGHLY}(?P<bound>(?:less|more) than )?(?P<half>half )?(?P<n>{COUNT}|(?:a few|several)(?= hour| minute))"
        rf"(?: and a half)?"
        rf"[- ](?P<unit>{UNITS}|hours?|minutes?)[- ](?:or so )?ago(?: this (?P<this>week|month)| (?P<today>today))?",
        ("ago",),
        _ago,
        (
            Example("He left ten days ago.", "ten days ago", "2021-06-06"),
            Example("He died a few hours ago.", "a few hours ago", "2021-06-16"),
            Example("She moved two years ago.", "two years ago", "2019"),
            Example("It began three weeks ago.", "three weeks ago", "2021-05-26~"),
            Example("It closed half a century ago.", "half a century ago", "1971~"),
            Example("She moved more than two years ago.", "more than two years ago", "2019~"),
            Example("Fifty years ago this month the pit closed.", "Fifty years ago this month", "1971-06"),
        ),
    ),
    Rule(
        "this time last year",
        r"(?:at |around |about )?this time (?P<which>last|next) year",
        ("time",),
        _this_time,
        (Example("This time last year the pit was full.", "This time last year", "2020-06"),),
    ),
    Rule(
        "from now",
        rf"{ROUGHLY}(?P<n>{COUNT}) (?P<unit>hours?|days?|weeks?|months?|years?) from (?:now|today)",
        ("from",),
        _from_now,
        (
            Example("They will vote ten days from now.", "ten days from now", "2021-06-26"),
            Example("He will be back two years from now.", "two years from now", "2023~"),
        ),
    ),
    Rule(
        "coming days",
        r"(?:the )?(?:coming|next few) (?P<unit>days|weeks|months)",
        ("days", "weeks", "months"),
        _coming_days,
        (
            Example("Aid will come in the coming days.", "the coming days", "2021-06-17~/2021-06-23~"),
            Example("They will vote in the coming weeks.", "the coming weeks", "2021-06-17~/2021-07-14~"),
        ),
    ),
    Rule(
        "within",
        rf"(?P<in>within|in) (?:the next )?(?P<n>{COUNT}) (?P<unit>days?|weeks?|months?|years?)(?!'| of)",
        ("days", "week", "weeks", "month", "months", "year", "years"),
        _within,
        (Example("They will vote within six months.", "within six months", "2021-12~"),),
    ),
)
