"""What is said right at a name goes before everything else."""

from __future__ import annotations

import pytest

from gazetteer.index import Index
from geomap.mentions import Recogniser
from geomap.model import Mention, Report
from geomap.places import Resolver
from geomap.sentences import split


@pytest.fixture(scope="module")
def tools() -> tuple[Recogniser, Resolver]:
    index = Index.open()
    return Recogniser(index), Resolver(index)


def read(tools: tuple[Recogniser, Resolver], text: str) -> list[Mention]:
    report, sentences = Report("r", "r.txt", text), split(text)
    return list(tools[1].resolve(report, sentences, tools[0].find(report, sentences)))


def where(tools: tuple[Recogniser, Resolver], text: str, name: str) -> list[str]:
    """Country of each mention of a name, and of the United States the state."""
    places = [m.resolution.place for m in read(tools, text) if m.text == name and m.resolution is not None]
    return [f"{p.country}-{p.admin1}" if p.country == "US" else f"{p.country}" for p in places]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("He was born in Tripoli, a port city in northern Lebanon, in 1950.", "Tripoli", ["LB"]),
        ("The boat left the Libyan port of Tripoli on Sunday.", "Tripoli", ["LY"]),
        ("She works in Cordoba, Argentina, with friends from Spain.", "Cordoba", ["AR"]),
        ("They drove to Cordoba in southern Spain.", "Cordoba", ["ES"]),
        ("The mayor of Birmingham, England, was there.", "Birmingham", ["GB"]),
        ("The mayor of Birmingham, Alabama, was there.", "Birmingham", ["US-AL"]),
        ("A fire broke out in Valencia (Venezuela) on Monday.", "Valencia", ["VE"]),
        ("In the Georgian town of Gori, people lit candles.", "Gori", ["GE"]),
        ("The man was found in San Jose, Costa Rica's capital.", "San Jose", ["CR"]),
    ],
)
def test_the_container(tools: tuple[Recogniser, Resolver], text: str, name: str, expected: list[str]) -> None:
    assert where(tools, text, name) == expected


def test_a_container_tells_nothing_of_its_namesake(tools: tuple[Recogniser, Resolver]) -> None:
    text = (
        "Police in Georgia arrested the banker near Tbilisi on Monday. He had fled from Batumi to Kutaisi, and the "
        "Georgian authorities followed. Years ago he sold a house in Atlanta, Georgia, to a friend."
    )
    assert where(tools, text, "Georgia") == ["GE", "US-GA"]


def test_a_namesake_told_apart_later_leaves_the_first_alone(tools: tuple[Recogniser, Resolver]) -> None:
    filler = "The lawyers of both sides met for a long day and found no common ground. " * 3
    text = (
        f"{filler}He lives in Birmingham and works in Coventry, in the English Midlands. England's north is far. "
        "His sister moved to Birmingham, Alabama, last year."
    )
    assert where(tools, text, "Birmingham") == ["GB", "US-AL"]


def test_a_list_of_states_is_no_container(tools: tuple[Recogniser, Resolver]) -> None:
    assert where(tools, "Storms hit Georgia, Florida and Alabama on Friday.", "Georgia") == ["US-GA"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Officials in Jamaica said the storm had passed Kingston.", "Jamaica", "JM"),
        ("She flew from Bridgetown to Kingstown on Sunday.", "Bridgetown", "BB"),
        ("Talks went on in Geneva. Delegates came from Cairo and Khartoum.", "Geneva", "CH"),
        ("Wellington said it would send two planes to Samoa and Tonga.", "Wellington", "NZ"),
        ("The delegation left Suva for Wellington.", "Wellington", "NZ"),
        (
            "The singers spent two weeks in Italy. From Rome they flew by way of Milan to New York City, and took a bus"
            " to Buffalo.",
            "Rome",
            "IT",
        ),
    ],
)
def test_capitals_and_countries_do_not_lose_to_small_namesakes(
    tools: tuple[Recogniser, Resolver], text: str, name: str, country: str
) -> None:
    assert set(where(tools, text, name)) == {country}


@pytest.mark.parametrize(
    ("text", "phrase", "near"),
    [
        ("A tanker was seized off the coast of Somalia last week.", "coast of Somalia", (5, 48)),
        ("Fishermen off the Kenyan coast found the raft.", "Kenyan coast", (-3, 40)),
        ("Waves hit Oman's southern coast.", "Oman's southern coast", (18, 56.4)),
        ("A storm moved up the east coast of Japan.", "east coast of Japan", (39, 141.7)),
        ("Mali sent soldiers. Fighting went on in the north, officials said.", "north", (16, -1)),
    ],
)
def test_coasts_and_parts(
    tools: tuple[Recogniser, Resolver], text: str, phrase: str, near: tuple[float, float]
) -> None:
    (place,) = [m.resolution.place for m in read(tools, text) if m.text == phrase and m.resolution is not None]
    assert (place.lat, place.lon) == pytest.approx(near, abs=1.5)
    assert place.kind == "area"


@pytest.mark.parametrize("joined", ["Jalal\u200dAbad", "Jalal-\u200fAbad", "Jala\u0301l-Abad", "Jalal\u00adabad"])
def test_invisible_and_combining_characters_within_names(tools: tuple[Recogniser, Resolver], joined: str) -> None:
    text = f"Crowds met in {joined} and in Osh. Kyrgyzstan closed its border, officials in Bishkek said."
    countries = {m.text: m.resolution.place.country for m in read(tools, text) if m.resolution is not None}
    assert countries[joined] == "KG"


@pytest.mark.parametrize(
    "text",
    [
        "Osh " * 20_000,
        "Northern " * 20_000,
        "Osh, " * 20_000,
        "the Turkish port of " * 5_000,
        "A\u0301" * 50_000,
        "\u202eOsh\u202c 🌍" * 5_000,
        "in the south of the country " * 5_000,
        "in Osh, a town in southern " * 4_000,
    ],
)
def test_floods_are_read_to_an_end(tools: tuple[Recogniser, Resolver], text: str) -> None:
    for m in read(tools, text):
        assert text[m.span.start : m.span.end] == m.text
