"""The figures that this version promises, on open data that lies beside the project; skipped where there is none.

The floors are promises, not records: a figure below one is a regression.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.geodesy import Position, distance_km

pytestmark = pytest.mark.open_data
GEOMAP = f"{sys.executable} -m geomap"


def score(script: Path, *arguments: object) -> list[str]:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize(
    ("corpus", "scorer", "floors"),
    [
        ("lgl-dev", "mentions.py", {"f1": 0.89, "acc161": 0.93, "e2e_f1": 0.84}),
        ("trnews-dev", "mentions.py", {"f1": 0.91, "acc161": 0.92, "e2e_f1": 0.85}),
        ("timebank-dev", "times.py", {"value_f1": 0.75}),
    ],
)
def test_corpora(shared: Path, tmp_path: Path, corpus: str, scorer: str, floors: dict[str, float]) -> None:
    gold = shared / "bench" / f"{corpus}.jsonl"
    with gold.open(encoding="utf-8") as annotated, (tmp_path / "in.jsonl").open("w", encoding="utf-8") as plain:
        for line in annotated:
            record = json.loads(line)
            del record["gold"]
            plain.write(json.dumps(record) + "\n")
    command = [*GEOMAP.split(), "extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]
    assert subprocess.run(command, check=False).returncode == 0
    roles = ["--roles", "literal,metonymic,modifier"] if scorer == "mentions.py" else []
    figures = json.loads(score(shared / "score" / scorer, gold, tmp_path / "out.jsonl", *roles)[-1])
    reached = {name: figures[name] for name in floors}
    assert all(reached[name] >= floor for name, floor in floors.items()), reached


def test_stories(shared: Path) -> None:
    told = score(shared / "score" / "stories.py", shared / "stories", "--geomap", GEOMAP)
    figures = {name: json.loads(rest) for name, _, rest in (line.partition(" ") for line in told)}
    floors = {"place_f1": 0.90, "date_acc": 0.90, "event_place": 0.72, "event_date": 0.75, "stop_f1": 0.65}
    reached = {name: figures["all"][name] for name in floors}
    assert all(reached[name] >= floor for name, floor in floors.items()), reached


def test_the_first_story_is_told_right(shared: Path, tmp_path: Path) -> None:
    """Its towns and countries are found and placed, nothing is taken from the notice round it, and the route has
    exactly the stops that were made, with their days."""
    story = shared / "stories" / "bakiyev-2010"
    options = ["--geomap", GEOMAP, "--only", story.name, "--keep", tmp_path]
    (told, *_) = score(shared / "score" / "stories.py", story.parent, *options)
    figures = json.loads(told.partition(" ")[2])
    expected = {"place_traps": 0, "stop_f1": 1.0, "stop_date": 1.0, "false_visits": 0}
    assert {name: figures[name] for name in expected} == expected
    places = json.loads((tmp_path / story.name / "map" / "places.geojson").read_text(encoding="utf-8"))["features"]
    found = {(f"{m['report']}.txt", m["start"], m["end"]): f for f in places for m in f["properties"]["mentions"]}
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))["places"]
    towns = [p for p in gold if p["kind"] in ("city", "village") and p.get("use", "location") == "location"]
    assert towns
    for town in towns:
        lon, lat = found[town["doc"], town["start"], town["end"]]["geometry"]["coordinates"]
        assert distance_km(Position(lat, lon), Position(town["lat"], town["lon"])) <= 10, town["phrase"]
