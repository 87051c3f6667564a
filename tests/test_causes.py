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
        ("The jet was made to land in [Lyon].", "movement"),
        ("The mayor of [Lyon] made a bid to the firemen on Monday.", "other"),
    ],
)
def test_the_verb_of_a_clause_tells_before_what_hangs_on_it(text: str, kind: str) -> None:
    assert told(text)[-1].kind == kind
