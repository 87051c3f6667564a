"""Which stop a movement tells, and the movement without it."""

from __future__ import annotations

from dataclasses import replace

from geomap.editor.kinds import Anchor, StopFix
from geomap.model import Movement, Span, Stop


def told_there(report: str, span: Span, anchor: Anchor, sentence: Span | None) -> bool:
    """Whether what stands there in a report is in the sentence that a correction is about."""
    return report == anchor.report and sentence is not None and span.overlaps(sentence)


def is_meant(stop: Stop, m: Movement, fix: StopFix) -> bool:
    """Whether a stop is the one that a movement tells; where it tells of two and none is named, where it went."""
    if stop.person != m.person or (fix.person and not is_called(stop.person, fix.person)):
        return False
    if not any(s.report == m.report and s.span == m.sentence for s in stop.sources):
        return False
    where = m.destination or m.origin
    named = [w for w in (m.destination, m.origin) if w and w.name == fix.place] if fix.place else [where]
    return any(w is not None and w.resolution.place.id == stop.where.resolution.place.id for w in named)


def without(m: Movement, stop: Stop) -> list[Movement]:
    """The movement without its end at a stop; nothing where it tells of nothing else."""
    if m.person != stop.person or not any(s.report == m.report and s.span == m.sentence for s in stop.sources):
        return [m]
    ends = [
        w if w is None or w.resolution.place.id != stop.where.resolution.place.id else None
        for w in (m.origin, m.destination)
    ]
    return [replace(m, origin=ends[0], destination=ends[1])] if any(ends) else []


def is_called(person: str, name: str) -> bool:
    """Whether a name, or a part of one, is that person's."""
    return name.casefold() in person.casefold()
