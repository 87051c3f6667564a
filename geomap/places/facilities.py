"""Buildings named for their towns: "at Tamworth Castle", "at the University of Leeds".

To a list of toponyms the town is the name, to a story the building is where something happened: so this is looked for
in stories only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.names import fold
from gazetteer.place import Resolution
from geomap.model import Mention, Span

_NOUN = (
    r"(?:Stadium|Arena|Castle|Cathedral|Airport|Hospital|Prison|Jail|Station|Museum|Gallery|Palace|Zoo|Cemetery"
    r"|Theat(?:re|er)|Opera House|Crown Court|Courthouse|High School|Grammar School|University|College"
    r"|Convention Cent(?:re|er)|Detention Cent(?:re|er)|Town Hall|City Hall|Speedway|Racecourse|Observatory"
    r"|Conservatory|Academy|Marathon|Festival|Air Show|Motor Show|Book Fair)"
)
_AFTER = re.compile(rf" (?:(?!{_NOUN})[A-Z][\w-]{{0,20}} ){{0,2}}{_NOUN}(?! [A-Z]|[\w-]|['’])")
_AT = re.compile(
    r"\b(?:at|in|to|from|near|inside|outside|into|(?:steps|front|gates|grounds|roof) of"
    r"|leav(?:e|ing)|left|reached|visit(?:ed|ing)?)(?: the| an?)?(?: \d{1,3}(?:st|nd|rd|th)| annual)? $"
)
_OF = re.compile(r"\b(?:at|to|inside|outside|into)(?: the)? (?P<noun>(?:University|Port) of )$")
_SAINT = re.compile(r"(?:San|Santo|Santa|S[ãa]o|Saint|St)\b")
"""A university or hospital has such a name of the saint more often than of a town."""
_WINDOW = 60
_GREAT = 250_000
"""Inhabitants from which on the town is meant: "San Diego Zoo"."""
_SURE = 0.9
"""Share of the town's confidence that a building named for it keeps."""


def facilities(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, in text order, with the buildings; the names of their towns become modifiers."""
    found: list[Mention] = []
    for mention in mentions:
        building = _building(text, mention)
        found += [building, replace(mention, role="modifier")] if building else [mention]
    return tuple(found)


def _building(text: str, mention: Mention) -> Mention | None:
    if mention.resolution is None or mention.resolution.place.kind not in ("city", "village"):
        return None
    if _SAINT.match(mention.text) and mention.resolution.place.population < _GREAT:
        return None
    start, end = mention.span.start, mention.span.end
    before = text[max(0, start - _WINDOW) : start]
    after = _AFTER.match(text, end, end + _WINDOW)
    of = _OF.search(before)
    if after is not None and _AT.search(before):
        span = Span(start, after.end())
    elif of is not None:
        span = Span(start - len(of["noun"]), end)
    else:
        return None
    name, town = text[span.start : span.end], mention.resolution.place
    id = f"{town.id}/{fold(name).replace(' ', '-')}"
    place = replace(town, id=id, name=name, kind="poi", population=0, capital=False)
    confidence = round(mention.resolution.confidence * _SURE, 4)
    why = f"not in the gazetteer; put at {town.name}, for which it is named"
    return Mention(span, name, "literal", mention.confidence, Resolution(place, confidence, (), why))
