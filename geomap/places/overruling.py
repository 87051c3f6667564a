"""Where the likeliest candidate of a name is overruled: what no sum of evidence near a report should win against.

Each rule says what it means in words; they were kept because on annotated news none of them cost a place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from gazetteer.atlas import Atlas, Floats
from gazetteer.candidates import AT

Rows = NDArray[np.int64]
Rule = Callable[[Atlas, Rows, Floats, Floats, Sequence[int]], int | None]
"""Of the candidates in rows, their features and probabilities, likeliest first: the one that is meant instead."""

_SAID = [AT[f] for f in ("in_said_admin1", "in_said_country", "near_said")]
_HAMLET, _TOWN, _WELL_KNOWN = 5_000, 25_000, 100_000
"""Inhabitants below which a place must be explained where there is a great town, the own capital, a continent."""
_GREAT, _LARGE, _LAND = 500_000, 100_000, 20_000_000
_DWARFED = 10
_CONTINENT_KM, _ISLAND_KM, _KM_A_DEGREE = 1500.0, 10.0, 111.2
_LAND_KM = 60.0
_UNDECIDED, _NEAR, _BESIDE = 0.3, 0.3, 0.2


def overruled(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> tuple[int, str] | None:
    """Position of the candidate that is meant instead of the likeliest, and why; None where that stands."""
    state = _state_of_the_town(atlas, rows, x, order)
    if state is not None:
        return state, "called a state"
    if x[order[0], _SAID].any():
        return None
    for rule, why in _RULES:
        found = rule(atlas, rows, x, p, order)
        if found is not None and found != order[0]:
            return found, why
    return None


def _state_of_the_town(atlas: Atlas, rows: Rows, x: Floats, order: Sequence[int]) -> int | None:
    """ "Sao Paulo state" is not the town of that name in it."""
    top = rows[order[0]]
    if atlas.letter(int(top)) not in "KP":
        return None
    return next(
        (c for c in order if x[c, AT["called_state"]] and atlas.country[rows[c]] == atlas.country[top]),
        None,
    )


def _capital(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The capital of a country that the report names, where nothing in it is in the country of the likeliest one."""
    top = order[0]
    if x[top, AT["same_country"]] or x[top, AT["country"]]:
        return None
    return next((c for c in order if x[c, AT["parent_country"]] and atlas.letter(int(rows[c])) == "K"), None)


def _town_of_named(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The town of a country that the report names, where the likeliest is a unit or a spot of one that it never does:
    a report from Britain does not mean the parish of Manchester in Jamaica."""
    top = order[0]
    if atlas.letter(int(rows[top])) not in "12S" or x[top, AT["same_country"]] or x[top, AT["country"]]:
        return None
    people = atlas.population[rows]
    if x[top, AT["parent_country"]] or people[top] >= _GREAT:
        return None
    towns = (c for c in order if atlas.letter(int(rows[c])) in "KP" and people[c] >= _TOWN)
    return next((c for c in towns if x[c, AT["parent_country"]]), None)


def _world_capital(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The great capital of a country that the report names, where the likeliest is a small town abroad close to no
    other: a couple in Italy who fly home to New York were in Rome, not in Rome, New York."""
    top = order[0]
    if atlas.letter(int(rows[top])) not in "KP" or atlas.population[rows[top]] >= _WELL_KNOWN:
        return None
    if x[top, AT["near"]] > _BESIDE:
        return None
    return next(
        (
            c
            for c in order[1:]
            if atlas.letter(int(rows[c])) == "K" and atlas.population[rows[c]] >= _GREAT
            if x[c, AT["parent_country"]] and x[c, AT["same_country"]]
        ),
        None,
    )


def _namesake(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The city of a country that the report names and tells of, where it has nothing to do with that of the likeliest:
    a report on Lebanon means its own Tripoli, but one on Canada not its own London."""
    top = order[0]
    if x[top, AT["same_country"]] or x[top, AT["parent_country"]] or atlas.letter(int(rows[top])) not in "KP":
        return None
    people = atlas.population[rows]
    return next(
        (
            c
            for c in order[1:]
            if atlas.letter(int(rows[c])) in "KP" and not x[c, AT["alternate"]]
            if people[c] >= max(_LARGE, people[top] / _DWARFED)
            if x[c, AT["parent_country"]] and x[c, AT["same_country"]]
        ),
        None,
    )


def _only_large(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The only large town, where no small one stands out from the others."""
    if p[order[0]] >= _UNDECIDED:
        return None
    towns = [c for c in order if atlas.letter(int(rows[c])) in "KP" and not x[c, AT["alternate"]]]
    large = [c for c in towns if atlas.population[rows[c]] >= _LARGE]
    return large[0] if len(large) == 1 else None


def _neighbour(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The town beside others that the report names, where the likeliest only has it as another name, and is far from
    all: Sion beside Sierre is not Jerusalem."""
    top = order[0]
    if not x[top, AT["alternate"]] or x[top, AT["same_country"]]:
        return None
    return next((c for c in order if x[c, AT["same_admin1"]] and x[c, AT["near"]] > _NEAR), None)


def _known_to_all(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The great town, land or continent, where the likeliest is a hamlet: a report from around Denver in Iowa that does
    not say which means the one in Colorado. Of the report's own capital it must be more than a small town; that of
    another country that the report names is great enough."""
    top = order[0]
    people = int(atlas.population[rows[top]])
    if atlas.letter(int(rows[top])) not in "KP" or people >= _WELL_KNOWN:
        return None
    for c in order[1:]:
        letter, alternate = atlas.letter(int(rows[c])), x[c, AT["alternate"]]
        own = letter == "K" and atlas.country[rows[c]] == atlas.country[rows[top]]
        great = letter in "KP" and atlas.population[rows[c]] >= _GREAT and people < (_TOWN if own else _HAMLET)
        great = great or (letter == "K" and not own and people < _HAMLET and bool(x[c, AT["parent_country"]]))
        great = great or (letter == "1" and atlas.population[rows[c]] >= _LAND and people < _HAMLET and not alternate)
        if great or (atlas.index.radius_km[rows[c]] >= _CONTINENT_KM and not alternate):
            return c
    return None


def _island(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The island or range, where the likeliest is a small town on it that bears its name: Leyte is not its Leyte."""
    top = order[0]
    if atlas.letter(int(rows[top])) != "P" or atlas.population[rows[top]] >= _TOWN or x[top, AT["called_city"]]:
        return None
    index, here = atlas.index, rows[top]
    for c in order[1:]:
        wide = float(index.radius_km[rows[c]])
        if atlas.letter(int(rows[c])) == "A" and wide >= _ISLAND_KM and not x[c, AT["alternate"]]:
            north, east = index.lat[rows[c]] - index.lat[here], index.lon[rows[c]] - index.lon[here]
            if math.hypot(north, east * math.cos(math.radians(float(index.lat[here])))) * _KM_A_DEGREE <= 2 * wide:
                return c
    return None


def _land(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The historic land, where the likeliest is a small town named after it: Bohemia is not the one on Long Island.

    With an article the smallest extent: "the North Pole" is no town.
    """
    top = order[0]
    if atlas.letter(int(rows[top])) != "P" or atlas.population[rows[top]] >= _TOWN or x[top, AT["called_city"]]:
        return None
    for c in order[1:]:
        named = not x[c, AT["alternate"]] and not x[c, AT["demonym"]]
        wide = float(atlas.index.radius_km[rows[c]]) >= _LAND_KM or x[top, AT["the_settlement"]]
        if atlas.letter(int(rows[c])) == "A" and named and wide:
            return c
    return None


def _unit_elsewhere(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The great town, where the likeliest is a district or county of a country that nothing else is in."""
    top = order[0]
    if atlas.letter(int(rows[top])) != "2" or x[top, AT["same_country"]] or x[top, AT["called_state"]]:
        return None
    return next(
        (c for c in order[1:] if atlas.letter(int(rows[c])) in "KP" and atlas.population[rows[c]] >= _LARGE), None
    )


def _spot_of_a_great_land(atlas: Atlas, rows: Rows, x: Floats, p: Floats, order: Sequence[int]) -> int | None:
    """The spot in the greatest land, where the likeliest is in one that the report never names: who flew from Kabul to
    the White House went to Washington."""
    top = order[0]
    if atlas.letter(int(rows[top])) != "S" or x[top, AT["same_country"]] or x[top, AT["parent_country"]]:
        return None
    spots = [c for c in order if atlas.letter(int(rows[c])) == "S" and atlas.country[rows[c]]]
    return max(spots, key=lambda c: atlas.population[atlas.country[rows[c]] - 1], default=None)


_RULES: tuple[tuple[Rule, str], ...] = (
    (_capital, "the capital of a country that the report names"),
    (_world_capital, "the capital of a country that the report names"),
    (_town_of_named, "in a country that the report names"),
    (_namesake, "in a country that the report tells of"),
    (_neighbour, "close to other places in the report"),
    (_only_large, "the only large town of that name"),
    (_island, "a village there has its name"),
    (_land, "the land of that name"),
    (_spot_of_a_great_land, "of the spots of that name the one that news means most"),
    (_unit_elsewhere, "nothing else in the report is in the country of the district of that name"),
    (_known_to_all, "named without saying that a village of that name is meant"),
)
