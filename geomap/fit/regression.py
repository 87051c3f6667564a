"""The two regressions that weights come from. Needs scipy, which nothing but fitting needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

from gazetteer.atlas import Floats

LEAST_REPORTS = 4
"""A feature or word that fewer reports have is left out: it would tell of them, not of the language."""
_SMALL = 0.01
Bounds = tuple[float | None, float | None]


def logistic_regression(
    rows: Sequence[Sequence[str]],
    truth: Sequence[bool],
    reports: Sequence[int],
    penalty: float,
    extra: Floats | None = None,
) -> dict[str, float]:
    """Weights of the features that enough reports have; small ones are dropped, the rest has three decimals.

    `extra` is one numeric feature, called "logit".
    """
    seen: dict[str, set[int]] = {}
    for row, report in zip(rows, reports, strict=True):
        for f in row:
            s = seen.setdefault(f, set())
            if len(s) < LEAST_REPORTS:
                s.add(report)
    column = {f: n for n, f in enumerate(sorted(f for f, s in seen.items() if len(s) >= LEAST_REPORTS))}
    indices: list[int] = []
    pointers = [0]
    for row in rows:
        indices.extend(column[f] for f in row if f in column)
        pointers.append(len(indices))
    x = sparse.csr_matrix((np.ones(len(indices)), indices, pointers), shape=(len(rows), len(column)))
    x.sum_duplicates()
    if extra is not None:
        x = sparse.hstack([x, sparse.csr_matrix(extra[:, None])], format="csr")
        column["logit"] = len(column)
    sign = 2 * np.asarray(truth, dtype=float) - 1

    def loss(w: Floats) -> tuple[float, Floats]:
        z = sign * (x @ w)
        slope = sign / (1 + np.exp(np.clip(z, -500, 500)))
        return float(np.logaddexp(0, -z).sum() + penalty * (w @ w) / 2), -(x.T @ slope) + penalty * w

    w = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return kept({f: float(w[n]) for f, n in column.items()})


def kept(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights as they are shipped: small ones are dropped, the rest has three decimals."""
    return {f: round(w, 3) for f, w in weights.items() if abs(w) > _SMALL}


def conditional_regression(
    blocks: list[Floats], right: list[Floats], weight: Floats, bounds: list[Bounds], penalty: float
) -> Floats:
    """Weights of a conditional log-linear model: of each block of candidates, some are right.

    `weight` is how much each block counts, `bounds` the least and greatest value of each column's weight.
    """
    x, y = np.concatenate(blocks), np.concatenate(right)
    sizes = [len(b) for b in blocks]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    unit = np.repeat(np.arange(len(blocks)), sizes)

    def loss(w: Floats) -> tuple[float, Floats]:
        z = x @ w
        e = np.exp(z - np.maximum.reduceat(z, starts)[unit])
        p = e / np.add.reduceat(e, starts)[unit]
        good = np.add.reduceat(p * y, starts) + 1e-6
        value = -(weight * np.log(good)).sum() / weight.sum() + penalty * (w @ w) / 2
        slope = (p * ((good - 1e-6) / good)[unit] - p * y / good[unit]) * weight[unit]
        return float(value), x.T @ slope / weight.sum() + penalty * w

    return np.asarray(
        minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}).x
    )


def best(values: Sequence[float], score: Callable[[float], float]) -> float:
    """The value of the best score; of equals the smallest."""
    return max(values, key=lambda v: (score(v), -v))
