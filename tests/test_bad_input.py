"""Each mistake costs one line, names its file and the way out, and leaves the last good output alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.cli import main

GOOD = "---\npublished: 2010-04-15\n---\nRita Moreau flew from Lyon to Oslo on Tuesday."
pytestmark = pytest.mark.usefixtures("one_reader")


def build(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str]]:
    """Exit code, and the lines said."""
    try:
        code = main(["build", *map(str, arguments)])
    except SystemExit as done:  # argparse leaves this way
        code = int(done.code or 0)
    return code, capsys.readouterr().err.splitlines()


def write(path: Path, content: str | bytes = GOOD) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty report"),
        (b"\x89PNG\0\0", "binary"),
        ("---\ntitle: [a\n---\nx", "bad.txt:3: broken front matter"),
        ("---\npublished: 2010-02-30\n---\nx", "bad.txt:2: published"),
        ("<html><p></p>", "no article"),
    ],
)
def test_a_bad_report_alone_is_2_and_among_others_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | bytes, words: str
) -> None:
    bad, good, out = write(tmp_path / "bad.txt", content), write(tmp_path / "good.txt"), tmp_path / "map"
    code, lines = build(capsys, bad, "-o", out)
    assert (code, out.exists()) == (2, False)
    assert words in lines[0]
    assert lines[1:] == ["geomap: no report could be read: nothing was written"]
    code, lines = build(capsys, bad, good, "-o", out)
    assert (code, (out / "map.html").exists(), len(lines)) == (1, True, 1)


@pytest.mark.parametrize("name", ["gone.txt", "empty-folder"])
def test_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    code, lines = build(capsys, tmp_path / name, "-o", tmp_path / "map")
    assert code == 2
    assert name in lines[0]
    assert not (tmp_path / "map").exists()


def test_a_guessed_encoding_is_said_and_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = write(
        tmp_path / "a.txt", "---\npublished: 2010-04-15\n---\nA café in Lyon burnt on Tuesday.".encode("cp1252")
    )
    code, lines = build(capsys, report, "-o", tmp_path / "map")
    assert code == 0
    assert lines == [f"geomap: {report}: warning: not UTF-8 (line 4): read as Windows-1252"]


def test_a_report_without_date_says_so_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = write(tmp_path / "a.txt", "A fire broke out in Lyon on Tuesday. On Monday it had rained in Lyon.")
    code, lines = build(capsys, report, "-o", tmp_path / "map")
    assert (code, len(lines)) == (0, 1)
    assert "--published" in lines[0]


@pytest.mark.parametrize("date", ["yesterday", "2010-02-30", "2010-04", "04/15/2010", ""])
def test_a_date_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], date: str) -> None:
    code, lines = build(capsys, write(tmp_path / "a.txt"), "-o", tmp_path / "map", "--published", date)
    assert (code, len(lines)) == (2, 1)
    assert "--published" in lines[0]
    assert "2010-04-15" in lines[0]


def test_a_name_that_nobody_has_lists_who_could_be_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "map"
    code, lines = build(capsys, write(tmp_path / "a.txt"), "-o", out, "--follow", "Zebedee Quill")
    assert (code, len(lines), out.exists()) == (2, 1, False)
    assert "Zebedee Quill" in lines[0]
    assert "Rita Moreau" in lines[0]


def test_an_output_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = write(tmp_path / "taken", "mine")
    code, lines = build(capsys, write(tmp_path / "a.txt"), "-o", taken)
    assert (code, len(lines)) == (2, 1)
    assert str(taken) in lines[0]
    assert taken.read_text() == "mine"


def test_a_failed_build_leaves_the_last_good_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, out = write(tmp_path / "a.txt"), tmp_path / "map"
    assert build(capsys, good, "-o", out)[0] == 0
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    assert build(capsys, good, "-o", out, "--follow", "Zebedee Quill")[0] == 2
    (tmp_path / "a.txt").write_bytes(b"\0")
    assert build(capsys, good, "-o", out)[0] == 2
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_a_report_without_any_place_gives_a_map_that_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = write(tmp_path / "a.txt", "---\npublished: 2010-04-15\n---\nIt rained on Tuesday and nobody came.")
    assert main(["build", str(report), "-o", str(tmp_path / "map")]) == 0
    assert "no report names a place" in capsys.readouterr().out
    assert (tmp_path / "map" / "map.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["build"], ["build", "a.txt"], ["build", "-o", "map"], ["extract", "in.jsonl"], ["gazetteer"]],
)
def test_wrong_use_is_one_line_that_points_to_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(arguments)
    assert done.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "--help" in line


@pytest.mark.parametrize(
    ("source", "out", "words"),
    [
        ("gone.jsonl", "out.jsonl", "cannot be read"),
        ("a.txt", "out.jsonl", "geomap build"),
        ("texts", "out.jsonl", "geomap build"),
        ("bad.parquet", "out.jsonl", "no whole Parquet file"),
        ("in.jsonl", "none/out.jsonl", "cannot be written"),
    ],
)
def test_wrong_use_of_extract(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    source: str,
    out: str,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt")
    write(tmp_path / "bad.parquet", "{}")
    write(tmp_path / "in.jsonl", "{}")
    (tmp_path / "texts").mkdir()
    assert main(["extract", source, "-o", out]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "bad.parquet", "in.jsonl", "texts"]


def test_a_hostile_file_name_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = build(capsys, tmp_path / "a\n\x1b[2Jb.txt", "-o", tmp_path / "map")
    assert code == 2
    assert "\\x0a\\x1b[2Jb.txt" in lines[0]
