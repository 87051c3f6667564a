"""Places that the gazetteer lacks, put where the report puts them: a street in the town it is named with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.names import fold
from gazetteer.place import EXTENDED, OWN_ID, Place, PlaceKind, Resolution
from geomap.model import Mention, Span
from geomap.names.nametext import FEATURE_NOUNS
from geomap.nearness import km

_KIND: dict[str, PlaceKind] = {"water": "water", "land": "area", "admin": "region", "road": "poi", "poi": "poi"}
_RADIUS_KM, _FAR_RADIUS_KM = 25.0, 100.0
_SURE, _FAR_SURE = 0.5, 0.25
"""Share of the town's confidence that a place named with it keeps."""
_REACH = 250
"""Characters within which two names stand together."""
_FAR_KM = 100.0
"""From a town on which no spot is in it."""
_EMINENT = 20_000
"""Inhabitants of the likeliest candidate from which on it stands."""
_WORLD_KNOWN = 100_000
"""Inhabitants of any candidate: a report that names it names no hamlet unknown to the gazetteer."""
_PART = re.compile(r" (?:district|neighbou?rhood|quarter|mine|hotel|prison|refinery|mosque|church)\b")
_ANYWHERE = frozenset(
    "community central general city state county memorial regional national main presidential government federal"
    " military civil royal independence freedom liberty victory republic parliament people's president's university"
    " teaching police old new hospital prison jail palace house square stadium museum library church cathedral mosque"
    " market theatre theater hotel barracks park hall station".split()
)
"""A name that has no other words is that of a spot in many lands: the Central Prison, Independence Square."""
_PART_OF = re.compile(r"\b(?:suburb|hamlet|neighbou?rhood|quarter) of $")
_BEFORE_PART = 20
_COMMA = re.compile(
    r"\s*(?:,|,? in|,? on(?: the island of)?|\(|, (?:an?|the|one of the) [^,.;:()]{0,40} (?:in|at|of|on)(?: the)?)\s*"
)
""" "Springfield, in", "the Olympic Stadium, the old ground of". """


def beside(text: str, mentions: Sequence[Mention], least: float) -> tuple[Mention, ...]:
    """The mentions, those without a place put at the local place they are named with.

    Without a place is also one whose likeliest candidate has less than the `least` confidence: a namesake elsewhere.

    That is the one right after ("Mill Lane, Bath"), else the last one before, else the next one. The place says so:
    its id is made of both, and its radius covers the town, and more where the two stand far apart. None local in the
    whole report: it stays without a place, but for a country or region that it is said to lie in.
    """
    stray = _stray(text, mentions)
    anchors = [
        n for n, m in enumerate(mentions)
        if m.resolution and _sure(m, least) and n not in stray and local(m.resolution.place)
    ]  # fmt: skip
    anchors = anchors or [n for n, m in enumerate(mentions) if m.resolution and local(m.resolution.place)]
    placed = list(mentions)
    at = 0
    for n, mention in enumerate(mentions):
        while at < len(anchors) and anchors[at] < n:
            at += 1
        if _sure(mention, least) and n not in stray:
            continue
        following = anchors[at] if at < len(anchors) else None
        previous = anchors[at - 1] if at else None
        joined = n + 1 < len(mentions) and _COMMA.fullmatch(text, mention.span.end, mentions[n + 1].span.start)
        said = following == n + 1 and joined
        anchor = following if said or previous is None else previous
        if joined and not said:
            anchor = _within(mentions, n + 1, [a for a in (previous, following) if a is not None])
        if anchor is not None and fold(mentions[anchor].text) != fold(mention.text):
            placed[n] = replace(mention, resolution=_at(mention, mentions[anchor]))
    return tuple(placed)


def _within(mentions: Sequence[Mention], unit: int, anchors: Sequence[int]) -> int:
    """The first of the anchors that lies in the country or region that a mention names; the unit where none does."""
    resolution = mentions[unit].resolution
    for anchor in anchors:
        near = mentions[anchor].resolution
        if resolution is None or (near and _holds(resolution.place, near.place)):
            return anchor
    return unit


def _holds(unit: Place, place: Place) -> bool:
    return unit.country == place.country and unit.admin1 in (None, place.admin1)


def _stray(text: str, mentions: Sequence[Mention]) -> frozenset[int]:
    """The names of parts of towns and of buildings whose likeliest place lies where nothing else of the report does:
    "the Medina district" of Dakar is not in Arabia, nor the "Central Prison" of Lusaka in Somalia."""
    countries = [m.resolution.place.country if m.resolution else None for m in mentions]
    found = set()
    for n, mention in enumerate(mentions):
        called = _PART.match(text, mention.span.end) or _PART_OF.search(text[: mention.span.start][-_BEFORE_PART:])
        if mention.resolution is not None and _elsewhere(text, mentions, n):
            found.add(n)
        if mention.resolution is None or not (called or _is_anywhere(mention.resolution.place, mention.text)):
            continue
        others = {c for m, c in zip(mentions, countries, strict=True) if fold(m.text) != fold(mention.text)}
        if countries[n] is not None and others - {None} and countries[n] not in others:
            found.add(n)
    return frozenset(found)


def _is_anywhere(place: Place, name: str) -> bool:
    """A spot whose name does not tell it from others of its sort."""
    return place.kind == "poi" and not place.id.startswith(OWN_ID) and _ANYWHERE.issuperset(name.lower().split())


def _elsewhere(text: str, mentions: Sequence[Mention], n: int) -> bool:
    """Whether a spot or a small town is said to be in a town, a region or a country far from it.

    "The Olympic Stadium in Rome" is not the one in Berlin, nor "Newport, in Essex" that of another county, nor
    "Springfield, in Greece" that of Illinois.
    """
    spot = mentions[n].resolution
    within = mentions[n + 1].resolution if n + 1 < len(mentions) else None
    if spot is None or within is None or not _COMMA.fullmatch(text, mentions[n].span.end, mentions[n + 1].span.start):
        return False
    if spot.place.id.startswith(OWN_ID):
        return False  # whoever has written it down knows better
    apart = km(spot.place, within.place)
    if spot.place.kind == "poi" and within.place.kind in ("city", "village"):
        return apart > _FAR_KM
    small = spot.place.population < _WORLD_KNOWN
    if small and within.place.kind == "country":
        return spot.place.country not in (None, within.place.country) and apart > within.place.radius_km
    small = small and spot.place.kind in ("city", "village")
    other = within.place.kind == "region" and within.place.admin1 not in (None, spot.place.admin1)
    return small and other and apart > within.place.radius_km + _FAR_KM


def _sure(mention: Mention, least: float) -> bool:
    """Has a place, which is likely enough or too great to be a namesake of something unknown."""
    if mention.resolution is None:
        return False
    place = mention.resolution.place
    eminent = place.kind not in ("village", "city", "poi") or place.population >= _EMINENT
    return eminent or mention.resolution.confidence >= least or _well_known(mention.resolution)


def _well_known(resolution: Resolution) -> bool:
    """Whether any place of the name is known beyond its surroundings."""
    places = (resolution.place, *(c.place for c in resolution.alternatives))
    return any(p.capital or p.kind == "country" or p.population >= _WORLD_KNOWN for p in places)


def local(place: Place) -> bool:
    """Small enough to tell where another one is that is named with it."""
    return place.kind not in EXTENDED or (place.kind == "region" and place.admin2 is not None)


def kind_of_feature(name: str, otherwise: PlaceKind) -> PlaceKind:
    """What the first or last word of a name says that it is; `otherwise` if they say nothing."""
    words = fold(name).split() or [""]
    noun = FEATURE_NOUNS.get(words[-1]) or FEATURE_NOUNS.get(words[0])
    return _KIND[noun] if noun else otherwise


def _at(mention: Mention, anchor: Mention) -> Resolution:
    assert anchor.resolution is not None
    town, name = anchor.resolution.place, mention.text
    far = max(mention.span.start - anchor.span.end, anchor.span.start - mention.span.end) > _REACH
    place = Place(
        f"{town.id}/{fold(name).replace(' ', '-')}", name, kind_of_feature(name, "poi"), town.lat, town.lon,
        town.country, town.admin1, town.admin2, radius_km=max(town.radius_km, _FAR_RADIUS_KM if far else _RADIUS_KM),
    )  # fmt: skip
    named = "named last before it" if far else "it is named with"
    return Resolution(
        place,
        round(anchor.resolution.confidence * (_FAR_SURE if far else _SURE), 4),
        (),
        f"not in the gazetteer; put at {anchor.text}, the place {named}",
    )


_FACILITY = re.compile(
    r" (?:hospital|airport|university|college|school|stadium|hotel|prison|bridge|hall|theatre|clinic)\b"
)
_NAMED_FOR = 50_000
"""Inhabitants below which "Queen Elizabeth hospital" is a hospital and not one in the village of Queen Elizabeth."""


def name_of_facility(text: str, mention: Mention) -> Mention:
    """The mention, embedded where a name of several words goes on as that of a building rather than of a small town."""
    place = mention.resolution.place if mention.resolution else None
    small = place is not None and place.kind in ("village", "city") and place.population < _NAMED_FOR
    if small and mention.role == "literal" and " " in mention.text and _FACILITY.match(text, mention.span.end):
        return replace(mention, role="embedded")
    return mention


_COMMON_NOUN = re.compile(r"(?P<name>.+?)(?: military| air| naval| army)? (?:prison|jail|palace|base|airfield|beach)")


def bare_name(mention: Mention) -> Mention:
    """ "Insein prison": the name alone, as annotators have it; what it stands for is still the prison."""
    found = _COMMON_NOUN.fullmatch(mention.text)
    if not found or mention.role != "literal":
        return mention
    return replace(mention, text=found["name"], span=Span(mention.span.start, mention.span.start + found.end("name")))
