"""Places that the gazetteer lacks and a geocoding service knows: taken where they fit the rest of the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gazetteer.atlas import Atlas, directions, kilometres
from gazetteer.online import Answer, Online
from gazetteer.place import Candidate, Place, Resolution
from gazetteer.surroundings import Surroundings
from geomap.model import Mention
from geomap.places.nearby import kind_of_feature, local

_LIKELY = 0.5
_NEAR_KM = 150.0
_NEAR, _SAME_COUNTRY, _ALONE = 0.7, 0.5, 0.4
"""Confidence in an answer near the report's other places, in the country of most of them, and where there are none."""
_RADIUS_KM = 2.0


class Asked:
    """Fills in what the gazetteer lacks by asking a service."""

    def __init__(self, online: Online, atlas: Atlas) -> None:
        self._online, self._atlas, self._around = online, atlas, Surroundings(atlas)

    def __call__(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of one report; those that may name a place but have none get one where an answer fits.

        The country is asked for with the name, and for a street or building the town that it is named with.
        """
        settled = [m.resolution for m in mentions if m.resolution]
        filled, town = [], None
        for mention in mentions:
            if mention.resolution is None and mention.role != "embedded":
                mention = self._filled(mention, town, settled)
            elif mention.resolution and local(mention.resolution.place):
                town = mention.resolution.place.name
            filled.append(mention)
        return filled

    def _filled(self, mention: Mention, town: str | None, settled: Sequence[Resolution]) -> Mention:
        found = self._resolution(mention.text, _country(settled), town, [s.place for s in settled])
        if found is None or (mention.confidence < _LIKELY and found.confidence < _NEAR):
            return mention
        # A name that a service has right where the report plays is a place name, odd as it may look.
        return replace(mention, confidence=max(mention.confidence, _LIKELY), resolution=found)

    def _resolution(
        self, name: str, country: str | None, town: str | None, settled: Sequence[Place]
    ) -> Resolution | None:
        row = self._atlas.index.row_of(f"country:{country}") if country else None
        parts = [name, town if kind_of_feature(name, "village") == "poi" else None]
        parts.append(self._atlas.index.name_of(row) if row is not None else None)
        answers = self._online.find(", ".join(part for part in parts if part))
        judged = [
            (self._likely(p, country, settled), p, a) for p, a in zip(self._places(name, answers), answers, strict=True)
        ]
        fitting = sorted((j for j in judged if j[0] > 0), key=lambda j: -j[0])  # of equals, the service's first
        if not fitting:
            return None
        (confidence, place, answer), *rest = fitting
        others = tuple(Candidate(p, round(likely * (1 - confidence), 4)) for likely, p, _ in rest)
        return Resolution(place, confidence, others, f"not in the gazetteer; {self._online.service}: {answer.address}")

    def _places(self, name: str, answers: Sequence[Answer]) -> list[Place]:
        index, kind = self._atlas.index, kind_of_feature(name, "village")
        return [
            Place(
                f"{self._online.service}:{a.lat:.4f},{a.lon:.4f}", name, kind, a.lat, a.lon,
                *index.codes(*self._around.units(a.lat, a.lon)), radius_km=_RADIUS_KM,
            )
            for a in answers
        ]  # fmt: skip

    def _likely(self, place: Place, country: str | None, settled: Sequence[Place]) -> float:
        """How far an answer is to be trusted; 0 if it is a namesake elsewhere."""
        near = [p for p in settled if local(p)]
        if near:
            here = directions(np.array([place.lat]), np.array([place.lon]))
            there = directions(np.array([p.lat for p in near]), np.array([p.lon for p in near]))
            if kilometres(here, there).min() <= _NEAR_KM:
                return _NEAR
        if country is None:
            return _ALONE
        return _SAME_COUNTRY if place.country == country else 0.0


def _country(settled: Sequence[Resolution]) -> str | None:
    """The country that the report is likeliest about."""
    weight: dict[str, float] = defaultdict(float)
    for resolution in settled:
        if resolution.place.country:
            weight[resolution.place.country] += resolution.confidence
    return min(weight, key=lambda c: (-weight[c], c)) if weight else None
