"""Places that a sentence opens with, and those of a tour or its timetable: "At a rally in Lyon, Duarte promised"."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.english import grammar, reality
from geomap.english.moveverbs import CARRIES, OCCASIONS, SUFFERED, TALKS
from geomap.english.tree import Tree
from geomap.model import Mention, Movement, Status
from geomap.moves.ends import Ends
from geomap.moves.maker import Maker
from geomap.moves.spots import Spots
from geomap.moves.travellers import CALLS, HABITUAL, INTENDED, WAYS, Travellers
from geomap.moves.turns import listed

_OPENING = 14
"""Words before the comma of what a sentence opens with, at most."""
_TOURS = WAYS | {"visit"}
_BEHIND = frozenset({"in", "at", "back", "on", "off"})
_RESUMING = frozenset({"back", "meanwhile", "earlier", "later", "once"})
"""What may stand before the preposition that a sentence opens with."""


_SUFFERS = SUFFERED | CARRIES
"""Whom these are done to, in the place that a sentence opens with, is there: "In Lyon, police arrested Duarte"."""
_MEETINGS = OCCASIONS | TALKS
_TAKES_PART = frozenset("open attend address join chair host inaugurate close visit".split())
"""Who does these to an occasion is there."""


class Occasions:
    """The openings and timetables of one parsed sentence."""

    def __init__(self, tree: Tree, spots: Spots, travellers: Travellers, maker: Maker) -> None:
        self.tree, self.spots, self.travellers, self.maker = tree, spots, travellers, maker

    def itinerary(self, v: int) -> Iterator[Movement]:
        """ "Her tour took in Lyon, Osh and Bern", "the trip includes stops in Lyon and Osh"."""
        whole = grammar.subject(self.tree, v)
        known = whole is not None and self.tree.lemma(whole) in _TOURS
        if whole is None or not known or grammar.is_passive(self.tree, v):
            return
        first = next((m for m in self.spots.places if self.spots.index[m.span] > v), None)
        if first is None or any(w.form == "," for w in self.tree.words[v : self.spots.index[first.span]]):
            return
        goals = [first, *listed(self.spots, first)]
        status: Status = "planned" if grammar.is_present(self.tree, v) else reality.status(self.tree, v)
        people = self.travellers.of_owner(whole)
        yield from self.maker.made(people, v, Ends(goals=goals), status, "told", travel=True, mode=None)

    def stop(self, v: int) -> Iterator[Movement]:
        """ "Her next stop is Lyon", "its last port of call was Osh"."""
        tree = self.tree
        copula = next(tree.children(v, "cop"), None)
        whole = grammar.subject(tree, v) if copula is not None and self.spots.is_place(v) else None
        place = self.spots.of(v)
        if copula is None or whole is None or place is None or tree.lemma(whole) not in CALLS - {"appearance", "call"}:
            return
        owner = self.travellers.owner(whole)
        words = {tree.words[c].form.lower() for c in tree.kids[whole]}
        if self.spots.standing(place).inner or not HABITUAL.isdisjoint(words):
            return
        status: Status = "planned" if tree.words[copula].form.lower() in ("is", "are", "be") else "actual"
        if words & INTENDED or tree.lemma(whole) == "destination" or reality.status(tree, v) != "actual":
            status = "planned"
        people = self.travellers.of(owner) if owner is not None else self.travellers.sole()
        yield from self.maker.made(people, v, Ends(goals=[place]), status, "told", travel=True, mode=None)

    def opening(self) -> Iterator[Movement]:
        """ "In Lyon, Duarte said", "At a rally in Lyon, Duarte promised", "Back in Lyon, Duarte dismissed"."""
        tree = self.tree
        comma = next((k for k, w in enumerate(tree.words) if w.form == ","), 0)
        place = next((m for m in self.spots.places if self.spots.index[m.span] < comma), None)
        verb = next((k for k in range(comma, len(tree.words)) if tree.words[k].xpos == "VBD"), None)
        if not comma or comma > _OPENING or place is None or verb is None or not self._is_opened(place):
            return
        subject = next((c for c in tree.children(verb, "nsubj") if c > comma), None)
        if subject is None or grammar.is_passive(tree, verb) or tree.words[verb].upos == "AUX":
            return
        if any(w.upos in ("VERB", "SCONJ") for w in tree.words[comma + 1 : verb]):
            return
        if any(w.form == "," for w in tree.words[subject:verb]):
            return
        if any(w.upos == "VERB" for w in tree.words[:comma]):
            return
        status = reality.status(tree, verb)
        if status == "actual":
            suffers = tree.lemma(verb) in _SUFFERS
            people = self.travellers.of(subject) or (self.travellers.of(grammar.object_(tree, verb)) if suffers else ())
            yield from self.maker.made(people, verb, Ends(goals=[place]), status, "told", travel=False, mode=None)

    def held(self, v: int, lemma: str) -> Iterator[Movement]:
        """ "The conference in Lyon, which Duarte opened": who did so was there."""
        tree = self.tree
        if lemma not in _TAKES_PART or tree.rel(v) != "acl" or grammar.is_passive(tree, v):
            return
        place = next((m for m in reversed(self.spots.places) if self.spots.index[m.span] < v), None)
        inner, at = self.spots.preposition(self.spots.index[place.span]) if place else ("", -1)
        which = any(w.form.lower() in ("which", "that") for w in tree.words[max(0, at) : v])
        if place is None or at < 1 or inner not in ("in", "at", "near") or not which:
            return
        if tree.words[at - 1].form.lower() in _MEETINGS:
            people = self.travellers.of(grammar.subject(tree, v)) or self.travellers.right_before(v)
            status = reality.status(tree, v)
            yield from self.maker.made(people, v, Ends(goals=[place]), status, "told", travel=False, mode=None)

    def _is_opened(self, place: Mention) -> bool:
        """Whether the place, or an occasion there, is what the sentence begins with."""
        words, k = self.tree.words, self.spots.index[place.span]
        inner, at = self.spots.preposition(k)
        if inner not in ("in", "at", "near", "outside"):
            return False
        if at == 0 or (at == 1 and words[0].form.lower() in _RESUMING):
            return bool(place.resolution and place.resolution.place.kind != "country") or at == 1
        noun = words[at - 1].form.lower()
        beginning = self.spots.preposition(at - 1)
        return noun in OCCASIONS and beginning[0] in ("in", "at", "during", "on", "after") and beginning[1] == 0

    def due(self, v: int) -> Iterator[Movement]:
        """ "Was due in Lyon on Friday", "is expected at a summit in Lyon": so it was planned."""
        tree = self.tree
        be = any(tree.lemma(c) == "be" for c in tree.children(v, "cop", "aux"))
        first = next(iter(self.spots.arguments(v)), None)
        if not be or first is None or not first.within or tree.words[v + 1].form.lower() not in _BEHIND:
            return
        people = self.travellers.of(grammar.subject(tree, v)) or self.travellers.right_before(v)
        yield from self.maker.made(people, v, Ends(goals=[first.place]), "planned", "told", travel=False, mode=None)
