"""geomap from Python, as a notebook uses it."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import folium
import geopandas
import pytest
from browser import stories

import geomap
from geomap.commands.demo import EXAMPLES
from geomap.errors import UsageError
from geomap.exports import LAYERS

pytestmark = pytest.mark.usefixtures("one_reader")


@pytest.fixture(scope="module")
def story() -> geomap.Story:
    return geomap.Story(stories.kyrgyzstan_2010())


def test_reports_go_in_and_a_story_comes_out() -> None:
    reports = geomap.read(EXAMPLES)
    told = geomap.build(reports, follow="Bakiyev", title="April")
    assert len(reports) == len(list(EXAMPLES.glob("*.txt")))
    assert reports[0] in reports[:1]
    assert "Osh" in set(told.events["place"])
    assert set(told.stops["person"]) == {"Kurmanbek Bakiyev"}
    assert repr(told).startswith("<geomap.Story 'April': ")
    assert told.failed == ()


def test_a_report_that_fails_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A fire broke out in Lyon on April 13, 2010.", "utf-8")
    with pytest.warns(geomap.ReportWarning, match="not-there"):
        reports = geomap.read([tmp_path / "good.txt", tmp_path / "not-there.txt"], published="2010-04-15")
    told = geomap.build(reports)
    assert [error.where for error in told.failed] == [str(tmp_path / "not-there.txt")]
    assert told.events["when"].tolist() == ["2010-04-13"]
    assert str(reports[0].published) == "2010-04-15"


def test_mistakes_are_said(tmp_path: Path, story: geomap.Story) -> None:
    with pytest.raises(UsageError, match="published"):
        geomap.read(EXAMPLES, published="last week")
    with pytest.raises(UsageError, match="no report could be read"), pytest.warns(geomap.ReportWarning):
        geomap.read(tmp_path / "none.txt")
    with pytest.raises(UsageError, match="no report to build"):
        geomap.build([])
    with pytest.raises(UsageError, match=r"no format ends in \.shp"):
        story.to_file(tmp_path / "a.shp")
    with pytest.raises(UsageError, match="no format is called 'shp'"):
        story.to_folder(tmp_path, formats=["shp"])
    with pytest.raises(AttributeError):
        geomap.nothing  # noqa: B018


def test_tables_are_geodataframes_of_ones_own(story: geomap.Story) -> None:
    for layer in LAYERS:
        assert isinstance(getattr(story, layer), geopandas.GeoDataFrame)
    events = story.events
    events["mine"] = 1
    assert "mine" not in story.events
    april = story.events.set_index("start").sort_index().loc["2010-04-15"]
    assert len(april) == 4


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.png", "a.svg", "a.gpkg", "a.kml", "a.geojson", "a.csv"])
def test_one_file_of_each_kind(tmp_path: Path, story: geomap.Story, name: str) -> None:
    left = story.to_file(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert bool(left) is (name not in ("a.html", "a.json", "a.png", "a.svg"))


def test_stops_as_geojson_bring_their_legs(tmp_path: Path, story: geomap.Story) -> None:
    assert story.to_file(tmp_path / "a.geojson", layer="stops") == ("GeoJSON: a.geojson holds the route alone",)
    assert set(geopandas.read_file(tmp_path / "a.geojson")["feature"]) == {"stop", "leg"}


def test_a_folder_as_build_fills_it(tmp_path: Path, story: geomap.Story) -> None:
    assert story.to_folder(tmp_path, formats=["kml"], embed=True)
    written = {path.name for path in tmp_path.iterdir()}
    assert {"map.html", "events.geojson", "story.kml", "embed.html", "preview.png"} <= written


def test_the_map_is_foliums_and_takes_its_layers(story: geomap.Story) -> None:
    world = story.map(zoom_start=4)
    folium.CircleMarker([40, 70]).add_to(world)
    page = world.get_root().render()
    assert "geomap.show(map_" in page
    assert "L.circleMarker" in page


class Frame(HTMLParser):
    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag == "iframe"
        self.found = dict(attributes)


def test_a_notebook_shows_the_page_in_a_titled_sandbox(story: geomap.Story) -> None:
    frame = Frame()
    frame.feed(story._repr_html_())
    assert frame.found["title"] == "Map of events: Nine days in April: the fall of Kurmanbek Bakiyev"
    assert "allow-same-origin" not in str(frame.found["sandbox"])
    assert frame.found["srcdoc"] == story.to_html()
    assert re.search(r"height:\d+px", str(frame.found["style"]))


def test_a_hostile_title_stays_in_its_frame() -> None:
    frame = Frame()
    frame.feed(geomap.Story(stories.hostile(*stories.HOSTILE))._repr_html_())
    assert set(frame.found) == {"title", "sandbox", "style", "srcdoc"}


def test_importing_geomap_loads_nothing() -> None:
    code = "import sys, geomap; sys.exit(any(name in sys.modules for name in ('numpy', 'geomap.api', 'geomap.story')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
