"""Of two places named together, whether one only says where the other lies."""

from __future__ import annotations

import re

from gazetteer.place import EXTENDED
from geomap.model import Mention

_CONTAINING = frozenset(
    {",", "in", ", in", "off", "in the", "in southern", "in northern", "in eastern", "in western", "of the"}
)
CLASSES = frozenset("city town village port capital state province island district county suburb region coast"
                     " outskirts resort suburbs hamlet settlement municipality republic regions provinces islands"
                     " towns villages cities states districts".split())  # fmt: skip
"""Nouns for what a place is: "the resort town of X"."""
_SITES = "headquarters|home|site|hub|base|seat|centre|center|stronghold|birthplace|capital|hometown"
_APPOSED = re.compile(
    rf",\s(?:a|an|the|its|once|two|three|both)\s(?:[\w'’-]+\s){{0,4}}(?:{'|'.join(sorted(CLASSES))}|{_SITES})"
    r"(?:\s[\w'’-]+){0,8}\s",
    re.IGNORECASE,
)
"""From a place to one that only describes it: "Hurghada, a resort on the Red Sea"."""
_LONGEST_GAP = 80
_MUCH = 3
"""So many times narrower than an island a mountain or bay lies on it."""
_OWNING = re.compile(r"['’]s (?:[\w-]+ ){0,2}")
_BORDERING = re.compile(r",? (?:near|close to|on|not far from) the (?:\w+ )?(?:border|frontier) (?:with|of|to) ")
_BESIDE = re.compile(
    r", (?:(?:some|about|around|just|only) )?(?:[\d.,]+ (?:km|kilomet\w+|miles?) (?:\([^)]*\) )?)?"
    r"(?:near|outside|close to|next to|not far from|(?:north|south|east|west)\w*(?:-\w+)? of|from|off)"
    r" (?:the )?(?:\w+ ){0,2}"
)
""" "Kobani, close to the Turkish border": where a spot is, not another place of what happened. """
_PART_OF = re.compile(rf" (?:{'|'.join(sorted(CLASSES))}|islands?|isles|archipelago|atoll) (?:of|in) (?:the )?")
""" "The Vava'u islands of Tonga". """
_WIDENING = re.compile(r",? (?:in|on) (?:the )?(?:[\w'’-]+ ){0,3}(?:of )?(?:the )?", re.IGNORECASE)


def says_where(text: str, inner: Mention, outer: Mention) -> bool:
    """ "Omsk in Siberia", "Tirana, Albania", "Egypt's Sinai": whether the outer only says where the inner is."""
    if inner.span.start > outer.span.end:
        return _OWNING.fullmatch(text[outer.span.end : inner.span.start]) is not None
    gap = text[inner.span.end : outer.span.start]
    if inner.span.end > outer.span.start or len(gap) > _LONGEST_GAP:
        return False
    told = any(words.fullmatch(gap) for words in (_APPOSED, _PART_OF, _BORDERING))
    told = told or gap.strip(" ()").lower() in _CONTAINING or (_is_spot(inner) and _BESIDE.fullmatch(gap) is not None)
    return told or _widening(inner, outer, gap)


def _is_spot(m: Mention) -> bool:
    return m.resolution is not None and m.resolution.place.kind not in EXTENDED


def _widening(inner: Mention, outer: Mention, gap: str) -> bool:
    """ "Udine, in the hilly Friuli": a region or an island that the first lies in by its country."""
    if inner.resolution is None or outer.resolution is None or not _WIDENING.fullmatch(gap):
        return False
    one, other = inner.resolution.place, outer.resolution.place
    smaller = one.kind not in EXTENDED or one.radius_km * _MUCH < other.radius_km
    return other.kind in ("region", "area") and smaller and one.country == other.country
