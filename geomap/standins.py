"""What the parser is shown in the stead of names: most of its errors are at names that it never saw."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.model import Mention, Span
from geomap.people.figures import TITLES

_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
"""The model knows these."""
_TITLE_REACH = 40
_NAMES_ON = re.compile(r"[^.!?\s]\s[A-Z][\w’'-]* $")
"""More of a title, or an adjective, in capitals within a sentence: "French President", "Fisheries Minister"."""
_TITLE = re.compile(
    r"(?<![\w’'-])(?:(?:Prime|Vice|Deputy|Foreign|Interior|Defen[cs]e|Finance|Former|Acting|Interim|Justice|Crown"
    r"|Police|Chief|Trade|Health|Home|Assistant|Transport|Environment|Energy|Education|Economy|Culture|Tourism) )*"
    rf"(?:{'|'.join(sorted(map(str.capitalize, TITLES - _COURTESIES)))})\.? $"
)
"""Titles before a name, as many words of them as are known; "Mr" and its like the model knows."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})


def stand_ins(text: str, mentions: Sequence[Mention], people: Sequence[Span]) -> dict[Span, str]:
    """Places and people of a sentence, each with a name that the parser knows well."""
    known = {_titled(text, span): "Bush" for span in people if _is_name(text[span.start : span.end])}
    for m in mentions:
        if m.resolution and m.role not in ("modifier", "embedded") and m.text.lower() != "here":
            known[m.span] = "Iraq" if m.resolution.place.kind == "country" else "Baghdad"
    return known


def _titled(text: str, name: Span) -> Span:
    """A name with the title in capitals that stands before it: "Prime Minister Jan Novak"."""
    before = _TITLE.search(text, max(0, name.start - _TITLE_REACH), name.start)
    whole = before is not None and not _NAMES_ON.search(text, max(0, before.start() - _TITLE_REACH), before.start())
    return Span(before.start(), name.end) if before and whole else name


def _is_name(words: str) -> bool:
    """ "Ana Duarte", "Duarte", "the tanker Blue Heron"; not "a U.S. delegation", which parses well as it stands."""
    first, *_, last = [*words.split()[:1], *words.split()]
    named = last[:1].isupper() and words.lower() not in _PRONOUNS
    numbered = last.isdigit() and first[:1].isupper()  # "Flight 212"
    return named or numbered or words.endswith("-year-old")
