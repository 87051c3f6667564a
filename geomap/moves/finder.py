"""Finds the movements that one sentence tells, or a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from geomap.english import grammar, reality
from geomap.english.moveverbs import (
    BORN,
    COVERS,
    DUE,
    FATES,
    HOMES,
    JOURNEYS,
    LEAVES,
    LEGS,
    MOVES,
    PERIODS,
    POSTED,
    REACHES,
    TALKS,
    VEHICLES,
    WAITS,
)
from geomap.english.tree import Tree
from geomap.model import Mention, Movement, Reading, TimeExpression, Where
from geomap.moves import verbs
from geomap.moves.clausetimes import ClauseTimes, Dated
from geomap.moves.ends import Ends, is_water, of_noun, of_verb
from geomap.moves.fates import Fates
from geomap.moves.illness import Illness
from geomap.moves.maker import Arrival, Maker
from geomap.moves.nouns import RIDES, Who
from geomap.moves.occasions import Occasions
from geomap.moves.plans import called_off_at, journey_status
from geomap.moves.spots import Spots, Standing
from geomap.moves.stays import Stays
from geomap.moves.travellers import WAYS, Travellers

_PERIODS = PERIODS | WAITS
_OPENING = 8
"""Words before a journey's noun: "at the start of a week-long official"."""
_STARTS = {(part, "of") for part in ("start", "beginning", "outset", "ahead", "eve", "leg", "stage", "part")}
_NO_CROWDS = RIDES | WAYS
"""Where one of these is the subject in the plural, no others went."""


_MADE_BY = frozenset({"departure", "arrival", "return", "escape", "deportation", "extradition", "transfer"})
"""Journeys "of" somebody."""


class Finder:
    """Finds the movements of one sentence, or of a part of it."""

    def __init__(
        self, reading: Reading, i: int, tree: Tree, places: Sequence[Mention], times: Sequence[TimeExpression],
        who: Who, dated: Dated, *, aside: bool,
    ) -> None:  # fmt: skip
        self.tree = tree
        self.maker = Maker(reading, i, tree, ClauseTimes(reading.report.text, i, tree, times, dated), aside=aside)
        self.spots = Spots(reading.report.text, places, tree)
        self.travellers = Travellers(reading.report.text, tree, i, reading.sentences, who)
        self.fates = Fates(tree, self.spots, self.travellers, self.maker)
        self.illness = Illness(tree, self.spots, self.travellers, self.maker)
        self.stays = Stays(tree, self.spots, self.travellers, self.maker)
        self.occasions = Occasions(tree, self.spots, self.travellers, self.maker)

    def all(self) -> Iterator[Movement]:
        """Each that tells of a place what no other before it told: that somebody was there, or on which day."""
        told: dict[tuple[str, Where], bool] = {}
        dated: set[tuple[str, Where]] = set()
        for m in self._each():
            done = m.status == "actual" and m.arrival == "told"
            if m.arrival == "bound" and m.origin and told.get((m.person, m.origin)):
                m = replace(m, origin=None)  # "called at Lyon on its way from Bern to Osh": Bern was told
            ends = [(m.person, w) for w in (m.origin, m.destination) if w]
            day = done and m.when is not None and m.when.text is not None
            if any(e not in told or (done and not told[e]) or (day and e not in dated) for e in ends):
                told.update(dict.fromkeys(ends, done))
                dated.update(ends if m.when else ())
                yield m

    def _each(self) -> Iterator[Movement]:
        if not self.spots.places:
            return
        yield from self._on_course()
        yield from self.occasions.opening()
        for v, word in enumerate(self.tree.words):
            lemma = verbs.lemma(self.tree, v)
            landfall = lemma == "make" and any(self.tree.lemma(c) in JOURNEYS for c in self.tree.children(v, "obj"))
            read = word.upos in ("VERB", "ADJ") or verbs.is_misread(self.tree, v)
            if word.form.lower() in COVERS or (lemma == "take" and self._next(v) == "in"):
                yield from self.occasions.itinerary(v)
            if read and (lemma in MOVES or landfall):
                yield from self._verb(v, lemma)
            elif word.upos == "NOUN" and lemma in JOURNEYS:
                yield from self._journey(v, lemma)
            elif word.upos == "NOUN" and lemma in LEGS and self._next(v) in ("from", "to"):
                yield from self._journey(v, "flight")
            elif lemma in VEHICLES and self._next(v) == "to" and self.tree.case(v) in ("on", "aboard"):
                yield from self._journey(v, "flight")  # "was on a bus to Lyon"
            elif verbs.under_way(self.tree, v):
                yield from self._under_way(v)
            elif word.upos == "NOUN" and lemma in HOMES:
                yield from self.stays.home(v)
            elif lemma in TALKS or (lemma in _PERIODS and self._next(v) in ("in", "at", "on", "near")):
                yield from self.stays.talks(v)
            elif word.upos == "NOUN" and lemma in FATES:
                yield from self.fates.noun(v, lemma)
            elif word.form.lower() == BORN:
                yield from self.fates.birth(v)
            elif word.form.lower() in ("fell", "fallen"):
                yield from self.stays.fallen(v)
            yield from self.occasions.stop(v)
            yield from self.occasions.held(v, lemma)
            if word.upos in ("VERB", "ADJ", "NOUN", "PRON"):
                yield from self.illness.told(v, lemma)
            if word.upos in ("VERB", "NOUN", "ADJ", "PROPN", "ADV", "NUM") and not verbs.under_way(self.tree, v):
                yield from self.occasions.due(v) if lemma in DUE else self.stays.being(v, lemma)

    def _next(self, i: int) -> str:
        return self.tree.words[i + 1].form.lower() if i + 1 < len(self.tree.words) else ""

    # --- verbs and nouns of movement ---------------------------------------------------------------------------------

    def _verb(self, v: int, lemma: str) -> Iterator[Movement]:
        tree, word = self.tree, self.tree.words[v]
        passive, obj = grammar.is_passive(tree, v), grammar.object_(tree, v)
        turned = lemma == "turn" and self._next(v) == "to" and not {v + 2, v + 3}.isdisjoint(self.spots.at)
        other = verbs.is_other(tree, v, lemma) and not turned  # "turned to Lyon"
        if other or (lemma in POSTED and not passive) or verbs.runs_something(tree, v, lemma):
            return
        movers = self.travellers.of_verb(v, lemma, obj, passive=passive, there=self.spots.at_place(obj))
        movers = movers or self.travellers.left_ashore(v, lemma)
        ends = of_verb(self.spots, v, lemma, obj, passive=passive) if movers else None
        if not ends:
            return
        if lemma == "start" and not ends.bound:  # "the race started in Lyon"
            ends.goals = []
        goals = [self.spots.standing(g) for g in ends.goals]
        arrival: Arrival = "told"
        if ends.bound:
            arrival = "likely" if lemma in LEAVES | {"board", "fly"} else "bound"
        if (
            (self.maker.is_under_way(v) and not self._is_there_already(lemma, goals))
            or lemma in ("approach", "head", "bind")
            or (lemma == "carry" and word.xpos == "VBG" and not tree.has(v, "mark"))  # "a ship carrying rice to Osh"
            or (lemma in ("march", "advance") and any(g.inner == "on" for g in goals))
            or any(g.inner in ("toward", "towards") for g in goals)
            or (self._as_it(v) and not any(g.inner in ("", "into") for g in goals))  # "as it carried rice to Osh"
        ):
            arrival = "bound"
        status = reality.status(tree, v, tried="planned")
        if self._only_a_way(v, lemma, ends):
            return
        yield from self.maker.made(movers, v, ends, status, arrival, travel=True, mode=self.maker.mode(v, lemma))

    @staticmethod
    def _is_there_already(lemma: str, goals: list[Standing]) -> bool:
        """ "Was sailing off Lyon", "was drenching Lyon"."""
        struck = lemma in REACHES - {"reach", "approach", "enter"} and any(g.inner == "" for g in goals)
        return struck or any(g.within and not g.goal for g in goals)

    def _only_a_way(self, v: int, lemma: str, ends: Ends) -> bool:
        """ "Having crossed the Gulf, she reached Lyon": the water was no stop."""
        having = any(self.tree.words[c].xpos == "VBG" for c in self.tree.children(v, "aux"))
        crossed = lemma in ("cross", "traverse") and (having or self.tree.rel(v) == "advcl")
        return crossed and ends.origin is None and all(is_water(m) for m in ends.goals)

    def _as_it(self, v: int) -> bool:
        return any(self.tree.lemma(c) in ("as", "while") for c in self.tree.children(v, "mark"))

    def _journey(self, n: int, lemma: str) -> Iterator[Movement]:
        """ "his departure from Osh", "a flight to Kazakhstan", "during her visit to Poland", "stops in Fiji"."""
        tree = self.tree
        if tree.rel(n) == "compound" or (tree.case(n) == "in" and self._next(n) == "for"):
            return  # "a tour operator in Lyon"; "in return for a road to Lyon"
        standings = [s for s in self.spots.arguments(n) if self.spots.index[s.place.span] > n]
        owner = self.travellers.owner(n)
        if owner is None:  # "the arrival of the envoy in Osh"
            of = [c for c in tree.children(n, "nmod") if tree.case(c) == "of" and c not in self.spots.at]
            owner = next((c for c in of if lemma in _MADE_BY or self.travellers.of(c)), None)
        ends = of_noun(self.spots, n, lemma, standings)
        if not ends:
            return
        verb = next((u for u in tree.ancestors(n) if tree.words[u].upos == "VERB"), None)
        if owner is None and self._next(n) == "by":  # "a visit by Duarte to Lyon"
            behind = range(n + 2, min(n + 2 + _OPENING, len(tree.words)))
            owner = next((k for k in behind if tree.case(k) == "by"), None)
        if owner is None and lemma == "flight" and tree.words[n].xpos == "NNS":
            return  # "suspended all flights to Lyon"
        movers = self.travellers.of(owner)
        if owner is not None and not movers and tree.words[owner].upos == "PRON":
            movers = self.travellers.sole()  # "His departure from Osh surprised them, but Duarte gave no reason"
        elif owner is None:
            if verb is not None:
                movers = self.travellers.of(grammar.subject(tree, verb))
                movers = movers or self.travellers.of(grammar.object_(tree, verb))
            movers = movers or (() if self._is_of_others(verb) else self.travellers.sole())
        status = journey_status(tree, n, verb, lemma)
        arrival: Arrival = "bound" if ends.bound else "told"
        sets_out = verb is not None and tree.lemma(verb) in LEAVES | {"set", "embark", "sail", "start"}
        if (tree.case(n) == "on" and sets_out and lemma != "flight") or self._only_begins(n):
            arrival = "bound"  # "left Lyon on a voyage to Osh"
        elif lemma == "flight" and tree.case(n) in ("during", "for", "on", "before"):
            # "accompanied on a flight to Kazakhstan"; "killed during a flight to Kazakhstan"
            arrival = "likely" if tree.case(n) == "on" and verb is not None else "bound"
        yield from self.maker.made(movers, n, ends, status, arrival, travel=True, mode=self.maker.mode(n, lemma))

    def _is_of_others(self, verb: int | None) -> bool:
        """ "Some of their schoolmates were back from a trip to Lyon": others made it."""
        doer = grammar.subject(self.tree, verb) if verb is not None else None
        if doer is not None and self.tree.words[doer].xpos == "NNS" and self.tree.lemma(doer) not in _NO_CROWDS:
            return True
        return self.travellers.is_said_of_others(verb)

    def _only_begins(self, n: int) -> bool:
        """ "Landed in Lyon at the start of a tour of Chad and Niger"."""
        before = [w.form.lower() for w in self.tree.words[max(0, n - _OPENING) : n]]
        return any(pair in _STARTS for pair in pairwise(before))

    def _on_course(self) -> Iterator[Movement]:
        """ "Flight 204 from Lyon to Osh was diverted": it left the one."""
        forms = [w.form.lower() for w in self.tree.words]
        for start, end in pairwise([m for m in self.spots.places if not self.spots.only_locates(m)]):
            k = self.spots.index[start.span]
            named = k > 1 and self.tree.words[k - 2].upos in ("PROPN", "NOUN", "NUM")
            people = self.travellers.who(self.tree.words[k - 2].span) if named else ()
            goal = self.spots.standing(end)
            if not people or forms[k - 1] != "from" or goal.inner != "to":
                continue
            verb = next((u for u in self.tree.ancestors(k) if self.tree.words[u].upos == "VERB"), None)
            if verb is not None and not called_off_at(forms, self.spots.index[end.span]):
                ends = Ends(origin=start, goals=[end])
                status = reality.status(self.tree, verb)
                yield from self.maker.made(people, verb, ends, status, "bound", travel=True, mode=None)

    def _under_way(self, n: int) -> Iterator[Movement]:
        """ "En route from Lyon to Osh", "on her way to Osh": left the one, is not yet at the other."""
        standings = [s for s in self.spots.arguments(n) if self.spots.index[s.place.span] > n]
        ends = of_noun(self.spots, n, "flight", standings)
        if not ends:
            return
        verb = next((u for u in self.tree.ancestors(n) if self.tree.words[u].upos == "VERB"), n)
        if self.tree.has(n, "nsubj"):
            people = self.travellers.of(grammar.subject(self.tree, n))  # "her plane, which was on its way to Osh"
            people = people or self.travellers.of(self.travellers.owner(n))  # "the four were on their way"
        else:
            people = self.travellers.of(grammar.subject(self.tree, verb)) or self.travellers.sole()
        yield from self.maker.made(people, n, ends, reality.status(self.tree, verb), "bound", travel=True, mode=None)
