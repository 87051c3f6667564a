"""Names that tell where something is, though they are no literal toponyms: "here", "the capital", "a Lyon hotel"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from gazetteer.place import Place, Resolution
from geomap.english.moveverbs import SITES
from geomap.model import Mention, Reading, Sentence, Span
from geomap.pointers import spoken_of_again

HERE = frozenset({"here"})
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
    more = spoken_of_again(reading, reading.mentions)
    named = sorted((*with_capital(reading, with_here(reading)), *more), key=lambda m: m.span)
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
    """The mentions, and one of the capital meant by each "the capital" that does not say which.

    That of "the Latvian capital", whether the report names it or not; else the one that its sentence opens with, else
    that of the country named most.
    """
    text = reading.report.text
    if "capital" not in text:
        return mentions
    placed = [(m, m.resolution) for m in mentions if m.resolution]
    named = {to.place.country: m for m, to in reversed(placed) if to.place.capital}
    votes = Counter(to.place.country for _, to in placed)
    most = named[max(named, key=lambda country: votes[country])] if named else None
    others = {place.country: place for place in reading.capitals if place.country not in named}
    lands = {m.span.end: (m, to) for m, to in placed if m.role == "modifier"}
    seats = {end: named.get(to.place.country) or _seat(m, to, others) for end, (m, to) in lands.items()}
    starts = {m.span.start for m in mentions}
    found = []
    for s in (s for s in reading.sentences if s.kind in ("body", "caption")):
        opening = Span(s.span.start, s.span.start + _OPENING)
        own = next((m for m in named.values() if opening.start <= m.span.start <= opening.end), None)
        for k, token in enumerate(s.tokens[1:], 1):
            if text[token.start : token.end] == "capital" and not _says_which(text, s.tokens[k + 1 : k + 3], starts):
                before = s.tokens[k - 1]
                if any(m.span.overlaps(token) for m in mentions):
                    continue  # "the Capital" is a name
                bare = text[before.start : before.end].lower() == "the"
                beside = next((m for m, to in reversed(placed) if to.place.capital and _before(m.span, token, s)), None)
                meant = seats.get(before.end, own or beside or most) if bare or before.end in lands else None
                found += [replace(meant, span=token, role="literal")] if meant else []
    return tuple(sorted((*mentions, *found), key=lambda m: m.span)) if found else mentions


def _before(name: Span, word: Span, sentence: Sentence) -> bool:
    return sentence.span.start <= name.start and name.end <= word.start


def _seat(m: Mention, to: Resolution, capitals: Mapping[str | None, Place]) -> Mention | None:
    """The capital of the land that an adjective names, as the gazetteer has it."""
    place = capitals.get(to.place.country)
    return replace(m, text=place.name, resolution=replace(to, place=place, alternatives=())) if place else None


def _says_which(text: str, behind: Sequence[Span], starts: Container[int]) -> bool:
    """ "The capital of Latvia", "the capital, Riga"; `starts`: where the report names places."""
    word = text[behind[0].start : behind[0].end] if behind else ""
    return word == "of" or (word == "," and len(behind) > 1 and behind[1].start in starts)
