"""Names that belong to people, ships and storms where they could be places. The sentences are our own."""

from __future__ import annotations

import time

import pytest

from geomap.mentions.bearers import borne_in, people_of
from geomap.model import Report
from geomap.story import Reader, look_together


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def placed(reader: Reader, *texts: str) -> list[list[str]]:
    """The names that stand as places in each text, in order."""
    reports = [Report(f"r{n}", f"r{n}.txt", text) for n, text in enumerate(texts)]
    return [[m.text for m in reading.mentions] for reading in look_together(reader, reports)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Anneliese London, 52, a nurse from Leeds, was found. London told police she had walked from York.",
            ["Leeds", "York"],
        ),
        ("Irmtrud Paris, a Belgian nurse, was freed. Paris claims that she was kept in Ghent.", ["Belgian", "Ghent"]),
        ("Marta Q. Berlin (born 1950) studied in Krakow. Letters to Berlin are kept there.", ["Krakow"]),
        ("Lady Byron spoke in Leeds. In Byron's view the town is too small.", ["Leeds"]),
        (
            "Irmtrud Paris, a nurse, was freed. She flew to Ghent, and in Paris she rested.",
            ["Ghent", "Paris"],
        ),
        ("The frigate Sheffield left Portsmouth. The Sheffield will call at Gibraltar.", ["Portsmouth", "Gibraltar"]),
        ("Space Shuttle Columbia flew over Texas. Columbia was to land in Florida.", ["Texas", "Florida"]),
        ("Hurricane Florence hit Wilmington. Florence weakened. In Florence, rain fell.", ["Wilmington", "Florence"]),
        ("The tanker Norway seized is in Bergen. Norway says it will be freed.", ["Norway", "Bergen", "Norway"]),
        ("The probe left Earth for Mars on Monday, seen from Oslo.", ["Oslo"]),
        ("They moved to Mars, Pennsylvania, last year.", ["Mars", "Pennsylvania"]),
        ("Congress in Bogota sat late. In Congress, members argued.", ["Bogota"]),
        ("The minister, Pedro Sánchez, wrote to the Red Cross from Oslo.", ["Oslo"]),
        ("The minister flew to Pedro Sánchez in the Dominican Republic.", ["Pedro Sánchez", "Dominican Republic"]),
        ("Emirates halted flights from Dubai. Male and female crew went to Male.", ["Dubai", "Male"]),
        ("The Phoenix lander dug. Phoenix then froze. It was run from Tucson.", ["Tucson"]),
        (
            "A jet lent by King Abdullah flew to Oslo and Prince Albert, Saskatchewan.",
            ["Oslo", "Prince Albert", "Saskatchewan"],
        ),
        ("Police closed King Edward Street in Leeds.", ["King Edward Street", "Leeds"]),
        ("Ann Taylor, 34, is in Oslo. A lawyer for the Taylors spoke.", ["Oslo"]),
        ("The destroyer HMS Leeds left Malta. Leeds sailed for Oslo.", ["Malta", "Oslo"]),
        ("The film Fargo won in Cannes.", ["Cannes"]),
        ("Will Russia answer? Nobody in Oslo knows.", ["Russia", "Oslo"]),
        ("Metro Nashville police closed a road in Nashville.", ["Nashville", "Nashville"]),
    ],
)
def test_who_else_has_the_name(reader: Reader, text: str, places: list[str]) -> None:
    assert placed(reader, text) == [places]


def test_a_ship_keeps_its_name_in_all_reports_of_a_story(reader: Reader) -> None:
    first = "The ferry Aberdeen ran aground off Lerwick."
    second = "On Sunday tugs pulled the Aberdeen free and took it to Stavanger."
    assert placed(reader, first, second)[1] == ["Stavanger"]
    assert placed(reader, second) == [["Aberdeen", "Stavanger"]]


def test_who_is_followed_is_no_place() -> None:
    assert "Paris" in borne_in([], ["Irmtrud Paris"]).people
    assert not borne_in([], ["the delegation", "Paris"]).people


def test_floods_of_capitals_take_no_time() -> None:
    began = time.process_time()
    for flood in (
        "A" * 300_000,
        "A-" * 150_000,
        "A. " * 100_000,
        "Ab " * 100_000,
        "ship " * 60_000,
        "Ann Lee, a " * 30_000,
    ):
        people_of(flood, {})
        borne_in([flood])
    assert time.process_time() - began < 10
