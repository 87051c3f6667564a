"""Which place each name means, from the names that stand together.

A conditional log-linear model over the candidates of each name. What it weighs: what the candidates are (kind,
population, how the name is used for them), what is said right at the name ("Paris, Texas", "city of Paris"), and votes
of the other names: same country, same unit, near by, parent named. Names vote with the probabilities of the pass
before, so two passes settle a report. The features follow Lieberman and Samet (2012) and the toponym resolvers
reviewed by Gritta et al. (2018).
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

import numpy as np

from gazetteer.atlas import Atlas, Floats, Rows
from gazetteer.candidates import AT, FEATURES, USUAL, Block, Name, Units, block_of, units_of, with_said
from gazetteer.place import Place
from gazetteer.profile import Profile
from gazetteer.votes import VOTES, Hall, first_of_each

Weights = Mapping[str, float]

_CACHED_NAMES = 3_000
"""Remembered; the candidates of one name take some kilobytes."""
_OF_NAMES = slice(AT[VOTES[0]], AT[VOTES[-1]] + 1)
_OF_OTHERS = [AT[f] for f in (*VOTES, *USUAL)]
"""Columns of what is not known of a name by itself."""


class Resolver:
    """Resolves names by fitted weights: for the first look, for votes, and for votes with a profile known."""

    def __init__(self, atlas: Atlas, first: Weights, voted: Weights, known: Weights) -> None:
        self.atlas = atlas
        self.first, self.voted, self.known = (
            np.array([weights.get(f, 0.0) for f in FEATURES]) for weights in (first, voted, known)
        )
        self._blocks: dict[str, Block | None] = {}
        self._units: dict[str, Units | None] = {}
        self._places: dict[int, Place] = {}

    def place(self, row: int) -> Place:
        """The place in a row; remembered, for the same ones are named again and again."""
        if row not in self._places:
            if len(self._places) > _CACHED_NAMES:
                self._places.clear()
            self._places[row] = self.atlas.index.place(row)
        return self._places[row]

    def scene(self, names: Sequence[Name], profile: Profile | None = None) -> Scene:
        """Lay out the candidates of names that stand together."""
        return Scene(self, names, profile)

    def container(self, text: str) -> Units | None:
        """The countries and units that a name can mean; None if it means none."""
        if text not in self._units:
            if len(self._units) > _CACHED_NAMES:
                self._units.clear()
            self._units[text] = units_of(self.atlas, text)
        return self._units[text]

    def in_region(self, text: str, region: str) -> bool:
        """Whether a name is also that of a place in what another names, a state or province and no country."""
        units, block = self.container(region), self.block(text)
        if units is None or block is None or units.adjective or len(units.country) or not len(units.admin1):
            return False
        by_itself = ~block.x[:, [AT["alternate"], AT["weak"], AT["affixes"]]].any(axis=1)
        towns = self.atlas.is_any(block.rows, "PK") & by_itself
        return bool(np.isin(self.atlas.admin1[block.rows[towns]], units.admin1).any())

    def block(self, text: str) -> Block | None:
        """The candidates of a name; None if it has none."""
        if text not in self._blocks:
            if len(self._blocks) > _CACHED_NAMES:
                self._blocks.clear()
            self._blocks[text] = block_of(self.atlas, text)
        return self._blocks[text]


class Scene:
    """The names of one report (or of any texts that stand together) with all their candidates in one table."""

    def __init__(self, resolver: Resolver, names: Sequence[Name], profile: Profile | None) -> None:
        self._resolver, self.atlas = resolver, resolver.atlas
        self.weights = resolver.first
        """Those that judged last."""
        self.names = tuple(names)
        self.known: list[int] = []
        """Which names have candidates: positions in `names`."""
        blocks: list[Block] = []
        for n, name in enumerate(self.names):
            block = resolver.block(name.text)
            if block is not None:
                self.known.append(n)
                units = resolver.container(name.within) if name.within else None
                held = resolver.block(name.holds) if name.holds else None
                blocks.append(with_said(self.atlas, name, block, units, held))
        sizes = [len(b.rows) for b in blocks]
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64) if blocks else np.zeros(0, np.int64)
        self.unit = np.repeat(np.arange(len(blocks)), sizes)
        self.rows: Rows = np.concatenate([b.rows for b in blocks]) if blocks else np.zeros(0, np.int64)
        self.x: Floats = np.concatenate([b.x for b in blocks]) if blocks else np.zeros((0, len(FEATURES)))
        self.vectors: Floats = np.concatenate([b.vectors for b in blocks]) if blocks else np.zeros((0, 3))
        keys: dict[str, int] = {}
        self.key = np.array([keys.setdefault(self.names[n].text.casefold(), len(keys)) for n in self.known], np.int64)
        self.times = np.array([self.names[n].times for n in self.known], dtype=np.float64)
        self.p: Floats = np.zeros(0)
        """Probability of each candidate among those of its name."""
        self._hall: Hall | None = None
        self._informed = False
        self._first_look(profile)

    def informed(self, profile: Profile | None) -> Scene:
        """The same names before any vote, with another profile known: cheaper than to lay them out again."""
        scene = copy.copy(self)
        scene.x = self.x.copy()
        scene.x[:, _OF_OTHERS] = 0.0
        scene.weights = self._resolver.first
        scene._first_look(profile)
        return scene

    def _first_look(self, profile: Profile | None) -> None:
        self._informed = profile is not None and bool(profile.found)
        if profile is not None and len(self.rows):
            for feature, values in profile.features(self.atlas, self).items():
                self.x[:, AT[feature]] = values
        self.p = self._posterior()

    def vote(self, weights: Floats) -> None:
        """One pass: the names vote, each as loud as its weight (one a known name), and all are judged anew."""
        if not len(self.rows):
            return
        if self._hall is None:
            eminent = self.x[:, AT["eminent"]]
            self._hall = Hall(self.atlas, self.unit, self.rows, self.vectors, self.starts, self.key, eminent)
        self.x[:, _OF_NAMES] = self._hall.votes(self.p, weights, np.log2(1 + self.times)).T
        self.weights = self._resolver.known if self._informed else self._resolver.voted
        self.p = self._posterior()

    def _posterior(self) -> Floats:
        return softmax(self.x @ self.weights, self.starts, self.unit)

    def best(self) -> Rows:
        """Position of the most probable candidate of each known name."""
        return best(self.p, self.starts, self.unit)

    def candidates(self, known: int) -> slice:
        """Where the candidates of a known name stand in the table."""
        end = self.starts[known + 1] if known + 1 < len(self.starts) else len(self.rows)
        return slice(int(self.starts[known]), int(end))


def softmax(z: Floats, starts: Rows, unit: Rows) -> Floats:
    """Probabilities within each unit."""
    if not len(z):
        return z
    e = np.exp(z - np.maximum.reduceat(z, starts)[unit])
    share: Floats = e / np.add.reduceat(e, starts)[unit]
    return share


def best(p: Floats, starts: Rows, unit: Rows) -> Rows:
    """Position of the greatest value of each unit; of equals the first."""
    if not len(p):
        return np.zeros(0, np.int64)
    return first_of_each((p == np.maximum.reduceat(p, starts)[unit]).nonzero()[0], unit)
