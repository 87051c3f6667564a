"""`geomap build`: reports to a map."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.commands import OK, SOME_FAILED, Parser, Tasks, inputs, outputs
from geomap.errors import ReportError, UsageError
from geomap.terminal import count, finished, progress, say

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

The date of publication tells which day "Thursday" was.

What geomap extract wrote is drawn too, all its events and no report read again: its file, or its folder.""",
        epilog="""examples:
  geomap build reports/ -o map
  geomap build one.txt two.html -o map --published 2010-04-16
  geomap build https://example.org/president-flees -o map
  curl -s https://example.org/feed.xml | geomap build - -o map
  geomap build reports/ -o map --format gpkg --format kml
  geomap build reports/ -o map --site https://example.org/maps/april
  geomap build reports/ -o story.gpkg
  geomap build reports/ -o map --corrections corrections.toml
  geomap build found.parquet -o map --title "A year of floods"
  geomap build reports/ -o map --follow "Roza Otunbayeva" --follow Bakiyev""",
    )
    inputs.add_reports(command)
    outputs.add_outputs(command)
    command.add_argument("--title", help="title of the map; without it, the earliest report's")
    command.add_argument(
        "--follow",
        action="append",
        default=[],
        metavar="NAME",
        help="whose route to draw; may be repeated; without it, the most travelled person's",
    )
    inputs.add_corrections(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reports to a map."""
    from geomap.story import build

    outputs.check(options)
    if _corpora(options.reports):
        return _build_corpus(options)
    corrections = inputs.corrections(options)
    reports, failed = inputs.read(options)
    story = build(
        reports,
        follow=options.follow,
        title=options.title,
        reader=inputs.reader(options),
        progress=progress,
        corrections=corrections,
    )
    finished()
    inputs.warn(story)
    opened = outputs.write(story, options)
    print(_summary(story))
    print(f"open {opened}")
    return SOME_FAILED if failed or story.stale else OK


def _corpora(named: Sequence[str]) -> list[str]:
    """Which of the arguments are what extract wrote."""
    from geomap.batch.corpus import is_corpus

    return [name for name in named if name != "-" and is_corpus(Path(name))]


def _build_corpus(options: argparse.Namespace) -> int:
    """The events of a corpus to a map."""
    from geomap.batch import tidied_at_the_end
    from geomap.batch.corpus import read_corpus

    first, *more = options.reports
    if more:
        raise UsageError("one corpus is drawn by itself", where=more[0], way_out="extract all reports into one")
    if options.follow:
        raise UsageError("a corpus holds no routes", where="--follow", way_out="build from the reports")
    failed: list[ReportError] = []

    def note(error: ReportError) -> None:
        failed.append(error)
        say(str(error))

    with tidied_at_the_end():
        story = read_corpus(Path(first), options.title, said=note)
        opened = outputs.write(story, options)
    print(_summary(story))
    print(f"open {opened}")
    return SOME_FAILED if failed else OK


def _summary(story: Story) -> str:
    from geomap.editor.happenings import ADDED

    events, reports = len(story.timeline.all), sum(r.report.title != ADDED for r in story.readings)
    parts = [count(reports, "report"), count(events, "event"), count(len(story.places), "place")]
    parts += [f"route of {route.person}" for route in story.routes if route.stops]
    return ", ".join(parts) if story.places else ", ".join(parts) + "; no report names a place that could be found"
