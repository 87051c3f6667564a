"""Where a part of a country or region lies: "southern Italy", from the places that the gazetteer knows there."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gazetteer.atlas import Atlas, Floats, directions, kilometres

_OUTER = 1 / 3
"""The south is the southern third, the centre the middle third."""
_CELL = 0.25
"""Degrees: places in one cell count once, so that dense settlement does not pull the point."""
_FEWEST = 3


@lru_cache(maxsize=1024)
def part(atlas: Atlas, row: int, direction: str) -> tuple[float, float, float] | None:
    """Latitude, longitude and radius (km) of the part of a unit that lies in a direction.

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
    cells = np.unique(np.stack([np.round(lat / _CELL), np.round(lon / _CELL)], axis=1), axis=0) * _CELL
    if len(cells) < _FEWEST:
        return None
    chosen = _lying(cells[:, 0], cells[:, 1], direction)
    if not chosen.any():
        return None
    middle = cells[chosen].mean(axis=0)
    spread = kilometres(directions(cells[chosen, 0], cells[chosen, 1]), directions(middle[:1], middle[1:]))
    turned = (float(middle[1]) + 180) % 360 - 180
    return round(float(middle[0]), 3), round(turned, 3), round(max(25.0, float(np.quantile(spread, 0.9))), 1)


def _lying(lat: Floats, lon: Floats, direction: str) -> NDArray[np.bool_]:
    chosen = np.ones(len(lat), dtype=bool)
    for word, values in (("north", lat), ("south", -lat), ("east", lon), ("west", -lon)):
        if word in direction:
            chosen &= values >= np.quantile(values, 1 - _OUTER)
    if direction == "central":
        for values in (lat, lon):
            low, high = np.quantile(values, (_OUTER, 1 - _OUTER))
            chosen &= (values >= low) & (values <= high)
    return chosen
