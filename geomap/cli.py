"""The command line: arguments, progress, exit codes.

0: all well. 1: some reports failed, the rest was done. 2: wrong use, or nothing could be done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from gazetteer.place import GazetteerError
from geomap import __version__
from geomap.commands import FAILED, SOME_FAILED, Parser, build, demo, extract, fit, gazetteer, people, review
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
    top = Parser(
        prog="geomap",
        description="News reports in; a map of dated events in time order, with routes, out.",
        epilog="""examples:
  geomap demo                                  the example map, into output/
  geomap build reports/ -o map                 all reports in a folder
  geomap build a.txt b.txt -o map --published 2010-04-16 --follow "Kurmanbek Bakiyev"
  geomap review map                            what is uncertain, and how to correct it
  geomap extract reports.jsonl -o places.jsonl
  geomap gazetteer search Jalalabad""",
    )
    top.add_argument("--version", action="version", version=f"geomap {__version__}")
    tasks = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (build, review, extract, people, demo, gazetteer, fit):
        command.add(tasks)
    return top
