"""Exports: what goes in comes back out, with its dates, in every format; hostile text stays text."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas
import pytest
from browser import stories

from geomap.errors import OutputError, UsageError
from geomap.exports import LAYERS, Layer
from geomap.exports.formats import FORMATS, write_formats, write_one
from geomap.exports.gdal import with_json
from geomap.exports.kml import NAMESPACE as KML
from geomap.exports.tables import COLUMNS, precision, table
from geomap.geojson import events_geojson, places_geojson, route_geojson
from geomap.model import Story

TOLD = {
    "nine days": stories.kyrgyzstan_2010,
    "pacific": stories.pacific,
    "empty": stories.empty,
    "hostile": lambda: stories.hostile(*stories.HOSTILE),
}
every_story = pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
every_layer = pytest.mark.parametrize("layer", LAYERS)


def plain(frame: geopandas.GeoDataFrame) -> dict[str, list[Any]]:
    """Cells, with None for whatever stands for nothing."""
    columns = [name for name in frame.columns if name != "geometry"]
    return {name: frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in columns}


@every_layer
@every_story
def test_a_table_has_every_property_and_its_types(told: Any, layer: Layer) -> None:
    frame = table(told(), layer)
    assert frame.crs == "EPSG:4326"
    assert [*COLUMNS[layer], "geometry"] == list(frame.columns)
    assert {name: str(frame[name].dtype) for name in COLUMNS[layer]} == dict(COLUMNS[layer])


def test_tables_leave_out_no_property_of_the_geojson(story: Story) -> None:
    route = route_geojson(story)["features"]
    features = [events_geojson(story)["features"][0], places_geojson(story)["features"][0], route[0], route[-1]]
    for layer, feature in zip(LAYERS, features, strict=True):
        assert set(feature["properties"]) - {"feature"} <= set(COLUMNS[layer])


def test_dates_are_real_and_claim_no_more_than_is_known(story: Story) -> None:
    events = table(story, "events")
    sailed, _, swell, storm = (row for _, row in events.iterrows())
    assert sailed["start"] == sailed["end"] == dt.datetime(2010, 4, 12, 9, 30)  # noqa: DTZ001  # as the report tells it
    assert (sailed["precision"], swell["precision"]) == ("moment", "range")
    assert swell["end"] == dt.datetime(2010, 4, 18, 23, 59, 59)  # noqa: DTZ001
    assert events["start"].isna().tolist() == [False, False, False, True]
    assert storm.isna()["precision"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2010-04-15", "day"), ("2010-04~", "month"), ("2010-21", "season"), ("2010", "year"), ("198X", "decade"),
        ("18XX", "century"), ("2010-04-12/2010-04-15", "range"), (None, None),
    ],
)  # fmt: skip
def test_precision_is_said_in_words(when: str | None, expected: str | None) -> None:
    assert precision(when, when) == expected


@pytest.mark.parametrize("name", ["gpkg", "fgb", "parquet"])
@every_layer
@every_story
def test_what_goes_in_comes_back(tmp_path: Path, told: Any, layer: Layer, name: str) -> None:
    story = told()
    write_formats(story, [name], tmp_path)
    file = next(file for file, layers in FORMATS[name].files().items() if layer in layers)
    if name == "parquet":
        back, expected = geopandas.read_parquet(tmp_path / file), table(story, layer)
        for column in ("sources", "mentions", "alternatives", "people", "disagreements"):
            if column in expected:
                assert [list(cell) for cell in back[column]] == expected[column].tolist()
                back, expected = back.drop(columns=column), expected.drop(columns=column)
    else:
        back, expected = geopandas.read_file(tmp_path / file, layer=layer), with_json(table(story, layer), layer)
    assert plain(back) == plain(expected)
    assert back.crs == "EPSG:4326"
    assert back.geometry.isna().tolist() == expected.geometry.isna().tolist()
    if "start" in expected:
        assert str(back["start"].dtype) == "datetime64[ms]"


@pytest.mark.parametrize("name", FORMATS)
@every_story
def test_the_same_story_gives_the_same_bytes(tmp_path: Path, told: Any, name: str) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_formats(told(), [name, name], tmp_path / folder)
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == sorted(FORMATS[name].files())
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_kml_keeps_time_as_precise_as_it_is(tmp_path: Path) -> None:
    write_one(stories.kyrgyzstan_2010(), tmp_path / "story.kml")
    root = ET.parse(tmp_path / "story.kml").getroot()
    marks = {mark.findtext(f"{{{KML}}}name"): mark for mark in root.iter(f"{{{KML}}}Placemark")}

    def times(name: str) -> list[str | None]:
        (found,) = marks[name].findall(f"{{{KML}}}TimeStamp") + marks[name].findall(f"{{{KML}}}TimeSpan")
        return [part.text for part in found]

    assert times("Crowds seize governor's office in Talas") == ["2010-04-06"]
    assert times("Neighbours send aid") == ["2010-04"]
    assert times("Bakiyev withdraws to Jalal-Abad") == ["2010-04-08", "2010-04-10T23:59:59"]
    assert not marks["Prosecutors plan charges"].findall(f"{{{KML}}}TimeStamp")
    assert marks["Neighbours send aid"].find(f"{{{KML}}}Point") is None
    assert len(marks) == 15 + 7 + 6
    data = {d.get("name"): d.findtext(f"{{{KML}}}value") for d in marks["Neighbours send aid"].iter(f"{{{KML}}}Data")}
    assert data["when"] == "2010-04"


def test_gdal_reads_the_kml_and_the_gpx(tmp_path: Path) -> None:
    import pyogrio

    story = stories.kyrgyzstan_2010()
    write_formats(story, ["kml", "gpx"], tmp_path)
    assert [name for name, _ in pyogrio.list_layers(tmp_path / "story.kml")] == [
        "Events",
        f"Route of {story.routes[0].person}",
    ]
    points = pyogrio.read_dataframe(tmp_path / "story.gpx", layer="route_points")
    assert points["name"].tolist() == ["Bishkek", "Osh", "Jalal-Abad", "Osh", "Taraz", "Minsk"]
    assert points["cmt"].tolist()[2] == "8–10 April 2010"
    assert pyogrio.read_dataframe(tmp_path / "story.gpx", layer="waypoints")["type"].tolist() == ["denied"]


def test_no_text_of_a_report_becomes_markup_in_a_balloon(tmp_path: Path) -> None:
    write_one(stories.hostile(*stories.HOSTILE), tmp_path / "story.kml")
    root = ET.parse(tmp_path / "story.kml").getroot()
    for balloon in root.iter(f"{{{KML}}}description"):
        text = (balloon.text or "").replace("<p>", "").replace("</p>", "")
        assert "<" not in text
        assert "javascript:" not in text.split("href=")[-1] if "href=" in text else True


def test_csv_holds_rows_that_no_spreadsheet_runs(tmp_path: Path) -> None:
    write_formats(stories.hostile("=1+1", "@SUM(A1)", "plain"), ["csv"], tmp_path)
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    assert {row["title"] for row in rows} >= {"'=1+1", "'@SUM(A1)", "plain"}
    assert (rows[0]["lat"], rows[0]["lon"], rows[0]["start"]) == ("10.0", "20.0", "2020-01-01T00:00:00")
    assert json.loads(rows[0]["people"]) == ["=1+1"]
    with (tmp_path / "legs.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["wkt"].startswith("LINESTRING")


def test_years_long_gone_are_kept(tmp_path: Path) -> None:
    teller = stories.Teller(stories.empty().readings[0].report)
    teller.tell("He fell in 44 BC's calendar namesake.", "He fell", "violence", "0044-03-15", stories.OSH)
    story = stories.story_of("Long ago", [teller])
    write_formats(story, ["gpkg", "csv", "parquet", "kml"], tmp_path)
    assert geopandas.read_file(tmp_path / "story.gpkg", layer="events")["start"].dt.year.tolist() == [44]
    assert geopandas.read_parquet(tmp_path / "events.parquet")["start"].dt.year.tolist() == [44]
    assert "0044-03-15T00:00:00" in (tmp_path / "events.csv").read_text("utf-8")


def test_one_file_by_its_ending(tmp_path: Path) -> None:
    assert write_one(stories.kyrgyzstan_2010(), tmp_path / "a.GPKG")
    assert len(geopandas.read_file(tmp_path / "a.GPKG", layer="legs")) == 6
    left = write_one(stories.kyrgyzstan_2010(), tmp_path / "stops.csv", layer="stops")
    assert left[0] == "CSV: stops.csv holds the stops alone"
    with pytest.raises(UsageError, match=r"no format ends in \.shp"):
        write_one(stories.empty(), tmp_path / "a.shp")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.GPKG", "stops.csv"]


def test_without_pyarrow_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'geomap\[parquet\]'"):
        write_one(stories.empty(), tmp_path / "events.parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.gpkg", "a.fgb", "a.kml", "a.csv", "a.parquet"])
def test_where_nothing_can_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        write_one(stories.empty(), tmp_path / "none" / name)
