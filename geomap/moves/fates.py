"""Where somebody was born, and what befell or was done by somebody as a noun tells it: "her arrest in Lyon"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geomap.english import grammar, reality
from geomap.english.tree import Tree
from geomap.model import Mention, Movement
from geomap.moves.ends import Ends
from geomap.moves.maker import Maker
from geomap.moves.plans import journey_status
from geomap.moves.spots import Spots, finest
from geomap.moves.travellers import Travellers

_TOLD_WITH = frozenset({"after", "following", "since", "during", "before", "until", "at", "in", "despite"})
"""What hangs on a verb by these did happen; not what is called for, or what somebody is wanted over."""
_ABOUT = frozenset({"of", "behind", "over", "about"})
"""The same of what hangs on a noun: "the motive behind her abduction in Lyon on May 2"."""
_OF_PLACE = 4
"""Words between the noun and the preposition of its place, at most: "the arrest of Ana Duarte in"."""


class Fates:
    """The births and fates of one parsed sentence."""

    def __init__(self, tree: Tree, spots: Spots, travellers: Travellers, maker: Maker) -> None:
        self.tree, self.spots, self.travellers, self.maker = tree, spots, travellers, maker

    def birth(self, v: int) -> Iterator[Movement]:
        """ "Duarte was born in Lyon", "Born in Lyon, Duarte moved to Osh"; not "Duarte, who was born in Lyon"."""
        place = self._place(v)
        if place is None:
            return
        people = self._born(v)
        status = reality.status(self.tree, v)
        yield from self._told(people, v, place) if status == "actual" else ()

    def _born(self, v: int) -> tuple[str, ...]:
        tree = self.tree
        if any(tree.lemma(c) == "be" for c in tree.children(v, "aux")):
            return self.travellers.of(grammar.subject(tree, v)) if tree.rel(v) != "acl" else ()
        subject = next((k for k in range(v + 1, len(tree.words)) if tree.rel(k) == "nsubj"), None)
        if v or subject is None or tree.words[tree.head(subject)].xpos != "VBD":
            return ()
        return self.travellers.of(subject)

    def noun(self, n: int, lemma: str) -> Iterator[Movement]:
        """ "Her arrest in Lyon came as ...", "after the arrest of Duarte in Lyon"."""
        tree = self.tree
        owner = self.travellers.owner(n)
        if owner is None:
            owner = next((c for c in tree.children(n, "nmod") if tree.case(c) == "of"), None)
        verb = next((u for u in tree.ancestors(n) if tree.words[u].upos == "VERB"), None)
        place = self._place(n)
        if owner is None or place is None or not self._happened(n, verb, lemma):
            return
        yield from self._told(self.travellers.of(owner), n, place)

    def _happened(self, n: int, verb: int | None, lemma: str) -> bool:
        rel = self.tree.rel(n)
        held = rel in ("nsubj", "obj") or (rel == "obl" and self.tree.case(n) in _TOLD_WITH)
        held = held or (rel == "nmod" and self.tree.case(n) in _ABOUT)
        return held and journey_status(self.tree, n, verb, lemma) == "actual"

    def _place(self, i: int) -> Mention | None:
        near = [s.place for s in self.spots.arguments(i) if s.within and self._is_own(i, s.place)]
        return finest(near[:2]) if near else None

    def _is_own(self, i: int, place: Mention) -> bool:
        """ "The arrest of Ana Duarte in Lyon"; not "her arrest with the attack on Lyon"."""
        at = self.spots.preposition(self.spots.index[place.span])[1]
        between = self.tree.words[i + 1 : at]
        return 0 <= at - i <= _OF_PLACE and (not between or between[0].form.lower() == "of" or i == 0)

    def _told(self, people: tuple[str, ...], i: int, place: Mention) -> Iterator[Movement]:
        """Without a date of its own it was before all that is told around it."""
        own = self.maker.clauses.clause(i)[1]
        for m in self.maker.made(people, i, Ends(goals=[place]), "actual", "told", travel=False, mode=None):
            yield m if own else replace(m, when=None, background=True)
