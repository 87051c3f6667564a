"""Which day the text before a sentence leaves standing, for what that sentence tells without a day of its own.

The candidates: the day told last, the day that stood before a look back, the day of a thing named again ("after the
crash"). What decides between them is little: paragraph, tense, whom the sentence is about, and how long ago the day is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geomap.english.factuality import MODALS
from geomap.english.lemmas import IRREGULAR, PAST_ONLY, ends_as_past
from geomap.innerdates import (
    LONGEST_CARRY_DAYS,
    bounds,
    in_after,
    in_relative,
    in_since,
    is_of_a_life,
    is_spoken,
    is_wide,
    of_a_thing,
    of_saying,
)
from geomap.lag import opening_stay
from geomap.model import Reading, Sentence, Span, TimeExpression, When

LONG_TALE = 3
"""So many sentences with days of long ago are a story of their own."""
HISTORY = 5
"""So many sentences with days of long ago, and none of the report's own time, make a life or a history."""

NEXT_PARAGRAPH_DAYS = 7
"""What is carried into another paragraph is no longer than this."""
BACKGROUND = dt.timedelta(days=60)
"""What lies so far before the report is no part of its story, where the story has days of its own."""

_HAD_WITHIN = 8
"""Words: further on, "had" is not the main verb's."""
_GOES_ON = frozenset({"there", "then"})
"""With these a sentence stays at the time of the one before, though that looked further back."""
_NO_MORE = re.compile(r"\W*(?:(?:day \w+|on)\b\W*)?", re.IGNORECASE)
"""What stands beside a date in a heading that is the day alone: "Day 2: Tuesday"."""
_DAY_OF = re.compile(
    r"\b[Oo]n the (?:day|night|eve|morning|afternoon|evening) of (?:the|his|her|its|their|that) (?P<what>[a-z]{4,})"
)
"""A day that is named by what happened on it."""
_AGAIN = re.compile(
    r"(?:(?:[Ss]oon|[Ss]hortly|[Rr]ight|[Jj]ust|[Ii]mmediately) )?(?:[Aa]fter|[Ff]ollowing|[Dd]uring|[Aa]t) the "
    r"(?:[a-z-]+ ){0,2}?(?P<what>[a-z]{4,})(?: of (?:the )?[a-z]+)?,"
)
"""A sentence that begins with a thing told before: "after the exchange of fire, ..."."""
_BACKWARDS = re.compile(r"\b(?:earlier|before|previously)\Z")
PERFECT = frozenset({"has", "have"})
_ABOUT = 8
"""The words of a sentence that may name whom it is about."""
SUBJECT = 3
"""The words that surely do; for a year to be carried, one of them must be named again."""
_THEY = frozenset("he she it they him them his her its their this these there".split())
_SMALL = 3
"""Words no longer than this are function words, nearly all."""
_FUNCTION = PAST_ONLY | frozenset(
    "from with that than when where which while after before into over about more some".split()
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A day, and the sentence that told it."""

    when: When
    paragraph: int
    words: frozenset[str]


class Carrier:
    """For each sentence of a report the day left standing before it."""

    def __init__(self, reading: Reading, words: Sequence[list[str]], times: list[list[TimeExpression]]) -> None:
        self.reading, self._words, self._times = reading, words, times
        self.undated: set[int] = set()
        """Sentences of a day that is named by something whose date the report does not tell."""
        self._last: _Told | None = None
        self._before: _Told | None = None
        """What stood before a look back."""
        self._back_in: int | None = None
        """The paragraph that looks back as a whole."""
        self._story: _Told | None = None
        """The last told day of the report's own time."""
        self._tale = 0
        """How many sentences in a row have told a day of long ago."""
        self._long_ago = 0
        """How many sentences have."""
        self._paragraph = -1
        self._heading: When | None = None
        """The day that stands alone above what is told."""
        self._headed: int | None = None
        """The paragraph that it is of; None if of all up to the next."""
        self._named: dict[str, When] = {}
        """The words of dated sentences, with their dates."""
        self.carried: list[When | None] = []
        for i, sentence in enumerate(reading.sentences):
            self._read_heading(i, sentence)
            self._look_up(i, sentence)
            self.carried.append(self._standing(i, sentence))
            if sentence.kind in ("body", "caption"):
                opens = sentence.paragraph != self._paragraph
                self._paragraph = sentence.paragraph
                self._note(i, sentence, opens=opens)

    def is_history(self) -> bool:
        """Whether the report tells of long ago only, as a life does: what has no day in it is not of the report's."""
        return self._story is None and self._long_ago >= HISTORY

    def _read_heading(self, i: int, sentence: Sentence) -> None:
        """Take over a day that stands alone; at the head of a paragraph it is of that paragraph only."""
        if sentence.kind == "headline" and self._times[i] and _NO_MORE.fullmatch(self._beside_times(i, sentence)):
            after = self.reading.sentences[i + 1 : i + 2]
            self._heading = combined(self._times[i])
            self._headed = sentence.paragraph if after and after[0].paragraph == sentence.paragraph else None
        elif self._headed not in (None, sentence.paragraph):
            self._heading = None

    def _beside_times(self, i: int, sentence: Sentence) -> str:
        """What a sentence says but for its dates."""
        text, at, beside = self.reading.report.text, sentence.span.start, []
        for t in self._times[i]:
            beside.append(text[at : t.span.start])
            at = max(at, t.span.end)
        return "".join((*beside, text[at : sentence.span.end]))

    def _look_up(self, i: int, sentence: Sentence) -> None:
        """Find the day that a sentence names by what happened on it, and come back from a look back."""
        text = self.reading.report.text
        found = None if self._times[i] else _DAY_OF.search(text, sentence.span.start, sentence.span.end)
        if found:
            when = self._named.get(root(found["what"]))
            self._last = _Told(when, sentence.paragraph, frozenset()) if when else None
            self._before, self._paragraph = None, sentence.paragraph
        on = i - 1 in self.undated and sentence.paragraph == self._paragraph
        if (found or on) and self._last is None:
            self.undated.add(i)
        in_it = self._back_in == sentence.paragraph and self._last and self._goes_on(i, sentence, self._last)
        if self._before and not (in_it or self._looks_further_back(i)) and _GOES_ON.isdisjoint(self._words[i]):
            self._last, self._before = self._before, None  # "had left on May 3" was in passing

    def _standing(self, i: int, sentence: Sentence) -> When | None:
        if again := self._told_again(i, sentence):
            return carried_over(again)
        if self._heading and not self._looks_further_back(i):
            return replace(carried_over(self._heading), decided_by="the day that it stands below")
        last = self._last
        if last is None:
            return None
        if self._is_background(last) and not self._goes_on(i, sentence, last):
            last = self._story
        if last is None:
            return None
        same = sentence.paragraph == self._paragraph
        if not (same or self._is_past(i)):
            return None
        days = (last.when.last - last.when.first).days
        wide = days > (LONGEST_CARRY_DAYS if same else NEXT_PARAGRAPH_DAYS)
        if wide and not (same and self._is_past(i) and self._goes_on(i, sentence, last, SUBJECT)):
            return None
        return None if self._ahead_of_report(last.when, i) else carried_over(last.when)

    def _told_again(self, i: int, sentence: Sentence) -> When | None:
        """The day of what a sentence begins with, if that was told with its day: "after the exchange of fire, ..."."""
        found = None if self._times[i] else _AGAIN.match(self.reading.report.text, sentence.span.start)
        return self._named.get(root(found["what"])) if found else None

    def _is_background(self, told: _Told) -> bool:
        """Whether a day lies long before a story that has days of its own."""
        day = self.reading.report.day
        long_ago = day is not None and day - told.when.last > BACKGROUND
        return long_ago and self._story is not None and self._tale < LONG_TALE

    def _goes_on(self, i: int, sentence: Sentence, told: _Told, named: int = _ABOUT) -> bool:
        """Whether a sentence is about what was told with a day: about the same, in its paragraph, and in the past."""
        about = self._words[i][:_ABOUT]
        if sentence.paragraph != told.paragraph or not PERFECT.isdisjoint(about):
            return False
        if opening_stay(self.reading.report.text, sentence.span):
            return True
        again = (w in told.words for w in about[:named] if len(w) > _SMALL and w not in _FUNCTION)
        return not _THEY.isdisjoint(about) or any(again)

    def _note(self, i: int, sentence: Sentence, *, opens: bool) -> None:
        """Take over what a sentence tells; `opens`: a paragraph."""
        usable = [t for t in self._times[i] if not self._is_no_stand(sentence, t)]
        if sentence.kind == "caption":
            usable = [t for t in usable if not is_wide(t)]  # the year of a picture
        main = [t for t in usable if not in_relative(self.reading, sentence, t)]
        usable = main if main or self._last else usable
        main = [t for t in usable if not in_after(self.reading, sentence, t)]
        usable = main if main or self._last else usable
        usable = [t for t in usable if not of_saying(self.reading, t)] or usable
        if self._last:
            usable = [t for t in usable if not is_spoken(self.reading, sentence, t.span)]
        if len(usable) > 1 and _BACKWARDS.search(usable[-1].text):
            usable = usable[:-1]  # "was freed on Monday by a judge named two days earlier"
        if not usable:
            return
        when = combined([t for t in usable if gap(t.span, usable[-1].span) < 4])
        if self._last and when.last < self._last.when.first and self._looks_further_back(i):
            self._before = self._before or self._last
            self._back_in = sentence.paragraph if opens else None
        elif self._before and not self._looks_further_back(i):
            self._before = None
        self._last = _Told(when, sentence.paragraph, frozenset(self._words[i]))
        day = self.reading.report.day
        long_ago = day is not None and day - when.last > BACKGROUND
        self._tale = self._tale + 1 if long_ago else 0
        self._long_ago += long_ago
        if day and when.last <= day and not long_ago:
            self._story = self._last
        self._named.update((root(word), when) for word in self._words[i])

    def _is_no_stand(self, sentence: Sentence, t: TimeExpression) -> bool:
        """Whether a date is of nothing that the text could go on from: "until May 3", "since ... on May 3"."""
        return (
            bounds(self.reading, t, planned=True)
            or in_since(self.reading, sentence, t)
            or is_of_a_life(self.reading, sentence, t)
            or of_a_thing(self.reading, sentence, t)
        )

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


def root(word: str) -> str:
    """What a word shares with its kin, roughly: "crash" and "crashed", "exchange" and "exchanged"."""
    word = IRREGULAR.get(word, word)
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word


def gap(a: Span, b: Span) -> int:
    """Characters between two spans; 0 where they touch or overlap."""
    return max(0, a.start - b.end, b.start - a.end)


def combined(times: list[TimeExpression]) -> When:
    """One date from expressions that stand together: the narrowest day, with the clock and part of day of any."""
    best = min(times, key=lambda t: ((t.last or dt.date.max) - (t.first or dt.date.min), t.span))
    assert best.first
    assert best.last
    assert best.edtf
    same = [t for t in times if t.first and t.last and t.first <= best.last and best.first <= t.last]
    clock = next((t.clock for t in [best, *same] if t.clock), None)
    part = next((t.part for t in [best, *same] if t.part), None)
    return When(best.first, best.last, best.edtf, clock, part, best.text, best.span, "the sentence's own words")


def carried_over(when: When) -> When:
    """A date that was told before, without the words and the clock of that telling."""
    return When(when.first, when.last, when.edtf, decided_by="carried over from the text before")
