"""Weights come out of annotated reports: the same reports give the same weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer.index import Index
from geomap.errors import ModelError
from geomap.weights import RecogniserWeights, ResolverWeights

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
    pytest.importorskip("scipy")
    from geomap import fit

    write_reports(tmp_path / "reports.jsonl")
    files = []
    for n in range(2):
        folder = tmp_path / str(n)
        folder.mkdir()
        fit.write(folder, *fit.fit(fit.read(tmp_path / "reports.jsonl"), [], Index.open()))
        files.append([(folder / name).read_bytes() for name in ("recogniser.json", "resolver.json")])
    assert files[0] == files[1]
    weights = RecogniserWeights.load(tmp_path / "0" / "recogniser.json")
    assert weights.features["p1=in"] > 0
    assert ResolverWeights.load(tmp_path / "0" / "resolver.json").threshold < 1


def test_rare_words_teach_nothing() -> None:
    pytest.importorskip("scipy")
    from geomap.regression import logistic_regression

    rows = [["b", "often"], ["b", "rare"]] * 5
    weights = logistic_regression(rows, [True, False] * 5, [0, 1, 2, 1, 4, 1, 6, 1, 8, 1], penalty=1.0)
    assert "often" in weights
    assert "rare" not in weights


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"features": 3}'])
def test_damaged_weights_are_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content)
    for load in (RecogniserWeights.load, ResolverWeights.load):
        with pytest.raises(ModelError):
            load(path)
