"""A story as files: the folder that `geomap build` fills, or one file by its ending. All or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.exports import Layer
from geomap.exports.formats import FORMATS
from geomap.files import whole_folder, whole_path

if TYPE_CHECKING:
    from gazetteer.place import Place
    from geomap.model import Story
    from geomap.page.tiles import Tiles

PAGE = "map.html"
OTHERS: Mapping[str, str] = {
    ".html": "the map",
    ".geojson": "one table; stops and legs together",
    ".json": "the whole story",
    ".png": "the still",
    ".svg": "the still",
}
"""Endings of single files beside those of the formats, and what is in them."""


def write_folder(
    story: Story,
    folder: Path,
    *,
    formats: Sequence[str] = (),
    stills: bool = False,
    embed: bool = False,
    site: str = "",
    tiles: Tiles | None = None,
) -> tuple[str, ...]:
    """Fill the folder with the map, the GeoJSON, story.json, extracted texts, and what is asked for beside them.

    `formats`: names of `geomap.exports.formats`. `stills`: preview.png and map.svg; `embed`: the page with the code to
    paste, and the stills. `site`: the address that the folder will have, for whole addresses in page and code.
    Returns what the formats and the stills cannot hold, a sentence each. Raises OutputError.
    """
    from geomap import geojson, texts, webmap
    from geomap.exports.formats import write_formats
    from geomap.page import embedding

    labels = towns(story)
    with whole_folder(folder) as new:
        geojson.write(story, new)
        texts.write(story, new)
        webmap.write(story, new / PAGE, labels=labels, tiles=tiles, site=site)
        undrawn: tuple[str, ...] = ()
        if stills or embed:
            from geomap import stills as drawing

            undrawn = drawing.write(story, new, labels=labels)
        if embed:
            embedding.write(story, new / "embed.html", site=site)
        return undrawn + (write_formats(story, formats, new) if formats else ())


def is_file(output: Path) -> bool:
    """Whether the name is that of one file; a folder that is there may be called anything."""
    endings = {*OTHERS, *(each.ending for each in FORMATS.values())}
    return not output.is_dir() and output.suffix.lower() in endings


def write_file(story: Story, path: Path, *, layer: Layer = "events", tiles: Tiles | None = None) -> tuple[str, ...]:
    """Write one file in the format of its ending; what it leaves out, a sentence each.

    `layer`: which table, for formats that hold one. Raises OutputError, or UsageError for an ending that is not known.
    """
    ending = path.suffix.lower()
    if ending not in OTHERS:
        from geomap.exports.formats import write_one

        return write_one(story, path, layer=layer)
    from geomap import geojson

    with whole_path(path) as new:
        if ending == ".html":
            from geomap import webmap

            webmap.write(story, new, labels=towns(story), tiles=tiles)
        elif ending in (".png", ".svg"):
            from geomap.stills.picture import Picture

            picture = Picture(story, towns(story), "en")
            picture.save(new)
            return picture.undrawn
        elif ending == ".json":
            geojson.write_story(story, new)
        else:
            make = {"events": geojson.events_geojson, "places": geojson.places_geojson}.get(
                layer, geojson.route_geojson
            )
            collection = make(story)
            geojson.write_collection(collection, new)
            return (f"GeoJSON: {path.name} holds the {collection['name']} alone",)
    return ()


def towns(story: Story) -> Sequence[Place]:
    """Towns to name around the story, most important first."""
    from gazetteer.index import Index
    from gazetteer.landmarks import landmarks

    return landmarks(Index.open(), [named.resolution.place for named in story.places])
