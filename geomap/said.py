"""What is said right where a place name stands, and which mentions must mean the same place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from gazetteer.candidates import Name
from gazetteer.names import fold
from geomap.model import Mention, Span

_GAP = re.compile(r"\s*(?:,|,? in|\()(?: the)?\s*", re.IGNORECASE)
_STATE_AFTER = re.compile(r"\s+(?:state|province|region|oblast)\b", re.IGNORECASE)
_STATE_BEFORE = re.compile(r"\b(?:state|province) of (?:the )?$", re.IGNORECASE)
_CITY_AFTER = re.compile(r"\s+(?:city|[Mm]ayor|[Pp]olice|resident|suburb)")
_CITY_BEFORE = re.compile(
    r"\b(?:city of|town of|village of|downtown|suburbs? of|capital of|outskirts of|mayor of) (?:the )?$", re.IGNORECASE
)
_COUNTY_AFTER = re.compile(
    r"\s+(?:county|counties|parish|co\.)|(?:,\s+\w+){0,6},?\s+and\s+\w+\s+counties", re.IGNORECASE
)
_COUNTY_BEFORE = re.compile(r"\bcounty of $", re.IGNORECASE)
_WINDOW_AFTER, _WINDOW_BEFORE, _WIDEST_GAP = 60, 22, 12

Key = tuple[str, str | None]


def units(text: str, mentions: Sequence[Mention], contains: Callable[[str], bool]) -> tuple[list[Name], list[int]]:
    """Names to resolve, and which of them each mention is.

    Mentions of one form mean one place in a report (Gale, Church and Yarowsky 1992), unless each is said to lie in
    another container: "Paris, Texas" and "Paris, Maine" are two. `contains` tells whether a name can contain others.
    """
    longest: dict[int, Mention] = {}
    for m in mentions:
        if m.span.start not in longest or m.span.end > longest[m.span.start].span.end:
            longest[m.span.start] = m
    keys = [(fold(m.text), _container(text, m, longest, contains)) for m in mentions]
    usual = _usual_container(keys)
    asked: list[Name] = []
    number: dict[Key, int] = {}
    unit_of: list[int] = []
    for m, key in zip(mentions, keys, strict=True):
        if key[1] is None:
            key = (key[0], usual.get(key[0]))
        if key not in number:
            number[key] = len(asked)
            asked.append(Name(m.text, times=0, within=key[1]))
        unit = number[key]
        asked[unit] = _told(asked[unit], text, m.span)
        unit_of.append(unit)
    return asked, unit_of


def _usual_container(keys: Sequence[Key]) -> dict[str, str | None]:
    """The container that each form is most often said to lie in: it goes for mentions without one."""
    usual: dict[str, str | None] = {}
    most: dict[str, int] = {}
    for (form, container), n in Counter(keys).items():
        if container is not None and n > most.get(form, 0):
            usual[form], most[form] = container, n
    return usual


def _container(
    text: str, mention: Mention, longest: Mapping[int, Mention], contains: Callable[[str], bool]
) -> str | None:
    """The name of the unit said right after: "Texas" of "Paris, Texas"; None if nothing that could contain it."""
    gap = _GAP.match(text, mention.span.end, mention.span.end + _WIDEST_GAP)
    other = longest.get(gap.end()) if gap else None
    return other.text if other is not None and contains(other.text) else None


def _told(name: Name, text: str, span: Span) -> Name:
    """The name with one more mention, and what this one calls it."""
    after, before = text[span.end : span.end + _WINDOW_AFTER], text[max(0, span.start - _WINDOW_BEFORE) : span.start]
    return Name(
        name.text,
        name.times + 1,
        name.within,
        name.state or bool(_STATE_AFTER.match(after) or _STATE_BEFORE.search(before)),
        name.city or bool(_CITY_AFTER.match(after) or _CITY_BEFORE.search(before)),
        name.county or bool(_COUNTY_AFTER.match(after) or _COUNTY_BEFORE.search(before)),
        name.article or before.lower().endswith("the "),
    )
