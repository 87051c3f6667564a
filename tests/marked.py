"""Readings made by hand: places in [brackets], those that only describe in {braces}, so that a stage can be tested
without the gazetteer; and tables of such."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from gazetteer.place import Place, PlaceKind, Resolution
from geomap import sentences, times
from geomap.model import Mention, Reading, Report, Role, Span

DATA = Path(__file__).parent / "data"
KINDS: dict[str, tuple[PlaceKind, str, float, float]] = {
    "France": ("country", "FR", 46.0, 2.0), "Lyon": ("city", "FR", 45.75, 4.85), "Paris": ("city", "FR", 48.85, 2.35),
    "Geneva": ("city", "CH", 46.2, 6.15), "LYON": ("city", "FR", 45.75, 4.85), "Kenyan": ("country", "KE", 1.0, 38.0),
    "Switzerland": ("country", "CH", 47.0, 8.0), "Irish Sea": ("water", "", 53.5, -5.0),
    "Mount Ada": ("area", "CH", 46.5, 7.5), "French": ("country", "FR", 46.0, 2.0),
    "Wellington": ("city", "NZ", -41.3, 174.8),
}  # fmt: skip


def place(name: str) -> Place:
    """A place of that name; unknown ones become cities of no country, each at a spot of its own."""
    kind, country, lat, lon = KINDS.get(name, ("city", "", len(name) * 3.0 - 60, sum(map(ord, name)) % 170))
    return Place(
        f"test:{name}", name, kind, lat, lon, country or None, radius_km=300 if kind in ("country", "water") else 3
    )


def reading(marked: str, published: str | None = "2021-06-10", report: str = "r") -> Reading:
    """A report read up to its times; `published` None for one without a date."""
    text, spans, at = "", [], 0
    for m in re.finditer(r"([\[{])([^\]}]+)[\]}]", marked):
        text += marked[at : m.start()]
        role: Role = "modifier" if m[1] == "{" else "literal"
        spans.append((Span(len(text), len(text) + len(m[2])), role))
        text += m[2]
        at = m.end()
    text += marked[at:]
    day = dt.date.fromisoformat(published) if published else None
    told = Report(report, f"{report}.txt", text, published=day)
    mentions = tuple(_mention(text[s.start : s.end], s, role) for s, role in spans)
    split = sentences.split(text)
    return Reading(told, split, mentions, times.find(told, split))


def _mention(name: str, span: Span, role: Role) -> Mention:
    return Mention(span, name, role, 1.0, Resolution(place(name), 1.0, (), "marked by hand"))


def rows(name: str) -> list[list[str]]:
    """The lines of a table of tests/data, each as its columns."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
