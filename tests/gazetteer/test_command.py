"""`geomap gazetteer`: install, list, remove and rebuild as typed."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from servers import send, serving

from gazetteer.build import compile_index
from gazetteer.entry import Entry
from geomap.cli import main

ROW = "{id}\t{name}\t{name}\t\t40.9\t72.9\tP\tPPL\t{code}\t\t03\t\t\t\t0\t\t0\tUTC\t2024-01-01\n"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, and a small shipped index."""
    shipped = shutil.copytree(folder, tmp_path / "shipped")
    monkeypatch.setenv("GEOMAP_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("gazetteer.folders.SHIPPED", shipped)
    return tmp_path / "data"


def file(path: Path, code: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{code}.txt", ROW.format(id=7000, name="Tash-Bulak", code=code) + "bad row\n")
    return path


def test_installed_from_a_file_searched_listed_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = file(tmp_path / "KG.zip", "KG")
    assert main(["gazetteer", "list"]) == 0
    assert capsys.readouterr().out.startswith("no country is installed")
    assert main(["gazetteer", "install", "kg", "--from", str(packed)]) == 0
    shown = capsys.readouterr()
    assert shown.out == "KG: 1 place installed\n"
    assert shown.err == f"geomap: {packed}:2: 1 columns, expected 19: the row is left out\n"
    assert main(["gazetteer", "search", "Tash-Bulak"]) == 0
    assert "geonames:7000" in capsys.readouterr().out
    assert main(["gazetteer", "list"]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()][1] == ["KG", "Kyrgyzstan", "1", str(packed)]
    assert main(["gazetteer", "remove", "KG"]) == 0
    assert main(["gazetteer", "search", "Tash-Bulak"]) == 1


def test_some_may_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = file(tmp_path / "KG.zip", "KG").read_bytes()
    with serving(lambda h, n: send(h, 200, packed) if h.path == "/KG.zip" else send(h, 404, b"")) as server:
        assert main(["gazetteer", "install", "KG", "IQ", "--mirror", server.url]) == 1
        shown = capsys.readouterr()
        assert shown.out == "KG: 1 place installed\n"
        assert "IQ.zip: the server answers 404" in shown.err
        assert main(["gazetteer", "install", "IQ", "--mirror", server.url]) == 2


@pytest.mark.parametrize("code", ["ZZ", "", "Kyrgyzstan", "../KG"])
def test_what_is_no_country_is_wrong_use(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "install", code]) == 2
    assert "no country has the code" in capsys.readouterr().err


def test_a_damaged_shipped_index_is_rebuilt_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], entries: list[Entry]
) -> None:
    monkeypatch.setattr("gazetteer.build.build", lambda: compile_index(entries, tmp_path / "shipped"))
    rows = tmp_path / "shipped" / "rows.npy"
    rows.write_bytes(rows.read_bytes()[:100])
    assert main(["gazetteer", "search", "Bishkek"]) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "damaged" in said
    assert "geomap gazetteer rebuild" in said
    assert main(["gazetteer", "rebuild"]) == 0
    assert main(["gazetteer", "search", "Bishkek"]) == 0
