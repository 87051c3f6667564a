"""A second look at names once they are resolved: is it a place name after all, and is the place right?

What a name would mean speaks for or against it. A town close to the others of a report is more likely meant than one
on another continent, and a name whose only candidate lies there is more likely a namesake that the gazetteer lacks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import repeat

import numpy as np

from gazetteer.atlas import Floats
from gazetteer.candidates import AT
from gazetteer.resolve import Scene

_NEAR_STEPS = (0.05, 0.2, 0.37, 0.7)
"""Of the vote `near`, exp(-km / 50): 150, 80, 50 and 18 km."""


def looks(scene: Scene, known: Sequence[int]) -> list[list[str]]:
    """Features of each mention for whether it is a place name, besides its log-odds so far.

    `known` is the number of its name among those with candidates, -1 if it has none. More features than these were
    tried (role, clearness, all of them by log-odds): on reports not fitted on they did harm.
    """
    facts = [["b", "t=" + t, f"{near}|{t}", f"{together}|{t}"] for t, near, together, _ in _facts(scene)]
    return [facts[k] if k >= 0 else ["b", "t=-"] for k in known]


def doubts(scene: Scene) -> list[list[str]]:
    """Features of each known name for whether its likeliest candidate is right."""
    rows = []
    for (letter, near, together, clear), at, start, n in zip(
        _facts(scene), scene.best().tolist(), scene.starts.tolist(), scene.known, strict=True
    ):
        x, name = scene.x[at].tolist(), scene.names[n]
        alone = start == len(scene.rows) - 1 or scene.unit[start + 1] != scene.unit[start]
        said = "in" if x[AT["in_said_admin1"]] or x[AT["in_said_country"]] else "out" if name.within else "-"
        size = int(x[AT["log_population"]] * 7)
        use = "alt" if x[AT["alternate"]] else "weak" if x[AT["weak"]] else "dem" if x[AT["demonym"]] else "main"
        rows.append(
            [
                "b",
                "t=" + letter,
                f"{near}|{letter}",
                f"{together}|{letter}",
                f"{near}|{together}",
                clear,
                f"alone={alone:d}|{letter}",
                f"alone={alone:d}|{near}",
                f"said={said}",
                f"size={size}|{letter}",
                f"use={use}|{letter}",
                f"affixes={x[AT['affixes']]:.0f}",
                f"usual={_step(x[AT['usual_near']])}",
            ]
        )
    return rows


def probabilities(rows: Sequence[Sequence[str]], odds: Sequence[float], weights: Mapping[str, float]) -> Floats:
    """Logistic regression over features and one number, the log-odds so far (its weight is "logit")."""
    slope = weights.get("logit", 1.0)
    z = [slope * o + sum(map(weights.get, row, repeat(0.0))) for o, row in zip(odds, rows, strict=True)]
    return np.asarray(1 / (1 + np.exp(-np.array(z).clip(-50.0, 50.0))))


def logit(p: float) -> float:
    """Log-odds, kept finite."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def _facts(scene: Scene) -> list[tuple[str, str, str, str]]:
    """Of each known name's likeliest candidate: kind, nearness to the other places, share of them in its country,
    and how clearly it leads."""
    if not len(scene.rows):
        return []
    best = scene.best()
    x = scene.x[best]
    together = np.expm1(x[:, AT["same_country"]])
    total = float(np.expm1(scene.x[:, AT["same_country"]]).max())
    share = np.floor(together / total * 4).astype(int).tolist() if total > 0 else [-1] * len(best)
    near = np.searchsorted(_NEAR_STEPS, x[:, AT["near"]], side="right").tolist()
    clear = np.floor(scene.p[best] * 4).astype(int).tolist()
    letters = [scene.atlas.letter(row) for row in scene.rows[best].tolist()]
    return [(t, f"nr={n}", f"cs={c}", f"clear={p}") for t, n, c, p in zip(letters, near, share, clear, strict=True)]


def _step(x: float) -> int:
    return 0 if x == 0 else 1 if x < 0.5 else 2 if x < 1.5 else 3
