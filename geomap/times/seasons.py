"""Rules for parts of a year: "last summer", "the third quarter of 2019", "the first half of 2010"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from geomap.times import calendar, tense
from geomap.times.calendar import Period
from geomap.times.context import REL_YEAR, Context, Reading
from geomap.times.rule import Example, Rule
from geomap.times.words import SEASONS, SPELLED_YEAR, YEAR, day_number, spelled_year

_SEASON_PREPOSITION = re.compile(
    r"\b(?:in|into|during|since|until|by|over|through|throughout|before|after|early|late|of|from|spent"
    r"|(?:planned|scheduled|set|due|expected|slated) for|mid-?)\s{1,3}(?:the\s{1,3})?[a-z]+$"
)
_IN_A_YEAR = re.compile(rf" in {YEAR}\b")
_NO_QUARTER = re.compile(r"[- ]{0,2}(?:finals?|of an?|century|mile)\b")


def _season(match: re.Match[str], context: Context) -> Reading | None:
    code = SEASONS[match["s"]]
    named = match["which"] or match["y"] or match["rel"] or match["sp"]
    placed = _SEASON_PREPOSITION.search(context.flat[max(0, match.start() - 18) : match.end()])
    if context.flat.startswith(" training", match.end()):
        return None
    if context.text[match.start("s")].isupper() and re.match(r"\s[A-Z][a-z]", context.text[match.end() :][:3]):
        return None  # "the Winter Games"
    if not named and (match["s"] == "fall" or not placed):
        return None
    if not named and _IN_A_YEAR.match(context.flat, match.end()):
        return None  # "in winter in 2016": nobody knows whether at its beginning or its end
    if match["sp"]:
        return Reading(calendar.season(spelled_year(match["sp"]), code), "absolute")
    if match["y"]:
        return Reading(calendar.season(int(match["y"]), code), "absolute")
    if match["rel"]:
        return context.of_year(match["rel"], lambda year: calendar.season(year, code))
    publication, which = context.publication, match["which"]
    if which == "following":
        return _following(code, context)
    if which == "that":
        return context.of_year("that", lambda year: calendar.season(year, code))
    if publication and which in {"last", "past"}:
        over = [c for c in _seasons(publication.year, code) if c.last < publication]
        return Reading(over[-1] if over else None)
    if publication and which == "this":
        return Reading(calendar.season(publication.year, code))
    if publication and which in {"next", "coming"}:
        return Reading(next((c for c in _seasons(publication.year, code) if c.first > publication), None))
    candidates = [calendar.season(year, code) for year in context.years()]
    return context.nearest(candidates, context.lean(match.start(), match.end()))


def _seasons(year: int, code: int) -> list[Period]:
    """The same season of the years around: in January the winter that is over began two years before."""
    return [calendar.season(near, code) for near in range(max(1, year - 2), min(dt.MAXYEAR, year + 2) + 1)]


def _following(code: int, context: Context) -> Reading:
    """The first such season that begins after what was told; after a whole year, the next year's."""
    told = context.told.period
    if told is None:
        return Reading(None, "narrative")
    seasons = [calendar.season(told.first.year + later, code) for later in (0, 1)]
    since = told.last if told.days > 31 else told.first
    return Reading(next((s for s in seasons if s.first > since), seasons[-1]), "narrative")


def _quarter(match: re.Match[str], context: Context) -> Reading | None:
    if _NO_QUARTER.match(context.flat[match.end() : match.end() + 12]):
        return None
    number = int(match["q"]) if match["q"] else day_number(match["n"])
    if not 1 <= number <= 4:
        return None
    year = match["y"] or match["y2"]
    if match["fiscal"] or match["fiscal2"]:
        # A company's own year: nobody tells when it begins, so nothing finer than a year is known.
        known = calendar.year(int(year)) if year else context.publication and calendar.year(context.publication.year)
        return Reading(known.approximate() if known else None)
    if year:
        return Reading(calendar.quarter(int(year), number), "absolute")
    if match["rel"] or match["rel2"]:
        return context.of_year(match["rel"] or match["rel2"], lambda year: calendar.quarter(year, number))
    publication = context.publication
    if publication is None:
        return Reading(None)
    # Results of a quarter are reported, and expected, after it: only clear words reach for one that is far ahead.
    lean = min(tense.OPEN, context.lean(match.start(), match.end()))
    quarters = [calendar.quarter(year, number) for year in context.years()]
    near = context.nearest(quarters, lean)
    if match["ago"] and near.period:
        return replace(near, period=calendar.quarter(near.period.first.year - 1, number), aside=True)
    return near


def _half(match: re.Match[str], context: Context) -> Reading | None:
    number = 1 if match["n"] == "first" else 2
    if match["y"]:
        return Reading(calendar.half(int(match["y"]), number), "absolute")
    return context.of_year(match["rel"] or "this", lambda year: calendar.half(year, number))


RULES = (
    Rule(
        "season",
        rf"(?:the )?(?:(?P<which>last|past|next|coming|this|that|following) )?(?P<s>spring|summer|autumn|fall|winter)"
        rf"(?:,? (?:of )?(?:(?P<y>{YEAR})|(?P<rel>{REL_YEAR}) year|(?P<sp>{SPELLED_YEAR})))?",
        ("spring", "summer", "autumn", "fall", "winter"),
        _season,
        (
            Example("Floods came in the spring of 2010.", "the spring of 2010", "2010-21"),
            Example("It was first climbed in winter in 2016.", "2016", "2016"),
            Example("He was shot last fall.", "last fall", "2020-23"),
            Example("He met her in May 1911; the following autumn they married.", "the following autumn", "1911-23"),
            Example("They will return next summer.", "next summer", "2022-22"),
        ),
    ),
    Rule(
        "quarter",
        rf"(?:the |its )?(?:(?P<rel>{REL_YEAR}) year's )?(?:(?P<ago>(?:comparable )?year-(?:ago|earlier)) )?"
        rf"(?:(?P<y>{YEAR}) )?(?:(?P<fiscal>fiscal)[- ])?"
        r"(?:(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[- ](?P<fiscal2>fiscal )?quarter|q(?P<q>[1-4]))"
        rf"(?:(?:,? (?:of |in )?(?:the )?(?:fiscal (?:year )?)?)(?:(?P<y2>{YEAR})|(?P<rel2>{REL_YEAR}) year))?",
        ("quarter", "q"),
        _quarter,
        (
            Example("Profit fell in the first quarter.", "the first quarter", "2021-01/2021-03"),
            Example("Fourth-quarter sales rose.", "Fourth-quarter", "2020-10/2020-12"),
            Example("In Q3 2019 it shrank.", "Q3 2019", "2019-07/2019-09"),
            Example("She lost in the quarter-final.", None),
        ),
    ),
    Rule(
        "half year",
        rf"the (?P<n>first|second|latter|last) half of "
        rf"(?:the year|(?:fiscal )?(?P<y>{YEAR})|(?P<rel>{REL_YEAR}) year)",
        ("half",),
        _half,
        (Example("Exports fell in the second half of 2019.", "the second half of 2019", "2019-07/2019-12"),),
    ),
)
