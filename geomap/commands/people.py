"""`geomap people`: who could be followed."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from geomap.commands import OK, SOME_FAILED, Parser, Tasks, inputs
from geomap.terminal import columns, finished, progress, say

if TYPE_CHECKING:
    from geomap.company import Member

MOST_PLACES = 4
"""Places in a row of the table; --json has all."""


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser(
        "people",
        help="who could be followed",
        description="""List the people, groups, ships, aircraft and storms of some reports: by what other names they go,
how often they are mentioned, and how many movements are told of them. Any of their names will do
for geomap build --follow.""",
        epilog="""examples:
  geomap people reports/
  geomap people one.txt two.txt --published 2010-04-16 --json""",
    )
    inputs.add_reports(command)
    command.add_argument("--json", action="store_true", help="JSON instead of a table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Who could be followed."""
    from geomap.company import company

    reports, failed = inputs.read(options)
    members = company(reports, inputs.reader(options), progress)
    finished()
    if options.json:
        print(json.dumps([_record(m) for m in members], ensure_ascii=False, indent=1))
    elif members:
        print(_table(members))
    else:
        say("the reports name no people, ships, aircraft or storms")
    return SOME_FAILED if failed else OK


def _record(m: Member) -> dict[str, object]:
    return {
        "name": m.person.name, "kind": m.person.kind, "names": list(m.person.names), "mentions": len(m.person.spans),
        "moves": len(m.moves), "places": list(m.places),
    }  # fmt: skip


def _table(members: tuple[Member, ...]) -> str:
    rows = [("name", "kind", "mentions", "moves", "places", "also called")]
    for m in members:
        places = ", ".join(m.places[:MOST_PLACES]) + (" …" if len(m.places) > MOST_PLACES else "")
        also = ", ".join(m.person.names[1:])
        rows.append((m.person.name, m.person.kind, str(len(m.person.spans)), str(len(m.moves)), places, also))
    return columns(rows)
