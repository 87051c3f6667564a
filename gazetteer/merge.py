"""Adds places to a compiled index: the result is an index like any other, in seconds and without the data packages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from gazetteer.build import geonames_number, keep_best, uses_of
from gazetteer.entry import Entry
from gazetteer.layout import (
    FIRSTS,
    KINDS,
    LABELS,
    MANY,
    MORE,
    NAMES,
    NONE,
    ROW,
    ROWS,
    NameUse,
    read_manifest,
    write_manifest,
)
from gazetteer.place import GazetteerError

Uses = dict[str, dict[int, NameUse]]


def merge(base: Path, entries: Iterable[Entry], out: Path) -> int:
    """Write into the new folder `out` the index in `base` with these places added; how many are new.

    An entry whose id is known already adds its names to that place, where it does not have them, and nothing else.
    Entries may contain each other: the container comes first. The same input gives the same bytes.
    GazetteerError if the base is damaged, a container is unknown, or there are too many units for 16 bits.
    """
    facts = read_manifest(base)
    old = _Old(base, facts["without_number"])
    new = _New(old)
    for entry in entries:
        new.add(entry)
    out.mkdir(parents=True)
    places = new.places()
    few = old.few + sum(place.number is None for place in places)
    if few >= NONE:
        raise GazetteerError(f"{few} countries, units and table places: an index holds 65,534")
    order = _Order(old, places)
    labels = _write_labels(old, places, out)
    _write_rows(old, places, order, labels, out)
    pairs = _write_names(old, new.uses, order, out)
    write_manifest(out, {"places": len(old.rows) + len(places), "without_number": few, "names": pairs})
    return len(places)


class _Old:
    """The files of the index that is added to."""

    def __init__(self, folder: Path, few: int) -> None:
        self.few = few
        self.names = marisa_trie.Trie().load(str(folder / NAMES))
        self.labels = marisa_trie.Trie().load(str(folder / LABELS))
        self.firsts: NDArray[np.uint32] = np.load(folder / FIRSTS)
        self.more: NDArray[np.uint32] = np.load(folder / MORE)
        self.rows: NDArray[Any] = np.load(folder / ROWS)
        ids = [self.labels.restore_key(int(number)) for number in self.rows["id"][:few]]
        self.row_of = {id: row for row, id in enumerate(ids)}
        self.row_of.update((f"geonames:{n}", few + k) for k, n in enumerate(self.rows["id"][few:].tolist()))

    def filed(self, key: str) -> list[int]:
        """The packed entries of a name."""
        number = self.names.get(key)
        if number is None:
            return []
        first = int(self.firsts[number])
        if not first & MANY:
            return [first]
        start = first ^ MANY
        packed: list[int] = self.more[start + 1 : start + 1 + int(self.more[start])].tolist()
        return packed


@dataclass(frozen=True, slots=True)
class _Added:
    """A new place; its containers are positions among the old rows or, beyond them, among the new ones."""

    id: str
    name: str
    number: int | None
    record: tuple[Any, ...]
    containers: tuple[int | None, ...]


@dataclass(slots=True)
class _New:
    """What is added. Places are numbered from the last old row on, in order of appearance."""

    old: _Old
    uses: Uses = field(default_factory=lambda: defaultdict(dict))
    _places: list[_Added] = field(default_factory=list)
    _at: dict[str, int] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        at = self._find(entry.id)
        known = at is not None
        if at is None:
            at = self._at[entry.id] = len(self.old.rows) + len(self._places)
            self._places.append(self._added(entry))
        for key, use in uses_of(entry):
            if known and use == NameUse.MAIN:
                use = NameUse.ALTERNATE
            if not (known and at < len(self.old.rows) and any(packed >> 2 == at for packed in self.old.filed(key))):
                keep_best(self.uses[key], at, use)

    def places(self) -> list[_Added]:
        return self._places

    def _find(self, id: str) -> int | None:
        return self.old.row_of.get(id, self._at.get(id))

    def _added(self, entry: Entry) -> _Added:
        containers = []
        for id in (entry.country, entry.admin1, entry.admin2):
            at = self._find(id) if id is not None else None
            if id is not None and at is None:
                raise GazetteerError(f"{id} contains a place but is none itself")
            containers.append(at)
        record = (
            entry.lat, entry.lon, entry.population, min(entry.radius_km, 20_000), KINDS.index(entry.kind),
            entry.capital,
        )  # fmt: skip
        return _Added(entry.id, entry.name, geonames_number(entry), record, tuple(containers))


class _Order:
    """Where old and new rows come to stand: those without a GeoNames number first, then by number."""

    def __init__(self, old: _Old, places: list[_Added]) -> None:
        few_new = [k for k, place in enumerate(places) if place.number is None]
        numbers = np.array([place.number or 0 for place in places], np.int64)
        numbered = np.array([place.number is not None for place in places], bool)
        few = old.few + len(few_new)
        n_old = len(old.rows)
        ids = np.concatenate([old.rows["id"][old.few :].astype(np.int64), numbers[numbered]])
        came_from = np.concatenate([np.arange(old.few, n_old), n_old + np.flatnonzero(numbered)])
        self.row = np.empty(n_old + len(places), np.int64)
        """New row of each old one, and then of each place."""
        self.row[: old.few] = np.arange(old.few)
        self.row[n_old + np.array(few_new, np.int64)] = np.arange(old.few, few)
        self.row[came_from[np.argsort(ids, kind="stable")]] = np.arange(few, len(self.row))

    def repacked(self, packed: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Entries of names with the rows as they are now."""
        rows: NDArray[np.int64] = self.row[packed >> 2]
        return (rows << 2 | (packed & 3)).astype(np.uint32)


def _write_labels(old: _Old, places: list[_Added], out: Path) -> Any:
    texts = set(old.labels.keys())
    texts.update(place.name for place in places)
    texts.update(place.id for place in places if place.number is None)
    labels = marisa_trie.Trie(sorted(texts))
    labels.save(str(out / LABELS))
    return labels


def _write_rows(old: _Old, places: list[_Added], order: _Order, labels: Any, out: Path) -> None:
    n_old = len(old.rows)
    rows = np.zeros(n_old + len(places), ROW)
    moved = np.zeros(len(old.labels), np.uint32)
    for text, number in old.labels.items():
        moved[number] = labels[text]
    before = old.rows.copy()
    before["label"] = moved[before["label"]]
    before["id"][: old.few] = moved[before["id"][: old.few]]
    rows[order.row[:n_old]] = before
    for at, place in zip(order.row[n_old:].tolist(), places, strict=True):
        containers = [NONE if c is None else int(order.row[c]) for c in place.containers]
        if max(containers) > NONE:
            raise GazetteerError(f"{place.id} lies in what cannot contain places")
        number = labels[place.id] if place.number is None else place.number
        lat, lon, population, radius, kind, capital = place.record
        rows[at] = (number, labels[place.name], lat, lon, population, radius, *containers, kind, capital)
    np.save(out / ROWS, rows)


def _write_names(old: _Old, uses: Uses, order: _Order, out: Path) -> int:
    """The names; lists of the old index stay where they are, those that grew are written anew behind them."""
    keys = set(old.names.keys())
    keys.update(uses)
    names = marisa_trie.Trie(sorted(keys))
    names.save(str(out / NAMES))
    many = (old.firsts & MANY) != 0
    lengths = np.zeros(len(old.more), bool)
    lengths[old.firsts[many] ^ MANY] = True
    more = old.more.copy()
    more[~lengths] = order.repacked(old.more[~lengths])
    repacked = old.firsts.copy()
    repacked[~many] = order.repacked(old.firsts[~many])
    firsts = np.zeros(len(names), np.uint32)
    numbers = np.zeros(len(old.names), np.int64)
    for key, number in old.names.items():
        numbers[number] = names[key]
    firsts[numbers] = repacked
    added: list[int] = []
    for key in sorted(uses):
        rows = {packed >> 2: packed & 3 for packed in old.filed(key)} | uses[key]
        packed = sorted(int(order.row[row]) << 2 | use for row, use in rows.items())
        if len(packed) == 1:
            firsts[names[key]] = packed[0]
        else:
            firsts[names[key]] = MANY | (len(more) + len(added))
            added += [len(packed), *packed]
    np.save(out / FIRSTS, firsts.astype("<u4"))
    np.save(out / MORE, np.concatenate([more, np.array(added, np.uint32)]).astype("<u4"))
    return len(names)
