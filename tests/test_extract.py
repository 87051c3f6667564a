"""Many reports on the command line: formats, processes, and runs that are cut off."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from geomap import batch
from geomap.batch.journal import journal, unfinished
from geomap.cli import main

TOWNS = "Oslo Lyon Turin Osh Bergen Ghent Porto Graz Brno Tartu".split()


def write(path: Path, count: int) -> Path:
    """Reports of which the first hundred tell much, and every fiftieth is broken."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            text = f"Snow fell in {TOWNS[n % 10]} on Monday. Police shot {n} men near {TOWNS[n // 10 % 10]}."
            text = text if n < 100 else f"It snowed {n} times."
            row = {"id": n, "text": text, "publisher": f"paper {n % 7}", "published": "2010-04-15"}
            print(json.dumps(row) if n % 50 != 49 else "{broken", file=file)
    return path


def run(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "geomap", "extract", *map(str, arguments)]


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.mark.usefixtures("one_reader")
def test_formats_hold_the_same(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    source = str(write(tmp_path / "in.jsonl", 120))
    for name in ("out.jsonl", "out.jsonl.gz", "out.parquet"):
        assert main(["extract", source, "-o", str(tmp_path / name)]) == 1
    lines = (tmp_path / "out.jsonl").read_bytes()
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == lines
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == records(lines)
    assert len(list(tmp_path.iterdir())) == 4


def test_what_is_read_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(tmp_path / "in.jsonl", 3)
    before = source.read_bytes()
    (tmp_path / "link.jsonl").symlink_to(source)
    for given, target in ((source, source), (source, tmp_path / "link.jsonl"), (tmp_path, tmp_path / "out.jsonl")):
        assert main(["extract", str(given), "-o", str(target)]) == 2
        assert "is what is read" in capsys.readouterr().err
    assert source.read_bytes() == before


def test_no_format_is_promised_that_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(tmp_path / "in.jsonl", 3)
    assert main(["extract", str(source), "-o", str(tmp_path / "out.xlsx")]) == 2
    assert "extract writes .jsonl" in capsys.readouterr().err
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.usefixtures("one_reader")
def test_results_do_not_depend_on_the_number_of_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "BLOCK", 70)
    source = str(write(tmp_path / "in.jsonl", 200))
    for workers in ("1", "3"):
        assert main(["extract", source, "-o", str(tmp_path / workers), "--workers", workers]) == 1
    assert (tmp_path / "1").read_bytes() == (tmp_path / "3").read_bytes()


@pytest.mark.usefixtures("one_reader")
@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_a_run_that_is_cut_off_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    monkeypatch.setattr(batch, "BLOCK", 20)
    source, out = str(write(tmp_path / "in.jsonl", 130)), tmp_path / name
    assert main(["extract", source, "-o", str(out)]) == 1
    whole = out.read_bytes()
    out.unlink()
    real, heard = batch.read, []

    def stopped(hand: batch.Hand, reader: Any) -> list[batch.Answer]:
        heard.extend(hand)
        if len(heard) == 100:
            raise KeyboardInterrupt
        return real(hand, reader)

    monkeypatch.setattr(batch, "read", stopped)
    assert main(["extract", source, "-o", str(out)]) == 130
    assert "stopped after 80 reports" in capsys.readouterr().err
    assert not out.exists()
    heard.clear()
    assert main(["extract", source, "-o", str(out), "--resume"]) == 1
    assert len(heard) == 50
    assert out.read_bytes() == whole
    assert not unfinished(out).exists()


def test_torn_ends_are_cut_off(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with journal(out, {"a": 1}, resume=False) as kept:
        kept.add(b"one\n", 3, 0)
        kept.add(b"two\n", 2, 1)
    folder = unfinished(out)
    marks = (folder / "marks").read_bytes()
    for part, torn, reports in (
        (b"one\ntwo\nthr", marks + b'{"rep', 5),
        (b"one\ntw", marks, 3),
        (b"one\ntwo\n", marks[:-1], 3),
        (b"", marks, 0),
    ):
        (folder / "part").write_bytes(part)
        (folder / "marks").write_bytes(torn)
        with journal(out, {"a": 1}, resume=True) as kept:
            assert kept.mark.reports == reports
            kept.add(b"end\n", 1, 0)
        assert (folder / "part").read_bytes() == part[: kept.mark.size - 4] + b"end\n"
        (folder / "marks").write_bytes(marks)


@pytest.mark.usefixtures("one_reader")
def test_a_run_goes_on_with_the_same_input_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = write(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    with journal(out, {"input": "another"}, resume=False) as kept:
        kept.add(b"{}\n", 1, 0)
    assert main(["extract", str(source), "-o", str(out), "--resume"]) == 2
    assert "the unfinished run had another input" in capsys.readouterr().err
    assert main(["extract", str(source), "-o", str(out)]) == 0
    assert len(out.read_bytes().splitlines()) == 3


@pytest.mark.usefixtures("one_reader")
def test_a_run_that_is_whole_is_not_done_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = write(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    command = ["extract", str(source), "-o", str(out), "--resume"]
    assert main(command) == 0
    made = out.stat()
    capsys.readouterr()
    assert main(command) == 0
    assert capsys.readouterr().err.endswith("out.jsonl: already done; without --resume it is made anew\n")
    assert (out.stat().st_mtime_ns, out.stat().st_ino) == (made.st_mtime_ns, made.st_ino)
    os.utime(source, ns=(made.st_mtime_ns + 10**9,) * 2)
    assert main(command) == 2
    assert "older than what is read" in capsys.readouterr().err


@pytest.mark.usefixtures("one_reader")
def test_two_runs_do_not_write_one_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("fcntl")
    source, out = write(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    with journal(out, {}, resume=False) as kept:
        kept.add(b"{}\n", 1, 0)
        assert main(["extract", str(source), "-o", str(out)]) == 2
        assert "another run is writing it" in capsys.readouterr().err
        assert (unfinished(out) / "part").read_bytes() == b"{}\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(tmp_path: Path, workers: int) -> None:
    """GEOMAP_KILLS in the environment: how many moments are tried."""
    source = write(tmp_path / "in.jsonl", 3500)
    command = run(source, "-o", tmp_path / "out.jsonl", "--workers", workers)
    began = time.monotonic()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    took = time.monotonic() - began
    whole = (tmp_path / "out.jsonl").read_bytes()
    (tmp_path / "out.jsonl").unlink()
    moment = random.Random(workers)
    for _ in range(int(os.environ.get("GEOMAP_KILLS", "1"))):
        for _ in range(2):
            with subprocess.Popen([*command, "--resume"], stderr=subprocess.DEVNULL) as process:
                time.sleep(moment.uniform(0, took * 0.7))
                process.send_signal(signal.SIGKILL)
        done = subprocess.run([*command, "--resume"], capture_output=True, check=False)
        assert done.returncode == (0 if b"already done" in done.stderr else 1), done.stderr
        assert (tmp_path / "out.jsonl").read_bytes() == whole
        assert not unfinished(tmp_path / "out.jsonl").exists()
        (tmp_path / "out.jsonl").unlink()


def test_a_disk_that_fills_up_loses_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk."""
    resource = pytest.importorskip("resource")
    source, out = write(tmp_path / "in.jsonl", 2500), tmp_path / "out.jsonl"
    whole = subprocess.run(run(source, "-o", "-"), capture_output=True, check=False).stdout
    limit = len(whole) // 2

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    full = subprocess.run(run(source, "-o", out), capture_output=True, text=True, preexec_fn=narrow, check=False)
    assert full.returncode == 2
    said = full.stderr.splitlines()[-1]
    assert "cannot be written" in said
    assert "--resume" in said
    assert not out.exists()
    assert subprocess.run(run(source, "-o", out, "--resume"), capture_output=True, check=False).returncode == 1
    assert out.read_bytes() == whole


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "-", "--resume"], "name a file with -o"),
        (["-o", "out.jsonl", "--workers", "0"], "at least 1"),
        (["-o", "."], "is a folder"),
        (["-o", "-", "--dask", "local"], "name a folder with -o"),
    ],
)
def test_wrong_use_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in.jsonl", 1)
    assert main(["extract", "in.jsonl", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert [p.name for p in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.usefixtures("one_reader")
def test_thousands_of_failures_are_not_all_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text("{}\n" * 1500, encoding="utf-8")
    assert main(["extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21
    assert "more reports fail" in lines[-1]


def test_progress_tells_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    from geomap import terminal

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    clock = iter([0.0, 10.0, 20.0])
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(terminal.time, "monotonic", lambda: next(clock))
    pace = terminal.Pace("reading", 500)
    pace.add(1000, 21_500)
    pace.add(1000, None)
    first, second = shown.getvalue().split("\r")[1:]
    assert "reading 1,500 of about 21,500, 100 a second, 3 min left" in first
    assert second.endswith("reading 2,500, 100 a second")
