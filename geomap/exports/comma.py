"""CSV: UTF-8, a heading, one row an event, place, stop or leg; points as lat and lon, legs as WKT."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geomap.exports import Layer
from geomap.exports.gdal import with_json
from geomap.exports.tables import COLUMNS, MOMENT, TEXT, Tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins so."""


def write_csv(tables: Tables, path: Path, layers: Sequence[Layer]) -> None:
    """One table. Text that a spreadsheet would run gets an apostrophe in front. Raises OSError."""
    import numpy as np
    from pandas import DataFrame

    (layer,) = layers
    frame = with_json(tables[layer], layer)
    plain = DataFrame(frame.drop(columns="geometry"))
    for name, kind in COLUMNS[layer].items():
        if kind == MOMENT:
            moments = np.datetime_as_string(plain[name].to_numpy(), unit="s")
            plain[name] = ["" if moment == "NaT" else moment for moment in moments]
        elif kind == TEXT:
            plain[name] = plain[name].map(_inert, na_action="ignore")
    if layer == "legs":
        plain["wkt"] = frame.geometry.to_wkt(rounding_precision=6)
    else:
        plain["lat"], plain["lon"] = frame.geometry.y, frame.geometry.x
    plain.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
