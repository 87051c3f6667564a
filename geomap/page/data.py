"""A story as the data of its page: plain lists and numbers, columns for the events, no HTML.

Text from the reports travels only through here and what is imported here, and only as JSON (lone surrogates, which no
file can carry, become question marks when it is written). Longitudes are shifted by whole turns so that a story across
the antimeridian lies in one piece (they may reach 540).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from gazetteer.place import Place
from geomap.model import Event, EventKind, Status, Story, When
from geomap.page.basemap import Position
from geomap.page.routedata import route_data
from geomap.page.tables import People, Places, Reports, day_number, sources_of, wheres
from geomap.page.text import Texts, clock_label, day_label, marked_event, texts

Json = Any
KINDS: tuple[str, ...] = get_args(EventKind)
STATUSES: tuple[str, ...] = get_args(Status)


def page_data(story: Story, labels: Sequence[Place] = (), *, language: str = "en") -> dict[str, Json]:
    """What the page's scripts read. `labels`: towns to name around the story, most important first."""
    words = texts(language)
    reports = Reports(story, words)
    places = Places(story, words)
    people = People(story)
    events = listed(story)
    return {
        "title": story.title or words["no_title"],
        "kinds": KINDS,
        "statuses": STATUSES,
        "events": _columns(events, places, people, reports),
        "told": _told(events, words),
        "routes": [route_data(route, places, reports, words) for route in story.routes if route.stops],
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
    spots = {(place.lat, place.lon) for place in (where.resolution.place for where in wheres(story))}
    return tuple(Position(lat, lon) for lat, lon in sorted(spots))


def _columns(events: Sequence[Event], places: Places, people: People, reports: Reports) -> dict[str, list[Json]]:
    """What map and strip are drawn from. One list a property: what repeats lies together, so that it packs well."""
    return {
        "kind": [KINDS.index(event.kind) for event in events],
        "status": [STATUSES.index(event.status) for event in events],
        "first": [day_number(event.when.first) if event.when else None for event in events],
        "last": [day_number(event.when.last) if event.when else None for event in events],
        "minute": [_minute(event.when) for event in events],
        "about": [int(bool(event.when and (event.when.approximate or _long(event.when)))) for event in events],
        "place": [places.number(event.where) for event in events],
        "sure": [round(event.confidence, 2) for event in events],
        "people": [people.numbers(event.people) for event in events],
        "sources": [sources_of(event.sources, reports) for event in events],
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
        "quote": [list(marked_event(event)) for event in events],
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


def _label(place: Place, places: Places) -> list[Json]:
    return [place.name, round(place.lat, 4), places.longitude(place.lon), int(place.capital)]


def _warnings(story: Story) -> Iterable[str]:
    yield from story.warnings
    for reading in story.readings:
        yield from reading.warnings
        yield from reading.report.warnings


def _long(when: When) -> bool:
    return when.first != when.last


def _minute(when: When | None) -> int:
    """Minute of the day, -1 if no time of day is known."""
    return when.clock.hour * 60 + when.clock.minute if when and when.clock else -1
