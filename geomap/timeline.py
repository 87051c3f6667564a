"""One event for what several sentences tell, and all events in time order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geomap.model import Event, Timeline
from geomap.nearness import holds
from geomap.order import key, narrower, overlap

COMMON = frozenset(
    "the a an of in on at to for and or by with from as that this his her its their he she it they was were is are be"
    " been had has have said who which after before when while also not but".split()
)
ALIKE = 0.3
"""Share of content words (Jaccard) above which two sentences of two reports tell the same event."""
COMPARED = 2000
"""An event is looked for among so many of its kind told before."""
REPEATED = 0.5
"""The same within one report, where a second sentence more often tells a second event."""


def timeline(tellings: Sequence[Event]) -> Timeline:
    """Merge and order events that are given in order of telling, the earlier published report first."""
    return ordered(put_together(tellings))


def put_together(tellings: Sequence[Event]) -> list[Event]:
    """One event for all tellings of it, in order of telling."""
    merged: list[Event] = []
    alike: dict[tuple[str, str], list[int]] = {}
    for event in tellings:
        rows = alike.setdefault((event.kind, event.status), [])
        same = next((i for i in rows[-COMPARED:] if _same(merged[i], event)), None)
        if same is None:
            rows.append(len(merged))
            merged.append(event)
        else:
            merged[same] = joined(merged[same], event)
    return merged


def ordered(events: Sequence[Event]) -> Timeline:
    """The events, given in order of telling, in the order of time."""
    told = {e.id: n for n, e in enumerate(events)}
    dated = [e for e in events if e.when]
    dated.sort(key=lambda e: (key(e.when), told[e.id]) if e.when else ())
    return Timeline(tuple(dated), tuple(e for e in events if not e.when))


def _same(a: Event, b: Event) -> bool:
    if a.kind != b.kind or a.kind == "statement" or a.status != b.status or a.when is None or b.when is None:
        return False
    if not overlap(a.when, b.when) or a.where is None or b.where is None:
        return False
    one, two = a.where.resolution.place, b.where.resolution.place
    if not (holds(one, two) or holds(two, one)):
        return False
    if a.people and b.people and not set(a.people) & set(b.people):
        return False
    x, y = _content(a.quote), _content(b.quote)
    alike = len(x & y) / max(1, len(x | y))
    if a.sources[0].report == b.sources[0].report:
        return alike >= REPEATED and one.id == two.id
    return alike >= ALIKE or (a.kind == "movement" and one.id == two.id and bool(set(a.people) & set(b.people)))


@lru_cache(maxsize=4096)
def _content(quote: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", quote.casefold()) if w not in COMMON)


def joined(a: Event, b: Event) -> Event:
    """The first telling stays; what the second knows more exactly is taken over."""
    where = a.where
    if a.where and b.where and holds(a.where.resolution.place, b.where.resolution.place):
        where = b.where if a.where.resolution.place.id != b.where.resolution.place.id else a.where
    if where is b.where and where is not a.where and where is not None:
        where = replace(where, mention=None)  # its span stands in the second report
    when = narrower(a.when, b.when)
    if when is b.when and when is not a.when and when is not None:
        when = replace(when, text_span=None)
    return replace(
        a,
        where=where,
        when=when,
        people=tuple(dict.fromkeys([*a.people, *b.people])),
        confidence=round(1 - (1 - a.confidence) * (1 - b.confidence), 3),
        sources=(*a.sources, *b.sources),
    )
