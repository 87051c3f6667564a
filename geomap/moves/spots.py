"""Which of a sentence's places belongs to a verb or noun, and by which preposition, from the parse and from the words.

The parser hangs one prepositional phrase in seven on the wrong word; the prepositions themselves can be read off the
text. So the words say *how* a place stands in the sentence, the parse and the words together *to what* it belongs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geomap.english.moveverbs import (
    DIRECTIONS,
    DISTANCES,
    FROM,
    HOLDERS,
    IN,
    JOURNEYS,
    LOCATING,
    ROADS,
    STOPS,
    TO,
)
from geomap.english.tree import Tree
from geomap.model import Mention, Span
from geomap.moves.clauseends import ClauseEnds
from geomap.nearness import holds

BARE = frozenset({"hospital", "prison", "jail", "court", "school", "port", "shore", "safety", "exile", "custody"})
"""Nouns that stand without an article, so that "to hospital" is at times read as a verb."""
_WAYS = TO | FROM
WIDEST_PHRASE = 9
"""Words between a preposition and its place, at most: "in the rebel-held eastern suburbs of"."""
INNER = frozenset({"in", "at", "near", "off", "outside", "on", "of", "around"})
"""Within these a place can locate a noun that has a preposition of its own: "to a clinic in Osh"."""
_AIMED = frozenset("strike strikes attack attacks raid raids assault assaults sanctions".split())
"""What is done "on" a place from elsewhere."""
MODIFYING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "ADV"})


class Standing(NamedTuple):
    """How a place stands in its sentence."""

    place: Mention
    inner: str
    """Its own preposition; "" for a bare object."""
    outer: str
    """That of the noun it locates, for "to a clinic in Osh"; else the same as `inner`."""

    @property
    def goal(self) -> bool:
        return self.outer in TO or self.inner in TO

    @property
    def source(self) -> bool:
        return self.outer in FROM or self.inner in FROM

    @property
    def within(self) -> bool:
        """Whether something is told to be there."""
        return self.inner in IN and self.inner not in TO


class Spots:
    """The literal places of one parsed sentence."""

    def __init__(self, text: str, places: Sequence[Mention], tree: Tree) -> None:
        self.text, self.tree = text, tree
        self.named = _by_word(tree, places)
        self.at: dict[int, Mention] = {}
        self.index: dict[Span, int] = {}
        for k, place in self.named.items():
            if place.span not in self.index:
                self.at[k], self.index[place.span] = place, k
        self.places = list(self.at.values())
        self.ends = ClauseEnds(tree, self.at)

    # --- noun phrases ------------------------------------------------------------------------------------------------

    def of(self, i: int) -> Mention | None:
        """The place that a noun phrase is: its head, an apposition ("the capital, Osh"), or "the city of Osh"."""
        tree = self.tree
        own = self.named.get(i)
        if own:
            return self._located_by(own)
        for c in sorted(tree.children(i, "appos", "flat", "compound", "nmod")):
            generic = tree.words[i].upos == "NOUN" and tree.case(c) in ("of", "in", "at")
            named = self.named.get(c) if tree.rel(c) != "nmod" or generic else None
            if named and tree.words[c].deprel != "nmod:poss":
                return named
        return None

    def _located_by(self, place: Mention) -> Mention:
        """Of "Honiara, Solomon Islands" the first, wherever the parser put the head."""
        before = [m for m in self.places if m.span.end <= place.span.start]
        return before[-1] if before and self.only_locates(place) else place

    def at_place(self, i: int | None) -> bool:
        """Whether there is such a noun phrase, and it is a place."""
        return i is not None and self.of(i) is not None

    def is_place(self, i: int) -> bool:
        """Whether the word itself is part of a place's name."""
        return i in self.named

    def only_locates(self, place: Mention) -> bool:
        """ "Omsk in Siberia", "Cliffe near Dover": the second name says where the first is."""
        before = (m for m in self.places if 0 <= self._gap(m, place) < 12 and not lies_in(place, m))
        gaps = (self.text[m.span.end : place.span.start] for m in before)
        return any(g.strip(" ()").lower() in LOCATING for g in gaps)

    @staticmethod
    def _gap(m: Mention, place: Mention) -> int:
        return place.span.start - m.span.end if m.span < place.span else -1

    # --- prepositions ------------------------------------------------------------------------------------------------

    def standing(self, place: Mention) -> Standing:
        """The prepositions before a place, read off the words."""
        k = self.index[place.span]
        if self.tree.words[k].form.lower() == "here":
            return Standing(place, "in", "in")
        inner, at = self.preposition(k)
        if inner == "on" and at > 0 and self.tree.words[at - 1].form.lower() in _AIMED:
            return Standing(place, "against", "against")  # "sorrow at the air strikes on Lyon"
        if inner == "outside" and at > 0 and self.tree.lemma(at - 1) in JOURNEYS.keys() - STOPS:
            return Standing(place, "beyond", "beyond")  # "her first trip outside Chad"
        journey = at > 0 and inner in ("to", "of", "in", "across") and self.tree.lemma(at - 1) in JOURNEYS
        if journey and self.preposition(at - 1)[0] in FROM:  # "returned from a trip to Lyon"
            return Standing(place, "from", "from")
        if at <= 0 or inner not in INNER:
            return Standing(place, inner, inner)
        if at > 1 and self.tree.words[at - 1].upos == "NUM" and self.tree.words[at - 2].upos == "PROPN":
            at -= 1  # "to Prison 12 in Lyon"
        noun = self.tree.words[at - 1]
        name = noun.form.lower()
        if inner == "of" and (name in DIRECTIONS or name in ("outskirts", "suburbs")):
            outer, further = self.preposition(at - 1)
            return Standing(place, "near", outer if further > 0 and outer in _WAYS else "near")
        if (noun.upos not in ("NOUN", "PROPN", "ADJ") and name not in BARE) or (
            inner == "of" and name in HOLDERS - {"capital"}
        ):
            return Standing(place, inner, inner)
        outer, further = self.preposition(at - 1)
        if at - 1 in self.named and inner == "at":
            return Standing(place, inner, inner)  # "refugees from Chad at Lyon"
        if further < 0 or outer == "" or (inner == "of" and outer == "by"):  # "made by a firm of Lyon"
            return Standing(place, inner, inner)
        if inner == "of":
            middle = outer in INNER and further > 0 and self.tree.words[further - 1].upos == "NOUN"
            beyond = self.preposition(further - 1)[0] if middle else ""  # "to the port in the city of Osh"
            if outer == "of" and beyond in IN:
                return Standing(place, beyond, beyond)  # "on the edge of the village of Osh"
            return Standing(place, outer, beyond if beyond in _WAYS else outer)
        return Standing(place, inner, outer if outer in _WAYS or outer == "for" else inner)

    def lies_ahead(self, place: Mention) -> bool:
        """ "Passed Lyon on its way to Osh", "on its way from Bern to Osh": no more than headed for."""
        preposition, at = self.preposition(self.index[place.span])
        at = max(0, at)
        start = max(0, at - WIDEST_PHRASE)
        leads = (k for k in range(at - 1, start, -1) if self.tree.words[k].form.lower() == "from")
        way = next(leads, at) if preposition == "to" else at
        if any(k not in self.at for k in range(way + 1, at)):
            way = at  # more than a name stands between
        before = [w.form.lower() for w in self.tree.words[max(0, way - 3) : way]]
        return before[-1:] in (["way"], ["route"]) and not {"on", "en"}.isdisjoint(before)

    def preposition(self, k: int) -> tuple[str, int]:
        """The preposition of the phrase that token k belongs to, and where it stands: ("", -1) if there is none."""
        words = self.tree.words
        if k > 1 and words[k - 1].form == "," and words[k - 2].upos in ("NOUN", "PROPN") and k - 2 not in self.named:
            k -= 1  # "the capital, Osh"; "at Blue Creek, Texas", where only Texas is known
        for j in range(k - 1, max(-1, k - 1 - WIDEST_PHRASE), -1):
            form = words[j].form.lower()
            far = form == "as" and "far" in [w.form.lower() for w in words[max(0, j - 2) : j]]
            if (
                far
                or form in ("to", "into", "onto")
                or words[j].upos == "ADP"
                or form in ("via", "near", "off", "over")
            ):
                return self._compound(form, j)
            described = self.tree.rel(j) == "amod" and words[j].xpos == "VBN"  # "to the ruined town of Osh"
            if words[j].upos not in MODIFYING and words[j].xpos != "PRP$" and form != "-" and not described:
                return "", -1
            if words[j].xpos in ("VBD", "VBZ", "VBP", "MD"):
                return "", -1
        return "", -1

    def _compound(self, form: str, j: int) -> tuple[str, int]:
        words = self.tree.words
        before = words[j - 1].form.lower() if j else ""
        if form == "to" and before in ROADS and any(w.form.lower() == "on" for w in words[max(0, j - 3) : j - 1]):
            return "near", j  # "was seized on the road to Lyon"
        if form == "near" and before == "nowhere":
            return "", -1
        if form == "of" and before == "way" and j > 1 and words[j - 2].form.lower() == "by":
            return "via", j - 2
        if form == "as" and before == "far":
            return "to", j - 1  # "got as far as Lyon"
        if form == "as" and before in DIRECTIONS and j > 1 and words[j - 2].form.lower() == "far":
            return "to", j - 2  # "as far south as Lyon"
        if form == "of" and before in ("out", "off"):
            return ("out of" if before == "out" else "off"), j - 1
        if form == "to" and before in ("closer", "nearer", "than"):
            return "", -1  # "closer to Lyon than to Osh" is at neither
        if form == "to" and before in ("according", "due", "close", "next", "thanks", "prior"):
            return ("near" if before in ("close", "next") else "according"), j - 1
        if form == "from" and before in DISTANCES and not self._leads_on(j):
            return "near", j  # "500 miles from the coast"
        if form in ("at", "on", "in") and before == "as":
            return "", -1
        return form, j

    def _leads_on(self, j: int) -> bool:
        """ "Drove 500 miles from Lyon to Osh": both ends of a way, however long."""
        behind = [w.form.lower() for w in self.tree.words[j + 1 : j + 1 + 2 * WIDEST_PHRASE]]
        to = next((k for k, w in enumerate(behind) if w == "to"), None)
        return (
            to is not None
            and behind[to - 1] not in ("close", "next")
            and any(k in self.at for k in range(j + 2 + to, j + 2 + to + WIDEST_PHRASE))
        )

    # --- what belongs to a word --------------------------------------------------------------------------------------

    def arguments(self, v: int) -> list[Standing]:
        """Places of the verb or noun v, in order: those that follow it in its clause and those that the parse gives."""
        found = {m.span: m for m in self.after(v)}
        for k, m in self.at.items():
            if m.span not in found and self._governor(k) == v and not (k > v and self._clause_between(v, k)):
                found[m.span] = m
        ordered = sorted(found.values(), key=lambda m: m.span)
        mine = (m for m in ordered if self._quoted(v) == self._quoted(self.index[m.span]) and not self._excepted(m))
        return [self.standing(m) for m in mine if not self.only_locates(m)]

    def _quoted(self, k: int) -> bool:
        """Whether a word stands within quotation marks: what a sign reads is nowhere that its bearer goes."""
        forms = [w.form for w in self.tree.words[:k]]
        return (forms.count('"') % 2 == 1) or forms.count("“") > forms.count("”")

    def _excepted(self, place: Mention) -> bool:
        """ "Spoke in Lyon, though not in Osh"."""
        at = self.preposition(self.index[place.span])[1]
        return at > 0 and self.tree.words[at - 1].form.lower() == "not"

    def after(self, v: int) -> list[Mention]:
        """Places that follow in the clause, wherever the parser hung them."""
        out: list[Mention] = []
        for k in range(v + 1, len(self.tree.words)):
            if self.ends.at(v, k):
                break
            if k in self.at and self.preposition(k)[1] >= v:
                out.append(self.at[k])
        return out

    def _clause_between(self, v: int, k: int) -> bool:
        return any(self.ends.at(v, j) for j in range(v + 1, k))

    def _governor(self, k: int) -> int | None:
        """The verb, or noun that is no mere part of a name or place, that the parse hangs a place on."""
        tree, seen = self.tree, {k}
        rel, up = tree.rel(k), tree.head(k)
        while up >= 0 and up not in seen:
            if rel in ("acl", "advcl", "ccomp", "nsubj", "csubj", "parataxis"):
                return None
            predicate = tree.words[up].upos == "ADJ" and tree.has(up, "cop")  # "was wounded", read so
            if (tree.words[up].upos in ("VERB", "AUX") or predicate) and not self.is_place(up):
                return up
            seen.add(up)
            rel, up = tree.rel(up), tree.head(up)
        return None


def _by_word(tree: Tree, places: Sequence[Mention]) -> dict[int, Mention]:
    """For each word of a place's name, by its index, the place; both are in text order."""
    named: dict[int, Mention] = {}
    waiting = sorted(places, key=lambda m: m.span)
    j = 0
    for k, word in enumerate(tree.words):
        while j < len(waiting) and waiting[j].span.end <= word.span.start:
            j += 1
        place = next((m for m in waiting[j : j + 3] if m.span.overlaps(word.span)), None)
        if place:
            named[k] = place
    return named


def lies_in(inner: Mention, outer: Mention) -> bool:
    return bool(inner.resolution and outer.resolution and holds(outer.resolution.place, inner.resolution.place))


def finest(places: list[Mention]) -> Mention:
    """The one that says most exactly where."""
    return min(places, key=lambda m: (m.resolution.place.radius_km if m.resolution else 0, m.span))
