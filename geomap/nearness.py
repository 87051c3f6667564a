"""How far apart places are, and when two names stand for one stop."""

from __future__ import annotations

from functools import lru_cache

from gazetteer.place import EXTENDED, Place
from geomap.geodesy import Position, distance_km


@lru_cache(maxsize=16384)
def _km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    return distance_km(Position(a_lat, a_lon), Position(b_lat, b_lon))


def km(a: Place, b: Place) -> float:
    """Geodesic distance on WGS 84, in kilometres."""
    return _km(a.lat, a.lon, b.lat, b.lon)


def holds(outer: Place, inner: Place) -> bool:
    """Whether one place contains another: the country or state of it, or an area or water around it."""
    if outer.id == inner.id:
        return True
    if outer.kind == "country":
        return outer.country is not None and outer.country == inner.country
    if outer.kind == "region" and outer.admin1 and outer.country == inner.country:
        same = outer.admin1 == inner.admin1 and (not outer.admin2 or outer.admin2 == inner.admin2)
        return same and inner.kind not in ("country",)
    if outer.kind == "area" and outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.kind in EXTENDED and outer.radius_km > inner.radius_km:
        return km(outer, inner) <= outer.radius_km
    if inner.kind == "poi" and outer.kind in ("city", "village"):
        return km(outer, inner) <= max(outer.radius_km, 5)
    return False


def is_continent(place: Place) -> bool:
    """Whether a place is too wide to have been at: "his trip to Asia"."""
    return place.kind == "area" and place.radius_km >= _CONTINENT_KM


def related(a: Place, b: Place) -> bool:
    """One place, or one within the other."""
    return holds(a, b) or holds(b, a)


_CONTINENT_KM = 1000.0


def named_airport(name: str, behind: str) -> bool:
    """Whether a name is an airport's, or the words behind it make it one: "landed at Blagnac international airport"."""
    words = f"{name} {behind[:_AIRPORT_WITHIN]}".lower()
    return any(w in words for w in ("airport", "airfield", "air base", "airbase", "air force base"))


_AIRPORT_WITHIN = 24
"""Characters behind a name."""
