"""Names that tell where something is, though they are no literal toponyms: "here", "the capital", "a Lyon hotel"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from geomap.english.moveverbs import SITES
from geomap.model import Mention, Reading, Span

HERE = frozenset({"here"})
_NAMED = frozenset({",", "of"})
"""Behind "the capital" they say which one it is."""
_OPENING = len("In the ")
AT = frozenset("in at from to into near outside inside through via past off towards between over across".split())
"""Before a name they say that it is a place's."""
NEAR = 24
"""Characters on either side of a name."""
COUNTING = frozenset("confirm report record register announce detect".split())
"""What a land does with the cases of a disease."""
CASES = frozenset({"case", "cases", "death", "deaths", "infection", "infections", "outbreak"})
"""Of what a land counts, it was the scene: "Fiji reported three cases"."""
_DESCRIBED = 2
"""Words behind a town's name among which that may be which tells what stands there: "the Lyon military base"."""
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_COUNTS = re.compile(
    r" (?:has |have |had |also |now ){0,2}(?:confirmed|reported|recorded|registered|announced|detected|seen) "
    rf"(?:[\w,’'-]{{1,20}} ){{0,4}}(?:{'|'.join(sorted(CASES))})\b"
)
"""Behind a land's name: what it counts has happened in it."""


def told_of(reading: Reading) -> tuple[Mention, ...]:
    """The mentions, with those of "here", "the capital" and "a Lyon hotel" as literal ones.

    They are for telling where things happened; as names of places they do not count.
    """
    text = reading.report.text
    named = with_capital(reading, with_here(reading))
    return tuple(
        replace(m, role="literal")
        if (m.role == "modifier" and _has_site(text, m)) or (m.role == "metonymic" and _COUNTS.match(text, m.span.end))
        else m
        for m in named
    )


def _has_site(text: str, m: Mention) -> bool:
    """ "At a Lyon hotel": a town's name before what stands there."""
    if m.resolution is None or m.resolution.place.kind not in ("city", "village", "poi"):
        return False
    before = text[max(0, m.span.start - NEAR) : m.span.start].lower().split()[-2:]
    behind = text[m.span.end : m.span.end + NEAR].split()
    sites = [word.strip(".,;:") for word in behind[:_DESCRIBED]]
    stands = any(word in SITES and all(w.islower() for w in sites[:n]) for n, word in enumerate(sites))
    return stands and len(before) == 2 and before[0] in AT and before[1] in _ARTICLES


def with_here(reading: Reading) -> tuple[Mention, ...]:
    """The mentions, and for each "here" of the body one of the place that the report is datelined from.

    They are for telling where things happened; as names of places they do not count.
    """
    lines = [s for s in reading.sentences if s.kind == "dateline"]
    if not lines:
        return reading.mentions
    named = [m for m in reading.mentions if m.resolution and any(s.span.contains(m.span) for s in lines)]
    if not named:
        return reading.mentions
    text = reading.report.text
    found = [
        replace(named[0], span=token, role="literal")
        for s in reading.sentences
        if s.kind == "body" and not s.quoted
        for token in s.tokens
        if text[token.start : token.end].lower() in HERE
    ]
    return tuple(sorted((*reading.mentions, *found), key=lambda m: m.span)) if found else reading.mentions


def with_capital(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, and one of the capital that the report names for each "the capital" that does not say which.

    That of "the Latvian capital", else the one that its sentence opens with, else that of the country named most.
    """
    text = reading.report.text
    if "capital" not in text:
        return mentions
    placed = [m for m in mentions if m.resolution]
    capitals = {m.resolution.place.country: m for m in reversed(placed) if m.resolution and m.resolution.place.capital}
    if not capitals:
        return mentions
    votes = Counter(m.resolution.place.country for m in placed if m.resolution)
    known = capitals[max(capitals, key=lambda country: votes[country])]
    described = {m.span.end: m.resolution.place.country for m in placed if m.role == "modifier" and m.resolution}
    found = [
        replace(capitals.get(described.get(first.end), own or known), span=second, role="literal")
        for s in reading.sentences
        if s.kind in ("body", "caption")
        for own in [
            next((m for m in capitals.values() if s.span.start <= m.span.start <= s.span.start + _OPENING), None)
        ]
        for first, second, third in zip(s.tokens, s.tokens[1:], (*s.tokens[2:], None), strict=False)
        if _is_the_capital(text, first, second, third, described)
    ]
    return tuple(sorted((*mentions, *found), key=lambda m: m.span)) if found else mentions


def _is_the_capital(text: str, first: Span, second: Span, third: Span | None, described: dict[int, str | None]) -> bool:
    """ "The capital", "the Latvian capital"; not "the capital of Latvia", "the capital, Riga"."""
    if second.end - second.start != 7 or text[second.start : second.end] != "capital":
        return False
    named = third is not None and text[third.start : third.end] in _NAMED
    return (first.end in described or text[first.start : first.end].lower() == "the") and not named
