"""Ways over the ellipsoid: geodesics on WGS 84, and where they cross the antimeridian.

Method: Karney (2013), "Algorithms for geodesics", as implemented by geographiclib.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geographiclib.geodesicline import GeodesicLine

STEP_KM = 100.0
"""Longest piece of a way that is drawn straight; a chord of 100 km leaves the geodesic by some 0.3 km at 60° N."""
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Position:
    """A point on the ellipsoid, in degrees."""

    lat: float
    lon: float


Path = tuple[Position, ...]


def way(start: Position, end: Position, step_km: float = STEP_KM) -> tuple[Path, ...]:
    """The geodesic from `start` to `end`, cut where it crosses the antimeridian.

    Each part has two positions or more, at most `step_km` apart; there is one part unless the line is cut.
    """
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.InverseLine(start.lat, start.lon, end.lat, end.lon)
    pieces = max(1, math.ceil(line.s13 / 1000 / step_km))
    distances = [line.s13 * i / pieces for i in range(pieces + 1)]
    positions = [start, *(_at(line, distance) for distance in distances[1:-1]), end]
    return _cut(line, distances, positions)


def distance_km(start: Position, end: Position) -> float:
    """Length of the geodesic from `start` to `end`."""
    from geographiclib.geodesic import Geodesic

    metres: float = Geodesic.WGS84.Inverse(start.lat, start.lon, end.lat, end.lon, Geodesic.DISTANCE)["s12"]
    return metres / 1000


def _cut(line: GeodesicLine, distances: list[float], positions: list[Position]) -> tuple[Path, ...]:
    parts: list[list[Position]] = [[positions[0]]]
    for i in range(1, len(positions)):
        here, there = positions[i - 1], positions[i]
        if abs(there.lon - here.lon) > 180:
            lat = _crossing(line, distances[i - 1], distances[i], here.lon)
            edge = math.copysign(180.0, here.lon)
            parts[-1].append(Position(lat, edge))
            parts.append([Position(lat, -edge)])
        parts[-1].append(there)
    # a way that only touches the antimeridian with one end leaves a part without length
    lasting = [tuple(part) for part in parts if len(set(part)) > 1]
    return tuple(lasting) or (tuple(parts[0]),)


def _crossing(line: GeodesicLine, near: float, far: float, lon: float) -> float:
    """Latitude, in degrees, where the line leaves the hemisphere of `lon` between two distances (metres)."""
    for _ in range(40):
        middle = (near + far) / 2
        if (_at(line, middle).lon < 0) == (lon < 0):
            near = middle
        else:
            far = middle
    return _at(line, near).lat


def _at(line: GeodesicLine, metres: float) -> Position:
    point = line.Position(metres)
    return Position(round(point["lat2"], _DECIMALS), round(point["lon2"], _DECIMALS))
