"""The place names of a report that can tell where somebody was, beside those that are literal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from geomap.english.moveverbs import LEAVES, LEMMAS, REACHES
from geomap.here import AT, COUNTING, NEAR, told_of
from geomap.model import Mention, Reading, Span
from geomap.nearness import is_continent

MISSIONS = frozenset({"embassy", "consulate", "embassies", "ambassador", "mission", "navy", "military", "troops"})
"""Behind a country's name these make it theirs, wherever they are."""
_TO_PEOPLE = frozenset({"hit", "strike", "pass", "approach", "take", "capture", "seize", "visit", "escape"})
"""What is done to people as well as to places."""
_TO_PLACES = (LEAVES | REACHES) - _TO_PEOPLE


def where_told(reading: Reading, who: Callable[[Span], tuple[str, ...]]) -> Iterator[Mention]:
    """The literal mentions less those that name somebody, and names like that of "a Lyon hotel", in text order."""
    text = reading.report.text
    for m in told_of(reading):
        if not (m.role == "literal" or _counts(m, text)) or m.resolution is None or is_continent(m.resolution.place):
            continue
        before = text[max(0, m.span.start - NEAR) : m.span.start].lower().split()
        behind = text[m.span.end : m.span.end + NEAR].split()
        noun = behind[0].strip(".,;:") if behind else ""
        owned = noun in MISSIONS and m.resolution.place.kind == "country" and before[-1:] not in (["in"], ["to"])
        if not owned and (not before or _leads_to_place(before[-1]) or not who(m.span) or m.text[:1].islower()):
            yield m


def _counts(m: Mention, text: str) -> bool:
    """Whether a land that acts counts the sick: "Fiji became the third land to report a case"."""
    return m.role == "metonymic" and bool(_COUNTS.match(text, m.span.end))


_COUNTS = re.compile(
    rf"(?: [\w’'-]+){{0,9}} (?:{'|'.join(sorted(COUNTING))})(?:ed|s)?(?: [\w’'-]+){{0,4}}"
    r" (?:cases?|deaths?|infections?|patients?)\b"
)


def _leads_to_place(word: str) -> bool:
    """Whether a name behind a word (lower case) is a place's, even where somebody goes by it: "left Jordan"."""
    return word in AT or LEMMAS.get(word) in _TO_PLACES
