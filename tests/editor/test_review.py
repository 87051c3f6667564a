"""What is uncertain is listed, worst first, and the corrections that are offered can be pasted."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest

from geomap import geojson
from geomap.cli import main
from geomap.editor.corrections import load
from geomap.editor.review import Doubt, doubts
from geomap.errors import UsageError
from geomap.model import Report
from geomap.story import Reader, build

TEXTS = {
    "a": (
        "Rita Moreau flew from Lyon to Bergen on Tuesday. Police in Springfield arrested 12 people on April 7.\n\n"
        "Rita Moreau spoke to students in Oslo on Thursday, and said “it rained”.\n\nA ferry sank off Narvik."
    ),
    "b": "Rain fell over the hills.\n\nGunmen attacked a bakery in Bergen.",
}


@pytest.fixture
def folder(reader: Reader, tmp_path: Path) -> Path:
    return write(reader, tmp_path)


def write(reader: Reader, folder: Path, corrections: str = "") -> Path:
    file = folder / "corrections.toml"
    file.write_text(corrections)
    dates = {"a": dt.date(2010, 4, 16), "b": None}
    reports = [Report(id, f"{id}.txt", text, published=dates[id]) for id, text in TEXTS.items()]
    geojson.write(build(reports, reader=reader, follow=["Moreau"], corrections=load(file)), folder)
    return folder


def of(found: list[Doubt], kind: str) -> list[Doubt]:
    return [d for d in found if d.kind == kind]


def test_each_kind_of_doubt_is_listed(folder: Path) -> None:
    found = doubts(folder)
    (place,) = [d for d in of(found, "place") if "Springfield" in d.says]
    assert 'name = "Springfield"' in place.fix
    assert "Police in Springfield" in place.quote
    assert ["April 7" in d.says for d in of(found, "year")] == [True]
    assert any("bakery" in d.quote for d in of(found, "no date"))
    assert any("Bergen to Oslo" in d.says for d in of(found, "leg"))
    assert [d.weight for d in found] == sorted((d.weight for d in found), reverse=True)


def test_what_it_prints_is_a_file_of_corrections(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert len(tomllib.loads(printed)["event"]) >= 2
    pasted = folder / "pasted.toml"
    pasted.write_text(printed)
    assert len(load(pasted)) == len([d for d in doubts(folder) if d.kind != "leg"])


def test_what_an_editor_has_settled_is_no_doubt_any_more(reader: Reader, folder: Path) -> None:
    before = doubts(folder)
    fixes = "\n".join(d.fix for d in before if d.kind != "leg").replace('"none"', '"2010-04-14"')
    after = doubts(write(reader, folder, fixes))
    assert {d.kind for d in after} <= {"leg", "place"}
    assert not any(name in d.says for d in of(after, "place") for name in ("Springfield", "Lyon"))


def test_ways_that_nobody_can_have_made_and_reports_that_disagree(tmp_path: Path) -> None:
    source = {"report": "a", "start": 0, "end": 10}
    event = {
        "title": "Fire", "quote": "A fire broke out.", "kind": "accident", "status": "actual", "when": "2010-04-15",
        "when_text": "Thursday", "date_decided_by": "", "sources": [source],
        "disagreements": [{"about": "day", "says": "2010-04-14", "report": "b"}],
    }  # fmt: skip
    stop = {"place": "Lyon", "quote": "She went to Lyon.", "sources": [source]}
    likely = {"likelihood": 0.55, "decided_by": "likely (55%) by what is told around it"}
    leg = {"from": 1, "to": 2, "inferred": False, "decided_by": "hardly possible: 3,000 km in an hour"}
    route = {"person": "Rita", "stops": [stop | {"order": 1} | likely, stop | {"order": 2}], "legs": [leg]}
    (tmp_path / "story.json").write_text(json.dumps({"places": [], "events": [event], "routes": [route]}))
    first, second, third = doubts(tmp_path)
    assert (first.kind, second.kind, third.kind) == ("route", "disagreement", "stop")
    assert 'date = "2010-04-14"' in second.fix
    assert "likely (55%)" in third.says
    assert tomllib.loads(third.fix)["stop"][0]["place"] == "Lyon"


def test_a_sure_story_has_no_doubts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "story.json").write_text('{"places": [], "events": [], "routes": []}')
    assert main(["review", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "# no doubts\n"


@pytest.mark.parametrize("content", [None, "", "[]", "{", '{"places": 1}', '{"places": [{}]}', "[" * 100_000])
def test_folders_without_a_story(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "story.json").write_text(content)
    with pytest.raises(UsageError) as caught:
        doubts(tmp_path)
    assert "\n" not in str(caught.value)


def test_json_and_how_many(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(folder), "--json"]) == 0
    assert {"kind", "weight", "says", "quote", "report", "fix"} == set(json.loads(capsys.readouterr().out)[0])
    assert main(["review", str(folder), "--most", "1"]) == 0
    assert "more (--most N" in capsys.readouterr().out
    assert main(["review", str(folder), "--most", "0"]) == 2
