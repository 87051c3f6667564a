"""The data of a page as blocks that no browser runs: JSON, gzipped where it is long."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from gazetteer.place import Place
from geomap.page import basemap
from geomap.page.data import page_data, positions
from geomap.page.text import texts

if TYPE_CHECKING:
    from geomap.model import Story

PACK_FROM = 60_000
"""Bytes of JSON above which a block travels gzipped (as base64)."""
PIECE = 2_000
"""Events whose sentences are unpacked together: the page shows its map before it has read them all."""


def story_blocks(story: Story, labels: Sequence[Place], language: str, **more: Any) -> Iterable[str]:
    """All that the page's scripts read; `more` is put with the story's data.

    The page's own words come first and unpacked: they must be there even if nothing else can be read.
    """
    data = page_data(story, labels, language=language) | more
    told = data.pop("told")
    yield data_block("geomap-words", dict(texts(language)), packed=False)
    yield data_block("geomap-data", data)
    yield data_block("geomap-world", basemap.for_story(positions(story)))

    def piece(start: int) -> str:
        return data_block(f"geomap-told-{start}", {name: rows[start : start + PIECE] for name, rows in told.items()})

    with ThreadPoolExecutor() as pool:  # one piece is packed while the next is written out
        yield from pool.map(piece, range(0, len(told["id"]), PIECE))


def data_block(name: str, data: dict[str, Any], *, packed: bool | None = None) -> str:
    """One block. Nothing in it can end it or open a tag; a lone surrogate becomes a question mark."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace")
    if packed or (packed is None and len(text) > PACK_FROM):
        body = base64.b64encode(gzip.compress(text, 6, mtime=0)).decode()
        return f'<script type="application/gzip" id="{name}">{body}</script>'
    body = re.sub(r"[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text.decode())
    return f'<script type="application/json" id="{name}">{body}</script>'
