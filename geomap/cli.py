"""The command line: arguments, progress, exit codes.

0: all well. 1: some reports failed, the rest was done. 2: wrong use, or nothing could be done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from gazetteer.place import GazetteerError
from geomap import __version__, commands
from geomap.commands import FAILED, SOME_FAILED
from geomap.errors import GeomapError
from geomap.terminal import say, steady_streams


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    steady_streams()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our matrices are small: more threads only wait for each other
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
        return code
    except (GeomapError, GazetteerError) as error:
        say(str(error))
        return FAILED
    except KeyboardInterrupt:
        say("stopped; nothing was written")
        return 130
    except BrokenPipeError:  # whoever read our output has gone; keep Python from trying to flush it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED


def parser() -> argparse.ArgumentParser:
    """All commands and options."""
    top = _Parser(
        prog="geomap",
        description="News reports in; a map of dated events in time order, with routes, out.",
        epilog="""examples:
  geomap demo                                  the example map, into output/
  geomap build reports/ -o map                 all .txt and .md files of a folder
  geomap build a.txt b.txt -o map --published 2010-04-16 --follow "Kurmanbek Bakiyev"
  geomap extract reports.jsonl -o places.jsonl
  geomap gazetteer search Jalalabad""",
    )
    top.add_argument("--version", action="version", version=f"geomap {__version__}")
    tasks = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(tasks)
    _add_extract(tasks)
    _add_demo(tasks)
    _add_gazetteer(tasks)
    return top


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: object) -> None:
        super().__init__(**{"formatter_class": argparse.RawDescriptionHelpFormatter, **options})  # type: ignore[arg-type]

    def error(self, message: str) -> None:  # type: ignore[override]
        """One line, as for every other mistake."""
        self.exit(FAILED, f"geomap: {message} (see {self.prog} --help)\n")


_Tasks = argparse._SubParsersAction  # the only name argparse has for it


def _add_build(tasks: _Tasks[_Parser]) -> None:
    build = tasks.add_parser(
        "build",
        help="reports to a map",
        description="""Read reports and write map.html, events.geojson, places.geojson, route.geojson and story.json.

A report is a .txt or .md file; in a .jsonl file every line is one. A text file may begin with what is known of it:

  ---
  title: President flees
  publisher: The Daily Example
  published: 2010-04-16
  url: https://example.org/president-flees
  ---

The date of publication tells which day "Thursday" was.""",
        epilog="""examples:
  geomap build reports/ -o map
  geomap build one.txt two.txt -o map --published 2010-04-16
  geomap build reports/ -o map --follow "Roza Otunbayeva" --follow Bakiyev""",
    )
    build.add_argument("reports", nargs="+", metavar="REPORT", help="a file, or a folder with all reports below it")
    build.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="the folder to write into")
    build.add_argument(
        "--published", metavar="DATE", help="when reports that do not say were published: 2010-04-16, or with a time"
    )
    build.add_argument("--title", help="title of the map; without it, the first report's")
    build.add_argument(
        "--follow",
        action="append",
        default=[],
        metavar="NAME",
        help="whose route to draw; may be repeated; without it, the most travelled person's",
    )
    build.set_defaults(run=commands.build)


def _add_extract(tasks: _Tasks[_Parser]) -> None:
    extract = tasks.add_parser(
        "extract",
        help="places, dates and events of many reports, as JSON lines",
        description="""Read one report a line, {"id", "text", "title", "publisher", "published", "url"}, and write one
record a line in the same order: {"id", "mentions", "times", "events", "warnings", "error"}.
A report that cannot be read gives a record with "error"; the run goes on.""",
        epilog="""examples:
  geomap extract reports.jsonl -o found.jsonl
  zcat reports.jsonl.gz | geomap extract - -o - | jq .mentions""",
    )
    extract.add_argument("input", metavar="IN.jsonl", help="the reports; - for standard input")
    extract.add_argument(
        "-o", "--output", required=True, type=Path, metavar="OUT.jsonl", help="the results; - for standard output"
    )
    extract.set_defaults(run=commands.extract)


def _add_demo(tasks: _Tasks[_Parser]) -> None:
    demo = tasks.add_parser(
        "demo",
        help="the example map",
        description="Build the map of the example reports that come with geomap, on April 2010 in Kyrgyzstan.",
    )
    demo.add_argument("-o", "--output", type=Path, default=Path("output"), metavar="DIR", help="default: output")
    demo.set_defaults(run=commands.demo)


def _add_gazetteer(tasks: _Tasks[_Parser]) -> None:
    gazetteer = tasks.add_parser("gazetteer", help="ask the gazetteer")
    inner = gazetteer.add_subparsers(title="commands", metavar="COMMAND", required=True)
    search = inner.add_parser(
        "search",
        help="the places of a name",
        description="Print the places that a name may mean, the likeliest first.",
        epilog="example:\n  geomap gazetteer search Jalalabad",
    )
    search.add_argument("name", metavar="NAME")
    search.set_defaults(run=commands.search)
