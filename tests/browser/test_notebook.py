"""A story in a notebook, and on a map of Folium's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import folium
from browser import stories
from browser.opening import Opened
from xstatic.pkg import leaflet

import geomap


def test_a_notebook_shows_the_story_in_its_frame(chromium: Any) -> None:
    opened = Opened(chromium.new_page())
    opened.page.set_content(f"<!DOCTYPE html><body>{geomap.Story(stories.kyrgyzstan_2010())._repr_html_()}")
    frame = opened.page.frames[1]
    frame.wait_for_selector("html[data-ready]")
    frame.get_by_label("Next event").click()
    assert frame.inner_text(".gm-step") == "1 / 15"
    assert opened.requests == []
    assert opened.troubles == []
    opened.page.close()


def test_the_story_stands_beside_foliums_own_layers(chromium: Any, tmp_path: Path) -> None:
    world = geomap.Story(stories.kyrgyzstan_2010()).map()
    folium.CircleMarker([50, 60], radius=30, tooltip="mine").add_to(world)
    world.save(tmp_path / "mine.html")
    opened = Opened(chromium.new_page())

    def answer(route: Any) -> None:
        """Leaflet from its package, and nothing for the rest that Folium asks for."""
        name = route.request.url.rsplit("/", 1)[-1]
        found = Path(leaflet.BASE_DIR) / name
        route.fulfill(body=found.read_text("utf-8") if name in ("leaflet.js", "leaflet.css") else "")

    opened.page.route("https://**/*", answer)
    opened.page.goto((tmp_path / "mine.html").as_uri())
    page = opened.ready()
    assert page.locator("path.leaflet-interactive").count() >= 1
    assert page.inner_text("h1").startswith("Nine days")
    page.get_by_label("Next event").click()
    assert page.inner_text(".gm-step") == "1 / 15"
    assert [trouble for trouble in opened.troubles if "$" not in trouble] == []
    page.close()
