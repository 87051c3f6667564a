"""`geomap gazetteer`: ask the gazetteer."""

from __future__ import annotations

import argparse

from geomap.commands import OK, SOME_FAILED, Parser, Tasks
from geomap.terminal import columns, say


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser("gazetteer", help="ask the gazetteer")
    inner = command.add_subparsers(title="commands", metavar="COMMAND", required=True)
    search = inner.add_parser(
        "search",
        help="the places of a name",
        description="Print the places that a name may mean, the likeliest first.",
        epilog="example:\n  geomap gazetteer search Jalalabad",
    )
    search.add_argument("name", metavar="NAME")
    search.set_defaults(run=run_search)


def run_search(options: argparse.Namespace) -> int:
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
