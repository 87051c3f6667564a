"""Tiles under the story, for those who ask for them: which servers, whose credit. Nothing here asks a server.

Any provider of the xyzservices package goes by its name there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from geomap.errors import UsageError

_MERCATOR = ("EPSG:3857", "EPSG:900913")


@dataclass(frozen=True, slots=True)
class Tiles:
    """One provider's tiles, in Web Mercator."""

    name: str
    url: str
    """With {x}, {y}, {z}, and {s} or {r} where the server has several names or finer tiles."""
    subdomains: str
    deepest: int
    """The closest zoom that there are tiles for."""
    credit: tuple[tuple[str, str], ...]
    """Whom to name: text and the address it links to, which may be empty."""
    tms: bool = False
    """Rows are counted from the south."""

    @property
    def host(self) -> str:
        """The server as readers know it."""
        return urlsplit(self.url.replace("{s}.", "")).netloc

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a security policy must admit: scheme and host of every server."""
        names = [self.url.replace("{s}", each) for each in self.subdomains] if "{s}" in self.url else [self.url]
        return tuple(f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, names))


def find(asked: str) -> Tiles:
    """The provider of a name, as "OpenStreetMap.Mapnik", or with its key as "Name?apikey=...".

    Raises UsageError where there is none, naming the nearest.
    """
    import xyzservices.providers

    name, _, query = asked.partition("?")
    known = xyzservices.providers.flatten()
    found = {each.casefold(): each for each in known}.get(name.strip().casefold())
    if found is None:
        raise UsageError(f"no tiles are called {name!r}", where="--tiles", way_out=_nearest(name, list(known)))
    provider = known[found](**dict(parse_qsl(query)))
    if provider.requires_token():
        missing = " and ".join(key for key, value in provider.items() if "<insert your" in str(value))
        way_out = f"--tiles '{found}?{missing}=...'; it will stand in the page for all to read"
        raise UsageError(f"{found} wants a key of yours: {missing}", where="--tiles", way_out=way_out)
    if provider.get("crs", _MERCATOR[0]) not in _MERCATOR:
        raise UsageError(f"{found} is drawn in {provider['crs']}, not in Web Mercator", where="--tiles")
    return _tiles(provider)


def _tiles(provider: Any) -> Tiles:
    url = provider.build_url(scale_factor="{r}", fill_subdomain=False)
    parser = _Credit()
    parser.feed(provider.get("html_attribution") or provider["attribution"])
    parser.close()
    credit = tuple((re.sub(r"\s+", " ", text), href) for text, href in parser.pieces if text.strip())
    deepest, tms = int(provider.get("max_zoom", 18)), bool(provider.get("tms"))
    return Tiles(provider["name"], url, provider.get("subdomains", "abc"), deepest, credit, tms)


def _nearest(name: str, known: list[str]) -> str:
    wanted = name.casefold()
    by_lower = {each.casefold(): each for each in known}
    inside = [each for lower, each in by_lower.items() if wanted and wanted in lower]
    close = [by_lower[lower] for lower in get_close_matches(wanted, by_lower, n=5, cutoff=0.5)]
    nearest = list(dict.fromkeys([*close, *inside]))[:5]
    return f"nearest: {', '.join(nearest or ['OpenStreetMap.Mapnik', 'Esri.WorldImagery', 'OpenTopoMap'])}"


class _Credit(HTMLParser):
    """The text of a credit, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[tuple[str, str]] = []
        self._href = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._href = dict(attributes).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._href = ""

    def handle_data(self, data: str) -> None:
        self.pieces.append((data, self._href))
