"""How fast many reports are read; figures to compare, no limits: `pytest tests/benchmarks --benchmark-only`."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import killers
import pytest

from geomap import batch
from geomap.batch.intake import Intake
from geomap.batch.workers import Workers
from geomap.story import Reader

COUNT = 24


@pytest.fixture(scope="module")
def source(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports, so often that each process has some to do."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "geomap" / "examples").rglob("*.txt"))]
    path = tmp_path_factory.mktemp("benchmark") / "in.jsonl"
    rows = [{"id": n, "text": texts[n % len(texts)], "publisher": f"paper {n % 8}"} for n in range(COUNT)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def extract(source: Path, run: batch.Run) -> int:
    return sum(len(block) for block in batch.answers(Intake(str(source)).items(), run))


def test_one_process(source: Path, reader: Reader, benchmark: Any) -> None:
    assert benchmark.pedantic(extract, (source, partial(map, partial(batch.read, reader=reader))), rounds=1) == COUNT


def test_two_workers(source: Path, benchmark: Any) -> None:
    with Workers(2, killers.harmless, batch.lost) as pool:
        extract(source, pool.map)  # so that both are ready
        assert benchmark.pedantic(extract, (source, pool.map), rounds=1) == COUNT
