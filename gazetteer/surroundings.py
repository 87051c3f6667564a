"""Which country, state and county a point lies in, from the settlements around it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gazetteer.atlas import Atlas, directions, kilometres
from gazetteer.layout import NONE

_DEGREES = 1.0
_FARTHEST_KM = 100.0


class Units(NamedTuple):
    """Rows of what contains a point; NONE where nothing is known to."""

    country: int = NONE
    admin1: int = NONE
    admin2: int = NONE


class Surroundings:
    """The settlements of an index by latitude."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        towns = np.flatnonzero(atlas.is_any(np.arange(len(atlas.letters)), "KP"))
        lat, _ = atlas.degrees(towns)
        order = np.argsort(lat, kind="stable")
        self._rows, self._lat = towns[order], lat[order]

    def units(self, lat: float, lon: float, country: int | None = None) -> Units:
        """The units of the nearest settlement within 100 km; of a country (a row) only, if one is given."""
        low, high = np.searchsorted(self._lat, (lat - _DEGREES, lat + _DEGREES))
        rows = self._rows[low:high]
        if country is not None:
            rows = rows[self._atlas.country[rows] == country + 1]
        if not len(rows):
            return Units(NONE if country is None else country)
        km = kilometres(self._atlas.directions(rows), directions(np.array([lat]), np.array([lon])))[:, 0]
        nearest = int(np.argmin(km))
        if km[nearest] > _FARTHEST_KM:
            return Units(NONE if country is None else country)
        index, row = self._atlas.index, rows[nearest]
        return Units(int(index.country[row]), int(index.admin1[row]), int(index.admin2[row]))
