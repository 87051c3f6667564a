"""Which date a clause takes: its own, the sentence's, the one left standing, or the report's day."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from geomap.dating import Dater
from geomap.model import Span, When
from tests.marked import reading

THURSDAY = "2021-06-10"


def dated(text: str, phrase: str, published: str | None = THURSDAY) -> When | None:
    """The date of the clause that is `phrase`."""
    read = reading(text, published)
    start = read.report.text.index(phrase)
    span = Span(start, start + len(phrase))
    at = next(i for i, s in enumerate(read.sentences) if s.span.overlaps(span))
    return Dater(read).at(at, span)


@pytest.mark.parametrize(
    ("text", "phrase", "day", "why"),
    [
        ("Gunmen fired on Monday.", "Gunmen fired on Monday", 7, "own words"),
        ("By noon on Wednesday crowds had gathered.", "By noon on Wednesday crowds had gathered", 9, "own words"),
        ("On Monday, when gunmen fired, he fell.", "he fell", 7, "elsewhere"),
        ("Gunmen fired on Monday. Two guards fell.", "Two guards fell", 7, "carried over"),
        ("Gunmen fired on Monday.\n\nPolice arrested two men.", "Police arrested two men", 7, "carried over"),
        ("Bo came on Tuesday.\n\nAl had left on Monday. He took a bus.", "He took a bus", 7, "carried over"),
        ("Bo came on Tuesday. Al had left on Monday. He took a bus.", "He took a bus", 8, "carried over"),
        ("Gunmen fired.", "Gunmen fired", 10, "day of the report"),
        ("The club, which turns ten this year, was praised.", "was praised", 10, "day of the report"),
        ("He was freed on Tuesday by a judge named two days earlier. Fans sang.", "Fans sang", 8, "carried over"),
        ("Held since Monday, he was freed.", "he was freed", 10, "day of the report"),
        ("He sat near the ruins of the June 7 fire.", "He sat near the ruins of the June 7 fire", 10, "of the report"),
        ("He died in the June 7 fire.", "He died in the June 7 fire", 7, "own words"),
        ("He hopes to see Ana, who has waited since Monday.", "He hopes to see Ana", 10, "day of the report"),
        ("The king came on Tuesday, not on Monday as planned, and sang.", "and sang", 8, "elsewhere"),
        ("Shops are shut since Monday, when gunmen fired.", "when gunmen fired", 7, "own words"),
        ("Since Monday, when gunmen fired and he fell, shops are shut.", "he fell", 7, "own words"),
    ],
)
def test_the_nearest_date_that_fits(text: str, phrase: str, day: int, why: str) -> None:
    when = dated(text, phrase)
    assert when is not None
    assert when.first == dt.date(2021, 6, day)
    assert why in when.decided_by


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("Departure for Lyon", 14),
        ("where he sang last Sunday", 6),
        ("The town hall will be open", 14),
        ("Flight to Oslo", 15),
        ("Wreaths are laid", 16),
        ("He has sung before", 10),
    ],
)
def test_below_a_day_that_stands_alone_all_is_of_that_day(phrase: str, day: int) -> None:
    text = (
        "Tour\n\nMonday 14 June\n\n09:30 Departure for Lyon.\n\nVisit to Nice, where he sang last Sunday. The town hall"
        " will be open.\n\nTuesday 15 June\n\nFlight to Oslo.\n\nWednesday 16 June: Wreaths are laid. Rest.\n\n"
        "He has sung before."
    )
    when = dated(text, phrase)
    assert when is not None
    assert when.first.day == day


def test_a_year_before_all_else_dates_the_sentence() -> None:
    when = dated("He fell on Monday. In 2010, as a mate on a barge, he was hurt too.", "he was hurt too")
    assert when is not None
    assert when.edtf == "2010"


def test_only_what_the_sentence_says_keeps_its_words() -> None:
    carried = dated("Gunmen fired on Monday evening. Two guards fell.", "Two guards fell")
    assert carried is not None
    assert (carried.text, carried.text_span, carried.part) == (None, None, None)


def test_the_report_s_day_is_only_about() -> None:
    when = dated("Gunmen fired.", "Gunmen fired")
    assert when is not None
    assert when.approximate


def test_without_a_published_date_nothing_is_dated() -> None:
    assert dated("Gunmen fired on Monday. Two guards fell.", "Two guards fell", None) is None


def test_a_year_is_not_carried_into_the_next_paragraph() -> None:
    when = dated("The bank was founded in 1997.\n\nGunmen attacked it.", "Gunmen attacked it")
    assert when is not None
    assert when.first.year == 2021


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("The port shut on Monday. On May 3, 1981, a ferry sank off it. Ana Ruiz laid a wreath.", "laid", "2021-06-07"),
        ("The port shut on Monday. On May 3, 1981, a ferry sank off it. The ferry was raised.", "raised", "1981-05-03"),
        ("The port was hit on Monday. In 1981 he came home. He built a house.", "He built a house", "1981"),
        ("The port was hit on Monday.\n\nA ferry sank on May 3, 1981.\n\nDivers came.", "Divers came", "2021-06-07"),
        ("A ferry sank on May 3, 1981.\n\nDivers came.", "Divers came", "1981-05-03"),
        ("A ferry sank on Monday. Divers have come.", "Divers have come", "2021-06-10~"),
        ("A ferry sank on Monday. A crane will raise it.", "A crane will raise it", "2021-06-10~"),
        ("A ferry sank on Monday. Rust is the cause, she says.", "she says", "2021-06-10~"),
        ("A ferry sank on Monday. Two crews are at work.", "Two crews are at work", "2021-06-10~"),
        ("They came on Monday and stayed where they will sleep.", "stayed", "2021-06-07"),
        ("Guards exchanged fire on Monday. Talks began on Tuesday. After the exchange of fire, he fled.", "he fled",
         "2021-06-07"),
        ("Ana Ruiz (May 3, 1950 - June 2, 2001) was a nurse. She came to Rome.", "She came to Rome", "2021-06-10~"),
        ("She was born in Rome on May 3, 1950. She studied in Bonn.", "She studied in Bonn", "2021-06-10~"),
        ("Ana Ruiz has been held in Gao since March 1.", "has been held", "2021-03-01"),
        ("Forty guards have been killed in Gao since March 1.", "killed", "2021-06-10~"),
        ("A ferry sank on Monday. Men who on Tuesday had left were found.\n\nDivers came.", "Divers", "2021-06-07"),
        ("A ferry sank on Monday. The search began after a relative rang on Tuesday. Divers came.", "Divers",
         "2021-06-07"),
        ("A ferry sank on Monday. He went to the town razed by the earthquake of May 12.", "He went", "2021-06-07"),
        ("One boat left Oslo on June 1; the other sailed from Bergen, in the west, the following day.",
         "the other sailed from Bergen", "2021-06-02"),
        ("A hearing was set for Friday.", "A hearing was set for Friday", "2021-06-11"),
        ("A call planned for June 2 was dropped while he was at sea on Monday.", "he was at sea", "2021-06-07"),
    ],
)  # fmt: skip
def test_what_stands_is_chosen_by_paragraph_tense_and_subject(text: str, phrase: str, edtf: str) -> None:
    when = dated(text, phrase)
    assert (when.edtf if when else None) == edtf


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("She came home on Monday, two days after her brother won.", "two days after her brother won", "2021-06-05"),
        ("A year after he fled, he came home on Monday.", "A year after he fled", "2020"),
        ("Three months before the dam broke, on May 3 the river rose.", "Three months before the dam broke", "2021-08"),
        ("The mayor fell on Monday, 2 weeks after crowds met.", "2 weeks after crowds met", "2021-05-24~"),
        ("Weeks after he fled, he came home on Monday.", "Weeks after he fled", None),
        ("9999 years after he fled, he came home on Monday.", "9999 years after he fled", None),
        ("Day after day he fled, he came home on Monday.", "Day after day he fled", "2021-06-07"),
        ("Two weeks after the vote, crowds met on Monday.", "Two weeks after the vote, crowds met", "2021-06-07"),
        ("A day after he fled on May 3, he came home.", "A day after he fled on May 3", "2021-05-03"),
        ("It sank on May 9. Two days before it sank, it called at a port.", "it called at a port", "2021-05-07"),
        ("It sank on May 9. Two days before it sank, it called at a port.", "Two days before it sank", "2021-05-09"),
        (
            "The raid of Monday came two days after rebels shelled the port, in the east.",
            "two days after rebels shelled the port, in the east",
            "2021-06-05",
        ),
        ("He fled on May 3. After two nights in a barn he swam home.", "he swam home", "2021-05-05"),
        ("He fled on May 3. After some weeks in a barn he swam home.", "he swam home", None),
        ("He fled on May 3. After ten weeks in a barn he was pale.", "he was pale", "2021-05-03"),
        ("He fled on May 3; he has never said why.", "He fled on May 3", "2021-05-03"),
        (
            "Ships sank on May 3. A boat took him home; he has never said why.",
            "A boat took him home; he has",
            "2021-05-03",
        ),
        ("The tie goes back to 1964, when Rossi, a student, first came.", "first came", "1964"),
    ],
)
def test_a_clause_lies_as_far_from_its_main_clause_as_it_says(text: str, phrase: str, edtf: str | None) -> None:
    when = dated(text, phrase)
    assert (when.edtf if when else None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("A fire began on May 3. Police came on May 9. On the evening of the fire he flew off.", "2021-05-03"),
        ("Police came on May 9. On the evening of the robbery he flew off.", None),
    ],
)
def test_a_day_named_by_what_happened_on_it_is_that_day_or_none(text: str, edtf: str | None) -> None:
    when = dated(text, "he flew off")
    assert (when.edtf if when else None) == edtf


def test_hours_before_is_earlier_on_the_day() -> None:
    when = dated("He was flown out on Monday at noon, hours after he landed.", "hours after he landed")
    assert when is not None
    assert (when.edtf, when.part, when.clock) == ("2021-06-07", "earlier", None)


@pytest.mark.parametrize("flood", ["he came after ", "men that had come ", "who came, after "])
def test_floods_of_clauses_take_no_time(flood: str) -> None:
    began = time.process_time()
    assert dated(flood * 4000 + "him, she left on May 3.", "left") is not None
    assert time.process_time() - began < 10


@pytest.mark.parametrize("word", ["before", "after", "until"])
def test_beside_a_year_that_bounds_it_nothing_has_the_day_of_the_story(word: str) -> None:
    text = f"Gunmen fired on Monday. Duarte worked in Lyon {word} she married in 2005."
    assert dated(text, "Duarte worked in Lyon") is None


def test_a_year_before_all_else_is_of_all_that_the_sentence_tells() -> None:
    when = dated("In 1907 the weavers walked to Lyon and were shot.", "were shot")
    assert when is not None
    assert when.edtf == "1907"
