"""Sentences made plain before they are parsed."""

from __future__ import annotations

import pytest

from geomap import people
from geomap.moves.asides import plain
from tests.marked import reading


def parts(text: str) -> list[str]:
    read = reading(text)
    cast = people.cast([read])
    (sentence,) = read.sentences
    words = [text[t.start : t.end] for t in sentence.tokens]
    told = plain(words, sentence, lambda span: cast.within("r", span))
    return [" ".join(text[t.start : t.end] for t in part.tokens) for part in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ana Duarte flew home.", ["President Ana Duarte flew home ."]),
        ("Minister Ana Duarte, 47, flew home.", ["Minister Ana Duarte flew home ."]),
        (
            "Minister Ana Duarte, who led the mission, flew home.",
            ["Minister Ana Duarte flew home .", "Ana Duarte led the mission ."],
        ),
        (
            "Minister Ana Duarte, the surgeon who led the mission, flew home.",
            ["Minister Ana Duarte flew home .", "Ana Duarte led the mission ."],
        ),
        ("The team – six doctors and a nurse – flew home.", ["The team flew home ."]),
        ("The team (six doctors) flew home.", ["The team flew home ."]),
        ("The team, dubbed the Foxes in Gao, flew home.", ["The team flew home ."]),
        ("Ana Duarte, laden with gifts, flew home.", ["Ana Duarte flew home ."]),
        ("The well-known team flew home.", ["The well - known team flew home ."]),
        (
            "Minister Ana Duarte, carrying two bags, flew home.",
            ["Minister Ana Duarte flew home .", "Ana Duarte carrying two bags ."],
        ),
        (
            "Minister Ana Duarte, waiting in Lyon, flew home.",  # the aside may tell where she is
            ["Minister Ana Duarte , waiting in Lyon , flew home ."],
        ),
        ("Minister Ana Duarte, the surgeon, and her son", ["Minister Ana Duarte , the surgeon , and her son"]),
    ],
)
def test_what_stands_between_is_told_apart(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_bracket_or_dash_that_never_closes_takes_nothing_away() -> None:
    assert parts("The team (six doctors flew home.") == ["The team ( six doctors flew home ."]
    assert parts("The team – six doctors flew home.") == ["The team – six doctors flew home ."]
