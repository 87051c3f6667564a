"""Where a part of a country or region lies: "southern Italy", from the places that the gazetteer knows there; and its
coast, from a table."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from gazetteer.atlas import Atlas, Floats, directions, kilometres
from gazetteer.entry import TABLES, read_table

Point = tuple[float, float, float]
"""Latitude, longitude and radius (km)."""

_OUTER = {1: 0.25, 2: 0.35}
"""The south is the southernmost quarter of the places; of the southwest both thirds and a bit, which overlap less.
Chosen on 25 parts of countries of known position: 17 lie within 150 km."""
_FEWEST = 3


@lru_cache(maxsize=1024)
def part(atlas: Atlas, row: int, direction: str) -> Point | None:
    """The part of a unit that lies in a direction.

    `direction`: any of "north", "south", "east", "west" in one word ("northwest"), or "central". None where the row
    is no unit or too few places are known in it. Units across the antimeridian are turned to lie in one piece.
    """
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
    chosen = _lying(lat, lon, direction)
    if not chosen.any():
        return None
    lat, lon, people = lat[chosen], lon[chosen], atlas.population[within][chosen]
    middle = np.array([_weighted_median(lat, people)]), np.array([_weighted_median(lon, people)])
    spread = kilometres(directions(lat, lon), directions(*middle))
    turned = (float(middle[1][0]) + 180) % 360 - 180
    return round(float(middle[0][0]), 3), round(turned, 3), round(max(25.0, float(np.quantile(spread, 0.9))), 1)


def coast(country: str, direction: str = "") -> Point | None:
    """The middle of a country's coast (ISO 3166 alpha-2), or of the part of it that looks in a direction.

    None for countries without one, and where no coast looks that way.
    """
    return _coasts().get((country, direction))


@cache
def _coasts() -> dict[tuple[str, str], Point]:
    return {
        (row["country"], row["direction"]): (float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
        for _, row in read_table(TABLES / "coasts.tsv")
    }


def _weighted_median(values: Floats, people: Floats) -> float:
    """The middle of where people live, the roots of their numbers weighing: a big town does not take all."""
    order = np.argsort(values, kind="stable")
    weight = np.cumsum(np.sqrt(people[order] + 1))
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
