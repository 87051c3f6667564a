"""What became of plans to go somewhere: called off, or carried out and so no stop of their own."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.model import Movement
from geomap.nearness import holds, related
from geomap.routes.visit import Visit


def call_off(found: list[Visit], movements: Sequence[Movement]) -> None:
    """A plan that another sentence or report takes back is cancelled."""
    off = [m for m in movements if m.status == "denied" and m.destination]
    order = {id(m): 2 * n for n, m in enumerate(movements)}
    for v in found:
        if v.status != "planned":
            continue
        for m in off:
            assert m.destination
            if order[id(m)] >= v.told - 1 and related(m.destination.resolution.place, v.place):
                v.status = "denied"


def without_superseded_plans(found: list[Visit]) -> list[Visit]:
    """A plan that was carried out is one stop, not two; where a plan was to start somebody already was."""
    done = [v for v in found if v.made]
    kept: list[Visit] = []
    for v in found:
        if not v.made:
            if v.role == "origin" and any(related(d.place, v.place) for d in done):
                continue
            carried_out = next((d for d in done if _fulfils(d, v)), None)
            if carried_out is not None:
                carried_out.sources.extend(s for s in v.sources if s not in carried_out.sources)
                continue
        kept.append(v)
    return kept


def _fulfils(done: Visit, plan: Visit) -> bool:
    if not holds(plan.place, done.place):
        return False
    if done.when is None or plan.when is None:
        return True
    return done.when.last >= plan.when.first
