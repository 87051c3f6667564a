"""Which stop a movement tells, and the movement without it."""

from __future__ import annotations

from dataclasses import replace

from geomap.editor.kinds import Anchor, StopFix
from geomap.model import Movement, Span, Stop


def told_there(report: str, span: Span, anchor: Anchor, sentence: Span | None) -> bool:
    """Whether what stands there in a report is in the sentence that a correction is about."""
    return report == anchor.report and sentence is not None and span.overlaps(sentence)


def is_meant(stop: Stop, m: Movement, fix: StopFix) -> bool:
    """Whether a stop is one that a movement tells: of the place that the correction or its words name, if they name
    any, else where it went."""
    if not _tells_of(m, stop) or (fix.person and not is_called(stop.person, fix.person)):
        return False
    ends = [w for w in (m.destination, m.origin) if w]
    if fix.place:
        named = [w for w in ends if w.name == fix.place]
    else:
        named = [w for w in ends if w.name in fix.at.words] or ends[:1]
    return any(w.resolution.place.id == stop.where.resolution.place.id for w in named)


def is_named(stop: Stop, fix: StopFix) -> bool:
    """Whether the words of a correction name the place of a stop."""
    return fix.place is None and stop.where.name in fix.at.words


def without(m: Movement, stop: Stop) -> list[Movement]:
    """The movement without its end at a stop; nothing where it tells of nothing else."""
    if not _tells_of(m, stop):
        return [m]
    ends = [
        w if w is None or w.resolution.place.id != stop.where.resolution.place.id else None
        for w in (m.origin, m.destination)
    ]
    return [replace(m, origin=ends[0], destination=ends[1])] if any(ends) else []


def is_called(person: str, name: str) -> bool:
    """Whether a name, or a part of one, is that person's."""
    return name.casefold() in person.casefold()


def _tells_of(m: Movement, stop: Stop) -> bool:
    """Whether a stop is of the movement's person and has its sentence among its sources."""
    return stop.person == m.person and any(s.report == m.report and s.span == m.sentence for s in stop.sources)
