"""How the names of one report vote for each other's candidates."""

from __future__ import annotations

import numpy as np

from gazetteer.atlas import Atlas, Floats, Rows, kilometres

VOTES = (
    "same_country", "same_admin1", "same_admin2", "parent_country", "parent_admin1", "parent_admin2",
    "holds_country", "holds_admin1", "share_country", "share_admin1", "near", "close", "eminent_abroad",
)  # fmt: skip
"""What the other names say of a candidate."""
_SAME, _PARENT, _HOLDS, _SHARE = slice(0, 3), slice(3, 6), slice(6, 8), slice(8, 10)
_NEAR, _CLOSE, _ABROAD = 10, 11, 12
_WIDE = slice(0, 2)
"""Of the levels country, admin1 and admin2 the first two."""

_NEAR_KM, _CLOSE_KM = 50.0, 150.0
_MOST_VOTERS = 200
_AT_ONCE = 20_000
_FAINT = 0.02
_DOUBT = 1.0
"""Names unknown that stand against those found: two names do not make a country's report."""


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
        containers = np.array([atlas.country[rows], atlas.admin1[rows], atlas.admin2[rows]])
        self._held = containers != 0
        """Has such a container; a line for each level, as in what follows."""
        self._itself = np.array([atlas.is_any(rows, kind) for kind in "C12"])
        """Is such a unit."""
        self._below = self._held & ~self._itself
        container = _numbered(containers)
        own = _numbered(container + key[unit] * container.size)
        self._container, self._own = (np.concatenate([n, n + n.size]).ravel() for n in (container, own))
        """Numbers of the containers, and of the pairs of container and key, for two masses of each candidate."""
        self._local = ~atlas.is_any(rows, "CAW")
        # A country or sea says little about where within it; a region says something.
        self._sharp = np.where(self._local, np.where(self._itself[1], 0.3, 1.0), 0.0)

    def votes(self, p: Floats, weights: Floats, times: Floats) -> Floats:
        """What the others say of every candidate, a line for each of VOTES, given the probabilities so far; a name
        never votes for itself or for another of its key.

        `weights` and `times` say how loud each name is: how surely it is a place, and how often it is named.
        """
        p = p * (p > _FAINT)
        loudness = weights * times
        mass, presence = p * loudness[self._unit], p * weights[self._unit]
        both = np.concatenate([mass * self._held, presence * self._itself]).ravel()
        total = np.bincount(self._container, both)[self._container]
        others = np.maximum(0.0, total - np.bincount(self._own, both)[self._own]).reshape(2, *self._held.shape)
        everything = float(mass.sum()) + _DOUBT
        said: Floats = np.empty((len(VOTES), len(p)))
        np.log1p(others[0], out=said[_SAME])
        said[_PARENT] = np.minimum(1.0, others[1]) * self._below
        said[_HOLDS] = said[_SAME][_WIDE] * self._itself[_WIDE]
        said[_SHARE] = others[0][_WIDE] / everything
        said[_NEAR], said[_CLOSE] = self._nearness(p, loudness)
        # How far the names are spread over the world: 0 if all lie in one country, near 1 if in many.
        said[_ABROAD] = self._eminent * (1.0 - float(total[: len(p)].max(initial=0.0)) / everything)
        return said

    def _nearness(self, p: Floats, loudness: Floats) -> tuple[Floats, Floats]:
        """Nearness to the likeliest places of the other names, the nearest one and all together."""
        near, close = np.zeros(len(p)), np.zeros(len(p))
        greatest = np.maximum.reduceat(p, self._starts)
        top = first_of_each((p == greatest[self._unit]).nonzero()[0], self._unit)
        weight = greatest * loudness * self._sharp[top]
        voters = (weight > 0.05).nonzero()[0]
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


def _numbered(values: Rows) -> Rows:
    """Values by level, a line each, as small numbers; no two levels share any."""
    level = np.arange(len(values))[:, None]
    _, number = np.unique(values * len(values) + level, return_inverse=True)
    return np.asarray(number, dtype=np.int64).reshape(values.shape)
