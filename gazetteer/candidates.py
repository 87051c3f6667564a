"""What a name can mean, and what speaks for each candidate where the name stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gazetteer.atlas import EARTH_KM, LETTERS, Atlas, Floats, Rows
from gazetteer.layout import NameUse
from gazetteer.votes import VOTES

STATIC = (
    "log_population", "capital", "country", "large_unit", "admin2", "extent", "alternate", "weak", "demonym", "affixes",
    "population_share", "largest", "no_country", "lesser_admin1", "admin1_with_big_city",
    "big_city_of_admin1", "seat", "unit_of_seat", "eminent", "lesser_admin2",
)  # fmt: skip
"""Known of a name wherever it stands."""
SAID = (
    "in_said_admin1", "in_said_country", "near_said", "not_in_said", "holds_said", "called_state", "called_city",
    "called_county", "abbreviation", "the_extent", "the_settlement",
)  # fmt: skip
"""Said where the name stands."""
USUAL = ("usual_country", "usual_admin1", "usual_near", "home_country")
"""Known of the publisher, or of the other reports of the story."""
FEATURES = STATIC + SAID + VOTES + USUAL
AT = {name: column for column, name in enumerate(FEATURES)}


_OF_KIND = np.array([[letter in kinds for kinds in ("K", "C", "C1", "2", "AWS")] for letter in LETTERS])
_OF_USE = np.array([[use == one for one in (NameUse.ALTERNATE, NameUse.WEAK, NameUse.DEMONYM)] for use in NameUse])
"""What a candidate's kind, and how its name is used, say of it: columns of STATIC from "capital" to "demonym"."""
_KIND, _USE = slice(AT["capital"], AT["extent"] + 1), slice(AT["alternate"], AT["demonym"] + 1)

_MOST_CANDIDATES = 60
_BIG_CITY = 400_000
_SHADED = 1.5
"""Log10 by which an extent counts for less that has the name of a great town."""
_EMINENT, _TIMES_THE_NEXT = 100_000, 5
"""People of a town known the world over, and how many times those of the next town of its name."""
_GREAT = 1_000_000
_EMINENT_BESIDES = 250_000
"""People of a town that is known by another name besides its main one: Odessa, but not Coro as "Koro"."""
_NEAR_SAID_KM = 400.0


@dataclass(frozen=True, slots=True)
class Name:
    """A name to resolve, with what is said where it stands. Mentions that must mean the same place are one Name."""

    text: str
    times: int = 1
    within: str | None = None
    """What is said to contain it: "Texas" in "Paris, Texas"."""
    holds: str | None = None
    """What it is said to contain: "Atlanta" for the Georgia of "Atlanta, Georgia"."""
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


_OFTEN_NAMED = ("US", "CA", "AU", "GB")
"""Countries whose first-order units news in English names without saying what they are."""


@dataclass(frozen=True, slots=True)
class Units:
    """What a container's name can mean."""

    country: Rows
    admin1: Rows
    admin2: Rows
    vectors: Floats
    adjective: bool
    """Meant by an adjective: "Turkish"."""
    city: bool
    """The name is also that of a great town: "Washington"."""


def units_of(atlas: Atlas, text: str) -> Units | None:
    """What the name can mean as a container; None if nothing."""
    index = atlas.index
    short = len(text.replace(".", "")) <= 2 and not text.isupper()
    if short and "." not in text:
        return None
    found = index.candidates(text)
    named = [n for n in found if n.use <= NameUse.ALTERNATE] or [n for n in found if n.use == NameUse.DEMONYM]
    rows = np.array([n.row for n in named if atlas.letter(n.row) in "C12"], dtype=np.int64)
    if not len(rows):
        return None
    kinds = atlas.letters[rows]
    return Units(
        atlas.country[rows[kinds == 0]],
        atlas.admin1[rows[kinds == 1]],
        atlas.admin2[rows[kinds == 2]],
        atlas.directions(rows),
        named[0].use == NameUse.DEMONYM,
        any(atlas.letter(n.row) in "KP" and atlas.population[n.row] > _BIG_CITY for n in named),
    )


def block_of(atlas: Atlas, text: str) -> Block | None:
    """The candidates of a name with all that is known of them; None if it has none."""
    index = atlas.index
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
        "affixes": min(affixes, 3) * settled,
        "largest": population == population.max(),
        "no_country": atlas.country[rows] == 0,
    }
    if admin1.any():
        columns["lesser_admin1"] = admin1 & ~_among(atlas.country[rows], _often_named(atlas))
        big = settled & (population > _BIG_CITY)
        if big.any():
            columns["admin1_with_big_city"], columns["big_city_of_admin1"] = admin1, big
    main = settled & (use == NameUse.MAIN)
    extents = atlas.is_any(rows, "AWS")
    columns["population_share"] = shares = _shares(population, settled, extents)
    if (main & (population > _BIG_CITY)).any():
        shares -= _SHADED * extents  # "Santiago" is Chile's capital sooner than an island
    columns["eminent"] = eminent_town = _eminent(population, settled, main, atlas.is_any(rows, "K"))
    small = admin1 & (population * _TIMES_THE_NEXT < population[main].max(initial=0))
    if eminent_town.any() or small.any():
        columns["lesser_admin2"] = atlas.is_any(rows, "2") | small & columns.get("lesser_admin1", False)
    # Where a unit and its seat share a name, papers mostly mean the town; the index then files the unit as weak.
    unit = atlas.is_any(rows, "12") & (use == NameUse.WEAK)
    if unit.any():
        inside = _among(atlas.admin1[rows], rows[unit] + 1) | _among(atlas.admin2[rows], rows[unit] + 1)
        columns["seat"] = seat = settled & inside & (use <= NameUse.ALTERNATE)
        columns["alternate"] = (use == NameUse.ALTERNATE) & ~seat
        columns["unit_of_seat"] = unit
    x = np.zeros((len(rows), len(FEATURES)))
    x[:, _KIND], x[:, _USE] = _OF_KIND[atlas.letters[rows]], _OF_USE[use]
    for feature, values in columns.items():
        x[:, AT[feature]] = values
    return Block(rows, x, atlas.directions(rows))


def with_said(atlas: Atlas, name: Name, block: Block, units: Units | None, held: Block | None = None) -> Block:
    """The block with the features of what is said at the name, cut to the most eminent candidates.

    `units` is what its container can mean, `held` the candidates of what it is said to contain.
    """
    if units is not None and not len(units.admin1) and not len(units.admin2) and atlas.is_any(block.rows, "C").any():
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
        close = (vectors @ units.vectors.T).max(axis=1) > np.cos(_NEAR_SAID_KM / EARTH_KM)
        x[:, AT["in_said_admin1"]] = inside1
        x[:, AT["in_said_country"]] = inside & ~inside1
        x[:, AT["near_said"]] = ~inside1 & close
        x[:, AT["not_in_said"]] = ~inside & inside.any()
    if held is not None:
        inside_of = [column[held.rows] for column in (atlas.country, atlas.admin1, atlas.admin2)]
        x[:, AT["holds_said"]] = np.isin(rows + 1, np.concatenate(inside_of)) & atlas.is_any(rows, "C12")
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


def _eminent(
    population: Floats, settled: NDArray[np.bool_], main: NDArray[np.bool_], capital: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which town, if any, the world means by the name: a great one or a capital, far greater than its namesakes.

    One of millions need only be far greater than those whose `main` name it is ("Alexandria").
    """
    if not (settled & (capital | (population >= _EMINENT))).any():
        return np.zeros(len(population), dtype=bool)
    great = population >= np.where(main, _EMINENT, _EMINENT_BESIDES)
    greatest = settled & (population == population[settled].max(initial=0)) & (capital | great)
    if greatest.sum() != 1 or (capital & ~greatest).any():  # Portland, called Bridgetown too
        return np.zeros(len(population), dtype=bool)
    if not main[greatest].any() and (main & (population >= _BIG_CITY)).any():
        return np.zeros(len(population), dtype=bool)  # Changchun, which some call Cancun
    people, known = population[greatest].max(), main | (settled & (population >= _EMINENT_BESIDES))
    rivals = known if people < _GREAT else main
    far_greater = people >= _TIMES_THE_NEXT * population[rivals & ~greatest].max(initial=0)
    return np.asarray(greatest & far_greater)


@lru_cache(maxsize=4)
def _often_named(atlas: Atlas) -> Rows:
    rows = (atlas.index.row_of("country:" + code) for code in _OFTEN_NAMED)
    return np.array([row + 1 for row in rows if row is not None], dtype=np.int64)


def _shares(population: Floats, settled: NDArray[np.bool_], extent: NDArray[np.bool_]) -> Floats:
    """Log10 of each one's share of the population: of towns among towns, of units among units; 0 where nobody is
    counted."""
    total = np.where(settled, population[settled].sum(), population[~settled].sum())
    return np.where(extent, 0.0, np.log10((population + 10) / (total + 10)))


def _among(values: Rows, few: Rows) -> NDArray[np.bool_]:
    """np.isin for a handful of values, without its sorting."""
    return np.asarray((values[:, None] == few[None, :]).any(axis=1))
