"""Events as an editor puts them together, takes them apart, or adds them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import reduce

from geomap.editor.kinds import Added
from geomap.editor.spots import Spots
from geomap.model import Event, Reading, Report, Sentence, Source, Span, When, Where
from geomap.timeline import joined
from geomap.times.edtf import bounds

ADDED = "Added by the editor"
"""Title of the report that holds what no report tells."""
Placed = tuple[str, Span | None]
"""A report's id, and a sentence of it."""


def when(edtf: str, said_by: str) -> When | None:
    """A date as the editor sets it; None for ""."""
    return When(*bounds(edtf), edtf, decided_by=said_by) if edtf else None


def told_by(event: Event, report: str, sentence: Span | None) -> bool:
    """Whether one of its sources is that sentence."""
    return any(s.report == report and sentence is not None and s.span.overlaps(sentence) for s in event.sources)


def split_off(events: Sequence[Event], tellings: Sequence[Event], report: str, sentence: Span) -> list[Event] | str:
    """The events, with that which a sentence tells taken out of the one it was put together with; or why not."""
    whole = next((e for e in events if len(e.sources) > 1 and told_by(e, report, sentence)), None)
    if whole is None:
        return "its event is not put together with any other"
    parts = [t for t in tellings if t.sources[0] in whole.sources and (t.kind, t.status) == (whole.kind, whole.status)]
    own = [p for p in parts if told_by(p, report, sentence)]
    rest = [p for p in parts if p not in own]
    if not own or not rest:
        return "its event is not put together with any other"
    both = [replace(reduce(joined, part), corrected=_also(whole, "split")) for part in (rest, own)]
    both.sort(key=lambda e: tellings.index(next(t for t in tellings if t.id == e.id)))
    at = events.index(whole)
    return [*events[:at], *both, *events[at + 1 :]]


def merged(events: Sequence[Event], placed: Sequence[Placed]) -> list[Event] | str:
    """The events, with those that several sentences tell made one; or why not."""
    meant: list[Event] = []
    for report, sentence in placed:
        found = [e for e in events if told_by(e, report, sentence)]
        if not found:
            return "one of its sentences tells no event"
        alike = [e for e in found if e.kind == meant[0].kind] if meant else found
        meant.append((alike or found)[0])
    meant = list(dict.fromkeys(meant))
    if len(meant) < 2:
        return "its sentences tell one event already"
    ids = {e.id for e in meant}
    first = reduce(_joined, meant)
    first = replace(first, disagreements=tuple(d for d in first.disagreements if d.event not in ids))
    return [
        replace(first, corrected=_also(first, "merged")) if e == meant[0] else e for e in events if e not in meant[1:]
    ]


def _joined(a: Event, b: Event) -> Event:
    one = joined(a, b)
    return one if one.where or b.where is None else replace(one, where=replace(b.where, mention=None))


def _also(event: Event, change: str) -> str:
    return ", ".join(filter(None, [event.corrected, change]))


def added(entries: Sequence[Added], spots: Spots, taken: Collection[str], file: str) -> Reading:
    """A report of the editor's own: a sentence for each event that no report tells."""
    name = next(f"editor{n}" for n in ("", *range(2, 99)) if f"editor{n}" not in taken)
    text, sentences, events = "", [], []
    for n, entry in enumerate(entries):
        span = Span(len(text), len(text) + len(entry.quote))
        text += f"{entry.quote}\n\n"
        sentences.append(Sentence(span, (), "body", n))
        source = Source(name, span, ADDED, None, None, None)
        where = None
        if entry.spot:
            found = spots.resolution(entry.spot, entry.label, entry.title)
            where = Where(entry.spot.name or found.place.name, found, None, spots.said_by)
        id = hashlib.sha256("\0".join((entry.title, entry.quote, entry.date or "")).encode()).hexdigest()[:12]
        date = when(entry.date or "", spots.said_by)
        said = (entry.kind, entry.title, entry.quote, date, where, entry.people, entry.status)
        events.append(Event(f"e{id}", *said, confidence=1.0, sources=(source,), corrected="added"))
    report = Report(name, file, text, ADDED, extracted=True)
    return Reading(report, tuple(sentences), (), (), tuple(events))
