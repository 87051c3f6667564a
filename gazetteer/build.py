"""Compiles entries into the files of an index. By hand: `python -m gazetteer.build`; hook.py runs it for a wheel."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import marisa_trie
import numpy as np

from gazetteer.entry import Entry
from gazetteer.folders import SHIPPED
from gazetteer.layout import (
    FILES,
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
    write_manifest,
)
from gazetteer.names import keys
from gazetteer.place import GazetteerError

# Where one name has several uses for one place: what our tables call a demonym is one.
_RANK = {NameUse.MAIN: 0, NameUse.DEMONYM: 1, NameUse.ALTERNATE: 2, NameUse.WEAK: 3}


def build(out: Path = SHIPPED) -> None:
    """Build the shipped index from the data packages and the tables."""
    from gazetteer.sources import all_entries  # the data packages are there only when something is built

    compile_index(all_entries(), out)


def compile_index(entries: Sequence[Entry], out: Path) -> None:
    """Write the index of these entries into the folder `out`: the same entries give the same bytes.

    Entries without a GeoNames number must stand before those with one, and these must ascend.
    GazetteerError if they do not, if a container is unknown, or if there are too many for 16 bits.
    """
    numbers = [geonames_number(entry) for entry in entries]
    few = sum(number is None for number in numbers)
    rising = [number for number in numbers if number is not None]
    if few >= NONE or any(number is not None for number in numbers[:few]) or rising != sorted(set(rising)):
        raise GazetteerError("entries are out of order, or more than 65,534 have no GeoNames number")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix="new-") as name:
        folder = Path(name)
        pairs = _write_names(entries, folder)
        _write_rows(entries, numbers, folder)
        for file in FILES:
            (folder / file).replace(out / file)
    write_manifest(out, {"places": len(entries), "without_number": few, "names": pairs})


def geonames_number(entry: Entry) -> int | None:
    """The GeoNames id of an entry that has one."""
    scheme, _, rest = entry.id.partition(":")
    return int(rest) if scheme == "geonames" else None


def uses_of(entry: Entry) -> Iterator[tuple[str, NameUse]]:
    """Every key under which a place is filed, and what the name is to it; some may come twice."""
    for name, use in [(entry.name, entry.name_use), *entry.names]:
        for number, key in enumerate(keys(name)):
            # In one word it is nobody's main name: "Jalalabad" is first of all the city that spells itself so.
            yield key, NameUse.ALTERNATE if number and use == NameUse.MAIN else use


def keep_best(uses: dict[int, NameUse], row: int, use: NameUse) -> None:
    """Note what a name is to the place in a row, unless it is known to be something better."""
    known = uses.get(row)
    if known is None or _RANK[use] < _RANK[known]:
        uses[row] = use


def _write_names(entries: Iterable[Entry], folder: Path) -> int:
    uses: dict[str, dict[int, NameUse]] = defaultdict(dict)
    for row, entry in enumerate(entries):
        for key, use in uses_of(entry):
            keep_best(uses[key], row, use)
    trie = marisa_trie.Trie(sorted(uses))
    trie.save(str(folder / NAMES))
    firsts = np.zeros(len(uses), "<u4")
    more: list[int] = []
    for key in sorted(uses):
        packed = [row << 2 | use for row, use in sorted(uses[key].items())]
        if len(packed) == 1:
            firsts[trie[key]] = packed[0]
        else:
            firsts[trie[key]] = MANY | len(more)
            more += [len(packed), *packed]
    np.save(folder / FIRSTS, firsts)
    np.save(folder / MORE, np.array(more, "<u4"))
    return len(uses)


def _write_rows(entries: Sequence[Entry], numbers: Sequence[int | None], folder: Path) -> None:
    labels = marisa_trie.Trie(
        sorted({entry.name for entry in entries} | {entry.id for entry in entries if geonames_number(entry) is None})
    )
    labels.save(str(folder / LABELS))
    row_of = {entry.id: row for row, entry in enumerate(entries) if row < NONE}

    def container(id: str | None) -> int:
        if id is None:
            return NONE
        if id not in row_of:
            raise GazetteerError(f"{id} contains a place but is none itself")
        return row_of[id]

    rows = np.zeros(len(entries), ROW)
    for row, (entry, number) in enumerate(zip(entries, numbers, strict=True)):
        rows[row] = (
            labels[entry.id] if number is None else number, labels[entry.name], entry.lat, entry.lon,
            entry.population, min(entry.radius_km, 20_000), container(entry.country), container(entry.admin1),
            container(entry.admin2), KINDS.index(entry.kind), entry.capital,
        )  # fmt: skip
    np.save(folder / ROWS, rows)


def main() -> int:
    started = time.monotonic()
    try:
        build()
    except GazetteerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    size = sum((SHIPPED / name).stat().st_size for name in FILES)
    print(f"{SHIPPED}: {size / 1e6:.1f} MB in {time.monotonic() - started:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
