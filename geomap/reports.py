"""Files -> reports. What cannot be read comes back as an error value in its place, and the rest is read.

Text is kept exactly as given, line ends included: offsets count in it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geomap.decoding import decode, printable
from geomap.errors import ReportError
from geomap.frontmatter import Metadata, metadata, split_front_matter
from geomap.model import Report

ENDINGS = (".txt", ".md")
"""What is taken from a folder. A file named on its own may have any ending."""
LARGEST = 50_000_000
"""Bytes of one report; more is no news report."""
_UNDATED = 'no publication date: days such as "Thursday" stay unresolved (give one with --published)'


def read_reports(
    paths: Iterable[str | Path], *, published: dt.date | dt.datetime | None = None
) -> Iterator[Report | ReportError]:
    """The reports in `paths` (files; folders with all below them; .jsonl, a report a line), in that order.

    `published` dates the reports that do not say when they were published. A file named twice is read once.
    """
    taken: dict[str, int] = {}
    for found in _files(paths):
        for report in [found] if isinstance(found, ReportError) else _read(found):
            if isinstance(report, Report):
                report = _unique(_dated(report, published), taken)
            yield report


def _files(paths: Iterable[str | Path]) -> Iterator[Path | ReportError]:
    seen: set[str] = set()
    for path in map(Path, paths):
        for found in _in_folder(path) if path.is_dir() else [path]:
            if isinstance(found, Path):
                real = os.path.realpath(found)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _in_folder(folder: Path) -> Iterator[Path | ReportError]:
    """The reports below a folder in the order of their paths; hidden files and folders are left alone."""
    found: list[Path | ReportError] = []
    entered: set[tuple[int, int]] = set()

    def note(error: OSError) -> None:
        found.append(_unreadable(error, Path(error.filename or folder)))

    for here, folders, files in os.walk(folder, followlinks=True, onerror=note):
        status = Path(here).stat()
        if (status.st_dev, status.st_ino) in entered:  # a link that leads back
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(here, n) for n in files if not n.startswith(".") and n.lower().endswith(ENDINGS)]
    if not found:
        way_out = "name files or a folder that holds .txt or .md"
        found.append(ReportError("a folder without reports", where=str(folder), way_out=way_out))
    yield from sorted(found, key=lambda f: f.where if isinstance(f, ReportError) else str(f))


def _read(path: Path) -> Iterator[Report | ReportError]:
    if path.suffix.lower() == ".jsonl":
        yield from _read_lines(path)
        return
    try:
        yield _read_file(path)
    except ReportError as error:
        yield error


def _read_file(path: Path) -> Report:
    where = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(error, path) from None
    if len(data) > LARGEST:
        raise _too_large(where)
    decoded, warnings = decode(data, where)
    about, text = split_front_matter(decoded, where)
    return _report(path.stem or path.name, where, text, about, warnings)


def _read_lines(path: Path) -> Iterator[Report | ReportError]:
    try:
        with path.open("rb") as file:
            for number, line in numbered_lines(file):
                try:
                    where = f"{path}:{number}"
                    yield report_from_record(parse_record(line, where), where, f"{path.stem}-{number}")
                except ReportError as error:
                    yield error
    except OSError as error:
        yield _unreadable(error, path)


def numbered_lines(file: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, counted from 1."""
    for number, line in enumerate(file, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def parse_record(line: bytes, where: str) -> dict[str, object]:
    """One line of a .jsonl file; raises ReportError."""
    if len(line) > LARGEST:
        raise _too_large(where)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", None) or getattr(error, "reason", None) or "a value too large or nested too deep"
        raise ReportError(f"not JSON: {reason}", where=where, way_out="write one JSON object a line") from None
    if not isinstance(record, dict):
        raise ReportError("not a JSON object", where=where, way_out='write {"id": ..., "text": ...}')
    return record


def report_from_record(record: dict[str, object], where: str, otherwise: str) -> Report:
    """A report from `id`, `text`, `title`, `publisher`, `published`, `url`; `otherwise` is its id if it says none.

    Only the text is needed: metadata that makes no sense is left out with a warning. Raises ReportError.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise ReportError("a record without text", where=where, way_out='give the report\'s words as "text"')
    about, wrong = metadata(record)
    warnings = tuple(f"{key}: {problem}: left out" for key, problem in wrong.items())
    return _report(record_id(record) or otherwise, where, text, about, warnings)


def record_id(record: dict[str, object]) -> str | None:
    """The record's own id as text; None if it has none."""
    own = record.get("id")
    return printable(str(own))[0] if isinstance(own, str | int) and not isinstance(own, bool) and own != "" else None


def _report(name: str, where: str, text: str, about: Metadata, warnings: tuple[str, ...]) -> Report:
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise ReportError("an empty report", where=where, way_out="put the report's words into it")
    clean, replaced = printable(text)
    title, publisher = (value and printable(value)[0] for value in (about.title, about.publisher))
    said = warnings + replaced + about.warnings
    return Report(printable(name)[0], where, clean, title, publisher, about.published, about.url, said)


def _dated(report: Report, published: dt.date | dt.datetime | None) -> Report:
    if report.published is not None:
        return report
    if published is not None:
        return replace(report, published=published)
    return replace(report, warnings=(*report.warnings, _UNDATED))


def _unique(report: Report, taken: dict[str, int]) -> Report:
    """The same report under an id that no earlier one has: a, a-2, a-3. `taken` holds the last number of each name."""
    name, count = report.id, taken.get(report.id, 0)
    while name in taken:
        count += 1
        name = f"{report.id}-{count + 1}"
    taken[report.id] = count
    taken.setdefault(name, 0)
    return replace(report, id=name)


def _unreadable(error: OSError, path: Path) -> ReportError:
    missing = isinstance(error, FileNotFoundError)
    problem = "no such file or folder" if missing else f"cannot be read: {error.strerror or error}"
    return ReportError(problem, where=str(path), way_out="check the name" if missing else "check its permissions")


def _too_large(where: str) -> ReportError:
    problem = f"more than {LARGEST // 1_000_000} MB in one report"
    return ReportError(problem, where=where, way_out="give one report a file, or one a line of a .jsonl file")
