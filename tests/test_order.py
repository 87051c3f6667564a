"""In which order a route stands, from the sentences that tell it. All of them are our own."""

from __future__ import annotations

import pytest

from geomap import routes
from tests.marked import reading
from tests.test_moves import told


def order(text: str, name: str) -> list[str]:
    """The stops that were made, each with its date."""
    moved, report = told(text, name), reading(text).report
    route = routes.route(moved[0].person, moved, {report.id: report})
    return [f"{s.where.name} {s.when.edtf if s.when else '-'}" for s in route.stops if s.status == "actual"]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            "Ana Duarte left [Geneva] on June 7 and arrived in [Lyon] the following day after a stopover in [Paris].",
            ["Geneva 2021-06-07", "Paris 2021-06-07", "Lyon 2021-06-08"],
        ),
        (
            "Ana Duarte left [Geneva] on June 7 and arrived in [Lyon] the same day after a stopover in [Paris].",
            ["Geneva 2021-06-07", "Paris 2021-06-07", "Lyon 2021-06-07"],
        ),
        (
            "Ana Duarte was flown to [Lyon] on June 8. Early in the day guards brought her to a grave in [Paris].",
            ["Paris 2021-06-08", "Lyon 2021-06-08"],
        ),
        (
            "Police drove Ana Duarte to [Lyon] yesterday morning. She had been brought overnight from [Paris].",
            ["Paris 2021-06-08/2021-06-09", "Lyon 2021-06-09"],
        ),
        (
            "Ana Duarte died on June 7 in the evening in [Lyon]. During the night a plane carried her body to [Paris].",
            ["Lyon 2021-06-07", "Paris 2021-06-07"],
        ),
        (
            "Ana Duarte landed in [Lyon] on June 7, six days after police found her in [Paris].",
            ["Paris 2021-06-01", "Lyon 2021-06-07"],
        ),
        (
            "Ana Duarte landed in [Lyon] on June 7. She was arrested in [Geneva] on May 2."
            " Since then she had been in a prison in [Paris].",
            ["Geneva 2021-05-02", "Paris -", "Lyon 2021-06-07"],
        ),
        (
            "Ana Duarte spoke in [Lyon] on June 9. She had come from [Paris], where she met nurses on June 7.",
            ["Paris 2021-06-07", "Lyon 2021-06-09"],
        ),
        (
            "Ana Duarte was freed in [Lyon] on June 7. She ran a clinic in [Paris] for eleven years.",
            ["Paris -", "Lyon 2021-06-07"],
        ),
        (
            "Ana Duarte was freed in [Lyon] on June 7. She studied law in [Paris] and was called to the bar in 1990.",
            ["Paris -", "Lyon 2021-06-07"],
        ),
        (
            "Ana Duarte left [Lyon] on March 3. She lived for two months in [Paris]. On June 7 she reached [Geneva].",
            ["Lyon 2021-03-03", "Paris -", "Geneva 2021-06-07"],
        ),
        (
            "Ana Duarte fled from [Lyon] in 2004. "
            "The jet that had brought her from [Paris] landed in [Geneva] on June 7.",
            ["Lyon 2004", "Paris 2021-06-07~", "Geneva 2021-06-07"],
        ),
        (
            "Ana Duarte fled from [Lyon] on May 3. After two nights in [Paris] she moved to [Geneva].",
            ["Lyon 2021-05-03", "Paris -", "Geneva 2021-05-05"],
        ),
        (
            "Ana Duarte flew to [Lyon] on June 7; she has never said why.\n\nShe slept in [Paris] on June 8.",
            ["Lyon 2021-06-07", "Paris 2021-06-08"],
        ),
    ],
)
def test_stops_stand_as_they_happened(text: str, stops: list[str]) -> None:
    assert order(text, "Ana Duarte") == stops


def test_where_a_ship_came_from_lies_before_the_port_it_left_since() -> None:
    text = (
        "A fire broke out on the ferry Blue Gull on June 7. "
        "The Blue Gull, which had come from [Geneva], had left [Lyon] at noon."
    )
    assert order(text, "ferry Blue Gull") == ["Geneva -", "Lyon 2021-06-07"]


@pytest.mark.parametrize(
    ("text", "was_there"),
    [
        ("Ana Duarte called on the mayor in [Lyon] on June 7.", [("Lyon", "2021-06-07")]),
        ("Ana Duarte called on the mayor in [Lyon] on June 7 to resign.", []),
        ("Ana Duarte briefed ministers in [Lyon] on June 7.", [("Lyon", "2021-06-07")]),
        ("Ana Duarte handed the men to their families near [Lyon] on June 7.", [("Lyon", "2021-06-07")]),
    ],
)
def test_who_does_it_there_was_there(text: str, was_there: list[tuple[str, str]]) -> None:
    moved = told(text, "Ana Duarte")
    assert [(m.destination and m.destination.name, m.when and m.when.edtf) for m in moved] == was_there


def test_who_was_going_empty_had_left() -> None:
    text = "The Blue Gull was going empty from [Geneva] to [Lyon], and had called at [Paris], when it burned on June 7."
    assert order(text, "ferry Blue Gull") == ["Geneva -", "Paris -"]
