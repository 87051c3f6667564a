"""One event for what several sentences tell, and all events in time order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from geomap.model import Event, Timeline
from geomap.nearness import holds
from geomap.order import key, narrower
from geomap.timeline.disagreements import noted, of_the_dead
from geomap.timeline.sameness import fulfils, same

_MOST_DAYS = 100
"""An event of more days is looked for in the first of them."""
COMPARED = 200
"""Of a day and country, an event is looked for among so many of its kind told before."""
_ANY = "any"
"""Stands for every country, and none: seas and ranges lie in several."""


def timeline(tellings: Sequence[Event]) -> Timeline:
    """Merge and order events that are given in order of telling, the earlier published report first."""
    return ordered(put_together(tellings))


def put_together(tellings: Sequence[Event]) -> list[Event]:
    """One event for all tellings of it, in order of telling; a plan that a later report tells as done is one too."""
    merged: list[Event] = []
    alike: dict[tuple[str, str], _Alike] = {}
    for event in tellings:
        rows = alike.setdefault((event.kind, event.status), _Alike())
        known = next((i for i in rows.near(event) if same(merged[i], event)), None)
        if known is not None:
            merged[known] = joined(merged[known], event)
            continue
        plans = (alike.get((event.kind, status)) for status in ("planned", "possible"))
        plan = next((i for of in plans if of for i in of.near(event) if fulfils(merged[i], event)), None)
        if plan is not None:
            merged[plan] = joined(event, merged[plan])
        rows.add(len(merged) if plan is None else plan, event)
        if plan is None:
            merged.append(event)
    return noted(merged)


def ordered(events: Sequence[Event]) -> Timeline:
    """The events, given in order of telling, in the order of time."""
    told = {e.id: n for n, e in enumerate(events)}
    dated = [e for e in events if e.when]
    dated.sort(key=lambda e: (key(e.when), told[e.id]) if e.when else ())
    return Timeline(tuple(dated), tuple(e for e in events if not e.when))


class _Alike:
    """Events of one kind and status, found by day and country: among very many, few are near."""

    def __init__(self) -> None:
        self._rows: dict[tuple[dt.date | None, str | None], list[int]] = {}
        """Those of several days, which merging may have narrowed since, have no day."""

    def add(self, row: int, event: Event) -> None:
        """Remember an event by its number. One without day or place is never the same as another."""
        if event.when and event.where:
            day = event.when.first if event.when.first == event.when.last else None
            for country in (event.where.resolution.place.country, _ANY):
                self._rows.setdefault((day, country), []).append(row)

    def near(self, event: Event) -> Iterator[int]:
        """The latest events whose day and place may agree with the event's, in order of telling."""
        if event.when is None or event.where is None or event.kind == "statement" or not self._rows:
            return iter(())
        days = min((event.when.last - event.when.first).days + 1, _MOST_DAYS)
        own = event.where.resolution.place.country
        near = [None, *(event.when.first + dt.timedelta(n) for n in range(days))]
        keys = [(day, country) for day in near for country in ((own, None) if own else (_ANY,))]
        return iter(sorted(chain.from_iterable(self._rows[key][-COMPARED:] for key in keys if key in self._rows)))


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
        disagreements=(*a.disagreements, *b.disagreements, *of_the_dead(a, b)),
    )
