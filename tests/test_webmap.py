"""The page as a file: safe, small, the same bytes each time, written whole or not at all."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import folium
import jinja2
import pytest
from browser import stories
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.place import PlaceKind
from geomap import webmap
from geomap.errors import OutputError
from geomap.model import Span, When
from geomap.page import basemap
from geomap.page import blocks as page_blocks
from geomap.page import code as page_code
from geomap.page.data import page_data
from geomap.page.tables import safe_url
from geomap.page.text import marked, texts, when_label


def test_the_same_story_gives_the_same_bytes() -> None:
    assert webmap.render(stories.kyrgyzstan_2010()) == webmap.render(stories.kyrgyzstan_2010())


def test_a_story_of_two_reports_is_small() -> None:
    assert len(webmap.render(stories.kyrgyzstan_2010()).encode()) <= 700_000


def test_the_scripts_stay_small() -> None:
    pytest.importorskip("minify")
    assert len(page_code.story_js().encode()) <= 60 * 1024


def test_nothing_in_the_page_points_to_a_server_but_the_reports_links() -> None:
    page = webmap.render(stories.kyrgyzstan_2010())
    asked = re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?([^\"' >]+)", page)
    assert asked == []
    assert set(re.findall(r"url\([^)]*\)", page)) <= {"url(#default#VML)"}
    assert "default-src 'none'" in page


def test_the_policy_names_the_hash_of_every_script() -> None:
    page = webmap.render(stories.kyrgyzstan_2010())
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert webmap._policy(scripts, styles) in page
    assert len(scripts) == 3
    for other in (stories.empty(), stories.pacific()):
        assert re.findall(r"<script>(.*?)</script>", webmap.render(other), re.DOTALL) == scripts


def test_folium_keeps_its_own_links_for_other_maps() -> None:
    before = list(folium.Map.default_js)
    webmap.render(stories.empty())
    assert folium.Map.default_js == before


def test_a_story_can_be_added_to_any_map() -> None:
    world = folium.Map(tiles=None)
    webmap.StoryMap(stories.hostile("{{7*7}}")).add_to(world)
    page = world.get_root().render()
    assert "geomap.show(map_" in page
    assert "{{7*7}}" in page
    assert ">49<" not in page


def test_no_text_of_a_report_passes_through_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[str] = []
    new, render = jinja2.Template.__new__, jinja2.Template.render

    def seen_new(cls: type[jinja2.Template], source: object, *args: object, **kwargs: object) -> jinja2.Template:
        passed.append(str(source))
        return new(cls, source, *args, **kwargs)  # type: ignore[arg-type]

    def seen_render(self: jinja2.Template, *args: object, **kwargs: object) -> str:
        passed.append(render(self, *args, **kwargs))
        return passed[-1]

    monkeypatch.setattr(jinja2.Template, "__new__", seen_new)
    monkeypatch.setattr(jinja2.Template, "render", seen_render)
    page = webmap.render(stories.hostile("wolpertinger"))
    assert "wolpertinger" in page
    assert any("L.map(" in text for text in passed), "the spy sees what Folium renders"
    assert [text for text in passed if "wolpertinger" in text] == []


def test_a_story_alone_is_no_page() -> None:
    with pytest.raises(OutputError, match="shown on a map"):
        webmap.StoryMap(stories.empty()).render()


def test_a_failed_write_leaves_the_last_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.html"
    path.write_text("the last good one", "utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="No space left"):
        webmap.write(stories.empty(), path)
    assert path.read_text("utf-8") == "the last good one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        webmap.write(stories.empty(), tmp_path / "missing" / "map.html")


@given(st.text())
def test_no_text_ends_the_data_block(text: str) -> None:
    block = page_blocks.data_block("data", {"text": text})
    body = block.removeprefix('<script type="application/json" id="data">').removesuffix("</script>")
    assert not set(body) & set("<>&\u2028\u2029")
    assert json.loads(body) == {"text": text}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " https://x", "data:text/html,x", "file:///etc/passwd", "//x", "", None]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert safe_url(url) == ""


def test_web_addresses_stay() -> None:
    assert safe_url("HTTPS://example.org/?a=1&b=2") == "HTTPS://example.org/?a=1&b=2"


@pytest.mark.parametrize(
    ("first", "last", "edtf", "label"),
    [
        ("2010-04-15", "2010-04-15", "2010-04-15", "15 April 2010"),
        ("2010-04-15", "2010-04-15", "2010-04-15~", "about 15 April 2010"),
        ("2010-04-12", "2010-04-15", "2010-04-12/2010-04-15", "12–15 April 2010"),
        ("2010-04-30", "2010-05-02", "2010-04-30/2010-05-02", "30 April – 2 May 2010"),
        ("2009-12-31", "2010-01-01", "2009-12-31/2010-01-01", "31 December 2009 – 1 January 2010"),
        ("2010-04-01", "2010-04-30", "2010-04", "April 2010"),
        ("2010-01-01", "2010-12-31", "2010", "2010"),
        ("2008-01-01", "2010-12-31", "2008/2010", "2008–2010"),
        ("9999-12-01", "9999-12-31", "9999-12", "1–31 December 9999"),
    ],
)
def test_a_date_claims_no_more_than_is_known(first: str, last: str, edtf: str, label: str) -> None:
    when = When(dt.date.fromisoformat(first), dt.date.fromisoformat(last), edtf)
    assert when_label(when, texts()) == label


def test_a_time_of_day_is_told_with_the_day() -> None:
    day = dt.date(2010, 4, 15)
    assert when_label(When(day, day, "2010-04-15", clock=dt.time(14, 5)), texts()) == "15 April 2010, 14:05"
    assert when_label(When(day, day, "2010-04-15", part="evening"), texts()) == "15 April 2010, evening"
    assert when_label(None, texts()) == "no date"


spans = st.one_of(st.none(), st.builds(Span, st.integers(-5, 60), st.integers(-5, 60)))


@given(st.text(max_size=40), st.integers(0, 10), spans, spans)
def test_marking_never_changes_the_sentence(quote: str, start: int, place: Span | None, time: Span | None) -> None:
    pieces = marked(quote, Span(start, start + len(quote)), place, time)
    assert "".join(piece if isinstance(piece, str) else piece[1] for piece in pieces) == quote


def test_marks_count_code_points() -> None:
    quote = "𝔘𝔫 in Osh on Friday"
    pieces = marked(quote, Span(100, 100 + len(quote)), Span(106, 109), Span(113, 119))
    assert pieces == ("𝔘𝔫 in ", ("place", "Osh"), " on ", ("time", "Friday"))


def test_a_story_across_the_antimeridian_lies_in_one_piece() -> None:
    longitudes = [place["lon"] for place in page_data(stories.pacific())["places"]]
    assert max(longitudes) - min(longitudes) < 70
    assert min(place["lon"] for place in page_data(stories.kyrgyzstan_2010())["places"]) > 0


def test_events_without_a_place_or_a_date_are_kept() -> None:
    data = page_data(stories.kyrgyzstan_2010())
    assert len(data["told"]["id"]) == 15
    assert data["events"]["place"][-2:] == [-1, data["events"]["place"][-1]]
    assert data["events"]["first"][-1] is None


def test_only_visited_stops_have_a_number() -> None:
    (route,) = page_data(stories.kyrgyzstan_2010())["routes"]
    assert [stop["number"] for stop in route["stops"]] == [1, 2, 3, 4, 5, 0, 6]
    assert [stop["mark"] for stop in route["stops"]] == ["1", "2", "3", "4", "5", "a", "6"]


def test_a_place_in_two_spellings_is_one() -> None:
    teller = stories.Teller(stories.Report("r", "r.txt", "", "A report"))
    for name in ("Kyiv", "Kiev", "Kyiv"):
        spot = stories.place("Kyiv", "city", 50.45, 30.52, "UA")
        teller.tell(f"Rain in {name}.", "Rain", "other", "2019-03-01", spot, place=name)
    data = page_data(stories.story_of("Rain", [teller]))
    assert [place["name"] for place in data["places"]] == ["Kyiv"]
    assert data["events"]["place"] == [0, 0, 0]


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [("Osh", "city", ""), ("Chuy Region", "region", "somewhere in Chuy Region"),
     ("south of the country", "area", "exact spot unknown: south of the country"),
     ("Black Sea", "water", "exact spot unknown: Black Sea")],
)  # fmt: skip
def test_an_extent_is_worded_by_its_kind(name: str, kind: PlaceKind, text: str) -> None:
    teller = stories.Teller(stories.Report("r", "r.txt", "", "A report"))
    teller.tell(f"Rain: {name}.", "Rain", "other", None, stories.place(name, kind, 42, 74, None, 90), place=name)
    (place,) = page_data(stories.story_of("Rain", [teller]))["places"]
    assert place["extent"] == text


def test_outlines_are_finer_around_the_story() -> None:
    def points(world: dict[str, object]) -> int:
        return sum(len(arc) for arc in world["arcs"]) // 2  # type: ignore[attr-defined, arg-type]

    plain = points(basemap.for_story([]))
    assert plain < points(basemap.for_story([basemap.Position(41, 74)])) <= basemap.POINT_BUDGET


def test_outlines_name_countries_once_and_close_their_rings() -> None:
    world = basemap.for_story([basemap.Position(-18, 178)])
    codes = [code for code, _, _ in world["countries"] if code]
    assert len(codes) == len(set(codes))
    assert {"KG", "RU", "FJ", "US", "AQ"} <= set(codes)
    steps = [step for _, _, rings in world["countries"] for ring in rings for step in ring]
    assert all(world["arcs"][max(step, ~step)] for step in steps)


@pytest.mark.parametrize("lat", [-90.0, 0.0, 90.0])
@pytest.mark.parametrize("lon", [-180.0, 0.0, 180.0])
def test_every_position_on_earth_has_outlines(lat: float, lon: float) -> None:
    assert basemap.for_story([basemap.Position(lat, lon)])["countries"]


def test_disputed_borders_are_known_as_such() -> None:
    world = basemap.for_story([basemap.Position(42.6, 21.0)])
    assert world["disputed"]
    for arc, first, last in world["disputed"]:
        assert 0 <= first < last < len(world["arcs"][arc]) // 2
