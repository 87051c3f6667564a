"""The formats that a story is exported to, and what each cannot hold.

GeoJSON and the map are no exports: every build writes them. Importing this module imports nothing slow.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import UsageError
from geomap.exports import LAYERS, Layer
from geomap.files import whole_path

if TYPE_CHECKING:
    from geomap.exports.tables import Tables
    from geomap.model import Story

    Writer = Callable[[Tables, Path, Sequence[Layer]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    name: str
    """As `--format` calls it; the ending of its files too."""
    title: str
    together: bool
    """One file holds the whole story; else there is one for each table."""
    writer: str
    """Module and function below geomap.exports."""
    lacks: str = ""
    """What it cannot hold, in words."""
    needs: str = ""
    """A package that geomap does without otherwise; it comes with the extra of the format's name."""

    @property
    def ending(self) -> str:
        return f".{self.name}"

    def files(self) -> Mapping[str, tuple[Layer, ...]]:
        """Names of the files in a folder, and what is in each."""
        if self.together:
            return {f"story{self.ending}": LAYERS}
        return {f"{layer}{self.ending}": (layer,) for layer in LAYERS}

    def check(self) -> None:
        """Raise UsageError where the package is missing that it needs."""
        if self.needs and (sys.modules.get(self.needs, self) is None or find_spec(self.needs) is None):
            raise UsageError(f"{self.title} needs {self.needs}", way_out=f"pip install 'geomap[{self.name}]'")

    def write(self, tables: Tables, path: Path, layers: Sequence[Layer]) -> None:
        """Write one new file. Raises UsageError, OutputError or OSError."""
        self.check()
        module, _, function = self.writer.partition(":")
        write: Writer = getattr(import_module(f"geomap.exports.{module}"), function)
        write(tables, path, layers)


_AS_JSON = "lists (people, sources, mentions, alternatives) are JSON text in it"
FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("gpkg", "GeoPackage", True, "gdal:write_geopackage", _AS_JSON),
        Format("parquet", "GeoParquet", False, "parquet:write_geoparquet", needs="pyarrow"),
        Format("fgb", "FlatGeobuf", False, "gdal:write_flatgeobuf", _AS_JSON),
        Format("kml", "KML", True, "kml:write_kml", "places that only are named, and their mentions, are not in it"),
        Format("csv", "CSV", False, "comma:write_csv", f"{_AS_JSON}, and shapes are lat and lon, or WKT"),
        Format("gpx", "GPX", True, "gpx:write_gpx", "it holds stops alone, their dates in words and in EDTF"),
    )
}


def write_formats(story: Story, names: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Write the story into `folder` in each format; what they cannot hold, a sentence a format. Raises OutputError."""
    from geomap.exports.tables import Tables

    tables = Tables(story)
    chosen = [FORMATS[name] for name in dict.fromkeys(names)]
    for each in chosen:
        for name, layers in each.files().items():
            each.write(tables, folder / name, layers)
    return tuple(f"{each.title}: {each.lacks}" for each in chosen if each.lacks)


def write_one(story: Story, path: Path, *, layer: Layer = "events") -> tuple[str, ...]:
    """Write the story to one file in the format of its ending, whole or not at all; what that leaves out.

    A format that has a file for each table gets `layer` alone. Raises OutputError, or UsageError for another ending.
    """
    from geomap.exports.tables import Tables

    each = FORMATS.get(path.suffix.lower().removeprefix("."))
    if each is None:
        known = ", ".join(known.ending for known in FORMATS.values())
        raise UsageError(f"no format ends in {path.suffix or 'nothing'}", where=str(path), way_out=f"known: {known}")
    with whole_path(path) as new:
        each.write(Tables(story), new, LAYERS if each.together else (layer,))
    left = () if each.together else (f"{each.title}: {path.name} holds the {layer} alone",)
    return (*left, *((f"{each.title}: {each.lacks}",) if each.lacks else ()))
