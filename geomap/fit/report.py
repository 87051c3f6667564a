"""What fitted weights are worth on reports that they were not fitted on, and what each group of features adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gazetteer.atlas import directions, kilometres
from gazetteer.candidates import USUAL
from gazetteer.index import Index
from gazetteer.votes import VOTES
from geomap.fit.annotated import Annotated, Gold
from geomap.fit.recogniser import FOLDS, Stretches, common_words
from geomap.fit.resolver import RIGHT_KM, fit_resolver, publisher_profiles
from geomap.model import Mention
from geomap.places import Resolver
from geomap.weights import ResolverWeights

GROUPS: dict[str, tuple[str, ...]] = {
    "what the gazetteer knows of the name": ("t=", "mp=", "nc=", "k=", "len=", "oov", "head|"),
    "the words beside it": ("p1=", "n1=", "p2=", "prep", "the|", "poss|", "hyph", "phyph", "initial", "paren|"),
    "capitals beside it": ("pc|", "pcg|", "nc|", "ncu=", "ncl|"),
    "commas and lists": ("comma|", "pcomma|", "coord", "pcoord", "list|"),
    "how it is written": ("ss=", "caps|", "dateline", "short|", "sfx|", "calendar"),
    "its words elsewhere": ("low=", "first", "last|", "alllow", "f0|", "fl|"),
    "the rest of the report": ("dprep", "dper", "dtot", "doclow"),
    "names that overlap it": ("inlong", "covered", "crossed|"),
}
"""Of the recogniser: beginnings of its features."""
VOTE_GROUPS: dict[str, tuple[str, ...]] = {
    "votes of the report's other names": VOTES,
    "what the publisher's other reports name": USUAL,
    "what is said at the name": (
        "in_said_admin1", "in_said_country", "near_said", "not_in_said", "holds_said", "called_state", "called_city",
        "called_county",
    ),
    "population": ("log_population", "population_share", "largest", "capital"),
    "the use of the name": ("alternate", "weak", "demonym", "affixes", "abbreviation"),
}  # fmt: skip
"""Of the resolver."""
_BINS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """On reports not fitted on."""

    precision: float
    recall: float
    f1: float
    """Exact spans."""
    right: float
    """Share of the names found and annotated with a point that were put within 161 km of it."""
    calibration: float
    """Expected calibration error of the places' confidence."""


def cross_validated(
    reports: Sequence[Annotated], more: Sequence[Annotated], index: Index, say: Callable[[str], None]
) -> Iterator[str]:
    """The report, line by line: figures of FOLDS-fold cross validation, whole and without each group of features.

    What a group of the resolver is worth is what is lost when its weights are nought; groups of the recogniser are
    left out of the fitting.
    """
    common = common_words([*reports, *more])
    stretches = Stretches(reports, index, common)
    found = stretches.cross_fitted()
    say("fitting the resolver")
    weights = [
        fit_resolver(*_apart(reports, found, [n for n in range(len(reports)) if n % FOLDS != fold]), index)
        for fold in range(FOLDS)
    ]
    whole = _figures(reports, _resolved(reports, found, weights, index))
    yield f"{len(reports)} reports, {sum(len(a.gold) for a in reports)} annotated names; {FOLDS}-fold cross validation"
    yield f"exact spans: precision {whole.precision:.3f}, recall {whole.recall:.3f}, F1 {whole.f1:.3f}"
    yield f"within 161 km, of those found: {whole.right:.3f}; calibration error of confidence: {whole.calibration:.3f}"
    yield "resolver, share within 161 km lost without:"
    for name, features in VOTE_GROUPS.items():
        say(f"without {name}")
        without = [_silenced(w, features) for w in weights]
        yield f"  {whole.right - _figures(reports, _resolved(reports, found, without, index)).right:+.3f}  {name}"
    everything = _first_f1(reports, stretches, stretches.features)
    yield f"recogniser, F1 of its first look ({everything:.3f}) lost without:"
    for name, beginnings in GROUPS.items():
        say(f"without {name}")
        rest = [[f for f in row if not f.startswith(beginnings)] for row in stretches.features]
        yield f"  {everything - _first_f1(reports, stretches, rest):+.3f}  {name}"


def _apart(
    reports: Sequence[Annotated], found: Sequence[tuple[Mention, ...]], use: Sequence[int]
) -> tuple[list[Annotated], list[tuple[Mention, ...]]]:
    return [reports[n] for n in use], [found[n] for n in use]


def _silenced(weights: ResolverWeights, features: Sequence[str]) -> ResolverWeights:
    def without(w: Mapping[str, float]) -> dict[str, float]:
        return {f: value for f, value in w.items() if f not in features}

    return replace(weights, first=without(weights.first), voted=without(weights.voted), known=without(weights.known))


def _resolved(
    reports: Sequence[Annotated],
    found: Sequence[tuple[Mention, ...]],
    weights: Sequence[ResolverWeights],
    index: Index,
) -> list[tuple[Mention, ...]]:
    """The mentions of each report, by the weights of the fold that has not seen it."""
    resolvers = [Resolver(index, w) for w in weights]
    alone = [
        resolvers[n % FOLDS].settle(a.report, mentions)
        for n, (a, mentions) in enumerate(zip(reports, found, strict=True))
    ]
    profiles = publisher_profiles(reports, alone)
    return [(s.informed(p) if p.found else s).mentions() for s, p in zip(alone, profiles, strict=True)]


def _figures(reports: Sequence[Annotated], resolved: Sequence[tuple[Mention, ...]]) -> Figures:
    hits = kept = 0
    judged: list[tuple[float, bool]] = []
    for a, mentions in zip(reports, resolved, strict=True):
        gold = {(g.start, g.end): g for g in a.gold}
        placed = [m for m in mentions if m.resolution is not None and m.role != "embedded"]
        kept += len(placed)
        for m in placed:
            g = gold.get((m.span.start, m.span.end))
            hits += g is not None
            if g is not None and g.lat is not None:
                judged.append((_confidence(m), _is_right(m, g)))
    annotated = sum(len(a.gold) for a in reports)
    share = sum(right for _, right in judged) / max(1, len(judged))
    precision, recall = hits / max(1, kept), hits / max(1, annotated)
    return Figures(precision, recall, 2 * hits / max(1, kept + annotated), share, calibration_error(judged))


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error (Naeini et al. 2015) in ten bins: by how much confidence and share of right differ."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, right in judged:
        bins[min(_BINS - 1, int(confidence * _BINS))].append((confidence, right))
    return sum(abs(sum(c - r for c, r in b)) for b in bins) / max(1, len(judged))


def _confidence(mention: Mention) -> float:
    assert mention.resolution is not None
    return mention.resolution.confidence


def _is_right(mention: Mention, gold: Gold) -> bool:
    assert mention.resolution is not None
    place = mention.resolution.place
    here = directions(np.array([place.lat]), np.array([place.lon]))
    there = directions(np.array([gold.lat], dtype=float), np.array([gold.lon], dtype=float))
    return bool(kilometres(here, there)[0, 0] <= RIGHT_KM)


def _first_f1(reports: Sequence[Annotated], stretches: Stretches, features: Sequence[list[str]]) -> float:
    """F1 of the recogniser's stretches by cross validation, each judged for itself."""
    hits = kept = 0
    for fold in range(FOLDS):
        p = stretches.judged(fold, features)
        kept += sum(x >= 0.5 for x, _ in p)
        hits += sum(x >= 0.5 and right for x, right in p)
    return 2 * hits / max(1, kept + sum(len(a.spans) for a in reports))
