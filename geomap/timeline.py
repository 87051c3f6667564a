"""One event for what several sentences tell, and all events in time order."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import merge

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
    alike: dict[tuple[str, str], _Alike] = {}
    for event in tellings:
        rows = alike.setdefault((event.kind, event.status), _Alike())
        same = next((i for i in rows.near(event) if _same(merged[i], event)), None)
        if same is None:
            rows.add(len(merged), event)
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


class _Alike:
    """Events of one kind and status, found by their day: among very many, few are near."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._of_day: dict[dt.date, list[int]] = {}
        self._of_days: list[int] = []
        """Those of several days, which merging may have narrowed since."""

    def add(self, row: int, event: Event) -> None:
        """Remember an event by its number."""
        self._rows.append(row)
        if event.when and event.when.first == event.when.last:
            self._of_day.setdefault(event.when.first, []).append(row)
        elif event.when:
            self._of_days.append(row)

    def near(self, event: Event) -> Iterator[int]:
        """The latest events whose dates may overlap with the event's, in order of telling."""
        if event.when is None or event.kind == "statement" or not self._rows:
            return iter(())
        if event.when.first != event.when.last:
            return iter(self._rows[-COMPARED:])
        oldest = self._rows[-COMPARED:][0]
        near = [rows[bisect_left(rows, oldest) :] for rows in (self._of_day.get(event.when.first, []), self._of_days)]
        return merge(*near)


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
