"""The places of a story, each once, however its reports name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geomap.model import Event, Mention, NamedPlace, PlaceMention, Reading, Span


def named_places(readings: Sequence[Reading], told: Sequence[Event]) -> tuple[NamedPlace, ...]:
    """Every place that is named, with all its mentions, in order of first mention."""
    event_at: dict[tuple[str, Span], str] = {
        (e.sources[0].report, e.where.mention): e.id for e in told if e.where and e.where.mention
    }
    found: dict[str, list[tuple[str, Mention]]] = {}
    for r in readings:
        for m in r.mentions:
            if m.resolution:
                found.setdefault(m.resolution.place.id, []).append((r.report.id, m))
    return tuple(
        NamedPlace(
            name=_name([m for _, m in rows]),
            resolution=max((m.resolution for _, m in rows if m.resolution), key=lambda x: x.confidence),
            mentions=tuple(PlaceMention(r, m, event_at.get((r, m.span))) for r, m in rows),
        )
        for rows in found.values()
    )


def _name(mentions: list[Mention]) -> str:
    """The form that the reports use most, literal ones first; not in capitals if another is at hand."""
    count = Counter(m.text for m in mentions)
    literal = {m.text for m in mentions if m.role == "literal"}
    return max(count, key=lambda t: (t in literal, not t.isupper(), count[t], t))
