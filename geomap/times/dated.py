"""Rules for dates with a day in them: "April 7", "3-5 May 2009", "2009-05-03", "03/05/2009"."""

from __future__ import annotations

import datetime as dt
import re

from geomap.english.months import MONTHS, month_number
from geomap.times import calendar
from geomap.times.calendar import Period, interval
from geomap.times.context import REL_YEAR, Context, Reading
from geomap.times.rule import Example, Rule
from geomap.times.words import (
    DAY_NUMBER,
    MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    day_number,
    spaced,
    weekday_number,
)

MONTH_KEYS = (*MONTHS, *sorted({name[:3] for name in MONTHS}), "sept")
_WEEKDAY = rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}|(?:mon|tue|wed|thu|fri|sat|sun)(?= \d))(?: \(|,? (?:the )?))?"
_WHICH = r"(?:(?P<which>last|next) )?"
_RANGE = r" ?(?:-|to|through|until|till|and) ?"
_WHICH_YEAR = rf"(?:(?:,|,? of)? (?P<y>{YEAR})|,? (?:of )?(?P<rel>{REL_YEAR}) year)?"


_RANGE_END = re.compile(
    spaced(
        rf" ?(?:-|to|through|until|till|and) ?{_WEEKDAY}"
        rf"(?:(?P<m>{MONTH})(?: {DAY_NUMBER},?)?|{DAY_NUMBER} (?P<dm>{MONTH})),? (?:of |in )?(?P<y>{YEAR})"
    )
)


def shared_year(match: re.Match[str], context: Context) -> int | None:
    """The year that only the end of a range tells: "from April 30 to May 2, 2010", "from November to March 2010"."""
    end = _RANGE_END.match(context.flat, match.end())
    if end is None:
        return None
    return int(end["y"]) - (month_number(match["m"]) > month_number(end["m"] or end["dm"]))


def _years(match: re.Match[str], context: Context) -> list[int]:
    if year := match["y"] or shared_year(match, context):
        return [int(year)]
    if match["rel"]:
        year = context.year(match["rel"])
        return [year] if year else []
    return context.years()


def _stretch(year: int, match: re.Match[str]) -> Period | None:
    """From day d (of month m) to day e; None if the calendar of that year has no such days."""
    month = month_number(match["m"])
    try:
        first = calendar.day(dt.date(year, month, day_number(match["d"])))
        if not match["e"]:
            return first
        return interval(first, calendar.day(dt.date(year, month, day_number(match["e"]))))
    except ValueError:
        return None


def _month_day(match: re.Match[str], context: Context) -> Reading | None:
    if not context.text[match.start("m")].isupper():
        return None
    years = _years(match, context)
    candidates = [period for year in years if (period := _stretch(year, match))]
    if not candidates:
        return Reading(None, "absolute" if match["y"] else "publication")
    if match["y"] or len(years) == 1:
        return Reading(candidates[0], "absolute" if not match["rel"] else "publication")
    if match["which"] and context.publication:
        last = match["which"] == "last"
        return Reading(next(c for c in candidates[:: -1 if last else 1] if (c.first < context.publication) == last))
    return context.nearest(candidates, context.lean(match.start(), match.end()))


def _day_of_month(match: re.Match[str], context: Context) -> Reading | None:
    number, publication = day_number(match["d"]), context.publication
    if publication is None:
        return Reading(None)
    months = [calendar.shift(publication, count, "month") for count in (-1, 0, 1)]
    days = [calendar.day(month.first.replace(day=number)) for month in months if number <= month.last.day]
    return context.nearest(days, context.lean(match.start(), match.end()))


def _nth_weekday(match: re.Match[str], context: Context) -> Reading | None:
    month, weekday = month_number(match["m"]), weekday_number(match["wd"])
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}[match["nth"]]
    days = [calendar.day(calendar.nth_weekday(year, month, weekday, nth)) for year in _years(match, context)]
    if match["y"]:
        return Reading(days[0], "absolute")
    return context.nearest(days, context.lean(match.start(), match.end())) if days else Reading(None)


def _numeric(match: re.Match[str], context: Context) -> Reading | None:
    left, right = int(match["a"]), int(match["b"])
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 2000 if year < 70 else 1900
    if match["sep"] == "." or (left > 12 and right <= 12):
        day, month = left, right
    elif right > 12 or left == right or context.day_first is False:
        day, month = right, left
    elif context.day_first:
        day, month = left, right
    else:
        return Reading(_near_publication(context, year, left, right), "absolute")
    return Reading(calendar.day(dt.date(year, month, day)), "absolute")


WEEK = 7


def _near_publication(context: Context, year: int, left: int, right: int) -> Period | None:
    """Of both orders of day and month the one that is of the week of publication; None if neither is, or both."""
    orders = [calendar.day(dt.date(year, month, day)) for month, day in ((left, right), (right, left))]
    today = context.publication
    near = [p for p in orders if today and abs((p.first - today).days) <= WEEK]
    return near[0] if len(near) == 1 else None


def _iso(match: re.Match[str], context: Context) -> Reading | None:
    date = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    clock = dt.time(int(match["hour"]), int(match["minute"])) if match["hour"] else None
    return Reading(calendar.day(date), "absolute", clock)


RULES = (
    Rule(
        "month and day",
        rf"{_WHICH}{_WEEKDAY}(?P<m>{MONTH}) (?:the )?(?P<d>{DAY_NUMBER})(?:{_RANGE}(?P<e>{DAY_NUMBER})(?! {MONTH}))?"
        rf"{_WHICH_YEAR}",
        MONTH_KEYS,
        _month_day,
        (
            Example("The bridge fell on April 7.", "April 7", "2021-04-07"),
            Example("They will vote on Sunday, June 20, in Lima.", "Sunday, June 20", "2021-06-20"),
            Example("Talks ran from Sept. 3-5, 2009 in Baku.", "Sept. 3-5, 2009", "2009-09-03/2009-09-05"),
            Example("She was freed on December 30.", "December 30", "2020-12-30"),
            Example("The mayor will step down on December 30.", "December 30", "2021-12-30"),
            Example("He landed on March the second, 1999.", "March the second, 1999", "1999-03-02"),
            Example("It ran from April 30 to May 2, 2010.", "April 30", "2010-04-30"),
            Example("It was moved from December 30 to May 2, 2010.", "December 30", "2009-12-30"),
            Example("They called an election for December 25.", "December 25", "2021-12-25"),
            Example("They had called an election for December 25.", "December 25", "2020-12-25"),
            Example("It was February 30.", "February 30", None),
            Example("They may 5 times refuse.", None),
        ),
    ),
    Rule(
        "day and month",
        rf"{_WHICH}{_WEEKDAY}(?P<d>{DAY_NUMBER})(?: (?:day )?of)?(?:{_RANGE}(?P<e>{DAY_NUMBER}))?(?: of)? "
        rf"(?P<m>{MONTH}){_WHICH_YEAR}",
        MONTH_KEYS,
        _month_day,
        (
            Example("The port closed on 7 April.", "7 April", "2021-04-07"),
            Example("He was born on the 1st of May, 1950.", "1st of May, 1950", "1950-05-01"),
            Example("Rain fell from 3 to 5 May.", "3 to 5 May", "2021-05-03/2021-05-05"),
            Example("The army left on Friday 4 June.", "Friday 4 June", "2021-06-04"),
            Example("It opened on 29 February 2021.", "29 February 2021", None),
        ),
    ),
    Rule(
        "day of the month",
        r"on the (?P<d>[12]?(?:1st|2nd|3rd|[4-9]th)|1[0-9]th|[23]0th|31st)(?! (?:of|and)? ?[a-z])",
        ("st", "nd", "rd", "th"),
        _day_of_month,
        (
            Example("He came on the 4th.", "on the 4th", "2021-06-04"),
            Example("He lives on the 4th floor.", None),
        ),
    ),
    Rule(
        "nth weekday",
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<wd>{WEEKDAY}) (?:in|of) (?P<m>{MONTH}){_WHICH_YEAR}",
        MONTH_KEYS,
        _nth_weekday,
        (
            Example("They will vote on the first Sunday of July.", "the first Sunday of July", "2021-07-04"),
            Example("It fell on the last Friday in May 2010.", "the last Friday in May 2010", "2010-05-28"),
        ),
    ),
    Rule(
        "year first",
        r"(?P<y>\d{4})(?P<sep>[-/])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)"
        r"(?:[t ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?z?)?",
        ("####-", "####/"),
        _iso,
        (
            Example("Logged 2010-04-15 in Osh.", "2010-04-15", "2010-04-15"),
            Example("Logged 2010-04-15T17:30 in Osh.", "2010-04-15T17:30", "2010-04-15"),
            Example("Logged 2010/04/15 in Osh.", "2010/04/15", "2010-04-15"),
            Example("Call 2010-44-15 now.", None),
        ),
    ),
    Rule(
        "numbers alone",
        r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![/.]\d)",
        ("#/", "##/", "#.", "##."),
        _numeric,
        (
            Example("Signed 25/12/2010 in Rome.", "25/12/2010", "2010-12-25"),
            Example("Signed 12/25/10 in Reno.", "12/25/10", "2010-12-25"),
            Example("Signed 25.12.2010 in Bonn.", "25.12.2010", "2010-12-25"),
            Example("Signed 4/5/2010 somewhere.", "4/5/2010", None),
            Example("Signed 11/6/2021 somewhere.", "11/6/2021", "2021-06-11"),
        ),
    ),
)
