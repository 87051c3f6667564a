"""What the command line names -> streams: files, folders, standard input, web addresses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from geomap.errors import ReportError
from geomap.readers import ENDINGS, unreadable
from geomap.readers.given import Given

_OTHER_SCHEME = re.compile(r"(?!https?://)[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_OURS = {"map.html", "story.json"}
"""A folder that holds both is what `geomap build` wrote."""


def named(sources: Iterable[str | Path], *, allow_private: bool = False) -> Iterator[Given | ReportError]:
    """What is named, in that order, one open at a time; of folders all below them. A file named twice comes once."""
    seen: set[str] = set()
    for source in map(str, sources):
        if source == "-":
            yield from _stream()
        elif _OTHER_SCHEME.match(source):
            yield ReportError("only http and https addresses are fetched", where=source, way_out="save it as a file")
        elif source.startswith(("http://", "https://")):
            yield from _fetched(source, allow_private=allow_private)
        else:
            for found in _in_folder(Path(source)) if Path(source).is_dir() else [Path(source)]:
                yield from _opened(found, seen) if isinstance(found, Path) else [found]


def _stream() -> Iterator[Given | ReportError]:
    yield Given("stdin", "stdin", sys.stdin.buffer)


def _fetched(address: str, *, allow_private: bool) -> Iterator[Given | ReportError]:
    from geomap.readers.web import fetch

    try:
        yield fetch(address, allow_private=allow_private)
    except ReportError as error:
        yield error


def _opened(path: Path, seen: set[str]) -> Iterator[Given | ReportError]:
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    try:
        with path.open("rb") as file:
            yield Given(path.stem or path.name, str(path), file, path.suffix.lower())
    except OSError as error:
        yield unreadable(error, str(path))


def _in_folder(folder: Path) -> Iterator[Path | ReportError]:
    """The reports below a folder in the order of their paths.

    Hidden ones are left alone, and so is what a browser saves beside a page, and what geomap itself wrote.
    """
    found: list[Path | ReportError] = []
    entered: set[tuple[int, int]] = set()

    def note(error: OSError) -> None:
        found.append(unreadable(error, error.filename or str(folder)))

    for here, folders, files in os.walk(folder, followlinks=True, onerror=note):
        status = Path(here).stat()
        if (status.st_dev, status.st_ino) in entered:  # a link that leads back
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        ours = _OURS if set(files) >= _OURS else set()
        if ours and Path(here) != folder:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _beside_a_page(name, files))
        found += [Path(here, name) for name in files if _is_report(name) and name not in ours]
    if not found:
        way_out = "name files, or a folder that holds .txt, .html, .jsonl, .csv, .eml, .pdf or feeds"
        found.append(ReportError("a folder without reports", where=str(folder), way_out=way_out))
    yield from sorted(found, key=lambda f: f.where if isinstance(f, ReportError) else str(f))


def _is_report(name: str) -> bool:
    return not name.startswith(".") and name.lower().removesuffix(".gz").endswith(ENDINGS)


def _beside_a_page(folder: str, files: list[str]) -> bool:
    """A browser saves x.html with its pictures and frames in x_files."""
    page = folder.removesuffix("_files")
    return page != folder and any(f"{page}{ending}" in files for ending in (".html", ".htm"))
