"""What `build` and `demo` write: the map, the GeoJSON, and whatever else is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import UsageError
from geomap.exports.formats import FORMATS
from geomap.terminal import say

if TYPE_CHECKING:
    from gazetteer.place import Place
    from geomap.model import Story
    from geomap.tiles import Tiles

DEFAULTS = {"format": [], "stills": False, "embed": False, "site": None, "tiles": None}
"""For a command that offers no such options."""


def add_outputs(command: argparse.ArgumentParser) -> None:
    """-o, --format, --stills, --embed, --site and --tiles."""
    command.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="DIR",
        help=f"the folder to write into, or one file: .html (the map alone), {', '.join(f'.{n}' for n in FORMATS)}",
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
    if _is_file(options.output):
        asked = [*(f"--format {name}" for name in options.format), *(["--stills"] if options.stills else [])]
        asked += ["--embed"] if options.embed or options.site is not None else []
        if asked:
            raise UsageError(f"{asked[0]} needs a folder", where=str(options.output), way_out="name a folder with -o")
    _site(options)
    _tiles(options)


def write(story: Story, options: argparse.Namespace) -> Path:
    """Write everything that the options ask for, all or nothing; what to open. Raises OutputError, UsageError."""
    _import_folium_alone()
    from geomap import embedding, geojson, texts, webmap
    from geomap.exports.formats import write_formats
    from geomap.files import whole_folder

    output, site = Path(options.output), _site(options)
    page: dict[str, Any] = {"labels": _towns(story), "tiles": _tiles(options)}
    if _is_file(output):
        return _write_file(story, output, page)
    with whole_folder(output) as folder:
        geojson.write(story, folder)
        texts.write(story, folder)
        webmap.write(story, folder / "map.html", site=site, **page)
        if options.stills or options.embed or site:
            from geomap import stills

            stills.write(story, folder, labels=page["labels"])
        if options.embed or site:
            embedding.write(story, folder / "embed.html", site=site)
        left = write_formats(story, options.format, folder) if options.format else ()
    _say_all(left)
    return output / "map.html"


def _write_file(story: Story, path: Path, page: Mapping[str, Any]) -> Path:
    from geomap import webmap
    from geomap.exports.formats import write_one

    if path.suffix.lower() == ".html":
        webmap.write(story, path, **page)
    else:
        _say_all(write_one(story, path))
    return path


def _is_file(output: Path) -> bool:
    """Whether the name is that of one file; a folder may be called anything."""
    return not output.is_dir() and output.suffix.lower() in {".html", *(each.ending for each in FORMATS.values())}


def _towns(story: Story) -> Sequence[Place]:
    from gazetteer.index import Index
    from gazetteer.landmarks import landmarks

    return landmarks(Index.open(), [named.resolution.place for named in story.places])


def _site(options: argparse.Namespace) -> str:
    from geomap.embedding import check_site

    return check_site(options.site) if options.site is not None else ""


def _tiles(options: argparse.Namespace) -> Tiles | None:
    from geomap import tiles

    return tiles.find(options.tiles) if options.tiles is not None else None


def _import_folium_alone() -> None:
    """Folium loads pandas only to accept data frames, which takes half a second of every build: keep it from that."""
    if "pandas" not in sys.modules:
        sys.modules["pandas"] = None  # type: ignore[assignment]  # the documented way to make an import fail
        try:
            import folium  # noqa: F401
        finally:
            del sys.modules["pandas"]


def _say_all(lines: Sequence[str]) -> None:
    for line in lines:
        say(line)
