"""The place names of a report that can tell where somebody was, beside those that are literal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from geomap.here import with_capital, with_here
from geomap.model import Mention, Reading, Span

SITES = frozenset(
    "hotel hospital clinic airport prison jail court courthouse courtroom flat apartment restaurant cafe bar nightclub"
    " street suburb district neighborhood neighbourhood church mosque cathedral stadium university school theater"
    " theatre museum barracks harbour harbor port park studio office mansion residence conference summit"
    " meeting rally hospice camp square market station shipyard marina beach house home".split()
)
"""Behind a name these make it the place where they are: "a Lyon hotel"."""
MISSIONS = frozenset({"embassy", "consulate", "embassies", "ambassador", "mission", "navy", "military", "troops"})
"""Behind a country's name these make it theirs, wherever they are."""
BEFORE = frozenset({"a", "an", "the", "his", "her", "its", "their"})
AT = frozenset({"in", "at", "from", "to", "into", "near", "outside", "inside"})


def where_told(reading: Reading, who: Callable[[Span], tuple[str, ...]]) -> Iterator[Mention]:
    """The literal mentions less those that name somebody, and names like that of "a Lyon hotel", in text order."""
    text = reading.report.text
    for m in with_capital(reading, with_here(reading)):
        if m.resolution is None:
            continue
        before = text[max(0, m.span.start - _NEAR) : m.span.start].lower().split()
        behind = text[m.span.end : m.span.end + _NEAR].split()
        noun = behind[0].strip(".,;:") if behind else ""
        if m.role == "literal":
            owned = noun in MISSIONS and m.resolution.place.kind == "country" and before[-1:] not in (["in"], ["to"])
            if not owned and not (before[-1:] and before[-1] not in AT and who(m.span) and m.text[:1].isupper()):
                yield m
        elif m.role == "modifier" and noun in SITES and m.resolution.place.kind in ("city", "village", "poi"):
            at, article = before[-2:] if len(before) > 1 else ("", "")
            if at in AT and article in BEFORE:
                yield replace(m, role="literal")


_NEAR = 24
