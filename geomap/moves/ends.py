"""Where a journey began, passed and ended, from the places that stand with its verb or noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from geomap.english.moveverbs import (
    ARRIVES,
    BOUND_FOR,
    CARRIES,
    COURSES,
    GOES,
    IN,
    JOURNEYS,
    LEAVES,
    LEGS,
    MOVES,
    PASSES,
    REACHES,
    SITES,
    STORMS,
    VEHICLES,
    VIA,
)
from geomap.english.tree import Tree
from geomap.model import Mention
from geomap.moves.arrivals import FIELDS, PASSING, came_there
from geomap.moves.spots import Spots, Standing
from geomap.moves.turns import before_where, coordinated, listed, named_among
from geomap.moves.verbs import moves_by_particle_only
from geomap.nearness import holds, named_airport


@dataclass(slots=True)
class Ends:
    """The places of one journey."""

    origin: Mention | None = None
    via: list[Mention] = field(default_factory=list)
    goals: list[Mention] = field(default_factory=list)
    """In order; several for "to Lyon and Geneva"."""
    bound: bool = False
    """Only headed for: "left for Lyon"."""

    def __bool__(self) -> bool:
        return bool(self.origin or self.via or self.goals)


def of_verb(spots: Spots, v: int, lemma: str, obj: int | None, *, passive: bool) -> Ends:
    """The ends that a verb of movement gives its places."""
    tree, ends = spots.tree, Ends()
    if (there := _there(spots, v)) is not None:
        return Ends(goals=[there])
    closes = lemma in _CLOSES and obj is not None and tree.lemma(obj) in COURSES
    if not closes and moves_by_particle_only(tree, v, lemma):
        return ends
    standings = spots.arguments(v)
    direct = spots.of(obj) if obj is not None and not passive and tree.words[obj].form not in FIELDS else None
    if obj is None and not passive and (lemma in REACHES or lemma in LEAVES):
        direct = spots.at.get(v + 1)  # "crossed Fiji two days later", parsed as something else
    if direct and lemma in LEAVES:
        ends.origin = direct
    elif direct and lemma in REACHES:
        ends.goals = [direct, *_joined(spots, direct)]
    around: list[Mention] = []
    for s in standings:
        if s.place in (ends.origin, *ends.goals) or (lemma in ARRIVES and _on_the_way(spots, s)):
            continue
        if not _is_end(spots, v, lemma, s, ends, passive=passive) and s.inner in IN:
            around.append(s.place)
    if not ends.goals and lemma in _CAME_WHERE:
        ends.goals = before_where(spots, v)
    if not ends.goals and (lemma in GOES or lemma in ARRIVES):  # "came for a summit in Lyon"
        ends.goals = [s.place for s in standings if s.within and s.outer == "for"][:1]
    if len(ends.goals) > 1 and ends.goals[0] is direct and is_water(direct):
        del ends.goals[0]  # "crossed the Channel to Lyon": the way
    if is_water(ends.origin) and lemma in LEAVES | {"escort", "tow"} and not (ends.goals or ends.via):
        ends.origin = None  # "left the Gulf of Lyon": no more than passed
    if ends.via and not (ends.goals or ends.origin or around):
        ends.origin = ends.via.pop(0)  # "flew via Lyon": and on from there, wherever to
    if closes:
        behind = (m for m in spots.places if m.span.start > tree.words[v].span.end)
        ends.goals = [m for m in behind if spots.standing(m).within and spots.standing(m).inner != "on"][-1:]
        return ends  # "ended her tour of Chad in Lyon"
    if lemma in LEAVES and not ends and obj is not None and tree.lemma(obj) in SITES:
        ends.origin = next(iter(around), None)  # "left a hotel in Lyon", "escaped a prison in Lyon"
        return ends
    _settle(spots, v, lemma, ends, around, obj)
    ends.goals = ends.goals or (named_among(spots, v) if lemma in ARRIVES or lemma in REACHES else [])
    if ends.goals and not ends.origin:
        ends.origin = _fronted(spots, v)
    _with_list(spots, ends)
    return ends


def _is_end(spots: Spots, v: int, lemma: str, s: Standing, ends: Ends, *, passive: bool) -> bool:
    """Whether its preposition makes a place an end of the journey, or a stop between; it is put among them then."""
    tree = spots.tree
    if s.source and (lemma in _CLOSES or _is_of_people(tree, spots.index[s.place.span])):
        pass  # "ended talks on troops from Chad", "visited a camp for refugees from Chad"
    elif s.source:
        if s.inner == "out of" or s.outer != "out of" or lemma in _WALKS:  # not "pulled out of a summit in Lyon"
            if ends.origin is None and lemma in _TOURS and not passive:
                ends.via += listed(spots, s.place)
            if ends.origin is None or (s.inner == "from" and _more_exact(spots, ends.origin, s.place)):
                ends.origin = s.place  # "left France from Lyon": the town
    elif s.goal and _is_of_leg(tree, v, spots.index[s.place.span]):
        pass
    elif s.goal and lemma in LEAVES and _is_of_journey(tree, v, spots.index[s.place.span]):
        ends.goals, ends.bound = ends.goals or [s.place], not ends.goals
    elif s.goal and lemma in MOVES:
        if not spots.lies_ahead(s.place):
            _add_goal(spots, ends, s.place)
    elif "for" in (s.inner, s.outer) and _heads_for(tree, v, lemma) and not ends.goals:
        ends.goals, ends.bound = [s.place], True
    elif s.inner == "through" and lemma in STORMS:
        ends.goals.append(s.place)  # "tore through the delta and the town"
    elif s.inner == "via" or _passes_by(s, lemma, passive=passive):
        ends.via += [s.place, *listed(spots, s.place)]
    elif s.place not in ends.via:
        if s.inner or not ends.goals or not coordinated(spots, [ends.goals[-1], s.place]):
            return False
        ends.goals.append(s.place)
    return True


def _is_of_people(tree: Tree, k: int) -> bool:
    """ "Refugees from Chad", "a teacher from Lyon": whose home the place at word k is."""
    noun = tree.head(k)
    if tree.rel(k) != "nmod" or noun < 0 or tree.words[noun].upos != "NOUN" or tree.rel(noun) != "nmod":
        return False
    return tree.lemma(noun) in _PEOPLE


_PEOPLE = frozenset(
    "refugee migrant student teacher man woman people family worker soldier resident villager tourist doctor nurse"
    " visitor child girl boy farmer fisherman trader merchant colleague friend relative player delegate expert engineer"
    " volunteer survivor evacuee pilgrim dealer pupil".split()
)


def _is_of_journey(tree: Tree, v: int, k: int) -> bool:
    """ "Left Lyon on a voyage of a thousand miles to Osh": where the voyage is to lead."""
    lemmas = [tree.lemma(j) for j in range(v + 1, k)]
    on = next((n for n, lemma in enumerate(lemmas) if lemma == "on"), len(lemmas))
    return not (JOURNEYS.keys() - {"flight"}).isdisjoint(lemmas[on + 1 : on + 5])


def _is_of_leg(tree: Tree, v: int, k: int) -> bool:
    """ "Left Lyon on the first leg of its trip to Osh": the goal of all legs, not of this one."""
    lemmas = [tree.lemma(j) for j in range(v + 1, k)]
    return any(a in LEGS and b == "of" for a, b in pairwise(lemmas))


def _fronted(spots: Spots, v: int) -> Mention | None:
    """ "From Lyon she took a train to Osh"."""
    first = next(iter(spots.places), None)
    if (
        first is None
        or spots.tree.words[0].form.lower() != "from"
        or spots.preposition(spots.index[first.span])[1] != 0
    ):
        return None
    between = spots.tree.words[spots.index[first.span] + 1 : v]
    return None if any(w.upos == "VERB" for w in between) or spots.index[first.span] > v else first


def _there(spots: Spots, v: int) -> Mention | None:
    """ "Left for Lyon and arrived there": the place named last before the verb."""
    if spots.tree.words[v].xpos not in ("VBD", "VBN"):
        return None
    behind = [w.form.lower() for w in spots.tree.words[v + 1 : v + 3] if w.xpos != "EX"]
    before = [m for m in spots.places if spots.index[m.span] < v]
    named_after = any(v < spots.index[m.span] <= v + _THERE for m in spots.places)
    return before[-1] if "there" in behind and before and not named_after else None


_THERE = 5
"""Words behind the verb among which a place says where "there" is: "flew there from Lyon"."""


def _on_the_way(spots: Spots, s: Standing) -> bool:
    """ "Called at Lyon on its way to Osh": where it did not arrive yet."""
    at = spots.preposition(spots.index[s.place.span])[1]
    return s.inner == "to" and at > 1 and spots.tree.words[at - 1].form.lower() in ("way", "route")


def is_water(m: Mention | None) -> bool:
    return bool(m and m.resolution and m.resolution.place.kind == "water")


def _settle(spots: Spots, v: int, lemma: str, ends: Ends, around: list[Mention], obj: int | None) -> None:
    """What the places "in", "at", "near" and "over" mean beside the others."""
    around = [p for p in around if p not in ends.goals]
    if ends.goals and around:
        first = ends.goals[0].span
        for p in around:
            if spots.standing(p).inner in PASSING and p.span < first:  # "moved across Fiji and Samoa to Tonga"
                ends.via += [p, *(m for m in listed(spots, p) if m.span < first)]
        if _more_exact(spots, ends.goals[-1], around[0]):
            ends.goals[-1] = around[0]
    elif around and (came_there(spots, v, lemma, around, obj) or (lemma in PASSES and not ends.origin)):
        ends.goals = around if coordinated(spots, around) else [_nearest(around)]


def _nearest(around: Sequence[Mention]) -> Mention:
    """The first of several places, or what lies in it: "landed in France, near Lyon"."""
    best = around[0]
    for m in around[1:]:
        if best.resolution and m.resolution and holds(best.resolution.place, m.resolution.place):
            best = m
    return best


_CLOSES = frozenset({"end", "finish", "complete", "conclude"})
_CAME_WHERE = ARRIVES | CARRIES | frozenset({"go", "come", "return", "travel", "flee", "move"})
"""Where one did these, one came to: "Lyon, where it had arrived on Monday"."""
_TOURS = frozenset({"return", "come", "travel", "fly"})
"""From several places one was in one after the other: "returned from Fiji and Samoa"."""
_WALKS = frozenset("walk fly take sail drive march climb lead carry escape flee move smuggle bring".split())
"""Out of what these lead, one comes: "walked out of a prison in Lyon"."""


def _more_exact(spots: Spots, goal: Mention, spot: Mention) -> bool:
    """Whether a second place says where the goal was reached: "crossed into Chad at Adre", "entered Lyon near Bron"."""
    if not goal.resolution or not spot.resolution:
        return False
    outer, inner = goal.resolution.place, spot.resolution.place
    if outer.kind in ("city", "village") and named_airport(spot.text, spots.text[spot.span.end :]):
        return False  # "flown to Lyon and met at Blagnac airport": the stop is the town
    at = spots.standing(spot).inner
    border = (outer.kind == "country" and at in ("at", "near")) or (outer.kind == "water" and at == "at")
    return border or (outer.id != inner.id and holds(outer, inner))


def _joined(spots: Spots, first: Mention) -> list[Mention]:
    """ "visited Aden and Mukalla": the places coordinated with a direct object."""
    out: list[Mention] = []
    for m in spots.places:
        if m.span.start > first.span.end and not spots.standing(m).inner and coordinated(spots, [first, m]):
            between = spots.text[(out[-1] if out else first).span.end : m.span.start]
            if between.strip(" ,") in ("and", "") and len(between) < 8:
                out.append(m)
    return out


def _with_list(spots: Spots, ends: Ends) -> None:
    """ "Stops in Fiji, Samoa and Tonga": all of a list, whatever the parse hung its members on."""
    members = [ends.goals[0], *listed(spots, ends.goals[0])] if ends.goals else []
    if all(g in members for g in ends.goals):
        ends.goals = members


def _add_goal(spots: Spots, ends: Ends, place: Mention) -> None:
    """A second goal is another stop, unless it only says more of the first: "to France, to the city of Lyon"."""
    if ends.bound:
        ends.goals, ends.bound = [], False
    last = ends.goals[-1].resolution if ends.goals else None
    new = place.resolution
    if last and new and holds(last.place, new.place):
        ends.goals[-1] = place
    elif not (last and new and holds(new.place, last.place)):
        ends.goals.append(place)


def _passes_by(s: Standing, lemma: str, *, passive: bool) -> bool:
    """ "Flew through Lyon", "went on by Lyon"."""
    if s.inner == "by":
        return lemma in GOES and not passive
    return s.inner == "through" and lemma not in PASSES


def _heads_for(tree: Tree, v: int, lemma: str) -> bool:
    """ "left for Osh", "boarded a flight for Osh"; not "flew to Osh for the Lyon conference"."""
    off = lemma == "take" and "off" in [w.form.lower() for w in tree.words[v + 1 : v + 3]]
    bound = lemma in BOUND_FOR | {"flee", "escape"}
    return off or bound or any(w.lemma.lower() in VEHICLES for w in tree.words[v + 1 : v + 6])


def of_noun(spots: Spots, n: int, lemma: str, standings: Sequence[Standing]) -> Ends:
    """The ends that a noun gives them: "his departure from Osh", "a visit to Lyon and Geneva", "stops in Fiji"."""
    ends = Ends()
    for s in standings:
        stays = lemma not in ("flight", "departure", "deportation", "extradition")
        if s.source or (s.inner == "of" and lemma in ("evacuation",)):
            ends.origin = ends.origin or s.place
        elif s.goal or s.inner in ("for", "of") or (s.inner in IN - VIA and stays):
            if not ends.goals or coordinated(spots, [*ends.goals, s.place]):
                ends.goals.append(s.place)
            elif s.inner in IN and _more_exact(spots, ends.goals[-1], s.place):
                ends.goals[-1] = s.place  # "a visit to the Texas fair in Osh"
        elif s.inner in VIA:
            ends.via.append(s.place)
        elif not s.inner and ends.goals and coordinated(spots, [*ends.goals, s.place]):
            ends.goals.append(s.place)
    _with_list(spots, ends)
    if lemma == "departure" and ends.goals and not ends.origin:
        ends.bound = True
    return ends
