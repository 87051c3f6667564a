"""Texts that were extracted from pages, PDF, mails and feeds, written out with the results: offsets count in them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from geomap.model import Report, Story

_FOLDER = "reports"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


def text_path(report: Report) -> str | None:
    """Where the report's text stands, relative to the results; None for one that was plain text to begin with."""
    if not report.extracted:
        return None
    name = _UNSAFE.sub("-", report.id).strip(".-")[:_LONGEST]
    if name != report.id:  # two ids may look alike without their odd characters
        name = f"{name}-{hashlib.sha256(report.id.encode()).hexdigest()[:8]}".lstrip("-")
    return f"{_FOLDER}/{name}.txt"


def write(story: Story, folder: Path) -> None:
    """Write the extracted texts below `folder`, UTF-8, line ends as they are. Raises OSError."""
    for reading in story.readings:
        path = text_path(reading.report)
        if path:
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(reading.report.text.encode())
