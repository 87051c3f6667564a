"""A story as tables for GeoPandas: what every export but GeoJSON is made from.

Columns are those of the GeoJSON, with the types that a table can give them: real date-times in `start` and `end`,
whole numbers, truth values, lists. A table without rows has the same columns and types as one with many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from geomap.exports import Layer
from geomap.geojson import events_geojson, places_geojson, route_geojson
from geomap.model import Story
from geomap.page.text import clean
from geomap.records import Record
from geomap.times.edtf import bounds

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

CRS = "EPSG:4326"
"""WGS 84; GeoPandas and all that read its files put longitude first."""

TEXT, WHOLE, REAL, FLAG, MOMENT = "string", "Int64", "float64", "boolean", "datetime64[ms]"
LIST = "object"
"""Names, or records as in the GeoJSON."""

_WHEN = {
    "when": TEXT, "when_text": TEXT, "start": MOMENT, "end": MOMENT, "precision": TEXT, "approximate": FLAG,
    "day_part": TEXT, "date_decided_by": TEXT, "date_text_start": WHOLE, "date_text_end": WHOLE,
}  # fmt: skip
_WHERE = {
    "place": TEXT, "place_id": TEXT, "place_kind": TEXT, "country": TEXT, "radius_km": REAL, "place_confidence": REAL,
    "uncertain": FLAG, "place_decided_by": TEXT, "place_text_start": WHOLE, "place_text_end": WHOLE,
}  # fmt: skip
_SOURCE = {"report": TEXT, "publisher": TEXT, "published": TEXT, "url": TEXT, "sources": LIST}
COLUMNS: Mapping[Layer, Mapping[str, str]] = MappingProxyType(
    {
        "events": {
            "id": TEXT, "kind": TEXT, "title": TEXT, "quote": TEXT, **_WHEN, **_WHERE, "people": LIST,
            "status": TEXT, "confidence": REAL, "corrected": TEXT, **_SOURCE, "trigger": TEXT, "plover": TEXT,
            "acled": TEXT, "acled_sub": TEXT, "disagreements": LIST,
        },
        "places": {
            "id": TEXT, "name": TEXT, "gazetteer_name": TEXT, "kind": TEXT, "country": TEXT, "radius_km": REAL,
            "confidence": REAL, "uncertain": FLAG, "decided_by": TEXT,
            "alternatives": LIST, "mentions": LIST,
        },
        "stops": {
            "person": TEXT, "order": WHOLE, **_WHERE, **_WHEN, "status": TEXT, "quote": TEXT, "likelihood": REAL,
            "decided_by": TEXT, "corrected": TEXT, **_SOURCE,
        },
        "legs": {
            "person": TEXT, "from": WHOLE, "to": WHOLE, "mode": TEXT, "km": REAL, "departed": TEXT, "arrived": TEXT,
            "start": MOMENT, "end": MOMENT, "status": TEXT, "inferred": FLAG, "quote": TEXT, "decided_by": TEXT,
            **_SOURCE,
        },
    }
)  # fmt: skip
"""Columns of each table in order, and their types. Beyond the GeoJSON's: `precision` and `approximate`, in words what
`when` says in EDTF; `report`, `publisher`, `published` (ISO 8601, as precise as the report gives it) and `url` of the
first source; of a leg, `start` and `end` of its time as far as departure or arrival tell it."""

_PRECISIONS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-2[1-4]"), "season"),
    (re.compile(r"\d{4}-\d\d"), "month"),
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{3}X"), "decade"),
    (re.compile(r"\d\dXX"), "century"),
)


class Tables:
    """The tables of a story, each made once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._made: dict[Layer, GeoDataFrame] = {}

    def __getitem__(self, layer: Layer) -> GeoDataFrame:
        if layer not in self._made:
            self._made[layer] = table(self.story, layer)
        return self._made[layer].copy()


def table(story: Story, layer: Layer) -> GeoDataFrame:
    """One of the four tables: events and places in the order of the GeoJSON, stops and legs person by person.

    `start` and `end` are the first and last second that the date allows, on the clocks of the place; NaT if unknown.
    The geometry of an event without a known place is None.
    """
    from geopandas import GeoDataFrame
    from pandas import DataFrame
    from shapely.geometry import shape

    features = _FEATURES[layer](story)
    types = COLUMNS[layer]
    rows = [_row(feature["properties"], types) for feature in features]
    shapes = [shape(feature["geometry"]) if feature["geometry"] else None for feature in features]
    frame = DataFrame(rows, columns=list(types), dtype=object)
    for name, kind in types.items():
        frame[name] = frame[name].astype(kind)
    return GeoDataFrame(frame, geometry=shapes, crs=CRS)


def precision(when: str | None, start: str | None) -> str | None:
    """How finely a date is known: moment, day, month, season, year, decade, century, range; None without a date.

    `when` in EDTF, `start` in ISO 8601.
    """
    if when is None:
        return None
    if start and "T" in start:
        return "moment"
    value = when.rstrip("~?%")
    return next((name for pattern, name in _PRECISIONS if pattern.fullmatch(value)), "range")


def _route_features(kind: str) -> Callable[[Story], Sequence[Record]]:
    return lambda story: [f for f in route_geojson(story)["features"] if f["properties"]["feature"] == kind]


_FEATURES: Mapping[Layer, Callable[[Story], Sequence[Record]]] = {
    "events": lambda story: events_geojson(story)["features"],
    "places": lambda story: places_geojson(story)["features"],
    "stops": _route_features("stop"),
    "legs": _route_features("leg"),
}


def _row(properties: Record, types: Mapping[str, str]) -> list[Any]:
    known = _safe(properties)
    if "departed" in types:
        ends = [bounds(when) for when in (known["departed"], known["arrived"]) if when]
        known |= _seconds(ends[0][0].isoformat(), ends[-1][1].isoformat()) if ends else _seconds(None, None)
    elif "start" in types:
        known["precision"] = precision(known["when"], known["start"])
        known["approximate"] = None if known["when"] is None else "~" in known["when"]
        known |= _seconds(known["start"], known["end"])
    if "sources" in types:
        first = known["sources"][0] if known["sources"] else {}
        known |= {key: first.get(key) for key in ("report", "publisher", "published", "url")}
    return [known[name] for name in types]


def _seconds(start: str | None, end: str | None) -> Record:
    """The first and the last second; a day ends a second before midnight, so that it can be compared with."""
    if start is None or end is None:
        return {"start": None, "end": None}
    last = end if "T" in end else f"{end}T23:59:59"
    return {"start": start, "end": last}


def _safe(value: Any) -> Any:
    """The same without what a database or XML cannot carry: NUL and lone surrogates."""
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else clean(value).replace("\0", "\ufffd")
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return [_safe(one) for one in value]
    if isinstance(value, dict):
        return {key: _safe(one) for key, one in value.items()}
    return value
