"""Towns that tell a reader where on Earth a map is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gazetteer.atlas import directions, kilometres
from gazetteer.index import Index
from gazetteer.layout import KINDS
from gazetteer.place import Place

_NEAR, _WORLD = 300, 150
_MOST_SPOTS = 300
"""Distances are taken to so many places of the story: memory grows with them."""
_SCALE_KM = 40.0
"""Nearness counts from here on: a town beside the story weighs as much as one of four times its people this far off."""


def landmarks(index: Index, around: Sequence[Place]) -> tuple[Place, ...]:
    """The towns to name on a map of the places `around`, which are not among them; the most populous first.

    The great ones of the world, capitals before others, and those that are great for how near they lie.
    """
    towns = np.flatnonzero(np.array(index.kind) == KINDS.index("city"))
    people = np.array(index.population)[towns].astype(float)
    great = people * np.where(np.array(index.capital)[towns], 4.0, 1.0)
    chosen = set(towns[np.argsort(-great, kind="stable")[:_WORLD]].tolist())
    if around:
        spots = directions(np.array([p.lat for p in around]), np.array([p.lon for p in around]))
        km = kilometres(directions(index.lat[towns], index.lon[towns]), np.unique(spots, axis=0)[:_MOST_SPOTS]).min(
            axis=1
        )
        chosen.update(towns[np.argsort(-people / (_SCALE_KM + km) ** 2, kind="stable")[:_NEAR]].tolist())
    known = {place.id for place in around}
    found = (index.place(row) for row in sorted(chosen, key=lambda row: (-int(index.population[row]), row)))
    return tuple(place for place in found if place.id not in known)
