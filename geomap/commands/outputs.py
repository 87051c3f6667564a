"""What `build` and `demo` write: the map, the GeoJSON, and whatever else is asked for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.commands import inputs
from geomap.errors import UsageError
from geomap.exports.formats import FORMATS
from geomap.results import OTHERS, is_file
from geomap.terminal import say

if TYPE_CHECKING:
    from geomap.model import Story
    from geomap.page.tiles import Tiles

ENDINGS = (*OTHERS, *(each.ending for each in FORMATS.values()))
"""Of one file."""
DEFAULTS = {"format": [], "stills": False, "embed": False, "site": None, "tiles": None}
"""For a command that offers no such options."""


def add_outputs(command: argparse.ArgumentParser) -> None:
    """-o, --format, --stills, --embed, --site and --tiles."""
    command.add_argument(
        "-o",
        "--output",
        required=True,
        type=inputs.output,
        metavar="DIR",
        help="the folder to write into, or one file by its ending: " + ", ".join(ENDINGS),
    )
    command.add_argument(
        "--format",
        action="append",
        default=[],
        choices=list(FORMATS),
        help=f"write the tables in this format too; may be repeated: {', '.join(f.title for f in FORMATS.values())}",
    )
    command.add_argument("--stills", action="store_true", help="write preview.png (1200 x 630) and map.svg too")
    command.add_argument(
        "--embed",
        action="store_true",
        help="write embed.html, with the code to put the map into an article, and stills",
    )
    command.add_argument(
        "--site", metavar="URL", help="the address the folder will have on the web, for --embed and for link previews"
    )
    command.add_argument(
        "--tiles",
        metavar="NAME",
        help="draw these tiles under the story, as OpenStreetMap.Mapnik; the page then asks their server, and no other",
    )


def check(options: argparse.Namespace) -> None:
    """Refuse what cannot be done before any report is read. Raises UsageError."""
    if is_file(options.output):
        asked = [*(f"--format {name}" for name in options.format), *(["--stills"] if options.stills else [])]
        asked += ["--embed"] if options.embed or options.site is not None else []
        if asked:
            raise UsageError(f"{asked[0]} needs a folder", where=str(options.output), way_out="name a folder with -o")
    else:
        inputs.refuse_ending(options.output, "one file can be " + ", ".join(ENDINGS))
    ending = options.output.suffix.lower().removeprefix(".")
    for name in [*options.format, *([ending] if is_file(options.output) and ending in FORMATS else [])]:
        FORMATS[name].check()
    _site(options)
    _tiles(options)


def write(story: Story, options: argparse.Namespace) -> Path:
    """Write everything that the options ask for, all or nothing; what to open. Raises OutputError, UsageError."""
    from geomap import results

    _import_folium_alone()
    output, site, tiles = Path(options.output), _site(options), _tiles(options)
    if is_file(output):
        left, opened = results.write_file(story, output, tiles=tiles), output
    else:
        left = results.write_folder(
            story,
            output,
            formats=options.format,
            stills=options.stills,
            embed=options.embed or bool(site),
            site=site,
            tiles=tiles,
        )
        opened = output / results.PAGE
    for line in left:
        say(line)
    return opened


def _site(options: argparse.Namespace) -> str:
    from geomap.page.embedding import check_site

    return check_site(options.site) if options.site is not None else ""


def _tiles(options: argparse.Namespace) -> Tiles | None:
    from geomap.page import tiles

    return tiles.find(options.tiles) if options.tiles is not None else None


def _import_folium_alone() -> None:
    """Folium loads pandas only to accept data frames, which takes half a second of every build: keep it from that."""
    if "pandas" not in sys.modules:
        sys.modules["pandas"] = None  # type: ignore[assignment]  # the documented way to make an import fail
        try:
            import folium  # noqa: F401
        finally:
            del sys.modules["pandas"]
