"""When the things in a sentence happened: its own words, else what was told before it, else the report's day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geomap.carrying import PERFECT, Carrier, combined, gap
from geomap.english.lemmas import PAST_ONLY, ends_as_past
from geomap.english.wording import words_of
from geomap.grouping import by_sentence
from geomap.innerdates import bounds, in_relative, in_since, is_spoken, is_wide, names_a_thing, of_a_thing
from geomap.lag import Lag, lag, opening_lag, opening_stay, shifted
from geomap.model import Reading, Sentence, Span, TimeExpression, When

ELSEWHERE = "a date elsewhere in the sentence"
_OF_NOW = PERFECT | {"will", "'ll", "’ll", "shall", "says"}
_GOING_ON = frozenset({"is", "are"})
_DASHES = frozenset({"-", "–", "—"})
_FRONTED = frozenset({"in", "during", "in early", "in late"})
_BEFORE = frozenset({"before", "after", "until"})
"""Behind what happened they open a clause whose date is its own: "worked in Lyon before she came home in 2005"."""
_UP_TO = _DASHES | {"to", "until", "till", "through"}
_TOLD_MORE = re.compile(r",? when\b(?:[^,;:]*|[^,;:]+,[^,;:\d]{1,40},[^,;:]{0,7})\Z")
"""Between a date and a clause that happened on it; "when" may be the clause's own first word."""


class Dater:
    """The dates of one report. Every answer says in words what decided it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        dated = [t for t in reading.times if t.first and t.last]
        self._by_sentence = by_sentence(reading.sentences, dated, lambda t: t.span)
        impossible = (t.span for t in reading.times if t.first is None and t.anchor == "absolute")
        self._impossible = by_sentence(reading.sentences, impossible, lambda s: s)
        things = (t for t in dated if names_a_thing(reading, t))
        self._of_things = by_sentence(reading.sentences, things, lambda t: t.span)
        self._words = words_of(reading)
        self._standing = Carrier(reading, self._words, self._by_sentence)

    def told(self, i: int, span: Span) -> When | None:
        """The date that words within a span of sentence i name."""
        inside = [t for t in self._by_sentence[i] if span.contains(t.span)]
        usable = [t for t in inside if not bounds(self.reading, t) and t not in self._of_things[i]]
        if len(usable) == 2 and is_range(self.reading.report.text, *usable):
            return _ranging(self.reading.report.text, *usable)
        return combined(usable) if usable else None

    def of_thing(self, i: int, noun: Span) -> When | None:
        """The date that names what a noun tells: "the May 12 earthquake"."""
        return next((combined([t]) for t in self._of_things[i] if t.span.end == noun.start - 1), None)

    def at(self, i: int, span: Span, passing: Sequence[Span] = (), asides: Sequence[Span] = ()) -> When | None:
        """The best date for what a span of sentence i tells.

        `passing`: clauses that date nothing but themselves; `asides`: those that do so if they look back.
        """
        own = self.told(i, span) or self._opening(i, span)
        sentence = self.reading.sentences[i].span
        measured = opening_lag(self.reading.report.text, sentence)
        if measured and own is None:
            return self._measured(i, span, *measured)
        when = self._beside(i, span, (*passing, *self._flashbacks(i, span, asides)), own)
        if own:
            return when
        if when and when == self.carried(i) and (stay := opening_stay(self.reading.report.text, sentence)):
            return self._after(when, stay)
        by = lag(self.reading.report.text, span)
        return shifted(when, by) if when and by else when

    def _after(self, told: When, stay: Lag) -> When | None:
        """So long after what was told before; that itself if the report is older."""
        then, day = shifted(told, stay, "what was told before it"), self.reading.report.day
        return told if then and day and then.first > day else then

    def _measured(self, i: int, span: Span, by: Lag, main: int) -> When | None:
        """The date of a clause in a sentence that begins with a measured one; `main`: where the rest begins.

        Of the two clauses only one has a date; where neither has, what is measured from was told before.
        """
        sentence = self.reading.sentences[i].span
        opening, rest = Span(sentence.start, main), Span(main, sentence.end)
        told = self.told(i, rest)
        if span.end > main:
            anchor = None if told else self.told(i, opening) or self.carried(i)
            return (shifted(anchor, by) if anchor else told) or self._beside(i, span, (), None)
        if told:
            return shifted(told, replace(by, side=-by.side))
        return self.carried(i) or self._beside(i, span, (), None)

    def _flashbacks(self, i: int, span: Span, asides: Sequence[Span]) -> list[Span]:
        """The dates that asides of sentence i give to what came before the story: ", where he spent Monday night"."""
        standing = self.carried(i)
        return [
            t.span
            for aside in asides
            for t in self._by_sentence[i]
            if standing and t.last and t.last < standing.first and aside.contains(t.span) and not aside.contains(span)
        ]

    def _opening(self, i: int, span: Span) -> When | None:
        """The date that a clause with "when" tells more of: "since Monday, when the court ruled"."""
        text = self.reading.report.text
        for t in self._by_sentence[i]:
            if t.span.end <= span.start and _TOLD_MORE.match(text[t.span.end : span.start + len(" when ")]):
                return combined([t])
        return None

    def _is_of_now(self, i: int, span: Span) -> bool:
        """Whether a clause tells of the report's day, not of one before: "will take off", "has fled"."""
        sentence = self.reading.sentences[i]
        part = self._part(sentence, Span(span.start, span.start + 1))  # "flew him to Lyon; he has always denied it"
        words = zip(self._words[i], sentence.tokens, strict=True)
        within = {word for word, token in words if span.contains(token) and part.contains(token)}
        if not _OF_NOW.isdisjoint(within):
            return True
        past = any(ends_as_past(word) or word in PAST_ONLY for word in within - _GOING_ON)
        return not past and not _GOING_ON.isdisjoint(within)

    def _beside(self, i: int, span: Span, passing: Sequence[Span], own: When | None) -> When | None:
        sentence, day = self.reading.sentences[i], self.reading.report.day
        carried = self.carried(i)
        if carried and day and carried.last < day and self._is_of_now(i, span):
            carried = None
        standing = carried or (None if i in self._standing.undated else self.report_day(sentence))
        if own:
            spoken = own.text_span and is_spoken(self.reading, sentence, own.text_span)
            return standing if spoken and carried else own
        if carried:
            passing = (*passing, *(t.span for t in self._by_sentence[i] if self._is_inner(sentence, t)))
        if any(span.contains(t) for t in self._impossible[i]):
            return None  # "on 30 February": a day that is told and is none is not the report's
        others = [
            t
            for t in self._by_sentence[i]
            if not bounds(self.reading, t)
            and t not in self._of_things[i]
            and not (in_since(self.reading, sentence, t) and in_relative(self.reading, sentence, t))
            and not any(p.contains(t.span) for p in passing)
        ]
        if others and all(is_wide(t) and t.span.start >= span.end for t in others):
            between = self.reading.report.text[span.end : others[0].span.start].lower().split()
            if between and between[0] in _BEFORE and standing and others[0].last and others[0].last < standing.first:
                return None  # "worked in Lyon before she came home in 2005"
        if others and not (standing and all(is_wide(t) and not self._opens(sentence, t) for t in others)):
            others = [t for t in others if not is_wide(t)] or others
            near = min(self._in_part(others, sentence, span), key=lambda t: (gap(t.span, span), t.span))
            same = [t for t in others if gap(t.span, near.span) < 4]
            return replace(combined(same), decided_by=ELSEWHERE)
        return standing

    def _opens(self, sentence: Sentence, t: TimeExpression) -> bool:
        """Whether a date stands before all else that a sentence tells: "In 2010, as a mate, he was seized"."""
        text = self.reading.report.text
        before = text[sentence.span.start : t.span.start].strip().lower()
        return before in _FRONTED

    def _in_part(self, times: list[TimeExpression], sentence: Sentence, span: Span) -> list[TimeExpression]:
        """Those dates that no semicolon parts from a clause, if there are any."""
        part = self._part(sentence, span)
        return [t for t in times if part.contains(t.span)] or times

    def _part(self, sentence: Sentence, span: Span) -> Span:
        """What stands around a clause between two semicolons."""
        text = self.reading.report.text
        start = text.rfind(";", sentence.span.start, span.start) + 1 or sentence.span.start
        end = text.find(";", max(span.start, span.end - 1), sentence.span.end)
        return Span(start, end if end >= 0 else sentence.span.end)

    def _is_inner(self, sentence: Sentence, t: TimeExpression) -> bool:
        """Whether a date is of one thing of its sentence alone, where another stands for the rest."""
        reading = self.reading
        return is_spoken(reading, sentence, t.span) or of_a_thing(reading, sentence, t)

    def carried(self, i: int) -> When | None:
        """The date that the text before sentence i leaves standing."""
        return self._standing.carried[i]

    def report_day(self, sentence: Sentence) -> When | None:
        """About the day of publication; None for a report without one and for what is only quoted."""
        day = self.reading.report.day
        if day is None or sentence.quoted or self._standing.is_history():
            return None
        return When(day, day, f"{day.isoformat()}~", decided_by="no date told: the day of the report")


_OPENER = 12
"""Characters of "between the "."""


def is_range(text: str, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two dates bound one stretch of days: "May 5 - May 9", "from May 5 to May 9"."""
    if not (a.first and b.first and a.first < b.first and a.span.end <= b.span.start):
        return False
    between = text[a.span.end : b.span.start].strip().lower()
    opener = text[max(0, a.span.start - _OPENER) : a.span.start].rstrip().lower()
    if between == "and":
        return opener.endswith("between")
    return between in _UP_TO and (between in _DASHES or opener.endswith("from"))


def _ranging(text: str, a: TimeExpression, b: TimeExpression) -> When:
    assert a.first
    assert b.last
    whole = a.first != a.last and b.first != b.last and "/" not in f"{a.edtf}{b.edtf}"  # "from 2010 to 2012"
    edtf = f"{a.edtf}/{b.edtf}" if whole else f"{a.first.isoformat()}/{b.last.isoformat()}"
    words = Span(a.span.start, b.span.end)
    return When(
        a.first, b.last, edtf, text=text[words.start : words.end], text_span=words,
        decided_by="the sentence's own words",
    )  # fmt: skip
