"""The commands, as people call them: what they write, say and return."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from geomap.cli import main

OUTPUTS = ["events.geojson", "map.html", "places.geojson", "route.geojson", "story.json"]
pytestmark = pytest.mark.usefixtures("one_reader")


def run(*arguments: str, input: str | None = None, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "geomap", *arguments]
    return subprocess.run(command, capture_output=True, text=True, input=input, timeout=timeout, check=False)


def write(path: Path, text: str = "A fire broke out in Lyon on Tuesday.", published: str = "2010-04-15") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"---\npublished: {published}\n---\n" if published else ""
    path.write_text(head + text, encoding="utf-8")
    return str(path)


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_build_writes_all_files_and_says_which_to_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deep" / "map"
    assert main(["build", write(tmp_path / "a.txt"), "-o", str(out), "--title", "Fire!"]) == 0
    assert names(out) == OUTPUTS
    printed = capsys.readouterr()
    assert f"open {out / 'map.html'}" in printed.out
    assert printed.err == ""
    story = json.loads((out / "story.json").read_text(encoding="utf-8"))
    assert story["title"] == "Fire!"
    (event,) = story["events"]
    assert (event["when"], event["place"], event["country"]) == ("2010-04-13", "Lyon", "FR")


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    report = write(tmp_path / "a.txt")
    contents = []
    for seed in ("0", "1"):
        out = tmp_path / f"map{seed}"
        command = [sys.executable, "-m", "geomap", "build", report, "-o", str(out)]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
        contents.append([(out / name).read_bytes() for name in OUTPUTS])
    assert contents[0] == contents[1]


def test_demo_as_one_file(tmp_path: Path) -> None:
    assert main(["demo", "-o", str(tmp_path / "x.html")]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["x.html"]


def test_demo_says_what_to_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    assert names(tmp_path / "output") == sorted([*OUTPUTS, "embed.html", "map.svg", "preview.png"])
    assert "open output/map.html" in capsys.readouterr().out


def test_published_dates_the_undated_and_follow_draws_routes(tmp_path: Path) -> None:
    text = "Rita Moreau flew from Lyon to Oslo on Tuesday. Jan Novak drove to Brno on Wednesday."
    report = write(tmp_path / "a.txt", text, published="")
    arguments = ["--published", "2010-04-15", "--follow", "Moreau", "--follow", "Jan Novak"]
    assert main(["build", report, "-o", str(tmp_path / "map"), *arguments]) == 0
    features = json.loads((tmp_path / "map" / "route.geojson").read_text(encoding="utf-8"))["features"]
    stops = [f["properties"] for f in features if f["properties"]["feature"] == "stop"]
    told = [(s["person"], s["place"], s["when"]) for s in stops]
    expected = [
        ("Rita Moreau", "Lyon", "2010-04-13"),
        ("Rita Moreau", "Oslo", "2010-04-13"),
        ("Jan Novak", "Brno", "2010-04-14"),
    ]
    assert told == expected


def test_extract_keeps_order_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({"id": n, "text": f"Snow fell in {n}."}) for n in ("Oslo", "Lyon")]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join([lines[0], "{broken", "", lines[1], json.dumps({"id": "x"})]), encoding="utf-8")
    assert main(["extract", str(source), "-o", str(tmp_path / "out.jsonl")]) == 1
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [r["id"] for r in records] == ["Oslo", "in-2", "Lyon", "x"]
    assert [bool(r["error"]) for r in records] == [False, True, False, True]
    assert [m["place"]["country"] for r in records for m in r["mentions"]] == ["NO", "FR"]
    assert [line.split(": ")[1] for line in capsys.readouterr().err.splitlines()] == [f"{source}:2", f"{source}:5"]


def test_extract_reads_standard_input_and_writes_standard_output() -> None:
    done = run("extract", "-", "-o", "-", input=json.dumps({"id": 3, "text": "Snow fell in Oslo."}) + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["mentions"][0]["text"] == "Oslo"


def test_gazetteer_search(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "search", "Jalalabad"]) == 0
    head, *found = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["place", "kind", "in"]
    assert all(any(country in line for line in found) for country in ("Afghanistan", "Kyrgyzstan"))
    assert main(["gazetteer", "search", "Qqqqqq"]) == 1
    assert capsys.readouterr().err.startswith("geomap: ")


def test_version_and_help_load_nothing_slow() -> None:
    from geomap import __version__

    assert run("--version").stdout == f"geomap {__version__}\n"
    asked = "import sys; from geomap.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    shown = (
        "print(sorted({'numpy', 'folium', 'pandas', 'geopandas', 'ufal', 'marisa_trie', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", asked + shown], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geomap", "extract", "-", "-o", str(tmp_path / "out.jsonl")]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # jobs in the background are started deaf to it
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heard
    ) as process:
        deadline = time.monotonic() + 120
        while not any(tmp_path.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode in (130, -signal.SIGINT)  # Python's own end if the signal came amid an import: 130 too
    assert (out, err) == (b"", b"geomap: stopped; nothing was written\n")
    assert names(tmp_path) == []


def test_a_closed_pipe_is_no_traceback() -> None:
    code = f"{sys.executable} -m geomap --help | true; {sys.executable} -m geomap gazetteer search Springfield | true"
    assert subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=False).stderr == ""


def test_progress_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from geomap import terminal

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((io.StringIO(), ""), (Terminal(), "reading 3 of 9")):
        monkeypatch.setattr(sys, "stderr", stream)
        terminal.progress("reading", 3, 9)
        assert shown in stream.getvalue()
        assert bool(stream.getvalue()) == bool(shown)
