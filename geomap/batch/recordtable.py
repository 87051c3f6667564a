"""Records of reports, and their events, as Parquet with one schema whatever the reports hold."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap.batch import Answer
from geomap.batch.intake import INSTALL_PARQUET
from geomap.errors import UsageError
from geomap.records import Record

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 1000
"""Records of a row group."""
_SAID = 21
"""Errors of a partition that are told at once."""
_POINTS = {"encoding": "WKB", "geometry_types": ["Point"]}


def need_pyarrow(where: str) -> None:
    """Raise UsageError where Parquet cannot be written."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise UsageError("Parquet needs pyarrow", where=where, way_out=INSTALL_PARQUET) from None


def to_parquet(lines: Path, target: Path) -> None:
    """Records, one a line of JSON, as a Parquet file."""
    import pyarrow.parquet as pq

    with lines.open("rb") as source, pq.ParquetWriter(target, record_schema(), compression="zstd") as writer:
        while some := list(islice(source, _ROWS)):
            writer.write_table(records_table(map(json.loads, some)))


def records_table(records: Iterable[Record]) -> pa.Table:
    """Records as a table."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(records), schema=record_schema())


@cache
def record_schema() -> pa.Schema:
    """Of the records of `extract`."""
    import pyarrow as pa

    place = pa.struct({**dict.fromkeys(("id", "name", "kind", "country"), pa.string()), **_point()})
    span = {"start": pa.int64(), "end": pa.int64(), "text": pa.string()}
    mention = pa.struct({**span, "role": pa.string(), "confidence": pa.float64(), "place": place})
    return pa.schema(
        {
            "id": pa.string(),
            "mentions": pa.list_(mention),
            "times": pa.list_(pa.struct({**span, "when": pa.string()})),
            "events": pa.list_(pa.struct(event_fields())),
            "warnings": pa.list_(pa.string()),
            "error": pa.string(),
        }
    )


def event_fields() -> dict[str, pa.DataType]:
    """Names and types of an event's record, in order. `start` and `end` stay text: a day, or a moment."""
    import pyarrow as pa

    text, number, real = pa.string(), pa.int64(), pa.float64()
    source = pa.struct(
        {**dict.fromkeys(("report", "title", "publisher", "url", "published"), text), "start": number, "end": number}
    )
    disagreement = pa.struct(
        {**dict.fromkeys(("about", "says", "report", "event"), text), "start": number, "end": number}
    )
    return {
        **dict.fromkeys(("id", "kind", "title", "quote"), text),
        **dict.fromkeys(("when", "when_text", "start", "end", "day_part", "date_decided_by"), text),
        **dict.fromkeys(("date_text_start", "date_text_end"), number),
        **dict.fromkeys(("place", "place_id", "place_kind", "country"), text),
        **dict.fromkeys(("radius_km", "place_confidence"), real),
        "uncertain": pa.bool_(),
        "place_decided_by": text,
        **dict.fromkeys(("place_text_start", "place_text_end"), number),
        "people": pa.list_(text),
        "status": text,
        "confidence": real,
        "sources": pa.list_(source),
        **dict.fromkeys(("corrected", "trigger", "plover", "acled", "acled_sub"), text),
        "disagreements": pa.list_(disagreement),
        **_point(),
    }


def _point() -> dict[str, pa.DataType]:
    import pyarrow as pa

    return {"lat": pa.float64(), "lon": pa.float64()}


class Part(NamedTuple):
    """One partition of a dataset, as Parquet files."""

    reports: int
    failed: int
    errors: Sequence[str] = ()
    """Of the first few that failed."""
    records: bytes = b""
    events: bytes = b""
    """GeoParquet."""


def part_of(answers: Sequence[Answer]) -> Part:
    """The files of a partition."""
    errors = [answer.error for answer in answers if answer.error]
    records = [json.loads(answer.line) for answer in answers]
    counts = {b"geomap": json.dumps({"reports": len(records), "failed": len(errors)}).encode()}
    table = records_table(records).replace_schema_metadata(counts)
    events = events_table(event for record in records for event in record["events"])
    return Part(len(records), len(errors), errors[:_SAID], _packed(table), _packed(events))


def counted(path: Path) -> Part:
    """What a file of records says of itself."""
    import pyarrow.parquet as pq

    return Part(**json.loads(pq.read_schema(path).metadata[b"geomap"]))


def events_table(events: Iterable[Record]) -> pa.Table:
    """Events as a table with points, as GeoParquet wants them: WKB, longitude first, WGS 84."""
    import pyarrow as pa
    import shapely

    rows = list(events)
    table = pa.Table.from_pylist(rows, schema=pa.schema(event_fields()))
    points = shapely.points([(row["lon"] or 0.0, row["lat"] or 0.0) for row in rows]) if rows else []
    wkb = [shape if row["lat"] is not None else None for row, shape in zip(rows, shapely.to_wkb(points), strict=True)]
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": _POINTS}}
    return table.append_column("geometry", pa.array(wkb, pa.binary())).replace_schema_metadata({"geo": json.dumps(geo)})


def _packed(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()
