"""The gazetteer's columns in the shape that resolving needs: kinds as letters, containers that include oneself."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from gazetteer.index import Index
from gazetteer.layout import KINDS, NONE

EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""

LETTERS = "C12KPAWS"
"""Country, first-order unit, second-order unit, capital, any other settlement, area, water, spot."""

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]


class Atlas:
    """Columns over all rows of an index. `country`, `admin1` and `admin2` are rows plus one; 0 is none."""

    def __init__(self, index: Index) -> None:
        self.index = index
        rows = np.arange(len(index.kind), dtype=np.int64)
        kind = np.array(index.kind)
        of = {name: code for code, name in enumerate(KINDS)}
        country, admin1, admin2 = (_container(column) for column in (index.country, index.admin1, index.admin2))
        is_country, is_region = kind == of["country"], kind == of["region"]
        second = is_region & (admin1 != 0) & (admin1 != rows + 1)
        letter = np.full(len(rows), LETTERS.index("P"), dtype=np.int8)
        letter[is_country] = LETTERS.index("C")
        letter[is_region & ~second] = LETTERS.index("1")
        letter[second] = LETTERS.index("2")
        letter[kind == of["area"]] = LETTERS.index("A")
        letter[kind == of["water"]] = LETTERS.index("W")
        letter[kind == of["poi"]] = LETTERS.index("S")
        letter[np.array(index.capital) & (letter == LETTERS.index("P"))] = LETTERS.index("K")
        self.letters: NDArray[np.int8] = letter
        self.population = np.array(index.population, dtype=np.float64)
        self._lat, self._lon = np.array(index.lat, dtype=np.float64), np.array(index.lon, dtype=np.float64)
        self.country: Rows = np.where(is_country, rows + 1, country)
        self.admin1: Rows = np.where(is_region & ~second, rows + 1, admin1)
        self.admin2: Rows = np.where(second, rows + 1, admin2)

    @staticmethod
    @lru_cache(maxsize=4)
    def of(index: Index) -> Atlas:
        """The atlas of an index, made once."""
        return Atlas(index)

    def letter(self, row: int) -> str:
        """The kind of a row as one of LETTERS."""
        return LETTERS[self.letters[row]]

    def is_any(self, rows: Rows, letters: str) -> NDArray[np.bool_]:
        """Which of the rows are of one of these kinds."""
        return _mask(letters)[self.letters[rows]]

    def degrees(self, rows: Rows) -> tuple[Floats, Floats]:
        """Latitudes and longitudes."""
        return self._lat[rows], self._lon[rows]

    def directions(self, rows: Rows) -> Floats:
        """Unit vectors from the Earth's centre to the rows' points, one a line."""
        return directions(self._lat[rows], self._lon[rows])


@cache
def _mask(letters: str) -> NDArray[np.bool_]:
    return np.array([x in letters for x in LETTERS])


def directions(lat: NDArray[np.floating], lon: NDArray[np.floating]) -> Floats:
    """Unit vectors from the Earth's centre to points given in degrees."""
    a, b = np.radians(np.asarray(lat, dtype=np.float64)), np.radians(np.asarray(lon, dtype=np.float64))
    vectors: Floats = np.empty((*a.shape, 3))
    level = np.cos(a)
    vectors[..., 0], vectors[..., 1], vectors[..., 2] = level * np.cos(b), level * np.sin(b), np.sin(a)
    return vectors


def kilometres(a: Floats, b: Floats) -> Floats:
    """Great-circle distances between all vectors of `a` (lines) and of `b` (columns); exact also when close."""
    chord_squared: Floats = (2.0 - 2.0 * (a @ b.T)).clip(0.0, 4.0)
    return 2 * EARTH_KM * np.arcsin(np.sqrt(chord_squared) / 2)


def _container(column: NDArray[np.unsignedinteger]) -> Rows:
    rows = np.array(column, dtype=np.int64)
    return np.where(rows == NONE, 0, rows + 1)
