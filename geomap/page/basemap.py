"""The world's outlines for a page: fine around the story, coarse elsewhere, small enough to travel in one file.

Data: Natural Earth 1:10m countries (public domain), packed by web/pack_outlines.py. Borders are de facto.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

NEAR_DEGREES = 3
"""How far around a place of the story the outlines are drawn as finely as the page can carry."""
POINT_BUDGET = 40_000
"""Points in all: about 150 KB of the page."""
FAR_LEVEL, MIDDLE_LEVEL, FINEST_LEVEL = 1, 2, 6
"""Levels of web/pack_outlines.py: tolerances of 0.1 and 0.05 degrees, and every point there is."""


class Position(NamedTuple):
    """A point of the story. WGS 84, degrees."""

    lat: float
    lon: float


class Outlines(NamedTuple):
    """The packed file. Points of all arcs stand one after the other."""

    points: Ints
    """Quantised x, y."""
    levels: NDArray[np.uint8]
    lengths: Ints
    """Points of each arc."""
    scale: Floats
    translate: Floats
    countries: list[tuple[str, str, list[list[int]]]]
    """Code, name, rings of arc numbers."""


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """The packed outlines. Raises ModelError if the file is missing or damaged."""
    import numpy as np

    source = files("geomap") / "web" / "outlines.npz"
    try:
        with source.open("rb") as stream, np.load(stream, allow_pickle=False) as packed:
            return Outlines(
                points=np.cumsum(packed["deltas"].astype(np.int64), axis=0),
                levels=packed["levels"],
                lengths=packed["lengths"].astype(np.int64),
                scale=packed["scale"],
                translate=packed["translate"],
                countries=[tuple(row) for row in json.loads(str(packed["countries"]))],
            )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the world's outlines cannot be read: {error}", where=str(source)) from error


def for_story(positions: Sequence[Position]) -> dict[str, Any]:
    """Outlines for a story that takes place at `positions`, as the page's basemap.js reads them."""
    world = outlines()
    kept = _choose(world, positions)
    arcs = _encode(world, kept)
    drawn = [(code, name, [ring for ring in rings if not _islet(ring, arcs)]) for code, name, rings in world.countries]
    countries = [country for country in drawn if country[2]]
    used = {_arc(step) for _, _, rings in countries for ring in rings for step in ring}
    arcs = [arc if number in used else [] for number, arc in enumerate(arcs)]
    return {
        "scale": world.scale.tolist(),
        "translate": world.translate.tolist(),
        "arcs": arcs,
        "countries": countries,
        "disputed": [run for run in _disputed_runs(world, kept) if run[0] in used],
    }


def _choose(world: Outlines, positions: Sequence[Position]) -> Mask:
    """The finest choice of points around the story that stays within the budget."""
    degrees = world.points * world.scale + world.translate
    near = _near(degrees, positions)
    kept = world.levels <= FAR_LEVEL
    for level in range(MIDDLE_LEVEL, FINEST_LEVEL + 1):
        finer = (world.levels <= FAR_LEVEL) | (near & (world.levels <= level))
        if finer.sum() > POINT_BUDGET:
            break
        kept = finer
    return kept


def _near(degrees: Floats, positions: Sequence[Position]) -> Mask:
    """Which points lie around the story: a lookup in a grid of one degree."""
    import numpy as np

    grid = np.zeros((181, 361), dtype=np.bool_)
    for row, column in {(int(position.lat + 90), int(position.lon + 180)) for position in positions}:
        columns = [c % 360 for c in range(column - NEAR_DEGREES, column + NEAR_DEGREES + 1)]
        grid[max(0, row - NEAR_DEGREES) : row + NEAR_DEGREES + 1, columns] = True
    grid[:, 360] = grid[:, 0]
    near: Mask = grid[(degrees[:, 1] + 90).astype(int), (degrees[:, 0] + 180).astype(int)]
    return near


def _encode(world: Outlines, kept: Mask) -> list[list[int]]:
    """Each arc as x, y, then steps."""
    import numpy as np

    arcs = []
    ends = np.cumsum(world.lengths)
    for start, end in zip(ends - world.lengths, ends, strict=True):
        points = world.points[start:end][kept[start:end]]
        arcs.append(np.diff(points, axis=0, prepend=[[0, 0]]).ravel().tolist())
    return arcs


def _islet(ring: Sequence[int], arcs: Sequence[Sequence[int]]) -> bool:
    """Whether thinning left nothing to fill: a ring of one arc with fewer than four points."""
    return len(ring) == 1 and len(arcs[_arc(ring[0])]) < 8


def _disputed_runs(world: Outlines, kept: Mask) -> list[list[int]]:
    """Stretches of borders to draw dashed: arc, first point, last point."""
    import numpy as np

    sides = _sides(world)
    starts = np.cumsum(world.lengths) - world.lengths
    degrees = world.points * world.scale + world.translate
    rules = _disputed_table()
    runs = []
    for arc, codes in sides.items():
        if len(codes) != 2:
            continue
        part = slice(starts[arc], starts[arc] + world.lengths[arc])
        points = degrees[part][kept[part]]
        flagged = np.full(len(points), "" in codes)
        for pair, (west, south, east, north) in rules:
            if pair == set(codes) or ("*" in pair and pair & set(codes)):
                lon, lat = points[:, 0], points[:, 1]
                flagged |= (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        runs += [[arc, first, last] for first, last in _runs(flagged)]
    return runs


def _sides(world: Outlines) -> dict[int, tuple[str, ...]]:
    """The countries on both sides of each arc."""
    sides: dict[int, tuple[str, ...]] = {}
    for code, _, rings in world.countries:
        for step in (step for ring in rings for step in ring):
            sides[_arc(step)] = (*sides.get(_arc(step), ()), code)
    return sides


def _arc(step: int) -> int:
    """TopoJSON writes ~n for arc n walked backwards."""
    return step if step >= 0 else ~step


def _runs(flagged: Mask) -> Iterable[tuple[int, int]]:
    first = None
    for index, flag in enumerate([*flagged.tolist(), False]):
        if flag and first is None:
            first = index
        elif not flag and first is not None:
            if index - first > 1:
                yield first, index - 1
            first = None


@lru_cache(maxsize=1)
def _disputed_table() -> list[tuple[set[str], tuple[float, ...]]]:
    lines = (files("geomap") / "web" / "disputed.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [({row[0], row[1]}, tuple(map(float, row[2:]))) for row in rows]
