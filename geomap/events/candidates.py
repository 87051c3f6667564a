"""The places where a thing can have happened that its own clause does not place, and what speaks for each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, islice

from gazetteer.place import Place
from geomap.english.clauses import BREAKS
from geomap.events.placing import Placer
from geomap.events.ruling import Telling, ruled_out
from geomap.events.scene import Scene, inferred_at, is_topic, named_at, town_of
from geomap.model import EventKind, Mention, Span, When, Where
from geomap.nearness import holds, is_continent, related
from geomap.weights import PlaceWeights

_SURE = frozenset({
    "named in the clause", "the land that did it", "the land of the office that acts",
    "named last before 'there'", "where the report told before that it is", "the country of the one who went home",
    "the dateline's town, in the country that is named", "where the craft arrived or set out",
})  # fmt: skip
"""What rules decide so is seldom wrong."""
_BACK = 4
"""Sentences before in which a place may have been named."""
_DAYS, _LONG, _AGES = dt.timedelta(days=4), dt.timedelta(days=100), dt.timedelta(days=1000)
_GROUPS = {"movement": "way", "statement": "saying", "meeting": "meeting", "politics": "office", "election": "office",
           "legal": "legal"}  # fmt: skip
"""Kinds that have habits of their own; the others are "deed"."""


@dataclass(slots=True)
class Candidate:
    """A place, or none, and the features that speak for it or against it."""

    where: Where | None
    features: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Question:
    """Where something was that a sentence tells."""

    sentence: int
    kind: EventKind
    ruled: Where | None
    """What rules say."""
    sure: bool
    """Whether they say so by what seldom errs."""
    candidates: Sequence[Candidate]
    """What rules say among them. If they are not sure, the last one is nowhere; else only the sentence's places."""


Choose = Callable[[Question], Where | None]


class Candidates:
    """The candidates of one report."""

    def __init__(self, placer: Placer, told: Mapping[int, Sequence[Telling]]) -> None:
        self.placer, self.told, self.sentences = placer, told, placer.reading.sentences

    def of(
        self, i: int, t: Telling, when: When | None, scenes: Sequence[Scene], main: Where | None, ruled: Where | None
    ) -> Question:
        """Where what sentence i tells can have been; `ruled` is what rules say of it."""
        group = _GROUPS.get(t.kind, "deed")
        own = any(t.clause.holds(m.span) for m in self.placer.places[i])
        context = "own" if own else "other" if self.placer.places[i] else "bare"
        unknown = self.placer.names_unknown(i, t)
        found: dict[str, Candidate] = {}
        if ruled:
            found[ruled.resolution.place.id] = Candidate(ruled)
        sure = ruled is not None and ruled.decided_by in _SURE
        around = () if sure else self._around(i, t, when, scenes, main)
        for where, features in chain(self._named(i, t, scenes), around):
            place = where.resolution.place
            if not is_continent(place):
                found.setdefault(place.id, Candidate(where)).features.update(features)
        candidates = [*found.values()] if sure else [*found.values(), Candidate(None, {"nowhere"})]
        for c in candidates if len(candidates) > 1 else ():
            if c.where:
                c.features |= self._of_place(i, c.where.resolution.place, found, group, context)
            sources = {f for f in c.features if ":" not in f}
            c.features |= {f"{f}:{context}" for f in sources} | {f"{f}:{group}" for f in sources}
            if unknown:
                c.features |= {f"{f}:unknown" for f in sources}
            if c.where is ruled or (c.where and ruled and c.where.resolution.place.id == ruled.resolution.place.id):
                why = ruled.decided_by if ruled else "nothing"
                c.features |= {"ruled", f"ruled:{context}", f"ruled:{group}", f"ruled:{why}"}
        return Question(i, t.kind, ruled, sure, candidates)

    def _named(self, i: int, t: Telling, scenes: Sequence[Scene]) -> Iterator[tuple[Where, set[str]]]:
        """The places that the sentence names, with what tells of each."""
        for m in self.placer.places[i]:
            if self._is_never(i, t, m, scenes):
                continue
            own = t.clause.holds(m.span)
            why = "named in the clause" if own else "named elsewhere in the sentence"
            yield named_at(m, why), self._of_mention(i, t, m, scenes, "named" if own else "beside")

    def _around(
        self, i: int, t: Telling, when: When | None, scenes: Sequence[Scene], main: Where | None
    ) -> Iterator[tuple[Where, set[str]]]:
        """Those that the report tells of around it."""
        for n, scene in enumerate(reversed(scenes)):
            if scene.apart_from(when, _AGES):
                continue
            where = replace(scene.where, decided_by="carried over from the event told before")
            yield where, self._of_scene(i, t, when, n, scene)
        for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
            beside = "same" if self.sentences[j].paragraph == self.sentences[i].paragraph else "other"
            for m in self.placer.places[j]:
                about = {f"before:{beside}:{min(i - j, 3)}", f"before:in {self.placer.preposition(j, m)}"}
                yield inferred_at(m, "named before in the report"), {"before"} | about
        for m in self.placer.places[i + 1] if i + 1 < len(self.sentences) else ():
            beside = "same" if self.sentences[i + 1].paragraph == self.sentences[i].paragraph else "other"
            about = {f"after:{beside}:{bool(scenes)}", f"after:in {self.placer.preposition(i + 1, m)}"}
            yield inferred_at(m, "named in the sentence after it"), {"after"} | about
        if main:
            yield main, {"main"}
        for kind, m in self._heads:
            yield inferred_at(m, f"named in the {kind}"), {kind}

    def _is_never(self, i: int, t: Telling, m: Mention, scenes: Sequence[Scene]) -> bool:
        """Whether a place of sentence i is only spoken of, or where somebody speaks of what was elsewhere."""
        placer = self.placer
        if any(is_topic(placer, i, m, o) for o in self.told.get(i, ())):
            return True
        here = bool(scenes) and scenes[-1].paragraph == self.sentences[i].paragraph
        if here and t.kind != "statement" and placer.is_speakers(i, m):
            return True
        if not t.clause.holds(m.span) and any(aside.contains(m.span) for aside in placer.asides(i)):
            return True
        k = placer.index(i, m)
        return ruled_out(placer.words(i), k, placer.preposition(i, m), t, frozenset())

    @cached_property
    def _heads(self) -> list[tuple[str, Mention]]:
        heads = ((s.kind, row) for s, row in zip(self.sentences, self.placer.mentions, strict=True))
        named = ((k, m) for k, row in heads if k in ("dateline", "headline") for m in row if m.resolution)
        return [(k, m) for k, m in named if town_of(self.placer, m) is None]  # the town stands beside its airport

    def _of_mention(self, i: int, t: Telling, m: Mention, scenes: Sequence[Scene], own: str) -> set[str]:
        """What tells of a place that the sentence itself names."""
        placer, words = self.placer, self.placer.words(i)
        assert m.resolution
        k, before = placer.index(i, m), placer.preposition(i, m)
        side = "after" if k > t.word else "before"
        far = sum(abs(k - t.word) > d for d in (2, 4, 7, 12, 20))
        breaks = sum(w in BREAKS for w in islice(words, min(k, t.word), max(k, t.word)))
        out = {
            own,
            f"{own}:in {before}",
            f"{own}:{side}:{far}",
            f"{own}:breaks {min(breaks, 3)}",
            f"in {before}:{side}",
        }
        tests = {
            "container": placer.is_container(i, m),
            "describes": placer.describes(i, m),
            "speaker's": placer.is_speakers(i, m),
            "passing": any(p.contains(m.span) for p in t.passing),
            "opens": k <= 2,
            "first": m is placer.places[i][0],
            "comma": k > 0 and words[k - 1] == ",",
            "scene": bool(scenes) and scenes[-1].where.resolution.place.id == m.resolution.place.id,
            "at scene": bool(scenes) and related(scenes[-1].where.resolution.place, m.resolution.place),
        }
        return out | {f"{own}:{name}" for name, is_so in tests.items() if is_so}

    def _of_scene(self, i: int, t: Telling, when: When | None, n: int, scene: Scene) -> set[str]:
        """What tells of a place where an event before was."""
        name, place = f"scene {n}", scene.where.resolution.place
        gap = min(self.sentences[i].paragraph - scene.paragraph, 3)
        out = {name, f"{name}:gap {gap}", f"{name}:{'left' if scene.left else 'stayed'}"}
        out.add(f"{name}:{scene.status}:{t.status}")
        if scene.apart_from(when, _LONG):
            out.add("scene:long ago")
        elif scene.apart_from(when, _DAYS):
            out.add("scene:days apart")
        if any(m.resolution and related(place, m.resolution.place) for m in self.placer.places[i]):
            out.add("scene:around what is named")
        return out

    def _of_place(self, i: int, place: Place, found: Mapping[str, Candidate], group: str, context: str) -> set[str]:
        """What tells of any candidate: how often and when it was named, its kind, what lies in it."""
        share = self._count[place.id] / max(self._count.values(), default=1)
        often = f"often {sum(share > s for s in (0, 0.2, 0.5, 0.99))}"
        ago = self._ago(i, place.id)
        out = {f"{often}:{context}", f"{place.kind}:{group}", f"{place.kind}:{context}", f"ago {ago}:{context}"}
        others = [c.where.resolution.place for c in found.values() if c.where]
        if any(o.id != place.id and holds(place, o) for o in others):
            out.add(f"holds another:{context}")
        if any(o.id != place.id and holds(o, place) for o in others):
            out.add(f"lies in another:{context}")
        out.add(f"names {self._names_shared(i, place.id)}:{context}")
        return out

    def _ago(self, i: int, place: str) -> int:
        """How far back the place was named last, in steps; 5 if never."""
        rows = self._rows.get(place, ())
        back = min((i - j for j in rows if j <= i), default=99)
        return sum(back > d for d in (0, 1, 2, 4, 8))

    def _names_shared(self, i: int, place: str) -> int:
        """How many names (of people, bodies, things) sentence i shares with one before it that names the place."""
        here = self._names[i]
        return min(2, max((len(here & self._names[j]) for j in self._rows.get(place, ()) if j < i), default=0))

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(m.resolution.place.id for row in self.placer.places for m in row if m.resolution)

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        rows: dict[str, list[int]] = {}
        for j, row in enumerate(self.placer.places):
            for m in row:
                if m.resolution:
                    rows.setdefault(m.resolution.place.id, []).append(j)
        return rows

    @cached_property
    def _names(self) -> list[frozenset[str]]:
        """The capitalised words of each sentence that are neither its first nor of a place."""
        text = self.placer.text
        out = []
        for s, row in zip(self.sentences, self.placer.mentions, strict=True):
            places = [m.span for m in row]
            out.append(frozenset(_name_words(text, s.tokens[1:], places)))
        return out


def choice(question: Question) -> Where | None:
    """The likeliest candidate, where it is likelier by a margin than what rules say."""
    if len(question.candidates) == 1:
        return question.candidates[0].where
    weights = PlaceWeights.load()
    w, margin = (weights.named, weights.sure) if question.sure else (weights.carried, weights.unsure)
    scores = [sum(w.get(f, 0.0) for f in sorted(c.features)) for c in question.candidates]
    scores[-1] -= weights.nowhere if question.ruled and not question.sure else 0.0
    best = max(range(len(scores)), key=scores.__getitem__)
    own = next(n for n, c in enumerate(question.candidates) if c.where is question.ruled)
    return question.candidates[best if scores[best] - scores[own] > margin else own].where


def _name_words(text: str, tokens: Sequence[Span], places: Sequence[Span]) -> Iterator[str]:
    for token in tokens:
        if text[token.start].isupper() and token.end - token.start > 2 and not any(p.overlaps(token) for p in places):
            yield text[token.start : token.end]
