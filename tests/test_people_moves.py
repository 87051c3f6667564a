"""Movements of people, told by what others do and by where something was held."""

from __future__ import annotations

import pytest

from tests.test_moves import made

GOALS = [
    ("Talks ended today at a conference in [Lyon], which Ana Duarte opened on Monday.", ["Lyon"]),
    ("Ana Duarte drove to [Lyon], an hour from the capital, [Paris], where she met teachers.", ["Lyon"]),
    ("Ana Duarte flew to [Lyon], 30 km south of [Geneva], where she met doctors on Monday.", ["Lyon"]),
    ("The 38 members of Ana Duarte flew to [Lyon].", ["Lyon"]),
    ("The pact was signed by Ana Duarte in [Lyon].", ["Lyon"]),
    ("At [Lyon], police arrested Ana Duarte on Monday.", ["Lyon"]),
    ("At [Lyon], at the last moment, guards put Ana Duarte on a flight to [Paris] on Monday.", ["Lyon", "Paris"]),
    ("For a time word went round that Ana Duarte had landed at [Lyon].", []),
    ("Rumours spread that Ana Duarte had fled to [Lyon].", []),
    ("Ana Duarte said that she had fled to [Lyon].", ["Lyon"]),
    ("Ana Duarte was brought to Prison No. 12 in [Lyon].", ["Lyon"]),
    ("Ana Duarte was one of eight climbers who camped near [Lyon].", ["Lyon"]),
    ("At the airport in [Lyon], still in her coat, Ana Duarte told reporters that she was well.", ["Lyon"]),
    ("Ana Duarte and Eva Sala were freed. The two women were arrested on May 2 in [Lyon].", ["Lyon"]),
    ("Ana Duarte flew home. Her aircraft left [Paris] on Monday. It put down in [Lyon] at noon.", ["Lyon"]),
    ("Ana Duarte took a train. The train rolled into [Lyon] at noon.", ["Lyon"]),
    ("Guards drove Ana Duarte to the airport. The jet landed in [Lyon] at noon.", ["Lyon"]),
    ("Ana Duarte arrived. The delegation travelled to [Lyon] by road.", ["Lyon"]),
    ("Ana Duarte said a prayer in a square in [Lyon].", ["Lyon"]),
    ("A judge ruled that Ana Duarte was too ill to stand trial in [Lyon].", []),
    ("Ana Duarte was too weak to travel to [Lyon].", []),
    ("Ana Duarte spoke in [Lyon], though not in [Paris].", ["Lyon"]),
    ("Ana Duarte missed the races at [Lyon].", []),
    ("Ana Duarte visited a camp for refugees from [Paris] at [Lyon].", ["Lyon"]),
    ("Ana Duarte climbed [Lyon] in 2019.", ["Lyon"]),
    ("Ana Duarte was guided round the castle in [Lyon].", ["Lyon"]),
    ("Ana Duarte, still in her coat, told reporters at the airport in [Lyon] that she was well.", ["Lyon"]),
    ("Ana Duarte was taken to a United Nations-backed court's detention centre in [Lyon].", ["Lyon"]),
    ("Ana Duarte is tired. Guards declined to let her enter [Lyon].", []),
    ("Ana Duarte came home. Her next stop was to have been [Lyon], but she cut the trip short.", []),
    ("Ana Duarte slept. Her trip up the river to [Lyon] was struck from the programme.", []),
    ("Ana Duarte expressed her sorrow at the air strikes on [Lyon].", []),
    ("Ana Duarte, registered in [Lyon], reported a fire.", []),
    ("Ana Duarte ended a week of talks on troops from [Lyon].", []),
    ("Ana Duarte was arrested as she was on her way to a rally in [Lyon].", []),
    ("Ana Duarte was seized as she waited to board a flight to [Lyon].", []),
    ("Ana Duarte slept. An aid convoy reached [Lyon] at noon.", []),
    ("Ana Duarte slept. Flying her to [Lyon] has been ruled out.", []),
]


@pytest.mark.parametrize(("marked", "goals"), GOALS)
def test_where_people_were(marked: str, goals: list[str]) -> None:
    assert sorted({m.destination.name for m in made(marked, "Ana Duarte") if m.destination}) == sorted(goals)


def test_who_is_on_board_leaves_with_the_flight() -> None:
    moved = made("Flight 252 left [Lyon] on Monday for [Paris] with Ana Duarte on board.", "Ana Duarte")
    assert [m.origin.name for m in moved if m.origin] == ["Lyon"]
