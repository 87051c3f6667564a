"""Stops that no rule reads: place names which, by all that stands around them, likely tell where somebody was.

A logistic model over plain features of the sentence and of the route told so far; it needs no parse. Its weights are
fitted on stories whose routes are known (geomap.fit.stops).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from gazetteer.place import Place
from geomap.dating import Dater
from geomap.grouping import by_sentence
from geomap.model import Event, Mention, Movement, Person, Reading, Sentence, Span, Where
from geomap.moves.kin import is_anothers
from geomap.moves.plans import called_off_beside, is_on_the_way
from geomap.moves.sites import where_told
from geomap.nearness import holds, km, related
from geomap.weights import StopWeights

Within = Callable[[str, Span], tuple[str, ...]]
"""Who of the cast is mentioned in a span of a report."""
_MOST_SENTENCES = 2000
_MOST_TOKENS = 600
_MOST_ENDS = 500
"""Of one person's movements; more tell of a flood, not of a journey."""
_NEAR_KM = 60.0
_PAST_DAYS = 400
"""What is dated so long before its report is no news."""
_SELDOM = {True: 0.2, False: 0.1}
"""Of whom fewer of a report's sentences tell, they are not meant where it tells of others, or of nobody."""
_FORMS = {
    **dict.fromkeys(("he", "she", "it", "they", "who"), "subject"),
    **dict.fromkeys(("his", "her", "its", "their"), "owner"),
    **dict.fromkeys(("him", "them"), "object"),
}


class Known(NamedTuple):
    """An end of a movement that a sentence tells."""

    report: str
    sentence: Span
    place: Place
    mention: Span | None
    done: bool
    """Told as having been there, not only planned or headed for."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A place name of a sentence that may tell where somebody was."""

    reading: Reading
    i: int
    """Index of the sentence."""
    mention: Mention
    features: frozenset[str]


def with_presumed(
    readings: Sequence[Reading], told: Sequence[Movement], people: Sequence[Person], within: Within
) -> list[Movement]:
    """The movements told and, in order of telling, the being of `people` at each place that is likely enough."""
    weights = StopWeights.load()
    more = [
        movement(chance, p.name, chance_of)
        for p in people
        for chance in chances(readings, told, p, within)
        if (chance_of := likelihood(chance.features, weights.features)) >= weights.least
    ]
    order = {r.report.id: n for n, r in enumerate(readings)}

    def told_at(m: Movement) -> tuple[int, int]:
        return order[m.report], m.sentence.start

    ordered = sorted(told, key=told_at) if more else list(told)
    for m in more:
        start, end = (side(ordered, told_at(m), key=told_at) for side in (bisect_left, bisect_right))
        ordered.insert(next((k for k in range(start, end) if _is_behind(ordered[k], m)), end), m)
    return ordered


def _is_behind(o: Movement, m: Movement) -> bool:
    """Whether o, of the same sentence, rests on later names than the likely stop m."""
    name = m.destination.mention if m.destination else None
    others = [w.mention.start for w in (o.origin, o.destination) if w and w.mention]
    return name is not None and bool(others) and min(others) > name.start


def likelihood(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that a name with such features tells a stop."""
    z = sum(weights.get(f, 0.0) for f in features)
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, z))))


def movement(chance: Chance, person: str, likely: float) -> Movement:
    """Being at the place of a chance, when what happened there did, else as its sentence is dated."""
    m, sentence = chance.mention, chance.reading.sentences[chance.i]
    there = (e.when for e in chance.reading.events if e.when and e.where and e.where.mention == m.span)
    assert m.resolution
    return Movement(
        person=person,
        report=chance.reading.report.id,
        sentence=sentence.span,
        origin=None,
        destination=Where(m.text, m.resolution, m.span, "named in the sentence"),
        travel=False,
        arrival="told",
        mode=None,
        status="actual",
        when=next(there, None) or Dater(chance.reading).at(chance.i, _clause(chance.reading, sentence, m)),
        background=False,
        decided_by=m.text,
        likelihood=round(likely, 3),
    )


def _clause(reading: Reading, sentence: Sentence, m: Mention) -> Span:
    """A name and what stands between it and the comma before it."""
    before = reading.report.text[sentence.span.start : m.span.start].rpartition(",")[2].lstrip()
    return Span(m.span.start - len(before), m.span.end)


def chances(readings: Sequence[Reading], told: Sequence[Movement], person: Person, within: Within) -> Iterator[Chance]:
    """Each place name that no movement of the person rests on, and at which none is told as planned."""
    ends = [e for m in told if m.person == person.name for e in _ends(m)][:_MOST_ENDS]
    named = [list(where_told(r, partial(within, r.report.id))) for r in readings]
    told_of = Counter(m.resolution.place.id for row in named for m in row if m.resolution)
    placed = [by_sentence(r.sentences, row, lambda m: m.span) for r, row in zip(readings, named, strict=True)]
    off = [p for r, places in zip(readings, placed, strict=True) for p in called_off_beside(r, places)]
    story = _Story(person, ends, told_of, off)
    for reading, places in zip(readings, placed, strict=True):
        yield from _Chances(reading, places, story, within).all()


def _ends(m: Movement) -> Iterator[Known]:
    done = m.status == "actual" and m.arrival != "bound"
    for w in (m.origin, m.destination):
        if w:
            yield Known(m.report, m.sentence, w.resolution.place, w.mention, done)


class _Story:
    """What all reports together tell of a person's ways."""

    def __init__(self, person: Person, ends: Sequence[Known], named: Counter[str], called_off: Sequence[Place]) -> None:
        self.person, self.ends, self.named = person, ends, named
        self.stops = list({e.place.id: e.place for e in ends if e.done}.values())
        self.plans = list({p.id: p for p in (*(e.place for e in ends if not e.done), *called_off)}.values())
        self._features: dict[str, list[str]] = {}

    def is_planned(self, place: Place) -> bool:
        return any(related(p, place) for p in self.plans)

    def features(self, place: Place) -> list[str]:
        if place.id not in self._features:
            self._features[place.id] = [
                f"story:{_relation(place, self.stops)}",
                f"stops:{_level(len(self.stops), 0, 1, 3, 6)}",
                f"told:{min(self.named[place.id], 4)}",
            ]
        return self._features[place.id]


def _relation(place: Place, others: Sequence[Place]) -> str:
    """How a place lies to those where somebody was."""
    if not others:
        return "empty"
    if any(p.id == place.id for p in others):
        return "same"
    if any(holds(p, place) for p in others):
        return "within"
    if any(holds(place, p) for p in others):
        return "around"
    if any(abs(p.lat - place.lat) < 1 and km(p, place) < _NEAR_KM for p in others):
        return "near"
    return "land" if any(p.country and p.country == place.country for p in others) else "elsewhere"


def _level(value: float, *limits: float) -> int:
    return sum(value > limit for limit in limits)


class _Chances:
    """The chances of one report."""

    def __init__(self, reading: Reading, places: Sequence[Sequence[Mention]], story: _Story, within: Within) -> None:
        self.reading, self.story, self.text = reading, story, reading.report.text
        self.who = partial(within, reading.report.id)
        self.places = places
        dated = (t for t in reading.times if t.first)
        self.times = by_sentence(reading.sentences, dated, lambda t: t.span)
        self.ends = [e for e in story.ends if e.report == reading.report.id]
        self.taken = {e.mention for e in self.ends}
        self.events: dict[Span, list[Event]] = {}
        for e in reading.events:
            if e.where and e.where.mention:
                self.events.setdefault(e.where.mention, []).append(e)

    def all(self) -> Iterator[Chance]:
        told = [i for i, s in enumerate(self.reading.sentences[:_MOST_SENTENCES]) if s.kind in ("body", "caption")]
        mentioned = sum(self.story.person.name in self.who(self.reading.sentences[i].span) for i in told)
        share = mentioned / max(1, len(told))
        for n, i in enumerate(told):
            free = [m for m in self.places[i] if m.span not in self.taken]
            if not free:
                continue
            sentence = self.reading.sentences[i]
            sentence = replace(sentence, tokens=sentence.tokens[:_MOST_TOKENS])
            words = [self.text[t.start : t.end].lower() for t in sentence.tokens]
            shared = [*self._of_sentence(i, sentence), f"position:{_level(n / len(told), 0.1, 0.3, 0.6, 0.85)}"]
            mine = [k for k, t in enumerate(sentence.tokens) if self.story.person.name in self.who(t)]
            if not mine and share < _SELDOM[bool(self.who(sentence.span))]:
                continue
            for m in free:
                if m.resolution is None or self.story.is_planned(m.resolution.place):
                    continue
                k = next((k for k, t in enumerate(sentence.tokens) if t.end > m.span.start), 0)
                if is_anothers(words, mine, k) or is_on_the_way(words[:k]) or "not" in words[max(0, k - 2) : k]:
                    continue
                of_name = [*self._of_words(words, k), *self._of_person(i, words, mine, k)]
                of_place = [*self._of_route(sentence, m.resolution.place), *self._of_events(m)]
                order = f"place:{min(self.places[i].index(m), 3)}"
                features = {"any", order, *shared, *of_name, *of_place, *self.story.features(m.resolution.place)}
                yield Chance(self.reading, i, m, frozenset(features))

    def _of_sentence(self, i: int, sentence: Sentence) -> Iterator[str]:
        yield sentence.kind
        yield f"follows:{self.story.person.kind}"
        yield f"places:{_level(len(self.places[i]), 1, 2, 4)}"
        yield "dated" if self.times[i] else "undated"
        day = self.reading.report.day
        if day and any(t.first and (day - t.first).days > _PAST_DAYS for t in self.times[i]):
            yield "long ago"

    @staticmethod
    def _of_words(words: Sequence[str], k: int) -> Iterator[str]:
        yield f"before:{words[k - 1] if k else ''}"
        yield f"before that:{words[k - 2] if k > 1 else ''}"

    def _of_person(self, i: int, words: Sequence[str], mine: Sequence[int], k: int) -> Iterator[str]:
        others = set(self.who(self.reading.sentences[i].span)) - {self.story.person.name}
        if not mine:
            yield f"person:{self._last_told(i)}"
            yield "of others" if others else "of nobody"
            return
        if others:
            yield "with others"
        near = min(mine, key=lambda j: (abs(j - k), j))
        yield f"person:{_form(words[mine[0]])}"
        yield f"person {'before' if mine[0] < k else 'after'}"
        yield f"nearest:{_form(words[near])}:{'before' if near < k else 'after'}"
        yield f"gap:{_level(abs(k - near), 2, 4, 8, 14, 22)}"
        yield "person first" if mine[0] < 2 else "person later"

    def _last_told(self, i: int) -> str:
        """Which of the sentences before tells of the person."""
        for back in (1, 2):
            if i >= back and self.story.person.name in self.who(self.reading.sentences[i - back].span):
                return f"{back} back"
        return "far"

    def _of_route(self, sentence: Sentence, place: Place) -> Iterator[str]:
        stops = [e for e in self.ends if e.done]
        before = [e for e in stops if e.sentence.start < sentence.span.start]
        after = [e for e in stops if e.sentence.start > sentence.span.start]
        yield f"sentence:{_relation(place, [e.place for e in stops if e.sentence == sentence.span])}"
        yield f"report:{_relation(place, [e.place for e in (*before, *after)])}"
        yield f"report stops:{_level(len({e.place.id for e in (*before, *after)}), 0, 1, 3, 6)}"
        yield f"last:{_relation(place, [e.place for e in before[-1:]])}"
        yield f"next:{_relation(place, [e.place for e in after[:1]])}"

    def _of_events(self, m: Mention) -> Iterator[str]:
        found = self.events.get(m.span, [])
        if not found:
            yield "no event"
        for e in found[:3]:
            yield f"event:{e.kind}"
            yield f"event status:{e.status}"


def _form(word: str) -> str:
    return _FORMS.get(word, "name")
