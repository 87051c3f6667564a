"""A story as GeoJSON (RFC 7946). The only writer of lon, lat order.

Functions are pure: they return dicts with fixed keys; `write` puts them into files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gazetteer.place import Place
from geomap.geodesy import Position, way
from geomap.model import Story
from geomap.records import (
    ATTRIBUTION,
    Record,
    dumps,
    event_properties,
    leg_properties,
    place_of,
    place_properties,
    stop_properties,
    story_record,
)


def write(story: Story, folder: Path) -> None:
    """Write events.geojson, places.geojson, route.geojson and story.json into `folder`. Raises OSError."""
    for collection in (events_geojson, places_geojson, route_geojson):
        made = collection(story)
        write_collection(made, folder / f"{made['name']}.geojson")
    write_story(story, folder / "story.json")


def write_collection(collection: Record, path: Path) -> None:
    """Write one collection. Raises OSError."""
    _save(collection, path)


def write_story(story: Story, path: Path) -> None:
    """Write the whole story as JSON. Raises OSError."""
    _save(story_record(story), path)


def _save(record: Record, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_pieces(record))


def _pieces(record: Record) -> Iterator[str]:
    """The record as JSON, what its lists hold a line each: readable, easy to compare between versions, and small."""
    for n, (key, value) in enumerate(record.items()):
        yield f"{', ' if n else '{'}{dumps(key)}: "
        if not isinstance(value, list):
            yield dumps(value)
            continue
        yield "[\n"
        yield from (f",\n{dumps(one)}" if m else dumps(one) for m, one in enumerate(value))
        yield "\n]"
    yield "}\n"


def events_geojson(story: Story) -> Record:
    """One Feature an event, in time order; geometry null where its place is not known."""
    return _collection("events", [_feature(_point(place_of(e.where)), event_properties(e)) for e in story.timeline.all])


def places_geojson(story: Story) -> Record:
    """One Feature a place. The point of an area only labels it: see `kind` and `radius_km`."""
    return _collection("places", [_feature(_point(p.resolution.place), place_properties(p)) for p in story.places])


def route_geojson(story: Story) -> Record:
    """Stops (Point) and legs (LineString along the geodesic), person by person."""
    features = []
    for route in story.routes:
        features += [
            _feature(_point(s.where.resolution.place), {"feature": "stop", **stop_properties(s)}) for s in route.stops
        ]
        places = {s.order: s.where.resolution.place for s in route.stops}
        for leg in route.legs:
            line = _line(places[leg.from_order], places[leg.to_order])
            features.append(_feature(line, {"feature": "leg", **leg_properties(leg)}))
    return _collection("route", features)


def _collection(name: str, features: Sequence[Record]) -> Record:
    return {"type": "FeatureCollection", "name": name, "attribution": ATTRIBUTION, "features": features}


def _feature(geometry: Record | None, properties: Record) -> Record:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _point(place: Place | None) -> Record | None:
    return {"type": "Point", "coordinates": _coordinates(place.lat, place.lon)} if place else None


def _line(start: Place, end: Place) -> Record:
    """A geodesic with points close enough to draw it straight, cut at the antimeridian (RFC 7946, 3.1.9)."""
    parts = [_path(part) for part in way(Position(start.lat, start.lon), Position(end.lat, end.lon))]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def _path(positions: Iterable[Position]) -> list[list[float]]:
    return [_coordinates(p.lat, p.lon) for p in positions]


def _coordinates(lat: float, lon: float) -> list[float]:
    return [round(lon, 6) + 0.0, round(lat, 6) + 0.0]  # + 0.0 turns -0.0 into 0.0
