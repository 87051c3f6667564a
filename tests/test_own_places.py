"""The user's own places win over the gazetteer, and a geocoder is asked for what it lacks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from servers import Answering, Server, send, serving

from geomap.cli import main

OWN = """name,other names,lat,lon,kind,country
Kirovka Post,Post 17|the old mill,42.65,71.6,base,KG
Springfield,,40.52,72.8,village,KG
York,,42.5,72.2,village,KG
Twin Hut,,42.1,71.1,building,
Twin Hut,,-33.9,18.5,building,
"""


def places(tmp_path: Path, text: str, *options: str) -> dict[str, dict[str, Any]]:
    """The places of a report, by the words that name them."""
    (tmp_path / "r.txt").write_text(f"---\npublished: 2010-04-16\n---\n{text}\n", encoding="utf-8")
    assert main(["build", str(tmp_path / "r.txt"), "-o", str(tmp_path / "map"), *options]) == 0
    found = json.loads((tmp_path / "map" / "places.geojson").read_text(encoding="utf-8"))["features"]
    return {m["text"]: f["properties"] for f in found for m in f["properties"]["mentions"]}


@pytest.fixture
def own(tmp_path: Path) -> str:
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")
    return str(tmp_path / "own.csv")


def test_own_places_win_over_everything(tmp_path: Path, own: str) -> None:
    text = "Guards left Kirovka Post on Monday. Two men slept in the old mill. A bus went to Springfield, Illinois."
    found = places(tmp_path, text, "--places", own)
    assert found["Kirovka Post"]["id"] == found["the old mill"]["id"] == "own:kirovka-post"
    assert found["Springfield"]["id"] == "own:springfield"
    for name in ("Kirovka Post", "Springfield"):
        assert found[name]["confidence"] >= 0.98
        assert found[name]["decided_by"] == "one of your own places (own.csv)"


def test_a_part_of_a_longer_name_is_not_the_place(tmp_path: Path, own: str) -> None:
    found = places(tmp_path, "They flew from New York to York on Monday. Mr. York slept.", "--places", own)
    assert found["New York"]["country"] == "US"
    assert found["York"]["id"] == "own:york"
    assert len(found["York"]["mentions"]) == 1


def test_namesakes_among_them_are_told_apart_by_the_report(
    tmp_path: Path, own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = places(tmp_path, "Snow fell in Cape Town and at Twin Hut on Monday.", "--places", own)
    assert found["Twin Hut"]["id"] == "own:twin-hut-2"
    assert "own places (own.csv): " in found["Twin Hut"]["decided_by"]
    assert "2 places are called Twin Hut" in capsys.readouterr().err


def test_extract_takes_them_too_also_with_workers(tmp_path: Path, own: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps({"id": "a", "text": "Guards left Kirovka Post on Monday."}) + "\n"
    (tmp_path / "in.jsonl").write_text(line * 2, encoding="utf-8")
    command = ["extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"), "--places", own]
    assert main([*command, "--workers", "2"]) == 0
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [m["place"]["id"] for r in records for m in r["mentions"]] == ["own:kirovka-post"] * 2
    assert capsys.readouterr().err.count("2 places are called Twin Hut") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--places", "gone.csv"], "gone.csv: cannot be read"),
        (["--online", "nominatim"], "--online needs --contact"),
        (["--online", "nosuch", "--contact", "a@example.org"], "geopy knows no geocoder 'nosuch'"),
        (["--online", "nominatim", "--contact", "a@example.org", "--online-option", "x"], "not KEY=VALUE"),
    ],
)
def test_wrong_use_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    (tmp_path / "r.txt").write_text("Snow fell in Oslo.")
    assert main(["build", str(tmp_path / "r.txt"), "-o", str(tmp_path / "map"), *options]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


KNOWN = {"Kirovka": ("42.7", "74.2"), "Zurkan Bridge": ("42.85", "74.7"), "Xanubrod": ("50.1", "20.2")}
REPORT = "Buses left Bishkek on Monday. Shots were heard in Kirovka near Zurkan Bridge. A man fell in Xanubrod."


def nominatim(handler: Any, n: int) -> None:
    name = parse_qs(urlsplit(handler.path).query)["q"][0].split(",")[0]
    found = [{"lat": lat, "lon": lon, "display_name": name} for known, (lat, lon) in KNOWN.items() if known == name]
    send(handler, 200, json.dumps(found).encode())


def asking(server: Server) -> list[str]:
    options = ["--online-option", f"domain={server.domain}", "--online-option", "scheme=http"]
    return ["--online", "nominatim", "--contact", "desk@example.org", *options]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOMAP_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("gazetteer.online.SECONDS_BETWEEN", 0.0)


@pytest.mark.usefixtures("data")
def test_what_the_gazetteer_lacks_is_asked_for_and_taken_where_it_fits(tmp_path: Path) -> None:
    with serving(nominatim) as server:
        found = places(tmp_path, REPORT, *asking(server))
        asked = [parse_qs(urlsplit(path).query)["q"][0] for path, _ in server.asked]
        assert "Kirovka, Kyrgyzstan" in asked
        assert not any(q.startswith("Bishkek") for q in asked)
        assert places(tmp_path, REPORT, *asking(server)) == found
        assert len(server.asked) == len(asked)
    assert found["Kirovka"]["id"] == "nominatim:42.7000,74.2000"
    assert found["Kirovka"]["country"] == "KG"
    assert found["Kirovka"]["decided_by"].startswith("not in the gazetteer; nominatim: ")
    assert found["Zurkan Bridge"]["id"] == "nominatim:42.8500,74.7000"
    assert not found.get("Xanubrod", {}).get("id", "").startswith("nominatim:")


@pytest.mark.usefixtures("data")
def test_nobody_is_asked_unless_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.online.Online.find", lambda *_: pytest.fail("asked"))
    assert "Kirovka" not in places(tmp_path, REPORT)


def broken(handler: Any, n: int) -> None:
    send(handler, 500, b"")


def refusing(handler: Any, n: int) -> None:
    send(handler, 403, b"")


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("answer", [broken, refusing])
def test_a_service_that_fails_is_told_once_and_survived(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Answering
) -> None:
    with serving(answer) as server:
        found = places(tmp_path, REPORT, *asking(server))
    assert "Bishkek" in found
    assert len([line for line in capsys.readouterr().err.splitlines() if "online: " in line]) == 1


def test_ten_thousand_namesakes_in_one_line_take_no_ages(tmp_path: Path, own: str) -> None:
    found = places(tmp_path, "Twin Hut, Kirovka Post, " * 10_000, "--places", own)
    assert len(found["Kirovka Post"]["mentions"]) > 10
