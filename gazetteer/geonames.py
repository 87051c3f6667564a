"""GeoNames' country files: checked rows, and the places they add to an index.

A file has 19 columns, tab-separated, without a header: see https://download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from gazetteer.place import GazetteerError, check_coordinates

COLUMNS = 19
LONGEST_LINE = 1 << 17
"""Bytes; GeoNames' longest have some 15,000."""
LARGEST_FILE = 4 << 30
"""Bytes; all countries together have 1.7 thousand million."""
_GREATEST_RATIO = 50
"""Unpacked to packed; GeoNames' files have 4 to 6."""
_FAULTS_TOLD = 5
_MOST_PEOPLE = 2_000_000_000
_CONTROL = re.compile("[\0-\x1f\x7f]")
"""No index can hold a NUL, and no terminal should be shown the others."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a country file."""

    number: int
    """GeoNames id."""
    name: str
    others: tuple[str, ...]
    """The name in ASCII, then the other names."""
    lat: float
    lon: float
    kind: str
    """Feature class: A P H L R S T U V."""
    code: str
    """Feature code: PPL, ADM1, STM and so on."""
    country: str
    admin1: str
    admin2: str
    population: int


@dataclass(slots=True)
class Faults:
    """Rows that were left out: how many, and why the first ones were."""

    source: str
    count: int = 0
    told: list[str] = field(default_factory=list)

    def add(self, line: int, reason: str) -> None:
        self.count += 1
        if len(self.told) < _FAULTS_TOLD:
            self.told.append(f"{self.source}:{line}: {reason}: the row is left out")


def parse(line: str) -> Row:
    """The row of a line. ValueError, in words, if it is none."""
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns, expected {COLUMNS}")
    name = cells[1].strip()
    if not (cells[0].isascii() and cells[0].isdigit() and 0 < int(cells[0]) < 1 << 32):
        raise ValueError(f"{cells[0][:20]!r} is no GeoNames id")
    if not name:
        raise ValueError("a place without a name")
    if _CONTROL.search(line.replace("\t", "")):
        raise ValueError("control characters in it")
    try:
        lat, lon, population = float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError:
        raise ValueError("latitude, longitude or population is no number") from None
    check_coordinates(lat, lon)
    others = tuple(n for n in (cells[2].strip(), *(c.strip() for c in cells[3].split(","))) if n and "://" not in n)
    people = min(max(population, 0), _MOST_PEOPLE)
    return Row(int(cells[0]), name, others, lat, lon, cells[6], cells[7], cells[8], cells[10], cells[11], people)


def checked_lines(stream: IO[bytes], country: str, faults: Faults) -> Iterator[bytes]:
    """The lines of a country in a file; those of other countries are passed over, bad ones go to `faults`."""
    for number, line in enumerate(_bounded(stream), 1):
        try:
            if len(line) > LONGEST_LINE:
                raise ValueError("the line is too long")
            text = line.decode("utf-8").rstrip("\r\n")
            if text and parse(text).country == country:
                yield text.encode() + b"\n"
        except ValueError as error:
            faults.add(number, "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error))


def _bounded(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines, of which one that is too long is cut, so that no file fills the memory."""
    while line := stream.readline(LONGEST_LINE + 1):
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        yield line


@contextmanager
def opened(path: Path, country: str) -> Iterator[IO[bytes]]:
    """The table in a country file as it is downloaded (zip), or unpacked (txt).

    GazetteerError for what is neither, is damaged (zip holds checksums), or unpacks to more than any country has.
    """
    try:
        with path.open("rb") as file:
            if file.read(4) != b"PK\x03\x04":
                file.seek(0)
                yield file
                return
        with zipfile.ZipFile(path) as archive, archive.open(_table(archive, path, country)) as table:
            yield table
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise GazetteerError(f"{path}: the file is damaged: {error}") from error
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read: {error.strerror or error}") from None


def _table(archive: zipfile.ZipFile, path: Path, country: str) -> zipfile.ZipInfo:
    """The member that holds the places."""
    tables = {Path(member.filename).name.lower(): member for member in archive.infolist() if not member.is_dir()}
    found = tables.get(f"{country.lower()}.txt") or tables.get("allcountries.txt")
    if found is None:
        raise GazetteerError(f"{path}: holds no {country}.txt: is it GeoNames' file of {country}?")
    if found.file_size > min(LARGEST_FILE, (1 << 20) + _GREATEST_RATIO * found.compress_size):
        raise GazetteerError(f"{path}: unpacks to {found.file_size:,} bytes, which no country file does")
    return found


def rows(lines: Iterable[bytes]) -> Iterator[Row]:
    """The rows of lines that were checked before."""
    return (parse(line.decode("utf-8").rstrip("\n")) for line in lines)
