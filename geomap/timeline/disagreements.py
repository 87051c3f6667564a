"""Where reports contradict each other about one event: the day, the place, the dead, whether it happened at all.

Nobody is taken to be right. What two merged tellings say of the dead stands at the one event; two tellings that differ
in day, place or status stay two events, and each says what the other does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from geomap.model import Disagreement, Event
from geomap.nearness import related
from geomap.order import overlap
from geomap.timeline.sameness import ONCE, alike

MOST_DAYS = 3
"""Days further apart are of two events."""
ALIKE = 0.4
"""Share of content words (Jaccard) from which two sentences that differ in a fact are of one event."""
COMPARED = 30
"""With so many events of its kind, verb and place or day one is compared; there are more only in floods."""
_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = rf"(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|{'|'.join(_WORDS[1:])})"
_ABOUT = r"(?:(?:at|least|about|around|more|than|nearly|almost|some|over|up|to|as|many|another)\s){0,3}"
_DEAD = r"(?:killed|dead|died|drowned|perished|deaths|bodies|lost\stheir\slives)"
_TOLLS = (
    re.compile(
        rf"\b(?:kill(?:ed|ing|s)|claimed|death\stoll(?:\s\w+){{0,6}}?\s(?:to|at|of|is|was))\s{_ABOUT}{_NUMBER}\b(?!\.\d)",
        re.I,
    ),
    re.compile(rf"\b{_NUMBER}\s(?:\w+\s){{0,3}}?(?:(?:were|was|are|have|had|been|also)\s){{0,3}}{_DEAD}\b", re.I),
)


def toll(quote: str) -> int | None:
    """How many a sentence says were killed; None if it does not."""
    for pattern in _TOLLS:
        if found := pattern.search(quote):
            number = found["n"].lower().replace(",", "")
            return int(number) if number.isdigit() else _WORDS.index(number)
    return None


def of_the_dead(a: Event, b: Event) -> tuple[Disagreement, ...]:
    """What the second of two tellings of one event says otherwise of the dead."""
    one, two = toll(a.quote), toll(b.quote)
    if one is None or two is None or one == two or a.sources[0].report == b.sources[0].report:
        return ()
    return (Disagreement("toll", str(two), b.sources[0]),)


def noted(events: Sequence[Event]) -> list[Event]:
    """The events, each with what another report says otherwise of it."""
    found: dict[int, list[Disagreement]] = {}
    for i, j in _pairs(events):
        about = _contradiction(events[i], events[j])
        if about:
            for one, other in ((i, events[j]), (j, events[i])):
                found.setdefault(one, []).append(Disagreement(about, _says(other, about), other.sources[0], other.id))
    return [replace(e, disagreements=(*e.disagreements, *found[n])) if n in found else e for n, e in enumerate(events)]


def _pairs(events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Events that tell of the same thing by their verb, and share their place or a person and the day."""
    groups: dict[tuple[object, ...], list[int]] = {}
    seen: set[tuple[int, int]] = set()
    for n, e in enumerate(events):
        if e.kind == "statement" or not e.trigger or e.when is None:
            continue
        keys: list[tuple[object, ...]] = [(e.kind, e.trigger, person, e.when.first) for person in e.people]
        if e.where:
            keys.append((e.kind, e.trigger, e.where.resolution.place.id))
        for key in keys:
            group = groups.setdefault(key, [])
            for other in group[-COMPARED:]:
                if (other, n) not in seen:
                    seen.add((other, n))
                    yield other, n
            group.append(n)


def _contradiction(a: Event, b: Event) -> Literal["day", "place", "status"] | None:
    """What two tellings that are alike differ in; None if they are of two events or agree."""
    if a.sources[0].report == b.sources[0].report or a.when is None or b.when is None:
        return None
    shared = bool(set(a.people) & set(b.people))
    if (a.people and b.people and not shared) or alike(a, b) < (ALIKE / 2 if shared else ALIKE):
        return None
    if {a.status, b.status} == {"actual", "denied"} and overlap(a.when, b.when):
        return "status"
    if a.status != b.status or a.kind not in ONCE or not a.where or not b.where:
        return None
    one, two = a.where.resolution.place, b.where.resolution.place
    apart = abs((a.when.first - b.when.first).days)
    exact = all(w.first == w.last and not w.approximate for w in (a.when, b.when))
    if one.id == two.id and exact and 0 < apart <= MOST_DAYS:
        return "day"
    told = a.where.mention is not None and b.where.mention is not None
    if exact and apart == 0 and told and not related(one, two):
        return "place"
    return None


def _says(e: Event, about: Literal["day", "place", "status"]) -> str:
    if about == "status":
        return e.status
    if about == "day":
        return e.when.edtf if e.when else ""
    return e.where.name if e.where else ""
