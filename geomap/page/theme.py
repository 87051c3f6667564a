"""The page's colours, for whatever is drawn outside of it. story.css is the one place that decides them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from geomap.errors import ModelError


@lru_cache(maxsize=1)
def colours() -> Mapping[str, str]:
    """The light theme: name, as in the style sheet without the dashes, to "#rrggbb" or "rgba(...)"."""
    style = (files("geomap") / "web" / "story.css").read_text("utf-8")
    light = re.search(r":root\s*\{(.*?)\}", style, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,8}|rgba\([^)]*\))", light[1])) if light else {}
    if not found:
        raise ModelError("the page's style names no colours", where="story.css")
    return MappingProxyType(found)
