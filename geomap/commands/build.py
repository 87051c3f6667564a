"""`geomap build`: reports to a map."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.commands import OK, SOME_FAILED, Parser, Tasks, inputs
from geomap.terminal import count, finished, progress

if TYPE_CHECKING:
    from geomap.model import Story


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser(
        "build",
        help="reports to a map",
        description="""Read reports and write map.html, events.geojson, places.geojson, route.geojson and story.json.

A report is a text file, a saved HTML page, a mail (.eml) or a PDF; a .jsonl or .csv file and an RSS or Atom feed hold
several. Which it is, is told by content. The text that is taken out of pages, mails, PDF and feeds is written into
reports/ beside the map. A text file may begin with what is known of it:

  ---
  title: President flees
  publisher: The Daily Example
  published: 2010-04-16
  url: https://example.org/president-flees
  ---

The date of publication tells which day "Thursday" was.""",
        epilog="""examples:
  geomap build reports/ -o map
  geomap build one.txt two.html -o map --published 2010-04-16
  geomap build https://example.org/president-flees -o map
  curl -s https://example.org/feed.xml | geomap build - -o map
  geomap build reports/ -o map --follow "Roza Otunbayeva" --follow Bakiyev""",
    )
    inputs.add_reports(command)
    command.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="the folder to write into")
    command.add_argument("--title", help="title of the map; without it, the first report's")
    command.add_argument(
        "--follow",
        action="append",
        default=[],
        metavar="NAME",
        help="whose route to draw; may be repeated; without it, the most travelled person's",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reports to a map."""
    from gazetteer.index import Index
    from gazetteer.landmarks import landmarks
    from geomap import geojson, texts
    from geomap.files import whole_folder
    from geomap.story import build

    _import_folium_alone()
    from geomap import webmap

    reports, failed = inputs.read(options)
    story = build(reports, follow=options.follow, title=options.title, reader=inputs.reader(options), progress=progress)
    finished()
    inputs.warn(story)
    towns = landmarks(Index.open(), [named.resolution.place for named in story.places])
    with whole_folder(options.output) as folder:
        geojson.write(story, folder)
        texts.write(story, folder)
        webmap.write(story, folder / "map.html", labels=towns)
    print(_summary(story))
    print(f"open {options.output / 'map.html'}")
    return SOME_FAILED if failed else OK


def _import_folium_alone() -> None:
    """Folium loads pandas only to accept data frames, which takes half a second of every build: keep it from that."""
    if "pandas" not in sys.modules:
        sys.modules["pandas"] = None  # type: ignore[assignment]  # the documented way to make an import fail
        try:
            import folium  # noqa: F401
        finally:
            del sys.modules["pandas"]


def _summary(story: Story) -> str:
    events, stops = len(story.timeline.all), sum(len(route.stops) for route in story.routes)
    parts = [count(len(story.readings), "report"), count(events, "event"), count(len(story.places), "place")]
    parts += [f"route of {route.person}" for route in story.routes if stops]
    return ", ".join(parts) if story.places else ", ".join(parts) + "; no report names a place that could be found"
