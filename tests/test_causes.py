"""What deaths and explosions are that could be an accident's, an attack's or a war's; which verb of a clause tells."""

from __future__ import annotations

import pytest

from tests.test_telling import told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A gas leak is blamed in [Lyon]. A gas explosion wrecked a bakery. The blast came at noon.", "accident"),
        ("A bomber hid in a bakery in [Lyon]. A gas leak was ruled out. The blast came at noon.", "violence"),
        ("A tree fell in a park in [Lyon] on Monday. Two boys were killed in [Lyon].", "accident"),
        ("A gunman opened fire in [Lyon]. Two boys were killed in [Lyon].", "violence"),
        ("An explosion tore through a fireworks plant near [Lyon], killing four.", "accident"),
        ("A bather was killed by a shark off [Lyon] on Monday.", "accident"),
        ("A shuttle exploded on its launchpad near [Lyon], killing three.", "accident"),
        ("A hunter was shot by his brother in a hunting accident near [Lyon].", "accident"),
        ("The army fired dozens of rounds of artillery at [Lyon] on Monday.", "military"),
        ("The drummer was wounded at the Battle of [Lyon] in 1814.", "military"),
    ],
)
def test_what_causes_it_says_what_kind_it_is(text: str, kind: str) -> None:
    assert told(text)[-1].kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bomb destroyed a bus carrying nurses visiting a fair in [Lyon].", "violence"),
        ("A man shot the envoy in [Lyon] on Monday in front of a gathering crowd.", "violence"),
        ("The officers responding to the call came under fire in [Lyon].", "violence"),
        ("The rebels resumed bombing [Lyon] on Monday.", "violence"),
        ("The queen met the singer in [Lyon] during her visit on Monday.", "meeting"),
        ("In [Lyon] on Monday, the boy became a priest following the resignation of an uncle.", "other"),
        ("A boy is dead in [Lyon] following a farm accident on Monday.", "accident"),
        ("The guard thought that it resembled a bomb in [Lyon] on Monday.", "other"),
        ("Fog in [Lyon] forced three flights to be cancelled on Monday.", "other"),
        ("The crew left the ship in [Lyon] on Monday.", "movement"),
        ("The minister toured flooded villages near [Lyon] on Monday.", "movement"),
        ("The court in [Lyon] acquitted the two old doctors on Friday of poisoning a patient.", "legal"),
        ("The singer was taken ill in [Lyon] and flown home on Monday.", "movement"),
        ("The master of the ship was questioned in [Lyon] on Monday about the oil.", "legal"),
        ("The airline suspended all flights to and from [Lyon] on Monday.", "other"),
        ("The jet was made to land in [Lyon].", "movement"),
        ("The mayor of [Lyon] made a bid to the firemen on Monday.", "other"),
    ],
)
def test_the_verb_of_a_clause_tells_before_what_hangs_on_it(text: str, kind: str) -> None:
    assert told(text)[-1].kind == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The girl claims that she was held at a base in [Lyon] until May.", ["statement", "other"]),
        ("The mayor said they were building a school in [Lyon].", ["other"]),
        ("The mayor said the crisis in [Lyon] was deep.", ["statement"]),
        ("The boxer admitted fatally stabbing a waiter in [Lyon].", ["violence"]),
        ("The singer met her in [Lyon], and later joined a monastery near [Paris].", ["meeting", "other"]),
        (
            "The bank always opened a branch in [Lyon] before others did, and hired clerks in [Paris].",
            ["other", "other"],
        ),
    ],
)
def test_a_clause_without_a_word_for_its_event_tells_one_by_its_verb(text: str, kinds: list[str]) -> None:
    assert [e.kind for e in told(text)] == kinds


def test_a_birth_has_a_place_but_no_day_if_none_is_told() -> None:
    (birth,) = told("The painter was born in [Lyon].")
    assert (birth.where and birth.where.name, birth.when) == ("Lyon", None)
    assert [e.trigger for e in told("The painter, who was born in [Lyon], died in [Paris] on Monday.")] == ["die"]
