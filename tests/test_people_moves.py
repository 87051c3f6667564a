"""Movements of people, told by what others do and by where something was held."""

from __future__ import annotations

import pytest

from tests.test_moves import made

GOALS = [
    ("Talks ended today at a conference in [Lyon], which Ana Duarte opened on Monday.", ["Lyon"]),
    ("Ana Duarte drove to [Lyon], an hour from the capital, [Paris], where she met teachers.", ["Lyon"]),
    ("Ana Duarte flew to [Lyon], 30 km south of [Geneva], where she met doctors on Monday.", ["Lyon"]),
    ("At [Lyon], police arrested Ana Duarte on Monday.", ["Lyon"]),
    ("At [Lyon], at the last moment, guards put Ana Duarte on a flight to [Paris] on Monday.", ["Lyon", "Paris"]),
    ("For a time word went round that Ana Duarte had landed at [Lyon].", []),
    ("Rumours spread that Ana Duarte had fled to [Lyon].", []),
    ("Ana Duarte said that she had fled to [Lyon].", ["Lyon"]),
]


@pytest.mark.parametrize(("marked", "goals"), GOALS)
def test_where_people_were(marked: str, goals: list[str]) -> None:
    assert sorted({m.destination.name for m in made(marked, "Ana Duarte") if m.destination}) == sorted(goals)


def test_who_is_on_board_leaves_with_the_flight() -> None:
    moved = made("Flight 252 left [Lyon] on Monday for [Paris] with Ana Duarte on board.", "Ana Duarte")
    assert [m.origin.name for m in moved if m.origin] == ["Lyon"]
