"""geomap from Python: read reports, build a story, look at it, take it elsewhere.

reports = geomap.read("reports/")
story = geomap.build(reports, follow="Bakiyev")
story.events.explore()
"""

from __future__ import annotations

import datetime as dt
import html
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from geomap import model
from geomap.errors import ReportError, UsageError
from geomap.exports import Layer
from geomap.exports.tables import Tables
from geomap.page.embedding import SANDBOX
from geomap.page.text import clean, texts

if TYPE_CHECKING:
    from folium import Map
    from geopandas import GeoDataFrame

    from geomap.story import Progress, Reader

FRAME_HEIGHT = 640
"""Pixels of a story's frame in a notebook."""


class ReportWarning(UserWarning):
    """A report that could not be read: the others were."""


@dataclass(frozen=True, slots=True)
class Reports(Sequence[model.Report]):
    """Reports in the order in which they were named."""

    read: tuple[model.Report, ...]
    failed: tuple[ReportError, ...] = ()
    """What could not be read, and why: `problem`, `where` and `way_out` of each."""

    @overload
    def __getitem__(self, index: int) -> model.Report: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[model.Report, ...]: ...
    def __getitem__(self, index: int | slice) -> model.Report | tuple[model.Report, ...]:
        return self.read[index]

    def __len__(self) -> int:
        return len(self.read)

    def __iter__(self) -> Iterator[model.Report]:
        return iter(self.read)


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    published: str | dt.date | dt.datetime | None = None,
    allow_private: bool = False,
) -> Reports:
    """The reports in files, folders or at web addresses, whatever the format.

    `published` dates those that do not say when they were published, in ISO 8601 if it is text. One that cannot be
    read stops nothing: it is in `failed`, and a ReportWarning tells it. Raises UsageError where there is none at all.
    """
    from geomap.dates import iso_date
    from geomap.reports import read_reports

    try:
        day = iso_date(published) if isinstance(published, str) else published
    except ValueError as error:
        raise UsageError(str(error), where="published") from None
    named = [paths] if isinstance(paths, str | Path) else list(paths)
    found: list[model.Report] = []
    failed: list[ReportError] = []
    for one in read_reports(named, published=day, allow_private=allow_private):
        if isinstance(one, ReportError):
            failed.append(one)
            warnings.warn(str(one), ReportWarning, stacklevel=2)
        else:
            found.append(one)
    if not found:
        raise UsageError("no report could be read", where=", ".join(map(str, named)))
    return Reports(tuple(found), tuple(failed))


def build(
    reports: Sequence[model.Report],
    *,
    follow: str | Sequence[str] = (),
    title: str | None = None,
    corrections: str | Path | None = None,
    reader: Reader | None = None,
    progress: Progress | None = None,
) -> Story:
    """Read all reports together and tell their story.

    `follow`: whose routes are drawn; without it, the most travelled person's. `corrections`: an editor's file.
    `reader`: gazetteer and weights, to be loaded once by whoever builds many stories. Raises UsageError where nobody
    goes by such a name, or where there is no report.
    """
    from geomap import story
    from geomap.editor.corrections import load

    if not reports:
        raise UsageError("no report to build a story from")
    told = story.build(
        reports,
        follow=[follow] if isinstance(follow, str) else follow,
        title=title,
        reader=reader,
        progress=progress,
        corrections=load(Path(corrections)) if corrections is not None else None,
    )
    return Story(told, failed=reports.failed if isinstance(reports, Reports) else ())


class Story:
    """A story at hand: as tables, as a map, as files.

    The tables are GeoDataFrames in WGS 84 with real date-times; change them as you like, each asking makes them anew
    from `model`, the frozen record that everything is made of. In a notebook a story shows its own page.
    """

    def __init__(self, told: model.Story, *, failed: Sequence[ReportError] = ()) -> None:
        self.model = told
        self.failed = tuple(failed)
        """Reports that could not be read."""
        self._tables = Tables(told)

    @property
    def title(self) -> str:
        return self.model.title

    @property
    def warnings(self) -> tuple[str, ...]:
        """What reading the reports found wrong with them."""
        return self.model.warnings

    @property
    def events(self) -> GeoDataFrame:
        """One row an event, in time order; the geometry is None where the place is not known."""
        return self._tables["events"]

    @property
    def places(self) -> GeoDataFrame:
        """One row a place that is named, with its mentions and the runners-up."""
        return self._tables["places"]

    @property
    def stops(self) -> GeoDataFrame:
        """One row a stop of those who are followed."""
        return self._tables["stops"]

    @property
    def legs(self) -> GeoDataFrame:
        """One row a way between two stops, along the geodesic."""
        return self._tables["legs"]

    def map(self, *, tiles: Any = None, **options: Any) -> Map:
        """A folium.Map with the story on it, to add Folium's own layers to; options as for folium.Map.

        Without tiles it lies on the outlines that come with geomap. As every Folium page it asks servers for its
        scripts; `to_file("map.html")` writes the page that asks none.
        """
        import folium

        from geomap.results import towns
        from geomap.webmap import StoryMap

        shown: dict[str, Any] = {"location": [20, 0], "zoom_start": 2, "zoom_control": False, "tiles": tiles}
        world = folium.Map(**(shown | options))
        StoryMap(self.model, labels=towns(self.model)).add_to(world)
        return world

    def to_html(self) -> str:
        """The whole page, as `to_file("map.html")` writes it."""
        from geomap.results import towns
        from geomap.webmap import render

        return render(self.model, labels=towns(self.model))

    def to_file(self, path: str | Path, *, layer: Layer = "events") -> tuple[str, ...]:
        """Write one file in the format of its ending, whole or not at all; what it leaves out, a sentence each.

        .html .gpkg .kml .gpx .json .png .svg hold the whole story; .geojson .csv .parquet .fgb the `layer` alone.
        Raises OutputError, or UsageError for an ending that is not known.
        """
        from geomap.results import write_file

        return write_file(self.model, Path(path), layer=layer)

    def to_folder(self, path: str | Path, *, formats: Sequence[str] = (), embed: bool = False) -> tuple[str, ...]:
        """Fill a folder as `geomap build` does; what the `formats` leave out, a sentence each. Raises OutputError."""
        from geomap.exports.formats import FORMATS
        from geomap.results import write_folder

        unknown = [name for name in formats if name not in FORMATS]
        if unknown:
            raise UsageError(f"no format is called {unknown[0]!r}", way_out=f"known: {', '.join(FORMATS)}")
        return write_folder(self.model, Path(path), formats=formats, embed=embed)

    def __repr__(self) -> str:
        counts = f"{len(self.model.timeline.all)} events, {len(self.model.places)} places"
        return f"<geomap.Story {self.title!r}: {counts}, {len(self.model.readings)} reports>"

    def _repr_html_(self) -> str:
        """The page in a frame of its own, which may run its own scripts and touch nothing of the notebook."""
        title = html.escape(f"{texts()['map']}: {clean(self.title)}".replace("\0", "\ufffd"))
        page = html.escape(self.to_html())
        look = f"width:100%;height:{FRAME_HEIGHT}px;border:1px solid #d5dade"
        return f'<iframe title="{title}" sandbox="{SANDBOX}" style="{look}" srcdoc="{page}"></iframe>'
