"""Weights come out of annotated reports: the same reports give the same weights."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from geomap.cli import main
from geomap.errors import ModelError
from geomap.weights import (
    PLACES,
    RECOGNISER,
    RESOLVER,
    STOPS,
    PlaceWeights,
    RecogniserWeights,
    ResolverWeights,
    StopWeights,
)

Loaded = type[RecogniserWeights] | type[ResolverWeights] | type[PlaceWeights] | type[StopWeights]
SHIPPED: dict[Loaded, str] = {
    RecogniserWeights: RECOGNISER,
    ResolverWeights: RESOLVER,
    PlaceWeights: PLACES,
    StopWeights: STOPS,
}

TOWNS = {"Oslo": (59.91, 10.75), "Bergen": (60.39, 5.32), "Lima": (-12.04, -77.03), "Cusco": (-13.53, -71.97)}


def write_reports(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for n in range(15):
            one, other = list(TOWNS)[n % 4], list(TOWNS)[(n + 1) % 4]
            text = f"A train left {one} on Monday. It reached {other} by night. Officer Paris Hill met it in {other}."
            gold = []
            for name in (one, other):
                at = text.find(name)
                while at >= 0:
                    lat, lon = TOWNS[name]
                    gold.append({"start": at, "end": at + len(name), "lat": lat, "lon": lon, "kind": "PPL"})
                    at = text.find(name, at + 1)
            file.write(json.dumps({"id": str(n), "text": text, "gold": gold}) + "\n")


def test_the_same_reports_give_the_same_weights(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports.jsonl")
    files = []
    for n in range(2):
        folder = tmp_path / str(n)
        assert main(["fit", str(tmp_path / "reports.jsonl"), "-o", str(folder)]) == 0
        files.append([(folder / name).read_bytes() for name in ("recogniser.json", "resolver.json")])
    assert files[0] == files[1]
    weights = RecogniserWeights.load(tmp_path / "0" / "recogniser.json")
    assert weights.features["p1=in"] > 0
    assert ResolverWeights.load(tmp_path / "0" / "resolver.json").threshold < 1
    (tmp_path / "a.txt").write_text("A train left Oslo on Monday. It reached Bergen by night.")
    built = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "map"), "--weights", str(tmp_path / "0")]
    assert main([*built, "--published", "2020-05-04"]) == 0
    assert "Oslo" in (tmp_path / "map" / "places.geojson").read_text(encoding="utf-8")


def test_the_report_tells_what_each_group_of_features_is_worth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_reports(tmp_path / "reports.jsonl")
    assert main(["fit", str(tmp_path / "reports.jsonl"), "-o", str(tmp_path / "weights"), "--report"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "15 reports" in lines[0]
    assert any("words beside it" in line for line in lines)
    assert any("other names" in line for line in lines)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"text": 3}',
        '{"gold": []}',
        '{"text": "Oslo", "gold": [{"start": 0}]}',
        '{"text": "Oslo", "gold": [{"start": 0, "end": 9}]}',
        '{"text": "Oslo", "gold": [{"start": 0, "end": 4, "lat": 95, "lon": 10}]}',
        '{"text": "Oslo", "gold": []}',
    ],
)
def test_what_is_no_annotated_report_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    (tmp_path / "bad.jsonl").write_text(line + "\n")
    assert main(["fit", str(tmp_path / "bad.jsonl"), "-o", str(tmp_path / "weights")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "gold" in said


def test_confidence_that_keeps_its_word_has_no_calibration_error() -> None:
    from geomap.fit.report import calibration_error

    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == pytest.approx(0)
    assert calibration_error([(0.9, False)] * 4) == pytest.approx(0.9)
    assert calibration_error([]) == 0


def test_rare_words_teach_nothing() -> None:
    from geomap.fit.regression import logistic_regression

    rows = [["b", "often"], ["b", "rare"]] * 5
    weights = logistic_regression(rows, [True, False] * 5, [0, 1, 2, 1, 4, 1, 6, 1, 8, 1], penalty=1.0)
    assert "often" in weights
    assert "rare" not in weights


@pytest.mark.parametrize("kind", [RecogniserWeights, ResolverWeights, PlaceWeights, StopWeights])
@pytest.mark.parametrize("content", ["", "[]", "{}", '{"features": 3}', "[" * 100_000])
def test_damaged_weights_are_told(tmp_path: Path, content: str, kind: Loaded) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content)
    with pytest.raises(ModelError, match=r"weights\.json"):
        kind.load(path)


@pytest.mark.parametrize("kind", [RecogniserWeights, ResolverWeights, PlaceWeights, StopWeights])
@pytest.mark.parametrize("odd", ["NaN", "Infinity", '"1"', "null", "[1]"])
def test_weights_that_are_no_numbers_are_told(tmp_path: Path, odd: str, kind: Loaded) -> None:
    shipped = json.loads((files("geomap") / "data" / SHIPPED[kind]).read_text())
    table = next(t for t, held in shipped.items() if isinstance(held, dict) and float in map(type, held.values()))
    shipped[table][next(iter(shipped[table]))] = json.loads(odd)
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(shipped))
    with pytest.raises(ModelError, match=r"weights\.json"):
        kind.load(path)
