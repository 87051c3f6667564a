"""The user's own places, as checked, and an index in which they go before all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import marisa_trie
import numpy as np

from gazetteer.index import Index, Named
from gazetteer.layout import KINDS, ROW, NameUse
from gazetteer.names import fold, keys
from gazetteer.place import Place
from gazetteer.surroundings import Units

_NO_ID = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place of the user's own."""

    place: Place
    names: tuple[str, ...]
    """All its names, the main one first."""
    units: Units
    source: str
    """Name of the file that it comes from."""


class OwnIndex(Index):
    """An index with own places added. A name of theirs means them and nothing else, whoever shares it.

    Theirs are the last rows. The files of the index stay as they are: this lives in memory and travels with it.
    """

    def __init__(self, folder: Path, own: Sequence[OwnPlace]) -> None:
        super().__init__(folder)
        self.own = tuple(own)
        self._first = len(self._rows)
        added = np.zeros(len(self.own), ROW)
        for n, o in enumerate(self.own):
            p = o.place
            added[n] = (
                _NO_ID, 0, p.lat, p.lon, p.population, min(p.radius_km, 20_000), *o.units, KINDS.index(p.kind), False,
            )  # fmt: skip
        self._take(np.concatenate([self._rows, added]))
        self._row_of = {o.place.id: self._first + n for n, o in enumerate(self.own)}
        filed: dict[str, dict[int, NameUse]] = defaultdict(dict)
        for row, o in enumerate(self.own, self._first):
            for name in o.names:
                for key in keys(name):
                    filed[key].setdefault(row, NameUse.MAIN)
        self._own_names = {key: tuple(Named(row, use) for row, use in uses.items()) for key, uses in filed.items()}
        self._own_keys = marisa_trie.Trie(sorted(self._own_names))

    def __reduce__(self) -> tuple[type[Index], tuple[object, ...]]:
        return OwnIndex, (self.folder, self.own)

    def has(self, folded: str) -> bool:
        return folded in self._own_names or super().has(folded)

    def has_prefix(self, folded: str) -> bool:
        return super().has_prefix(folded) or self.begins_own(folded)

    def prefixes(self, folded: str) -> list[str]:
        return sorted({*super().prefixes(folded), *self._own_keys.prefixes(folded)}, key=len)

    def lookup(self, name: str) -> tuple[tuple[Named, ...], int]:
        own = self._own_names.get(fold(name))
        return (own, 0) if own else super().lookup(name)

    def place(self, row: int) -> Place:
        return super().place(row) if row < self._first else self.own[row - self._first].place

    def row_of(self, id: str) -> int | None:
        return self._row_of.get(id, super().row_of(id))

    def name_of(self, row: int) -> str:
        return super().name_of(row) if row < self._first else self.own[row - self._first].place.name

    def own_place(self, row: int) -> OwnPlace | None:
        return None if row < self._first else self.own[row - self._first]

    def own_named(self, folded: str) -> tuple[OwnPlace, ...]:
        """The own places of a folded name."""
        return tuple(self.own[n.row - self._first] for n in self._own_names.get(folded, ()))

    def begins_own(self, folded: str) -> bool:
        """Whether the name of an own place begins so."""
        return next(self._own_keys.iterkeys(folded), None) is not None

    def _filed_under(self, folded: str) -> tuple[Named, ...]:
        return self._own_names.get(folded) or super()._filed_under(folded)
