"""The files of an index, and the check that they are whole.

    manifest.json   format number, row counts, size and CRC-32 of the other files
    names.marisa    trie: folded name -> number
    firsts.npy      name number -> its only entry, or where its entries stand in more.npy
    more.npy        entries of the names that have several, each list led by its length
    labels.marisa   trie of display names and of ids that are words
    rows.npy        one record a place

An entry is `row << 2 | use`. Rows of countries, units and table places come first, so a place names the country and
the units that contain it by their row numbers in 16 bits.
"""

from __future__ import annotations

import json
import zlib
from enum import IntEnum
from pathlib import Path
from typing import Any, get_args

import numpy as np

from gazetteer.place import GazetteerError, PlaceKind

FORMAT = 1
MANIFEST = "manifest.json"
NAMES, FIRSTS, MORE, LABELS, ROWS = "names.marisa", "firsts.npy", "more.npy", "labels.marisa", "rows.npy"
FILES = (NAMES, FIRSTS, MORE, LABELS, ROWS)

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
"""The integer code of a kind is its position here."""

NONE = 0xFFFF
"""In the columns country, admin1 and admin2: there is none."""

MANY = 1 << 31
"""Set in firsts.npy where the rest is a position in more.npy."""

ROW = np.dtype(
    [
        ("id", "<u4"),  # GeoNames id of a city; label number of any other row's id
        ("label", "<u4"),  # label number of the display name
        ("lat", "<f4"),
        ("lon", "<f4"),
        ("population", "<u4"),
        ("radius_km", "<f2"),
        ("country", "<u2"),
        ("admin1", "<u2"),
        ("admin2", "<u2"),
        ("kind", "u1"),
        ("capital", "?"),
    ]
)


class NameUse(IntEnum):
    """What a name is to its place. A demonym is the adjective or the people: "Kyrgyz", "Texans"."""

    MAIN = 0
    ALTERNATE = 1
    WEAK = 2
    """A code, a very short form, or a form that mostly means something else."""
    DEMONYM = 3


WAY_OUT = "repair it with `geomap gazetteer rebuild`, or reinstall geomap"


def checksum(path: Path) -> int:
    """CRC-32 of a file, read in pieces so that it never lies in memory whole."""
    crc = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            crc = zlib.crc32(piece, crc)
    return crc


def write_manifest(folder: Path, facts: dict[str, Any]) -> None:
    files = {name: [(folder / name).stat().st_size, checksum(folder / name)] for name in FILES}
    text = json.dumps({"format": FORMAT, **facts, "files": files}, indent=1, sort_keys=True) + "\n"
    temporary = folder / (MANIFEST + ".new")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(folder / MANIFEST)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a whole index. GazetteerError if a file lacks, is of another size, or has other bytes.

    The trie reader would crash the process on damaged bytes, so every byte is checked before it may map them.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise GazetteerError(f"{folder}: index format {manifest['format']}, this geomap reads {FORMAT}: {WAY_OUT}")
        for name in FILES:
            size, crc = manifest["files"][name]
            path = folder / name
            if path.stat().st_size != size or checksum(path) != crc:
                raise GazetteerError(f"{path}: the file is damaged: {WAY_OUT}")
    except FileNotFoundError as error:
        raise GazetteerError(f"{error.filename}: the index is missing: {WAY_OUT}") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{folder}: the index cannot be read ({error}): {WAY_OUT}") from error
    assert isinstance(manifest, dict)
    return manifest
