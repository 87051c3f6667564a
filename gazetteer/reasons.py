"""Why a candidate won, in words a reader of the map understands."""

from __future__ import annotations

from gazetteer.candidates import AT
from gazetteer.layout import NONE
from gazetteer.resolve import Scene

_GROUPS: dict[str, tuple[str, ...]] = {
    "said": ("in_said_admin1", "in_said_country", "near_said", "not_in_said"),
    "called": ("called_state", "called_city", "called_county"),
    "country": ("same_country", "parent_country"),
    "unit": ("same_admin1", "same_admin2", "parent_admin1", "parent_admin2"),
    "near": ("near", "close"),
    "usual": ("usual_country", "usual_admin1", "usual_near", "home_country"),
    "size": ("log_population", "capital", "population_share", "largest", "big_city_of_admin1", "eminent_abroad"),
}
_COLUMNS = {group: [AT[f] for f in features] for group, features in _GROUPS.items()}


def reason(scene: Scene, known: int, top: int, runner_up: int | None) -> str:
    """What speaks most for the winner over the runner-up. Positions are those of the scene's table."""
    if runner_up is None:
        return "the only place of that name"
    gain = ((scene.x[top] - scene.x[runner_up]) * scene.weights).tolist()
    by_group = {group: sum(gain[column] for column in columns) for group, columns in _COLUMNS.items()}
    best = max(by_group, key=by_group.__getitem__)
    if by_group[best] <= 0.1:
        return "the likeliest place of that name"
    return _in_words(scene, known, int(scene.rows[top]), best)


def _in_words(scene: Scene, known: int, row: int, group: str) -> str:
    atlas, name = scene.atlas, scene.names[scene.known[known]]
    index = atlas.index
    country = int(index.country[row])
    country_name = index.name_of(country) if country != NONE else "the same part of the world"
    unit = int(index.admin1[row])
    unit_name = index.name_of(unit) if unit not in (NONE, row) else country_name
    return {
        "said": f"named with {name.within}" if name.within else "fits what is named with it",
        "called": "called a " + ("state" if name.state else "county" if name.county else "city"),
        "country": f"other names in the report are in {country_name}",
        "unit": f"other names in the report are in {unit_name}",
        "near": "close to other places in the report",
        "usual": f"related reports are about {unit_name}",
        "size": "the most eminent place of that name",
    }[group]
