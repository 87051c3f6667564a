from __future__ import annotations

from itertools import pairwise

import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.geodesy import STEP_KM, Path, Position, distance_km, way

latitudes = st.floats(-90, 90).map(lambda x: round(x, 4))
longitudes = st.floats(-180, 180).map(lambda x: round(x, 4))
positions = st.builds(Position, latitudes, longitudes)


def pieces(path: Path) -> list[float]:
    """Their lengths in kilometres."""
    return [geodesic((a.lat, a.lon), (b.lat, b.lon)).km for a, b in pairwise(path)]


@settings(max_examples=50, deadline=None)
@given(positions, positions)
def test_a_way_keeps_its_ends_its_length_and_its_side_of_the_antimeridian(start: Position, end: Position) -> None:
    parts = way(start, end)
    first, last = parts[0][0], parts[-1][-1]
    assert (first.lat, first.lon % 360) == (start.lat, start.lon % 360)
    assert (last.lat, last.lon % 360) == (end.lat, end.lon % 360)
    direct = geodesic((start.lat, start.lon), (end.lat, end.lon)).km
    assert distance_km(start, end) == pytest.approx(direct, rel=1e-9, abs=1e-9)
    lengths = [pieces(part) for part in parts]
    assert sum(map(sum, lengths)) == pytest.approx(direct, rel=1e-4, abs=0.01)
    assert max(map(max, lengths)) <= STEP_KM + 0.001  # short enough to draw straight
    for part in parts:
        assert all(abs(b.lon - a.lon) <= 180 for a, b in pairwise(part))
        assert all(-90 <= p.lat <= 90 and -180 <= p.lon <= 180 for p in part)


def test_the_pacific_is_cut_at_the_antimeridian() -> None:
    west, east = way(Position(35.55, 139.78), Position(37.62, -122.38))
    assert (west[0], west[-1].lon) == (Position(35.55, 139.78), 180)
    assert (east[0].lon, east[-1]) == (-180, Position(37.62, -122.38))
    assert west[-1].lat == east[0].lat
    assert west[-1].lat > 45  # a great circle, not a line on the chart


def test_short_ways_stay_two_points() -> None:
    assert way(Position(0, 0), Position(0, 0.5)) == ((Position(0, 0), Position(0, 0.5)),)


def test_standing_still_is_a_way_too() -> None:
    assert way(Position(5, 5), Position(5, 5)) == ((Position(5, 5), Position(5, 5)),)
