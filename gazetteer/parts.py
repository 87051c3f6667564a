"""Where a part of a country or region lies: "southern Italy", from a table or from the places that the gazetteer knows
there; and its coast, from a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from gazetteer.atlas import Atlas, Floats, directions, kilometres
from gazetteer.entry import TABLES, read_table
from gazetteer.layout import NONE

Point = tuple[float, float, float]
"""Latitude, longitude and radius (km)."""

_OUTER = {1: 0.25, 2: 0.5}
"""The south is the southernmost quarter of the settled land; of the southwest more of both, which overlap less.
Chosen on 70 parts of countries of known position: 49 lie within 150 km; of places without cells 37."""
_CELL, _CELLS = 0.5, 16
"""Degrees of latitude, and how many cells a small country has from end to end: towns crowd, and the north of Chile is
more than its last suburbs on the way there."""
_WEIGHT = 0.25
"""Exponent of a cell's people: where many live counts more, but a big town does not take all."""
_FEWEST = 3
_NEAR_KM, _SIDE_KM, _AROUND = 500.0, 60.0, 1.5
"""A story further off says nothing of a country's sides; so far a side reaches at least; and so many times as far from
the story as the country's nearest town."""


@lru_cache(maxsize=1024)
def part(atlas: Atlas, row: int, direction: str) -> Point | None:
    """The part of a unit that lies in a direction.

    `direction`: any of "north", "south", "east", "west" in one word ("northwest"), or "central". None where the row
    is no unit or too few places are known in it. Units across the antimeridian are turned to lie in one piece.
    """
    told = _parts().get((atlas.index.codes(row, NONE, NONE)[0] or "", direction)) if atlas.letter(row) == "C" else None
    if told is not None:
        return told
    column = {"C": atlas.country, "1": atlas.admin1, "2": atlas.admin2}.get(atlas.letter(row))
    if column is None:
        return None
    within = np.flatnonzero(column == row + 1)
    within = within[atlas.is_any(within, "KP")]
    lat, lon = atlas.degrees(within)
    if len(lat) and np.ptp(lon) > 180:
        lon = np.where(lon < 0, lon + 360, lon)
    if len(within) < _FEWEST:
        return None
    lat, lon, people = _cells(lat, lon, atlas.population[within])
    chosen = _lying(lat, lon, direction)
    if not chosen.any():
        return None
    lat, lon, people = lat[chosen], lon[chosen], people[chosen]
    middle = np.array([_weighted_median(lat, people)]), np.array([_weighted_median(lon, people)])
    spread = kilometres(directions(lat, lon), directions(*middle))
    turned = (float(middle[1][0]) + 180) % 360 - 180
    return round(float(middle[0][0]), 3), round(turned, 3), round(max(25.0, float(np.quantile(spread, 0.9))), 1)


def side(atlas: Atlas, row: int, spots: Sequence[tuple[float, float]]) -> Point | None:
    """The side of a country that lies nearest to any of some spots (degrees): its airspace or border as a story there
    means it. None where the row is no country, or where none of the spots is near it."""
    if atlas.letter(row) != "C" or not spots:
        return None
    within = np.flatnonzero(atlas.country == row + 1)
    within = within[atlas.is_any(within, "KP")]
    if len(within) < _FEWEST:
        return None
    lat, lon = atlas.degrees(within)
    there = directions(np.array([lat for lat, _ in spots]), np.array([lon for _, lon in spots]))
    km = kilometres(directions(lat, lon), there)
    least = float(km.min())
    if least > _NEAR_KM:
        return None
    close = km[:, int(km.min(axis=0).argmin())] <= max(_SIDE_KM, _AROUND * least)
    middle = directions(lat[close], lon[close]).mean(axis=0)
    middle /= np.linalg.norm(middle)
    at = int((directions(lat[close], lon[close]) @ middle).argmax())
    spread = max(_SIDE_KM, (_AROUND - 1) * least)
    return round(float(lat[close][at]), 3), round(float(lon[close][at]), 3), round(spread, 1)


def coast(country: str, direction: str = "") -> Point | None:
    """The middle of a country's coast (ISO 3166 alpha-2), or of the part of it that looks in a direction.

    None for countries without one, and where no coast looks that way.
    """
    return _coasts().get((country, direction))


@cache
def _coasts() -> dict[tuple[str, str], Point]:
    return _points("coasts.tsv")


@cache
def _parts() -> dict[tuple[str, str], Point]:
    return _points("parts.tsv")


def _points(table: str) -> dict[tuple[str, str], Point]:
    return {
        (row["country"], row["direction"]): (float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
        for _, row in read_table(TABLES / table)
    }


def _cells(lat: Floats, lon: Floats, people: Floats) -> tuple[Floats, Floats, Floats]:
    """Middle and people of the cells that places lie in, which are as wide as they are high."""
    width = np.cos(np.radians(np.median(lat)))
    size = min(_CELL, max(float(np.ptp(lat)), float(np.ptp(lon))) / _CELLS) or _CELL
    rows, columns = np.round(lat / size).astype(np.int64), np.round(lon * width / size).astype(np.int64)
    _, cell = np.unique(rows * 100_000 + columns, return_inverse=True)
    places = np.bincount(cell)
    lat, lon = np.bincount(cell, lat) / places, np.bincount(cell, lon) / places
    return lat, lon, np.bincount(cell, people).astype(np.float64)


def _weighted_median(values: Floats, people: Floats) -> float:
    """The middle of where people live."""
    order = np.argsort(values, kind="stable")
    weight = np.cumsum((people[order] + 1) ** _WEIGHT)
    return float(values[order][np.searchsorted(weight, weight[-1] / 2)])


def _lying(lat: Floats, lon: Floats, direction: str) -> NDArray[np.bool_]:
    chosen = np.ones(len(lat), dtype=bool)
    compass = {"north": lat, "south": -lat, "east": lon, "west": -lon}
    sides = [values for word, values in compass.items() if word in direction]
    for values in sides:
        chosen &= values >= np.quantile(values, 1 - _OUTER[len(sides)])
    if not sides:
        for values in (lat, lon):
            low, high = np.quantile(values, (1 / 3, 2 / 3))
            chosen &= (values >= low) & (values <= high)
    return chosen
