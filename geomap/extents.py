"""Names of a part or a margin of a place: "southern Italy", "coast of Oman", "Greek airspace", "Kenya's north".

The whole phrase becomes the literal mention, with the part's own point where the gazetteer can tell it, and the name
within it becomes a modifier. Phrases without a name ("the south of the country") mean the country named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer.atlas import Atlas
from gazetteer.parts import part
from gazetteer.place import Place, Resolution
from geomap.model import Mention, Span

_COMPASS = r"(?:north|south|east|west|(?:north|south)[- ]?(?:east|west))"
_DIRECTION = rf"(?:{_COMPASS}(?:ern(?:most)?)?|central)"
_MARGIN = r"(?:(?:sea ?)?coast|coastline|shores?|border|airspace|waters)"
_PIECE = r"(?:parts?|half|region|regions|areas?|end|tip|provinces)"
_BEFORE = re.compile(
    rf"(?<![\w-])(?:(?P<direction>{_DIRECTION}) |(?:(?P<of>{_DIRECTION}) )?{_MARGIN} of (?:the )?"
    rf"|(?P<piece>{_DIRECTION}) {_PIECE} of (?:the )?)$"
)
_AFTER = re.compile(
    rf"(?:['’]s? (?:(?P<direction>{_COMPASS})|(?P<adjective>{_DIRECTION}) (?:coast|border|{_PIECE}))"
    r"|(?:['’]s?)? (?:coast|coastline|airspace|air space|territorial waters|waters))(?![\w-])"
)
_UNNAMED = re.compile(
    rf"(?<![\w-])(?P<direction>{_DIRECTION})(?: {_PIECE})? of the (?:country|nation)(?![\w-])|"
    rf"(?<=the country[’']s )(?P<own>{_DIRECTION})(?![\w-])"
)
_WINDOW = 48
_SURE = 0.9
"""Share of the name's confidence that a part of its place keeps."""


def extend(text: str, mentions: Sequence[Mention], atlas: Atlas) -> tuple[Mention, ...]:
    """The mentions, in text order, with the phrases that name parts of their places."""
    found: list[Mention] = []
    for mention in mentions:
        phrase = _phrase(text, mention, atlas)
        if phrase is not None:
            found.append(phrase)
            mention = replace(mention, role="modifier")
        found.append(mention)
    found.extend(_unnamed(text, mentions, atlas))
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _phrase(text: str, mention: Mention, atlas: Atlas) -> Mention | None:
    """The phrase around a name that means a part of its place; None if there is none."""
    if mention.resolution is None or mention.resolution.place.kind not in ("country", "region"):
        return None
    start, end = mention.span.start, mention.span.end
    before = _BEFORE.search(text[max(0, start - _WINDOW) : start]) if mention.role in ("literal", "metonymic") else None
    if before is not None:
        direction = before["direction"] or before["of"] or before["piece"]
        return _mention(text, Span(start - len(before[0]), end), direction, mention, atlas)
    after = _AFTER.match(text, end, end + _WINDOW)
    if after is not None:
        return _mention(text, Span(start, after.end()), after["direction"] or after["adjective"], mention, atlas)
    return None


def _unnamed(text: str, mentions: Sequence[Mention], atlas: Atlas) -> Iterator[Mention]:
    if "country" not in text and "nation" not in text:
        return  # as in most reports, and quicker than the pattern
    countries = [m for m in mentions if m.resolution is not None and m.resolution.place.kind == "country"]
    for match in _UNNAMED.finditer(text):
        last = next((m for m in reversed(countries) if m.span.start < match.start()), None)
        if last is not None:
            direction = match["direction"] or match["own"]
            yield _mention(text, Span(match.start(), match.end()), direction, last, atlas)


def _mention(text: str, span: Span, direction: str | None, of: Mention, atlas: Atlas) -> Mention:
    assert of.resolution is not None
    name, place = text[span.start : span.end], of.resolution.place
    compass = re.sub(r"ern(?:most)?$|[- ]", "", direction) if direction else None
    row = atlas.index.row_of(place.id)
    at = part(atlas, row, compass) if compass and row is not None else None
    lat, lon, radius = at or (place.lat, place.lon, place.radius_km)
    resolution = Resolution(
        Place(
            f"{place.id}/{compass or 'margin'}", name, "area", lat, lon, place.country, place.admin1, place.admin2,
            radius_km=radius,
        ),
        round(of.resolution.confidence * _SURE, 4),
        (),
        f"the {compass} of {place.name}" if compass else f"part of {place.name} or at its edge",
    )  # fmt: skip
    return Mention(span, name, "literal", of.confidence, resolution)
