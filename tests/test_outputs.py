"""What `geomap build` writes beyond the usual files, and what it refuses before it reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import geopandas
import pytest

from geomap.cli import main
from geomap.commands.demo import EXAMPLES

REPORTS = [str(path) for path in sorted(EXAMPLES.glob("*.txt"))[:2]]
pytestmark = pytest.mark.usefixtures("one_reader")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_formats_stand_beside_the_map_and_say_once_what_they_lack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["build", *REPORTS, "-o", str(tmp_path), "--format", "gpkg", "--format", "fgb", "--format", "gpkg"]) == 0
    )
    assert {"map.html", "events.geojson", "story.gpkg", "events.fgb", "places.fgb", "stops.fgb"} <= names(tmp_path)
    said = capsys.readouterr().err
    assert said.count("GeoPackage: ") == 1
    assert len(geopandas.read_file(tmp_path / "story.gpkg", layer="stops"))


def test_one_file_by_its_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("story.kml", "map.html"):
        assert main(["build", *REPORTS, "-o", str(tmp_path / name)]) == 0
        assert f"open {tmp_path / name}" in capsys.readouterr().out
    assert names(tmp_path) == {"story.kml", "map.html"}


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()
    assert main(["build", *REPORTS, "-o", str(tmp_path / "out.csv")]) == 0
    assert "map.html" in names(tmp_path / "out.csv")


def test_a_site_brings_card_stills_and_code(tmp_path: Path) -> None:
    assert main(["build", *REPORTS, "-o", str(tmp_path), "--site", "https://example.org/april"]) == 0
    assert {"embed.html", "preview.png", "map.svg"} <= names(tmp_path)
    assert 'content="https://example.org/april/preview.png"' in (tmp_path / "map.html").read_text("utf-8")
    assert "https://example.org/april/map.html" in (tmp_path / "embed.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "x.gpkg", "--format", "kml"], "--format kml needs a folder"),
        (["-o", "x.html", "--embed"], "--embed needs a folder"),
        (["-o", "x", "--site", "example.org"], "no address of a folder on the web"),
        (["-o", "x", "--tiles", "OpenStretMap"], "nearest: OpenStreetMap"),
        (["-o", "x", "--tiles", ""], "no tiles are called ''"),
    ],
)
def test_what_cannot_be_is_said_before_any_report_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", "not-there.txt", *options]) == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.count("\n") == 1
    assert names(tmp_path) == set()


def test_a_build_without_formats_loads_neither_pandas_nor_matplotlib(tmp_path: Path) -> None:
    code = (
        "import sys; from geomap.cli import main; "
        f"main(['build', *{REPORTS!r}, '-o', {str(tmp_path)!r}]); "
        "sys.exit(bool({'pandas', 'geopandas', 'matplotlib', 'pyogrio'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
