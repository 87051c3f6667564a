"""What is wrong with a file of corrections is one line, before anything is built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gazetteer.index import Index
from geomap.cli import main
from geomap.editor.corrections import beside, load
from geomap.editor.editing import Editor
from geomap.errors import UsageError

AT = 'report = "a"\nwords = "x"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[event]\n", "cannot be understood"),
        ("[[events]]\n", "no such kind of correction: events"),
        (f"[[event]]\n{AT}", "corrects nothing"),
        (f"[[event]]\n{AT}dat = 2010-04-15\n", "corrects nothing"),
        (f'[[event]]\n{AT}drop = true\nkinds = "x"\n', "no such key here: kinds"),
        (f'[[event]]\n{AT}kind = "riot"\n', "must be one of: protest"),
        (f'[[event]]\n{AT}date = "last week"\n', "no EDTF date"),
        (f'[[event]]\n{AT}date = "2010-04-31"\n', "no EDTF date"),
        (f'[[event]]\n{AT}date = "2010-04-15/2010-04-12"\n', "ends before it begins"),
        (f"[[event]]\n{AT}lat = 91\nlon = 0\n", "no place on Earth"),
        (f"[[event]]\n{AT}lat = 40\n", "both lat and lon"),
        (f'[[event]]\n{AT}drop = "yes"\n', "neither true nor false"),
        ('[[event]]\nwords = "x"\ndrop = true\n', "report is missing"),
        (f'[[place]]\n{AT}name = "x"\n', "says not what it is"),
        ('[[place]]\nreport = "a"\nname = "x"\nis = "none"\n', "go together"),
        ("[[merge]]\nevents = []\n", "fewer than two"),
        (f"[[stop]]\n{AT}made = true\n", "only made = false"),
        ('place = "x"\n', "not keys and values"),
        ("\x00", "cannot be understood"),
    ],
)
def test_mistakes_are_one_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        load(path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.way_out


@pytest.mark.parametrize("content", [b"- a\n- b\n", b"a: [", b"\xff\xfe", b"x" * 6_000_000])
def test_files_that_are_no_corrections(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_bytes(content)
    with pytest.raises(UsageError):
        load(path)


def test_the_corrections_of_the_readme_are_right(root: Path, tmp_path: Path) -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", (root / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    path = tmp_path / "corrections.toml"
    path.write_text(block)
    index = Index.open()
    corrections = load(path)
    assert len(corrections) == 7
    Editor(corrections, index)


def test_they_are_found_beside_the_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert beside([tmp_path / "a.txt", "-", "https://example.org/x"]) is None
    (tmp_path / "corrections.toml").write_text("")
    assert beside([str(tmp_path)]) == beside([tmp_path / "a.txt"]) == tmp_path / "corrections.toml"


@pytest.mark.usefixtures("one_reader")
def test_a_build_with_stale_corrections_says_so_and_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("---\npublished: 2010-04-15\n---\nA bomb exploded in Narvik on Tuesday.")
    corrections = tmp_path / "in" / "corrections.toml"
    corrections.write_text('[[event]]\nreport = "a"\nwords = "A bomb exploded in Narvik"\nkind = "accident"\n')
    out = tmp_path / "map"
    assert main(["build", str(tmp_path / "in"), "-o", str(out)]) == 0
    assert '"corrected": "kind"' in (out / "events.geojson").read_text()
    corrections.write_text('[[event]]\nreport = "a"\nwords = "Snow fell over the whole country"\ndrop = true\n')
    assert main(["build", str(tmp_path / "in"), "-o", str(out)]) == 1
    assert "corrections.toml: event 1: its words are no longer there" in capsys.readouterr().err
    unknown = tmp_path / "other.toml"
    unknown.write_text('[[place]]\nname = "Narvik"\nis = "geonames:999999999"\n')
    assert main(["build", str(tmp_path / "in"), "-o", str(out), "--corrections", str(unknown)]) == 2
    assert "gazetteer search" in capsys.readouterr().err
