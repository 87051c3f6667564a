"""Makes the weights of the toponym recogniser and resolver from reports with annotated places (geomap.fit.annotated).

The same files give the same bytes. Needs scipy, which geomap does not need otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gazetteer.index import Index
from geomap.files import whole_file
from geomap.fit.annotated import Annotated
from geomap.fit.recogniser import Stretches, common_words
from geomap.fit.resolver import fit_resolver
from geomap.weights import RECOGNISER, RESOLVER, RecogniserWeights, ResolverWeights


def fit(
    reports: Sequence[Annotated], more: Sequence[Annotated], index: Index
) -> tuple[RecogniserWeights, ResolverWeights]:
    """Weights from annotated reports; `more` only adds to what is known of common words."""
    common = common_words([*reports, *more])
    stretches = Stretches(reports, index, common)
    recogniser = RecogniserWeights(stretches.fit(range(len(reports))), common)
    return recogniser, fit_resolver(reports, stretches.cross_fitted(), index)


def write(folder: Path, recogniser: RecogniserWeights, resolver: ResolverWeights) -> None:
    """Write both files, keys sorted."""
    levels: dict[int, list[str]] = {}
    for word, level in sorted(recogniser.common.items()):
        levels.setdefault(level, []).append(word)
    common = {str(level): " ".join(words) for level, words in sorted(levels.items())}
    _dump(folder / RECOGNISER, {"common": common, "features": recogniser.features})
    names = ("first", "voted", "known", "second", "threshold", "right", "least_right")
    _dump(folder / RESOLVER, {name: getattr(resolver, name) for name in names})


def _dump(path: Path, data: dict[str, Any]) -> None:
    with whole_file(path) as target:
        target.write((json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode())
