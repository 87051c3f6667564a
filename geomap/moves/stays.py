"""Where somebody was, as verbs of being or doing, of saying or counting tell it, and nouns: "after talks in Lyon"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gazetteer.place import EXTENDED
from geomap.english import grammar, reality
from geomap.english.grammar import is_passive
from geomap.english.moveverbs import (
    BECOMING,
    CYCLONES,
    FATES,
    IN,
    IS_THERE,
    LASTING,
    MUTUAL,
    PASSIVE_ONLY,
    PRESENT,
    SAID,
    STATES,
    SUFFERED,
)
from geomap.english.tree import Tree
from geomap.model import Mention, Movement
from geomap.moves import verbs
from geomap.moves.ends import Ends, is_water
from geomap.moves.maker import AFTER, Maker
from geomap.moves.spots import Spots, finest, lies_in
from geomap.moves.travellers import Travellers
from geomap.moves.turns import acts_at, called_from, close_behind, coordinated, from_afar, listed, opening, where_clause

_PICTURES = frozenset({"footage", "video", "image", "photo", "photograph", "picture", "tape", "recording"})
_FREEING = frozenset({"release", "discharge", "free"})
"""Who suffers these leaves the place."""
_KILLERS = CYCLONES | frozenset("outbreak epidemic virus disease flu cholera ebola measles plague wildfire".split())
_LET_IN = frozenset({"admit", "readmit", "commit", "confine", "remand"})


class Stays:
    """The stays that one parsed sentence tells of."""

    def __init__(self, tree: Tree, spots: Spots, travellers: Travellers, maker: Maker) -> None:
        self.tree, self.spots, self.travellers, self.maker = tree, spots, travellers, maker

    def being(self, v: int, lemma: str) -> Iterator[Movement]:
        """ "Was in Lyon", "spoke in Lyon", "is stuck near Lyon", "was arrested in Lyon"."""
        tree = self.tree
        copula = any(tree.lemma(c) == "be" for c in tree.children(v, "cop"))
        copula = copula or (tree.rel(v) == "xcomp" and lemma in PRESENT and tree.lemma(tree.head(v)) in BECOMING)
        lemma = "see" if self._is_pictured(v, lemma) else "meet" if self._calls_on(v, lemma) else lemma
        where = where_clause(self.spots, v, lemma)
        by_turn = [*where, *acts_at(self.spots, v, lemma), *called_from(self.spots, v)]
        says_it = copula or by_turn or lemma in IS_THERE or lemma in SAID or lemma == "be"
        if not says_it or verbs.is_other(tree, v, lemma) or (lemma == "circle" and self._is_turned_away()):
            return
        places = list(dict.fromkeys([*_of_verb(self.spots, v, lemma, copula=copula), *by_turn]))
        if from_afar(self.spots, v):
            places = called_from(self.spots, v)
        if not places or self._is_habit(v, lemma, copula=copula):
            return
        people = self._people(v, lemma, told=copula or bool(by_turn))
        if not people:
            return
        told = v if reality.hangs_on_plan(tree, v) else grammar.main_verb(tree, v)
        chosen = places if coordinated(self.spots, places) else [self._finest(places, where)]
        chosen += [m for m in listed(self.spots, chosen[-1]) if m not in chosen]
        ends = Ends(origin=chosen[0]) if lemma in _FREEING else Ends(goals=chosen)
        yield from self.maker.made(people, v, ends, reality.status(tree, told), "told", travel=False, mode=None)

    def _is_turned_away(self) -> bool:
        """ "Circled over Lyon but could not land", "before fog forced it to divert"."""
        forms = [w.form.lower() for w in self.tree.words]
        not_landed = any(a in ("not", "n't", "without") and b in ("land", "landing") for a, b in pairwise(forms))
        return not_landed or not {"divert", "diverted", "unable"}.isdisjoint(forms)

    def _is_habit(self, v: int, lemma: str, *, copula: bool) -> bool:
        """ "Lives in Lyon", "works in Lyon": no stay of its own."""
        tree = self.tree
        now = tree.words[v].xpos in ("VBZ", "VBP") or any(tree.words[c].xpos == "VBZ" for c in tree.children(v, "aux"))
        if lemma in STATES and now:
            return True
        return grammar.is_present(tree, v) and lemma not in LASTING and lemma not in SAID and not copula

    def _people(self, v: int, lemma: str, *, told: bool) -> tuple[str, ...]:
        """Who was there. `told`: whether more than the verb says so of its subject."""
        subject, obj, passive = grammar.subject(self.tree, v), grammar.object_(self.tree, v), is_passive(self.tree, v)
        suffers = lemma in SUFFERED and obj is not None  # "police boarded the Gull", read as passive too
        people = self.travellers.of(obj) if suffers else ()
        does = passive or told or lemma not in PASSIVE_ONLY or self._is_storm(subject)
        if (not people and does) or lemma in MUTUAL:
            who = self.travellers.of_being(v, subject, says=lemma in SAID)
            people = tuple(dict.fromkeys((*who, *people)))
        if people or lemma in SAID:
            return people
        return self.travellers.by(v) if passive else self.travellers.accompanied(v)

    def _is_pictured(self, v: int, lemma: str) -> bool:
        """ "Footage showed her at a station in Lyon": whom pictures show was there."""
        subject = grammar.subject(self.tree, v)
        return lemma == "show" and subject is not None and self.tree.lemma(subject) in _PICTURES

    def _calls_on(self, v: int, lemma: str) -> bool:
        """ "Called on the president in Lyon"; not "called on him to resign"."""
        words = self.tree.words
        behind = [w.form.lower() for w in words[v + 1 : v + 2]]
        asks = any(a.form.lower() == "to" and b.xpos in ("VB", "NN") for a, b in pairwise(words[v:]))
        return lemma == "call" and behind == ["on"] and not asks

    def _is_storm(self, subject: int | None) -> bool:
        """ "Hurricane Ilsa killed four people in Lyon", "the outbreak killed": who suffers it is where it was."""
        names = (self.tree.words[subject].form, *self.travellers.of(subject)) if subject is not None else ()
        return not _KILLERS.isdisjoint(w for name in names for w in name.lower().replace("_", " ").split())

    def _finest(self, places: list[Mention], where: list[Mention]) -> Mention:
        """The most exact; of "Lyon, where she slept, with a stop in Osh" none but Lyon or what lies in it."""
        places = [m for m in places if m in where or lies_in(m, where[0])] if where else places
        places = [m for m in places if self.spots.standing(m).outer != "for"] or places  # "the race in Lyon"
        waters = [m for m in places if is_water(m) and self.spots.standing(m).inner == "in"]
        if waters and all(m in waters or self.spots.standing(m).inner == "near" for m in places):
            return waters[0]  # "in the Gulf, south of Lyon"
        return finest(places)

    def fallen(self, v: int) -> Iterator[Movement]:
        """ "Lyon fell to the rebels": they came there."""
        town = next(self.tree.children(v, "nsubj"), None)
        place = self.spots.of(town) if town is not None else None
        takers = (c for c in self.tree.children(v, "obl") if self.tree.case(c) == "to")
        people = self.travellers.of_first(takers)
        if place and people:
            status = reality.status(self.tree, v)
            yield from self.maker.made(people, v, Ends(goals=[place]), status, "told", travel=True, mode=None)

    def home(self, n: int) -> Iterator[Movement]:
        """ "from near his home in the village of X, ... said the minister appeared calm": there now, by a reporter."""
        tree = self.tree
        people = self.travellers.of(self.travellers.owner(n))
        reporter = next((u for u in tree.ancestors(n) if tree.lemma(u) in ("report", "speak", "broadcast")), None)
        if not people or reporter is None:
            return
        place = self.spots.of(n) or next((p for c in tree.children(n, "nmod") if (p := self.spots.of(c))), None)
        if place:
            yield from self.maker.made(people, n, Ends(goals=[place]), "actual", "told", travel=False, mode=None)

    def talks(self, n: int) -> Iterator[Movement]:
        """ "Arrived in Bern after talks with ministers in Lyon on Monday": who arrived was in Lyon before."""
        tree = self.tree
        before = [w.form.lower() for w in tree.words[max(0, n - 3) : n]]
        place = next((m for m in self.spots.places if self.spots.index[m.span] > n), None)
        if AFTER.isdisjoint(before) or place is None:
            return
        k = self.spots.index[place.span]
        standing = self.spots.standing(place)
        if not standing.within or any(w.xpos in ("VBD", "VBZ", "VBP", "MD") for w in tree.words[n:k]):
            return
        above = (u for u in tree.ancestors(n) if tree.words[u].upos == "VERB" or tree.has(u, "cop"))
        verb = next(above, None)
        if verb is None or reality.status(tree, verb) != "actual":
            return
        people = self.travellers.of(grammar.subject(tree, verb)) or self.travellers.right_before(verb)
        yield from self.maker.made(people, n, Ends(goals=[place]), "actual", "told", travel=False, mode=None)


def _of_verb(spots: Spots, v: int, lemma: str, *, copula: bool) -> Sequence[Mention]:
    """The places that the verb, or what a form of "be" links, says somebody was at."""
    found: list[Mention] = []
    freed = lemma in _FREEING
    led_in = lemma == "welcome" or (
        (lemma in MUTUAL or lemma in _LET_IN) and is_passive(spots.tree, v)
    )  # "was welcomed to Lyon"
    if lemma in IS_THERE or lemma == "be" or lemma in PRESENT or (spots.tree.case(v).split() or [""])[-1] in IN:
        leads = (s for s in spots.arguments(v) if s.within or (freed and s.source) or (led_in and s.goal))
        found = [s.place for s in leads]
    if not found and lemma == "hold":
        found = _held(spots, v)
    if not found and lemma in SUFFERED and not is_passive(spots.tree, v):
        found = _of_subject(spots, v)
    if lemma in SAID:
        found = close_behind(spots, v) or opening(spots, v)
    if copula and _is_amid(spots, v):
        found = [s.place for s in spots.arguments(v) if s.within]  # "was minutes into a speech in Lyon"
    if copula and (own := spots.of(v)) and spots.standing(own).within:
        found.insert(0, own)
    return found


def _is_amid(spots: Spots, v: int) -> bool:
    """ "Was in talks", "was minutes into a speech"."""
    if spots.tree.lemma(v) in FATES and spots.tree.case(v) in ("into", "through", "of", "in", "during"):
        return True
    return any(spots.tree.case(c) == "into" and spots.tree.lemma(c) in FATES for c in spots.tree.children(v, "obl"))


def _held(spots: Spots, v: int) -> list[Mention]:
    """ "By Friday they held the whole of Lyon"; not "holds Lyon dear"."""
    obj = grammar.object_(spots.tree, v)
    if obj is None or is_passive(spots.tree, v):
        return []
    below = set(spots.tree.subtree(obj, ("acl",)))
    parts = (m for m in spots.places if spots.index[m.span] in below and spots.standing(m).inner == "of")
    place = spots.of(obj) or next(parts, None)
    settled = place and place.resolution and place.resolution.place.kind not in EXTENDED
    return [place] if place and settled else []


def _of_subject(spots: Spots, v: int) -> list[Mention]:
    """ "Police in Lyon arrested Duarte": where those are who did it, where they are said to be."""
    tree = spots.tree
    doer = next(tree.children(v, "nsubj"), None)
    if doer is None or tree.words[doer].upos != "NOUN":
        return []
    around = (c for c in tree.children(doer, "nmod") if tree.case(c) in ("in", "at", "near"))
    return [place for c in around if (place := spots.of(c))]
