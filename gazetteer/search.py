"""What `geomap gazetteer search NAME` shows: every place that a name may mean, the largest first."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.index import Index, Named
from gazetteer.layout import NONE
from gazetteer.place import Place


@dataclass(frozen=True, slots=True)
class Found:
    """One place, with the names of what contains it and how the name asked for matches."""

    place: Place
    country: str | None
    """Name of the country."""
    admin1: str | None
    """Name of the state, province or the like."""
    admin2: str | None
    """Name of the county, district or the like."""
    matched: str
    """In words: "main name", "another name, 1 generic word taken off"."""


_MATCHED = ("main name", "another name", "weak name", "adjective or people")


def search(index: Index, name: str) -> tuple[Found, ...]:
    """The places that `name` may mean (an id such as `country:KG` finds that one), most populous first."""
    row = index.row_of(name.strip())
    if row is not None:
        return (_found(index, row, "id"),)
    named, taken = index.lookup(name)
    rest = f", {taken} generic word{'s' if taken > 1 else ''} taken off" if taken else ""
    ordered = sorted(named, key=lambda n: (-int(index.population[n.row]), n.row))
    return tuple(_found(index, n.row, _how(n) + rest) for n in ordered)


def _how(named: Named) -> str:
    return _MATCHED[named.use]


def _found(index: Index, row: int, matched: str) -> Found:
    country, admin1, admin2 = (
        _name(index, row, int(column[row])) for column in (index.country, index.admin1, index.admin2)
    )
    return Found(index.place(row), country, admin1, admin2, matched)


def _name(index: Index, row: int, container: int) -> str | None:
    """Name of the container; a unit contains itself, which is not worth saying."""
    return None if container in (NONE, row) else index.name_of(container)
