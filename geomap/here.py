"""What "here" means in a dispatch: the place of its dateline."""

from __future__ import annotations

from dataclasses import replace

from geomap.model import Mention, Reading

HERE = frozenset({"here"})


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
