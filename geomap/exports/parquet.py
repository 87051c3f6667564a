"""GeoParquet 1.1, written by GeoPandas with pyarrow. Lists stay lists."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.exports import Layer
from geomap.exports.tables import Tables

if TYPE_CHECKING:
    import pyarrow


def write_geoparquet(tables: Tables, path: Path, layers: Sequence[Layer]) -> None:
    """One table. Raises OSError."""
    import pyarrow as pa
    from pyarrow import parquet

    (layer,) = layers
    frame, buffer = tables[layer], BytesIO()
    frame.to_parquet(buffer, index=False, schema_version="1.1.0")
    table = parquet.read_table(buffer)
    for name, kind in _list_types(pa).items():
        if name in frame:
            table = table.set_column(table.schema.get_field_index(name), name, pa.array(frame[name], kind))
    parquet.write_table(table, path)


def _list_types(pa: Any) -> dict[str, pyarrow.DataType]:
    """Said beforehand, since a table may have no row to learn them from."""
    text, whole, real = pa.string(), pa.int64(), pa.float64()

    def records(**fields: pyarrow.DataType) -> pyarrow.DataType:
        return pa.list_(pa.struct(list(fields.items())))

    return {
        "people": pa.list_(text),
        "sources": records(
            report=text, title=text, publisher=text, url=text, published=text, start=whole, end=whole
        ),
        "disagreements": records(about=text, says=text, report=text, start=whole, end=whole, event=text),
        "alternatives": records(id=text, name=text, country=text, lat=real, lon=real, score=real),
        "mentions": records(report=text, start=whole, end=whole, text=text, role=text, event=text),
    }  # fmt: skip
