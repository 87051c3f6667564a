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
