"""What `extract` has written, read back as a story: its events on a map, and no report read again.

A corpus is the records of `extract` (.jsonl, .jsonl.gz, .parquet) or the dataset that a cluster wrote. Every event
keeps its sentence and its sources; routes are not in it, for they need the texts.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, cast, get_args

from gazetteer.index import Index
from gazetteer.layout import KINDS
from gazetteer.place import Place, Resolution
from geomap.batch.intake import open_parquet
from geomap.errors import ReportError, UsageError
from geomap.model import (
    Event,
    EventKind,
    Mention,
    Reading,
    Report,
    Role,
    Source,
    Span,
    Status,
    Story,
    When,
    Where,
)
from geomap.readers.given import Given
from geomap.readers.jsonl import numbered_lines, parse_record
from geomap.records import Record
from geomap.story import told_together

_KEYS = {"mentions", "events", "error"}
"""What tells a record of `extract` from a report."""
_MAGIC = b"PAR1"
_ROWS = 256
_NEAR = 0.01
"""Degrees that a place may have moved between two gazetteers."""


def is_corpus(path: Path) -> bool:
    """Whether it is something that `extract` wrote; told by content. False where it cannot be read."""
    try:
        files = _parts(path)
        return bool(files) and _first_keys(files[0]) >= _KEYS
    except (OSError, ReportError, UsageError):
        return False


def read_corpus(path: Path, title: str | None, *, said: Callable[[ReportError], None]) -> Story:
    """The story of a corpus. What in it cannot be read is `said`, and the rest is read."""
    places, readings = _Places(), list[Reading]()
    for where, record in _records(path):
        if record.get("error"):
            continue
        try:
            readings.append(_reading(record, places))
        except (KeyError, TypeError, ValueError) as error:
            said(ReportError(f"no record of geomap extract: {error!r}", where=where))
    if not readings:
        raise UsageError("no record in it that could be read", where=str(path))
    return told_together(readings, title or f"Events of {path.stem}")


def _parts(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted((path / "records" if (path / "records").is_dir() else path).glob("*.parquet"))


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_MAGIC)) == _MAGIC


def _first_keys(path: Path) -> set[str]:
    with path.open("rb") as stream:
        if stream.read(len(_MAGIC)) == _MAGIC:
            return set(open_parquet(stream, path).schema_arrow.names)
        stream.seek(0)
        given = Given(path.stem, str(path), stream, path.suffix.lower())
        if not given.head.lstrip().startswith(b"{"):
            return set()
        return next((set(parse_record(line, str(path))) for _, line in islice(numbered_lines(given.stream), 1)), set())


def _records(path: Path) -> Iterator[tuple[str, Record]]:
    for part in _parts(path):
        with part.open("rb") as stream:
            if not _is_parquet(part):
                given = Given(part.stem, str(part), stream, part.suffix.lower())
                for number, line in numbered_lines(given.stream):
                    yield f"{part}:{number}", json.loads(line)
                continue
            number = 0
            for batch in open_parquet(stream, part).iter_batches(_ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield f"{part}:{number}", row


def _reading(record: Record, places: _Places) -> Reading:
    """A report's reading without its text, which nobody needs again."""
    name = record["id"]
    mentions = tuple(_mention(row, places) for row in record["mentions"])
    events = tuple(event_of(row, places) for row in record["events"])
    source = next((s for event in events for s in event.sources if s.report == name), Source(name, Span(0, 0)))
    report = Report(name, "", "", source.title, source.publisher, source.published, source.url)
    return Reading(report, (), mentions, (), events, tuple(record["warnings"]))


def _mention(row: Record, places: _Places) -> Mention:
    place = row["place"]
    found = places.of(place["id"], place["name"], place["kind"], place) if place else None
    resolution = Resolution(found, row["confidence"], (), "") if found else None
    role = _one_of(row["role"], Role)
    return Mention(Span(row["start"], row["end"]), row["text"], cast(Role, role), row["confidence"], resolution)


def event_of(row: Record, places: _Places) -> Event:
    """An event from its record. KeyError, TypeError or ValueError for what is none."""
    return Event(
        id=row["id"],
        kind=cast(EventKind, _one_of(row["kind"], EventKind)),
        title=row["title"],
        quote=row["quote"],
        when=_when(row) if row["when"] else None,
        where=_where(row, places) if row["place_id"] else None,
        people=tuple(row["people"]),
        status=cast(Status, _one_of(row["status"], Status)),
        confidence=row["confidence"],
        sources=tuple(_source(source) for source in row["sources"]),
        trigger=row.get("trigger") or "",
        corrected=row.get("corrected"),
    )


def _when(row: Record) -> When:
    first, last = dt.datetime.fromisoformat(row["start"]), dt.datetime.fromisoformat(row["end"])
    clock = first.time() if "T" in row["start"] else None
    span = _span(row["date_text_start"], row["date_text_end"])
    decided_by = row["date_decided_by"] or ""
    return When(first.date(), last.date(), row["when"], clock, row["day_part"], row["when_text"], span, decided_by)


def _where(row: Record, places: _Places) -> Where:
    place = places.of(row["place_id"], row["place"], row["place_kind"], row)
    resolution = Resolution(place, row["place_confidence"], (), row["place_decided_by"] or "")
    return Where(row["place"], resolution, _span(row["place_text_start"], row["place_text_end"]))


def _source(row: Record) -> Source:
    url = row["url"] if (row["url"] or "").lower().startswith(("http://", "https://")) else None
    span = Span(row["start"], row["end"])
    return Source(row["report"], span, row["title"], row["publisher"], url, _published(row["published"]))


def _published(text: str | None) -> dt.date | dt.datetime | None:
    if text is None:
        return None
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _one_of(value: Any, allowed: Any) -> Any:
    if value not in get_args(allowed):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(allowed))}")
    return value


class _Places:
    """Places of records, each made once: as the gazetteer has them, or from the record where it has not."""

    def __init__(self) -> None:
        self._index = Index.open()
        self._known = lru_cache(maxsize=100_000)(self._index.by_id)
        self._made: dict[tuple[Any, ...], Place] = {}

    def of(self, id: str, name: str, kind: str, row: Record) -> Place:
        """The place of an id. `row` has its country, lat and lon. CoordinateError if that is no place on Earth."""
        lat, lon = row["lat"], row["lon"]
        known = self._known(id)
        if known and abs(known.lat - lat) < _NEAR and abs(known.lon - lon) < _NEAR:
            return known
        key = (id, name, kind, lat, lon)
        if key not in self._made:
            at = KINDS[KINDS.index(kind)]  # ValueError if it is none
            radius = row.get("radius_km") or 0.0
            self._made[key] = Place(id, name, at, lat, lon, row["country"], radius_km=radius)
        return self._made[key]
