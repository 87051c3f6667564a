"""Names that tell where something is, though they are no literal toponyms: "here", "the capital", "a Lyon hotel"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from gazetteer.place import EXTENDED, Resolution
from geomap.english.moveverbs import SITES
from geomap.model import Mention, Reading, Span
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
_LOOKED_AT = 40
"""So many places before "the capital" are looked at."""
_AGREEING = 2
"""So many places before "the capital" tell its country if they lie in one."""
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
    if m.resolution is None or m.resolution.place.kind in EXTENDED:
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
    """The mentions, and one of the capital meant by each "the capital" that does not say which."""
    text = reading.report.text
    if "capital" not in text:
        return mentions
    seats = _Seats(reading, mentions)
    lands = {m.span.end: to for m, to in seats.placed if m.role == "modifier"}
    starts = {m.span.start for m in mentions}
    found = []
    for n, s in enumerate(reading.sentences):
        for k, token in enumerate(s.tokens[1:] if s.kind in ("body", "caption") else (), 1):
            if text[token.start : token.end] == "capital" and not _says_which(text, s.tokens[k + 1 : k + 3], starts):
                before = s.tokens[k - 1]
                if any(m.span.overlaps(token) for m in mentions):
                    continue  # "the Capital" is a name
                land = lands.get(before.end)
                meant = seats.of(land.place.country) if land else None
                if meant is None and (land or text[before.start : before.end].lower() == "the"):
                    meant = seats.meant(n, token)
                found += [replace(meant, span=token, role="literal")] if meant else []
    return tuple(sorted((*mentions, *found), key=lambda m: m.span)) if found else mentions


class _Seats:
    """The capitals that a report may mean by "the capital"."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self.sentences = reading.sentences
        self.placed = [(m, m.resolution) for m in mentions if m.resolution]
        self.named = {to.place.country: m for m, to in reversed(self.placed) if to.place.capital}
        self.others = {place.country: place for place in reading.capitals if place.country not in self.named}
        self.starts = [m.span.start for m, _ in self.placed]
        votes = Counter(to.place.country for _, to in self.placed)
        self.most = self.named[max(self.named, key=lambda country: votes[country])] if self.named else None

    def of(self, country: str | None) -> Mention | None:
        """That of a country, whether the report names it or, having named the country, not."""
        if country in self.named or country not in self.others:
            return self.named.get(country)
        m, to = next((m, to) for m, to in self.placed if to.place.country == country)
        place = self.others[country]
        return replace(m, text=place.name, resolution=replace(to, place=place, alternatives=()))

    def meant(self, n: int, word: Span) -> Mention | None:
        """The capital that sentence n opens with or names, or that of the town it names before; that which the
        sentence before it names; that of the country that the last two places lie in; else of the one named most."""
        s = self.sentences[n]
        opening = Span(s.span.start, s.span.start + _OPENING)
        own = next((m for m in self.named.values() if opening.start <= m.span.start <= opening.end), None)
        at = bisect_left(self.starts, word.start)
        ahead = self.placed[max(0, at - _LOOKED_AT) : at]
        beside = [(m, to) for m, to in ahead if m.span.start >= s.span.start]
        town = next(
            (to.place for m, to in reversed(beside) if m.role == "literal" and to.place.kind not in EXTENDED), None
        )
        last = [to.place.country for m, to in ahead if to.place.country and m.role == "literal"][-_AGREEING:]
        return (
            own
            or next((m for m, to in reversed(beside) if to.place.capital), None)
            or (self.of(town.country) if town else None)
            or self._told_before(n, ahead)
            or (self.of(last[0]) if len(last) == _AGREEING and len(set(last)) == 1 else None)
            or self.most
        )

    def _told_before(self, n: int, ahead: Sequence[tuple[Mention, Resolution]]) -> Mention | None:
        """ "Flew to Lomé. In the capital"."""
        before = self.sentences[n - 1]
        if n == 0 or before.paragraph != self.sentences[n].paragraph:
            return None
        told = (m for m, to in ahead if to.place.capital and m.role == "literal" and before.span.contains(m.span))
        return next(told, None)


def _says_which(text: str, behind: Sequence[Span], starts: Container[int]) -> bool:
    """ "The capital of Latvia", "the capital, Riga"; `starts`: where the report names places."""
    word = text[behind[0].start : behind[0].end] if behind else ""
    return word == "of" or (word == "," and len(behind) > 1 and behind[1].start in starts)
