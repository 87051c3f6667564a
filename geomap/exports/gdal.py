"""GeoPackage and FlatGeobuf, written by GDAL through pyogrio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import OutputError
from geomap.exports import Layer
from geomap.exports.tables import COLUMNS, LIST, Tables
from geomap.records import dumps

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

GEOMETRY: Mapping[Layer, str] = {"events": "Point", "places": "Point", "stops": "Point", "legs": "MultiLineString"}


def write_geopackage(tables: Tables, path: Path, layers: Sequence[Layer]) -> None:
    """The tables as layers of one new file. Raises OutputError."""
    for layer in layers:
        _write(tables[layer], path, layer, driver="GPKG", append=path.exists())


def write_flatgeobuf(tables: Tables, path: Path, layers: Sequence[Layer]) -> None:
    """One table; FlatGeobuf holds no more. Raises OutputError.

    Without the spatial index, which would put the events out of time order and has no room for those without a place.
    """
    (layer,) = layers
    _write(tables[layer], path, layer, driver="FlatGeobuf", SPATIAL_INDEX="NO")


def _write(frame: GeoDataFrame, path: Path, layer: Layer, **options: Any) -> None:
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    pyogrio.set_gdal_config_options(
        {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}
    )  # else a file tells when it was made
    try:
        pyogrio.write_dataframe(
            with_json(frame, layer),
            path,
            layer=layer,
            geometry_type=GEOMETRY[layer],
            promote_to_multi=layer == "legs",
            **options,
        )
    except (DataSourceError, DataLayerError, OSError) as error:
        raise OutputError(f"cannot be written: {error}", where=str(path)) from None
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def with_json(frame: GeoDataFrame, layer: Layer) -> GeoDataFrame:
    """Lists as JSON text, for formats whose columns hold no lists."""
    lists: Sequence[str] = [name for name, kind in COLUMNS[layer].items() if kind == LIST]
    return frame.assign(**{name: frame[name].map(dumps).astype("string") for name in lists})
