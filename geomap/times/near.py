"""Rules that count from the day of publication: "Thursday", "yesterday", "last week"."""

from __future__ import annotations

import re

from geomap.model import DayPart
from geomap.times import calendar, tense
from geomap.times.calendar import DAY
from geomap.times.context import WEEK, Context, Reading
from geomap.times.rule import Example, Rule, plain
from geomap.times.words import SHORT_WEEKDAY, UNIT, WEEKDAY, WEEKDAYS, weekday_number

_PAPERS = re.compile(
    r"\s(?:Times|Mail|Telegraph|Herald|Post|Express|Mirror|Independent|Star|World|Review|People|Sport|Sun|School"
    r"|Night Live)\b"
)
_REPORTED = re.compile(r"\b(?:said|says|told|announced|reported|added|warned|predicted)\s(?:[a-z']+\s){0,3}$")
_EVERY = re.compile(r"\b(?:every|each)\s$")
_LASTING = re.compile(r"\b(?:in|over|for|during|within|through|throughout|across)\s{1,3}$")
_AROUND_THE = re.compile(
    r"\b(?:early|late|later|earlier|(?:end|beginning|start|middle|close|rest|remainder|course) of|for|by|in|during|of"
    r"|over|throughout)\s{1,3}$"
)


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    if _PAPERS.match(context.text[match.end() :]):
        return None
    if _EVERY.search(context.flat[max(0, match.start() - 8) : match.start()]):
        return None
    number = weekday_number(match["wd"])
    which, week = plain(match["which"]).removeprefix("the "), match["week"]
    today = context.publication
    if today is None:
        return context.weekday(number, tense.PAST)
    if week or match["week0"]:
        words = (week or match["week0"]).split()
        step = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}[words[-2]]
        return Reading(calendar.day(calendar.week(today).first + (number + 7 * step) * DAY))
    if which in {"last", "past", "this past", "this last"}:
        return Reading(calendar.day(today - ((today.weekday() - number - 1) % 7 + 1) * DAY))
    if which in {"next", "coming", "this coming"}:
        return Reading(calendar.day(today + ((number - today.weekday() - 1) % 7 + 1) * DAY))
    if which in {"previous", "following"}:
        told = context.told_day()
        if told is None:
            return Reading(None, "narrative")
        back = which == "previous"
        gap = (told.first.weekday() - number - 1) % 7 + 1 if back else (number - told.first.weekday() - 1) % 7 + 1
        return Reading(calendar.day(told.first + (-gap if back else gap) * DAY), "narrative")
    lean = context.lean(match.start(), match.end())
    if context.told.tale and _REPORTED.search(context.flat[max(0, match.start() - 40) : match.start()]):
        context.told.tale = 0
    return context.weekday(number, lean, match.start())


_DEICTIC: dict[str, tuple[int, DayPart | None]] = {
    "today": (0, None), "tonight": (0, "night"), "yesterday": (-1, None), "tomorrow": (1, None),
    "last night": (-1, "night"), "this morning": (0, "morning"), "this afternoon": (0, "afternoon"),
    "this evening": (0, "evening"), "the day before yesterday": (-2, None), "the day after tomorrow": (2, None),
}  # fmt: skip


def _deictic(match: re.Match[str], context: Context) -> Reading | None:
    if context.text[match.start()].isupper() and re.search(
        r"(?:\b[A-Z][\w.]*|\b\d+)\s$", context.text[: match.start()]
    ):
        return None
    count_, part = _DEICTIC[" ".join(match[0].split())]
    reading = context.relative(count_, "day")
    return Reading(reading.period, part=part)


_HAD_BEEN = re.compile(r"\bhad (?:\w+ ){1,3}\Z")
"""Right before "overnight": the night before what is told."""


def _overnight(match: re.Match[str], context: Context) -> Reading | None:
    if context.publication is None:
        return Reading(None, part="night")
    lean = context.lean(match.start(), match.end())
    told = context.told_day(paragraphs=0, lean=tense.PAST) if lean <= tense.PAST else None
    if told and _HAD_BEEN.search(context.flat[: match.start()]):
        return Reading(calendar.interval(calendar.day(told.first - DAY), told), "narrative", part="night")
    if told and (context.publication - told.first).days > WEEK:
        return Reading(calendar.interval(told, calendar.day(told.first + DAY)), "narrative", part="night")
    ahead = lean >= tense.FUTURE
    evening, morning = (calendar.day(context.publication + (days + ahead) * DAY) for days in (-1, 0))
    return Reading(calendar.interval(evening, morning), part="night")


def _unit(match: re.Match[str], context: Context) -> Reading | None:
    which, unit = plain(match["which"]), match["unit"]
    left = context.flat[: match.start()]
    if unit == "day" or (context.text[match.start("unit")].isupper() and not context.text[match.end() - 1].isupper()):
        return None  # "This Week" is a programme
    if (
        match["the"]
        and (which in {"next", "past", "coming"} or (which == "last" and _LASTING.search(left[-12:])))
        and unit != "weekend"
    ):
        return None
    if which in {"past", "coming"} and unit != "weekend" and not match["this"]:
        return None
    if match["fiscal"] in {"fiscal", "financial"} and unit == "year":
        reading = context.relative({"last": -1, "next": 1}.get(which, 0), unit)
        return Reading(reading.period.approximate() if reading.period else None)
    if unit == "weekend" and context.publication:
        return _weekend(which, match, context)
    return context.relative({"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0), unit)


def _weekend(which: str, match: re.Match[str], context: Context) -> Reading:
    today = context.publication
    assert today is not None
    ended = calendar.weekend(today - 7 * DAY if today.weekday() < 5 else today)
    coming = calendar.weekend(today)
    if which in {"last", "past"}:
        return Reading(ended if ended.last < today else calendar.weekend(today - 7 * DAY))
    if which == "next":
        return Reading(calendar.weekend(today + 7 * DAY))
    if which == "coming":
        return Reading(coming)
    lean = context.lean(match.start(), match.end())
    ahead = lean >= tense.FUTURE or (which == "this" and lean > tense.PAST and today.weekday() in {2, 3, 4})
    return Reading(coming if ahead else ended)


def _the_weekend(match: re.Match[str], context: Context) -> Reading | None:
    if match["bound"] is not None and not re.search(r"\b(?:over|at|on)\s$", context.flat[: match.start()][-6:]):
        return None  # "the weekend after the vote"; but "fled over the weekend after the dam broke" says when
    return _weekend("", match, context) if context.publication else Reading(None)


def _the_year(match: re.Match[str], context: Context) -> Reading | None:
    if match["end"]:
        reading = context.relative(0, "year")
        return Reading(reading.period.approximate() if reading.period else None)
    if context.text[match.start("unit")].isupper() and not context.text[match.end() - 1].isupper():
        return None  # "Citizen of the Year"
    if not _AROUND_THE.search(context.flat[: match.start()][-16:]):
        return None
    if re.match(r"\s(?:before|after|to|when|that|ahead|of)\b", context.flat[match.end() : match.end() + 9]):
        return None
    tale = context.tale(context.lean(match.start(), match.end()))
    if tale and match["unit"]:
        return Reading(calendar.shift(tale.first, 0, match["unit"]), "narrative")
    return context.relative(0, match["unit"])


RULES = (
    Rule(
        "weekday",
        rf"(?:(?P<which>this coming|this past|this last|last|next|this|coming|past|(?:the )?(?:previous|following)) )?"
        rf"(?:(?P<week0>(?:last|this|next) week(?=[ ']))(?:'s)?(?: on)? )?(?P<wd>{WEEKDAY}|{SHORT_WEEKDAY}(?=,| at))"
        rf"(?:,? (?:of )?(?P<week>(?:last|this|next|the previous|the following) week))?",
        (*WEEKDAYS, "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
        _weekday,
        (
            Example("Troops left on Thursday.", "Thursday", "2021-06-10"),
            Example("Troops will leave on Thursday.", "Thursday", "2021-06-17"),
            Example("Rebels took the port Wednesday.", "Wednesday", "2021-06-16"),
            Example("On Friday, the mayor and her staff are to meet.", "Friday", "2021-06-18"),
            Example("A hearing was set for Friday.", "Friday", "2021-06-18"),
            Example("The senator said he was leaving on Friday.", "Friday", "2021-06-18"),
            Example("Police said he was leaving a bar on Friday.", "Friday", "2021-06-11"),
            Example("She said she was leaving a bar on Friday when a shot fell.", "Friday", "2021-06-11"),
            Example("They met last Wednesday.", "last Wednesday", "2021-06-09"),
            Example("They meet next Friday.", "next Friday", "2021-06-18"),
            Example("They met on Monday last week.", "Monday last week", "2021-06-07"),
            Example("The Sunday Times wrote.", None),
            Example("The shop shuts on Mondays.", None),
        ),
    ),
    Rule(
        "day by name",
        "|".join(sorted(_DEICTIC, key=len, reverse=True)),
        ("today", "tonight", "yesterday", "tomorrow", "night", "morning", "afternoon", "evening"),
        _deictic,
        (
            Example("The pope arrived today.", "today", "2021-06-16"),
            Example("He resigned yesterday.", "yesterday", "2021-06-15"),
            Example("USA Today asked him.", None),
        ),
    ),
    Rule(
        "overnight",
        r"overnight(?=[,.;]| ?$| (?:on|in|at|from|as|after|when|and|but|by|into|near|with)(?!\w))",
        ("overnight",),
        _overnight,
        (
            Example("Rebels shelled the port overnight.", "overnight", "2021-06-15/2021-06-16"),
            Example("It broke down on May 3. They stayed overnight in Rome.", "overnight", "2021-05-03/2021-05-04"),
            Example("She left Lima on May 3. She had been held overnight.", "overnight", "2021-05-02/2021-05-03"),
            Example("He packed an overnight bag.", None),
        ),
    ),
    Rule(
        "week, month, year",
        rf"(?P<the>the )?(?P<this>this )?(?P<which>last|past|this|next|coming|current) "
        rf"(?:(?P<fiscal>calendar|fiscal|financial|school|academic|full|whole) )?(?P<unit>{UNIT})",
        ("day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"),
        _unit,
        (
            Example("They fled last week.", "last week", "2021-06-07/2021-06-13"),
            Example("They will vote next month.", "next month", "2021-07"),
            Example("Prices rose this year.", "this year", "2021"),
            Example("It rained over the last year.", None),
            Example("Last weekend they met.", "Last weekend", "2021-06-12/2021-06-13"),
            Example("The fair is this weekend.", "this weekend", "2021-06-19/2021-06-20"),
            Example("The fair took place this weekend.", "this weekend", "2021-06-12/2021-06-13"),
        ),
    ),
    Rule(
        "the weekend",
        r"the (?:long )?weekend(?! of)(?P<bound>(?= before| after))?",
        ("weekend",),
        _the_weekend,
        (
            Example("He flew home over the weekend.", "the weekend", "2021-06-12/2021-06-13"),
            Example("Many fled over the weekend after the dam broke.", "the weekend", "2021-06-12/2021-06-13"),
            Example("It was the weekend after the vote.", None),
        ),
    ),
    Rule(
        "the year",
        r"(?:the (?:full |whole |fiscal )?(?P<unit>year|month|week)|(?P<end>year[- ]end|(?:the )?year's end))"
        r"(?! ago|-| ending| beginning| \d)",
        ("year", "month", "week"),
        _the_year,
        (
            Example("It must close by the end of the year.", "the end of the year", "2021~"),
            Example("All debts are due by year-end.", "year-end", "2021~"),
            Example("The year he died was wet.", None),
        ),
    ),
)
