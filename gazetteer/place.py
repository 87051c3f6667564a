"""A place, and what a name was taken to mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["country", "region", "city", "village", "poi", "water", "area"]
"""`country`; `region`: an administrative unit (state, province, county); `city`: 10,000 people or more, or a capital;
`village`: any smaller settlement; `poi`: one spot (airport, hospital, base); `water`: sea, river, lake;
`area`: any other extent (world region, range, island, desert)."""

EXTENDED: frozenset[PlaceKind] = frozenset({"country", "region", "water", "area"})
"""Kinds whose point only labels an extent: never drawn as an exact spot."""


OWN_ID = "own:"
"""So begin the ids of the user's own places."""


class GazetteerError(Exception):
    """Whatever the gazetteer cannot do: a missing index, a bad table row, a bad coordinate."""


class CoordinateError(GazetteerError, ValueError):
    """A latitude or longitude that is no place on Earth."""


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer. WGS 84, degrees."""

    id: str
    """`geonames:1527534`, `country:KG`, `admin1:KG.03`, `admin2:...`, `geomap:teyyit`: stable over rebuilds."""
    name: str
    """The gazetteer's own name, which may differ from the one a report uses."""
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None
    """ISO 3166-1 alpha-2; None where no one country holds it."""
    admin1: str | None = None
    """GeoNames code of the first-order unit within the country."""
    admin2: str | None = None
    """Name or code of the second-order unit."""
    population: int = 0
    radius_km: float = 0.0
    """How far the true spot may lie from the point."""
    capital: bool = False

    def __post_init__(self) -> None:
        check_coordinates(self.lat, self.lon)


def check_coordinates(lat: float, lon: float) -> None:
    """Raise CoordinateError unless -90 <= lat <= 90 and -180 <= lon <= 180 (NaN fails too)."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise CoordinateError(f"latitude {lat}, longitude {lon} is no place on Earth: expected -90..90 and -180..180")


UNCERTAIN = 0.5
"""Confidence below which a resolution is uncertain."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean."""

    place: Place
    score: float
    """Probability, 0 to 1, among the candidates of the same name in the same report."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which place a name means."""

    place: Place
    confidence: float
    """0 to 1."""
    alternatives: tuple[Candidate, ...]
    """The runners-up, best first, at most five."""
    decided_by: str
    """In words: "the only place of that name", "named with Texas", "others in this report are in Kyrgyzstan"."""

    @property
    def uncertain(self) -> bool:
        """More likely wrong than right: a map must say so."""
        return self.confidence < UNCERTAIN
