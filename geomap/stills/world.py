"""The shipped outlines as shapes of shapely, in degrees. Rings across the antimeridian run on beyond it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.page import basemap

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry import LineString, MultiPolygon

    Floats = NDArray[np.float64]


_INSIDE = 3
"""An arc on which a country borders on itself is no line to draw."""


@dataclass(frozen=True)
class World:
    """Land and lines around a story."""

    countries: tuple[tuple[str, str, MultiPolygon], ...]
    """Code, name, area; its parts may overlap, and are for filling alone."""
    coasts: tuple[LineString, ...]
    borders: tuple[LineString, ...]
    disputed: tuple[LineString, ...]


def world(positions: Sequence[basemap.Position]) -> World:
    """The world, finer around `positions`."""
    from shapely.geometry import MultiPolygon, Polygon

    packed = basemap.for_story(positions)
    arcs = [_degrees(arc, packed) for arc in packed["arcs"]]
    countries, uses = [], np.zeros(len(arcs), dtype=int)
    for code, name, rings in packed["countries"]:
        joined = [_ring(ring, arcs) for ring in rings]
        area = MultiPolygon([Polygon(ring) for ring in joined if len(ring) > 3])
        countries.append((code, name, area))
        for arc, times in Counter(_arc(step) for ring in rings for step in ring).items():
            uses[arc] += 1 if times == 1 else _INSIDE
    shared = [number for number, used in enumerate(uses) if used == 2]
    coasts = [arcs[number] for number, used in enumerate(uses) if used == 1]
    borders, disputed = _split(arcs, shared, packed["disputed"])
    return World(tuple(countries), _lines(coasts), _lines(borders), _lines(disputed))


def _degrees(steps: Sequence[int], packed: dict[str, Any]) -> Floats:
    """An arc's points, without jumps at the antimeridian."""
    quantised = np.cumsum(np.array(steps, dtype=float).reshape(-1, 2), axis=0)
    points: Floats = quantised * packed["scale"] + packed["translate"]
    if len(points) and np.abs(np.diff(points[:, 0])).max(initial=0) > 180:
        points[:, 0] = np.unwrap(points[:, 0], period=360)
    return points


def _ring(steps: Iterable[int], arcs: Sequence[Floats]) -> Floats:
    """Arcs joined to a ring; one around a pole is closed over the pole."""
    parts: list[Floats] = []
    for step in steps:
        part = arcs[_arc(step)][:: 1 if step >= 0 else -1]
        if parts and len(part):
            part = part + np.array([round((parts[-1][-1, 0] - part[0, 0]) / 360) * 360.0, 0.0])
        parts += [part] if len(part) else []
    ring = np.concatenate(parts) if parts else np.empty((0, 2))
    if len(ring) and abs(ring[-1, 0] - ring[0, 0]) > 180:
        pole = np.copysign(90.0, ring[0, 1])
        ring = np.concatenate([ring, [[ring[-1, 0], pole], [ring[0, 0], pole]]])
    return ring


def _split(
    arcs: Sequence[Floats], shared: Iterable[int], runs: Iterable[Sequence[int]]
) -> tuple[list[Floats], list[Floats]]:
    """Borders that all agree on, and stretches that are disputed."""
    by_arc: dict[int, list[tuple[int, int]]] = {}
    for arc, first, last in runs:
        by_arc.setdefault(arc, []).append((first, last))
    agreed, disputed = [], []
    for number in shared:
        done = 0
        for first, last in by_arc.get(number, []):
            agreed.append(arcs[number][done : first + 1])
            disputed.append(arcs[number][first : last + 1])
            done = last
        agreed.append(arcs[number][done:])
    return agreed, disputed


def _lines(paths: Iterable[Floats]) -> tuple[LineString, ...]:
    from shapely.geometry import LineString

    return tuple(LineString(path) for path in paths if len(path) > 1)


def _arc(step: int) -> int:
    """TopoJSON writes ~n for arc n walked backwards."""
    return step if step >= 0 else ~step
