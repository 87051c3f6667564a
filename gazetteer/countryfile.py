"""What a country file adds to an index: every place that is new, and more names for those that are known.

Units of the first and second order are those of the index, so that what lies in one is seen to lie together whichever
file it came from. A river or hill that the index has from a table of ours is not filed a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from gazetteer.atlas import directions, kilometres
from gazetteer.entry import CITY, Entry, town_radius
from gazetteer.geonames import Row
from gazetteer.index import KINDS, Index
from gazetteer.layout import NameUse
from gazetteer.names import fold, keys
from gazetteer.othernames import other_names
from gazetteer.place import PlaceKind

RECIPE = 1
"""Raised when the rules below change: installed countries are then compiled anew."""

_KIND: dict[str, PlaceKind] = {
    "A": "region", "H": "water", "L": "area", "R": "poi", "S": "poi", "T": "area", "U": "water", "V": "area",
}  # fmt: skip
_SPOTS = frozenset({"MILB", "INSM", "NVB", "AIRB"})
_RADIUS_KM = {
    "ADM1": 100, "ADM2": 30, "ADM3": 10, "ADM4": 5, "ADM5": 3, "SEA": 200, "GULF": 100, "STM": 10, "LK": 5, "BAY": 10,
    "MTS": 50, "PLN": 50, "DSRT": 100, "VAL": 10, "ISL": 10, "ISLS": 30, "PRK": 10, "RGN": 50, "RESF": 10,
}  # fmt: skip
_USUAL_RADIUS_KM: dict[PlaceKind, float] = {"region": 10, "water": 3, "area": 5, "poi": 1}
_SAME_KM = 30.0
_GENERIC = 3
"""Spots of one name in one country, from which on the name is taken for a word."""
_LONGEST_NAME = 100
"""Characters; longer ones are sentences."""


def places(base: Index, country: str, rows: Callable[[], Iterable[Row]]) -> Iterator[Entry]:
    """The entries of a country's rows (which are read twice); each unit comes before what lies in it."""
    file = _Country(base, country, rows())
    yield from (file.unit(row) for row in rows() if row.code in ("ADM1", "ADM2") and file.is_unit(row))
    for row in rows():
        if not row.code.startswith("PCL") and not (row.code in ("ADM1", "ADM2") and file.is_unit(row)):
            entry = file.settlement(row) if row.kind == "P" else file.other(row)
            if entry is not None:
                yield entry


class _Country:
    """What is known of a country before its places are made."""

    def __init__(self, base: Index, country: str, rows: Iterable[Row]) -> None:
        self._base, self._code = base, country
        self._country = f"country:{country}" if base.row_of(f"country:{country}") is not None else None
        self._towns: set[str] = set()
        """Keys of the settlements' own names: what shares one is mostly not meant by it."""
        self._units: dict[tuple[str, str], str] = {}
        """Ids of units by their codes of first and second order; first-order units have "" for the second."""
        seconds: list[Row] = []
        spots: Counter[str] = Counter()
        for row in rows:
            if row.kind == "P":
                self._towns.update(keys(row.name))
            elif row.kind in ("R", "S"):
                spots.update(keys(row.name))
            elif row.code == "ADM1" and row.admin1:
                self._units[row.admin1, ""] = f"admin1:{country}.{row.admin1}"
            elif row.code == "ADM2" and row.admin2:
                seconds.append(row)
        self._generic = {key for key, count in spots.items() if count >= _GENERIC}
        """Names of many spots, such as "Post Office"."""
        for row in seconds:
            self._units[row.admin1, row.admin2] = self._second(row)

    def is_unit(self, row: Row) -> bool:
        """Whether the row is a unit that others name by its codes."""
        return bool(row.admin1 if row.code == "ADM1" else row.admin2)

    def unit(self, row: Row) -> Entry:
        """A unit of the first or second order."""
        second = row.admin2 if row.code == "ADM2" else ""
        entry = self._entry(row, "region", self._units[row.admin1, second])
        return self._weakened(entry, lambda key: key in self._towns)

    def settlement(self, row: Row) -> Entry:
        """A city, town, village or a part of one."""
        capital = row.code == "PPLC"
        entry = self._entry(row, "city" if capital or row.population >= CITY else "village")
        entry.radius_km, entry.capital = town_radius(row.population), capital
        return entry

    def other(self, row: Row) -> Entry | None:
        """A smaller unit, a water, a range, a spot; None for what is no place."""
        if row.kind not in _KIND:
            return None
        kind = "poi" if row.code in _SPOTS else _KIND[row.kind]
        return self._weakened(self._entry(row, kind, self._known(row)), self._means_more)

    def _entry(self, row: Row, kind: PlaceKind, id: str | None = None) -> Entry:
        names = [n for n in row.others if len(n) <= _LONGEST_NAME]
        return Entry(
            id or f"geonames:{row.number}", row.name[:_LONGEST_NAME], kind, row.lat, row.lon, self._country,
            self._admin1(row), self._units.get((row.admin1, row.admin2)) if row.admin2 else None, row.population,
            radius_km=_RADIUS_KM.get(row.code, _USUAL_RADIUS_KM.get(kind, 0)),
            names=list(other_names(row.name, names)),
        )  # fmt: skip

    def _admin1(self, row: Row) -> str | None:
        known = self._units.get((row.admin1, ""))
        id = f"admin1:{self._code}.{row.admin1}"
        return known or (id if self._base.row_of(id) is not None else None)

    def _second(self, row: Row) -> str:
        """The id of a second-order unit: that of the index's unit of one of its names in the same first-order unit."""
        first = self._base.row_of(f"admin1:{self._code}.{row.admin1}")
        for name in (row.name, *row.others):
            for named in self._base.candidates(name) if first is not None else ():
                if self._base.admin1[named.row] == first and self._base.admin2[named.row] == named.row:
                    return self._base.place(named.row).id
        id = f"admin2:{self._code}.{row.admin1}.{fold(row.name).replace(' ', '-')}"
        taken = id in self._units.values() or self._base.row_of(id) is not None
        return f"{id}-{row.number}" if taken else id

    def _known(self, row: Row) -> str | None:
        """The id of the same water, range or spot in a table of ours."""
        for named in self._base.candidates(row.name):
            at = named.row
            if KINDS[self._base.kind[at]] not in ("water", "area", "poi"):
                continue
            here, there = (directions(np.array([a]), np.array([b])) for a, b in ((row.lat, row.lon), self._point(at)))
            if kilometres(here, there)[0, 0] <= max(_SAME_KM, float(self._base.radius_km[at])):
                return self._base.place(at).id
        return None

    def _point(self, at: int) -> tuple[float, float]:
        return float(self._base.lat[at]), float(self._base.lon[at])

    def _means_more(self, key: str) -> bool:
        """Whether the name first of all means something else: a settlement, a unit, what our tables list, or a word."""
        if key in self._towns or key in self._generic:
            return True
        return any(n.use <= NameUse.ALTERNATE for n in self._base.candidates(key))

    def _weakened(self, entry: Entry, elsewhere: Callable[[str], bool]) -> Entry:
        """The entry, whose names count little where they mostly mean something else."""
        entry.names = [(name, NameUse.WEAK if elsewhere(fold(name)) else use) for name, use in entry.names]
        entry.name_use = NameUse.WEAK if elsewhere(fold(entry.name)) else NameUse.MAIN
        return entry
