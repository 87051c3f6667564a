"""Rules for months: "March 1999", "June last year", "December"."""

from __future__ import annotations

import re

from geomap.english.months import month_number
from geomap.times import calendar
from geomap.times.context import REL_YEAR, Context, Reading
from geomap.times.dated import MONTH_KEYS, shared_year
from geomap.times.rule import Example, Rule, plain
from geomap.times.words import MONTH, NAMELIKE_MONTHS, SPELLED_YEAR, YEAR, short_year, spelled_year

_DATE_PREPOSITION = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|through|throughout|during|of|before|after|for|last|next|this|early|late|mid"
    r"|every|and|an?|its|the|between|around|about|as of|recently as)|mid-|-|\()\s{0,3}$"
)
_IN = re.compile(r"\b(?:in|since|until)\s$")
_NO_MONTH = {
    "may": re.compile(r"\s{1,3}(?:be|have|not|also|well|yet|still)\b"),
    "march": re.compile(r"\s{1,3}(?:on|against|of (?!last|this|next|that|\d)|for [A-Z])"),
}
"""After "May" as a verb, and "March" as a procession or a charity."""


def _month_in_year(match: re.Match[str], context: Context) -> Reading | None:
    if not context.text[match.start("m")].isupper():
        return None
    month = month_number(match["m"])
    if match["rel"]:
        return context.of_year(match["rel"], lambda year: calendar.month(year, month))
    year = int(match["y"] or 0) or (spelled_year(match["sp"]) if match["sp"] else short_year(match["yy"]))
    return Reading(calendar.month(year, month), "absolute")


def _month(match: re.Match[str], context: Context) -> Reading | None:
    word, start = match["m"].rstrip("."), match.start("m")
    left, right = context.flat[:start], context.text[match.end() :]
    if not context.text[start].isupper():
        return None
    if word in NAMELIKE_MONTHS and not match["which"]:
        if not _DATE_PREPOSITION.search(left[-16:]) or re.match(r" [A-Z]", right):
            return None
        if word in _NO_MONTH and _NO_MONTH[word].match(right) and not _IN.search(left[-6:]):
            return None
    if len(word) == 3 and word != "may" and not match["m"].endswith(".") and not _DATE_PREPOSITION.search(left[-16:]):
        return None
    month = month_number(word)
    candidates = [calendar.month(year, month) for year in context.years()]
    which = plain(match["which"]).removeprefix("the ")
    if which in {"following", "previous"}:
        return _beside_told(month, which == "following", context)
    if which == "that":
        return context.of_year("that", lambda year: calendar.month(year, month))
    if which and which != "this" and context.publication:
        back = "next" not in which and "coming" not in which
        now = (context.publication.year, context.publication.month)
        # "Last May" in June is not a month ago (that would be "last month").
        year = now[0] - (month >= now[1] - (which == "last")) if back else now[0] + (month <= now[1])
        return Reading(calendar.month(year, month))
    if which == "this" and context.publication:
        return Reading(calendar.month(context.publication.year, month))
    if shared := shared_year(match, context):
        return Reading(calendar.month(shared, month), "absolute")
    return context.nearest(candidates, context.lean(match.start(), match.end()))


def _beside_told(month: int, after: bool, context: Context) -> Reading:
    told = context.told.period
    if told is None:
        return Reading(None, "narrative")
    year, now = told.first.year, told.first.month
    # After a whole year, "the following March" is the next year's.
    year += (month <= now or told.days > 31) if after else -(month >= now)
    return Reading(calendar.month(year, month), "narrative")


RULES = (
    Rule(
        "month of a year",
        rf"(?P<m>{MONTH})(?:,? (?:of |in )?(?:the year )?(?P<y>{YEAR})(?!-\d)|,? (?:of )?(?P<rel>{REL_YEAR}) year"
        rf"| '(?P<yy>\d\d)| (?P<sp>{SPELLED_YEAR}))",
        MONTH_KEYS,
        _month_in_year,
        (
            Example("The war began in March 1999.", "March 1999", "1999-03"),
            Example("It was bought in June last year.", "June last year", "2020-06"),
            Example("A vote is due in May of next year.", "May of next year", "2022-05"),
            Example("The strike of January nineteen ninety-seven ended.", "January nineteen ninety-seven", "1997-01"),
        ),
    ),
    Rule(
        "month",
        r"(?:(?P<which>(?:the )?(?:following|previous)|last|next|that|this|this past|this coming|this last) )?"
        rf"(?P<m>{MONTH})(?! ?\d)",
        MONTH_KEYS,
        _month,
        (
            Example("The dam broke in December.", "December", "2020-12"),
            Example("The dam will open in December.", "December", "2021-12"),
            Example("Last May they met.", "Last May", "2020-05"),
            Example("Last August they met.", "Last August", "2020-08"),
            Example("Fighting has gone on since March.", "March", "2021-03"),
            Example("Fighting has gone on since July.", "July", "2020-07"),
            Example("He was arrested in July at the border.", "July", "2020-07"),
            Example("The races were cancelled in July.", "July", "2021-07"),
            Example("The rebels may go home.", None),
            Example("Protesters march in Kyiv.", None),
            Example("Theresa May resigned.", None),
            Example("It rained from March to June 2010.", "March", "2010-03"),
            Example("It was put off from October to March 2010.", "October", "2009-10"),
            Example("He came in 1997 and left the following March.", "the following March", "1998-03"),
            Example("In August a ferry on its way to Malta sank.", "August", "2020-08"),
            Example("A June deal ended the strike.", "June", "2021-06"),
            Example("Two men died in June on the road to Lima.", "June", "2021-06"),
            Example("Thousands joined the March on Washington.", None),
            Example("He came in 1997 and left that March.", "that March", "1997-03"),
        ),
    ),
)
