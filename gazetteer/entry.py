"""One place on its way into an index, and the reader of the reviewed tables."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gazetteer.layout import KINDS, NameUse
from gazetteer.place import GazetteerError, PlaceKind, check_coordinates

TABLES = Path(__file__).parent / "tables"

CITY = 10_000
"""People from which on a settlement is a city."""
_VILLAGE_KM = 2.0
_CITY_PEOPLE_PER_KM2 = 3000.0


def town_radius(population: int) -> float:
    """How far a settlement of so many people reaches, km."""
    return max(_VILLAGE_KM, round(math.sqrt(population / _CITY_PEOPLE_PER_KM2 / math.pi), 1))


@dataclass(slots=True)
class Entry:
    """A place with all its names. Containers are ids of other entries: `country:KG`, `admin1:KG.03`."""

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    radius_km: float = 0.0
    capital: bool = False
    names: list[tuple[str, NameUse]] = field(default_factory=list)
    """Names besides the main one."""
    name_use: NameUse = NameUse.MAIN
    """What the main name counts for: WEAK for a unit whose bare name first of all means its seat."""

    def also(self, names: str, use: NameUse) -> None:
        """Add names written as in the tables: "Teyit|Тейит"."""
        self.names.extend((name.strip(), use) for name in names.split("|") if name.strip())


Row = dict[str, str]


def read_table(path: Path) -> Iterator[tuple[int, Row]]:
    """(line number, row by column name) of a table: tab-separated, header first, lines with # are remarks.

    GazetteerError, with file and line, where a row has another number of columns than the header.
    """
    with path.open(encoding="utf-8", newline="") as file:
        header: list[str] | None = None
        for number, line in enumerate(file, 1):
            cells = next(csv.reader([line.rstrip("\r\n")], delimiter="\t", quoting=csv.QUOTE_NONE), [])
            if not cells or cells[0].startswith("#"):
                continue
            if header is None:
                header = cells
                continue
            if len(cells) != len(header):
                raise GazetteerError(f"{path}:{number}: {len(cells)} columns, the header has {len(header)}")
            yield number, dict(zip(header, cells, strict=True))


def read_places(path: Path) -> Iterator[Entry]:
    """The places of one table with the columns slug, name, kind, lat, lon, country and so on.

    GazetteerError, with file and line, for an unknown kind or a coordinate that is none.
    """
    for number, row in read_table(path):
        try:
            lat, lon = float(row["lat"]), float(row["lon"])
            check_coordinates(lat, lon)
            kind = KINDS[KINDS.index(row["kind"])]
            country = row["country"]
            admin1 = row.get("admin1")
            entry = Entry(
                f"geomap:{row['slug']}", row["name"], kind, lat, lon,
                country=f"country:{country}" if country else None,
                admin1=f"admin1:{country}.{admin1}" if country and admin1 else None,
                population=int(row.get("population") or 0),
                radius_km=float(row["radius_km"] or 0),
            )  # fmt: skip
        except (KeyError, ValueError) as error:
            raise GazetteerError(f"{path}:{number}: {error}") from error
        # "Pacific" is the ocean's name as much as its full one.
        entry.also(row["aliases"], NameUse.MAIN if kind in ("water", "area") else NameUse.ALTERNATE)
        entry.also(row.get("demonyms", ""), NameUse.DEMONYM)
        yield entry
