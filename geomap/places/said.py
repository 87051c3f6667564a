"""What is said right where a place name stands, and which mentions must mean the same place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from gazetteer.candidates import Name, Units
from gazetteer.names import fold
from geomap.model import Mention, Span

_NOUN = (
    r"(?:cit(?:y|ies)|towns?|villages?|ports?|capital|suburbs?|districts?|provinces?|regions?|counties|county|states?|islands?"
    r"|resorts?|municipality|settlement|hamlet|community|communities|prefecture|governorate|department|area|camp|harbou?r"
    r"|stronghold|oasis|commune|borough|neighbou?rhood|outpost|territory|enclave|seat)"
)
_DIRECTION = r"(?:(?:far |mid-?)?(?:north|south|east|west|central|upper|lower)[\w-]* )?"
_GAP = re.compile(rf"\s*(?:,|,? in|\()(?: the)? ?{_DIRECTION}\s*", re.IGNORECASE)
_EXPLAINED = re.compile(
    rf",? (?:an?|the|one of the) [^,.;:()]{{0,50}}?\b{_NOUN}\b[^,.;:()]{{0,40}}? (?:in|of|on) (?:the )?{_DIRECTION}",
    re.IGNORECASE,
)
""" "Mersin, a port in southern Turkey". """
_ADJECTIVE = re.compile(rf"(?:['’]s?)? (?:[a-z-]+ ){{0,3}}?{_NOUN} (?:of )?")
""" "the Turkish port of Mersin", "Turkey's third city, Izmir" is not: too much stands between. """
_LIST = re.compile(r",? (?:and|or) (?:the )?|, ")
_STATE_AFTER = re.compile(r"\s+(?:state|province|region|oblast)\b", re.IGNORECASE)
_STATE_WITHIN = re.compile(r"\S (?:State|Province|Region|Oblast|Krai|Governorate)$")
_STATE_BEFORE = re.compile(r"\b(?:state|province) of (?:the )?$", re.IGNORECASE)
_CITY_AFTER = re.compile(r"\s+(?:city|[Mm]ayor|[Pp]olice|resident|suburb)")
_CITY_BEFORE = re.compile(
    r"\b(?:city of|town of|village of|downtown|suburbs? of|capital of|outskirts of|mayor of) (?:the )?$", re.IGNORECASE
)
_COUNTY_AFTER = re.compile(
    r"\s+(?:county|counties|parish|co\.)|(?:,\s+\w+){0,6},?\s+and\s+\w+\s+counties", re.IGNORECASE
)
_COUNTY_BEFORE = re.compile(r"\bcounty of $", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?][\"”’)]*\s+|\n\s*)In (?:the )?$")
_STANDS = re.compile(r"\b(?:in|near|outside|at) (?:the )?$")
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’)]*\s+[A-Z\"“]|\n")
_OPENING = 20
_LONGEST_SENTENCE = 400
_WINDOW_AFTER, _WINDOW_BEFORE, _WIDEST_GAP = 60, 22, 110

_LIKELY = 0.5
_HEADLINE = 200
"""Characters that headline and dateline take: they name places without saying where they lie."""

Key = tuple[str, str | None, str | None]
"""Folded form, what is said to contain it, what it is said to contain."""


def units(
    text: str,
    mentions: Sequence[Mention],
    contains: Callable[[str], Units | None],
    in_region: Callable[[str, str], bool],
) -> tuple[list[Name], list[int]]:
    """Names to resolve, and which of them each mention is.

    Mentions of one form mean one place in a report (Gale, Church and Yarowsky 1992), unless each is said to lie in
    another container: "Paris, Texas" and "Paris, Maine" are two. And the Georgia of "Atlanta, Georgia" tells nothing of
    the other Georgias of the report. `contains` tells what a name means as a container, `in_region` whether a name
    is that of a town in a region.
    """
    row = _Row(text, mentions, contains)
    said = [row.container(m) or row.opener(m, in_region) for m in mentions]
    holds = {
        other.span: m.text
        for m, other in zip(mentions, said, strict=True)
        if other is not None and m.confidence >= _LIKELY and row.ambiguous(other)
    }
    keys = [
        (fold(m.text), other.text if other else None, holds.get(m.span))
        for m, other in zip(mentions, said, strict=True)
    ]
    usual = _usual_container(keys, mentions)
    asked: list[Name] = []
    number: dict[Key, int] = {}
    unit_of: list[int] = []
    for m, key in zip(mentions, keys, strict=True):
        if key[1] is None:
            key = (key[0], usual.get(key[0]), key[2])
        if key not in number:
            number[key] = len(asked)
            asked.append(Name(m.text, times=0, within=key[1], holds=key[2]))
        unit = number[key]
        asked[unit] = _told(asked[unit], text, m.span)
        unit_of.append(unit)
    return asked, unit_of


def _usual_container(keys: Sequence[Key], mentions: Sequence[Mention]) -> dict[str, str | None]:
    """The container that each form is most often said to lie in: it goes for mentions without one.

    Not where one without it stands first in the body: then another place of that name is told apart by its container.
    """
    usual: dict[str, str | None] = {}
    most: dict[str, int] = {}
    for (form, container, _), n in Counter(keys).items():
        if container is not None and n > most.get(form, 0):
            usual[form], most[form] = container, n
    told: set[str] = set()
    for m, (form, container, _) in zip(mentions, keys, strict=True):
        if container is not None:
            told.add(form)
        elif form in usual and form not in told and m.span.start > _HEADLINE:
            del usual[form]
    return usual


class _Row:
    """The mentions of a report by where they begin and end, the longest ones."""

    def __init__(self, text: str, mentions: Sequence[Mention], contains: Callable[[str], Units | None]) -> None:
        self._text, self._contains = text, contains
        self._from: dict[int, Mention] = {}
        self._to: dict[int, Mention] = {}
        for m in mentions:
            if m.span.start not in self._from or m.span.end > self._from[m.span.start].span.end:
                self._from[m.span.start] = m
            if m.span.end not in self._to or m.span.start < self._to[m.span.end].span.start:
                self._to[m.span.end] = m
        self._starts, self._ends = sorted(self._from), sorted(self._to)

    def ambiguous(self, mention: Mention) -> bool:
        """Whether it means several countries or states, or also a great town."""
        units = self._contains(mention.text)
        return units is not None and (units.city or len(units.country) + len(units.admin1) > 1)

    def container(self, mention: Mention) -> Mention | None:
        """The unit said to contain it: "Texas" of "Paris, Texas"; None if nothing that could."""
        start, end = mention.span.start, mention.span.end
        at = bisect_left(self._starts, end)
        for after in self._starts[at : at + 2]:
            other = self._from[after]
            units = self._contains(other.text) if after - end < _WIDEST_GAP else None
            if units is None or units.adjective:
                continue
            gap = self._text[end:after]
            if (_GAP.fullmatch(gap) or _EXPLAINED.fullmatch(gap)) and not self._listed(mention, other):
                return other
        at = bisect_right(self._ends, start) - 1
        if at >= 0 and start - self._ends[at] < _WIDEST_GAP:
            other = self._to[self._ends[at]]
            if self._contains(other.text) is not None and _ADJECTIVE.fullmatch(self._text, self._ends[at], start):
                return other
        return None

    def opener(self, mention: Mention, in_region: Callable[[str, str], bool]) -> Mention | None:
        """The region that its sentence opens with, where it has a town of that name: "In Ohio, crowds in Athens"."""
        start = mention.span.start
        if not _STANDS.search(self._text[max(0, start - _OPENING) : start]):
            return None
        at = bisect_left(self._starts, start) - 1
        while at >= 0 and start - self._starts[at] < _LONGEST_SENTENCE:
            other = self._from[self._starts[at]]
            begin, end = other.span.start, other.span.end
            if _SENTENCE_ENDS.search(self._text, end, start):
                return None
            if self._text[end : end + 1] == "," and _OPENS.search(self._text[max(0, begin - _OPENING) : begin]):
                return other if in_region(mention.text, other.text) else None
            at -= 1
        return None

    def _listed(self, mention: Mention, other: Mention) -> bool:
        """Whether both are of a list of units or towns: "Georgia, Florida and Texas", "Riga, Vilnius and Kaunas"."""
        units = self._contains(other.text)
        is_town = units is not None and units.city
        if self._text[mention.span.end : other.span.start] != ", ":
            return False
        if not is_town and self._contains(mention.text) is None:
            return False
        match = _LIST.match(self._text, other.span.end)
        after = self._from.get(match.end()) if match else None
        return after is not None and (is_town or self._contains(after.text) is not None)


def _told(name: Name, text: str, span: Span) -> Name:
    """The name with one more mention, and what this one calls it."""
    after, before = text[span.end : span.end + _WINDOW_AFTER], text[max(0, span.start - _WINDOW_BEFORE) : span.start]
    return Name(
        name.text,
        name.times + 1,
        name.within,
        name.holds,
        name.state
        or bool(_STATE_AFTER.match(after) or _STATE_BEFORE.search(before) or _STATE_WITHIN.search(name.text)),
        name.city or bool(_CITY_AFTER.match(after) or _CITY_BEFORE.search(before)),
        name.county or bool(_COUNTY_AFTER.match(after) or _COUNTY_BEFORE.search(before)),
        name.article or before.lower().endswith("the "),
    )
