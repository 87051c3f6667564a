"""A page that was opened, and everything it did that it should not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

PATIENCE = 120_000
"""Milliseconds that a busy machine may take; nothing is slower for it."""


class Opened:
    """One page in one browser context."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.requests: list[str] = []
        self.troubles: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Any) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def ready(self) -> Any:
        self.page.wait_for_selector("html[data-ready]")
        return self.page

    def settle(self) -> None:
        """Let two frames pass, so that what was asked for is drawn."""
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


OpenStory = Callable[..., Opened]
