"""A story as the data of its page: plain lists and numbers, columns for the events, no HTML.

Text from the reports travels only through here, and only as JSON (lone surrogates, which no file can carry, become
question marks when it is written). Longitudes are shifted by whole turns so that a story across the antimeridian lies
in one piece (they may reach 540).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, get_args

from gazetteer.place import EXTENDED, Place
from geomap.model import Event, EventKind, Leg, Report, Route, Source, Status, Stop, Story, When, Where
from geomap.page.basemap import Position
from geomap.page.text import (
    Segment,
    Texts,
    clock_label,
    day_label,
    extent_label,
    marked,
    marked_event,
    texts,
    when_label,
)

Json = Any
KINDS: tuple[str, ...] = get_args(EventKind)
STATUSES: tuple[str, ...] = get_args(Status)
DOUBTFUL = 0.8
"""Confidence below which a place's other candidates are told."""
_EPOCH = dt.date(1970, 1, 1).toordinal()


def page_data(story: Story, labels: Sequence[Place] = (), *, language: str = "en") -> dict[str, Json]:
    """What the page's scripts read. `labels`: towns to name around the story, most important first."""
    words = texts(language)
    reports = _Reports(story, words)
    places = _Places(story, words)
    people = _People(story)
    events = listed(story)
    return {
        "title": story.title or words["no_title"],
        "kinds": KINDS,
        "statuses": STATUSES,
        "events": _columns(events, places, people, reports),
        "told": _told(events, words),
        "routes": [_route(route, places, reports, words) for route in story.routes if route.stops],
        "people": people.names,
        "reports": reports.rows,
        "places": places.rows,
        "labels": [_label(place, places) for place in labels],
        "warnings": sorted(set(_warnings(story))),
    }


def listed(story: Story) -> tuple[Event, ...]:
    """The events as the page lists them: in time order, then those without a place, then those without a date."""
    placed = tuple(event for event in story.timeline.events if event.where)
    unplaced = tuple(event for event in story.timeline.events if not event.where)
    return placed + unplaced + story.timeline.undated


def positions(story: Story) -> tuple[Position, ...]:
    """Where the story takes place, each spot once."""
    spots = {(place.lat, place.lon) for place in (where.resolution.place for where in _wheres(story))}
    return tuple(Position(lat, lon) for lat, lon in sorted(spots))


def _wheres(story: Story) -> list[Where]:
    stops = [stop.where for route in story.routes for stop in route.stops]
    return [event.where for event in story.timeline.all if event.where] + stops


class _Reports:
    """Numbers the reports: those read first, then any that only a source names."""

    def __init__(self, story: Story, words: Texts) -> None:
        self._words = words
        self.rows: list[dict[str, Json]] = []
        self._number: dict[str, int] = {}
        for reading in story.readings:
            self._add(reading.report)

    def number(self, source: Source) -> int:
        """The number of the report that a source names."""
        if source.report not in self._number:
            self._add(Report(source.report, "", "", source.title, source.publisher, source.published, source.url))
        return self._number[source.report]

    def _add(self, report: Report) -> None:
        self._number[report.id] = len(self.rows)
        row = {
            "id": report.id,
            "title": report.title or "",
            "publisher": report.publisher or "",
            "url": safe_url(report.url),
            "published": when_label(_day(report.published), self._words) if report.published else "",
        }
        self.rows.append(row)


class _Places:
    """Numbers the places by gazetteer entry; each has the name that the reports use most."""

    def __init__(self, story: Story, words: Texts) -> None:
        self._words = words
        wheres = _wheres(story)
        self._west = west_edge({where.resolution.place.lon for where in wheres})
        told: dict[str, list[Where]] = {}
        for where in wheres:
            told.setdefault(where.resolution.place.id, []).append(where)
        self._number = {id: number for number, id in enumerate(told)}
        self.rows = [self._row(same) for same in told.values()]

    def number(self, where: Where | None) -> int:
        """The place's number; -1 for none."""
        return -1 if where is None else self._number[where.resolution.place.id]

    def longitude(self, lon: float) -> float:
        """Shifted by a whole turn if the story needs it."""
        return round(lon if lon >= self._west else lon + 360, 5)

    def _row(self, same: Sequence[Where]) -> dict[str, Json]:
        """One place, however it is spelled and from whichever of its namings it is surest."""
        name = Counter(where.name for where in same).most_common(1)[0][0]
        where = max(same, key=lambda where: where.resolution.confidence)
        place = where.resolution.place
        return {
            "name": name,
            "known": place.name if place.name.casefold() != name.casefold() else "",
            "kind": place.kind,
            "extended": place.kind in EXTENDED,
            "extent": extent_label(place.kind, name, self._words) if place.kind in EXTENDED else "",
            "country": place.country or "",
            "lat": round(place.lat, 5),
            "lon": self.longitude(place.lon),
            "radius": round(place.radius_km, 1),
            "unsure": where.resolution.uncertain,
            "others": [
                f"{other.place.name} ({other.place.country})" if other.place.country else other.place.name
                for other in where.resolution.alternatives[:3]
            ]
            if where.resolution.confidence < DOUBTFUL
            else [],
        }


class _People:
    """Numbers the people, those in most events first."""

    def __init__(self, story: Story) -> None:
        counts: dict[str, int] = {}
        for event in story.timeline.all:
            for name in event.people:
                counts[name] = counts.get(name, 0) + 1
        for route in story.routes:
            counts.setdefault(route.person, 0)
        ranked = sorted(counts, key=lambda name: (-counts[name], name))
        self.names = ranked
        self._number = {name: number for number, name in enumerate(ranked)}

    def numbers(self, names: Sequence[str]) -> list[int]:
        return sorted({self._number[name] for name in names}) if names else []


def _columns(events: Sequence[Event], places: _Places, people: _People, reports: _Reports) -> dict[str, list[Json]]:
    """What map and strip are drawn from. One list a property: what repeats lies together, so that it packs well."""
    return {
        "kind": [KINDS.index(event.kind) for event in events],
        "status": [STATUSES.index(event.status) for event in events],
        "first": [_number(event.when.first) if event.when else None for event in events],
        "last": [_number(event.when.last) if event.when else None for event in events],
        "minute": [_minute(event.when) for event in events],
        "about": [int(bool(event.when and (event.when.approximate or _long(event.when)))) for event in events],
        "place": [places.number(event.where) for event in events],
        "sure": [round(event.confidence, 2) for event in events],
        "people": [people.numbers(event.people) for event in events],
        "sources": [_sources(event.sources, reports) for event in events],
    }


def _told(events: Sequence[Event], words: Texts) -> dict[str, list[Json]]:
    """What list and popups say of the events: most of the page's bytes, read when they are needed."""
    days: dict[tuple[dt.date, dt.date, bool] | None, str] = {}

    def day(when: When | None) -> str:
        key = (when.first, when.last, when.approximate) if when else None
        if key not in days:
            days[key] = day_label(when, words)
        return days[key]

    return {
        "id": [event.id for event in events],
        "title": [event.title for event in events],
        "quote": [_segments(marked_event(event)) for event in events],
        "when": [day(event.when) for event in events],
        "clock": [clock_label(event.when, words) for event in events],
        "whenBy": [event.when.decided_by if event.when else "" for event in events],
        "whenTold": [int(bool(event.when and event.when.text)) for event in events],
        "whereBy": [event.where.decided_by if event.where else "" for event in events],
        "whereTold": [int(bool(event.where and event.where.mention)) for event in events],
        "corrected": [event.corrected or "" for event in events],
        "disagree": [_disagreements(event, words) if event.disagreements else [] for event in events],
    }


def _disagreements(event: Event, words: Texts) -> list[str]:
    """What other tellings say otherwise, in words, with who says it."""
    return [
        words[f"disagree_{one.about}"]
        .replace("{source}", one.source.title or one.source.report)
        .replace("{says}", words.get(f"badge_{one.says}", one.says))
        for one in event.disagreements
    ]


def _route(route: Route, places: _Places, reports: _Reports, words: Texts) -> dict[str, Json]:
    """A stop's `number` counts the visited ones, 0 for others; its `mark` is that number, or a letter for these."""
    marks = stop_marks(route)
    return {
        "person": route.person,
        "stops": [
            _stop(stop, places, reports, words)
            | {"number": int(marks[stop.order]) if stop.status == "actual" else 0, "mark": marks[stop.order]}
            for stop in route.stops
        ],
        "legs": [_leg(leg, reports, words) for leg in route.legs],
    }


def stop_marks(route: Route) -> dict[int, str]:
    """What each stop is marked with, by its order: visited ones 1, 2 ..., others a, b ..."""
    ordered = sorted(route.stops, key=lambda stop: stop.order)
    visited = [stop.order for stop in ordered if stop.status == "actual"]
    others = [stop.order for stop in ordered if stop.status != "actual"]
    numbers = {order: str(n) for n, order in enumerate(visited, start=1)}
    return numbers | {order: _letter(n) for n, order in enumerate(others)}


def _letter(n: int) -> str:
    """a, b ... z, aa, ab ..."""
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("a") + n % 26)


def _stop(stop: Stop, places: _Places, reports: _Reports, words: Texts) -> dict[str, Json]:
    source = stop.sources[0].span if stop.sources else None
    time = stop.when.text_span if stop.when else None
    quote = marked(stop.quote, source, stop.where.mention, time) if source else (stop.quote,)
    return {
        "order": stop.order,
        "place": places.number(stop.where),
        "first": _number(stop.when.first) if stop.when else None,
        "last": _number(stop.when.last) if stop.when else None,
        "when": when_label(stop.when, words) if stop.when else "",
        "status": stop.status,
        "quote": _segments(quote),
        "sources": _sources(stop.sources, reports),
        "by": stop.decided_by,
        "corrected": stop.corrected or "",
    }


def _leg(leg: Leg, reports: _Reports, words: Texts) -> dict[str, Json]:
    return {
        "from": leg.from_order,
        "to": leg.to_order,
        "mode": leg.mode or "",
        "km": round(leg.km),
        "departed": when_label(leg.departed, words) if leg.departed else "",
        "arrived": when_label(leg.arrived, words) if leg.arrived else "",
        "status": leg.status,
        "inferred": leg.inferred,
        "quote": _segments((leg.quote,)) if leg.quote else [],
        "sources": _sources(leg.sources, reports),
        "by": leg.decided_by,
    }


def _label(place: Place, places: _Places) -> list[Json]:
    return [place.name, round(place.lat, 4), places.longitude(place.lon), int(place.capital)]


def _segments(segments: Iterable[Segment]) -> list[Json]:
    return list(segments)


def _sources(sources: Iterable[Source], reports: _Reports) -> list[int]:
    """The reports' numbers, each once, the quoted one first."""
    return list(dict.fromkeys([reports.number(source) for source in sources]))


def _warnings(story: Story) -> Iterable[str]:
    yield from story.warnings
    for reading in story.readings:
        yield from reading.warnings
        yield from reading.report.warnings


def safe_url(url: str | None) -> str:
    """The address if it is http or https, else nothing: a link never runs code."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def west_edge(longitudes: set[float]) -> float:
    """The longitude east of the widest empty stretch: seen from there, the story lies in one piece."""
    ordered = sorted(longitudes)
    if not ordered:
        return -180.0
    gaps = [(east - west, east) for west, east in pairwise(ordered)]
    across = ordered[0] + 360 - ordered[-1]
    widest, east = max(gaps, default=(0.0, -180.0))
    return east if widest > across else -180.0


def _day(published: dt.date | dt.datetime | None) -> When | None:
    if published is None:
        return None
    day = published.date() if isinstance(published, dt.datetime) else published
    return When(day, day, day.isoformat())


def _long(when: When) -> bool:
    return when.first != when.last


def _number(day: dt.date) -> int:
    """Days since 1 January 1970."""
    return day.toordinal() - _EPOCH


def _minute(when: When | None) -> int:
    """Minute of the day, -1 if no time of day is known."""
    return when.clock.hour * 60 + when.clock.minute if when and when.clock else -1
