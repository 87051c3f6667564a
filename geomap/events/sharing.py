"""One verb for several places: "is due in Lyon today and in Nice tomorrow", "schools in Lyon, Nice and Metz"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gazetteer.place import EXTENDED
from geomap.english.clauses import Clause
from geomap.events.placing import Placer
from geomap.events.ruling import Telling
from geomap.model import Mention, Sentence, Span

_STANDING = frozenset({"in", "at", "to", "on", "near", "for"})
_JOINTS = frozenset({",", "and", "or", "the", "in", "at", "near", "also"})
_MOST = 6
"""Places of one list that each have an event of their own; a longer one is a timetable."""


def shared_out(
    words: list[str], sentence: Sentence, t: Telling, places: Sequence[Span], times: Sequence[Span]
) -> Iterator[Telling]:
    """The telling once for each part of its clause that has a place and a time of its own; else as it is.

    `places` and `times` are those of the sentence.
    """
    clause = t.clause
    cuts = [
        k
        for k in range(t.word + 1, clause.last - 2)
        if words[k] == "and"
        and any(p.start == sentence.tokens[k + 1 + (words[k + 1] in _STANDING | {"the"})].start for p in places)
    ]
    first, rest = clause.first, clause.last
    for cut in cuts:
        left, right = _part(sentence, clause, first, cut), _part(sentence, clause, cut, rest)
        if all(any(p.span.contains(s) for s in spans) for p in (left, right) for spans in (places, times)):
            yield replace(t, clause=left)
            first = cut
    yield replace(t, clause=_part(sentence, clause, first, rest)) if first > clause.first else t


def stages(
    words: list[str], sentence: Sentence, clause: Clause, verbs: Sequence[int], spans: Sequence[Span]
) -> list[Clause]:
    """A clause cut where a plan goes on: "will be in Lyon today | and fly to Nice", "is to sing | and to dance".

    `verbs` are the indices of bare verbs that tell of something, `spans` the places and times of the sentence.
    """
    parts: list[Clause] = []
    first = clause.first
    for n in verbs:
        cut = n - 1 - (words[n - 1] == "to")
        if not (first < cut < clause.last and words[cut] == "and" and any(first < v < cut for v in verbs)):
            continue
        right = replace(_part(sentence, clause, cut, clause.last), head=None)
        if any(right.span.contains(s) for s in spans):
            parts.append(replace(_part(sentence, clause, first, cut), head=None if parts else clause.head))
            first = cut
    if not parts:
        return [clause]
    return [*parts, replace(_part(sentence, clause, first, clause.last), head=None)]


def listed_beside(placer: Placer, i: int, one: Mention, clause: Clause) -> list[Mention]:
    """The other places of the list that a mention of sentence i stands in, if what happened there happened in each."""
    words = placer.words(i)
    every = [m for m in placer.places[i] if clause.holds(m.span)]
    row = every[:1] + [m for before, m in pairwise(every) if not (placer.is_container(i, m) and _wider(m, before))]
    if one not in row or placer.preposition(i, one) in ("between", "from"):
        return []
    tokens = placer.reading.sentences[i].tokens
    joints: list[list[str]] = []
    for left, right in pairwise(row):
        at = placer.index(i, right)
        first = next(k for k in range(placer.index(i, left), at + 1) if tokens[k].start >= left.span.end)
        joints.append(words[first:at])
    a = b = row.index(one)
    while a and _joins(joints[a - 1]):
        a -= 1
    while b < len(joints) and _joins(joints[b]):
        b += 1
    told = b - a < _MOST and any("and" in joint for joint in joints[a:b])
    return [m for m in row[a : b + 1] if m is not one] if told else []


def _wider(m: Mention, other: Mention) -> bool:
    """Whether a place is of a kind that may hold the other: "Lyon, France", not "Lyon, Nice and Metz"."""
    place, before = (one.resolution.place for one in (m, other) if one.resolution)
    return place.kind in EXTENDED and place.kind != before.kind


def _joins(words: list[str]) -> bool:
    return bool(words) and _JOINTS.issuperset(words)


def _part(sentence: Sentence, clause: Clause, first: int, last: int) -> Clause:
    span = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
    return replace(clause, first=first, last=last, span=span)
