"""`geomap demo`: the map of the example reports."""

from __future__ import annotations

import argparse
from pathlib import Path

from geomap.commands import Parser, Tasks, build, inputs, outputs
from geomap.results import is_file

EXAMPLES = Path(__file__).parent.parent / "examples"


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser(
        "demo",
        help="the example map",
        description="Build the map of the example reports that come with geomap, on April 2010 in Kyrgyzstan.",
        epilog="example:\n  geomap demo -o example",
    )
    command.add_argument("-o", "--output", type=Path, default=Path("output"), metavar="DIR", help="default: output")
    command.set_defaults(
        run=run,
        reports=[EXAMPLES],
        published=None,
        allow_private=False,
        corrections=None,
        follow=[],
        title="April 2010 in Kyrgyzstan",
        **outputs.DEFAULTS,
        **inputs.GAZETTEER,
    )


def run(options: argparse.Namespace) -> int:
    """The map of the examples: with all that goes with one in a folder, or as one file."""
    options.embed = not is_file(options.output)
    return build.run(options)
