from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geomap import geojson
from geomap.model import Story
from geomap.records import reading_record, story_record

EVENT = """id kind title quote when when_text start end place place_id place_kind country radius_km people status
confidence sources""".split()
SOURCE = ["report", "title", "publisher", "url", "published", "start", "end"]


@pytest.fixture
def written(story: Story, tmp_path: Path) -> Path:
    geojson.write(story, tmp_path)
    return tmp_path


def features(path: Path) -> list[dict[str, Any]]:
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    assert all(set(f) == {"type", "geometry", "properties"} and f["type"] == "Feature" for f in found)
    return found


def test_events_have_every_property_of_the_format(written: Path) -> None:
    sailed, said, swell, storm = features(written / "events.geojson")
    for event in (sailed, said, swell, storm):
        assert set(EVENT) <= set(event["properties"])
        assert [list(s) for s in event["properties"]["sources"]] == [SOURCE]
    assert sailed["geometry"] == {"type": "Point", "coordinates": [-171.76666, -13.83333]}
    known = sailed["properties"]
    assert (known["when"], known["when_text"]) == ("2010-04-12", "on Monday")
    assert (known["start"], known["end"]) == ("2010-04-12T09:30:00", "2010-04-12T09:30:00")
    assert (known["place"], known["place_kind"], known["country"]) == ("Apia", "city", "WS")
    assert known["sources"][0]["published"] == "2010-04-13"


def test_an_event_without_place_or_date_is_kept(written: Path) -> None:
    _, said, swell, storm = features(written / "events.geojson")
    assert said["geometry"] is None
    assert said["properties"]["place"] is None
    assert [storm["properties"][key] for key in ("when", "start", "end", "when_text")] == [None] * 4
    assert (swell["properties"]["start"], swell["properties"]["end"]) == ("2010-04-12", "2010-04-18")


def test_places_name_their_mentions_and_rivals(written: Path) -> None:
    suva, apia, fiji = (f["properties"] for f in features(written / "places.geojson"))
    assert suva["alternatives"] == [
        {
            "id": "geonames:4035413",
            "name": "Apia",
            "country": "WS",
            "lat": -13.83333,
            "lon": -171.76666,
            "score": 0.05,
        }
    ]
    mention = {"report": "voyage", "start": 28, "end": 32, "text": "Apia", "role": "literal", "event": "e1"}
    assert apia["mentions"] == [mention]
    assert (fiji["kind"], fiji["radius_km"], fiji["confidence"]) == ("country", 150, 0.912)


def test_a_leg_over_the_antimeridian_is_cut(written: Path) -> None:
    first, second, leg = features(written / "route.geojson")
    assert [f["properties"]["order"] for f in (first, second)] == [1, 2]
    assert first["geometry"]["coordinates"] == [178.44149, -18.14161]
    assert leg["geometry"]["type"] == "MultiLineString"
    west, east = leg["geometry"]["coordinates"]
    assert (west[0], west[-1][0], east[0][0], east[-1]) == ([178.44149, -18.14161], 180, -180, [-171.76666, -13.83333])
    told = {key: leg["properties"][key] for key in ("from", "to", "mode", "km", "departed", "arrived", "inferred")}
    expected = {"from": 1, "to": 2, "mode": "sea", "km": 1144.0, "departed": "2010-04-12", "arrived": None}
    assert told == {**expected, "inferred": False}


def test_offsets_lead_back_to_the_words(story: Story) -> None:
    record = story_record(story)
    text = {r.report.id: r.report.text for r in story.readings}
    for place in record["places"]:
        for m in place["mentions"]:
            assert text[m["report"]][m["start"] : m["end"]] == m["text"]
    for event in record["events"]:
        assert all(text[s["report"]][s["start"] : s["end"]] == event["quote"] for s in event["sources"])


def test_the_story_holds_reports_and_named_coordinates(written: Path) -> None:
    whole = json.loads((written / "story.json").read_text(encoding="utf-8"))
    (report,) = whole["reports"]
    assert (report["id"], report["file"], report["published"]) == ("voyage", "in/voyage.txt", "2010-04-13")
    assert report["times"] == [{"start": 33, "end": 42, "text": "on Monday", "when": "2010-04-12"}]
    assert report["warnings"] == ["a warning"]
    assert (whole["events"][0]["lat"], whole["events"][0]["lon"]) == (-13.83333, -171.76666)
    assert whole["events"][1]["lat"] is None
    assert [len(whole["routes"][0][part]) for part in ("stops", "legs")] == [2, 1]


def test_a_reading_is_one_record(story: Story) -> None:
    record = reading_record(story.readings[0])
    assert list(record) == ["id", "mentions", "times", "events", "warnings", "error"]
    ana, suva, *_ = record["mentions"]
    assert ana["place"] is None
    assert suva["place"] == {
        "id": "geonames:2198148",
        "name": "Suva",
        "kind": "city",
        "country": "FJ",
        "lat": -18.14161,
        "lon": 178.44149,
    }


def test_the_same_story_gives_the_same_bytes(story: Story, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        geojson.write(story, tmp_path / name)
    for file in ("events.geojson", "places.geojson", "route.geojson", "story.json"):
        content = (tmp_path / "a" / file).read_bytes()
        assert content == (tmp_path / "b" / file).read_bytes()
        assert content.endswith(b"}\n")
        assert b"\r" not in content


@pytest.mark.parametrize("name", ["events", "places", "route"])
def test_gdal_and_geopandas_read_back_what_was_written(written: Path, name: str) -> None:
    """Dates come back as real dates; a list of records comes back as the JSON text of it."""
    import geopandas

    path = written / f"{name}.geojson"
    written_features = features(path)
    table = geopandas.read_file(path, engine="pyogrio")
    assert table.crs.to_epsg() == 4326
    assert len(table) == len(written_features)
    for feature, (_, row) in zip(written_features, table.iterrows(), strict=True):
        geometry = feature["geometry"]
        assert (row.geometry is None) if geometry is None else _same_shape(row.geometry, geometry)
        for key, value in feature["properties"].items():
            assert _same(row[key], value), (key, row[key], value)


def _same_shape(shape: Any, geometry: dict[str, Any]) -> bool:
    from shapely.geometry import shape as made

    return bool(shape.equals_exact(made(geometry), 0)) and shape.geom_type == geometry["type"]


def _same(read: Any, value: Any) -> bool:
    import pandas

    if isinstance(value, list):
        return value == (json.loads(read) if isinstance(read, str) else list(read))
    if value is None:
        return bool(pandas.isna(read))
    if isinstance(read, pandas.Timestamp):
        return read == pandas.Timestamp(value)
    return bool(read == value)
