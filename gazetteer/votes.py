"""How the names of one report vote for each other's candidates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gazetteer.atlas import Atlas, Floats, Rows, kilometres

VOTES = (
    "same_country", "same_admin1", "same_admin2", "near", "close", "parent_admin1", "parent_country", "parent_admin2",
)  # fmt: skip
"""What the other names say of a candidate."""

_NEAR_KM, _CLOSE_KM = 50.0, 150.0
_MOST_VOTERS = 200
_AT_ONCE = 20_000
_FAINT = 0.02


@dataclass(frozen=True, slots=True)
class Ballot:
    """All candidates of all names: parallel arrays over candidates, then over names."""

    unit: Rows
    """The name that each candidate belongs to."""
    rows: Rows
    p: Floats
    vectors: Floats
    starts: Rows
    """First candidate of each name."""
    key: Rows
    """Names of equal key do not confirm each other by nearness."""
    weights: Floats
    times: Floats


def cast_votes(atlas: Atlas, ballot: Ballot) -> dict[str, Floats]:
    """The vote features of every candidate; a name never votes for itself."""
    loudness = ballot.weights * np.log2(1 + ballot.times)
    p = np.where(ballot.p > _FAINT, ballot.p, 0.0)
    mass, presence = p * loudness[ballot.unit], p * ballot.weights[ballot.unit]
    features: dict[str, Floats] = {}
    for level, column, letter in (
        ("country", atlas.country, "C"), ("admin1", atlas.admin1, "1"), ("admin2", atlas.admin2, "2"),
    ):  # fmt: skip
        container = column[ballot.rows]
        itself = atlas.is_any(ballot.rows, letter)
        held = container != 0
        features["same_" + level] = np.log1p(_others(container, ballot.unit, mass)) * held
        parent = _others(container, ballot.unit, presence * itself)
        features["parent_" + level] = np.minimum(1.0, parent) * (held & ~itself)
    features["near"], features["close"] = _nearness(atlas, ballot, loudness)
    return features


def _others(container: Rows, unit: Rows, mass: Floats) -> Floats:
    """The mass that the other names put on each candidate's container."""
    _, inverse = np.unique(container, return_inverse=True)
    _, own = np.unique(inverse + unit * (int(inverse.max()) + 1), return_inverse=True)
    rest = np.bincount(inverse, mass)[inverse] - np.bincount(own, mass)[own]
    return np.asarray(np.maximum(0.0, rest), dtype=np.float64)


def _nearness(atlas: Atlas, ballot: Ballot, loudness: Floats) -> tuple[Floats, Floats]:
    """Nearness to the likeliest places of the other names, the nearest one and all together."""
    near, close = np.zeros(len(ballot.rows)), np.zeros(len(ballot.rows))
    greatest = np.maximum.reduceat(ballot.p, ballot.starts)
    top = np.flatnonzero(ballot.p == greatest[ballot.unit])
    _, first = np.unique(ballot.unit[top], return_index=True)
    top = top[first]
    # A country or sea says little about where within it; a region says something.
    sharp = np.where(
        atlas.is_any(ballot.rows[top], "CAW"), 0.0, np.where(atlas.is_any(ballot.rows[top], "1"), 0.3, 1.0)
    )
    weight = greatest * loudness * sharp
    voters = np.flatnonzero(weight > 0.05)
    if len(voters) > _MOST_VOTERS:
        voters = np.sort(voters[np.argsort(-weight[voters], kind="stable")[:_MOST_VOTERS]])
    if not len(voters):
        return near, close
    points, weight, keys = ballot.vectors[top[voters]], weight[voters], ballot.key[voters]
    local = ~atlas.is_any(ballot.rows, "CAW")
    for at in range(0, len(ballot.rows), _AT_ONCE):
        part = slice(at, at + _AT_ONCE)
        w = np.where(ballot.key[ballot.unit[part]][:, None] == keys[None, :], 0.0, weight[None, :])
        km = kilometres(ballot.vectors[part], points)
        near[part] = (np.minimum(w, 1.0) * np.exp(-km / _NEAR_KM)).max(axis=1) * local[part]
        close[part] = np.log1p((w * np.exp(-km / _CLOSE_KM)).sum(axis=1)) * local[part]
    return near, close
