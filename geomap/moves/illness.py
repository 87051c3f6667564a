"""Where a disease is that is followed: where people fall ill of it, and the lands that count them.

"Two sisters fell ill in Lyon", "a man in Osh died of the virus", "Fiji confirmed a case": the disease is no subject of
these, so they are read by rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from geomap.english import grammar, reality
from geomap.english.tree import Tree
from geomap.here import COUNTING
from geomap.model import Mention, Movement
from geomap.moves.ends import Ends
from geomap.moves.maker import Maker
from geomap.moves.spots import Spots, finest
from geomap.moves.travellers import Travellers

_COUNTING = COUNTING | {"see"}
"""What a land does with the cases of a disease."""
CASES = frozenset("case cases patient patients death deaths victim victims infection infections".split())
_ILL = frozenset({"ill", "sick", "infected", "positive", "unwell"})
"""Who is one of these has what the report is about."""
_CATCHES = frozenset({"catch", "contract", "get"})
_SUFFERS = frozenset("die suffer recover fall diagnose infect treat hospitalise hospitalize isolate quarantine".split())
_OF_IT = frozenset({"of", "from", "with", "for"})
"""Behind those these lead up to the disease: "died of the virus", "treated for measles"."""
_ILL_REACH = 3
"""Words from "fell", "tested" and "are" on among which it is said that somebody is ill."""


class Illness:
    """The sick of one parsed sentence."""

    def __init__(self, tree: Tree, spots: Spots, travellers: Travellers, maker: Maker) -> None:
        self.tree, self.spots, self.travellers, self.maker = tree, spots, travellers, maker

    def told(self, v: int, lemma: str) -> Iterator[Movement]:
        """What a verb, or what a form of "be" links, tells of where the sick are."""
        disease, place = self._counted(v) if lemma in _COUNTING else ((), None)
        if place is None and (disease := self._caught(v, lemma) or self._case(v)):
            place = self._where(v)
        if disease and place:
            first = self.tree.head(self.tree.head(v)) if self._is_first(v) else v
            status = reality.status(self.tree, first if first >= 0 else self.tree.head(v))
            yield from self.maker.made(disease, v, Ends(goals=[place]), status, "told", travel=False, mode=None)

    def _counted(self, v: int) -> tuple[tuple[str, ...], Mention | None]:
        """ "Fiji confirmed its first cases", "Fiji became the third land to report a death"."""
        if grammar.is_passive(self.tree, v):
            return (), None
        land = grammar.subject(self.tree, v)
        if self._is_first(v):
            noun = self.tree.head(v)
            above = self.tree.head(noun)
            land = next(self.tree.children(noun if above < 0 or self.tree.has(noun, "cop") else above, "nsubj"), None)
        there = [s.place for s in self.spots.arguments(v) if s.within and self.spots.index[s.place.span] > v]
        place = finest(there) if there else self.spots.of(land) if land is not None else None
        return self.travellers.of(grammar.object_(self.tree, v)), place

    def _is_first(self, v: int) -> bool:
        """ "The third land to report"."""
        return self.tree.rel(v) == "acl" and any(self.tree.lemma(c) == "to" for c in self.tree.children(v, "mark"))

    def _caught(self, v: int, lemma: str) -> tuple[str, ...]:
        """ "Fell ill", "are sick", "were infected", "died of the virus", "had caught the virus"."""
        words = self.tree.words
        beside = (k for k in range(v, min(v + _ILL_REACH, len(words))) if words[k].form.lower() in _ILL)
        if found := next((who for k in beside if (who := self.travellers.who(words[k].span))), ()):
            return found
        if lemma in _CATCHES:
            return self.travellers.of(grammar.object_(self.tree, v))
        if lemma not in _SUFFERS:
            return ()
        ailing = (c for c in self.tree.children(v, "obl") if self.tree.case(c) in _OF_IT)
        return self.travellers.of_first(ailing)

    def _case(self, v: int) -> tuple[str, ...]:
        """ "The first case was that of a boy in Osh", "the patient is a man in Lyon"."""
        whole = next(self.tree.children(v, "nsubj"), None)
        linked = self.tree.has(v, "cop")
        is_case = linked and whole is not None and self.tree.words[whole].form.lower() in CASES
        return self.travellers.of(whole) if is_case else ()

    def _where(self, v: int) -> Mention | None:
        """The place of the verb; else that of those who suffer it: "four pupils of a school in Lyon fell ill"."""
        near = [s.place for s in self.spots.arguments(v) if s.within]
        if not near:
            below = set(self.tree.subtree(v, ("advcl", "acl", "ccomp", "parataxis")))
            near = [m for m in self.spots.places if self.spots.index[m.span] in below and self.spots.standing(m).within]
        return finest(near) if near else None
