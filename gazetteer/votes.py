"""How the names of one report vote for each other's candidates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gazetteer.atlas import Atlas, Floats, Rows, kilometres

VOTES = (
    "same_country", "same_admin1", "same_admin2", "near", "close", "parent_admin1", "parent_country", "parent_admin2",
    "holds_country", "holds_admin1", "share_country", "share_admin1", "eminent_abroad",
)  # fmt: skip
"""What the other names say of a candidate."""

_NEAR_KM, _CLOSE_KM = 50.0, 150.0
_MOST_VOTERS = 200
_AT_ONCE = 20_000
_FAINT = 0.02
_DOUBT = 1.0
"""Names unknown that stand against those found: two names do not make a country's report."""


@dataclass(frozen=True, slots=True)
class _Level:
    """The containers of all candidates at one level, numbered."""

    name: str
    held: NDArray[np.bool_]
    """Has such a container."""
    itself: NDArray[np.bool_]
    """Is such a unit."""
    container: Rows
    """Number of its container."""
    own: Rows
    """Number of the pair of its key and its container."""

    def others(self, mass: Floats) -> Floats:
        """The mass that the other names put on each candidate's container."""
        rest = np.bincount(self.container, mass)[self.container] - np.bincount(self.own, mass)[self.own]
        return np.asarray(np.maximum(0.0, rest), dtype=np.float64)


class Hall:
    """Where the names of one report meet to vote: what does not change from one pass to the next.

    Arrays over candidates: `unit` (the name that each belongs to), `rows`, `vectors`; over names: `starts` (its first
    candidate), `key` (names of equal key do not confirm each other). `eminent`: the candidates that the world means by
    their names, which a report that goes over the world mostly means too.
    """

    def __init__(
        self, atlas: Atlas, unit: Rows, rows: Rows, vectors: Floats, starts: Rows, key: Rows, eminent: Floats
    ) -> None:
        self._eminent = eminent
        self._unit, self._vectors, self._starts, self._key = unit, vectors, starts, key
        self._levels = [
            _level("country", atlas.country[rows], atlas.is_any(rows, "C"), key[unit]),
            _level("admin1", atlas.admin1[rows], atlas.is_any(rows, "1"), key[unit]),
            _level("admin2", atlas.admin2[rows], atlas.is_any(rows, "2"), key[unit]),
        ]
        self._local = ~atlas.is_any(rows, "CAW")
        # A country or sea says little about where within it; a region says something.
        self._sharp = np.where(self._local, np.where(atlas.is_any(rows, "1"), 0.3, 1.0), 0.0)

    def votes(self, p: Floats, weights: Floats, times: Floats) -> dict[str, Floats]:
        """The vote features of every candidate, given the probabilities so far; a name never votes for itself or
        for another of its key.

        `weights` and `times` say how loud each name is: how surely it is a place, and how often it is named.
        """
        p = np.where(p > _FAINT, p, 0.0)
        mass, presence = p * (weights * times)[self._unit], p * weights[self._unit]
        features = {"eminent_abroad": self._eminent * self._spread(mass)}
        for level in self._levels:
            others = level.others(mass) * level.held
            features["same_" + level.name] = same = np.log1p(others)
            if level.name != "admin2":
                features["share_" + level.name] = others / (mass.sum() + _DOUBT)
                features["holds_" + level.name] = same * level.itself
            parent = level.others(presence * level.itself)
            features["parent_" + level.name] = np.minimum(1.0, parent) * (level.held & ~level.itself)
        features["near"], features["close"] = self._nearness(p, weights * times)
        return features

    def _spread(self, mass: Floats) -> float:
        """How far the names are spread over the world: 0 if all lie in one country, near 1 if in many."""
        country = self._levels[0]
        held = np.bincount(country.container, mass * country.held)
        return 1.0 - float(held.max(initial=0.0)) / (float(mass.sum()) + _DOUBT)

    def _nearness(self, p: Floats, loudness: Floats) -> tuple[Floats, Floats]:
        """Nearness to the likeliest places of the other names, the nearest one and all together."""
        near, close = np.zeros(len(p)), np.zeros(len(p))
        greatest = np.maximum.reduceat(p, self._starts)
        top = first_of_each(np.flatnonzero(p == greatest[self._unit]), self._unit)
        weight = greatest * loudness * self._sharp[top]
        voters = np.flatnonzero(weight > 0.05)
        if len(voters) > _MOST_VOTERS:
            voters = np.sort(voters[np.argsort(-weight[voters], kind="stable")[:_MOST_VOTERS]])
        if not len(voters):
            return near, close
        points, weight = self._vectors[top[voters]], weight[voters]
        loud = np.where(self._key[:, None] == self._key[voters][None, :], 0.0, weight[None, :])
        for at in range(0, len(p), _AT_ONCE):
            part = slice(at, at + _AT_ONCE)
            w = loud[self._unit[part]]
            km = kilometres(self._vectors[part], points)
            local = self._local[part]
            near[part] = (np.minimum(w, 1.0) * np.exp(km / -_NEAR_KM)).max(axis=1) * local
            close[part] = np.log1p((w * np.exp(km / -_CLOSE_KM)).sum(axis=1)) * local
        return near, close


def first_of_each(positions: Rows, unit: Rows) -> Rows:
    """Of ascending positions, the first in each unit."""
    units = unit[positions]
    lead = np.ones(len(units), dtype=bool)
    lead[1:] = units[1:] != units[:-1]
    return positions[lead]


def _level(name: str, container: Rows, itself: NDArray[np.bool_], key: Rows) -> _Level:
    _, number = np.unique(container, return_inverse=True)
    _, own = np.unique(number + key * (int(number.max(initial=0)) + 1), return_inverse=True)
    return _Level(name, container != 0, itself, number, own)
