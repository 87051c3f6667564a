"""Packs Natural Earth's country outlines into outlines.npz (run by hand, once for each release of the outlines).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python geomap/web/pack_outlines.py package/countries-10m.json

The input is TopoJSON: borders are arcs that two neighbours share, so that thinning one thins it for both and no gaps
open. Each point is stored with the coarsest tolerance (Douglas-Peucker) that still keeps it; a page then takes the
fine points around its story and the coarse ones elsewhere.
"""

from __future__ import annotations

import json
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import shapely

TOLERANCES = (0.2, 0.1, 0.05, 0.02, 0.01, 0.005)
"""Degrees. A point's level is the index of the first that keeps it; len(TOLERANCES) is a point that none keeps."""

BY_NAME = {"Kosovo": "XK", "Baikonur": "KZ", "USNB Guantanamo Bay": "CU"}
"""Outlines without an ISO number: one in wide use, and two leased grounds that belong to their country's area."""


def main() -> None:
    folder = Path(__file__).parent
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lengths = np.array([len(arc) for arc in topology["arcs"]], dtype=np.int32)
    points = _absolute(topology["arcs"], lengths)
    np.savez_compressed(
        folder / "outlines.npz",
        deltas=np.diff(points, axis=0, prepend=[[0, 0]]).astype(np.int32),
        levels=_levels(points * topology["transform"]["scale"], lengths),
        lengths=lengths,
        scale=np.array(topology["transform"]["scale"]),
        translate=np.array(topology["transform"]["translate"]),
        countries=np.array(json.dumps(_countries(topology, folder), ensure_ascii=False, separators=(",", ":"))),
    )


def _absolute(arcs: list[Any], lengths: np.ndarray) -> np.ndarray:
    """TopoJSON stores each arc as a first point and steps from it."""
    steps = np.array(list(chain.from_iterable(arcs)), dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    sums = np.cumsum(steps, axis=0)
    points: np.ndarray = sums - np.repeat(sums[starts] - steps[starts], lengths, axis=0)
    return points


def _levels(degrees: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    arc_of = np.repeat(np.arange(len(lengths)), lengths)
    lines = shapely.linestrings(degrees, indices=arc_of)
    keys = np.rec.fromarrays([arc_of, degrees[:, 0], degrees[:, 1]])
    levels = np.full(len(degrees), len(TOLERANCES), dtype=np.uint8)
    for level in reversed(range(len(TOLERANCES))):
        kept = shapely.simplify(lines, TOLERANCES[level], preserve_topology=False)
        coordinates, index = shapely.get_coordinates(kept, return_index=True)
        levels[np.isin(keys, np.rec.fromarrays([index, coordinates[:, 0], coordinates[:, 1]]))] = level
    return levels


def _countries(topology: dict[str, Any], folder: Path) -> list[list[Any]]:
    """[alpha-2 code or "", name, rings]; a ring is a list of arc numbers, ~n for arc n walked backwards."""
    rows = (line.split("\t") for line in (folder / "iso3166.tsv").read_text("utf-8").splitlines() if line[0] != "#")
    alpha2 = dict(rows)
    countries: dict[str, list[Any]] = {}
    for geometry in sorted(topology["objects"]["countries"]["geometries"], key=lambda one: -len(json.dumps(one))):
        name = geometry["properties"]["name"]
        code = BY_NAME.get(name) or alpha2.get(geometry.get("id", ""), "")
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
        country = countries.setdefault(code or name, [code, name, []])
        country[2] += [ring for polygon in polygons for ring in polygon]
    for country in countries.values():
        country[2] = _without_filled_holes(country[2])
    return list(countries.values())


def _without_filled_holes(rings: list[list[int]]) -> list[list[int]]:
    """A hole and the part of the same country that fills it are one line drawn twice: both go."""
    lines = [ring[0] for ring in rings if len(ring) == 1]
    return [ring for ring in rings if not (len(ring) == 1 and ~ring[0] in lines)]


if __name__ == "__main__":
    main()
