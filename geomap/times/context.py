"""What a date is counted from: the day of publication, or what the report has told so far."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from geomap.model import Anchor, DayPart
from geomap.times import calendar, tense
from geomap.times.calendar import DAY, Period

WRONG_SIDE = 4.0
"""A month or day on the wrong side of publication, by tense, counts as so many times as far away."""
SURELY_WRONG = 200
"""And so many days more, where the word that shows the tense stands right beside the date."""
OPEN_AHEAD = 20
"""Days by which a date ahead must be nearer than one behind where no tense shows."""
RECENT_DAYS = 300
OLD_YEARS = 5
"""A tale further back goes on even with dates that might be recent."""
FAR_DAYS = 120
"""Dates further than this from publication begin a tale of their own."""
REL_YEAR = r"(?:this|last|next|that|the same|that same)"
"""Before "year", in patterns; read by `Context.of_year`."""
_FROM_NOW = {"this": 0, "last": -1, "next": 1}
WEEK = 7
"""Days: so far ahead a weekday may count from the one before it in the sentence; a night told after a day further back
than this is of that day, not of the report's."""
SOON_DAYS = 60
"""So long after the one day that opened a tale another may go on with it."""
LONG_TALE = 3
"""So many dates make a tale long enough for its bare weekdays and months to belong to it and not to publication's."""
_RANGE = re.compile(r"\s{0,2}(?:-|to|through|until|till|and)\s{0,2}(?:early\s|late\s)?")
_BIRTH = re.compile(r"\bborn\b.{0,40}$")
_SAYING = re.compile(r"\b(?:said|told|announced|reported|confirmed|added|released|published)\s(?:\w+\s){0,2}(?:on\s)?$")
"""A second date of a sentence that only says when something was told."""
_NOT_THEN = re.compile(r"\bnot\s(?:on\s)?$")
"""Before a date on which a thing was not: "on Saturday, not on Friday as planned"."""
_IN_PASSING = re.compile(
    r",\s(?:who|whose|which|where|when)\s[^,;]{0,120}$"
    r"|\b(?:who|which)\s(?:(?:on|in)\s)?$|\b(?:who|which|that)\shad\s[^,;]{0,120}$"
)
"""Before a date that is told in passing: the tale goes on from the one before it."""
_OF_SUBJECT = re.compile(r",\s(?:an?|the|who|whose|which|[a-z]+ed|[a-z]+n|once|first)\s[^,;]{0,80}$")
_ITS_VERB = re.compile(
    r"[^,;]{2,24},\s(?:was|were|is|are|has|have|had|will|would|said|told|began|broke|came|won|lost|[a-z]+ed)\b"
)
"""Before and from a date that only describes whom the sentence is about: "Duarte, elected in May 2005, was seized"."""
_OF_THING = re.compile(
    r"\b(?:the|its|his|her|their)\s(?!(?:early|late|small)?\s?(?:hours?|night|eve|evening|morning|afternoon|day|week|end|start"
    r"|beginning|middle|summer|winter|spring|autumn|fall)\b)(?:[\w-]+\s){1,3}of\s$"
)
"""Before a date that tells which of some things is meant: "a school that the flood of May 2010 destroyed"."""
_UNTIL = re.compile(r"\b(?:until|till)\s(?:on\s)?$")
"""Before a day that ends something: nothing that follows is of that day."""
_PUT_OFF = re.compile(
    r"\b(?:first|originally|initially|had been)\s(?:due|set|planned|scheduled|slated|expected)\s(?:for|on)\s$"
)
"""Before a day on which nothing happened."""
_OPENING_WORDS = 3
"""So many words before a day do not put it in passing."""
_OPENINGS = frozenset({"in", "by", "during", "early in", "late in", "back in", "then, in", "in early", "in late"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one expression stands for; `period` None if nothing here says when."""

    period: Period | None
    anchor: Anchor = "publication"
    clock: dt.time | None = None
    part: DayPart | None = None
    aside: bool = False
    """A comparison ("a year earlier"): nothing later counts from it."""


@dataclass(slots=True)
class Told:
    """The last dates told, for "two days later", "that year", "the quarter"."""

    period: Period | None = None
    day: Period | None = None
    past_day: Period | None = None
    """The last one that is not after publication."""
    late: bool = False
    """Whether the last day told was told by its evening or night."""
    passing: Period | None = None
    """The last day told in passing."""
    quarter: Period | None = None
    paragraph: int = -1
    day_paragraph: int = -1
    tale: int = 0
    """How many dates it has told in a row of another time, named outright, without coming back to its own."""


_OF_NOW = re.compile(r"(?:[\w'’.-]+ ){1,4}ha(?:s|ve) (?!been\b|since\b)\w")
"""So begins what tells of now, in whatever tale the report was."""


@dataclass(slots=True)
class Context:
    """The sentence being read and everything dates in it may count from."""

    publication: dt.date | None
    day_first: bool | None = None
    """Whether 4/5 is 4 May; None if the report does not let us know."""
    text: str = ""
    """The sentence as printed, and `flat` as patterns see it."""
    flat: str = ""
    paragraph: int = 0
    told: Told = field(default_factory=Told)
    before: tuple[int, Period] | None = None
    """Where the expression before this one ended in the sentence, and what it stands for."""

    def lean(self, start: int, end: int) -> int:
        return tense.lean(self.flat, start, end)

    # Narrative

    def note(self, reading: Reading, start: int) -> None:
        """Remember what was told, by an expression at `start` of the sentence."""
        period = reading.period
        if period is None or reading.aside or _NOT_THEN.search(self.flat[:start]):
            return
        if self.before and _SAYING.search(self.flat[max(0, start - 30) : start]):
            return
        told = self.told
        told.paragraph = self.paragraph
        if reading.anchor == "publication":
            told.tale = 0
        elif reading.anchor == "narrative":
            told.tale += told.tale > 0
        elif reading.anchor == "absolute":
            past = self.publication is None or (self.publication - period.last).days > FAR_DAYS
            # "In 1997, ..." opens a tale; a year in passing ("the 1997 treaty") does not.
            opens = period.days <= 31 or self.flat[:start].strip() in _OPENINGS
            if past and self._describes(start):
                return
            told.tale = told.tale + 1 if past and opens and not _BIRTH.search(self.flat[:start]) else 0
        told.period = period
        if period.is_day:
            before = self.flat[:start]
            if _UNTIL.search(before) or _PUT_OFF.search(before):
                pass
            elif told.day and (_IN_PASSING.search(before) or self._looks_back(reading, told.day, before)):
                told.passing = period
            else:
                told.day, told.day_paragraph, told.late = period, self.paragraph, reading.part in ("evening", "night")
                if self.publication is None or period.first <= self.publication:
                    told.past_day = period
        elif told.tale:
            told.day = None
        if 85 < period.days < 95 and "/" in period.edtf:
            told.quarter = period

    def _describes(self, start: int) -> bool:
        """Whether a date of long ago only tells who or what is meant."""
        before = self.flat[:start]
        of_subject = _OF_SUBJECT.search(before) and _ITS_VERB.match(self.flat, start)
        return bool(of_subject) or (self.told.day is not None and bool(_OF_THING.search(before[-60:])))

    @staticmethod
    def _looks_back(reading: Reading, day: Period, before: str) -> bool:
        """ "A judge named four days earlier freed him": further on the tale is where it was."""
        told = reading.period if reading.anchor == "narrative" else None
        return told is not None and told.last < day.first and len(before.split()) > _OPENING_WORDS

    def tale(self, lean: int) -> Period | None:
        """The last date told, where the report is in the middle of another time."""
        told = self.told
        if _OF_NOW.match(self.flat):
            return None  # "He has said more than once ..., and again in January"
        reach = 1 if lean <= tense.PAST and told.tale > 1 else 0
        if not told.tale or lean >= tense.FUTURE or self.paragraph - told.paragraph > reach:
            return None
        return told.period

    def told_day(self, paragraphs: int = 4, lean: int = tense.OPEN) -> Period | None:
        """The day that "that day" or a bare clock time belongs to, if told not longer ago than so many paragraphs.

        What looks back does not count from a day still to come.
        """
        told = self.told
        if told.day is None or self.paragraph - told.day_paragraph > paragraphs:
            return None
        return told.past_day if lean <= tense.PAST else told.day

    # From publication

    def relative(self, count: int, unit: str) -> Reading:
        if self.publication is None:
            return Reading(None)
        if unit == "week" and count == -1 and self.publication.weekday() == 6:
            # Sunday's paper means the days just gone, not the ISO week before the one that ends today.
            return Reading(calendar.interval(*(calendar.day(self.publication - n * DAY) for n in (7, 1))))
        return Reading(calendar.shift(self.publication, count, unit))

    def of_year(self, word: str, build: Callable[[int], Period]) -> Reading:
        """This, last, next or that year's month, season or quarter."""
        year = self.year(word)
        anchor: Anchor = "publication" if word in _FROM_NOW else "narrative"
        return Reading(build(year) if year else None, anchor)

    def year(self, word: str) -> int | None:
        """The year meant by "this", "last", "next", "that" or "the same" before "year"."""
        if word in _FROM_NOW:
            return self.publication.year + _FROM_NOW[word] if self.publication else None
        return self.told.period.first.year if self.told.period else None

    def weekday(self, number: int, lean: int, start: int | None = None) -> Reading:
        """The nearest such weekday, publication day included; before it unless the sentence looks ahead.

        `start`: where it stands; "Wednesday" in "between Monday and Wednesday" follows that Monday.
        """
        tale = self.tale(lean)
        if tale and tale.is_day and (self.told.tale >= LONG_TALE or self.publication is None):
            return Reading(calendar.day(tale.first + (number - tale.first.weekday()) % 7 * DAY), "narrative")
        if self.publication is None:
            return Reading(None)
        if start is not None and (earlier := self._opposite_end(start)):
            return Reading(calendar.day(earlier + (number - earlier.weekday()) % 7 * DAY))
        if lean >= tense.FUTURE:
            last = self.before[1].first if self.before and self.before[1].is_day else None
            if last and last > self.publication and (last - self.publication).days <= WEEK:
                # "leaves on Sunday and returns on Tuesday"
                return Reading(calendar.day(last + (number - last.weekday()) % 7 * DAY))
            ahead = (number - self.publication.weekday()) % 7
            return Reading(calendar.day(self.publication + ahead * DAY))
        return Reading(calendar.day(self.publication - (self.publication.weekday() - number) % 7 * DAY))

    def _opposite_end(self, start: int) -> dt.date | None:
        """The day of the weekday right before this one, where this one lies on the same side of publication."""
        if not self.before or not self.publication or not _RANGE.fullmatch(self.flat, self.before[0], start):
            return None
        end, period = self.before
        near = period.is_day and abs((period.first - self.publication).days) <= 7
        ranged = self.flat[end:start].strip() != "and" or "between" in self.flat[:end]
        return period.first if near and (ranged or period.first > self.publication) else None

    def nearest(self, candidates: list[Period], lean: int) -> Reading:
        """Of the same date in several years, the one that distance and tense speak for."""
        if not candidates:
            return Reading(None)
        publication = self.publication
        tale = self.tale(lean)
        if tale and (publication is None or self.before or self._goes_on(tale, candidates)):
            after = [c for c in candidates if c.last >= tale.first]
            same = [c for c in after if c.first.year == tale.first.year]
            if chosen := same or after[:1]:
                return Reading(chosen[0], "narrative")
        if publication is None:
            return Reading(None)
        if lean == tense.SINCE:
            candidates = [c for c in candidates if c.first <= publication] or candidates

        def cost(period: Period) -> float:
            if period.first <= publication <= period.last:
                return 0
            gap = (period.first - publication).days if period.first > publication else (period.last - publication).days
            if gap * lean < 0:
                return abs(gap) * WRONG_SIDE + (SURELY_WRONG if abs(lean) > 1 else 0)
            return abs(gap) + (OPEN_AHEAD if gap > 0 and lean == tense.OPEN else 0)

        return Reading(min(candidates, key=cost))

    def _goes_on(self, tale: Period, candidates: list[Period]) -> bool:
        """Whether these may go on with a tale, which is more than one day of long ago.

        "He was seized on May 3, 2002. In March his captors ..." does not;
        "She sailed on May 3, 2002. On June 9 she was in X" does, in the same paragraph, and soon.
        What is recent begins anew, unless a tale of long ago is told in this paragraph, or the date is soon after it.
        """
        here = self.paragraph == self.told.paragraph
        soon = any(0 < (c.first - tale.first).days <= SOON_DAYS and c.is_day for c in candidates)
        old = self.publication is not None and self.publication.year - tale.first.year > OLD_YEARS
        if self._recent(candidates) and not (old and self.told.tale > 1 and (here or soon)):
            return False
        return self.told.tale >= LONG_TALE or not tale.is_day or (soon and here)

    def _recent(self, candidates: list[Period]) -> bool:
        publication = self.publication
        return publication is not None and any(0 <= (publication - c.first).days <= RECENT_DAYS for c in candidates)

    def years(self) -> list[int]:
        """Years in which a date without one may lie."""
        about = {d.year for d in (self.publication, self.told.period and self.told.period.first) if d}
        return sorted({year + near for year in about for near in (-1, 0, 1) if 1 <= year + near <= dt.MAXYEAR})
