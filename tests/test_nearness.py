"""Distances, and what contains what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.place import Place
from geomap.nearness import holds, km, related


def at(lat: float, lon: float, **more: object) -> Place:
    return Place(f"x:{lat},{lon}", "X", more.pop("kind", "city"), lat, lon, more.pop("country", "FR"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [((0, 0), (0, 1), 111.3), ((10, 10), (20, 20), 1541.9), ((0, 179.5), (0, -179.5), 111.3), ((90, 0), (90, 120), 0)],
)
def test_distances_on_the_ellipsoid(a: tuple[float, float], b: tuple[float, float], expected: float) -> None:
    assert km(at(*a), at(*b)) == pytest.approx(expected, rel=1e-3, abs=0.01)


latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_symmetric_and_bounded(a: float, b: float, c: float, d: float) -> None:
    there, back = km(at(a, b), at(c, d)), km(at(c, d), at(a, b))
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there < 20_040


def test_a_country_holds_its_towns_and_no_others() -> None:
    france = at(46, 2, kind="country", country="FR", radius_km=500)
    assert holds(france, at(45.7, 4.8))
    assert not holds(france, at(46.2, 6.1, country="CH"))
    assert not holds(at(45.7, 4.8), france)
    assert related(at(45.7, 4.8), france)
    waters = at(46, 5, kind="area", country="FR", radius_km=200)
    assert holds(waters, at(45.7, 4.8))
    assert not holds(waters, at(46.2, 6.1, country="CH"))


def test_a_state_holds_what_carries_its_code() -> None:
    state = at(45, 5, kind="region", admin1="84")
    assert holds(state, at(45.7, 4.8, admin1="84"))
    assert not holds(state, at(45.7, 4.8, admin1="93"))


def test_a_hospital_belongs_to_its_town_but_towns_side_by_side_are_two() -> None:
    town = at(45.75, 4.85, radius_km=6)
    assert holds(town, at(45.76, 4.86, kind="poi"))
    assert not related(town, at(45.77, 4.88))
