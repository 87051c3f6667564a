"""Towns that a report speaks of again by what they are: "in the city", "left the port"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.model import Mention, Reading, Span

_SETTLED = frozenset({"city", "village"})
"""Kinds of places that the nouns below speak of."""
_GOES_ON = (
    "a about after again against ahead alone along an and are as at because before but by during early for from had has"
    " have he her his if in into is it its just last late next not of on or over shortly since so soon than that the"
    " their then there they this though to today tomorrow under until was were when where which while who whose with"
    " without yesterday monday tuesday wednesday thursday friday saturday sunday"
).split()
"""What goes on after the noun, unlike what makes it a part of another: "the village school", "the city's mayor"."""
_AGAIN = re.compile(
    r"\b(?i:in|to|into|from|at|near|outside|across|around|inside|through|off|on|of"
    r"|reached|reach|reaching|entered|enter|entering|left|leave|leaving|fled|flee|fleeing) "
    r"(?:the|this|that) (?:same |whole |entire )?(?P<noun>city|town|village|port|settlement)"
    rf"(?:(?=[.;:!?)\"”])|(?=,(?! [A-Z]))|(?= (?:{'|'.join(_GOES_ON)}|[a-z]+ed)\b)(?! of (?!the\b)))"
)
"""A town that is named already; not "the city of X", "the village, X"."""


def spoken_of_again(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """For each such noun of the body the town that was named last, in its paragraph or the one before."""
    text = reading.report.text
    towns = [m for m in mentions if m.resolution and m.role == "literal" and m.resolution.place.kind in _SETTLED]
    for s in (s for s in reading.sentences if towns and s.kind == "body"):
        for found in _AGAIN.finditer(text, s.span.start, s.span.end):
            span = Span(*found.span("noun"))
            last = next((m for m in reversed(towns) if m.span.end <= span.start), None)
            taken = any(m.span.overlaps(span) for m in mentions)  # "The City" is a name
            if last and not taken and s.paragraph - _paragraph(reading, last) <= 1:
                yield replace(last, span=span)


def _paragraph(reading: Reading, m: Mention) -> int:
    return reading.sentences[bisect_right(reading.sentences, m.span, key=lambda s: s.span) - 1].paragraph
