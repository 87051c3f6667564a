"""The story as a map page: one HTML file that opens from disk and asks no server.

Folium builds the map; `StoryMap` is an element that can be added to any `folium.Map`. No text from a report passes
through Folium's or branca's templates: branca parses rendered text again as a Jinja template, so that `{{ }}` in a
headline would run. The text travels as one JSON block, and scripts put it on the page as text nodes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement

from gazetteer.place import Place

from . import basemap
from .errors import ModelError, OutputError
from .page_data import page_data, positions
from .page_list import plain_list
from .page_text import clean, texts

if TYPE_CHECKING:
    from .model import Story

SCRIPTS = ("dom", "data", "state", "basemap", "areas", "labels", "layer", "route", "popup", "card", "list", "strip")
"""Modules of web/ in the order in which they are joined; filters and main follow."""
PACK_FROM = 60_000
"""Bytes of JSON above which the data travels gzipped (as base64)."""


def write(story: Story, path: Path, *, labels: Sequence[Place] = (), language: str = "en") -> None:
    """Write the page, whole or not at all. Raises OutputError if the file cannot be written."""
    page = render(story, labels=labels, language=language)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError(f"cannot write the map: {error.strerror}", where=str(path)) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(page)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise OutputError(f"cannot write the map: {error.strerror}", where=str(path)) from error


def render(story: Story, *, labels: Sequence[Place] = (), language: str = "en") -> str:
    """The page as text: the same story gives the same bytes."""
    import folium

    page = PageFigure(story, language)
    world = folium.Map(location=[20, 0], zoom_start=2, tiles=None, zoom_control=False, attribution_control=False)
    world._id = "1"  # Folium draws ids at random
    world.add_to(page)
    StoryMap(story, labels=labels, language=language).add_to(world)
    rendered: str = page.render()
    return rendered


class Verbatim(Element):
    """Text that no template engine reads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:
        return self.text


class StoryMap(MacroElement):
    """A story on a folium.Map: bubbles, areas, route, time strip and list."""

    def __init__(self, story: Story, *, labels: Sequence[Place] = (), language: str = "en") -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "StoryMap", "1"
        self.story, self.labels, self.language = story, labels, language

    def render(self, **_: Any) -> str:
        """Hand the page its data, style and scripts; the element itself is no text."""
        figure, world = self.get_root(), self._parent
        if not isinstance(figure, Figure) or world is None:
            raise OutputError("a story is shown on a map", way_out="add it to a folium.Map")
        data = data_block("geomap-data", page_data(self.story, self.labels, language=self.language))
        outlines = data_block("geomap-world", basemap.for_story(positions(self.story)))
        blocks = 'document.getElementById("geomap-data"), document.getElementById("geomap-world")'
        start = f"geomap.show({world.get_name()}, {blocks});"
        figure.header.add_child(Verbatim(f"<style>{story_css()}</style>"), name="geomap_style")
        figure.html.add_child(Verbatim(f"{data}\n{outlines}\n"), name="geomap_data")
        figure.script.add_child(Verbatim(story_js()), name="geomap_code")
        figure.script.add_child(Verbatim(start), name="geomap_start")
        return ""


class PageFigure(Figure):
    """The whole page: Leaflet inlined, no link to any server, and a policy that lets nothing else run."""

    def __init__(self, story: Story, language: str) -> None:
        super().__init__()
        self.story, self.language = story, language

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
                f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, styles)}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="referrer" content="no-referrer">',
                *self._card(),
                *(f"<style>{style}</style>" for style in styles),
                f"</head>\n<body>\n{body}",
                f"<noscript>{plain_list(self.story, self.language)}</noscript>",
                *(f"<script>{script}</script>" for script in scripts),
                "</body>\n</html>\n",
            ]
        )

    def _card(self) -> Iterable[str]:
        """The title, and what other sites show of a link to the page (Open Graph)."""
        words = texts(self.language)
        title = html.escape(clean(self.story.title)) or words["no_title"]
        events = len(self.story.timeline.all)
        about = words["count_one"] if events == 1 else words["count_all"].replace("{m}", str(events))
        yield f"<title>{title}</title>"
        yield f'<meta name="description" content="{title}: {about if events else words["empty"]}">'
        yield f'<meta property="og:title" content="{title}">'
        yield '<meta property="og:type" content="article">'
        yield f'<meta property="og:description" content="{about if events else words["empty"]}">'

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


def data_block(name: str, data: dict[str, Any]) -> str:
    """The data as a block that no browser runs: nothing in it can end the block or open a tag."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    packed = len(text) > PACK_FROM
    if packed:
        body = base64.b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode()
    else:
        body = re.sub(r"[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)
    kind = "application/gzip" if packed else "application/json"
    return f'<script type="{kind}" id="{name}">{body}</script>'


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    def hashes(codes: Iterable[str]) -> str:
        return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(c.encode()).digest()).decode()}'" for c in codes)

    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@lru_cache(maxsize=1)
def story_js() -> str:
    """Our modules as one function, so that nothing but `geomap` becomes global."""
    modules = [_squeeze(web_file(f"{name}.js")) for name in (*SCRIPTS, "filters", "main")]
    return "const geomap = (() => {\n'use strict';\n" + "\n".join(modules) + "\nreturn { show };\n})();"


def _squeeze(code: str) -> str:
    """The script without its comments that stand alone, and without indents: a sixth less to load."""
    code = re.sub(r"^\s*/\*.*?\*/\s*$", "", code, flags=re.MULTILINE | re.DOTALL)
    return "\n".join(line.strip() for line in code.splitlines() if line.strip())


@lru_cache(maxsize=1)
def story_css() -> str:
    return web_file("story.css")


def web_file(name: str) -> str:
    """A file of geomap/web. Raises ModelError if it is missing."""
    try:
        return (files("geomap") / "web" / name).read_text("utf-8")
    except OSError as error:
        raise ModelError("a file of the page is missing", where=name) from error


@lru_cache(maxsize=2)
def leaflet(ending: str) -> str:
    """Leaflet's script or style from the XStatic-Leaflet package, without links to files that do not travel along."""
    from xstatic.pkg import leaflet as package

    code = (Path(package.BASE_DIR) / f"leaflet.{ending}").read_text("utf-8")
    code = re.sub(r"//# sourceMappingURL=\S+", "", code)
    return re.sub(r"url\([^)#]*\)", "none", code).replace("</script", "<\\/script")
