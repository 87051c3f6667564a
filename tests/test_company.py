"""Who could be followed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geomap import people
from geomap.cli import main
from tests.marked import reading

pytestmark = pytest.mark.usefixtures("one_reader")
TEXT = """President Rosa Vidal flew from Lyon to Geneva on Monday. Vidal then drove to Bern.

Hurricane Nadia struck Miami on Sunday. A convoy left Paris. The convoy reached Lyon on Tuesday.

The tanker Blue Heron anchored off Marseille on Friday.
"""


def listed(tmp_path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    report = tmp_path / "a.txt"
    report.write_text(f"---\npublished: 2021-06-10\n---\n{TEXT}", encoding="utf-8")
    assert main(["people", str(report), *options]) == 0
    return capsys.readouterr().out


def test_the_table_has_people_and_what_else_moves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows = listed(tmp_path, capsys).splitlines()
    assert head.split("  ")[0] == "name"
    kinds = {row.split("  ")[0]: row.split()[-1] for row in rows}
    assert {"Rosa Vidal", "Hurricane Nadia", "convoy", "tanker Blue Heron"} <= kinds.keys()


def test_json_has_names_mentions_moves_and_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = json.loads(listed(tmp_path, capsys, "--json"))[0]
    assert (first["name"], first["kind"], first["mentions"]) == ("Rosa Vidal", "person", 2)
    assert first["places"] == ["Lyon", "Geneva", "Bern"]
    assert first["moves"] == 2


def test_reports_that_name_nobody_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "a.txt"
    report.write_text("Rain fell.", encoding="utf-8")
    assert main(["people", str(report)]) == 0
    assert "name no people" in capsys.readouterr().err


def test_what_is_spoken_of_once_is_nobody_to_follow() -> None:
    assert people.besides([reading("The delegation left.")]) == ()
    assert people.besides([reading("The delegation left. The delegation came back.")]) == ("the delegation",)
    ship = reading("The tanker Blue Heron burned. The vessel Blue Heron sank.")
    assert people.besides([ship]) == ("the tanker Blue Heron",)
