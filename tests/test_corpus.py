"""What extract wrote, drawn as a map."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geomap.batch.corpus import _Places, event_of, is_corpus
from geomap.batch.recordtable import events_table, record_schema, records_table
from geomap.cli import main
from geomap.model import Story
from geomap.records import event_record, reading_record
from geomap.timeline import timeline
from geomap.timeline.sameness import same as is_same

TEXTS = {
    "one": "Rita Moreau flew from Lyon to Oslo on Tuesday. Police shot two men in Bergen on Monday at 3 p.m.",
    "two": "Snow fell in Turin. Two men were shot by police in Bergen on Monday. Crowds marched in Ghent last week.",
}


@pytest.fixture
def found(tmp_path: Path, one_reader: None) -> Path:
    rows = [
        {"id": id, "text": text, "title": id.title(), "publisher": "The Fjord", "published": "2010-04-15",
         "url": f"https://example.org/{id}"}
        for id, text in TEXTS.items()
    ]  # fmt: skip
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in [*rows, {"id": "bad"}]), encoding="utf-8")
    assert main(["extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "found.jsonl")]) == 1
    return tmp_path / "found.jsonl"


def features(folder: Path, name: str) -> list[dict[str, Any]]:
    return [f["properties"] for f in json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]]


def test_a_record_becomes_its_event_again(found: Path) -> None:
    records = [event for line in found.read_bytes().splitlines() for event in json.loads(line)["events"]]
    assert len(records) > 4
    assert [event_record(event_of(record, _Places())) for record in records] == records


def test_a_corpus_is_drawn_as_its_reports_are(found: Path, tmp_path: Path) -> None:
    assert main(["build", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "texts")]) == 1
    assert main(["build", str(found), "-o", str(tmp_path / "map"), "--title", "Four days"]) == 0
    told, drawn = (features(tmp_path / folder, "events") for folder in ("texts", "map"))
    assert [(e["kind"], e["quote"], e["when"], e["place_id"]) for e in drawn] == [
        (e["kind"], e["quote"], e["when"], e["place_id"]) for e in told
    ]
    assert [e["sources"] for e in drawn] == [e["sources"] for e in told]
    assert any(len(e["sources"]) == 2 for e in drawn)
    assert {p["id"] for p in features(tmp_path / "map", "places")} == {
        p["id"] for p in features(tmp_path / "texts", "places")
    }
    page = (tmp_path / "map" / "map.html").read_text(encoding="utf-8")
    assert "Four days" in page


def test_every_form_of_a_corpus_is_known_by_content(found: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import gzip

    (tmp_path / "found.gz").write_bytes(gzip.compress(found.read_bytes()))
    assert main(["extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "found.parquet")]) == 1
    (tmp_path / "corpus" / "records").mkdir(parents=True)
    (tmp_path / "found.parquet").rename(tmp_path / "corpus" / "records" / "part-0.parquet")
    written = []
    for name in ("found.jsonl", "found.gz", "corpus"):
        assert is_corpus(tmp_path / name)
        assert main(["build", str(tmp_path / name), "-o", str(tmp_path / "map"), "--title", "T"]) == 0
        written.append((tmp_path / "map" / "story.json").read_bytes())
    assert len(set(written)) == 1
    assert not any(is_corpus(tmp_path / name) for name in ("in.jsonl", "map", "none", "map/map.html"))


def test_what_is_no_record_costs_only_itself(found: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = found.read_bytes().splitlines()[0]
    bad = json.loads(good)
    bad["events"][0]["kind"] = "feast"
    hostile = json.loads(good)
    hostile["events"][0] |= {"lat": 91.0, "place_id": "geonames:1"}
    found.write_bytes(b"\n".join([good, json.dumps(bad).encode(), json.dumps(hostile).encode(), b'{"id": "x"}']))
    assert main(["build", str(found), "-o", str(tmp_path / "map")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [f"{found}:{n}" for n in (2, 3, 4)]
    assert all("no record of geomap extract" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "words"), [(["--follow", "Moreau"], "holds no routes"), (["in.jsonl"], "drawn by itself")]
)
def test_what_a_corpus_cannot_do_is_said(
    found: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    capsys.readouterr()
    assert main(["build", str(found), *arguments, "-o", str(tmp_path / "map")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line


def test_tables_have_every_property(story: Story) -> None:
    pytest.importorskip("pyarrow")
    record = reading_record(story.readings[0])
    assert set(record_schema().names) == set(record)
    assert records_table([record]).to_pylist() == [record]
    events = [event_record(event) for event in story.timeline.all]
    assert [{k: v for k, v in row.items() if k != "geometry"} for row in events_table(events).to_pylist()] == events
    assert events_table([]).schema == events_table(events).schema


def test_events_are_merged_as_if_each_were_compared_with_all(story: Story) -> None:
    """The index over days changes nothing."""
    seeds = [e for e in story.timeline.all if e.when]
    told = []
    for n in range(600):
        seed = seeds[n % len(seeds)]
        assert seed.when
        day = seed.when.first.replace(day=1 + n * n % 28)
        last = day if n % 3 else day.replace(day=28)
        source = replace(seed.sources[0], report=f"r{n}")
        when = replace(seed.when, first=day, last=last)
        told.append(replace(seed, id=str(n), when=when, sources=(source,), quote=f"{seed.quote} {n % 7}"))
    plain: list[Any] = []
    for event in told:
        same = next((e for e in plain if is_same(e[-1], event)), None)
        if same is None:
            plain.append([event])
        else:
            same[:] = [timeline([same[-1], event]).all[0]]
    assert {e.id: len(e.sources) for e in timeline(told).all} == {e[-1].id: len(e[-1].sources) for e in plain}
