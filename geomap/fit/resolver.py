"""Fits the resolver: which candidate each name means, whether it is a place name after all, and how sure that is.

Conditional log-linear models for the first look, for votes and for votes with a profile known; two logistic
regressions for the second look and for the confidence. They learn from what recognisers find that have not seen the
report (cross-fitting), so that they learn from honest probabilities.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gazetteer.atlas import Floats, directions, kilometres
from gazetteer.candidates import FEATURES, USUAL
from gazetteer.index import Index
from gazetteer.profile import Found, Profile
from gazetteer.resolve import Scene
from gazetteer.votes import VOTES
from geomap.fit.annotated import Annotated, Gold
from geomap.fit.regression import Bounds, best, conditional_regression, logistic_regression
from geomap.model import Mention
from geomap.places import Resolver, Settled
from geomap.places.secondlook import logit
from geomap.weights import ResolverWeights

RIGHT_KM = 161.0
"""A candidate as near as this to the annotated point is right (100 miles, the field's custom)."""
_WIDE_KM = {"C": 1500.0, "1": 500.0}
"""Points of countries and first-order units differ more between gazetteers."""
_KINDS = {"PCL": "C", "TERR": "C", "ADM1": "1", "ADM": "2", "PPL": "KP", "CONT": "A", "RGN": "A"}
"""GeoNames feature codes (by their beginning) -> kinds as in gazetteer.atlas.LETTERS."""
_SAME_KM = 15.0
"""Candidates of the right kind as near as this to the annotated point are the same place."""
_SIGNS: dict[str, Bounds] = {
    **dict.fromkeys((*VOTES, *USUAL, "population_share"), (0.0, None)),
    **dict.fromkeys(("called_state", "called_city", "called_county"), (2.0, None)),
    **dict.fromkeys(("in_said_admin1", "in_said_country"), (4.0, None)),
    "holds_said": (6.0, None),
    "country": (2.5, None),
    "holds_country": (1.5, None),
    "share_country": (1.5, None),
    "same_admin1": (0.0, 1.2),
    "capital": (1.5, None),
    "eminent": (0.7, None),
    "eminent_abroad": (2.5, None),
    "lesser_admin2": (None, -2.0),
    "extent": (1.2, None),
    "admin1_with_big_city": (None, -0.3),
    "unit_of_seat": (None, -8.0),
    "lesser_admin1": (None, -0.5),
    "seat": (0.0, None),
    "not_in_said": (None, -4.0),
    **dict.fromkeys(("weak", "alternate"), (None, 0.0)),
}
"""Evidence never speaks the wrong way, whatever chance says; and what a name is called and said to lie in counts."""


def fit_resolver(reports: Sequence[Annotated], found: Sequence[tuple[Mention, ...]], index: Index) -> ResolverWeights:
    """Weights of the resolver and of the second look, given what was found in each report."""
    start = ResolverWeights({}, {}, {}, second={}, threshold=0.5, right={}, least_right=0.0)
    none = [Profile() for _ in reports]
    first = _conditional(reports, _settle(reports, found, index, start, none), drop=(*VOTES, *USUAL[:3]))
    weights = replace(start, first=first, voted=first, known=first)
    for _ in range(2):
        scenes = _settle(reports, found, index, weights, none)
        weights = replace(weights, voted=_conditional(reports, scenes, drop=USUAL[:3]))
    profiles = publisher_profiles(reports, _settle(reports, found, index, weights, none))
    weights = replace(weights, known=weights.voted)
    for _ in range(2):
        scenes = _settle(reports, found, index, weights, profiles)
        weights = replace(weights, known=_conditional(reports, scenes, drop=()))
    weights = _second_look(reports, _settle(reports, found, index, weights, none), weights)
    weights = _doubt(reports, _settle(reports, found, index, weights, none), weights)
    return replace(weights, least_right=_least_right(reports, _settle(reports, found, index, weights, none), weights))


def _settle(
    reports: Sequence[Annotated],
    found: Sequence[tuple[Mention, ...]],
    index: Index,
    weights: ResolverWeights,
    profiles: Sequence[Profile],
) -> list[Settled]:
    resolver = Resolver(index, weights)
    return [resolver.settle(a.report, f, p) for a, f, p in zip(reports, found, profiles, strict=True)]


def publisher_profiles(reports: Sequence[Annotated], settled: Sequence[Settled]) -> list[Profile]:
    """For each report, what the other reports of its publisher name."""
    by: dict[str, list[Found]] = {}
    for a, s in zip(reports, settled, strict=True):
        if a.report.publisher:
            by.setdefault(a.report.publisher, []).extend(s.contribution())
    whole = {publisher: Profile(tuple(found)) for publisher, found in by.items()}
    return [whole.get(a.report.publisher or "", Profile()).without(a.report.id) for a in reports]


def _conditional(reports: Sequence[Annotated], settled: Sequence[Settled], drop: Sequence[str]) -> dict[str, float]:
    """Weights of a conditional log-linear model: the right candidates of a name against its others."""
    blocks, right, weight = [], [], []
    for a, s in zip(reports, settled, strict=True):
        for known, golds in _truth(a, s).items():
            at = s.scene.candidates(known)
            y = np.mean([_right(s.scene, at, g) for g in golds], axis=0)
            if y.max() > 0 and y.min() < 1:
                blocks.append(s.scene.x[at].copy())
                right.append(y)
                weight.append(math.sqrt(len(golds)))
    active = np.array([n for n, f in enumerate(FEATURES) if f not in drop])
    bounds = [_SIGNS.get(FEATURES[n], (None, None)) for n in active]
    w = conditional_regression([b[:, active] for b in blocks], right, np.array(weight), bounds, penalty=0.003)
    return {FEATURES[n]: round(float(v), 3) for n, v in zip(active, w, strict=True)}


def _truth(a: Annotated, s: Settled) -> dict[int, list[Gold]]:
    """The annotated places of each known name of a scene."""
    gold = {(g.start, g.end): g for g in a.gold if g.lat is not None}
    truth: dict[int, list[Gold]] = {}
    for m, mention in enumerate(s.found):
        g, known = gold.get((mention.span.start, mention.span.end)), s.known[m]
        if g is not None and known >= 0:
            truth.setdefault(known, []).append(g)
    return truth


def _right(scene: Scene, at: slice, gold: Gold) -> Floats:
    """Which candidates are the annotated place: near enough, and of its kind where one of that kind is."""
    assert gold.lat is not None
    assert gold.lon is not None
    point = directions(np.array([gold.lat]), np.array([gold.lon]))
    km, rows = kilometres(scene.vectors[at], point)[:, 0], scene.rows[at]
    letters = next((letters for code, letters in _KINDS.items() if gold.code.startswith(code)), None)
    right = km <= RIGHT_KM
    if letters is not None:
        alike = scene.atlas.is_any(rows, letters)
        wide = alike & (km <= _WIDE_KM.get(letters, RIGHT_KM))
        if wide.any():
            right = wide & (km <= max(_SAME_KM, 2 * float(km[wide].min())))
    return right.astype(float)


def _second_look(reports: Sequence[Annotated], settled: Sequence[Settled], weights: ResolverWeights) -> ResolverWeights:
    rows, truth, report, odds = [], [], [], []
    for n, (a, s) in enumerate(zip(reports, settled, strict=True)):
        gold = {(g.start, g.end) for g in a.gold}
        rows += s.looks
        truth += [(m.span.start, m.span.end) in gold for m in s.found]
        odds += [logit(p) for p in s.first.tolist()]
        report += [n] * len(s.found)
    second = logistic_regression(rows, truth, report, penalty=5.0, extra=np.array(odds))
    return replace(weights, second=second, threshold=_threshold(reports, settled, second))


def _threshold(reports: Sequence[Annotated], settled: Sequence[Settled], second: dict[str, float]) -> float:
    """The probability at which a name is kept that makes exact F1 greatest."""
    n_gold = sum(len(a.gold) for a in reports)

    def f1(least: float) -> float:
        hits = kept = 0
        for a, s in zip(reports, settled, strict=True):
            gold = {(g.start, g.end) for g in a.gold}
            standing = s.standing(second, least)
            kept += len(standing)
            hits += sum((s.found[m].span.start, s.found[m].span.end) in gold for m in standing)
        return 2 * hits / (n_gold + kept)

    return best([round(0.3 + 0.02 * n, 2) for n in range(16)], f1)


def _doubt(reports: Sequence[Annotated], settled: Sequence[Settled], weights: ResolverWeights) -> ResolverWeights:
    """How sure a place is, and below what it is better put beside another."""
    rows, truth, report, odds = [], [], [], []
    for n, (a, s) in enumerate(zip(reports, settled, strict=True)):
        top = s.scene.best()
        for known, golds in _truth(a, s).items():
            for g in golds:
                rows.append(s.doubts[known])
                truth.append(_km(s.scene.vectors[top[known]], g) <= RIGHT_KM)
                odds.append(s.odds[known])
                report.append(n)
    return replace(weights, right=logistic_regression(rows, truth, report, penalty=5.0, extra=np.array(odds)))


def _least_right(reports: Sequence[Annotated], settled: Sequence[Settled], weights: ResolverWeights) -> float:
    """The confidence below which putting names beside others gets most of them right."""

    def hits(least: float) -> float:
        count = 0
        for a, s in zip(reports, settled, strict=True):
            gold = {(g.start, g.end): g for g in a.gold if g.lat is not None}
            for m in s.mentions(least):
                g = gold.get((m.span.start, m.span.end))
                if g is not None and m.resolution is not None:
                    place = m.resolution.place
                    count += _km(directions(np.array([place.lat]), np.array([place.lon]))[0], g) <= RIGHT_KM
        return count

    return best([round(0.05 * n, 2) for n in range(15)], hits)


def _km(vector: Floats, gold: Gold) -> float:
    assert gold.lat is not None
    assert gold.lon is not None
    return float(kilometres(vector[None, :], directions(np.array([gold.lat]), np.array([gold.lon])))[0, 0])
