"""The map in somebody else's page: framed, narrow, sandboxed; and with tiles of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import stories
from browser.opening import Opened

from geomap import webmap
from geomap.page import embedding, tiles

HOST = """<!DOCTYPE html><html lang="en"><title>Article</title><body style="margin:0">
<script>window.heard = []; addEventListener('message', (event) => heard.push(event.data));</script>
<p style="height:300px">Text</p>
<iframe title="map" sandbox="{sandbox}" src="map.html?childId=april"
  style="width:{width}px;height:600px;border:0"></iframe>
<p style="height:2000px">More text</p>"""

OpenFrame = Callable[..., Opened]


@pytest.fixture
def open_frame(chromium: Any, tmp_path: Path) -> Iterator[OpenFrame]:
    """Opens an article of 1000 x 800 with the map in a frame of 600 px height."""
    contexts: list[Any] = []

    def open_page(width: int = 800, sandbox: str = "allow-scripts", **options: Any) -> Opened:
        webmap.write(stories.kyrgyzstan_2010(), tmp_path / "map.html")
        (tmp_path / "article.html").write_text(HOST.format(width=width, sandbox=sandbox), "utf-8")
        context = chromium.new_context(viewport={"width": 1000, "height": 800}, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.goto((tmp_path / "article.html").as_uri())
        opened.page.frames[1].wait_for_selector("html[data-ready]")
        return opened

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [300, 360, 800])
def test_it_works_in_a_sandbox_at_any_width(open_frame: OpenFrame, width: int) -> None:
    opened = open_frame(width)
    frame = opened.page.frames[1]
    assert frame.evaluate("document.documentElement.scrollWidth") <= width
    assert frame.inner_text("h1").startswith("Nine days")
    assert frame.locator(".gm-full").bounding_box()["height"] >= 24
    assert frame.locator(".gm-full").get_attribute("target") == "_blank"
    frame.get_by_label("Next event").click()
    assert frame.inner_text(".gm-step") == "1 / 15"
    assert opened.troubles == []


def test_scrolling_past_the_map_is_not_trapped(open_frame: OpenFrame) -> None:
    opened = open_frame(800)
    page, frame = opened.page, opened.page.frames[1]
    page.mouse.move(200, 450)
    before = frame.evaluate("document.querySelector('.leaflet-proxy')?.style.transform")
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(400)
    assert page.evaluate("scrollY") == 200
    assert frame.locator(".gm-hint-shown").count() == 1
    assert frame.evaluate("document.querySelector('.leaflet-proxy')?.style.transform") == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") == 200
    assert frame.evaluate("document.querySelector('.leaflet-proxy')?.style.transform") != before


def test_the_list_lets_scrolling_go_on_at_its_end(open_frame: OpenFrame) -> None:
    frame = open_frame(800).page.frames[1]
    assert frame.eval_on_selector(".gm-list", "node => getComputedStyle(node).overscrollBehaviorY") == "auto"


def test_one_finger_scrolls_the_article_and_two_move_the_map(open_frame: OpenFrame) -> None:
    opened = open_frame(360, has_touch=True)
    frame = opened.page.frames[1]
    assert frame.eval_on_selector(".leaflet-container", "node => getComputedStyle(node).touchAction") == "pan-x pan-y"


def test_it_tells_its_height_to_hosts_that_listen(open_frame: OpenFrame) -> None:
    opened = open_frame(300)
    opened.page.wait_for_function("heard.length >= 2")
    assert opened.page.evaluate("heard") == ["pymxPYMxaprilxPYMxheightxPYMx560", {"datawrapper-height": {"april": 560}}]


def test_alone_it_says_nothing_and_traps_nothing(chromium: Any, tmp_path: Path) -> None:
    webmap.write(stories.empty(), tmp_path / "map.html")
    page = chromium.new_page()
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    assert page.locator(".gm-full, .gm-hint").count() == 0
    page.close()


@pytest.mark.parametrize("site", ["", "https://example.org/maps/"])
def test_the_page_with_the_code_shows_both_ways(chromium: Any, tmp_path: Path, site: str) -> None:
    story = stories.hostile(*stories.HOSTILE[:8])
    webmap.write(story, tmp_path / "map.html", site=site)
    embedding.write(story, tmp_path / "embed.html", site=site)
    (tmp_path / "preview.png").write_bytes(b"")
    opened = Opened(chromium.new_page())
    opened.page.goto((tmp_path / "embed.html").as_uri())
    opened.page.frames[1].wait_for_selector("html[data-ready]")
    code = opened.page.input_value("#frame")
    assert f'src="{site}map.html"' in code
    assert 'title="' in code
    assert "{{7*7}}" in code
    assert "<script" not in code + opened.page.input_value("#still")
    assert opened.page.evaluate("window.__hit") is None
    assert opened.troubles == []
    opened.page.set_content(code)
    assert opened.page.locator("iframe").get_attribute("title").split() == story.title.replace("\0", "\ufffd").split()
    opened.page.close()


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


@pytest.mark.parametrize("online", [True, False])
def test_tiles_come_from_their_host_alone_and_may_stay_away(chromium: Any, tmp_path: Path, online: bool) -> None:
    webmap.write(stories.kyrgyzstan_2010(), tmp_path / "map.html", tiles=tiles.find("openstreetmap.mapnik"))
    opened = Opened(chromium.new_page())

    def answer(route: Any) -> None:
        route.fulfill(body=PIXEL, content_type="image/png") if online else route.abort()

    opened.page.route("https://**/*", answer)
    opened.page.goto((tmp_path / "map.html").as_uri())
    page = opened.ready()
    page.wait_for_timeout(500)
    asked = {url.split("/")[2] for url in opened.requests if not url.startswith("file:")}
    assert asked == {"tile.openstreetmap.org"}
    assert "Background from tile.openstreetmap.org: © OpenStreetMap contributors" in page.inner_text(".gm-credits")
    assert page.get_attribute(".gm-credits a", "href") == "https://www.openstreetmap.org/copyright"
    assert [trouble for trouble in opened.troubles if "ERR_FAILED" not in trouble] == []
    assert page.locator(".gm-entry").count() > 5
    page.evaluate("new Image().src = 'https://other.example/x.png'")
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in trouble for trouble in opened.troubles)
    page.close()
