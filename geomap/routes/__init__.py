"""A person's movements, as told here and there, put together to one route of stops and legs."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.model import Leg, Mode, Movement, Report, Route, Source, Status, Stop
from geomap.nearness import km
from geomap.routes.pace import too_fast
from geomap.routes.visit import Visit, source
from geomap.routes.visits import visits


def route(person: str, movements: Sequence[Movement], reports: dict[str, Report]) -> Route:
    """Stops in time order and the legs between them. `movements` are in order of telling."""
    found = visits([m for m in movements if m.person == person], reports)
    _undate(found)
    stops = tuple(_stop(person, n, v, reports) for n, v in enumerate(found, 1))
    return Route(person, stops, tuple(_legs(person, found, reports)))


def _stop(person: str, order: int, v: Visit, reports: dict[str, Report]) -> Stop:
    quote, likely = _quote(reports, v.sources[0]), (v.placed_by or v.move).likelihood
    return Stop(person, order, v.where, v.when, v.status, quote, tuple(v.sources), _why(v), likelihood=likely)


_NO_FLIGHT_KM = 12000.0
"""Who is so far away on a date that no words give him is not there on it: the report went on without dates."""


def _undate(found: list[Visit]) -> None:
    """Take the dates from stops to which one was only carried over, from the first on that nobody reached on it."""
    last: Visit | None = None
    lost = ""
    for v in found:
        if not v.made or v.when is None:
            continue
        carried = v.when.text is None and last and last.when and v.when.edtf == last.when.edtf
        if carried and last and (v.when.edtf == lost or km(last.place, v.place) > _NO_FLIGHT_KM):
            lost, v.when = v.when.edtf, None
        else:
            last = v


def movers(movements: Sequence[Movement]) -> tuple[str, ...]:
    """Who moves, most travelled first: by the number of places where they were, then of movements told."""
    places: dict[str, set[str]] = {}
    count: dict[str, int] = {}
    for m in movements:
        count[m.person] = count.get(m.person, 0) + 1
        for w in (m.origin, m.destination):
            if w:
                places.setdefault(m.person, set()).add(w.resolution.place.id)
    return tuple(sorted(count, key=lambda p: (-len(places.get(p, ())), -count[p], p)))


def doubts(route: Route) -> tuple[str, ...]:
    """What cannot be right in a route, a sentence each: ways that nobody can make in the time told."""
    stops = {s.order: s for s in route.stops}
    return tuple(
        f"{route.person}: from {stops[leg.from_order].where.name} to {stops[leg.to_order].where.name}: {leg.decided_by}"
        for leg in route.legs
        if leg.decided_by.startswith(_UNLIKELY)
    )


_UNLIKELY = "hardly possible: "


def _legs(person: str, found: list[Visit], reports: dict[str, Report]) -> list[Leg]:
    legs: list[Leg] = []
    last: int | None = None
    for n, v in enumerate(found):
        if last is not None:
            legs.append(_leg(person, last, n, found, reports))
        if v.made or last is None or not found[last].made:
            last = n
    return legs


def _leg(person: str, a: int, b: int, found: list[Visit], reports: dict[str, Report]) -> Leg:
    start, end = found[a], found[b]
    move, leaving = end.reached_by, start.left_by
    told = move or leaving
    sources = (source(told, reports),) if told else ()
    mode: Mode | None = (move.mode if move else None) or (leaving.mode if leaving else None)
    status: Status = "actual" if start.made and end.made else "planned" if end.made else end.status
    length = round(km(start.place, end.place), 1)
    why = f"told by “{told.decided_by}”" if told else "no sentence tells this leg: only its two ends"
    wrong = too_fast(length, mode, start.when, end.when) if status == "actual" else None
    return Leg(
        person=person,
        from_order=a + 1,
        to_order=b + 1,
        mode=mode,
        km=length,
        departed=leaving.when if leaving else (move.when if move and move.origin else None),
        arrived=move.when if move and move.arrival == "told" else None,
        status="possible" if wrong else status,
        inferred=told is None,
        quote=_quote(reports, sources[0]) if sources else None,
        sources=sources,
        decided_by=f"{_UNLIKELY}{wrong} ({why})" if wrong else why,
    )


def _why(v: Visit) -> str:
    move = v.placed_by or v.move
    if move.likelihood:
        return f"likely ({move.likelihood:.0%}) by what is told around “{move.decided_by}”, not told outright"
    how = {"origin": "left from there", "destination": "went there", "there": "was there"}[v.role]
    return f"{how if move is v.move else 'was there'}: “{move.decided_by}”"


def _quote(reports: dict[str, Report], s: Source) -> str:
    return reports[s.report].text[s.span.start : s.span.end]
