"""Records of a user's file of places, whichever format it is in: CSV, GeoJSON, or what GDAL reads."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.place import GazetteerError

LARGEST_FILE = 200 << 20
"""Bytes."""
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Record:
    """One row or feature."""

    where: str
    """File and line, or file and number of the feature."""
    cells: Mapping[str, str]
    """Values by the name of their column, in lower case."""
    geometry: Any = None
    """A shapely geometry in WGS 84; None where the cells tell the point."""
    fault: str = ""
    """Why it cannot be used, if that is known already."""


def records(path: Path, named: Collection[str]) -> Iterator[Record]:
    """The records of a file. GazetteerError if it is none that can be read, or a table without a column `named` so."""
    try:
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise GazetteerError(f"{path}: larger than {LARGEST_FILE >> 20} MB")
        ending = path.suffix.lower()
        if ending in (".csv", ".tsv", ".txt"):
            yield from _table(path, named)
        elif ending in (".geojson", ".json"):
            yield from _geojson(path)
        else:
            yield from _layers(path)
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read: {error.strerror or error}") from None


def _table(path: Path, named: Collection[str]) -> Iterator[Record]:
    text = _decoded(path)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(f"{path}:{line}", {}, fault=str(error))
            continue
        if not any(cell.strip() for cell in row):
            continue
        if not header:
            header = [cell.strip().lower() for cell in row]
            if not set(named) & set(header):
                known = ", ".join(filter(None, header))[:100] or "nothing"
                problem = f"no column is called name, but {known}: name the columns in the first line: name, lat, lon"
                raise GazetteerError(f"{path}:{line}: {problem}")
            continue
        fault = f"{len(row)} columns, the header has {len(header)}" if len(row) > len(header) else ""
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        if delimiter == ";":  # where the comma is the decimal point
            cells = {name: _pointed(cell) for name, cell in cells.items()}
        yield Record(f"{path}:{line}", cells, fault=fault)


def _pointed(cell: str) -> str:
    whole, _, part = cell.partition(",")
    return f"{whole}.{part}" if whole.lstrip("+-").isdecimal() and part.isdecimal() else cell


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise GazetteerError(f"{path}: the text is not UTF-8: save it as CSV UTF-8") from None


def _geojson(path: Path) -> Iterator[Record]:
    try:
        found = json.loads(_decoded(path))
    except (ValueError, RecursionError) as error:
        raise GazetteerError(f"{path}: no GeoJSON: {error}") from None
    features = found.get("features", [found]) if isinstance(found, dict) else found
    if not isinstance(features, list):
        raise GazetteerError(f"{path}: no GeoJSON: expected a FeatureCollection")
    crs = str(found.get("crs") or "") if isinstance(found, dict) else ""
    if crs and "CRS84" not in crs and "4326" not in crs:
        raise GazetteerError(f"{path}: its coordinates are not WGS 84: convert it to EPSG:4326")
    for number, feature in enumerate(features, 1):
        yield _feature(feature, f"{path}: feature {number}")


def _feature(feature: Any, where: str) -> Record:
    import shapely
    from shapely.geometry import shape

    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return Record(where, {}, fault="not a Feature")
    properties = feature.get("properties") or {}
    cells = {str(k).lower(): _text(v) for k, v in properties.items()} if isinstance(properties, dict) else {}
    try:
        geometry = shape(feature["geometry"]) if feature.get("geometry") else None
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, shapely.errors.ShapelyError):
        return Record(where, cells, fault="its geometry is none")
    return Record(where, cells, geometry)


def _layers(path: Path) -> Iterator[Record]:
    """Every layer of a GeoPackage, or of another file that GDAL reads."""
    import geopandas
    import pyogrio

    if not path.exists():
        raise GazetteerError(f"{path}: there is no such file")
    try:
        for name, _ in pyogrio.list_layers(path):
            frame = geopandas.read_file(path, layer=name)
            if isinstance(frame, geopandas.GeoDataFrame) and frame.crs is not None:
                frame = frame.to_crs(4326)
            for number, row in enumerate(frame.to_dict("records"), 1):
                geometry = row.pop("geometry", None)
                cells = {str(k).lower(): _text(v) for k, v in row.items()}
                yield Record(f"{path}: {name}: feature {number}", cells, geometry)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise GazetteerError(f"{path}: no CSV, GeoJSON, GeoPackage or the like: {reason}") from None


def _text(value: Any) -> str:
    """A value as a cell of a table: lists of names joined by "|", no "nan" for what is missing."""
    if value is None or value != value:
        return ""
    if isinstance(value, list | tuple):
        return "|".join(_text(v) for v in value)
    return str(value).strip()
