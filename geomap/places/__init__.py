"""The one stage that asks the gazetteer which place: place names get their places, and a second look.

What a name would mean says much about whether it is a place name at all, so the names are resolved first and then
judged again; of names that overlap, the best one stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Self

import numpy as np

from gazetteer.atlas import Atlas, Floats
from gazetteer.candidates import AT
from gazetteer.index import Index
from gazetteer.names import fold
from gazetteer.place import Candidate, Resolution
from gazetteer.profile import Found, Profile
from gazetteer.reasons import reason
from gazetteer.resolve import Resolver as NameResolver
from gazetteer.resolve import Scene
from geomap.model import Mention, Report, Sentence
from geomap.names.ownnames import SURE
from geomap.places.extents import extend
from geomap.places.nearby import bare_name, beside, name_of_facility
from geomap.places.overruling import overruled
from geomap.places.said import units
from geomap.places.secondlook import doubts, logit, looks, probabilities
from geomap.publisher import home_country
from geomap.weights import ResolverWeights

Ask = Callable[[Sequence[Mention]], list[Mention]]
"""Gives places to mentions of one report that have none."""

_LIKELY = 0.5
_CLEAR = 0.4
_CLEARLY = 0.9
_MOST_ALTERNATIVES = 5
_FAINT = 0.005
_INSIDE_SAID = [AT[f] for f in ("in_said_admin1", "in_said_country")]
_PER_CHARACTER = 0.004
"""Probability that a longer of two overlapping names may lack for each letter more: "Mexico City" over "Mexico"."""
_SOMEWHERE = 0.3
"""Confidence in a place of which only the unit is known."""
_OWN_RIGHT = 0.99
"""Probability that a name of one of the user's own places means it: they have said so."""


class Resolver:
    """Tells which place each name means; build one and use it for many reports."""

    def __init__(self, index: Index, weights: ResolverWeights | None = None) -> None:
        self._weights = w = weights if weights is not None else ResolverWeights.load()
        self._names = NameResolver(Atlas.of(index), w.first, w.voted, w.known)

    def on(self, index: Index) -> Resolver:
        """The same weights with another gazetteer."""
        return Resolver(index, self._weights)

    def resolve(
        self,
        report: Report,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        profile: Profile | None = None,
    ) -> tuple[Mention, ...]:
        """The mentions that are place names, in text order, with their places.

        None overlap, but for a name within a phrase that names a part of its place ("Italy" in "southern Italy").

        `mentions` may overlap, as geomap.mentions finds them. `profile` is what related reports were found to name:
        of the same publisher, or of the same story. A name without a place keeps `resolution` None.
        """
        return self.settle(report, mentions, profile).mentions() if mentions else ()

    def settle(self, report: Report, mentions: Sequence[Mention], profile: Profile | None = None) -> Settled:
        """As resolve(), but the whole judgement, from which fitting and profiles take what they need."""
        return Settled.of(self._names, self._weights, report, mentions, profile)


class Settled:
    """The names of one report with their places: resolved, looked at again, resolved by those that stand."""

    def __init__(
        self,
        names: NameResolver,
        weights: ResolverWeights,
        report: Report,
        found: tuple[Mention, ...],
        known: list[int],
        scene: Scene,
    ) -> None:
        self._names, self._weights, self.report, self.found, self.scene = names, weights, report, found, scene
        self.known = known
        """Number of each mention's name among the scene's known names; -1 if it has no candidates."""
        self.first = np.array([m.confidence for m in found])
        likely = _standing(self.found, self.first, _LIKELY)
        for _ in range(2):
            self._vote(likely, self.first)
        self.looks = looks(self.scene, self.known)
        best = self.scene.best()
        eminent = (self.scene.x[best, AT["eminent"]] > 0) & (self.scene.p[best] > _CLEARLY)
        self._eminent = np.array([known >= 0 and bool(eminent[known]) for known in self.known], dtype=bool)
        self.second = self._second(self._weights.second)
        self.kept = _standing(self.found, self.second, self._weights.threshold)
        self._vote(self.kept, self.second)

    @classmethod
    def of(
        cls,
        names: NameResolver,
        weights: ResolverWeights,
        report: Report,
        mentions: Sequence[Mention],
        profile: Profile | None,
    ) -> Self:
        """Settle the names of a report."""
        asked, unit_of = units(report.text, mentions, names.container, names.in_region)
        scene = names.scene(asked, _at_home(report, profile))
        known = {unit: k for k, unit in enumerate(scene.known)}
        return cls(names, weights, report, tuple(mentions), [known.get(unit, -1) for unit in unit_of], scene)

    def informed(self, profile: Profile) -> Settled:
        """The same names, judged with what related reports name."""
        scene = self.scene.informed(_at_home(self.report, profile))
        return Settled(self._names, self._weights, self.report, self.found, self.known, scene)

    @cached_property
    def doubts(self) -> list[list[str]]:
        """Features of each known name for whether its place is right."""
        return doubts(self.scene)

    @cached_property
    def odds(self) -> list[float]:
        """Log-odds of each known name's likeliest place."""
        return [logit(p) for p in self.scene.p[self.scene.best()].tolist()]

    @cached_property
    def right(self) -> Floats:
        """Probability of each known name's place being right."""
        return probabilities(self.doubts, self.odds, self._weights.right)

    def mentions(self, least_right: float | None = None, ask: Ask | None = None) -> tuple[Mention, ...]:
        """The names that stand, with their places; `least_right` in place of the fitted one.

        `ask` may know places of names that the gazetteer lacks.
        """
        cache: dict[int, Resolution] = {}
        placed = []
        for m in self.kept:
            known = self.known[m]
            if known >= 0 and known not in cache:
                cache[known] = self._resolution(known)
            confidence, found = round(float(self.second[m]), 4), self.found[m]
            placed.append(Mention(found.span, found.text, found.role, confidence, cache.get(known)))
        if ask is not None:
            unknown = [replace(self.found[m], confidence=float(self.second[m])) for m in self._unknown()]
            asked = ask(sorted([*placed, *unknown], key=lambda m: m.span))
            placed = [m for m in asked if m.resolution is not None or m not in unknown]
        least = self._weights.least_right if least_right is None else least_right
        whole = extend(self.report.text, beside(self.report.text, placed, least), self.scene.atlas)
        return tuple(bare_name(name_of_facility(self.report.text, m)) for m in whole)

    def contribution(self) -> tuple[Found, ...]:
        """What this report adds to the profile of its publisher or story: its clear local places."""
        best, found = self.scene.best(), []
        for known in dict.fromkeys(self.known[m] for m in self.kept):
            if known >= 0 and self.scene.p[best[known]] > _CLEAR:
                row = int(self.scene.rows[best[known]])
                if self.scene.atlas.letter(row) not in "CAW":
                    key = self.scene.names[self.scene.known[known]].text.casefold()
                    found.append(Found(self.report.id, key, row, float(self.scene.p[best[known]])))
        return tuple(found)

    def standing(self, second: Mapping[str, float], least: float) -> list[int]:
        """The mentions that would stand by other weights of the second look."""
        return _standing(self.found, self._second(second), least)

    def _unknown(self) -> list[int]:
        """Names that the gazetteer lacks, that do not stand by themselves, and that overlap with none that does."""
        p = np.where(np.array(self.known) < 0, self.second, 0.0)
        p[self.kept] = 1.0
        return [m for m in _standing(self.found, p, _FAINT) if m not in self.kept]

    def _second(self, weights: Mapping[str, float]) -> Floats:
        second = probabilities(self.looks, [logit(p) for p in self.first.tolist()], weights)
        # A report names the great towns of the world wherever it plays: that they are far away says nothing.
        second = np.where(self._eminent, np.maximum(second, self.first), second)
        return np.where(self.first == SURE, SURE, second)

    def _vote(self, standing: Sequence[int], p: Floats) -> None:
        weights = np.zeros(len(self.scene.known))
        for m in standing:
            if (known := self.known[m]) >= 0:
                weights[known] = max(weights[known], p[m])
        self.scene.vote(weights)

    def _resolution(self, known: int) -> Resolution:
        at = self.scene.candidates(known)
        p, rows = self.scene.p[at].copy(), self.scene.rows[at]
        order = np.argsort(-p, kind="stable")[: 1 + _MOST_ALTERNATIVES].tolist()
        x = self.scene.x[at]
        instead = overruled(self._names.atlas, rows, x, p, order)
        if instead is not None:
            winner = instead[0]
            p[order[0]], p[winner] = p[winner], p[order[0]]
            order = [winner, *(c for c in order if c != winner)]
        top, rest = order[0], order[1:]
        own = self._names.atlas.index.own_place(int(rows[top]))
        elsewhere = None if own else self._unknown_within(known, at.start + top)
        if elsewhere is not None:
            return elsewhere
        right = _OWN_RIGHT * float(p[top]) if own else float(self.right[known])
        # What the winner does not have is shared by the others as before.
        share = (1 - right) / max(1e-9, 1 - float(p[top]))
        scores = [(c, min(right, float(p[c]) * share)) for c in rest]
        why = reason(self.scene, known, at.start + top, at.start + rest[0] if rest else None)
        why = instead[1] if instead is not None else why
        return Resolution(
            self._names.place(int(rows[top])),
            round(right, 4),
            tuple(Candidate(self._names.place(int(rows[c])), round(s, 4)) for c, s in scores if s >= _FAINT),
            f"one of your own places ({own.source})" + (f": {why}" if rest else "") if own else why,
        )

    def _unknown_within(self, known: int, top: int) -> Resolution | None:
        """A place that the gazetteer lacks, put at the unit that it is said to lie in: "Underhill, Vermont" is none of
        the Underhills elsewhere. None where it knows one there, or where the unit's name means several."""
        name, atlas = self.scene.names[self.scene.known[known]], self._names.atlas
        units = self._names.container(name.within) if name.within else None
        if units is None or units.adjective or f"{name.text}, {name.within}" not in self.report.text:
            return None
        row = int(self.scene.rows[top])
        if self.scene.x[top, AT["near_said"]] and atlas.admin1[row] == 0:
            return None  # of its own tables the gazetteer mostly knows the country only
        said = self.scene.x[self.scene.candidates(known)][:, _INSIDE_SAID]
        rows = [*units.country.tolist(), *units.admin1.tolist()]
        if said.any() or len(rows) != 1 or len(units.admin2) or atlas.letter(row) not in "KPS":
            return None
        unit = self._names.place(rows[0] - 1)
        if self.scene.x[top, AT["near_said"]] and unit.id.startswith("geomap:"):
            return None  # which towns lie in a unit of its own tables it does not know
        listed = rf"{re.escape(f'{name.text}, {name.within}')},? and [A-Z]"
        if unit.kind == "country" and re.search(listed, self.report.text):
            return None  # "At the summit in Ufa, India and Pakistan were told": two that act
        place = replace(
            unit, id=f"{unit.id}/{fold(name.text).replace(' ', '-')}", name=name.text, kind="area", population=0,
            capital=False,
        )  # fmt: skip
        return Resolution(
            place, _SOMEWHERE, (), f"not in the gazetteer; put at {unit.name}, which it is said to lie in"
        )


def _at_home(report: Report, profile: Profile | None) -> Profile | None:
    """The profile with the country of the report's publisher, where its address tells that."""
    home = home_country(report)
    if home is None:
        return profile
    return replace(profile, home=home) if profile else Profile(home=home)


def _standing(mentions: Sequence[Mention], p: Floats, least: float) -> list[int]:
    """The likeliest mentions that do not overlap, in text order; of nearly equal ones the longer."""
    rivals = []
    for m, likely in enumerate(p.tolist()):
        if likely >= least:
            start, end = mentions[m].span.start, mentions[m].span.end
            rivals.append((-likely - _PER_CHARACTER * (end - start), start, end, m))
    taken: list[tuple[int, int, int]] = []
    used: set[int] = set()
    for _, start, end, m in sorted(rivals):
        letters = range(start, end)
        if used.isdisjoint(letters):
            used.update(letters)
            taken.append((start, end, m))
    return [m for _, _, m in sorted(taken)]
