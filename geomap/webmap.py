"""The story as a map page: one HTML file that opens from disk and asks no server.

Folium builds the map; `StoryMap` is an element that can be added to any `folium.Map`. No text from a report passes
through Folium's or branca's templates: branca parses rendered text again as a Jinja template, so that `{{ }}` in a
headline would run. The text travels as one JSON block, and scripts put it on the page as text nodes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement

from gazetteer.place import Place
from geomap.errors import OutputError
from geomap.files import whole_file
from geomap.page import embedding
from geomap.page.blocks import story_blocks
from geomap.page.code import leaflet, story_css, story_js
from geomap.page.list import plain_list

if TYPE_CHECKING:
    from geomap.model import Story
    from geomap.page.tiles import Tiles

DEEPEST = 18
"""The closest zoom of a page with tiles."""


def write(story: Story, path: Path, **options: Any) -> None:
    """Write the page, whole or not at all; options as for `render`. Raises OutputError."""
    page = render(story, **options)
    with whole_file(path) as stream:
        stream.write(page.encode())


def render(
    story: Story, *, labels: Sequence[Place] = (), language: str = "en", tiles: Tiles | None = None, site: str = ""
) -> str:
    """The page as text: the same story gives the same bytes.

    `tiles`: drawn under the story, from servers that the page then asks; `site`: the address of the page's folder.
    """
    import folium

    page = PageFigure(story, language, tiles=tiles, site=site)
    world = folium.Map(location=[20, 0], zoom_start=2, tiles=None, zoom_control=False, attribution_control=False)
    world._id = "1"  # Folium draws ids at random
    world.add_to(page)
    if tiles is not None:
        _tile_layer(tiles).add_to(world)
    StoryMap(story, labels=labels, language=language, tiles=tiles).add_to(world)
    rendered: str = page.render()
    return rendered


def _tile_layer(tiles: Tiles) -> MacroElement:
    import folium

    layer: MacroElement = folium.TileLayer(
        tiles.url,
        name="tiles",
        attr=tiles.name,
        max_zoom=DEEPEST,
        max_native_zoom=tiles.deepest,
        subdomains=tiles.subdomains,
        tms=tiles.tms,
        control=False,
    )
    layer._id = "1"
    return layer


class Verbatim(Element):
    """Text that no template engine reads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:
        return self.text


class StoryMap(MacroElement):
    """A story on a folium.Map: bubbles, areas, route, time strip and list."""

    def __init__(
        self, story: Story, *, labels: Sequence[Place] = (), language: str = "en", tiles: Tiles | None = None
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "StoryMap", "1"
        self.story, self.labels, self.language, self.tiles = story, labels, language, tiles

    def render(self, **_: Any) -> str:
        """Hand the page its data, style and scripts; the element itself is no text."""
        figure, world = self.get_root(), self._parent
        if not isinstance(figure, Figure) or world is None:
            raise OutputError("a story is shown on a map", way_out="add it to a folium.Map")
        tiles = self.tiles and {"host": self.tiles.host, "credit": self.tiles.credit, "deepest": DEEPEST}
        blocks = "\n".join(story_blocks(self.story, self.labels, self.language, tiles=tiles))
        start = f"geomap.show({world.get_name()});"
        figure.header.add_child(Verbatim(f"<style>{story_css()}</style>"), name="geomap_style")
        figure.html.add_child(Verbatim(f"{blocks}\n"), name="geomap_data")
        figure.script.add_child(Verbatim(story_js()), name="geomap_code")
        figure.script.add_child(Verbatim(start), name="geomap_start")
        return ""


class PageFigure(Figure):
    """The whole page: Leaflet inlined, no link to any server, and a policy that lets nothing else run."""

    def __init__(self, story: Story, language: str, *, tiles: Tiles | None = None, site: str = "") -> None:
        super().__init__()
        self.story, self.language, self.tiles, self.site = story, language, tiles, site

    def render(self, **kwargs: Any) -> str:
        for child in list(self._children.values()):
            child.render(**kwargs)
        self._refuse_links()
        scripts = [leaflet("js"), *self._own_scripts()]
        styles = [leaflet("css"), *re.findall(r"<style>(.*?)</style>", self._style(), re.DOTALL)]
        body = "".join(child.render() for child in self.html._children.values())
        return "\n".join(
            [
                f'<!DOCTYPE html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, styles, self._hosts())}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f'<meta name="referrer" content="{"strict-origin" if self.tiles else "no-referrer"}">',
                *embedding.card(self.story, self.language, self.site),
                *(f"<style>{style}</style>" for style in styles),
                f"</head>\n<body>\n{body}",
                f"<noscript>{plain_list(self.story, self.language)}</noscript>",
                *(f"<script>{script}</script>" for script in scripts),
                "</body>\n</html>\n",
            ]
        )

    def _hosts(self) -> tuple[str, ...]:
        return self.tiles.hosts if self.tiles else ()

    def _refuse_links(self) -> None:
        """Folium's own links are replaced by the inlined Leaflet; a link of anybody else would ask a server."""
        import folium

        known = {url for _, url in [*folium.Map.default_js, *folium.Map.default_css]}
        for child in self.header._children.values():
            if isinstance(child, JavascriptLink | CssLink) and child.url not in known:
                raise OutputError(f"the page would ask {child.url}", way_out="add only elements without links")

    def _own_scripts(self) -> Iterable[str]:
        yield "L_NO_TOUCH = false; L_DISABLE_3D = false;"
        yield "\n".join(child.render().strip() for child in self.script._children.values())

    def _style(self) -> str:
        return "".join(child.render() for child in self.header._children.values() if isinstance(child, Verbatim))


def _policy(scripts: Iterable[str], styles: Iterable[str], hosts: Iterable[str] = ()) -> str:
    def hashes(codes: Iterable[str]) -> str:
        return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(c.encode()).digest()).decode()}'" for c in codes)

    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; "
        f"img-src {' '.join(['data:', *hosts])}; base-uri 'none'; form-action 'none'"
    )
