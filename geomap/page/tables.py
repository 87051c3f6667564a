"""What events and routes of a page name by number: reports, places and people, each a row of its own table."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from gazetteer.place import EXTENDED
from geomap.model import Report, Source, Story, When, Where
from geomap.page.text import Texts, extent_label, when_label

Json = Any
DOUBTFUL = 0.8
"""Confidence below which a place's other candidates are told."""
_EPOCH = dt.date(1970, 1, 1).toordinal()


def wheres(story: Story) -> list[Where]:
    """Where its placed events and its stops are."""
    stops = [stop.where for route in story.routes for stop in route.stops]
    return [event.where for event in story.timeline.all if event.where] + stops


class Reports:
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


class Places:
    """Numbers the places by gazetteer entry; each has the name that the reports use most."""

    def __init__(self, story: Story, words: Texts) -> None:
        self._words = words
        told_at = wheres(story)
        self._west = west_edge({where.resolution.place.lon for where in told_at})
        told: dict[str, list[Where]] = {}
        for where in told_at:
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


class People:
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


def sources_of(sources: Iterable[Source], reports: Reports) -> list[int]:
    """The reports' numbers, each once, the quoted one first."""
    return list(dict.fromkeys([reports.number(source) for source in sources]))


def day_number(day: dt.date) -> int:
    """Days since 1 January 1970."""
    return day.toordinal() - _EPOCH


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
