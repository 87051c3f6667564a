"""Names of a part or a margin of a place: "southern Italy", "coast of Oman", "Greek airspace", "Kenya's north".

The whole phrase becomes the literal mention, with the part's own point where the gazetteer can tell it, and the name
within it becomes a modifier. Phrases without a name ("the south of the country") mean the country named last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer.atlas import Atlas
from gazetteer.parts import Point, coast, part, side
from gazetteer.place import EXTENDED, Place, Resolution
from geomap.model import Mention, Span

_COMPASS = r"(?:north|south|east|west|(?:north|south)[- ]?(?:east|west))"
_DIRECTION = rf"(?:{_COMPASS}(?:ern(?:most)?)?|central)"
_SHORE = r"(?:(?:sea ?)?coasts?|coastline|shores?|seaboard|territorial waters|waters)"
_MARGIN = rf"(?:{_SHORE}|border|air ?space)"
_PIECE = r"(?:parts?|half|region|regions|areas?|end|tip|provinces)"
_BEFORE = re.compile(
    rf"(?<![\w-])(?:(?P<direction>{_DIRECTION}) |(?:(?P<of>{_DIRECTION}) )?(?P<margin>{_MARGIN}) of (?:the )?"
    rf"|(?P<piece>{_DIRECTION}) {_PIECE} of (?:the )?)$"
)
_AFTER = re.compile(
    rf"(?:['’]s? (?P<direction>{_COMPASS})"
    rf"|(?:['’]s?)? (?P<adjective>{_DIRECTION}) (?P<border>{_SHORE}|border|{_PIECE})"
    rf"|(?:['’]s?)? (?P<margin>{_SHORE}|air ?space))(?![\w-])"
)
_UNNAMED = re.compile(
    rf"(?<![\w-])(?P<direction>{_DIRECTION})(?: {_PIECE})? of the (?:country|nation)(?![\w-])|"
    rf"(?<=the country[’']s )(?P<own>{_DIRECTION})(?![\w-])|"
    rf"(?<= in the )(?P<bare>{_COMPASS})"
    r"(?= (?:to|on|and|after|since|where|when|as|is|are|was|were|have|has|had|said)\b|[.,;])|"
    rf"(?<= (?:his|her|the) )(?P<home>{_DIRECTION}) (?:heartland|stronghold)(?![\w-])"
)
_HINTS = (
    "the country", "the nation", "in the north", "in the south", "in the east", "in the west", "heartland",
    "stronghold",
)  # fmt: skip
"""Cheaper to look for than _UNNAMED, and in most reports there is none."""
_SHORES = re.compile(_SHORE)
_WINDOW = 48
_MARGINAL = "/margin"
"""How the ids of margins end that no direction tells."""
_NEIGHBOURS, _SPOTS = 8, 2
"""Names before and after a margin among which settlements are looked for, and how many of them tell its side."""
_SURE = 0.9
"""Share of the name's confidence that a part of its place keeps."""


def extend(text: str, mentions: Sequence[Mention], atlas: Atlas) -> tuple[Mention, ...]:
    """The mentions, in text order, with the phrases that name parts of their places."""
    found: list[Mention] = []
    for n, mention in enumerate(mentions):
        phrase = _phrase(text, mention, atlas)
        if phrase is not None and phrase.resolution is not None and phrase.resolution.place.id.endswith(_MARGINAL):
            phrase = _at_the_side(phrase, mention, _around(mentions, n), atlas)
        if phrase is not None:
            found.append(phrase)
            mention = replace(mention, role="modifier")
        found.append(mention)
    found.extend(_unnamed(text, mentions, atlas))
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _around(mentions: Sequence[Mention], n: int) -> list[tuple[float, float]]:
    """Where the settlements lie that a report names nearest to a mention."""
    named = sorted(
        (abs(m.span.start - mentions[n].span.start), m.resolution.place.lat, m.resolution.place.lon)
        for m in mentions[max(0, n - _NEIGHBOURS) : n + 1 + _NEIGHBOURS]
        if m.resolution is not None and m.role == "literal" and m.resolution.place.kind not in EXTENDED
    )
    return [(lat, lon) for _, lat, lon in named[:_SPOTS]]


def _at_the_side(phrase: Mention, of: Mention, spots: Sequence[tuple[float, float]], atlas: Atlas) -> Mention:
    """The airspace or border of a country where the story is, if it is near."""
    assert phrase.resolution is not None
    assert of.resolution is not None
    row = atlas.index.row_of(of.resolution.place.id)
    point = side(atlas, row, spots) if row is not None else None
    if point is None:
        return phrase
    lat, lon, radius = point
    place = replace(phrase.resolution.place, lat=lat, lon=lon, radius_km=radius)
    why = f"the side of {of.resolution.place.name} nearest to what is named with it"
    return replace(phrase, resolution=replace(phrase.resolution, place=place, decided_by=why))


def _phrase(text: str, mention: Mention, atlas: Atlas) -> Mention | None:
    """The phrase around a name that means a part of its place; None if there is none."""
    if mention.resolution is None or mention.resolution.place.kind not in ("country", "region"):
        return None
    start, end = mention.span.start, mention.span.end
    before = _BEFORE.search(text[max(0, start - _WINDOW) : start]) if mention.role in ("literal", "metonymic") else None
    if before is not None:
        direction = before["direction"] or before["of"] or before["piece"]
        return _mention(text, Span(start - len(before[0]), end), direction, mention, atlas, before["margin"])
    after = _AFTER.match(text, end, end + _WINDOW)
    if after is not None:
        direction, margin = after["direction"] or after["adjective"], after["margin"] or after["border"]
        return _mention(text, Span(start, after.end()), direction, mention, atlas, margin)
    return None


def _unnamed(text: str, mentions: Sequence[Mention], atlas: Atlas) -> Iterator[Mention]:
    """Parts of "the country": of the one that most of the places named before lie in."""
    for match in _UNNAMED.finditer(text) if any(hint in text for hint in _HINTS) else ():
        before = [m.resolution.place for m in mentions if m.resolution is not None and m.span.start < match.start()]
        countries = Counter(p.country for p in before if p.country)
        named = {
            m.resolution.place.country: m for m in mentions if m.resolution and m.resolution.place.kind == "country"
        }
        of = next((named[country] for country, _ in countries.most_common() if country in named), None)
        if of is not None:
            direction = match["direction"] or match["own"] or match["bare"] or match["home"]
            yield _mention(text, Span(match.start(), match.end()), direction, of, atlas)


def _mention(
    text: str, span: Span, direction: str | None, of: Mention, atlas: Atlas, margin: str | None = None
) -> Mention:
    assert of.resolution is not None
    name, place = text[span.start : span.end], of.resolution.place
    compass = re.sub(r"ern(?:most)?$|[- ]", "", direction) if direction else ""
    shore = margin is not None and _SHORES.fullmatch(margin) is not None
    lat, lon, radius = _point(place, compass, shore, atlas) or (place.lat, place.lon, place.radius_km)
    what = f"{compass} coast" if shore else compass
    suffix = "/" + what.strip().replace(" ", "-") if what else _MARGINAL
    resolution = Resolution(
        Place(
            place.id + suffix, name, "area", lat, lon, place.country,
            place.admin1, place.admin2, radius_km=radius,
        ),
        round(of.resolution.confidence * _SURE, 4),
        (),
        f"the {what.strip()} of {place.name}" if what else f"part of {place.name} or at its edge",
    )  # fmt: skip
    return Mention(span, name, "literal", of.confidence, resolution)


def _point(place: Place, compass: str, shore: bool, atlas: Atlas) -> Point | None:
    if shore and place.kind == "country" and place.country:
        return coast(place.country, compass) or coast(place.country)
    row = atlas.index.row_of(place.id)
    return part(atlas, row, compass) if compass and row is not None else None
