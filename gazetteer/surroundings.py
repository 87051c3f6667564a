"""Which country, state and county a point lies in, from the settlements around it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gazetteer.atlas import EARTH_KM, Atlas, directions
from gazetteer.layout import NONE

_DEGREES = 1.0
_CLOSEST = np.cos(100.0 / EARTH_KM)
"""Cosine of the angle between points 100 km apart."""


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
        self._points = atlas.directions(self._rows)

    def units(self, lat: float, lon: float, country: int | None = None) -> Units:
        """The units of the nearest settlement within 100 km; of a country (a row) only, if one is given."""
        low, high = np.searchsorted(self._lat, (lat - _DEGREES, lat + _DEGREES))
        closeness = self._points[low:high] @ directions(np.array(lat), np.array(lon))
        if country is not None:
            closeness[self._atlas.country[self._rows[low:high]] != country + 1] = -1.0
        if not len(closeness) or closeness.max() < _CLOSEST:
            return Units(NONE if country is None else country)
        index, row = self._atlas.index, self._rows[low + int(np.argmax(closeness))]
        return Units(int(index.country[row]), int(index.admin1[row]), int(index.admin2[row]))
