"""Fits the recogniser: a logistic regression over the features of every stretch that could be a place name."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from gazetteer.atlas import Atlas
from gazetteer.index import Index
from geomap.fit.annotated import Annotated
from geomap.fit.regression import LEAST_REPORTS, logistic_regression
from geomap.mentions import Recogniser, candidates, logistic
from geomap.mentions.namefeatures import FeatureMaker
from geomap.model import Mention
from geomap.weights import RecogniserWeights

FOLDS = 5


def common_words(reports: Iterable[Annotated]) -> dict[str, int]:
    """Words in lower case -> log2 of the number of reports that use them, at most 6."""
    count: Counter[str] = Counter()
    for a in reports:
        text = a.report.text
        count.update({text[t.start : t.end] for s in a.split for t in s.tokens if text[t.start : t.end].islower()})
    return {w: min(6, int(math.log2(n))) for w, n in sorted(count.items()) if n >= LEAST_REPORTS}


class Stretches:
    """Features and truth of every stretch of every report."""

    def __init__(self, reports: Sequence[Annotated], index: Index, common: dict[str, int]) -> None:
        self._reports, self._index, self._common = reports, index, common
        maker = FeatureMaker(Atlas.of(index), common)
        self.features: list[list[str]] = []
        self.truth: list[bool] = []
        self.report: list[int] = []
        for n, a in enumerate(reports):
            gold = a.spans
            for span, features in candidates(a.report, a.split, index, maker):
                self.features.append(features)
                self.truth.append((span.start, span.end) in gold)
                self.report.append(n)

    def fit(self, use: Iterable[int], features: Sequence[list[str]] | None = None) -> dict[str, float]:
        """Weights from some of the reports; `features` in place of all that each stretch has."""
        wanted, rows = set(use), features or self.features
        at = [n for n, r in enumerate(self.report) if r in wanted]
        return logistic_regression(
            [rows[n] for n in at], [self.truth[n] for n in at], [self.report[n] for n in at], penalty=1.0
        )

    def judged(self, fold: int, features: Sequence[list[str]]) -> list[tuple[float, bool]]:
        """Probability and truth of each stretch of a fold, by weights from the others."""
        weights = self.fit(self._others(fold), features)
        return [
            (logistic(sum(weights.get(f, 0.0) for f in features[n])), self.truth[n])
            for n, r in enumerate(self.report)
            if r % FOLDS == fold
        ]

    def cross_fitted(self) -> list[tuple[Mention, ...]]:
        """What recognisers that have not seen a report find in it."""
        found: list[tuple[Mention, ...]] = [()] * len(self._reports)
        for fold in range(FOLDS):
            recogniser = Recogniser(self._index, RecogniserWeights(self.fit(self._others(fold)), self._common))
            for n in range(fold, len(self._reports), FOLDS):
                found[n] = recogniser.find(self._reports[n].report, self._reports[n].split)
        return found

    def _others(self, fold: int) -> list[int]:
        return [n for n in range(len(self._reports)) if n % FOLDS != fold]
