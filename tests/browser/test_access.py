"""Everybody can reach all of it: no axe-core finding, keys alone, paper, no scripts, old browsers."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import stories
from browser.opening import Opened, OpenStory

CURRENT = ".gm-entry-head[aria-current=true] .gm-title"


def nothing(page: Any) -> None:
    """The page as it opens."""


def popup_open(page: Any) -> None:
    page.keyboard.press("n")
    page.evaluate("document.querySelector('.gm-chosen .gm-only-chosen').click()")
    page.wait_for_selector(".gm-popup h3")


def leg_open(page: Any) -> None:
    page.evaluate("document.querySelector('.gm-route-leg button').click()")
    page.wait_for_selector(".gm-popup dl")


def filters_open(page: Any) -> None:
    page.click(".gm-menu summary")


def list_open(page: Any) -> None:
    if page.locator(".gm-sheet-button").is_visible():
        page.click(".gm-sheet-button")
        page.wait_for_selector(".gm-entry >> nth=0", state="visible")
        page.wait_for_timeout(300)


def about_open(page: Any) -> None:
    page.click("[aria-label=About]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 380])
def test_axe_finds_nothing(open_story: OpenStory, width: int, scheme: str) -> None:
    page = open_story(stories.kyrgyzstan_2010(), size=(width, 800), color_scheme=scheme).ready()
    for act in (nothing, popup_open, leg_open, filters_open, list_open, about_open):
        act(page)
        page.wait_for_timeout(300)
        found = Axe().run(page).response["violations"]
        assert [(act.__name__, rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found] == []
        page.keyboard.press("Escape")


def test_every_event_is_reached_by_keys_alone(open_story: OpenStory) -> None:
    story = stories.kyrgyzstan_2010()
    page = open_story(story).ready()
    seen = []
    for _ in story.timeline.all:
        page.keyboard.press("ArrowDown")
        seen.append(page.inner_text(CURRENT))
    assert sorted(seen) == sorted(event.title for event in story.timeline.all)


def test_the_whole_page_is_reached_with_the_tab_key(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
    wanted = ("gm-skip", "gm-search", "gm-icon", "gm-stop", "gm-entry-head", "gm-handle", "gm-speed", "leaflet-marker")
    assert [name for name in wanted if not any(name in one for one in reached)] == []


def test_keys_of_one_letter_can_be_turned_off(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    page.keyboard.press("n")
    assert page.inner_text(".gm-step") == "1 / 15"
    page.keyboard.press("n")
    page.keyboard.press("N")
    assert page.inner_text(".gm-step") == "1 / 15"
    page.click("[aria-label=About]")
    page.click("text=Keys of one letter")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    page.keyboard.press("/")
    assert page.inner_text(".gm-step") == "1 / 15"
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".gm-step") == "2 / 15"


def test_paper_holds_every_event(open_story: OpenStory) -> None:
    page = open_story(stories.synthetic(500)).ready()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".gm-entry").count() == 500
    assert page.locator(".gm-entry").last.is_visible()
    assert page.locator(".gm-map").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.wait_for_function("document.querySelectorAll('.gm-entry').length < 500")  # the list is put in anew by and by


@pytest.mark.parametrize("story", [stories.kyrgyzstan_2010(), stories.hostile(*stories.HOSTILE[:6])])
def test_an_old_browser_says_so_and_shows_the_list(chromium: Any, tmp_path: Any, story: stories.Story) -> None:
    from geomap import webmap

    webmap.write(story, tmp_path / "map.html")
    context = chromium.new_context()
    context.add_init_script("delete window.DecompressionStream")
    opened = Opened(context.new_page())
    opened.page.goto((tmp_path / "map.html").as_uri())
    page = opened.page
    page.wait_for_selector("[role=alert]")
    assert "too old" in page.inner_text("[role=alert]")
    assert page.locator("li h3").count() == len(story.timeline.all)
    assert "The map needs scripts" not in page.inner_text("body")
    assert page.evaluate("window.__hit") is None
    assert opened.troubles == []
    context.close()


def test_a_frame_without_history_rights_shows_all(chromium: Any, tmp_path: Any) -> None:
    from geomap import webmap

    webmap.write(stories.kyrgyzstan_2010(), tmp_path / "map.html")
    frame = '<iframe title="map" sandbox="allow-scripts" src="map.html" width="600" height="600"></iframe>'
    (tmp_path / "host.html").write_text(f'<!DOCTYPE html><html lang="en"><title>Host</title>{frame}')
    opened = Opened(chromium.new_page())
    opened.page.goto((tmp_path / "host.html").as_uri())
    inside = opened.page.frames[1]
    inside.wait_for_selector("html[data-ready]")
    inside.click("[aria-label='Next event']")
    opened.page.wait_for_timeout(500)
    assert inside.inner_text(".gm-step") == "1 / 15"
    assert opened.troubles == []
    opened.page.close()


@pytest.mark.parametrize("width", [300, 380, 700, 1200])
def test_nothing_sticks_out_at_any_width(open_story: OpenStory, width: int) -> None:
    page = open_story(stories.kyrgyzstan_2010(), size=(width, 640)).ready()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sticking = page.eval_on_selector_all(
        "header *, .gm-time *",
        "(all, width) => all.filter(one => one.offsetParent && !one.closest('.gm-menu-body')"
        " && one.getBoundingClientRect().right > width + 1).map(one => one.className)",
        width,
    )
    assert sticking == []
