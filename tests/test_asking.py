"""What the user asks to follow, and what the reports call it."""

from __future__ import annotations

import pytest

from geomap import people
from geomap.people.asking import asked_for
from tests.marked import reading, rows


@pytest.mark.parametrize(("asked", "text", "found"), rows("asked.tsv"))
def test_a_description_finds_whom_it_means(asked: str, text: str, found: str) -> None:
    read = reading(text)
    cast = people.cast([read], [asked])
    person = people.called(cast.people, asked)
    forms = [read.report.text[s.start : s.end] for s, who in cast.at.get("r", ()) if person and who == person.name]
    assert ("|".join(forms) or "-") == found


def test_where_the_noun_is_in_no_report_any_other_word_has_to_do() -> None:
    read = reading("The gadget left [Lyon]. The novelty slept.")
    cast = people.cast([read], ["the novelty gadget contraption"])
    assert people.called(cast.people, "the novelty gadget contraption") is not None


def test_what_stands_behind_a_preposition_is_no_name_of_it() -> None:
    assert not asked_for("the monks in Laos").names
    assert set(asked_for("the US delegation led by Ana Duarte").names) == {"Ana Duarte"}
    assert set(asked_for("Captain Jan Novak of the Blue Heron").names) == {"Captain Jan Novak", "Jan Novak"}


def test_odd_descriptions_break_nothing() -> None:
    for asked in ("", "(", "()", "the", "of", "of of", "'s", "\u202e\u0000", "737", "(a; b, c) of", "“”", "the 23"):
        people.cast([reading("Ana Duarte left [Lyon].")], [asked])


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("Ruritanian Prime Minister Ana Lima", "Ruritanian soldiers ate. Ms Lima left.", ["Lima"]),
        ("UN Secretary-General Lim Dae-jun", "The UN met. Mr. Lim left. The secretary ate.", ["Lim", "The secretary"]),
        ("Secretary of State Ana Lima", "State officials met. Lima left.", ["Lima"]),
        ("Bao Guangli", "Bao Guangli rose. Mr. Bao left.", ["Bao Guangli", "Bao"]),
        ("Zyx Lima", "The candidate Zyx Lima rose. On Monday the candidate left.", ["Zyx Lima", "the candidate"]),
        ("Park Dae-ra", "Park Dae-ra rose. Ms. Park left.", ["Park Dae-ra", "Park"]),
    ],
)
def test_titles_are_no_names_and_a_family_name_may_come_first(asked: str, text: str, found: list[str]) -> None:
    read = reading(text)
    cast = people.cast([read], [asked])
    person = people.called(cast.people, asked)
    assert person is not None
    assert [text[s.start : s.end] for s, who in cast.at[read.report.id] if who == person.name] == found


def test_the_senator_is_nobody_of_whom_only_another_report_tells() -> None:
    here = reading("Ana Lima met Jan Novak. Years ago the senator ate.")
    there = reading("Senator Eva Sala left.", report="b")
    cast = people.cast([here, there], ["Ana Lima"])
    assert [s.start for s, who in cast.at[here.report.id] if who == "Ana Lima"] == [0, 34]
