"""Reports with annotated place names: what weights are fitted on.

Each line of a file is a report with `gold`, a list of `{"start", "end", "lat", "lon", "kind"}`: coordinates null where
unknown, `kind` a GeoNames feature code or null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap import sentences
from geomap.errors import ReportError
from geomap.model import Report, Sentence


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated place name."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    code: str
    """GeoNames feature code, empty where unknown."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with its annotated place names and its sentences."""

    report: Report
    gold: tuple[Gold, ...]
    split: tuple[Sentence, ...]

    @property
    def spans(self) -> frozenset[tuple[int, int]]:
        """Where its annotated names stand."""
        return frozenset((g.start, g.end) for g in self.gold)


def read(path: Path) -> list[Annotated]:
    """The annotated reports of a .jsonl file. ReportError, with the line, for what is none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise ReportError(f"cannot be read: {error}", where=str(path)) from error
    return [_annotated(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip()]


def _annotated(line: str, where: str) -> Annotated:
    try:
        row = json.loads(line)
        text = row["text"]
        if not isinstance(text, str):
            raise TypeError("text is no text")
        gold = tuple(_gold(g, len(text)) for g in row.get("gold", ()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"no annotated report: {type(error).__name__} {error}"
        raise ReportError(problem, where=where, way_out='needs "text" and "gold" with start and end') from None
    report = Report(str(row.get("id", where)), where, text, row.get("title"), row.get("publisher"), url=row.get("url"))
    return Annotated(report, gold, tuple(sentences.split(text)))


def _gold(row: Mapping[str, Any], length: int) -> Gold:
    start, end, lat, lon = row["start"], row["end"], row.get("lat"), row.get("lon")
    if not 0 <= start < end <= length:
        raise ValueError(f"a name from {start} to {end} in a text of {length} characters")
    if lat is None or lon is None:
        lat = lon = None
    elif not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"latitude {lat}, longitude {lon} is no place on Earth")
    return Gold(start, end, lat, lon, row.get("kind") or "")
