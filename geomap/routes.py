"""A person's movements, as told here and there, put together to one route of stops and legs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.model import Leg, Mode, Movement, Report, Route, Source, Status, Stop, When, Where
from geomap.nearness import holds, km, related
from geomap.order import hour, narrower, overlap


@dataclass(slots=True)
class _Visit:
    """A stop in the making."""

    where: Where
    when: When | None
    status: Status
    told: int
    """Order of telling over all reports."""
    move: Movement
    role: str
    """`origin`, `destination` or `there`."""
    sources: list[Source] = field(default_factory=list)
    reached_by: Movement | None = None
    """The journey that a sentence tells as ending here."""


def route(person: str, movements: Sequence[Movement], reports: dict[str, Report]) -> Route:
    """Stops in time order and the legs between them. `movements` are in order of telling."""
    own = [m for m in movements if m.person == person]
    visits = _without_superseded_plans(_merged(_chronological(_visits(own, reports))))
    stops = tuple(
        Stop(person, n, v.where, v.when, v.status, _quote(reports, v.sources[0]), tuple(v.sources), _why(v))
        for n, v in enumerate(visits, 1)
    )
    return Route(person, stops, tuple(_legs(person, visits, reports)))


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


# --- visits --------------------------------------------------------------------------------------------------------


def _visits(movements: Sequence[Movement], reports: dict[str, Report]) -> list[_Visit]:
    out: list[_Visit] = []
    for told, m in enumerate(movements):
        source = _source(m, reports)
        if m.origin:
            status: Status = "planned" if m.status in ("planned", "possible") else "actual"
            if m.status == "denied":
                continue  # who did not leave was there, but when is not told
            out.append(_Visit(m.origin, m.when, status, 2 * told, m, "origin", [source]))
        if m.destination and m.status != "denied":
            role = "destination" if m.travel else "there"
            out.append(_Visit(m.destination, m.when, _arrived(m, movements), 2 * told + 1, m, role, [source],
                              m if m.travel else None))  # fmt: skip
    return out


def _arrived(m: Movement, movements: Sequence[Movement]) -> Status:
    """ "Left for X" is an arrival only if something else in the reports has them go there too."""
    if m.status in ("planned", "possible", "denied"):
        return "planned" if m.status == "possible" else m.status
    if m.arrival == "told" or m.destination is None:
        return "actual"
    others = [
        o for o in movements
        if o is not m and o.destination and o.status == "actual" and o.arrival != "bound"
        and related(o.destination.resolution.place, m.destination.resolution.place)
    ]  # fmt: skip
    return "actual" if others and m.arrival == "likely" else "planned"


def _chronological(visits: list[_Visit]) -> list[_Visit]:
    """By date; undated ones stay beside the one told before them, what a past perfect tells goes to the front."""
    days: dict[tuple[object, ...], list[_Visit]] = {}
    for v in sorted((v for v in visits if v.when), key=_date_key):
        days.setdefault(_date_key(v), []).append(v)
    out = [v for day in days.values() for v in _within_day(day)]
    undated = [v for v in visits if not v.when]
    for v in [u for u in undated if not u.move.background]:
        before = [k for k, o in enumerate(out) if o.move.report == v.move.report and o.told < v.told]
        out.insert(before[-1] + 1 if before else len(out), v)
    return [u for u in undated if u.move.background] + out


def _date_key(v: _Visit) -> tuple[object, ...]:
    assert v.when
    return (v.when.first, v.when.last)


def _within_day(day: list[_Visit]) -> list[_Visit]:
    """What is told as earlier comes first; who only left a place was there before arriving elsewhere; then as told.

    Where several have an hour they are put in its order among themselves.
    """

    def rank(v: _Visit) -> tuple[int, int, int]:
        assert v.when
        early = 0 if v.when.part == "earlier" else 2 if v.when.part in ("later", "evening", "night") else 1
        leaves_only = v.role == "origin" and v.move.destination is None
        arrives_only = v.role == "destination" and v.move.origin is None
        return early, 0 if leaves_only else 1 if v.move.background else 2 if arrives_only else 1, v.told

    ordered = sorted(day, key=rank)
    slots = [k for k, v in enumerate(ordered) if v.when and v.when.clock]
    timed = sorted((ordered[k] for k in slots), key=lambda v: hour(v.when) if v.when else 0)
    for k, v in zip(slots, timed, strict=True):
        ordered[k] = v
    return ordered


def _merged(visits: list[_Visit]) -> list[_Visit]:
    """Runs of visits to one place become one stop; a trip told again with a vaguer date becomes none of its own."""
    kept = list(visits)
    for v in visits:
        exact = next((o for o in kept if o is not v and (_tells_vaguely(v, o) or _retold(v, o))), None)
        if exact is not None:
            _absorb(exact, v)
            kept.remove(v)
    out: list[_Visit] = []
    for v in kept:
        last = next((o for o in reversed(out) if (o.status == "actual") == (v.status == "actual")), None)
        if last is not None and _one_stop(last, v):
            _absorb(last, v)
        else:
            out.append(v)
    return out


def _one_stop(a: _Visit, b: _Visit) -> bool:
    if not related(a.where.resolution.place, b.where.resolution.place):
        return False
    return (a.status == "actual") == (
        b.status == "actual"
    ) or a.where.resolution.place.id == b.where.resolution.place.id


def _retold(v: _Visit, first: _Visit) -> bool:
    """Whether v is the start of a journey that was told before: the same day, from the same place, to one place."""
    if v.role != "origin" or first.role != "origin" or first.told >= v.told or not (v.when and first.when):
        return False
    a, b = v.move.destination, first.move.destination
    same = v.where.resolution.place.id == first.where.resolution.place.id and overlap(v.when, first.when)
    return bool(same and a and b and related(a.resolution.place, b.resolution.place))


def _tells_vaguely(v: _Visit, exact: _Visit) -> bool:
    """Whether v tells of the same being there as `exact` does, only with a wider range of days."""
    if v.when is None or exact.when is None or v.status != exact.status:
        return False
    wider = v.when.last - v.when.first > exact.when.last - exact.when.first
    return wider and overlap(v.when, exact.when) and related(v.where.resolution.place, exact.where.resolution.place)


def _absorb(a: _Visit, b: _Visit) -> None:
    if b.where.resolution.place.id != a.where.resolution.place.id and holds(
        a.where.resolution.place, b.where.resolution.place
    ):
        a.where = b.where
    a.when = narrower(a.when, b.when) if a.when is None or b.when is None or overlap(a.when, b.when) else a.when
    if b.status == "actual":
        a.status = "actual"
    a.reached_by = a.reached_by or b.reached_by
    for s in b.sources:
        if s not in a.sources:
            a.sources.append(s)


def _without_superseded_plans(visits: list[_Visit]) -> list[_Visit]:
    """A plan that was carried out is one stop, not two."""
    done = [v for v in visits if v.status == "actual"]
    kept: list[_Visit] = []
    for v in visits:
        if v.status == "planned":
            made = next((d for d in done if _fulfils(d, v)), None)
            if made is not None:
                made.sources.extend(s for s in v.sources if s not in made.sources)
                continue
        kept.append(v)
    return kept


def _fulfils(done: _Visit, plan: _Visit) -> bool:
    if not holds(plan.where.resolution.place, done.where.resolution.place):
        return False
    if done.when is None or plan.when is None:
        return True
    return done.when.last >= plan.when.first


# --- legs ----------------------------------------------------------------------------------------------------------


def _legs(person: str, visits: list[_Visit], reports: dict[str, Report]) -> list[Leg]:
    legs: list[Leg] = []
    last: int | None = None
    for n, v in enumerate(visits):
        if last is not None:
            legs.append(_leg(person, last, n, visits, reports))
        if v.status == "actual" or last is None or visits[last].status != "actual":
            last = n
    return legs


def _leg(person: str, a: int, b: int, visits: list[_Visit], reports: dict[str, Report]) -> Leg:
    start, end = visits[a], visits[b]
    move = end.reached_by
    leaving = start.move if start.move.travel and start.role == "origin" else None
    told = move or leaving
    source = (_source(told, reports),) if told else ()
    mode: Mode | None = move.mode if move else None
    if mode is None and leaving:
        mode = leaving.mode
    status: Status = "actual" if start.status == end.status == "actual" else end.status
    if status == "actual" and end.status != "actual":
        status = "planned"
    return Leg(
        person=person,
        from_order=a + 1,
        to_order=b + 1,
        mode=mode,
        km=round(km(start.where.resolution.place, end.where.resolution.place), 1),
        departed=leaving.when if leaving else (move.when if move and move.origin else None),
        arrived=move.when if move and move.arrival == "told" else None,
        status=status,
        inferred=told is None,
        quote=_quote(reports, source[0]) if source else None,
        sources=source,
        decided_by=f"told by “{told.decided_by}”" if told else "no sentence tells this leg: only its two ends",
    )


def _why(v: _Visit) -> str:
    how = {"origin": "left from there", "destination": "went there", "there": "was there"}[v.role]
    return f"{how}: “{v.move.decided_by}”"


def _source(m: Movement, reports: dict[str, Report]) -> Source:
    r = reports[m.report]
    return Source(r.id, m.sentence, r.title, r.publisher, r.url, r.published)


def _quote(reports: dict[str, Report], s: Source) -> str:
    return reports[s.report].text[s.span.start : s.span.end]
