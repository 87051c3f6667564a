"""Events of what the route of somebody tells and no event does: "she left Accra on Sunday and got to Lagos"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.english.clauses import Clause, clauses
from geomap.events.headline import headline
from geomap.events.identity import event_id
from geomap.events.placing import Placer
from geomap.model import Event, Movement, Reading, Sentence, Source, Where
from geomap.nearness import holds

_SURE = 0.8
"""How sure it is that somebody came to a place that a sentence tells, where the place is sure."""


def of_ways(reading: Reading, ways: Sequence[Movement]) -> tuple[Event, ...]:
    """An event for each of the ways to a place, or stays at one, of which the sentence that tells it has no event.

    `ways`: what this report tells of those who are followed.
    """
    if not ways:
        return ()
    placer = Placer(reading)
    at = {s.span: i for i, s in enumerate(reading.sentences)}
    told: dict[str, Event] = {}
    for way in ways:
        where, i = way.destination, at.get(way.sentence)
        if where is None or where.mention is None or i is None or way.arrival == "bound" or way.likelihood:
            continue  # what is only likely makes no event
        known = [e for e in (*reading.events, *told.values()) if e.sources[0].span == way.sentence]
        if not any(e.where and holds(where.resolution.place, e.where.resolution.place) for e in known):
            event = _event(reading, placer, i, way, where)
            told.setdefault(event.id, event)
    return tuple(told.values())


def _event(reading: Reading, placer: Placer, i: int, way: Movement, where: Where) -> Event:
    report, sentence = reading.report, reading.sentences[i]
    quote = report.text[sentence.span.start : sentence.span.end]
    clause = _clause(placer, i, sentence, where)
    return Event(
        id=event_id(report.id, quote, "way", way.status, where.resolution.place.id),
        kind="movement" if way.travel else "other",
        title=headline(report.text, sentence, clause, placer.words(i)),
        quote=quote,
        when=way.when,
        where=where,
        people=(way.person,),
        status=way.status,
        confidence=round(_SURE * where.resolution.confidence, 3),
        sources=(Source.of(report, sentence.span),),
    )


def _clause(placer: Placer, i: int, sentence: Sentence, where: Where) -> Clause:
    """The clause that names the place."""
    words = placer.words(i)
    pieces = clauses(words, sentence, [m.span for m in placer.places[i]])
    named = [c for c in pieces if where.mention and c.holds(where.mention)]
    return named[-1] if named else Clause(0, len(words), sentence.span, "")
