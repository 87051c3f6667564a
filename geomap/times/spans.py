"""Rules for months, seasons, quarters, years, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from geomap.times import calendar, tense
from geomap.times.calendar import Period
from geomap.times.context import Context, Reading
from geomap.times.dated import MONTH_KEYS
from geomap.times.rule import Example, Rule
from geomap.times.words import (
    DECADES,
    MONTH,
    NAMELIKE_MONTHS,
    ORDINALS,
    SEASONS,
    SPELLED_YEAR,
    YEAR,
    day_number,
    month_number,
    spelled_year,
)

_STEP = {"this": 0, "last": -1, "next": 1, "that": None}
_DATE_PREPOSITION = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|through|during|of|before|after|for|last|next|this|early|late|mid|every|and|an?|its|the"
    r"|between|around|about|as of|throughout|through)|mid-|-|\()\s{0,3}$"
)
_YEAR_PREPOSITION = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|through|during|of|before|after|between|early|late|mid|around|circa|year|years"
    r"|fiscal|until|than)|mid-|\()\s{0,3}(?:the\s{1,3})?$"
)
_NUMBERED = re.compile(
    r"(?:\b(?:flight|no\.?|number|route|highway|room|boeing|airbus|model|article|section|page|resolution|line|gate|bus"
    r"|train|channel|lot|box|unit|about|nearly|some|over|than|almost|roughly|under|only|another|with|least|at)|[#$£€.:/-])"
    r"\s{0,3}$"
)
_COUNTED = re.compile(
    r"(?:\s?%|[- ]{1,2}(?:per ?cent|people|men|women|children|troops|police|of the|of them|local time|hours|hrs|gmt|utc|local"
    r"|(?!was\b|is\b|has\b|as\b|this\b|his\b|its\b|does\b|us\b|across\b|versus\b|plus\b|elections\b|games\b|olympics\b)"
    r"[a-z]{2,}s)(?!\w)|[- ]{1,2}(?:km|kg|mph|m|ft|mm|cm|mw|hp|cc|million|billion|dead|meter|metre|foot|mile|square)(?!\w))"
)
_SEASON_PREPOSITION = re.compile(
    r"\b(?:in|into|during|since|until|by|over|through|throughout|before|after|early|late|of|from|mid-?)\s{1,3}(?:the\s{1,3})?[a-z]+$"
)
_DETERMINED = re.compile(r"(?:\b(?:the|its|their|his|her|a|this|our)|'s|s')\s{1,3}$")


def _month_in_year(match: re.Match[str], context: Context) -> Reading | None:
    if not context.text[match.start("m")].isupper():
        return None
    month = month_number(match["m"])
    if match["rel"]:
        return _by_year(match["rel"], context, lambda year: calendar.month(year, month))
    year = int(match["y"] or 0) or (spelled_year(match["sp"]) if match["sp"] else _short_year(match["yy"]))
    return Reading(calendar.month(year, month), "absolute")


def _short_year(digits: str) -> int:
    return int(digits) + (1900 if int(digits) > 40 else 2000)


def _by_year(word: str, context: Context, build: Callable[[int], Period]) -> Reading:
    """This, last, next or that year's month, season or quarter."""
    step = _STEP[word]
    if step is None:
        told = context.told.period
        return Reading(build(told.first.year), "narrative") if told else Reading(None, "narrative")
    if context.publication is None:
        return Reading(None)
    return Reading(build(context.publication.year + step))


def _month(match: re.Match[str], context: Context) -> Reading | None:
    word, start = match["m"].rstrip("."), match.start("m")
    left, right = context.flat[:start], context.text[match.end() :]
    if not context.text[start].isupper():
        return None
    if word in NAMELIKE_MONTHS and not match["which"]:
        if not _DATE_PREPOSITION.search(left[-16:]) or re.match(r" [A-Z]", right):
            return None
        if re.match(r"\s{1,3}(?:be|have|not|also|well|yet|still|on)\b", right):
            return None
    if len(word) == 3 and word != "may" and not match["m"].endswith(".") and not _DATE_PREPOSITION.search(left[-16:]):
        return None
    month = month_number(word)
    candidates = [calendar.month(year, month) for year in context.years()]
    which = match["which"]
    if which and which != "this" and context.publication:
        back = "next" not in which and "coming" not in which
        now = (context.publication.year, context.publication.month)
        # "Last May" in June is not a month ago (that would be "last month").
        year = now[0] - (month >= now[1] - (which == "last")) if back else now[0] + (month <= now[1])
        return Reading(calendar.month(year, month))
    if which == "this" and context.publication:
        return Reading(calendar.month(context.publication.year, month))
    return context.nearest(candidates, context.lean(match.start(), match.end()))


def _year(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["y"])
    left, right = context.flat[max(0, match.start() - 20) : match.start()], context.flat[match.end() : match.end() + 24]
    placed = bool(_YEAR_PREPOSITION.search(left))
    if _NUMBERED.search(left) and not placed:
        return None
    if _COUNTED.match(right) and not (1900 <= number < 2100 and _DETERMINED.search(left)):
        return None
    if not placed and not 1900 <= number < 2050:
        return None
    if number >= 2200 or (number < 1900 and re.search(r"\b(?:of|to|than|for)\s{1,3}$", left)):
        return None
    if not match["z"]:
        return Reading(calendar.year(number), "absolute")
    last = int(match["z"]) if len(match["z"]) == 4 else number - number % 100 + int(match["z"])
    if last == number + 1 - 100:
        last += 100
    if not number < last <= number + 100:
        return Reading(calendar.year(number), "absolute") if len(match["z"]) == 2 else None
    return Reading(calendar.interval(calendar.year(number), calendar.year(last)), "absolute")


def _spelled(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(calendar.year(spelled_year(match["sp"])), "absolute")


def _fiscal(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["y"]) if match["y"] else _short_year(match["yy"])
    return Reading(calendar.year(number).approximate(), "absolute")


def _era(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(calendar.year(int(match["after"] or match["before"])), "absolute")


def _decade(match: re.Match[str], context: Context) -> Reading | None:
    if match["y"]:
        number = int(match["y"])
        if number % 100 == 0 and number < 2000:
            return Reading(calendar.century(number), "absolute")
        return Reading(calendar.decade(number), "absolute")
    digits = match["yy"] or match["y2"]
    tens = int(digits) if digits else DECADES[match["word"]]
    base = 1900
    if tens < 30 and context.publication and context.publication.year > 2000 + tens:
        base = 2000
    return Reading(calendar.decade(base + tens), "absolute")


def _century(match: re.Match[str], context: Context) -> Reading | None:
    word = match["n"]
    number = ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))
    if not 1 <= number <= 30:
        return None
    return Reading(calendar.century(100 * (number - 1)), "absolute")


def _season(match: re.Match[str], context: Context) -> Reading | None:
    code = SEASONS[match["s"]]
    if not (match["which"] or match["y"] or match["rel"]):
        if match["s"] == "fall" or not _SEASON_PREPOSITION.search(
            context.flat[max(0, match.start() - 12) : match.end()]
        ):
            return None
    if match["y"]:
        return Reading(calendar.season(int(match["y"]), code), "absolute")
    if match["rel"]:
        return _by_year(match["rel"], context, lambda year: calendar.season(year, code))
    publication, which = context.publication, match["which"]
    candidates = [calendar.season(year, code) for year in context.years()]
    if which == "that":
        return _by_year("that", context, lambda year: calendar.season(year, code))
    if publication and which in {"last", "past"}:
        return Reading([c for c in candidates if c.last < publication][-1])
    if publication and which == "this":
        return Reading(calendar.season(publication.year, code))
    if publication and which in {"next", "coming"}:
        return Reading(next(c for c in candidates if c.first > publication))
    return context.nearest(candidates, context.lean(match.start(), match.end()))


def _quarter(match: re.Match[str], context: Context) -> Reading | None:
    if re.match(r"[- ]{0,2}(?:finals?|of an?|century|mile)\b", context.flat[match.end() : match.end() + 12]):
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
        return _by_year(match["rel"] or match["rel2"], context, lambda year: calendar.quarter(year, number))
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
    return _by_year(match["rel"] or "this", context, lambda year: calendar.half(year, number))


_REL_YEAR = r"(?:this|last|next|that)"

RULES = (
    Rule(
        "month of a year",
        rf"(?P<m>{MONTH})(?:,? (?:of |in )?(?:the year )?(?P<y>{YEAR})(?!-\d)|,? (?:of )?(?P<rel>{_REL_YEAR}) year"
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
        rf"(?:(?P<which>last|next|this|this past|this coming|this last) )?(?P<m>{MONTH})(?! ?\d)",
        MONTH_KEYS,
        _month,
        (
            Example("The dam broke in December.", "December", "2020-12"),
            Example("The dam will open in December.", "December", "2021-12"),
            Example("Last May they met.", "Last May", "2020-05"),
            Example("Last August they met.", "Last August", "2020-08"),
            Example("Fighting has gone on since March.", "March", "2021-03"),
            Example("The rebels may go home.", None),
            Example("Protesters march in Kyiv.", None),
            Example("Theresa May resigned.", None),
            Example("A June deal ended the strike.", "June", "2021-06"),
        ),
    ),
    Rule(
        "year",
        rf"(?P<y>{YEAR})(?: ?[-/] ?(?P<z>{YEAR}|\d\d(?![\w-])))?(?!s\b|-\d)",
        ("####",),
        _year,
        (
            Example("He fled in 1956.", "1956", "1956"),
            Example("The siege of 1683 failed.", None),
            Example("In 1683 the siege failed.", "1683", "1683"),
            Example("They won the league in 2009-10.", "2009-10", "2009/2010"),
            Example("The war of 1914-1918 ended empires.", "1914-1918", "1914/1918"),
            Example("Power failed in 1500 homes.", None),
            Example("About 2000 people came.", None),
            Example("Flight 1976 was late.", None),
        ),
    ),
    Rule(
        "year in words",
        rf"(?:the year )?(?P<sp>{SPELLED_YEAR})(?! (?:hundred|thousand|people|men|dollars|miles|years?))",
        ("nineteen", "eighteen", "twenty", "thousand"),
        _spelled,
        (
            Example("He left in nineteen seventy-nine.", "nineteen seventy-nine", "1979"),
            Example("By the year two thousand all was well.", "the year two thousand", "2000"),
        ),
    ),
    Rule(
        "fiscal year",
        rf"(?:the )?(?:fiscal|financial) (?:year )?(?:(?P<y>{YEAR})|'(?P<yy>\d\d))",
        ("fiscal", "financial"),
        _fiscal,
        (Example("Sales fell in fiscal 2019.", "fiscal 2019", "2019~"),),
    ),
    Rule(
        "year of an era",
        r"(?:(?:a\.d\.|ad) (?P<after>[1-9]\d{0,3})|(?P<before>[1-9]\d{0,3}) (?:a\.d\.|ad|c\.e\.|ce))",
        ("ad", "ce", "d", "e"),
        _era,
        (Example("The town was buried in AD 79.", "AD 79", "0079"),),
    ),
    Rule(
        "decade",
        rf"(?:the )?(?P<y>1\d\d0|20[0-9]0)'?s|(?:the )?'(?P<yy>[2-9]0)'?s|(?:early|late|mid)[- ](?P<y2>[2-9]0)'?s|the (?P<word>{'|'.join(DECADES)})",
        ("##", "####", *DECADES),
        _decade,
        (
            Example("Mines closed in the 1980s.", "the 1980s", "198X"),
            Example("Canals of the 1800s silted up.", "the 1800s", "18XX"),
            Example("It fell in the nineties.", "the nineties", "199X"),
        ),
    ),
    Rule(
        "century",
        rf"(?:the )?(?P<n>\d\d?(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})[ -]century(?! b\.?c)",
        ("century",),
        _century,
        (Example("A 12th century tower fell.", "12th century", "11XX"),),
    ),
    Rule(
        "season",
        rf"(?:the )?(?:(?P<which>last|past|next|coming|this|that) )?(?P<s>spring|summer|autumn|fall|winter)"
        rf"(?:,? (?:of )?(?:(?P<y>{YEAR})|(?P<rel>{_REL_YEAR}) year))?",
        ("spring", "summer", "autumn", "fall", "winter"),
        _season,
        (
            Example("Floods came in the spring of 2010.", "the spring of 2010", "2010-21"),
            Example("He was shot last fall.", "last fall", "2020-23"),
            Example("They will return next summer.", "next summer", "2022-22"),
        ),
    ),
    Rule(
        "quarter",
        rf"(?:the |its )?(?:(?P<rel>{_REL_YEAR}) year's )?(?:(?P<ago>(?:comparable )?year-(?:ago|earlier)) )?(?:(?P<y>{YEAR}) )?"
        rf"(?:(?P<fiscal>fiscal)[- ])?(?:(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[- ](?P<fiscal2>fiscal )?quarter"
        rf"|q(?P<q>[1-4]))(?:(?:,? (?:of |in )?(?:the )?(?:fiscal (?:year )?)?)(?:(?P<y2>{YEAR})|(?P<rel2>{_REL_YEAR}) year))?",
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
        rf"the (?P<n>first|second|latter) half of (?:the year|(?:fiscal )?(?P<y>{YEAR})|(?P<rel>{_REL_YEAR}) year)",
        ("half",),
        _half,
        (Example("Exports fell in the second half of 2019.", "the second half of 2019", "2019-07/2019-12"),),
    ),
)
