"""Name -> candidate places. Read-only, memory-mapped, opens in milliseconds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from gazetteer.affixes import spellings, stripped
from gazetteer.folders import current_index
from gazetteer.layout import FIRSTS, KINDS, LABELS, MANY, MORE, NAMES, NONE, ROW, ROWS, WAY_OUT, NameUse, read_manifest
from gazetteer.names import fold
from gazetteer.place import GazetteerError, Place

if TYPE_CHECKING:
    from gazetteer.ownplaces import OwnPlace

__all__ = ["KINDS", "NONE", "Index", "NameUse", "Named"]

_POSSESSIVE = re.compile(r"['’]s?$")
_FAILED = 9
_USES = tuple(NameUse)
"""Second value of lookup() where nothing was found."""


class Named(NamedTuple):
    """A place that a name may mean, and what the name is to it."""

    row: int
    use: NameUse


class Index:
    """An open index. Columns are numpy arrays over rows, for sums over many places at once.

    `country`, `admin1` and `admin2` hold the row of the containing unit, NONE (65535) where there is none; a unit
    contains itself. So two places share a county exactly where their `admin2` are equal and not NONE, and
    `place(index.country[row])` is the country.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder. GazetteerError, with a way out, if it is missing or damaged."""
        facts = read_manifest(folder)
        self.folder = folder
        try:
            self._names = marisa_trie.Trie().mmap(str(folder / NAMES))
            self._labels = marisa_trie.Trie().mmap(str(folder / LABELS))
            # np.asarray: mapped all the same, but a plain array, whose single items are read several times as fast.
            self._firsts: NDArray[np.uint32] = np.asarray(np.load(folder / FIRSTS, mmap_mode="r"))
            self._more: NDArray[np.uint32] = np.asarray(np.load(folder / MORE, mmap_mode="r"))
            rows = np.asarray(np.load(folder / ROWS, mmap_mode="r"))
            self._few: int = facts["without_number"]
            fits = (len(self._names), len(self._firsts), len(rows)) == (facts["names"], facts["names"], facts["places"])
            if rows.dtype != ROW or not (fits and 0 <= self._few <= len(rows)):
                raise ValueError("its files do not belong together")
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, EOFError) as error:
            raise GazetteerError(f"{folder}: the index is damaged ({error}): {WAY_OUT}") from error
        self._take(rows)

    def _take(self, rows: NDArray[Any]) -> None:
        """Set the columns."""
        self._rows = rows
        self.lat: NDArray[np.float32] = self._rows["lat"]
        self.lon: NDArray[np.float32] = self._rows["lon"]
        self.population: NDArray[np.uint32] = self._rows["population"]
        self.radius_km: NDArray[np.float16] = self._rows["radius_km"]
        self.kind: NDArray[np.uint8] = self._rows["kind"]
        """Position in KINDS."""
        self.capital: NDArray[np.bool_] = self._rows["capital"]
        self.country: NDArray[np.uint16] = self._rows["country"]
        self.admin1: NDArray[np.uint16] = self._rows["admin1"]
        self.admin2: NDArray[np.uint16] = self._rows["admin2"]

    @classmethod
    def open(cls, path: Path | None = None) -> Index:
        """The index in `path`, else the one that comes with the package, with what the user has installed."""
        if path is not None:
            return cls(path)
        folder = current_index()
        try:
            return cls(folder)
        except GazetteerError:
            if (now := current_index()) == folder:
                raise
            return cls(now)  # another process has just replaced it

    def __reduce__(self) -> tuple[type[Index], tuple[object, ...]]:
        # A worker process maps the same files instead of receiving their bytes.
        return Index, (self.folder,)

    def __len__(self) -> int:
        return len(self._rows)

    def has(self, folded: str) -> bool:
        """Whether a folded name is in the index."""
        return folded in self._names

    def has_prefix(self, folded: str) -> bool:
        """Whether any name in the index begins so: a longer n-gram can then be worth asking for."""
        return next(self._names.iterkeys(folded), None) is not None

    def prefixes(self, folded: str) -> list[str]:
        """Every name in the index that the folded text begins with, shortest first (it may end within a word)."""
        found: list[str] = self._names.prefixes(folded)
        return found

    def candidates(self, name: str) -> tuple[Named, ...]:
        """Every place of exactly this name, as folded; in order of rows, which says nothing of likelihood."""
        return self._filed_under(fold(name))

    def lookup(self, name: str) -> tuple[tuple[Named, ...], int]:
        """Candidates of a name, or of what remains when generic words are taken off, and how many were.

        "northern Iraq" -> Iraq, 1; "Mt. Hood" -> Mount Hood, 0; nothing found -> (), 9.
        """
        folded = fold(_POSSESSIVE.sub("", name))
        if found := self._spelled(fold(name)) or self._spelled(folded):  # "St. John's" before "St. John"
            return found, 0
        taken = 0
        for rest, taken in stripped(folded):
            if found := self._spelled(rest):
                return found, taken
            folded = rest
        if folded.endswith("s") and (found := self._filed_under(folded[:-1])):
            return found, taken + 1
        return (), _FAILED

    def place(self, row: int) -> Place:
        """The place in a row."""
        record = self._rows[row]
        country, admin1, admin2 = self.codes(int(record["country"]), int(record["admin1"]), int(record["admin2"]))
        return Place(
            id=self._id(row),
            name=self._label(int(record["label"])),
            kind=KINDS[record["kind"]],
            lat=round(float(record["lat"]), 5),
            lon=round(float(record["lon"]), 5),
            country=country,
            admin1=admin1,
            admin2=admin2,
            population=int(record["population"]),
            radius_km=round(float(record["radius_km"]), 1),
            capital=bool(record["capital"]),
        )

    def codes(self, country: int, admin1: int, admin2: int) -> tuple[str | None, str | None, str | None]:
        """What a Place says of the units in these rows; None for NONE."""
        return self._code(country), self._code(admin1), None if admin2 == NONE else self.name_of(admin2)

    def row_of(self, id: str) -> int | None:
        """The row of an id such as `geonames:1527534` or `country:KG`."""
        scheme, _, rest = id.partition(":")
        if scheme != "geonames":
            number = self._labels.get(id) if id.isprintable() else None  # a lone surrogate cannot be asked for
            if number is None:
                return None
            rows = np.flatnonzero(self._rows["id"][: self._few] == number)
            return int(rows[0]) if len(rows) else None
        if not (rest.isascii() and rest.isdigit() and len(rest) < 10):
            return None
        numbers = self._rows["id"][self._few :]
        at = int(np.searchsorted(numbers, int(rest)))
        return self._few + at if at < len(numbers) and int(numbers[at]) == int(rest) else None

    def by_id(self, id: str) -> Place | None:
        """The place with an id; None if there is none."""
        row = self.row_of(id)
        return None if row is None else self.place(row)

    def capital_of(self, country: str) -> Place | None:
        """The capital of a country by its ISO 3166-1 code, the largest of several; None if it has none."""
        rows = np.flatnonzero(self.capital & (self.country == self.row_of(f"country:{country}")))
        return self.place(int(max(rows, key=self.population.__getitem__))) if len(rows) else None

    def name_of(self, row: int) -> str:
        """The gazetteer's own name for the place in a row."""
        return self._label(int(self._rows["label"][row]))

    def own_place(self, row: int) -> OwnPlace | None:
        """The user's own place in a row; None if it is one of the gazetteer's (see gazetteer.ownplaces)."""
        return None

    def _spelled(self, folded: str) -> tuple[Named, ...]:
        """All that is filed under the name or under another spelling of its first word."""
        found = self._filed_under(folded)
        for other in spellings(folded):
            known = {named.row for named in found}
            found += tuple(named for named in self._filed_under(other) if named.row not in known)
        return found

    def _filed_under(self, folded: str) -> tuple[Named, ...]:
        number = self._names.get(folded)
        if number is None:
            return ()
        first = int(self._firsts[number])
        if not first & MANY:
            return (Named(first >> 2, _USES[first & 3]),)
        start = first ^ MANY
        stop = start + 1 + int(self._more[start])
        return tuple(Named(entry >> 2, _USES[entry & 3]) for entry in self._more[start + 1 : stop].tolist())

    def _id(self, row: int) -> str:
        number = int(self._rows["id"][row])
        return f"geonames:{number}" if row >= self._few else self._label(number)

    def _label(self, number: int) -> str:
        label: str = self._labels.restore_key(number)
        return label

    def _code(self, row: int) -> str | None:
        """`KG` of the row of `country:KG`, `03` of that of `admin1:KG.03`."""
        return None if row == NONE else self._id(row).partition(":")[2].rpartition(".")[2]
