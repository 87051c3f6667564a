"""A real Chromium. Without one these tests are skipped, but fail where CI promises one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.opening import Opened, OpenStory

from geomap import webmap
from geomap.model import Story

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a machine that stalls may paint after the test has looked: it is asked again."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("no Chromium on this machine: nothing can show the page")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_story(chromium: Any, tmp_path: Path) -> Iterator[OpenStory]:
    """Writes a story's page and opens it from disk."""
    contexts: list[Any] = []

    def open_page(story: Story, *, size: tuple[int, int] = (1200, 800), hash: str = "", **options: Any) -> Opened:
        path = tmp_path / "map.html"
        webmap.write(story, path)
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.goto(path.as_uri() + hash)
        return opened

    yield open_page
    for context in contexts:
        context.close()
