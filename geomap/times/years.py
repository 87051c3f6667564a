"""Rules for years, decades and centuries: "1956", "2009-10", "fiscal 2019", "the 1980s", "12th century"."""

from __future__ import annotations

import datetime as dt
import re

from geomap.times import calendar
from geomap.times.context import Context, Reading
from geomap.times.rule import Example, Rule
from geomap.times.words import DECADES, ORDINALS, SPELLED_YEAR, YEAR, day_number, short_year, spelled_year

_YEAR_PREPOSITION = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|through|during|of|before|after|between|early|late|mid|around|circa|years?"
    r"|fiscal|than|post|pre)|mid-|post-|pre-|\((?:[bdc]\. )?)\s{0,3}(?:the\s{1,3})?$"
)
_NUMBERED = re.compile(
    r"(?:\b(?:flight|no\.?|number|route|highway|room|boeing|airbus|model|article|section|page|resolution|line|gate|bus"
    r"|train|channel|lot|box|unit|about|nearly|some|over|than|almost|roughly|under|only|another|with|least|at)"
    r"|[#$£€.:/-])\s{0,3}$"
)
_COUNTED = re.compile(
    r"\s?%|[- ]{1,2}(?:per ?cent|people|(?:\w*-)?(?:men|women)|\w*children|troops|police|of the|of them|hours|hrs|gmt"
    r"|utc|local|(?!(?:was|is|has|as|this|his|its|does|us|across|versus|plus|elections|games|olympics)\b)[a-z]{2,}s"
    r"|km|kg|mph|m|ft|mm|cm|mw|hp|cc|million|billion|dead|meter|metre|foot|mile|square)(?!\w)"
)
_SURE = re.compile(r"(?:\b(?:the|its|their|his|her|a|this|our|since|until|till|before|during)|'s|s')\s{1,3}$")
_THINGS = re.compile(
    r"[- ]{1,2}(?:people|men|women|children|troops|police|soldiers|dead|homes|houses|families|others|met(?:re|er)s"
    r"|miles|feet|yards|ton(?:ne)?s|dollars|euros|pounds|hours|minutes|days|acres|hectares|barrels|tickets|votes|seats)\b"
)
"""What is counted rather than of a year."""
_OF_COUNT = re.compile(r"\b(?:of|to|than|for)\s{1,3}$")
"""Before a number below 1900 that is rather a count; "of 1835" is a year, "of 1500" is not."""
_OLD = re.compile(r"(?:\b(?:the|this|that|its|his|her|their)|'s|s')\s{1,3}$")
_OLD_THING = re.compile(r"\s{1,3}(?!\w+s\b)[a-z]{3,}")
"""Around a year that says which: "the 1829 abolition"."""
_AND = re.compile(r"\s{0,3}(?:to|and|or|-|until|till|through)\s{1,3}")
OUR_TIME = 25
"""So many years around publication a plural behind the number is of that year: "2013 earnings"."""
MODERN = 1500
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))


def _stands_for_a_year(match: re.Match[str], context: Context) -> bool:
    """Whether the number is a year, by what stands around it."""
    number = int(match["y"])
    left, right = context.flat[max(0, match.start() - 20) : match.start()], context.flat[match.end() : match.end() + 24]
    if number >= 2200:
        return False
    if _goes_on(match, context):
        return not _THINGS.match(right)
    stretch = bool(match["z"]) and len(match["z"]) == 4 and not left.rstrip().endswith(":")
    placed = bool(_YEAR_PREPOSITION.search(left.removesuffix("at least ") if number >= 1900 else left)) or stretch
    if _NUMBERED.search(left) and not placed:
        return False
    now = context.publication.year if context.publication else dt.MAXYEAR
    of_our_time = abs(number - now) <= OUR_TIME and (placed or not _THINGS.match(right))
    if _COUNTED.match(right) and not of_our_time and not (1900 <= number < 2100 and _SURE.search(left)):
        return False
    if 1900 <= number < 2050 or stretch:
        return placed or number >= 1900
    if _OF_COUNT.search(left):
        return number % 10 > 0 and left.endswith("of ")
    return placed or (number >= MODERN and bool(_OLD.search(left)) and bool(_OLD_THING.match(right)))


def _goes_on(match: re.Match[str], context: Context) -> bool:
    """The second of two years: "from 1790 to 1801", "in 1687 and 1689"."""
    if context.before is None:
        return False
    end, period = context.before
    return period.days > 360 and _AND.fullmatch(context.flat, end, match.start()) is not None and not match["z"]


def _year(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["y"])
    if not _stands_for_a_year(match, context):
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
    number = int(match["y"]) if match["y"] else short_year(match["yy"])
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
    tens = int(digits) if digits else DECADES[match["word"] or match["word2"]]
    base = 1900
    if tens < 30 and context.publication and context.publication.year > 2000 + tens:
        base = 2000
    period = calendar.decade(base + tens)
    return Reading(period.approximate() if match["word2"] else period, "absolute")


def _century(match: re.Match[str], context: Context) -> Reading | None:
    number = day_number(match["n"])
    if not 1 <= number <= 30:
        return None
    return Reading(calendar.century(100 * (number - 1)), "absolute")


RULES = (
    Rule(
        "year",
        rf"(?P<y>{YEAR})(?: ?[-/] ?(?P<z>{YEAR}|\d\d(?![\w-])))?(?!s\b|-\d)",
        ("####",),
        _year,
        (
            Example("He fled in 1956.", "1956", "1956"),
            Example("The siege of 1683 failed.", "1683", "1683"),
            Example("A force of 1500 came.", None),
            Example("He raised its 1829 abolition of slavery.", "1829", "1829"),
            Example("He was there from 1790 to 1801.", "1790", "1790"),
            Example("It closed in 1990 and 1500 others left.", "1990", "1990"),
            Example("It cut its 2013 earnings again.", "2013", "2013"),
            Example("In 2000 floods came.", "2000", "2000"),
            Example("In 1683 the siege failed.", "1683", "1683"),
            Example("They won the league in 2009-10.", "2009-10", "2009/2010"),
            Example("The war of 1914-1918 ended empires.", "1914-1918", "1914/1918"),
            Example("A law on the books since 1980 requires it.", "1980", "1980"),
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
        r"(?:the )?(?P<y>1\d\d0|20[0-9]0)'?s|(?:the )?'(?P<yy>[2-9]0)'?s|(?:early|late|mid)[- ](?P<y2>[2-9]0)'?s"
        rf"|the (?P<word>{'|'.join(DECADES)})|(?:the )?(?:early|late|mid)[- ](?P<word2>{'|'.join(DECADES)})",
        ("##s", "##'", "####s", "####'", *DECADES),
        _decade,
        (
            Example("Mines closed in the 1980s.", "the 1980s", "198X"),
            Example("Canals of the 1800s silted up.", "the 1800s", "18XX"),
            Example("It fell in the nineties.", "the nineties", "199X"),
            Example("It fell in the late eighties.", "the late eighties", "198X~"),
            Example("He was in his eighties.", None),
        ),
    ),
    Rule(
        "century",
        rf"(?:the )?(?P<n>\d\d?(?:st|nd|rd|th)|{_ORDINAL})[ -]century(?! b\.?c)",
        ("century",),
        _century,
        (Example("A 12th century tower fell.", "12th century", "11XX"),),
    ),
)
