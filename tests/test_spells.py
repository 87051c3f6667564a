"""What a clause tells of that went on for long."""

from __future__ import annotations

import pytest

from geomap.english.spells import spell


@pytest.mark.parametrize(
    ("clause", "long"),
    [
        ("She grew up in Lyon", "years"),
        ("He was raised by an aunt in Lyon", "years"),
        ("She studied law in Lyon", "years"),
        ("He ran a clinic in Lyon for eleven years", "years"),
        ("For years he lived in Lyon", None),
        ("she lived in Lyon for almost two months", "months"),
        ("He worked in Lyon for the first time in years", None),
        ("She was jailed for two years", None),
        ("He was in Lyon for two days", None),
        ("Doctors studied the wound", None),
    ],
)
def test_a_spell_has_a_verb_that_lasts_and_a_length(clause: str, long: str | None) -> None:
    assert spell(clause) == long
