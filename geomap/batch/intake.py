"""What `extract` reads: JSON lines, packed with gzip or not, Parquet, or a folder of those; a report a line or row.

It is read as a stream, so that memory does not grow with it, and can be begun anywhere.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from geomap.errors import ReportError, UsageError
from geomap.readers import unreadable
from geomap.readers.given import Given
from geomap.readers.jsonl import numbered_lines, parse_record, record_id

if TYPE_CHECKING:
    import pyarrow.parquet as pq

ENDINGS: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".parquet")
"""What is taken from a folder."""
INSTALL_PARQUET: Final = "pip install 'geomap[parquet]'"
_TEXTS: Final = (".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".pdf", ".eml", ".rss", ".atom", ".xml")
_FIELDS: Final = ("id", "text", "title", "publisher", "published", "url")
_ROWS = 256
"""Of a Parquet file, held at once."""
_MAGIC = b"PAR1"


@dataclass(frozen=True, slots=True)
class Item:
    """One report as given, not yet checked."""

    where: str
    """For messages: file and line."""
    name: str
    """Its id, or a made one if it says none."""
    fields: dict[str, object] | None
    error: str = ""
    """Why there are no fields."""

    @property
    def publisher(self) -> str:
        """For telling publishers apart; empty if it says none."""
        said = self.fields.get("publisher") if self.fields else None
        return said.strip().casefold() if isinstance(said, str) else ""


class Intake:
    """The reports of one argument of the command line. Raises UsageError where it can hold none."""

    def __init__(self, name: str) -> None:
        """`name`: a file, a folder, or "-" for standard input."""
        self.name = name
        self._files = [] if name == "-" else _files(Path(name))
        self._status = [path.stat() if path.exists() else path.lstat() for path in self._files]
        self._passed = 0
        """Bytes of the files that are behind."""
        self._stream: BinaryIO | None = None
        self.count = 0
        """Reports read so far."""

    @property
    def facts(self) -> list[list[str | int]]:
        """What tells whether it is the same input as at another time."""
        return [[os.path.realpath(p), s.st_size, s.st_mtime_ns] for p, s in zip(self._files, self._status, strict=True)]

    def total(self) -> int | None:
        """About how many reports it holds, told from those read so far; None if nobody knows."""
        here = self._stream.tell() if self._stream and not self._stream.closed else 0
        read = self._passed + here
        return round(self.count * max(1.0, sum(s.st_size for s in self._status) / read)) if read else None

    def items(self, skip: int = 0) -> Iterator[Item]:
        """The reports, less the first few."""
        for item in self._all():
            self.count += 1
            if self.count > skip:
                yield item

    def _all(self) -> Iterator[Item]:
        if self.name == "-":
            yield from _lines(sys.stdin.buffer, "stdin", "stdin")
        for path, status in zip(self._files, self._status, strict=True):
            try:
                with path.open("rb") as self._stream:
                    if _is_parquet(path):
                        yield from _rows(self._stream, path)
                    else:
                        yield from _lines(self._stream, path.name, str(path))
            except OSError as error:  # a link to nothing, say; what was named by itself is refused before
                yield Item(str(path), path.stem, None, str(unreadable(error, str(path))))
            self._passed += status.st_size


def _files(path: Path) -> list[Path]:
    found = [path]
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.name.lower().endswith(ENDINGS) and not p.name.startswith("."))
        found = [p for p in found if not p.is_dir()]
    if not found or path.suffix.lower() in _TEXTS:
        way_out = "for files and folders of text use geomap build"
        raise UsageError("extract reads JSON lines and Parquet", where=str(path), way_out=way_out)
    if path.is_file() or not path.exists():  # a pipe can be opened but once
        _open(path).close()
    for one in found:
        if _is_parquet(one):
            with _open(one) as stream:
                _check(open_parquet(stream, one), one)
    return found


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path), way_out="check the name") from None


def _is_parquet(path: Path) -> bool:
    """By content; a pipe cannot be looked into, and Parquet cannot be read from one."""
    if not path.is_file():
        return False
    with _open(path) as stream:
        return stream.read(len(_MAGIC)) == _MAGIC or path.suffix.lower() == ".parquet"


def _lines(stream: BinaryIO, name: str, where: str) -> Iterator[Item]:
    number = 0
    try:
        given = Given(name, where, stream, Path(name).suffix.lower())
        stem = Path(given.name).stem
        for number, line in numbered_lines(given.stream):
            yield _item(line, f"{where}:{number}", f"{stem}-{number}")
    except ReportError as error:  # a packed file that breaks off: what came before it stands
        yield Item(where, f"{name}-{number + 1}", None, str(error))
    except OSError as error:
        yield Item(where, f"{name}-{number + 1}", None, f"{where}: cannot be read on: {error.strerror or error}")


def _item(line: bytes, where: str, name: str) -> Item:
    try:
        fields = parse_record(line, where)
    except ReportError as error:
        return Item(where, name, None, str(error))
    known: dict[str, object] = {key: fields[key] for key in _FIELDS if key in fields}
    return Item(where, record_id(known) or name, known)


def _rows(stream: BinaryIO, path: Path) -> Iterator[Item]:
    import pyarrow as pa

    table, number = open_parquet(stream, path), 0
    columns = [name for name in _FIELDS if name in table.schema_arrow.names]
    try:
        for batch in table.iter_batches(_ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                fields = {key: _plain(value) for key, value in row.items()}
                yield Item(f"{path}:{number}", record_id(fields) or f"{path.stem}-{number}", fields)
    except (pa.ArrowException, OSError, ValueError) as error:
        problem = f"{path}: cannot be read on after row {number}: {' '.join(str(error).split())}"
        yield Item(str(path), f"{path.stem}-{number + 1}", None, problem)


def _plain(value: Any) -> object:
    return value.isoformat() if isinstance(value, dt.date | dt.datetime) else value


def open_parquet(stream: BinaryIO, path: Path) -> pq.ParquetFile:
    """Raises UsageError where it is none, or pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UsageError("Parquet needs pyarrow", where=str(path), way_out=INSTALL_PARQUET) from None
    try:
        return pq.ParquetFile(stream)
    except (pa.ArrowException, OSError) as error:
        problem = "no whole Parquet file: " + str(error).splitlines()[0].strip().rstrip(".")
        raise UsageError(problem, where=str(path), way_out="write it anew") from None


def _check(table: pq.ParquetFile, path: Path) -> None:
    """Raise UsageError unless the columns can be those of reports."""
    import pyarrow as pa

    types = {field.name: field.type for field in table.schema_arrow}
    if "text" not in types:
        problem = f'no column "text", only {", ".join(list(types)[:8])}'
        raise UsageError(problem, where=str(path), way_out="give the reports' words in a column of that name")
    for name in _FIELDS:
        kind = types.get(name, pa.string())
        held = kind.value_type if pa.types.is_dictionary(kind) else kind
        text = pa.types.is_string(held) or pa.types.is_large_string(held) or str(held) == "string_view"
        date = name == "published" and (pa.types.is_date(held) or pa.types.is_timestamp(held))
        if not (text or date or (name == "id" and pa.types.is_integer(held)) or pa.types.is_null(held)):
            problem = f'column "{name}" holds {held}, not text'
            raise UsageError(problem, where=str(path), way_out="convert or rename the column")
