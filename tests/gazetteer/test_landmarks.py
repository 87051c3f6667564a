from __future__ import annotations

import pytest

from gazetteer.index import Index
from gazetteer.landmarks import landmarks
from gazetteer.place import Place

SUVA = Place("geonames:2198148", "Suva", "city", -18.14161, 178.44149, "FJ")


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.open()


def test_the_great_ones_and_those_near_the_story(index: Index) -> None:
    names = [place.name for place in landmarks(index, [SUVA])]
    assert {"Nadi", "Lautoka", "Apia", "Tokyo", "London"} <= set(names)
    assert "Suva" not in names
    assert len(names) < 500


def test_nearness_does_not_end_at_the_antimeridian(index: Index) -> None:
    apia = Place("x:1", "x", "poi", -13.8, -171.8, None)
    assert "Suva" in [place.name for place in landmarks(index, [apia])]


def test_a_story_without_places_names_the_great_ones_in_order(index: Index) -> None:
    found = landmarks(index, [])
    people = [place.population for place in found]
    assert people == sorted(people, reverse=True)
    assert len(found) > 100
