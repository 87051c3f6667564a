"""Names that tell where something is, though they are no literal toponyms. The sentences are our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.place import Place
from geomap.here import told_of
from geomap.model import Role
from tests.marked import reading


@pytest.mark.parametrize(
    ("text", "role", "literal"),
    [
        ("She was held at a {Lyon} hotel.", "modifier", True),
        ("She praised {Lyon} hotel owners.", "modifier", False),
        ("He spoke to the {France} embassy.", "modifier", False),
        ("{France} confirmed its first cases of measles.", "metonymic", True),
        ("{France} has reported 12 more deaths.", "metonymic", True),
        ("{France} confirmed the visit.", "metonymic", False),
    ],
)
def test_names_before_what_stands_there_and_lands_that_count_cases(text: str, role: Role, literal: bool) -> None:
    read = reading(text)
    (mention,) = told_of(replace(read, mentions=tuple(replace(m, role=role) for m in read.mentions)))
    assert (mention.role == "literal") == literal


def pointed(text: str, capitals: tuple[Place, ...] = ()) -> dict[str, str]:
    """The words of a text that mean a place named elsewhere, with that place."""
    read = replace(reading(text), capitals=capitals)
    named = {m.span for m in read.mentions}
    body = read.report.text
    return {body[m.span.start : m.span.end]: m.text for m in told_of(read) if m.span not in named}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("They came to [Geneva]. Police in the city opened an inquiry.", {"city": "Geneva"}),
        ("They came to [Geneva]. He left the town on Monday.", {"town": "Geneva"}),
        ("They came to [Geneva] in [Switzerland]. It was outside the same city.", {"city": "Geneva"}),
        ("They came to [Geneva]. They slept in the village school.", {}),
        ("They came to [Geneva]. He praised the city council and the city's mayor.", {}),
        ("They came to [Geneva]. They went on to the city of [Lyon].", {}),
        ("They came to [Geneva]. They went on to the port, [Lyon].", {}),
        ("They came to [Geneva].\n\nRain fell.\n\nThe crowd in the city sang.", {}),
        ("They came to [France]. The crowd in the city sang.", {}),
        ("They came to [Geneva]. They sang in [the city].", {}),
    ],
)
def test_a_town_is_spoken_of_again_by_what_it_is(text: str, meant: dict[str, str]) -> None:
    assert pointed(text) == meant


PARIS = Place("test:seat", "Paris", "city", 48.85, 2.35, "FR", capital=True)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("He was held in the {French} capital on Monday.", {"capital": "Paris"}),
        ("He was held in the {Kenyan} capital on Monday.", {}),
        ("He was held in the capital on Monday.", {}),
        ("He was held in the {French} capital, [Lyon], on Monday.", {}),
        ("He was held in the {French} capital, where it rained.", {"capital": "Paris"}),
        ("He was held in [the capital].", {}),
    ],
)
def test_the_capital_of_a_land_need_not_be_named(text: str, meant: dict[str, str]) -> None:
    assert pointed(text, (PARIS,)) == meant


def seats(text: str) -> list[str]:
    """What "the capital" means in a text, of which Wellington and Paris are ones and that of France may be unnamed."""
    read = replace(reading(text), capitals=(PARIS,))
    named = tuple(
        replace(m, resolution=replace(m.resolution, place=replace(m.resolution.place, capital=True)))
        if m.resolution and m.text in ("Wellington", "Paris")
        else m
        for m in read.mentions
    )
    return [m.text for m in told_of(replace(read, mentions=named)) if m.span not in {n.span for n in named}]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("She left [Paris] for [Paris]. Officials in [Wellington] said that she came to the capital.", ["Wellington"]),
        ("She left [Wellington]. Trains from [Lyon] to the capital were late.", ["Paris"]),
        ("She flew to [Wellington] in June. A day later she sang in [Paris]. In the capital it rained.", ["Paris"]),
        ("She saw [Wellington].\n\nShe saw [Lyon] and [France].\n\nHe left the capital.", ["Paris"]),
        ("She saw [Wellington].\n\nShe saw [Lyon] and [Geneva].\n\nHe left the capital.", ["Wellington"]),
        ("She saw [Lyon] and [Geneva].\n\nHe left the capital.", []),
    ],
)  # fmt: skip
def test_the_capital_is_that_of_what_is_told_of_right_before(text: str, meant: list[str]) -> None:
    assert seats(text) == meant
