"""Names to candidates, on a small gazetteer; then what any user expects of the shipped one."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.index import KINDS, NONE, Index, NameUse
from gazetteer.search import search


def ids(index: Index, name: str) -> set[str]:
    return {index.place(named.row).id for named in index.lookup(name)[0]}


@pytest.mark.parametrize("name", ["Jalal-Abad", "Jalal'abad", "JALALABAD", "jalal abad", "Jalal-Abad's"])
def test_every_spelling_reaches_the_town_that_geonames_renamed(index: Index, name: str) -> None:
    assert {"geonames:1001", "admin1:KG.03"} <= ids(index, name)


def test_a_candidate_says_what_the_name_is_to_it(index: Index) -> None:
    assert [(index.place(n.row).id, n.use) for n in index.candidates("Kyrgyz")] == [("country:KG", NameUse.DEMONYM)]
    assert [n.use for n in index.candidates("Bishkek")] == [NameUse.MAIN]
    assert [n.use for n in index.candidates("Frunze")] == [NameUse.ALTERNATE]
    assert [n.use for n in index.candidates("Bisk")] == [NameUse.WEAK]


@pytest.mark.parametrize(
    ("name", "id", "taken"),
    [
        ("Iraq", "country:IQ", 0),
        ("northern Iraq", "country:IQ", 1),
        ("North-Eastern Iraq", "country:IQ", 1),
        ("the city of Bishkek", "geonames:1000", 2),
        ("Bishkek City", "geonames:1000", 1),
        ("Mt. Hood", "geomap:mount-hood", 0),
        ("St. Denis", "geonames:132", 0),
        ("Bishkek’s", "geonames:1000", 0),
        ("Iraqis", "country:IQ", 1),
    ],
)
def test_generic_words_are_taken_off(index: Index, name: str, id: str, taken: int) -> None:
    named, count = index.lookup(name)
    assert [index.place(n.row).id for n in named] == [id]
    assert count == taken


@pytest.mark.parametrize("name", ["", "Nowhere at all", "northern", "the", "\ud800", "\0", "City of"])
def test_what_is_not_there_is_not_found(index: Index, name: str) -> None:
    assert index.lookup(name) == ((), 9)
    assert index.candidates(name) == ()


def test_scanning(index: Index) -> None:
    assert index.has("mount hood")
    assert not index.has("mount")
    assert index.has_prefix("mount h")
    assert not index.has_prefix("mounts")
    assert "mount hood" in index.prefixes("mount hood resort")


def test_a_place_comes_back_as_it_was_given(index: Index) -> None:
    place = index.by_id("geonames:1001")
    assert place is not None
    assert (place.name, place.kind, place.lat, place.lon) == ("Manas", "city", 40.945, 72.993)
    assert (place.country, place.admin1, place.admin2, place.population) == ("KG", "03", None, 123_239)
    assert place.radius_km == 3.6
    assert not place.capital


@pytest.mark.parametrize(
    "id", ["geonames:1", "geonames:x", "geonames:", "country:XX", "Manas", "", "\ud800", "geonames:²"]
)
def test_unknown_ids(index: Index, id: str) -> None:
    assert index.by_id(id) is None


def test_columns_name_containers_by_row(index: Index) -> None:
    row, country, unit = (index.row_of(id) for id in ("geonames:1001", "country:KG", "admin1:KG.03"))
    assert row is not None
    assert (index.country[row], index.admin1[row], index.admin2[row]) == (country, unit, NONE)
    assert KINDS[index.kind[row]] == "city"
    assert len(index) == len(index.lat) == 8


def test_an_index_travels_to_a_worker(index: Index) -> None:
    assert ids(pickle.loads(pickle.dumps(index)), "Frunze") == {"geonames:1000"}


@given(st.text())
def test_any_text_may_be_asked(index: Index, text: str) -> None:
    named, taken = index.lookup(text)
    assert (taken == 9) == (not named)


def test_search_tells_containers_and_how_the_name_matched(index: Index) -> None:
    town, unit = search(index, "Jalal-Abad")
    assert (town.place.name, town.country, town.admin1, town.matched) == (
        "Manas", "Kyrgyzstan", "Jalal-Abad", "another name",
    )  # fmt: skip
    assert (unit.place.id, unit.country, unit.admin1, unit.matched) == ("admin1:KG.03", "Kyrgyzstan", None, "main name")
    assert search(index, "northern Iraq")[0].matched == "main name, 1 generic word taken off"
    assert [found.place.name for found in search(index, "country:IQ")] == ["Iraq"]
    assert search(index, "Nowhere") == ()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("U.S.", "country:US"), ("Britain", "country:GB"), ("Ivory Coast", "country:CI"), ("Burma", "country:MM"),
        ("Pa.", "admin1:US.PA"), ("N.S.W.", "admin1:AU.02"), ("Texan", "admin1:US.TX"), ("Kyrgyz", "country:KG"),
        ("Osh", "geonames:1527534"), ("Jalal'abad", "geonames:1528249"), ("Kiev", "geonames:703448"),
        ("Rapides Parish", "admin2:US.LA.rapides-parish"), ("Bavaria", "admin1:DE.02"), ("Nineveh", "admin1:IQ.15"),
        ("Teyit", "geomap:teyyit"), ("Gulf of Aden", "geomap:gulf-of-aden"), ("the Nile", "geomap:nile"),
        ("Bagram", "geomap:bagram-air-base"), ("Heathrow", "geomap:airport-egll"), ("Crimea", "admin1:UA.11"),
        ("County Kerry", "admin2:IE.M.ciarrai"), ("Sagaing", "admin1:MM.10"), ("Olomouc", "geonames:3069011"),
        ("Soviet", "geomap:soviet-union"), ("Mt. Everest", "geomap:mount-everest"), ("Hawaiʻi", "admin1:US.HI"),
    ],
)  # fmt: skip
def test_the_shipped_gazetteer_knows(shipped: Index, name: str, id: str) -> None:
    assert id in ids(shipped, name)


def test_the_shipped_gazetteer_is_small_and_whole(shipped: Index) -> None:
    assert len(shipped) > 250_000
    assert sum(path.stat().st_size for path in shipped.folder.iterdir()) <= 20_000_000
    assert shipped.capital.sum() > 200


def test_the_capital_of_a_country(index: Index) -> None:
    bishkek = index.capital_of("KG")
    assert bishkek is not None
    assert (bishkek.name, bishkek.kind) == ("Bishkek", "city")
    assert index.capital_of("XX") is None
