"""What a publisher, or a story, usually writes about: the places that its other reports were found to name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gazetteer.atlas import Atlas, Floats, kilometres

if TYPE_CHECKING:
    from gazetteer.resolve import Scene

_NEAR_KM = 60.0
_MOST_ENTRIES = 400
_DOUBT = 8.0
"""Weight of places unknown that stands against those found: two reports make no habit."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a report was found to name."""

    report: str
    key: str
    """The name, case-folded."""
    row: int
    weight: float
    """Probability of that reading."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Places of other reports, and the country that the publisher's address tells. Either may be empty."""

    found: tuple[Found, ...] = ()
    home: str | None = None
    """ISO 3166 alpha-2."""
    share: float = 1.0
    """How much it tells, from 0 to 1: a paper keeps to its ground, a story may go anywhere."""

    def without(self, report: str) -> Profile:
        """What the other reports say: a report must not confirm itself."""
        return Profile(tuple(f for f in self.found if f.report != report), self.home, self.share)

    def features(self, atlas: Atlas, scene: Scene) -> dict[str, Floats]:
        """The profile features of every candidate of a scene. A name is not confirmed by its own namesakes."""
        features: dict[str, Floats] = {}
        if self.home is not None:
            home = atlas.index.row_of("country:" + self.home)
            if home is not None:
                features["home_country"] = (atlas.country[scene.rows] == home + 1) * 1.0
        totals = _totals(self.found)
        if not totals:
            return features
        keys = [key for key, _ in totals]
        rows = np.array([row for _, row in totals], dtype=np.int64)
        weight = np.array(list(totals.values()))
        known = {scene.names[n].text.casefold(): int(k) for n, k in zip(scene.known, scene.key, strict=True)}
        code = np.array([known.get(key, -1) for key in keys])
        w = np.where(scene.key[scene.unit][:, None] == code[None, :], 0.0, weight[None, :])
        total = w.sum(axis=1) + _DOUBT
        for feature, column in (("usual_country", atlas.country), ("usual_admin1", atlas.admin1)):
            mine, theirs = column[scene.rows], column[rows]
            share = (w * (mine[:, None] == theirs[None, :])).sum(axis=1) / total
            features[feature] = share * (mine != 0)
        km = kilometres(scene.vectors, atlas.directions(rows))
        near = (w * np.exp(-km / _NEAR_KM)).sum(axis=1) / total
        features["usual_near"] = np.log1p(20 * near) * ~atlas.is_any(scene.rows, "CAW")
        return {name: self.share * values for name, values in features.items()}


def _totals(found: Iterable[Found]) -> dict[tuple[str, int], float]:
    """Weight by name and place, the heaviest ones."""
    totals: dict[tuple[str, int], float] = {}
    for f in found:
        totals[f.key, f.row] = totals.get((f.key, f.row), 0.0) + f.weight
    heaviest = sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:_MOST_ENTRIES]
    return dict(heaviest)
