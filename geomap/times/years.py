"""Rules for years, decades and centuries: "1956", "2009-10", "fiscal 2019", "the 1980s", "12th century"."""

from __future__ import annotations

import re

from geomap.times import calendar
from geomap.times.context import Context, Reading
from geomap.times.rule import Example, Rule
from geomap.times.words import DECADES, ORDINALS, SPELLED_YEAR, YEAR, day_number, short_year, spelled_year

_YEAR_PREPOSITION = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|through|during|of|before|after|between|early|late|mid|around|circa|years?"
    r"|fiscal|than|post|pre)|mid-|post-|pre-|\()\s{0,3}(?:the\s{1,3})?$"
)
_NUMBERED = re.compile(
    r"(?:\b(?:flight|no\.?|number|route|highway|room|boeing|airbus|model|article|section|page|resolution|line|gate|bus"
    r"|train|channel|lot|box|unit|about|nearly|some|over|than|almost|roughly|under|only|another|with|least|at)"
    r"|[#$£€.:/-])\s{0,3}$"
)
_COUNTED = re.compile(
    r"\s?%|[- ]{1,2}(?:per ?cent|people|men|women|children|troops|police|of the|of them|hours|hrs|gmt|utc|local"
    r"|(?!(?:was|is|has|as|this|his|its|does|us|across|versus|plus|elections|games|olympics)\b)[a-z]{2,}s"
    r"|km|kg|mph|m|ft|mm|cm|mw|hp|cc|million|billion|dead|meter|metre|foot|mile|square)(?!\w)"
)
_SURE = re.compile(r"(?:\b(?:the|its|their|his|her|a|this|our|since|until|till|before|during)|'s|s')\s{1,3}$")
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))


def _year(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["y"])
    left, right = context.flat[max(0, match.start() - 20) : match.start()], context.flat[match.end() : match.end() + 24]
    placed = bool(_YEAR_PREPOSITION.search(left))
    if _NUMBERED.search(left) and not placed:
        return None
    if _COUNTED.match(right) and not (1900 <= number < 2100 and _SURE.search(left)):
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
            Example("The siege of 1683 failed.", None),
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
