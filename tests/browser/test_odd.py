"""The page at the edges: what stories can be that nobody would draw."""

from __future__ import annotations

import math
from typing import Any

import pytest
from browser import odd_stories as odd
from browser.opening import Opened, OpenStory

CURRENT = ".gm-entry-head[aria-current=true] .gm-title"


def view(page: Any) -> tuple[float, float, float]:
    """Zoom, latitude and longitude, as the address tells them when the map has come to rest."""
    page.wait_for_timeout(600)
    zoom, lat, lon = page.evaluate("location.hash").split("view=")[1].split("%2F")
    return float(zoom), float(lat), float(lon)


def where(page: Any, lat: float, lon: float) -> tuple[float, float]:
    """Where on the screen a place is drawn."""
    zoom, *centre = view(page)
    box, size = page.locator(".gm-map").bounding_box(), 256 * 2**zoom

    def pixel(at_lat: float, at_lon: float) -> tuple[float, float]:
        sine = math.sin(math.radians(at_lat))
        return (at_lon / 360 + 0.5) * size, (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size

    (x, y), (centre_x, centre_y) = pixel(lat, lon), pixel(*centre)
    return box["x"] + box["width"] / 2 + x - centre_x, box["y"] + box["height"] / 2 + y - centre_y


def click_place(page: Any, lat: float, lon: float) -> None:
    page.mouse.click(*where(page, lat, lon))


@pytest.mark.parametrize(
    "story",
    [odd.one_place(), odd.one_place(1), odd.undated(), odd.one_hour(), odd.two_days(), odd.two_thousand_years(),
     odd.travellers(50), odd.far_sides(), odd.a_vague_one()],
    ids=lambda story: story.title,
)  # fmt: skip
def test_every_story_opens_and_is_stepped_through(open_story: OpenStory, story: odd.Story) -> None:
    opened = open_story(story)
    page = opened.ready()
    count = len(story.timeline.all)
    assert page.inner_text(".gm-count").startswith("1 event" if count == 1 else f"{count} events")
    for _ in range(min(count, 12)):
        page.keyboard.press("ArrowRight")
    opened.settle()
    assert page.inner_text(".gm-step") == f"{min(count, 12)} / {count}"
    assert "NaN" not in page.inner_html(".gm-map")
    assert opened.troubles == []


def test_a_group_that_no_zoom_splits_fans_out(open_story: OpenStory) -> None:
    opened = open_story(odd.one_spot())
    page = opened.ready()
    click_place(page, 40.53, 72.8)
    x, y = where(page, 40.53, 72.8)
    assert page.locator(".gm-popup").count() == 0
    page.mouse.click(x, y - 38)
    assert page.inner_text(".gm-popup h2") == "Square"
    assert "1 of 1 at Square" in page.inner_text(".gm-popup")
    page.keyboard.press("Escape")
    x, y = where(page, 40.53, 72.8)
    pointers = []
    for up in (38, 0):
        page.mouse.move(x, y - up)
        pointers.append(page.evaluate("document.querySelector('.leaflet-container').style.cursor"))
    assert pointers == ["", "pointer"], "Esc gathers the places again"


def test_a_group_zooms_to_where_it_splits(open_story: OpenStory) -> None:
    page = open_story(odd.two_groups(), reduced_motion="reduce").ready()
    before = view(page)[0]
    click_place(page, 40.58, 72.8)
    assert view(page)[0] > before + 2
    assert page.locator(".gm-popup").count() == 0


def test_a_group_is_not_zoomed_into_further_than_it_takes(open_story: OpenStory) -> None:
    page = open_story(odd.two_groups(), hash="#view=4/41/73", reduced_motion="reduce").ready()
    click_place(page, 42.9, 74.6)
    assert 5 < view(page)[0] <= 10


@pytest.mark.parametrize("size", [(1200, 800), (360, 640)])
def test_the_first_view_holds_every_stop_and_every_area(open_story: OpenStory, size: tuple[int, int]) -> None:
    page = open_story(odd.coasts(), size=size).ready()
    box = page.locator(".gm-map").bounding_box()
    stops = [stop.bounding_box() for stop in page.locator(".gm-stop:not(.gm-stop-chip)").all()]
    edges = [where(page, lat, lon) for lat, lon in [(20.4, 52), (15, 57.6), (-6.6, 40.5), (-33.92, 18.42), (36, 138)]]
    assert len(stops) == 5, "each stop is marked once"
    for x, y in [*edges, *((stop["x"] + 12, stop["y"] + 12) for stop in stops)]:
        assert box["x"] < x < box["x"] + box["width"]
        assert box["y"] < y < box["y"] + box["height"]


def test_stepping_to_an_area_shows_the_area(open_story: OpenStory) -> None:
    page = open_story(odd.coasts(), hash="#view=12/24.86/67", reduced_motion="reduce").ready()
    page.keyboard.press("ArrowRight")
    assert view(page)[0] == 12
    page.keyboard.press("ArrowRight")
    assert 3 < view(page)[0] < 8


def test_planned_stops_are_told_apart_by_letters(open_story: OpenStory) -> None:
    page = open_story(odd.coasts()).ready()
    for chips in (".gm-route-stop .gm-stop-chip", ".gm-stop:not(.gm-stop-chip)"):
        assert sorted(page.locator(chips).all_text_contents()) == ["1", "2", "3", "a", "b"]
    names = page.eval_on_selector_all(".gm-stop-open[aria-label]", "all => all.map(one => one.ariaLabel)")
    assert sorted(names) == ["Stop a, planned, Durban, 4 March 2019", "Stop b, planned, Cape Town, 5 March 2019"]


def test_one_popup_holds_all_events_of_a_place(open_story: OpenStory) -> None:
    page = open_story(odd.one_place()).ready()
    click_place(page, 40.53, 72.8)
    assert "1 of 6 at Osh" in page.inner_text(".gm-popup")
    page.click(".gm-popup [aria-label='Next event']")
    assert "2 of 6 at Osh" in page.inner_text(".gm-popup")
    assert page.inner_text(CURRENT) == "Thing 1"
    page.click(".gm-popup [aria-label='Previous event']")
    page.click(".gm-popup [aria-label='Previous event']")
    assert page.inner_text(CURRENT) == "Thing 5"


@pytest.mark.parametrize(
    ("story", "unit", "bars", "text"),
    [(odd.one_hour(), "five minutes", 12, "7 April 2010, 14:00 – 15:00"),
     (odd.two_days(), "hour", 23, "7 April 2010, 03:00 – 8 April 2010, 02:00"),
     (odd.two_thousand_years(), "decade", 196, "70 – 2029"),
     (odd.a_vague_one(), "day", 3, "6 April 2010 – 8 April 2010")],
)  # fmt: skip
def test_bars_are_as_long_as_suits_the_story(
    open_story: OpenStory, story: odd.Story, unit: str, bars: int, text: str
) -> None:
    page = open_story(story).ready()
    assert page.get_attribute(".gm-plot", "title") == f"Events per {unit}"
    assert page.get_attribute(".gm-handle-to", "max") == str(bars)
    assert page.inner_text(".gm-range-text") == text


def test_a_range_of_minutes_is_kept_in_the_address(open_story: OpenStory) -> None:
    page = open_story(odd.one_hour()).ready()
    page.focus(".gm-handle-from")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert page.inner_text(".gm-count").startswith("9 of 12 events")
    opened = open_story(odd.one_hour(), hash=page.evaluate("location.hash"))
    assert opened.ready().inner_text(".gm-count").startswith("9 of 12 events")


def test_of_many_routes_one_is_read_at_a_time(open_story: OpenStory) -> None:
    opened = open_story(odd.travellers(50))
    page = opened.ready()
    assert page.locator(".gm-stop").count() == 0
    page.click("text=Routes of 50 people")
    page.click("text=Route of Traveller 7")
    opened.settle()
    assert page.locator(".gm-stop").count() == 4
    assert page.inner_text(".gm-count").startswith("4 of 200 events")
    page.click("text=Route of Traveller 8")
    opened.settle()
    page.wait_for_timeout(200)
    assert page.inner_text(".gm-count").startswith("4 of 200 events")
    page.click("text=Route of Traveller 8")
    page.wait_for_timeout(200)
    assert page.inner_text(".gm-count").startswith("200 events")


def test_a_title_of_ten_thousand_letters_leaves_room_for_the_map(chromium: Any, tmp_path: Any) -> None:
    from geomap import webmap

    webmap.write(odd.told("Long " * 2000, [("Thing", "2010-04-01", odd.OSH)]), tmp_path / "map.html")
    for width in (300, 1200):
        opened = Opened(chromium.new_page(viewport={"width": width, "height": 640}))
        opened.page.goto((tmp_path / "map.html").as_uri())
        assert opened.ready().locator(".gm-map").bounding_box()["height"] > 250
        assert opened.troubles == []
        opened.page.close()


def test_the_places_of_a_large_group_can_be_searched(open_story: OpenStory) -> None:
    spots = [odd.place(f"Hall {letter}", "poi", 40.53, 72.8, "KG", 1) for letter in "ABCDEFGHIJKLMNOPQR"]
    story = odd.told("Halls", ((f"Thing {n}", f"2010-04-{n + 1:02d}", spot) for n, spot in enumerate(spots)))
    page = open_story(story).ready()
    click_place(page, 40.53, 72.8)
    assert "1 of 18 in this group" in page.inner_text(".gm-popup")
    page.fill(".gm-popup input[type=search]", "hall k")
    assert "1 of 1 in this group" in page.inner_text(".gm-popup")
    assert "Hall K" in page.inner_text(".gm-popup .gm-facts")
    assert page.inner_text(CURRENT) == "Thing 10"
    page.fill(".gm-popup input[type=search]", "nowhere")
    assert "No event matches" in page.inner_text(".gm-popup")


@pytest.mark.parametrize(
    ("story", "labels"),
    [(odd.a_vague_one(), ["6 Apr 2010", "7 Apr", "8 Apr"]),
     (odd.two_thousand_years(), ["1000", "2000"])],
)  # fmt: skip
def test_ticks_stand_where_days_months_and_years_begin(
    chromium: Any, tmp_path: Any, story: odd.Story, labels: list[str]
) -> None:
    from geomap import webmap

    webmap.write(story, tmp_path / "map.html")
    page = chromium.new_page()
    page.add_init_script(
        "window.written = []; const write = CanvasRenderingContext2D.prototype.fillText;"
        "CanvasRenderingContext2D.prototype.fillText = function (...what)"
        " { if (this.canvas.closest('.gm-plot')) window.written.push(what[0]); write.apply(this, what); };"
    )
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    assert set(labels) <= set(page.evaluate("window.written"))
    page.close()


@pytest.mark.parametrize("north", [24.0, 20.0], ids=["beside it", "above it"])
def test_the_open_key_covers_no_place_at_first_nor_one_that_is_stepped_to(open_story: OpenStory, north: float) -> None:
    """A tall story is seen larger beside the key, a flat one above it."""
    page = open_story(odd.two_corners(north), size=(1400, 900)).ready()
    key, low = page.locator(".gm-legend[open]").bounding_box(), (13.0, 22.0)

    def covered() -> bool:
        x, y = where(page, *low)
        return bool(x < key["x"] + key["width"] and y > key["y"])

    assert not covered()
    assert (where(page, *low)[0] < key["x"] + key["width"]) == (north == 20.0)
    x, y = where(page, *low)
    page.mouse.move(600, 300)
    page.mouse.down()
    page.mouse.move(600 + key["x"] + 100 - x, 300 + key["y"] + 80 - y, steps=4)
    page.wait_for_timeout(300)
    page.mouse.up()
    assert covered()
    page.click("[aria-label='Next event']")
    assert not covered()
