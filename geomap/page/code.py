"""The page's own scripts and style: the modules of web/ joined and minified, and Leaflet's from its package."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from geomap.errors import ModelError

SCRIPTS = (
    "dom", "calendar", "data", "state", "hash", "canvas", "basemap", "areas", "labels", "marks", "cluster", "layer",
    "geometry", "route", "card", "popup", "list", "routelist", "strip", "header", "steps", "embed", "key", "main",
)  # fmt: skip
"""Modules of web/ in the order in which they are joined."""


@lru_cache(maxsize=1)
def story_js() -> str:
    """Our modules as one function, so that nothing but `geomap` becomes global."""
    modules = "\n".join(web_file(f"{name}.js") for name in SCRIPTS)
    return _minified(f"const geomap = (() => {{\n'use strict';\n{modules}\nreturn {{ show }};\n}})();", "javascript")


@lru_cache(maxsize=1)
def story_css() -> str:
    """The page's style sheet."""
    return _minified(web_file("story.css"), "css")


@lru_cache(maxsize=2)
def leaflet(ending: str) -> str:
    """Leaflet's script or style from the XStatic-Leaflet package, without links to files that do not travel along."""
    from xstatic.pkg import leaflet as package

    code = (Path(package.BASE_DIR) / f"leaflet.{ending}").read_text("utf-8")
    code = re.sub(r"//# sourceMappingURL=\S+", "", code)
    return re.sub(r"url\([^)#]*\)", "none", code).replace("</script", "<\\/script")


def web_file(name: str) -> str:
    """A file of geomap/web. Raises ModelError if it is missing."""
    try:
        return (files("geomap") / "web" / name).read_text("utf-8")
    except OSError as error:
        raise ModelError("a file of the page is missing", where=name) from error


def _minified(code: str, language: str) -> str:
    """A third less to load; as written where there is no minifier (it has no wheel for every machine)."""
    try:
        import minify
    except ImportError:
        return code
    small: str = minify.string(f"text/{language}", code)
    return small
