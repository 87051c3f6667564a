"""Which place, with what confidence and why; parts of places, and places that the gazetteer lacks."""

from __future__ import annotations

import pytest

from gazetteer.index import Index
from gazetteer.place import Place, Resolution
from geomap.mentions import Recogniser
from geomap.model import Mention, Report, Span
from geomap.places import Resolver
from geomap.places.nearby import beside
from geomap.publisher import home_country
from geomap.sentences import split


@pytest.fixture(scope="module")
def tools() -> tuple[Recogniser, Resolver]:
    index = Index.open()
    return Recogniser(index), Resolver(index)


def read(tools: tuple[Recogniser, Resolver], text: str, publisher: str | None = None) -> dict[str, Mention]:
    report, sentences = Report("r", "r.txt", text, publisher=publisher), split(text)
    return {m.text: m for m in tools[1].resolve(report, sentences, tools[0].find(report, sentences))}


def place(mention: Mention) -> Place:
    assert mention.resolution is not None
    return mention.resolution.place


def test_context_tells_namesakes_apart(tools: tuple[Recogniser, Resolver]) -> None:
    here = read(tools, "Crowds met in Jalal'abad and Osh. Kyrgyzstan closed its border, officials in Bishkek said.")
    there = read(tools, "Crowds met in Jalalabad and Kandahar. Afghanistan closed its border, officials in Kabul said.")
    assert place(here["Jalal'abad"]).country == "KG"
    assert place(there["Jalalabad"]).country == "AF"


def test_a_report_over_the_world_means_the_town_the_world_knows(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(tools, "Talks in Kampala, Lima and Oslo failed, so envoys will meet in Geneva on Monday.")
    assert place(found["Geneva"]).country == "CH"


def test_a_place_unknown_is_no_namesake_outside_of_where_it_is_said_to_lie(
    tools: tuple[Recogniser, Resolver],
) -> None:
    lacking = read(tools, "He drove home to Underhill, Vermont, on Sunday. Friends in Underhill met him.")["Underhill"]
    assert (place(lacking).name, place(lacking).admin1) == ("Underhill", "VT")
    summit = read(tools, "At the talks in Ufa, India and Pakistan were let in.")["Ufa"]
    assert place(summit).country == "RU"  # two lands that act, not where it lies
    assert place(lacking).kind == "area"
    assert lacking.resolution is not None
    assert lacking.resolution.uncertain
    known = read(tools, "He drove home to Paris, Texas, on Sunday.")["Paris"]
    assert (place(known).kind, place(known).admin1) == ("city", "TX")


def test_the_longer_of_two_names_stands(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(tools, "The minister, who fled on Monday, landed in Mexico City and thanked Mexico.")
    assert place(found["Mexico City"]).kind == "city"
    assert place(found["Mexico"]).kind == "country"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Doctors in Nebraska and Iowa counted 45 cases, and Iowa shut its schools.", "Iowa", "region"),
        ("Envoys from Mali and Chad met in New York on Friday.", "New York", "city"),
        ("The ferry ran from Oran to Alexandria and Beirut.", "Alexandria", "city"),
    ],
)
def test_states_and_the_towns_of_their_names(
    tools: tuple[Recogniser, Resolver], text: str, name: str, kind: str
) -> None:
    assert place(read(tools, text)[name]).kind == kind


@pytest.mark.parametrize(
    ("text", "name", "country", "lat"),
    [
        ("The debate will be in Denver. He spoke in Waterloo, Iowa, and in Des Moines.", "Denver", "US", 39.74),
        ("A ferry in the Seychelles was towed past Praslin to Victoria.", "Victoria", "SC", -4.62),
        (
            "He flew from Liberia to Fort Worth, Texas. Guinea is worse, the agency in Geneva said.",
            "Geneva",
            "CH",
            46.2,
        ),
        ("A plane from Dayton, Ohio, went on to New York and across the Atlantic to Seville.", "Seville", "ES", 37.38),
        ("The storm swept across Leyte and hit the town of Tacloban.", "Leyte", "PH", 10.9),
        ("A bus crashed near Sierre. The bodies were flown from Sion to Brussels.", "Sion", "CH", 46.23),
        ("In Ontario, a fire at a mill in London killed two.", "London", "CA", 42.98),
        ("In Ohio, voters said that the talks in Moscow had failed.", "Moscow", "RU", 55.75),
        ("He left Texas. In Paris, crowds met.", "Paris", "FR", 48.85),
        ("They signed it in the Teatro Colón, an old theatre in Bogotá.", "Teatro Colón", "CO", 4.6),
        ("Two towns in Pernambuco and São Paulo state lost power.", "São Paulo", "BR", -22.38),
    ],
)
def test_which_of_several_namesakes(
    tools: tuple[Recogniser, Resolver], text: str, name: str, country: str, lat: float
) -> None:
    found = place(read(tools, text)[name])
    assert found.country == country
    assert found.lat == pytest.approx(lat, abs=0.1)


def test_a_land_is_no_small_town_named_after_it(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(
        tools, "He sang of Moravia and his native Bohemia. Chicago and Boston heard him. He went home to Bohemia."
    )
    assert place(found["Bohemia"]).country == place(found["Moravia"]).country == "CZ"
    assert place(read(tools, "A fire in Bohemia, New York, spread to Sayville.")["Bohemia"]).country == "US"


def test_with_an_article_a_pole_is_no_town(tools: tuple[Recogniser, Resolver]) -> None:
    assert place(read(tools, "She flew over the North Pole on Sunday.")["North Pole"]).country is None
    assert place(read(tools, "She moved from Fairbanks to North Pole, Alaska.")["North Pole"]).country == "US"


def test_the_capital_of_a_country_named_goes_before_villages_and_towns_abroad(
    tools: tuple[Recogniser, Resolver],
) -> None:
    text = (
        "The activist fled from La Esperanza to Marcala in Honduras. She took a bus from Tegucigalpa, was granted"
        " protection in Costa Rica and lives in San José."
    )
    assert place(read(tools, text)["San José"]).country == "CR"


def test_a_town_is_no_district_far_from_all_else(tools: tuple[Recogniser, Resolver]) -> None:
    assert place(read(tools, "She studied in Cambridge and died in Rome.")["Cambridge"]).country == "GB"


def test_a_spot_is_that_of_the_great_land_if_the_report_names_no_other(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(tools, "She left Kabul on Sunday and met ministers at the White House.")
    assert place(found["White House"]).country == "US"
    found = read(tools, "She left Osh on Sunday and met Kyrgyz ministers at the White House in Bishkek.")
    assert place(found["White House"]).country == "KG"


def test_a_town_of_a_country_named_is_no_parish_abroad(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(tools, "Soldiers entered Manchester on Monday, officials in Britain said.")
    assert place(found["Manchester"]).country == "GB"


def test_towns_of_a_list_lie_in_none_of_each_other(tools: tuple[Recogniser, Resolver]) -> None:
    assert place(read(tools, "She visited Riga, Vilnius and Kaunas on Monday.")["Riga"]).country == "LV"


def test_a_great_land_is_no_hamlet_among_the_rest(tools: tuple[Recogniser, Resolver]) -> None:
    text = "Born in England, she taught in Little Rock, Memphis and Pine Bluff, Arkansas."
    assert place(read(tools, text)["England"]).country == "GB"


def test_great_towns_are_named_far_from_the_rest(tools: tuple[Recogniser, Resolver]) -> None:
    text = "The crew of the ferry in Praslin was flown from the Seychelles to Rome and Zurich."
    assert place(read(tools, text)["Zurich"]).country == "CH"


def test_an_airspace_is_where_the_story_is(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(tools, "The jet left Tirana, was seized in Greek airspace, and landed in Brindisi.")["Greek airspace"]
    assert (place(found).lat, place(found).lon) == pytest.approx((39.9, 20.4), abs=1.0)
    alone = read(tools, "The jet was seized in Greek airspace.")["Greek airspace"]
    assert place(alone).lon > 21


def test_captions_in_capitals(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(tools, "KYRGYZSTAN, JALALABAD\nPeople wait for buses to Bishkek.")
    assert place(found["JALALABAD"]).country == "KG"
    assert place(found["KYRGYZSTAN"]).kind == "country"


def test_every_resolution_says_why_and_how_sure(tools: tuple[Recogniser, Resolver]) -> None:
    for mention in read(tools, "She left Springfield, Illinois, for Portland and then for Georgia.").values():
        assert mention.resolution is not None
        assert mention.resolution.decided_by
        assert 0 <= mention.resolution.confidence <= 1
        assert len(mention.resolution.alternatives) <= 5
        scores = [c.score for c in mention.resolution.alternatives]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("text", "phrase", "inner"),
    [
        ("The plane landed in southern Italy on Sunday.", "southern Italy", "Italy"),
        ("A ship sank off the coast of Oman last week.", "coast of Oman", "Oman"),
        ("Fighter jets left Greek airspace at noon.", "Greek airspace", "Greek"),
        ("Fighting goes on in Yemen's north.", "Yemen's north", "Yemen"),
    ],
)
def test_parts_of_places(tools: tuple[Recogniser, Resolver], text: str, phrase: str, inner: str) -> None:
    found = read(tools, text)
    assert found[phrase].role == "literal"
    assert place(found[phrase]).kind == "area"
    assert found[inner].role == "modifier"


def test_the_south_of_the_country_is_that_of_the_country_named(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(tools, "Rain fell all over Chile. Roads in the south of the country are closed.")
    assert place(found["south of the country"]).lat < -38


def mention(text: str, name: str, resolution: Resolution | None) -> Mention:
    start = text.index(name)
    return Mention(Span(start, start + len(name)), name, "literal", 0.9, resolution)


def test_a_district_is_no_town_abroad(tools: tuple[Recogniser, Resolver]) -> None:
    found = read(tools, "A bomb killed two people in Mogadishu. Another went off in Madina district, Somalia said.")
    assert place(found["Madina"]).country == "SO"


def test_a_street_is_put_in_the_town_it_is_named_with() -> None:
    text = "A fire in Bath. It began in Mill Lane, Wells, at noon."
    bath = Resolution(Place("geonames:1", "Bath", "city", 51.38, -2.36, "GB"), 0.9, (), "")
    wells = Resolution(Place("geonames:2", "Wells", "city", 51.21, -2.65, "GB"), 0.8, (), "")
    found = [mention(text, "Bath", bath), mention(text, "Mill Lane", None), mention(text, "Wells", wells)]
    street = beside(text, found, 0.3)[1]
    assert street.resolution is not None
    assert (street.resolution.place.lat, street.resolution.place.kind) == (51.21, "poi")
    assert street.resolution.place.radius_km >= 25
    assert street.resolution.confidence < 0.8
    assert "Wells" in street.resolution.decided_by
    assert beside(text, found[1:2], 0.3)[0].resolution is None


def test_a_spot_is_put_within_the_country_it_is_said_to_lie_in() -> None:
    text = "They left Bath for Alder Zoo in France, near Lyon."
    bath = Resolution(Place("geonames:1", "Bath", "city", 51.38, -2.36, "GB"), 0.9, (), "")
    france = Resolution(Place("country:FR", "France", "country", 46.0, 2.0, "FR"), 0.9, (), "")
    lyon = Resolution(Place("geonames:2", "Lyon", "city", 45.76, 4.84, "FR"), 0.9, (), "")
    zoo, country = mention(text, "Alder Zoo", None), mention(text, "France", france)
    for others, lat in (([mention(text, "Lyon", lyon)], 45.76), ([], 46.0)):
        placed = beside(text, [mention(text, "Bath", bath), zoo, country, *others], 0.3)[1]
        assert placed.resolution is not None
        assert placed.resolution.place.lat == lat


@pytest.mark.parametrize(("population", "moved"), [(9_000, True), (900_000, False)])
def test_a_small_town_is_not_its_namesake_far_from_the_region_it_is_said_to_be_in(population: int, moved: bool) -> None:
    text = "The bus was stopped at Barton, in Kent county."
    barton = Place("geonames:1", "Barton", "city", 54.5, -2.4, "GB", admin1="A", population=population)
    kent = Place("admin1:GB.K", "Kent", "region", 51.2, 0.7, "GB", admin1="K", radius_km=60)
    found = [mention(text, p.name, Resolution(p, 0.9, (), "")) for p in (barton, kent)]
    placed = beside(text, found, 0.3)[0]
    assert placed.resolution is not None
    assert placed.resolution.place.lat == (51.2 if moved else 54.5)


@pytest.mark.parametrize(
    ("text", "moved"),
    [("Barton, on the island of Aruba", True), ("Barton in Aruba", True), ("Barton for Aruba", False)],
)
def test_a_small_place_is_not_its_namesake_in_another_country_than_it_is_said_to_be_in(text: str, moved: bool) -> None:
    bay = Place("geonames:1", "Barton", "water", -43.3, 147.3, "AU")
    aruba = Place("country:AW", "Aruba", "country", 12.5, -70.0, "AW", radius_km=18)
    found = [mention(text, p.name, Resolution(p, 0.9, (), "")) for p in (bay, aruba)]
    placed = beside(text, found, 0.3)[0]
    assert placed.resolution is not None
    assert placed.resolution.place.country == ("AW" if moved else "AU")


@pytest.mark.parametrize(("name", "moved"), [("Central Prison", True), ("Kamiti Prison", False)])
def test_a_name_that_spots_of_many_lands_have_is_that_of_the_land_told_of(name: str, moved: bool) -> None:
    text = f"They were led from Bath to {name}."
    bath = Place("geonames:1", "Bath", "city", 51.38, -2.36, "GB")
    prison = Place("geomap:prison", name, "poi", 2.03, 45.34, "SO")
    found = [mention(text, p.name, Resolution(p, 0.9, (), "")) for p in (bath, prison)]
    placed = beside(text, found, 0.3)[1]
    assert placed.resolution is not None
    assert placed.resolution.place.country == ("GB" if moved else "SO")


@pytest.mark.parametrize(
    ("publisher", "country"),
    [("example.co.uk", "GB"), ("https://news.example.ca/x", "CA"), ("example.com", None), ("The Bugle", None),
     ("example.tv", None)],
)  # fmt: skip
def test_home_country(publisher: str, country: str | None) -> None:
    assert home_country(Report("r", "r.txt", "", publisher=publisher)) == country
