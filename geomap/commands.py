"""What each command does; each function takes the parsed arguments and returns the exit code.

What is slow to import is imported where it is used, so that --help answers at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import ReportError, UsageError
from geomap.terminal import columns, count, finished, progress, say

if TYPE_CHECKING:
    import datetime as dt

    from geomap.model import Report, Story

OK, SOME_FAILED, FAILED = 0, 1, 2
EXAMPLES = Path(__file__).parent / "examples"


def build(options: argparse.Namespace) -> int:
    """Reports to a map."""
    return _map_of(options.reports, options.output, _date(options.published), options.title, options.follow)


def demo(options: argparse.Namespace) -> int:
    """The map of the example reports."""
    return _map_of([EXAMPLES], options.output, None, "April 2010 in Kyrgyzstan", [])


def _map_of(
    paths: Sequence[str | Path],
    output: Path,
    published: dt.date | dt.datetime | None,
    title: str | None,
    follow: Sequence[str],
) -> int:
    from gazetteer.index import Index
    from gazetteer.landmarks import landmarks
    from geomap import geojson
    from geomap.files import whole_folder
    from geomap.story import build as build_story

    _import_folium_alone()
    from geomap import webmap

    reports, failed = _read(paths, published)
    story = build_story(reports, follow=follow, title=title, progress=progress)
    finished()
    for reading in story.readings:
        for warning in dict.fromkeys(reading.report.warnings + reading.warnings):
            say(f"{reading.report.file}: warning: {warning}")
    towns = landmarks(Index.open(), [named.resolution.place for named in story.places])
    with whole_folder(output) as folder:
        geojson.write(story, folder)
        webmap.write(story, folder / "map.html", labels=towns)
    print(_summary(story))
    print(f"open {output / 'map.html'}")
    return SOME_FAILED if failed else OK


def _import_folium_alone() -> None:
    """Folium loads pandas only to accept data frames, which takes half a second of every build: keep it from that."""
    if "pandas" not in sys.modules:
        sys.modules["pandas"] = None  # type: ignore[assignment]  # the documented way to make an import fail
        try:
            import folium  # noqa: F401
        finally:
            del sys.modules["pandas"]


def _read(
    paths: Sequence[str | Path], published: dt.date | dt.datetime | None
) -> tuple[list[Report], list[ReportError]]:
    """The reports and what failed, which is said at once. Raises UsageError where there is no report at all."""
    from geomap.reports import read_reports

    reports: list[Report] = []
    failed: list[ReportError] = []
    for found in read_reports(paths, published=published):
        if isinstance(found, ReportError):
            failed.append(found)
            say(str(found))
        else:
            reports.append(found)
    if not reports:
        raise UsageError("no report could be read: nothing was written")
    return reports, failed


def _summary(story: Story) -> str:
    events, stops = len(story.timeline.all), sum(len(route.stops) for route in story.routes)
    parts = [count(len(story.readings), "report"), count(events, "event"), count(len(story.places), "place")]
    parts += [f"route of {route.person}" for route in story.routes if stops]
    return ", ".join(parts) if story.places else ", ".join(parts) + "; no report names a place that could be found"


def extract(options: argparse.Namespace) -> int:
    """One record for each report of a .jsonl file."""
    if options.output.suffix == ".parquet":
        raise UsageError("extract writes JSON lines", where=str(options.output), way_out="name a .jsonl file with -o")
    if options.input == "-":
        return _extract(sys.stdin.buffer, "stdin", options.output)
    if Path(options.input).suffix.lower() in (".txt", ".md") or Path(options.input).is_dir():
        way_out = "for files and folders of text use geomap build"
        raise UsageError("extract reads JSON lines", where=options.input, way_out=way_out)
    try:
        source = Path(options.input).open("rb")  # noqa: SIM115  # closed below; only opening may fail here
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=options.input, way_out="check the name") from None
    with source:
        return _extract(source, options.input, options.output)


def _extract(source: Iterable[bytes], name: str, output: Path) -> int:
    from geomap.batch import records
    from geomap.files import whole_file
    from geomap.records import dumps
    from geomap.story import Reader

    reader = Reader.load()
    done = failed = 0
    with whole_file(output) as target:
        for record in records(source, name, reader):
            target.write((dumps(record) + "\n").encode())
            done += 1
            if record["error"]:
                failed += 1
                say(record["error"])
            if done % 100 == 0:
                progress("reading", done)
    finished()
    if not done:
        say(f"{name}: no report in it: the result is empty")
    return SOME_FAILED if failed else OK


def search(options: argparse.Namespace) -> int:
    """What the gazetteer knows of a name."""
    from gazetteer.index import Index
    from gazetteer.search import search as find

    found = find(Index.open(), options.name)
    if not found:
        say(f"the gazetteer has no place called {options.name!r}")
        return SOME_FAILED
    rows = [("place", "kind", "in", "lat", "lon", "people", "name is its", "id")]
    for f in found:
        inside = ", ".join(filter(None, (f.admin2, f.admin1, f.country)))
        place, people = f.place, f"{f.place.population:,}" if f.place.population else ""
        lat, lon = f"{place.lat:.4f}", f"{place.lon:.4f}"
        rows.append((place.name, place.kind, inside, lat, lon, people, f.matched, place.id))
    print(columns(rows))
    return OK


def _date(text: str | None) -> dt.date | dt.datetime | None:
    from geomap.dates import iso_date

    try:
        return iso_date(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"--published: {error}") from None
