"""Countries that the user has installed: kept in the data folder, and compiled with the shipped index into one.

    <data folder>/gazetteer/
      installed.json        which countries, and which index was compiled of them
      countries/            the checked rows of GeoNames' files: KG-<checksum>.tsv.gz
      index-<fingerprint>/  shipped index and all countries in one; whole or not there
      downloads/            what is on its way
      lock                  held while any of this is changed

Readers take no lock: an index is never changed, only replaced by one of another name.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.countryfile import RECIPE, places
from gazetteer.folders import STATE, gazetteer_folder
from gazetteer.geonames import Faults, Row, checked_lines, opened, rows
from gazetteer.index import Index
from gazetteer.layout import MANIFEST, checksum
from gazetteer.merge import merge
from gazetteer.place import GazetteerError

if TYPE_CHECKING:
    from gazetteer.download import Progress

_FORMAT = 1
_KEPT = re.compile(r"([A-Z]{2})-[0-9a-f]{8}\.tsv\.gz")
_REBUILD = "make it anew with `geomap gazetteer rebuild`"


@dataclass(frozen=True, slots=True)
class Country:
    """An installed country."""

    code: str
    """ISO 3166-1 alpha-2."""
    places: int
    """Rows of its file that are used."""
    size: int
    """Bytes of them on disk."""
    crc: int
    source: str
    """Where it came from: an address or the name of a file."""

    def __post_init__(self) -> None:
        numbers = (self.places, self.size, self.crc)
        if not re.fullmatch("[A-Z]{2}", self.code) or not all(isinstance(n, int) and n >= 0 for n in numbers):
            raise ValueError("an entry is no country")

    @property
    def file(self) -> str:
        return f"{self.code}-{self.crc:08x}.tsv.gz"


@dataclass(frozen=True, slots=True)
class State:
    """What installed.json says."""

    base: str = ""
    """The shipped index, and the rules, that the compiled one was made with."""
    index: str = ""
    """Name of its folder."""
    countries: tuple[Country, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What became of an installation."""

    done: list[Country] = field(default_factory=list)
    failed: list[GazetteerError] = field(default_factory=list)
    faults: list[Faults] = field(default_factory=list)


class Installed:
    """The installed countries in a data folder."""

    def __init__(self, shipped: Path, data: Path | None = None) -> None:
        self._shipped, self.folder = shipped, gazetteer_folder(data)
        self._kept = self.folder / "countries"

    def index(self) -> Path:
        """The folder of the index to read: the shipped one, or the one with the installed countries.

        That is compiled anew if geomap's own has changed since. GazetteerError, with a way out, if it cannot be.
        """
        state = self._read()
        if not self._stale(state):
            return self.folder / state.index if state.countries else self._shipped
        logging.getLogger(__name__).warning("geomap has changed: compiling the installed countries anew")
        with self._locked():
            state = self._read()
            if self._stale(state):
                state = self._compile(state.countries)
        return self.folder / state.index

    def countries(self) -> tuple[Country, ...]:
        """What is installed, by code."""
        return self._read().countries

    def fetch(self, code: str, mirror: str, progress: Progress, into: Path) -> Path:
        """Download GeoNames' file of a country into a folder. GazetteerError if it cannot be had."""
        from gazetteer.download import download  # HTTP takes long to import, and reading an index needs none

        name = f"{code}.zip"
        with self._locked(f"downloads/{code}.lock"):
            download(f"{mirror.rstrip('/')}/{name}", self.folder / "downloads" / name, progress)
            shutil.move(self.folder / "downloads" / name, into / name)
        return into / name

    def install(self, files: Sequence[tuple[str, Path, str]]) -> Outcome:
        """Take countries from GeoNames' files, given as (code, file, where it came from), and compile them.

        Bad rows are left out and told; a file without any place of the country fails and the others are installed.
        Other processes wait, or go on reading the index that was.
        """
        outcome = Outcome()
        with self._locked():
            state = self._read()
            self._kept.mkdir(exist_ok=True)
            for code, file, source in files:
                faults = Faults(source)
                try:
                    outcome.done.append(self._keep(code, file, source, faults))
                except GazetteerError as error:
                    outcome.failed.append(error)
                outcome.faults.append(faults)
            if outcome.done:
                new = {country.code for country in outcome.done}
                self._compile([*outcome.done, *(c for c in state.countries if c.code not in new)])
        return outcome

    def remove(self, codes: Iterable[str]) -> None:
        """Take countries out again. GazetteerError, and nothing changed, if one is not installed."""
        with self._locked():
            state, gone = self._read(), set(codes)
            if missing := sorted(gone - {c.code for c in state.countries}):
                raise GazetteerError(f"not installed: {', '.join(missing)} (see `geomap gazetteer list`)")
            self._compile(c for c in state.countries if c.code not in gone)

    def rebuild(self) -> tuple[Country, ...]:
        """Compile anew from the rows that are kept, whatever became of the rest; the countries that could be used."""
        with self._locked():
            try:
                known = {c.file: c for c in self._read().countries}
            except GazetteerError:
                known = {}
            kept = sorted(self._kept.glob("*.tsv.gz"), key=lambda path: path.stat().st_mtime)
            found = {c.code: c for path in kept if (c := _recounted(path, known.get(path.name)))}
            for folder in self.folder.glob("index-*"):
                shutil.rmtree(folder, ignore_errors=True)
            return self._compile(found.values()).countries

    def _keep(self, code: str, file: Path, source: str, faults: Faults) -> Country:
        """Put the checked rows of a country with the others."""
        with _scratch(self._kept) as scratch:
            fresh, count = scratch / "fresh", 0
            # No name and no time in the file: the same rows give the same bytes.
            with (
                opened(file, code) as stream,
                fresh.open("wb") as raw,
                gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed,
            ):
                for line in checked_lines(stream, code, faults):
                    packed.write(line)
                    count += 1
            if not count:
                raise GazetteerError(f"{source}: holds no place of {code}")
            country = Country(code, count, fresh.stat().st_size, checksum(fresh), source)
            fresh.replace(self._kept / country.file)
        return country

    def _compile(self, countries: Iterable[Country]) -> State:
        """Compile the index of these countries, make it the current one, and drop what is of no use any more."""
        chosen = tuple(sorted(countries, key=lambda c: c.code))
        text = self._base() + "".join(c.file for c in chosen)
        name = f"index-{hashlib.sha256(text.encode()).hexdigest()[:16]}" if chosen else ""
        if chosen and not (self.folder / name / MANIFEST).is_file():
            base = Index(self._shipped)
            with _scratch(self.folder) as scratch:
                entries = (places(base, c.code, self._reader(c)) for c in chosen)
                merge(self._shipped, chain.from_iterable(entries), scratch / name)
                (scratch / name).replace(self.folder / name)
        state = State(self._base(), name, chosen)
        self._write(state)
        left = [*self.folder.glob(".new-*"), *self._kept.glob(".new-*")]  # by processes that were killed
        for folder in [*self.folder.glob("index-*"), *left]:
            if folder.name != name:
                shutil.rmtree(folder, ignore_errors=True)
        for path in self._kept.glob("*.tsv.gz"):
            if path.name not in {c.file for c in chosen}:
                path.unlink()
        return state

    def _reader(self, country: Country) -> Callable[[], Iterator[Row]]:
        """The rows of a country, any number of times. GazetteerError if the file is not what was written."""
        path = self._kept / country.file
        if not path.is_file() or checksum(path) != country.crc:
            way_out = "give it up with `geomap gazetteer rebuild`, or install the country anew"
            raise GazetteerError(f"{path}: missing or damaged: {way_out}")
        return lambda: _rows(path)

    def _stale(self, state: State) -> bool:
        whole = (self.folder / state.index / MANIFEST).is_file()
        return bool(state.countries) and not (whole and state.base == self._base())

    def _base(self) -> str:
        try:
            return f"{RECIPE}-{checksum(self._shipped / MANIFEST):08x}"
        except OSError as error:
            raise GazetteerError(f"{self._shipped}: the index is missing ({error.strerror}): {_REBUILD}") from None

    def _read(self) -> State:
        path = self.folder / STATE
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if found["format"] != _FORMAT:
                raise GazetteerError(f"{path}: written by another version of geomap: {_REBUILD}")
            countries = tuple(Country(**country) for country in found["countries"])
            if not re.fullmatch(r"(?:index-[0-9a-f]{16})?", found["index"]):
                raise ValueError("no name of an index")
            return State(str(found["base"]), found["index"], countries)
        except (FileNotFoundError, NotADirectoryError):
            return State()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GazetteerError(f"{path}: cannot be read ({error}): {_REBUILD}") from error

    def _write(self, state: State) -> None:
        text = json.dumps({"format": _FORMAT, **asdict(state)}, indent=1, ensure_ascii=False) + "\n"
        with _scratch(self.folder) as scratch:
            (scratch / STATE).write_text(text, encoding="utf-8")
            (scratch / STATE).replace(self.folder / STATE)

    @contextmanager
    def _locked(self, name: str = "lock") -> Iterator[None]:
        """One process at a time; the others wait. The system lets go of the lock if its holder dies."""
        from filelock import FileLock

        try:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / name):
                yield
        except OSError as error:
            raise GazetteerError(f"{self.folder}: cannot be written: {error.strerror or error}") from error


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rb") as stream:
        yield from rows(stream)


def _recounted(path: Path, known: Country | None) -> Country | None:
    """The country of kept rows, as they are; None if they are damaged."""
    named = _KEPT.fullmatch(path.name)
    if named is None or f"{named[1]}-{checksum(path):08x}.tsv.gz" != path.name:
        return None
    if known is not None:
        return known
    try:
        count = sum(1 for _ in _rows(path))
    except (OSError, EOFError, ValueError):
        return None
    return Country(named[1], count, path.stat().st_size, checksum(path), "kept rows")


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A hidden folder on the same file system, gone afterwards."""
    scratch = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
