"""What a picture tells of a story: spots with their events, stops and dates; the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from gazetteer.place import EXTENDED, Place
from geomap.geodesy import Path, way
from geomap.geodesy import Position as Point
from geomap.model import Event, Leg, Story, When
from geomap.page.basemap import Position
from geomap.page.routedata import stop_marks
from geomap.page.text import Texts, span_label

MANY = 60
"""Spots beyond which near ones are drawn as one."""
_MOST_DATES = 3


@dataclass
class Spot:
    """A place of the story."""

    place: Place
    name: str
    events: list[Event] = field(default_factory=list)
    stops: list[tuple[int, str]] = field(default_factory=list)
    """Route and mark of each stop, as on the page: 1 is the first that was made, a the first that was not."""
    whens: list[When] = field(default_factory=list)
    """When the stops were made."""

    @property
    def extended(self) -> bool:
        return self.place.kind in EXTENDED

    @property
    def visited(self) -> bool:
        """Whether any of the stops here was made."""
        return any(mark.isdigit() for _, mark in self.stops)


@dataclass(frozen=True)
class Way:
    """A leg on the map."""

    route: int
    path: Path
    leg: Leg

    @property
    def style(self) -> str:
        """As in the page's key: travelled, planned or inferred."""
        if self.leg.status != "actual":
            return "planned"
        return "inferred" if self.leg.inferred else "travelled"


def spots(story: Story) -> list[Spot]:
    """The places of events and stops, those of the routes first, then those with most events."""
    found: dict[str, Spot] = {}
    for number, route in enumerate(story.routes):
        marks = stop_marks(route)
        for stop in sorted(route.stops, key=lambda stop: stop.order):
            made = stop.status == "actual"
            spot = found.setdefault(stop.where.resolution.place.id, Spot(stop.where.resolution.place, stop.where.name))
            spot.stops.append((number, marks[stop.order]))
            spot.whens += [stop.when] if made and stop.when else []
    for event in story.timeline.all:
        if event.where is not None:
            place = event.where.resolution.place
            found.setdefault(place.id, Spot(place, event.where.name)).events.append(event)
    return sorted(found.values(), key=lambda spot: (not spot.stops, -len(spot.events), spot.place.id))


def ways(story: Story) -> list[Way]:
    """The legs of all routes along the geodesic, in one piece each."""
    found = []
    for number, route in enumerate(story.routes):
        places = {stop.order: stop.where.resolution.place for stop in route.stops}
        for leg in route.legs:
            start, end = places[leg.from_order], places[leg.to_order]
            if start.id != end.id:
                parts = way(Point(start.lat, start.lon), Point(end.lat, end.lon))
                found.append(Way(number, tuple(point for part in parts for point in part), leg))
    return found


def positions(spots_: Iterable[Spot]) -> list[Position]:
    """What must be seen: every spot, or the areas where there is nothing else; of an area its outermost points."""
    all_spots = list(spots_)
    exact = [spot for spot in all_spots if not spot.extended or spot.stops]
    seen: list[Position] = []
    for spot in exact or all_spots:
        place = spot.place
        seen.append(Position(place.lat, place.lon))
        if spot.extended and not exact:
            reach = min(place.radius_km / 111, 40.0)
            seen += [
                Position(max(-85.0, place.lat - reach), place.lon),
                Position(min(85.0, place.lat + reach), place.lon),
            ]
    return seen


def grouped(spots_: Sequence[Spot], cells_of: Callable[[Sequence[Spot]], Sequence[tuple[int, int]]]) -> list[Spot]:
    """Of many spots, those without a stop that share a cell as one without a name."""
    if len(spots_) <= MANY:
        return list(spots_)
    cells: dict[object, Spot] = {}
    for spot, cell in zip(spots_, cells_of(spots_), strict=True):
        key: object = spot.place.id if spot.stops else (cell, spot.extended)
        if key in cells:
            cells[key].events += spot.events
            cells[key].name = ""  # it is no one place
        else:
            cells[key] = replace(spot, events=list(spot.events))
    return list(cells.values())


def dates(spot: Spot, words: Texts, year: int | None) -> str:
    """When the stops here were made; the year only if the story knows several."""
    labels = list(dict.fromkeys(_short(when, words, year) for when in spot.whens))
    return ", ".join(labels) if len(labels) <= _MOST_DATES else f"{labels[0]} … {labels[-1]}"


def one_year(story: Story) -> int | None:
    """The year in which everything happens; None if there is no one year."""
    years = {day.year for event in story.timeline.events if event.when for day in (event.when.first, event.when.last)}
    return years.pop() if len(years) == 1 else None


def _short(when: When, words: Texts, year: int | None) -> str:
    label = span_label(when.first, when.last, words).removesuffix(f" {year}" if year else "")
    return words["about"].replace("{date}", label) if when.approximate else label
