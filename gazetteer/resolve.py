"""Which place each name means, from the names that stand together.

A conditional log-linear model over the candidates of each name. What it weighs: what the candidates are (kind,
population, how the name is used for them), what is said right at the name ("Paris, Texas", "city of Paris"), and votes
of the other names: same country, same unit, near by, parent named. Names vote with the probabilities of the pass
before, so two passes settle a report. The features follow Lieberman and Samet (2012) and the toponym resolvers
reviewed by Gritta et al. (2018).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gazetteer.atlas import Atlas, Floats, Rows
from gazetteer.layout import NameUse
from gazetteer.place import Place
from gazetteer.profile import Profile
from gazetteer.votes import VOTES, Hall, first_of_each

STATIC = (
    "log_population", "capital", "country", "admin1", "admin2", "extent", "alternate", "weak", "demonym", "affixes",
    "population_share", "largest", "no_country", "admin1_with_big_city", "big_city_of_admin1", "seat", "unit_of_seat",
)  # fmt: skip
"""Known of a name wherever it stands."""
SAID = (
    "in_said_admin1", "in_said_country", "near_said", "not_in_said", "called_state", "called_city", "called_county",
    "abbreviation", "the_extent", "the_settlement",
)  # fmt: skip
"""Said where the name stands."""
USUAL = ("usual_country", "usual_admin1", "usual_near", "home_country")
"""Known of the publisher, or of the other reports of the story."""
FEATURES = STATIC + SAID + VOTES + USUAL
AT = {name: column for column, name in enumerate(FEATURES)}

Weights = Mapping[str, float]

_MOST_CANDIDATES = 60
_BIG_CITY = 400_000
_NEAR_SAID_KM = 400.0
_CACHED_NAMES = 100_000


@dataclass(frozen=True, slots=True)
class Name:
    """A name to resolve, with what is said where it stands. Mentions that must mean the same place are one Name."""

    text: str
    times: int = 1
    within: str | None = None
    """What is said to contain it: "Texas" in "Paris, Texas"."""
    state: bool = False
    """Called a state, province or region."""
    city: bool = False
    county: bool = False
    article: bool = False
    """Said with "the" before it."""


@dataclass(frozen=True, slots=True)
class Block:
    """The candidates of one name, most eminent first, and their static features."""

    rows: Rows
    x: Floats
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Units:
    """What a container's name can mean."""

    country: Rows
    admin1: Rows
    admin2: Rows
    vectors: Floats


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

    def knows(self, text: str) -> bool:
        """Whether the name has any candidate."""
        return self.block(text) is not None

    def container(self, text: str) -> Units | None:
        """The countries and units that a name can mean; None if it means none."""
        if text not in self._units:
            if len(self._units) > _CACHED_NAMES:
                self._units.clear()
            self._units[text] = self._make_units(text)
        return self._units[text]

    def block(self, text: str) -> Block | None:
        """The candidates of a name; None if it has none."""
        if text not in self._blocks:
            if len(self._blocks) > _CACHED_NAMES:
                self._blocks.clear()
            self._blocks[text] = self._make_block(text)
        return self._blocks[text]

    def _make_units(self, text: str) -> Units | None:
        index, atlas = self.atlas.index, self.atlas
        short = len(text.replace(".", "")) <= 2 and not text.isupper()
        if short and "." not in text:
            return None
        named = [n for n in index.candidates(text) if n.use <= NameUse.ALTERNATE]
        rows = np.array([n.row for n in named if atlas.letter(n.row) in "C12"], dtype=np.int64)
        if not len(rows):
            return None
        kinds = atlas.letters[rows]
        return Units(
            atlas.country[rows[kinds == 0]],
            atlas.admin1[rows[kinds == 1]],
            atlas.admin2[rows[kinds == 2]],
            atlas.directions(rows),
        )

    def _make_block(self, text: str) -> Block | None:
        index, atlas = self.atlas.index, self.atlas
        named, affixes = index.lookup(text)
        if not named:
            return None
        rows = np.array([n.row for n in named], dtype=np.int64)
        use = np.array([int(n.use) for n in named])
        population = atlas.population[rows]
        eminent = population + 1e9 * atlas.is_any(rows, "C1A")
        order = np.lexsort((rows, -eminent))
        rows, use, population = rows[order], use[order], population[order]
        settled, admin1 = atlas.is_any(rows, "KP"), atlas.is_any(rows, "1")
        columns: dict[str, NDArray[np.generic] | float] = {
            "log_population": np.where(settled, np.log10(population + 10) / 7, 0),
            "capital": atlas.is_any(rows, "K"),
            "country": atlas.is_any(rows, "C"),
            "admin1": admin1,
            "admin2": atlas.is_any(rows, "2"),
            "extent": atlas.is_any(rows, "AWS"),
            "alternate": use == NameUse.ALTERNATE,
            "weak": use == NameUse.WEAK,
            "demonym": use == NameUse.DEMONYM,
            "affixes": min(affixes, 3) * settled,
            "population_share": np.where(settled, _share(population, settled), _share(population, ~settled)),
            "largest": population == population.max(),
            "no_country": atlas.country[rows] == 0,
        }
        if admin1.any() and (settled & (population > _BIG_CITY)).any():
            columns["admin1_with_big_city"] = admin1
            columns["big_city_of_admin1"] = settled & (population > _BIG_CITY)
        # Where a unit and its seat share a name, papers mostly mean the town; the index then files the unit as weak.
        unit = atlas.is_any(rows, "12") & (use == NameUse.WEAK)
        if unit.any() and settled.any():
            inside = _among(atlas.admin1[rows], rows[unit] + 1) | _among(atlas.admin2[rows], rows[unit] + 1)
            columns["seat"] = seat = settled & inside & (use <= NameUse.ALTERNATE)
            columns["alternate"] = (use == NameUse.ALTERNATE) & ~seat
            units = np.concatenate([atlas.admin1[rows[seat]], atlas.admin2[rows[seat]]])
            columns["unit_of_seat"] = unit & _among(rows + 1, units)
        x = np.zeros((len(rows), len(FEATURES)))
        for feature, values in columns.items():
            x[:, AT[feature]] = values
        return Block(rows, x, atlas.directions(rows))


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
                blocks.append(self._said(name, block))
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
        self._informed = profile is not None and bool(profile.found)
        if profile is not None and blocks:
            for feature, values in profile.features(resolver.atlas, self).items():
                self.x[:, AT[feature]] = values
        self._first_look()

    def _said(self, name: Name, block: Block) -> Block:
        """The block with the features of what is said at the name, cut to the most eminent candidates."""
        atlas = self._resolver.atlas
        units = self._resolver.container(name.within) if name.within else None
        if (
            units is not None
            and not len(units.admin1)
            and not len(units.admin2)
            and atlas.is_any(block.rows, "C").any()
        ):
            units = None  # "France, Germany and Spain" is a list
        keep: slice | NDArray[np.bool_] = slice(_MOST_CANDIDATES)
        inside1 = inside = None
        if units is not None:
            in1 = _among(atlas.admin1[block.rows], units.admin1) & ~atlas.is_any(block.rows, "1")
            in2 = _among(atlas.admin2[block.rows], units.admin2) & ~atlas.is_any(block.rows, "2")
            inside1 = in1 | in2
            inside = (_among(atlas.country[block.rows], units.country) & ~atlas.is_any(block.rows, "C")) | inside1
            if len(block.rows) > _MOST_CANDIDATES:
                keep = inside.copy()
                keep[:_MOST_CANDIDATES] = True
        rows, x, vectors = block.rows[keep], block.x[keep].copy(), block.vectors[keep]
        if units is not None and inside is not None and inside1 is not None:
            inside, inside1 = inside[keep], inside1[keep]
            close = (vectors @ units.vectors.T).max(axis=1) > np.cos(_NEAR_SAID_KM / 6371.0)
            x[:, AT["in_said_admin1"]] = inside1
            x[:, AT["in_said_country"]] = inside & ~inside1
            x[:, AT["near_said"]] = ~inside1 & close
            x[:, AT["not_in_said"]] = ~inside
        if name.state:
            x[:, AT["called_state"]] = atlas.is_any(rows, "1")
        if name.city:
            x[:, AT["called_city"]] = atlas.is_any(rows, "KP")
        if name.county:
            x[:, AT["called_county"]] = atlas.is_any(rows, "2")
        if name.article:
            x[:, AT["the_extent"]] = atlas.is_any(rows, "AW")
            x[:, AT["the_settlement"]] = atlas.is_any(rows, "KP")
        if name.text.isupper() and len(name.text) <= 3:
            x[:, AT["abbreviation"]] = atlas.is_any(rows, "C1")
        return Block(rows, x, vectors)

    def _first_look(self) -> None:
        self.p = self._posterior()

    def vote(self, weights: Floats) -> None:
        """One pass: the names vote, each as loud as its weight (one a known name), and all are judged anew."""
        if not len(self.rows):
            return
        if self._hall is None:
            self._hall = Hall(self.atlas, self.unit, self.rows, self.vectors, self.starts, self.key)
        for feature, values in self._hall.votes(self.p, weights, np.log2(1 + self.times)).items():
            self.x[:, AT[feature]] = values
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


def _share(population: Floats, among: NDArray[np.bool_]) -> Floats:
    """Log10 of each one's share of the population: towns among towns, units among units."""
    return np.asarray(np.log10((population + 10) / (population[among].sum() + 10)))


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
    return first_of_each(np.flatnonzero(p == np.maximum.reduceat(p, starts)[unit]), unit)


def _among(values: Rows, few: Rows) -> NDArray[np.bool_]:
    """np.isin for a handful of values, without its sorting."""
    return np.asarray((values[:, None] == few[None, :]).any(axis=1))
