"""Where a report stands while it tells: the place of the last event, and the one that the whole report is about."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gazetteer.place import EXTENDED
from geomap.events.placing import Placer
from geomap.events.ruling import Telling, is_compared, is_home
from geomap.model import Mention, Status, When, Where
from geomap.nearness import holds, is_continent

_AT = frozenset({"", "in", "at", "near", "outside", "inside", "off", "on", "across"})
"""Before a place they say that something is there; so does a verb: "entered Kabul"."""
_LEAD = 3
"""What one of the first two sentences names counts as much as so many later mentions."""
_TOLD = 0.3
"""What happened at a place counts so much beside what stands there."""
_SHARE = 0.5
"""Of the votes of a country or region, so many must name the town in it that is meant."""
_SHOUTED = 4
"""A name of more letters that is all capitals is one in a dateline or a heading, not an abbreviation."""


def named_at(m: Mention, why: str) -> Where:
    """A place where a mention names it."""
    assert m.resolution
    name = m.text.title() if m.text.isupper() and len(m.text) > _SHOUTED else m.text
    return Where(name, m.resolution, m.span, why)


def inferred_at(m: Mention, why: str) -> Where:
    """A place that is told elsewhere than at the event."""
    return replace(named_at(m, why), mention=None)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the last event was told to be, and when."""

    paragraph: int
    where: Where
    status: Status
    when: When | None
    left: bool = False
    """The event led away from it."""

    def is_within(self, where: Where) -> bool:
        """Whether another place is the country or region that this lies in."""
        place, wide = self.where.resolution.place, where.resolution.place
        if wide.kind not in ("country", "region") or place.kind == "country" or place.country != wide.country:
            return False
        return wide.kind == "country" or (place.kind != "region" and place.admin1 == wide.admin1)

    def later_than(self, when: When | None, gap: dt.timedelta) -> bool:
        """Whether something that happened at `when` lies back of this by more than a gap: a flashback."""
        return bool(when and self.when and self.when.first - when.first > gap)

    def apart_from(self, when: When | None, gap: dt.timedelta) -> bool:
        """Whether something lies before or after this by more than a gap."""
        return self.later_than(when, gap) or bool(when and self.when and when.first - self.when.last > gap)


def main_place(placer: Placer, told: Mapping[int, Sequence[Telling]]) -> Where | None:
    """The place that a report is about: where its sentences, the first ones above all, most often put things.

    `told`: by sentence, what it tells. What happened at a place counts beside what only is there; of a country or
    region whose towns are named too, the town of which most is told.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    named: dict[str, Mention] = {}
    for m, weight in _ballots(placer, told):
        if m.resolution and not is_continent(m.resolution.place):
            votes[m.resolution.place.id] += weight
            named.setdefault(m.resolution.place.id, m)
    if not votes:
        return None
    for i in (i for i, s in enumerate(placer.reading.sentences) if s.kind == "dateline"):
        for m in placer.mentions[i]:  # it places the reporter; but what is told of that place too is likely the story's
            if m.resolution and m.resolution.place.id in votes:
                votes[m.resolution.place.id] += _LEAD
    best = named[_finest(votes, named)]
    return inferred_at(town_of(placer, best) or best, "the place that the report is about")


def town_of(placer: Placer, spot: Mention) -> Mention | None:
    """The town of "Lyon airport", where only a headline names the spot: not all that the report tells was there."""
    town, _, put = spot.resolution.place.id.partition("/") if spot.resolution else ("", "", "")
    heads = (s.span for s in placer.reading.sentences if s.kind == "headline")
    if not put or not any(h.contains(spot.span) for h in heads):
        return None
    return next((m for m in placer.reading.mentions if m.resolution and m.resolution.place.id == town), None)


def _ballots(placer: Placer, told: Mapping[int, Sequence[Telling]]) -> Iterator[tuple[Mention, float]]:
    """The mentions that speak for a place, each with its weight."""
    kinds = [s.kind for s in placer.reading.sentences]
    bodies = [i for i, kind in enumerate(kinds) if kind in ("body", "caption")]
    for n, i in enumerate(bodies):
        weight = _LEAD if n < 2 else 1
        for m in placer.places[i]:
            stands = placer.preposition(i, m) in _AT or is_home(placer.words(i), placer.index(i, m))
            if stands and _speaks(placer, i, m, told.get(i, ())):
                yield m, weight
        for t in told.get(i, ()):
            at = _happened_at(placer, i, t)
            if at:
                yield at, weight * _TOLD
    for i in (i for i, kind in enumerate(kinds) if kind == "headline"):
        yield from ((m, _LEAD) for m in placer.places[i])


def _speaks(placer: Placer, i: int, m: Mention, told: Sequence[Telling]) -> bool:
    """Whether a place of sentence i stands for itself: not only for where another lies, or for what is spoken of."""
    passing = placer.is_container(i, m) or placer.describes(i, m) or is_compared(placer.words(i), placer.index(i, m))
    return not passing and not any(is_topic(placer, i, m, t) for t in told)


def is_topic(placer: Placer, i: int, m: Mention, t: Telling) -> bool:
    """Whether a place of sentence i is what somebody speaks of: "condemned the war in X"."""
    return t.kind == "statement" and t.clause.holds(m.span) and placer.index(i, m) > t.word


def _happened_at(placer: Placer, i: int, t: Telling) -> Mention | None:
    if t.kind == "statement" or t.status != "actual":
        return None
    return placer.best(i, [m for m in placer.places[i] if t.clause.holds(m.span)], t)


def _finest(votes: Mapping[str, float], named: Mapping[str, Mention]) -> str:
    """The place with most votes; of a country or region the town in it that has its share of them."""
    places = {p: m.resolution.place for p, m in named.items() if m.resolution}
    best = max(votes, key=lambda p: votes[p])
    seen: set[str] = set()
    while places[best].kind in EXTENDED:
        seen.add(best)  # a province and a county of one name hold each other
        inner = [p for p in places if p not in seen and holds(places[best], places[p])]
        finer = max(inner, key=lambda p: votes[p], default=best)
        if finer == best or votes[finer] < _SHARE * votes[best]:
            break
        best = finer
    return best
