"""A route as data of its page: its stops with their marks, and its legs."""

from __future__ import annotations

from typing import Any

from geomap.model import Leg, Route, Stop
from geomap.page.tables import Places, Reports, day_number, sources_of
from geomap.page.text import Texts, marked, when_label

Json = Any


def route_data(route: Route, places: Places, reports: Reports, words: Texts) -> dict[str, Json]:
    """A stop's `number` counts the visited ones, 0 for others; its `mark` is that number, or a letter for these."""
    marks = stop_marks(route)
    return {
        "person": route.person,
        "stops": [
            _stop(stop, places, reports, words)
            | {"number": int(marks[stop.order]) if stop.status == "actual" else 0, "mark": marks[stop.order]}
            for stop in route.stops
        ],
        "legs": [_leg(leg, reports, words) for leg in route.legs],
    }


def stop_marks(route: Route) -> dict[int, str]:
    """What each stop is marked with, by its order: visited ones 1, 2 ..., others a, b ..."""
    ordered = sorted(route.stops, key=lambda stop: stop.order)
    visited = [stop.order for stop in ordered if stop.status == "actual"]
    others = [stop.order for stop in ordered if stop.status != "actual"]
    numbers = {order: str(n) for n, order in enumerate(visited, start=1)}
    return numbers | {order: _letter(n) for n, order in enumerate(others)}


def _letter(n: int) -> str:
    """a, b ... z, aa, ab ..."""
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("a") + n % 26)


def _stop(stop: Stop, places: Places, reports: Reports, words: Texts) -> dict[str, Json]:
    source = stop.sources[0].span if stop.sources else None
    time = stop.when.text_span if stop.when else None
    quote = marked(stop.quote, source, stop.where.mention, time) if source else (stop.quote,)
    return {
        "order": stop.order,
        "place": places.number(stop.where),
        "first": day_number(stop.when.first) if stop.when else None,
        "last": day_number(stop.when.last) if stop.when else None,
        "when": when_label(stop.when, words) if stop.when else "",
        "status": stop.status,
        "quote": list(quote),
        "sources": sources_of(stop.sources, reports),
        "by": stop.decided_by,
        "likely": round(100 * (stop.likelihood or 0)),
        "corrected": stop.corrected or "",
    }


def _leg(leg: Leg, reports: Reports, words: Texts) -> dict[str, Json]:
    return {
        "from": leg.from_order,
        "to": leg.to_order,
        "mode": leg.mode or "",
        "km": round(leg.km),
        "departed": when_label(leg.departed, words) if leg.departed else "",
        "arrived": when_label(leg.arrived, words) if leg.arrived else "",
        "status": leg.status,
        "inferred": leg.inferred,
        "quote": [leg.quote] if leg.quote else [],
        "sources": sources_of(leg.sources, reports),
        "by": leg.decided_by,
    }
