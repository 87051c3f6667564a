"""Stories with annotated events and routes: what the choice of an event's place and the stops of a route are fitted on.

A story is a folder with reports, `meta.json` and `gold.json`. `meta.json` names the `subject` to follow and the `docs`,
each with `file`, `title`, `source` and `published`. Of `gold.json` the events are read, each with the `doc` and the
words (`quote`) that tell it, its `kind`, and `lat`, `lon`, `country` and `place`, null where nothing says where it was;
the `kind` of each of the `places` (city, village, poi, island, region, sea, country); and of the `route`, in its order,
the stops whose `status` is "actual", with `lat`, `lon`, `country` and `place`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.place import Place
from geomap.errors import ReportError
from geomap.geodesy import Position, distance_km
from geomap.model import Report
from geomap.readers.jsonl import report_from_record

TOLERANCE_KM = {"city": 10, "village": 10, "poi": 25, "island": 60, "region": 150, "sea": 500}
"""So far from the annotated point a place of a kind may be and still be it."""
_OTHER_KM = 25
_KINDS = {"political_change": "politics", "arrest_or_legal": "legal"}
_STATED = ("sentence", "document")


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where an annotated event, or somebody, was."""

    lat: float
    lon: float
    country: str | None
    kind: str
    """Empty where unknown."""

    def is_at(self, place: Place) -> bool:
        """Whether it is this place, as far as its kind lets one tell."""
        if self.kind == "country":
            return place.country == self.country
        far = distance_km(Position(self.lat, self.lon), Position(place.lat, place.lon))
        return far <= TOLERANCE_KM.get(self.kind, _OTHER_KM)


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event."""

    report: str
    start: int
    end: int
    kind: str
    at: GoldPlace | None
    """None where the story does not say."""

    def is_at(self, place: Place | None) -> bool:
        """Whether a place, or none, is where it was."""
        if self.at is None or place is None:
            return self.at is None and place is None
        return self.at.is_at(place)


@dataclass(frozen=True, slots=True)
class GoldStory:
    """The reports of a story, its annotated events and where its subject was."""

    subject: str
    reports: Sequence[Report]
    events: Sequence[GoldEvent]
    stops: Sequence[GoldPlace] = ()
    """In the order of the route."""


def read(folder: Path) -> list[GoldStory]:
    """The stories in the folders below this one, by name. ReportError for what is none."""
    found = sorted(p.parent for p in folder.glob("*/gold.json"))
    if not found:
        raise ReportError("no stories here", where=str(folder), way_out="give a folder of folders with gold.json")
    return [_story(path) for path in found]


def _story(folder: Path) -> GoldStory:
    try:
        meta, gold = (json.loads((folder / f"{n}.json").read_text(encoding="utf-8")) for n in ("meta", "gold"))
        reports = [_report(folder, doc) for doc in meta["docs"]]
        kinds = {(p[by], p.get("country")): p["kind"] for by in ("phrase", "name") for p in gold["places"]}
        texts = {r.id: r.text for r in reports}
        events = [e for g in gold["events"] if (e := _event(g, texts, kinds))]
        stops = [_stop(g, kinds) for g in gold.get("route", ()) if g["status"] == "actual"]
        return GoldStory(meta["subject"], reports, events, stops)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportError(f"no annotated story: {type(error).__name__} {error}", where=str(folder)) from None


def _report(folder: Path, doc: Mapping[str, Any]) -> Report:
    text = (folder / doc["file"]).read_bytes().decode("utf-8")
    record = {"id": doc["file"], "text": text, "published": doc["published"], "title": doc["title"]}
    return report_from_record(record | {"publisher": doc["source"]}, doc["file"], doc["file"])


def _stop(gold: Mapping[str, Any], kinds: Mapping[tuple[str, str | None], str]) -> GoldPlace:
    kind = gold.get("kind") or kinds.get((gold["place"], gold.get("country")), "")
    return GoldPlace(gold["lat"], gold["lon"], gold.get("country"), kind)


def _event(
    gold: Mapping[str, Any], texts: Mapping[str, str], kinds: Mapping[tuple[str, str | None], str]
) -> GoldEvent | None:
    """None for one whose place the annotator knew from elsewhere."""
    at = None
    if gold.get("lat") is not None:
        if gold.get("place_basis", "sentence") not in _STATED:
            return None
        country = gold.get("country")
        at = GoldPlace(gold["lat"], gold["lon"], country, kinds.get((gold["place"], country), ""))
    start = texts[gold["doc"]].find(gold["quote"])
    if start < 0:
        raise ValueError(f"these words are not in {gold['doc']}: {gold['quote']}")
    kind = _KINDS.get(gold["kind"], gold["kind"])
    return GoldEvent(gold["doc"], start, start + len(gold["quote"]), kind, at)
