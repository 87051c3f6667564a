"""`geomap review`: what is uncertain in a map, and how to correct it."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.commands import OK, Parser, Tasks
from geomap.errors import UsageError

if TYPE_CHECKING:
    from geomap.editor.review import Doubt

_MOST = 20


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser(
        "review",
        help="what is uncertain in a map, worst first",
        description="""List what is uncertain in the story that geomap build has written into DIR, worst first: places
with a close runner-up, events without a date, years that were assumed, ways that no sentence tells or nobody can have
made, reports that disagree. Each comes with its sentence and with a correction to paste into corrections.toml.""",
        epilog="""examples:
  geomap review map
  geomap review map --most 5
  geomap review map --json""",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the folder that geomap build has written")
    command.add_argument("--most", type=int, default=_MOST, metavar="N", help=f"how many to list; default: {_MOST}")
    command.add_argument("--json", action="store_true", help="JSON instead of text, all of them")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """What is uncertain."""
    from geomap.editor.review import doubts

    if options.most < 1:
        raise UsageError("--most is a number from 1")
    found = doubts(options.folder)
    if options.json:
        print(json.dumps([asdict(doubt) for doubt in found], ensure_ascii=False, indent=1))
        return OK
    print("\n\n".join(_shown(number, doubt) for number, doubt in enumerate(found[: options.most], 1)) or "# no doubts")
    if len(found) > options.most:
        print(f"\n# and {len(found) - options.most} more (--most N shows them)")
    return OK


def _shown(number: int, doubt: Doubt) -> str:
    """What is uncertain as comments, so that the whole is a file of corrections; the correction as it is pasted."""
    quote = f"#   “{_plain(doubt.quote)}”" if doubt.quote else "#   (no event is told of it)"
    return f"# {number}. {doubt.kind}: {_plain(doubt.says)}\n{quote} ({_plain(doubt.report)})\n{doubt.fix}"


def _plain(text: str) -> str:
    """On one line, and nothing in it can steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
