"""Reads a user's own places from a file. What is wrong with a row is said, and the others are used."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from gazetteer.atlas import Atlas, directions, kilometres
from gazetteer.index import Index
from gazetteer.names import fold
from gazetteer.ownplaces import OwnPlace
from gazetteer.ownrecords import Record, records
from gazetteer.place import OWN_ID, GazetteerError, Place, PlaceKind, check_coordinates
from gazetteer.surroundings import Surroundings

_COLUMNS = {
    "name": ("name", "place", "title", "toponym"),
    "others": ("other names", "other_names", "names", "aliases", "alias", "alternate names", "alternate_names",
               "alternatenames", "alt_name", "alt_names", "also", "also known as"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "wkt": ("geometry", "wkt", "geom", "the_geom"),
    "kind": ("kind", "type"),
    "country": ("country", "country_code", "countrycode", "iso"),
    "radius_km": ("radius_km", "radius"),
    "population": ("population", "people"),
}  # fmt: skip
_CALLED: dict[PlaceKind, str] = {
    "country": "",
    "region": "state province county district",
    "city": "town",
    "village": "hamlet settlement",
    "water": "river lake sea bay reservoir stream",
    "area": "island mountain range valley park forest desert neighbourhood neighborhood",
    "poi": "point spot base camp building street road corner crossing junction bridge airport station hospital school"
    " checkpoint hotel square",
}
_KINDS: dict[str, PlaceKind] = {word: kind for kind, words in _CALLED.items() for word in (kind, *words.split())}
_RADIUS_KM: dict[PlaceKind, float] = {"poi": 0.5, "village": 2, "city": 5, "water": 5, "area": 5, "region": 30}
_SAME_KM = 1.0
_LONGEST_NAME = 200


@dataclass(slots=True)
class OwnFile:
    """What a file gave."""

    places: list[OwnPlace] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What was left out or is doubtful, with the line and the reason."""


def read_own(paths: Sequence[Path], index: Index) -> OwnFile:
    """The places of all files. GazetteerError if one cannot be read, or holds no place that can be used."""
    found = OwnFile()
    reader = _Reader(index, found)
    for path in paths:
        before = len(found.places)
        for record in records(path, _COLUMNS["name"]):
            try:
                reader.take(record, path.name)
            except ValueError as error:
                found.remarks.append(f"{record.where}: {error}: the row is left out")
        if len(found.places) == before:
            reason = f": {found.remarks[-1]}" if found.remarks else ""
            raise GazetteerError(f"{path}: no place in it that can be used (a row needs name, lat and lon){reason}")
    reader.remark_namesakes()
    return found


class _Reader:
    def __init__(self, index: Index, found: OwnFile) -> None:
        self._index, self._found = index, found
        self._around = Surroundings(Atlas.of(index))
        self._ids: set[str] = set()
        self._named: dict[str, list[tuple[str, Place]]] = defaultdict(list)
        """Where each name was met, and for which place."""

    def take(self, record: Record, source: str) -> None:
        """Add the place of a record; ValueError says why it cannot be."""
        if record.fault:
            raise ValueError(record.fault)
        cell = {
            what: next((record.cells[c] for c in names if record.cells.get(c)), "") for what, names in _COLUMNS.items()
        }
        name = " ".join(cell["name"].split())
        key = fold(name)
        if not key or len(name) > _LONGEST_NAME:
            raise ValueError("no name" if not key else "the name is too long")
        lat, lon, extent_km = _point(record, cell)
        country = self._country(cell["country"], lat, lon)
        for where, other in self._named[key]:
            if _km(lat, lon, other.lat, other.lon) < _SAME_KM:
                raise ValueError(f"{name} is there already ({where})")
        kind = self._kind(cell["kind"], record, extent_km)
        units = self._around.units(lat, lon, country)
        code, admin1, admin2 = self._index.codes(*units)
        place = Place(
            self._new_id(key), name, kind, lat, lon, code, admin1,
            admin2, population=int(_number(cell["population"], "population", 0, 2e9)),
            radius_km=_number(cell["radius_km"], "radius_km", 0, 20_000) or extent_km or _RADIUS_KM.get(kind, 1.0),
        )  # fmt: skip
        self._named[key].append((record.where, place))
        names = [name, *(n for n in _split(cell["others"]) if fold(n) and len(n) <= _LONGEST_NAME)]
        self._found.places.append(OwnPlace(place, tuple(dict.fromkeys(names)), units, source))

    def _new_id(self, key: str) -> str:
        id, number = f"{OWN_ID}{key.replace(' ', '-')}", 1
        while (numbered := f"{id}-{number}" if number > 1 else id) in self._ids:
            number += 1
        self._ids.add(numbered)
        return numbered

    def remark_namesakes(self) -> None:
        """Say of which names there are several: the report must tell which is meant."""
        for met in self._named.values():
            if len(met) > 1:
                lines = ", ".join(where for where, _ in met)
                self._found.remarks.append(
                    f"{lines}: {len(met)} places are called {met[0][1].name}: each report decides"
                )

    def _country(self, said: str, lat: float, lon: float) -> int | None:
        """The row of the country that is given; ValueError if it is none, or if the point seems to be swapped."""
        if not said:
            return None
        row = self._index.row_of(f"country:{said.upper()}")
        if row is None:
            named = (n.row for n in self._index.candidates(said) if self._index.country[n.row] == n.row)
            row = next(named, None)
        if row is None:
            raise ValueError(f"{said!r} is no country")
        point, radius = self._index.place(row), float(self._index.radius_km[row])
        far = _km(lat, lon, point.lat, point.lon) > 2 * radius + 500
        if far and abs(lon) <= 90 and _km(lon, lat, point.lat, point.lon) < radius + 200:
            raise ValueError(f"the point is far from {point.name}: latitude and longitude seem to be swapped")
        return row

    def _kind(self, said: str, record: Record, extent_km: float) -> PlaceKind:
        usual: PlaceKind = "area" if extent_km else "poi"
        if said and said.lower() not in _KINDS:
            known = " ".join(_CALLED)
            self._found.remarks.append(
                f"{record.where}: no kind is called {said!r}, taken for {usual} (known: {known})"
            )
        return _KINDS.get(said.lower(), usual)


def _point(record: Record, cell: dict[str, str]) -> tuple[float, float, float]:
    """Latitude, longitude, and how far the place reaches from there in km (0 for a point). ValueError."""
    geometry = record.geometry if record.geometry is not None else _wkt(cell["wkt"])
    if geometry is None:
        if not (cell["lat"] and cell["lon"]):
            raise ValueError("no latitude and longitude")
        lat, lon = _degrees(cell["lat"], "latitude"), _degrees(cell["lon"], "longitude")
        return *_checked(lat, lon), 0.0
    if geometry.is_empty:
        raise ValueError("its geometry is empty")
    west, south, east, north = geometry.bounds
    for corner in ((south, west), (north, east)):
        _checked(*corner)
    point = geometry.representative_point()
    lat, lon = _checked(point.y, point.x)
    if geometry.geom_type == "Point":
        return lat, lon, 0.0
    return lat, lon, round(max(_km(lat, lon, a, b) for a in (south, north) for b in (west, east)), 1)


def _wkt(text: str) -> Any:
    """The geometry written in a cell; None where there is none. ValueError."""
    if not text:
        return None
    import shapely

    try:
        return shapely.from_wkt(text)
    except shapely.errors.ShapelyError:
        raise ValueError("its geometry is no WKT") from None


def _checked(lat: float, lon: float) -> tuple[float, float]:
    if not (math.isfinite(lat) and math.isfinite(lon)):
        raise ValueError("a coordinate is no number")
    if abs(lat) > 90 and abs(lon) <= 90 and abs(lat) <= 180:
        raise ValueError(f"latitude {lat:g} is out of range: latitude and longitude seem to be swapped")
    check_coordinates(lat, lon)
    return lat, lon


def _degrees(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{what} {text[:30]!r} is no number of degrees") from None


def _number(text: str, what: str, low: float, high: float) -> float:
    try:
        number = float(text or 0)
    except ValueError:
        number = math.nan
    if not low <= number <= high:
        raise ValueError(f"{what} {text[:30]!r} is no number from {low:g} to {high:g}")
    return number


def _split(names: str) -> Iterator[str]:
    """ "Teyit|Тейит" or "Teyit; Тейит": a comma may belong to a name."""
    for name in names.replace(";", "|").split("|"):
        if name.strip():
            yield " ".join(name.split())


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    a, b = (directions(np.array([y]), np.array([x])) for y, x in ((lat, lon), (other_lat, other_lon)))
    return float(kilometres(a, b)[0, 0])
