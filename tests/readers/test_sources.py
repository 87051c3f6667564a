"""Files, folders, pipes, packed files; and what is too large, too deep or in a circle."""

from __future__ import annotations

import gzip
import io
import os
import sys
import tracemalloc
from pathlib import Path

import pytest
from readers.articles import article
from readers.layouts import ghost
from readers.samples import mail, pdf, rss, write

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers import given, jsonl
from geomap.reports import read_reports


def read(*sources: str | Path) -> list[Report | ReportError]:
    return list(read_reports(sources))


def test_a_folder_of_every_format(tmp_path: Path) -> None:
    a = article(30)
    contents: dict[str, bytes | str] = {
        "a.txt": "Rain in Norvik.",
        "b.html": ghost(a),
        "b_files/advert.html": "<html><p>Buy boots.</p></html>",
        "c.jsonl": '{"id": "c", "text": "Snow in Tarrow."}\n',
        "d.csv": "id,text\nd,Hail in Hollin.\n",
        "e.xml": rss("<guid>e</guid><description>Fog in Eskdale.</description>"),
        "f.eml": mail("Ice in Saltford."),
        "g.pdf": pdf([["Wind in Quillan."]]),
        "h.jsonl.gz": gzip.compress(b'{"id": "h", "text": "Sun in Hollin."}\n'),
        "i.png": b"\x89PNG",
        "map/map.html": "<html>",
        "map/story.json": "{}",
        "map/reports/old.txt": "Written by geomap.",
    }
    for name, content in contents.items():
        write(tmp_path / name, content)
    found = read(tmp_path)
    assert all(isinstance(r, Report) for r in found), found
    assert [r.id for r in found if isinstance(r, Report)] == list("abcdefgh")


def test_formats_are_told_by_content_whatever_the_name_says(tmp_path: Path) -> None:
    a = article(31)
    for name, content in {
        "1.txt": ghost(a),
        "2.html": pdf([["Wind."]]),
        "3.csv": rss("<description>Fog.</description>"),
    }.items():
        write(tmp_path / name, content)
    found = read(tmp_path)
    assert [r.text.strip()[:5] for r in found if isinstance(r, Report)] == [a.lead[:5], "Wind.", "Fog."]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"---\ntitle: T\n---\nRain in Norvik.")))
    (report,) = read("-")
    assert isinstance(report, Report)
    assert (report.id, report.file, report.title, report.text) == ("stdin", "stdin", "T", "Rain in Norvik.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_pipes_that_give_a_little_at_a_time(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"Rain in ")
    os.write(writer, b"Norvik.")
    os.close(writer)
    (report,) = read(f"/dev/fd/{reader}")
    os.close(reader)
    assert isinstance(report, Report)
    assert report.text == "Rain in Norvik."


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    write(tmp_path / "in" / "a.txt", "Rain.")
    found = read(tmp_path / "in")
    assert [type(r).__name__ for r in found] == ["Report", "ReportError"]
    assert "symbolic links" in str(found[1])


def test_zip_bombs_and_broken_packing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "_BOMB", 1_000_000)
    bomb = write(tmp_path / "bomb.jsonl.gz", gzip.compress(b" " * 30_000_000))
    cut = write(tmp_path / "cut.jsonl.gz", gzip.compress(b'{"text": "Rain."}\n' * 9999)[:-20])
    false = write(tmp_path / "false.gz", b"\x1f\x8bnothing")
    assert "zip bomb" in str(read(bomb)[-1])
    assert "broken gzip" in str(read(cut)[-1])
    assert "broken gzip" in str(read(false)[-1])
    assert "zip, Word" in str(read(write(tmp_path / "a.zip", b"PK\x03\x04" + b"x" * 99))[0])


def test_one_line_without_end_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (given, jsonl):
        monkeypatch.setattr(module, "LARGEST", 1_000_000)
    path = tmp_path / "x.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "Rain."}\n{"text": "')
        for _ in range(60):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"text": "Snow."}\n')
    tracemalloc.start()
    found = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [getattr(r, "text", None) for r in found] == ["Rain.", None, "Snow."]
    assert str(found[1]).startswith(f"{path}:2: more than")
    assert peak < 10_000_000


def test_files_without_end() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero")
    assert isinstance(read("/dev/zero")[0], ReportError)
