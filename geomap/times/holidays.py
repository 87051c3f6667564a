"""Holidays that fix a day. Only those that one calendar fixes alike wherever the name is used so.

Those that the moon and its sighting decide are told as approximate.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from geomap.times import calendar, feasts
from geomap.times.calendar import DAY, Period, nth_weekday
from geomap.times.context import Context, Reading
from geomap.times.rule import Example, Rule
from geomap.times.words import YEAR


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], dt.date]:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _from_easter(days: int) -> Callable[[int], dt.date]:
    return lambda year: calendar.easter(year) + days * DAY


HOLIDAYS: dict[str, Callable[[int], dt.date]] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king jr. day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(2, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "shrove tuesday": _from_easter(-47),
    "mardi gras": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "international women's day": _fixed(3, 8),
    "april fools' day": _fixed(4, 1),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "ascension day": _from_easter(39),
    "whit monday": _from_easter(50),
    "mother's day": _nth(5, 6, 2),
    "memorial day": _nth(5, 0, -1),
    "father's day": _nth(6, 6, 3),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "election day": lambda year: nth_weekday(year, 11, 0, 1) + DAY,
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "orthodox easter": feasts.orthodox_easter,
    "passover": feasts.passover,
    "rosh hashanah": feasts.rosh_hashanah,
    "yom kippur": feasts.yom_kippur,
    "lunar new year": feasts.lunar_new_year,
    "chinese new year": feasts.lunar_new_year,
    "diwali": feasts.diwali,
    "eid al-fitr": partial(feasts.islamic, 10, 1),
    "eid ul-fitr": partial(feasts.islamic, 10, 1),
    "eid al-adha": partial(feasts.islamic, 12, 10),
    "eid ul-adha": partial(feasts.islamic, 12, 10),
}
_SIGHTED = frozenset({"diwali", "eid al-fitr", "eid ul-fitr", "eid al-adha", "eid ul-adha"})
_BARE = frozenset(
    {
        "passover",
        "diwali",
        "easter",
        "christmas",
        "thanksgiving",
        "halloween",
        "new year's",
        "new year",
        "epiphany",
        "juneteenth",
        "mardi gras",
    }
)
_ON = re.compile(
    r"(?:^|[\"“(,]|\b(?:on|since|until|till|by|before|after|around|at|this|last|next|over|and|for|from|is|was|through|to|the"
    r"|spen[dt]|spends|celebrat(?:ed?|es|ing)|mark(?:ed|s|ing)?|of|during|first))\s{0,3}$"
)
_THING = re.compile(
    r"\s{1,3}(?!(?:in|at|when|and|or|with|by|after|before|as|for|was|is|were|will|to|that|he|she|they|we|i|the|a|last|this"
    r"|next|but|near|outside|from|on|had|morning|afternoon|evening|night|week|weekend|eve|break|holidays?|falls|fell|came|comes)\b)[a-z]"
)
_OTHER_CALENDAR = re.compile(r"\b(?:orthodox|coptic|lunar|chinese|islamic|jewish|persian|julian)\s$")
_GOODS = re.compile(r"\s{1,3}(?:cards?|gifts?|presents?|sales?|shopping|dinner|menu|trees?|turkeys?)\b")
_LAST_WORD = re.compile(r"(?<!')\b[a-z]+(?=$|'s$)")


def _names_a_day(match: re.Match[str], context: Context) -> bool:
    """A bare "Christmas" is a day only where a day can stand, and not before the thing that it names; "Christmas Day"
    is one unless it sells something."""
    if _OTHER_CALENDAR.search(context.flat[max(0, match.start() - 12) : match.start()]):
        return False
    left, right = context.flat[max(0, match.start() - 14) : match.start()], context.flat[match.end() : match.end() + 14]
    if not context.text[match.start("name")].isupper() or _GOODS.match(right):
        return False
    return (
        match["name"] not in _BARE
        or bool(match["week"] or match["y"] or match["side"])
        or bool(_ON.search(left) and not _THING.match(right))
    )


def _holiday(match: re.Match[str], context: Context) -> Reading | None:
    if not _names_a_day(match, context):
        return None
    reading = _day_of(match, context)
    if reading and reading.period and " ".join(match["name"].split()) in _SIGHTED:
        return replace(reading, period=reading.period.approximate())
    return reading


def _weekend(day: dt.date) -> Period:
    """The weekend around a holiday: of a Monday, the one that it prolongs."""
    return calendar.weekend(day - DAY if day.weekday() == 0 else day)


_STRETCHES: dict[str, Callable[[dt.date], Period]] = {
    "week": calendar.week, "weekend": _weekend,
    "after": lambda day: calendar.day(day + DAY), "before": lambda day: calendar.day(day - DAY),
}  # fmt: skip


def _day_of(match: re.Match[str], context: Context) -> Reading | None:
    on = HOLIDAYS[" ".join(match["name"].split())]
    stretch = _STRETCHES.get((match["side"] or match["week"] or "").split(" ")[-1], calendar.day)
    if match["y"]:
        return Reading(stretch(on(int(match["y"]))), "absolute")
    if match["rel"] and context.publication:
        return Reading(stretch(on(context.publication.year + {"this": 0, "last": -1, "next": 1}[match["rel"]])))
    days = [calendar.day(on(year)) for year in context.years()]
    if match["which"] and context.publication:
        last = match["which"] == "last"
        days = [d for d in days if (d.first < context.publication) == last]
        return Reading(stretch((days[-1] if last else days[0]).first)) if days else None
    reading = context.nearest(days, context.lean(match.start(), match.end()))
    return Reading(stretch(reading.period.first) if reading.period else None, reading.anchor)


def _attacks(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(calendar.day(dt.date(2001, 9, 11)), "absolute", aside=True)


RULES = (
    Rule(
        "September 11",
        r"9/11(?![/\d])|(?:september|sept?\.?) 11(?=(?:'s)? (?:terror(?:ist)? )?(?:attacks?|hijack))",
        ("#/", "sep", "sept", "september"),
        _attacks,
        (Example("He fled after the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),),
    ),
    Rule(
        "holiday",
        rf"(?:the day (?P<side>after|before) )?(?:(?P<which>last|next) )?"
        rf"(?P<name>{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})(?P<week>(?: holiday| long)? week(?:end)?)?"
        rf"(?:,? (?:in |of )?(?P<y>{YEAR})|,? (?P<rel>this|last|next) year)?",
        tuple(sorted({word for name in HOLIDAYS for word in _LAST_WORD.findall(name)})),
        _holiday,
        (
            Example("He was shot on Christmas Day.", "Christmas Day", "2020-12-25"),
            Example("Shops will close on Thanksgiving.", "Thanksgiving", "2021-11-25"),
            Example("They marched on Good Friday 2010.", "Good Friday 2010", "2010-04-02"),
            Example("They met on Orthodox Easter.", "Orthodox Easter", "2021-05-02"),
            Example("Markets shut for Eid al-Fitr.", "Eid al-Fitr", "2021-05-13~"),
            Example("Many flew home for Lunar New Year.", "Lunar New Year", "2021-02-12"),
            Example("They met on Diwali.", "Diwali", "2020-11-14~"),
            Example("They met on Passover.", "Passover", "2021-03-28"),
            Example("They spent Easter in Rome.", "Easter", "2021-04-04"),
            Example("They met over the Easter weekend.", "Easter weekend", "2021-04-03/2021-04-04"),
            Example("Shops shut the day after Thanksgiving.", "the day after Thanksgiving", "2020-11-27"),
            Example("The line failed at New Year.", "New Year", "2021-01-01"),
            Example("They cut Christmas trees.", None),
            Example("They sell Mother's Day cards.", None),
        ),
    ),
)
