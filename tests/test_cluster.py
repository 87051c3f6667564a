"""Many reports on a Dask cluster of processes on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import killers
import pytest
from test_extract import write

from geomap import batch
from geomap.batch import cluster
from geomap.batch.intake import Item
from geomap.batch.journal import unfinished
from geomap.cli import main
from geomap.errors import OutputError

distributed = pytest.importorskip("distributed")
pq = pytest.importorskip("pyarrow.parquet")
pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Dask's own
    pytest.mark.flaky(reruns=2),  # Dask gives its loop ten seconds to start, and gives up workers of a stalled machine
    pytest.mark.timeout(180),
]


@pytest.fixture
def client() -> Iterator[Any]:
    with cluster.connected("local", 2) as client:
        yield client


def items(count: int) -> list[Item]:
    return [Item(f"in:{n}", str(n), {"text": f"report {n}", "publisher": f"paper {n % 5}"}) for n in range(count)]


def names(output: Path) -> list[str]:
    """Ids of the records of a dataset, in order."""
    return [id for path in sorted((output / "records").iterdir()) for id in pq.read_table(path)["id"].to_pylist()]


def test_a_dataset_holds_what_one_process_finds(tmp_path: Path, client: Any) -> None:
    dask_geopandas = pytest.importorskip("dask_geopandas")
    source = str(write(tmp_path / "in.jsonl", 120))
    address = client.scheduler.address
    assert main(["extract", source, "-o", str(tmp_path / "out.jsonl")]) == 1
    assert main(["extract", source, "-o", str(tmp_path / "corpus"), "--dask", address]) == 1
    told = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert pq.read_table(tmp_path / "corpus" / "records").to_pylist() == told
    events = dask_geopandas.read_parquet(tmp_path / "corpus" / "events").compute()
    assert events["id"].tolist() == [e["id"] for r in told for e in r["events"]]
    assert events.crs.to_epsg() in (4326, None)
    placed = events[events["lat"].notna()]
    assert (placed.geometry.x == placed["lon"]).all()
    assert events[events["lat"].isna()].geometry.isna().all()
    assert not unfinished(tmp_path / "corpus").exists()


def test_a_worker_killed_midway_loses_and_doubles_nothing(
    tmp_path: Path, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "BLOCK", 100)
    victim = next(iter(client.run(os.getpid).values()))
    killer = threading.Timer(1.0, os.kill, (victim, signal.SIGKILL))
    killer.start()
    done = cluster.extract(client, items(1500), killers.slowly, tmp_path / "out", {}, resume=False)
    assert sum(part.reports for part in done) == 1500
    killer.join()
    assert victim not in client.run(os.getpid).values()
    assert names(tmp_path / "out") == [str(n) for n in range(1500)]


def test_a_report_that_kills_its_readers_costs_only_itself(tmp_path: Path, client: Any) -> None:
    client.cluster.scheduler.allowed_failures = 1
    read = partial(killers.deadly, "report 17")
    (done,) = cluster.extract(client, items(60), read, tmp_path / "out", {}, resume=False)
    assert (done.reports, done.failed) == (60, 1)
    records = pq.read_table(tmp_path / "out" / "records").to_pylist()
    assert [r["id"] for r in records if r["error"]] == ["17"]
    assert len(records) == 60


def test_a_run_that_is_cut_off_goes_on(tmp_path: Path, client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "BLOCK", 50)
    out = tmp_path / "out"
    first = cluster.extract(client, items(500), killers.slowly, out, {"a": 1}, resume=False)
    assert sum(next(first).reports for _ in range(3)) == 150
    first.close()
    assert not out.exists()
    kept = {p.name: p.stat().st_mtime_ns for p in (unfinished(out) / "records").iterdir()}
    assert len(kept) >= 3
    assert (
        sum(p.reports for p in cluster.extract(client, items(500), killers.slowly, out, {"a": 1}, resume=True)) == 500
    )
    assert names(out) == [str(n) for n in range(500)]
    assert {p.name: p.stat().st_mtime_ns for p in (out / "records").iterdir() if p.name in kept} == kept


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path, client: Any) -> None:
    (tmp_path / "thesis.txt").write_text("all of it")
    with pytest.raises(OutputError, match="no dataset of geomap"):
        list(cluster.extract(client, items(1), killers.slowly, tmp_path, {}, resume=False))
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


ALONE = """
import sys, distributed
from geomap.batch import cluster
from geomap.cli import main
cluster._PATIENCE = 2
address, *arguments = sys.argv[1:]
if address == "empty":
    with distributed.LocalCluster(n_workers=0, dashboard_address=None, protocol="tcp://") as empty:
        sys.exit(main([*arguments, "--dask", empty.scheduler_address]))
sys.exit(main([*arguments, "--dask", address]))
"""
"""The command in a process of its own: a client that finds nobody leaves threads behind that hold up the next one."""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://127.0.0.1:1", "no Dask scheduler answers"),
        ("nonsense", "no Dask scheduler answers"),
        ("empty", "the scheduler has no workers"),
    ],
)
def test_a_scheduler_or_workers_that_are_not_there(tmp_path: Path, address: str, words: str) -> None:
    source = str(write(tmp_path / "in.jsonl", 1))
    command = [sys.executable, "-W", "ignore", "-c", ALONE, address, "extract", source, "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    assert words in line
    assert [p.name for p in tmp_path.iterdir()] == ["in.jsonl"]
