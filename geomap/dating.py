"""When the things in a sentence happened: its own words, else what was told before it, else the report's day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from geomap.english.factuality import MODALS
from geomap.english.lemmas import IRREGULAR, ends_as_past
from geomap.english.wording import words_of
from geomap.grouping import by_sentence
from geomap.lag import Lag, lag, opening_lag, shifted
from geomap.model import Reading, Sentence, Span, TimeExpression, When

NOT_THE_DATE = frozenset({"since", "until", "till", "for", "than"})
"""Before a date they bound a state; the event beside them has another day."""
SET_FOR = frozenset("scheduled set slated planned due expected arranged fixed booked called".split())
"""Before "for" they tell the day of what is to come."""
AUXILIARIES_NOW = frozenset({"is", "are", "has", "have", "'s", "’s", "will", "'ll", "’ll", "am", "'re", "’re"})
PAST_FORMS = frozenset(
    "was were had did said told left went came took gave made began fell rose held met sent brought found kept led"
    " stood spoke broke drove flew ran won lost shot struck fled".split()
)
PAST_ONLY = PAST_FORMS | {
    form for form in IRREGULAR if not form.endswith(("ing", "s")) and form not in ("'ve", "'m", "'re")
}
"""All irregular forms that look back, participles among them."""
ELSEWHERE = "a date elsewhere in the sentence"
LONGEST_CARRY_DAYS = 31
"""A month may be carried to the next sentence; "in 1997" may not."""


_DASHES = frozenset({"-", "–", "—"})
_UP_TO = _DASHES | {"to", "until", "till", "through"}
_HAD_WITHIN = 8
"""Words: further on, "had" is not the main verb's."""
_GOES_ON = frozenset({"there", "then"})
"""With these a sentence stays at the time of the one before, though that looked further back."""
_TOLD_MORE = re.compile(r",? when\b(?:[^,;:]*|[^,;:]+,[^,;:\d]{1,40},[^,;:]{0,7})\Z")
"""Between a date and a clause that happened on it; "when" may be the clause's own first word."""
_DAY_OF = re.compile(
    r"\b[Oo]n the (?:day|night|eve|morning|afternoon|evening) of (?:the|his|her|its|their|that) (?P<what>[a-z]{4,})"
)
"""A day that is named by what happened on it."""
_BACKWARDS = re.compile(r"\b(?:earlier|before|previously)\Z")
_SAYING = re.compile(r"\b(?:said|told|announced|reported|confirmed|added)\s(?:\w+\s){0,2}(?:on\s)?\Z")


class Dater:
    """The dates of one report. Every answer says in words what decided it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        dated = [t for t in reading.times if t.first and t.last]
        self._by_sentence = by_sentence(reading.sentences, dated, lambda t: t.span)
        impossible = (t.span for t in reading.times if t.first is None and t.anchor == "absolute")
        self._impossible = by_sentence(reading.sentences, impossible, lambda s: s)
        self._words = words_of(reading)
        self._undated: set[int] = set()
        """Sentences of a day that is named by something whose date the report does not tell."""
        self._carried = self._carry()

    def told(self, i: int, span: Span) -> When | None:
        """The date that words within a span of sentence i name."""
        inside = [t for t in self._by_sentence[i] if span.contains(t.span)]
        usable = [t for t in inside if not self._bounds(t)]
        if len(usable) == 2 and is_range(self.reading.report.text, *usable):
            return _ranging(self.reading.report.text, *usable)
        return _combined(usable) if usable else None

    def at(self, i: int, span: Span, passing: Sequence[Span] = (), asides: Sequence[Span] = ()) -> When | None:
        """The best date for what a span of sentence i tells.

        `passing`: clauses that date nothing but themselves; `asides`: those that do so if they look back.
        """
        own = self.told(i, span) or self._opening(i, span)
        measured = opening_lag(self.reading.report.text, self.reading.sentences[i].span)
        if measured and own is None:
            return self._measured(i, span, *measured)
        when = self._beside(i, span, (*passing, *self._flashbacks(i, span, asides)), own)
        by = lag(self.reading.report.text, span) if own is None else None
        return shifted(when, by) if when and by else when

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
                return _combined([t])
        return None

    def _beside(self, i: int, span: Span, passing: Sequence[Span], own: When | None) -> When | None:
        sentence = self.reading.sentences[i]
        standing = self.carried(i) or (None if i in self._undated else self.report_day(sentence))
        if own:
            spoken = own.text_span and self._is_spoken(sentence, own.text_span)
            return standing if spoken and self.carried(i) else own
        if self.carried(i):
            passing = (*passing, *(t.span for t in self._by_sentence[i] if self._is_spoken(sentence, t.span)))
        if any(span.contains(t) for t in self._impossible[i]):
            return None  # "on 30 February": a day that is told and is none is not the report's
        others = [
            t for t in self._by_sentence[i] if not self._bounds(t) and not any(p.contains(t.span) for p in passing)
        ]
        if others and not (standing and all(_is_wide(t) for t in others)):
            near = min(others, key=lambda t: (_gap(t.span, span), t.span))
            same = [t for t in others if _gap(t.span, near.span) < 4]
            return _inferred(_combined(same), ELSEWHERE, keep_text=True)
        return standing

    def carried(self, i: int) -> When | None:
        """The date that the text before sentence i leaves standing."""
        return self._carried[i]

    def _bounds(self, t: TimeExpression) -> bool:
        before = self.reading.report.text[max(0, t.span.start - 20) : t.span.start].lower().split()
        if before[-1:] == ["for"] and before[-2:-1] and before[-2] in SET_FOR:
            return False
        return bool(before) and before[-1] in NOT_THE_DATE

    def _carry(self) -> list[When | None]:
        out: list[When | None] = []
        last: When | None = None
        before_that: When | None = None
        paragraph = -1
        named: dict[str, When] = {}
        """The words of dated sentences, with their dates."""
        for i, sentence in enumerate(self.reading.sentences):
            day_of = None if self._by_sentence[i] else self._day_of(sentence)
            if day_of:
                last, before_that, paragraph = named.get(day_of), None, sentence.paragraph
            if (day_of or (i - 1 in self._undated and sentence.paragraph == paragraph)) and last is None:
                self._undated.add(i)
            if before_that and not self._looks_further_back(i) and _GOES_ON.isdisjoint(self._words[i]):
                last, before_that = before_that, None  # "had left on May 3" was in passing
            same = sentence.paragraph == paragraph
            narrative = last is not None and (same or self._is_past(i))
            long = last is not None and (last.last - last.first).days > (LONGEST_CARRY_DAYS if same else 7)
            keep = last is not None and narrative and not long and not self._ahead_of_report(last, i)
            out.append(_inferred(last, "carried over from the text before", keep_text=False) if keep and last else None)
            if sentence.kind not in ("body", "caption"):
                continue
            paragraph = sentence.paragraph
            usable = [t for t in self._by_sentence[i] if not self._bounds(t) and not self._in_since(sentence, t)]
            main = [t for t in usable if not self._in_relative(sentence, t)]
            usable = main if main or last else usable
            usable = [t for t in usable if not self._of_saying(t)] or usable
            if last:
                usable = [t for t in usable if not self._is_spoken(sentence, t.span)]
            if len(usable) > 1 and _BACKWARDS.search(usable[-1].text):
                usable = usable[:-1]  # "was freed on Monday by a judge named two days earlier"
            if usable:
                told = _combined([t for t in usable if _gap(t.span, usable[-1].span) < 4])
                if last and told.last < last.first and self._looks_further_back(i):
                    before_that = before_that or last
                last = told
                named.update((word, told) for word in self._words[i])
        return out

    def _day_of(self, sentence: Sentence) -> str | None:
        """ "Funeral" of "on the morning of the funeral"."""
        found = _DAY_OF.search(self.reading.report.text, sentence.span.start, sentence.span.end)
        return found["what"] if found else None

    def _is_spoken(self, sentence: Sentence, day: Span) -> bool:
        """ "Today is a great day", within quotation marks: the day on which it was said."""
        text = self.reading.report.text
        before = text[sentence.span.start : day.start]
        inside = before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
        return inside and text[day.start : day.end].lower() in ("today", "tonight")

    def _of_saying(self, t: TimeExpression) -> bool:
        """ "officials said on Monday": when it was told, not when it was."""
        return bool(_SAYING.search(self.reading.report.text, max(0, t.span.start - 30), t.span.start))

    def _in_relative(self, sentence: Sentence, t: TimeExpression) -> bool:
        """ "X, who came last month, ...": a date told in passing."""
        before = self.reading.report.text[sentence.span.start : t.span.start].rpartition(",")
        return bool(before[1]) and before[2].split()[:1] in (["who"], ["which"], ["whose"], ["where"])

    def _in_since(self, sentence: Sentence, t: TimeExpression) -> bool:
        """ "Had been held since soldiers took power on May 2": what follows did not happen then."""
        before = self.reading.report.text[sentence.span.start : t.span.start].rpartition(",")
        return "since" in before[2].split()

    def _ahead_of_report(self, when: When, i: int) -> bool:
        """A day still to come dates only what is told as still to come."""
        day = self.reading.report.day
        if day is None or when.first <= day:
            return False
        return MODALS.keys().isdisjoint(self._words[i])

    def _looks_further_back(self, i: int) -> bool:
        """Whether a sentence is in the past perfect: what it tells came before the story."""
        words = self._words[i]
        return "had" in words and words.index("had") < _HAD_WITHIN

    def _is_past(self, i: int) -> bool:
        words = self._words[i]
        return not PAST_ONLY.isdisjoint(words) or any(map(ends_as_past, words))

    def report_day(self, sentence: Sentence) -> When | None:
        """About the day of publication; None for a report without one and for what is only quoted."""
        day = self.reading.report.day
        if day is None or sentence.quoted:
            return None
        return When(day, day, f"{day.isoformat()}~", decided_by="no date told: the day of the report")


def is_range(text: str, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two dates bound one stretch of days: "May 5 - May 9", "from May 5 to May 9"."""
    if not (a.first and b.first and a.first < b.first and a.span.end <= b.span.start):
        return False
    between = text[a.span.end : b.span.start].strip().lower()
    return between in _UP_TO and (between in _DASHES or text[: a.span.start].rstrip().lower().endswith("from"))


def _ranging(text: str, a: TimeExpression, b: TimeExpression) -> When:
    assert a.first
    assert b.last
    edtf, words = f"{a.first.isoformat()}/{b.last.isoformat()}", Span(a.span.start, b.span.end)
    return When(
        a.first, b.last, edtf, text=text[words.start : words.end], text_span=words,
        decided_by="the sentence's own words",
    )  # fmt: skip


def _is_wide(t: TimeExpression) -> bool:
    """ "this year", "in 1997": too wide to date the rest of its sentence."""
    return bool(t.first and t.last and (t.last - t.first).days > LONGEST_CARRY_DAYS)


def _gap(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def _combined(times: list[TimeExpression]) -> When:
    """One date from expressions that stand together: the narrowest day, with the clock and part of day of any."""
    best = min(times, key=lambda t: ((t.last or dt.date.max) - (t.first or dt.date.min), t.span))
    assert best.first
    assert best.last
    assert best.edtf
    same = [t for t in times if t.first and t.last and t.first <= best.last and best.first <= t.last]
    clock = next((t.clock for t in [best, *same] if t.clock), None)
    part = next((t.part for t in [best, *same] if t.part), None)
    return When(best.first, best.last, best.edtf, clock, part, best.text, best.span, "the sentence's own words")


def _inferred(when: When, why: str, *, keep_text: bool) -> When:
    return When(
        when.first, when.last, when.edtf, when.clock if keep_text else None, when.part if keep_text else None,
        when.text if keep_text else None, when.text_span if keep_text else None, why,
    )  # fmt: skip
