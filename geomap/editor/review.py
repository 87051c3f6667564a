"""What is uncertain in a story, worst first, each with its sentence and the correction that would settle it.

Reads what `build` has written (story.json), so that a map can be reviewed without its reports.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from geomap.errors import UsageError

Kind = Literal["place", "disagreement", "route", "stop", "no date", "date", "year", "leg"]
_CLOSE = 0.5
"""A runner-up less than so much behind in probability makes a place uncertain."""
_WEIGHT: Final[dict[Kind, float]] = {
    "route": 0.95, "disagreement": 0.85, "place": 0.8, "stop": 0.7, "no date": 0.6, "date": 0.45, "year": 0.35,
    "leg": 0.3,
}  # fmt: skip
"""How much a doubt of each kind spoils a map: a wrong place most, a dotted line least, for it says so itself."""
_LONGEST_ANCHOR = 160
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|'\d\d\b")
_SET = "set by the editor"
_WAY_OUT = "name the folder that geomap build has written"

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at."""

    kind: Kind
    weight: float
    """0 to 1 and beyond: the worst first."""
    says: str
    """What is uncertain, in words."""
    quote: str
    report: str
    fix: str
    """A correction to paste, and to change where need be: lines of TOML; behind "#" where all is likely right."""


def doubts(folder: Path) -> list[Doubt]:
    """The doubts of the story in a folder. Raises UsageError where there is none."""
    story = _load(folder / "story.json")
    try:
        found = [*_places(story), *_events(story), *_routes(story)]
    except (KeyError, TypeError, AttributeError, ValueError):
        raise UsageError("is not as geomap writes it", where=str(folder / "story.json"), way_out=_WAY_OUT) from None
    unique = {(d.kind, d.says, d.quote): d for d in found}
    return sorted(unique.values(), key=lambda d: (-round(d.weight, 3), d.kind, d.report, d.quote, d.says))


def _load(path: Path) -> Record:
    try:
        story = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path), way_out=_WAY_OUT) from None
    except (ValueError, RecursionError):
        raise UsageError("is no story that geomap wrote", where=str(path), way_out=_WAY_OUT) from None
    if not isinstance(story, dict):
        raise UsageError("is no story that geomap wrote", where=str(path), way_out=_WAY_OUT)
    return story


def _places(story: Record) -> Iterator[Doubt]:
    """Places with a runner-up close behind; those that place much weigh more."""
    for place in story["places"]:
        others = place["alternatives"]
        if not others or place["decided_by"].startswith(_SET):
            continue
        gap = place["confidence"] - others[0]["score"]
        mentions = [m for m in place["mentions"] if m["role"] == "literal"] or place["mentions"]
        placed = {m["event"] for m in mentions if m["event"]}
        if gap >= _CLOSE or not mentions:
            continue
        first = next((m for m in mentions if m["event"]), mentions[0])
        event = _sentence(story, first)
        quote, report = (event["quote"], first["report"]) if event else ("", first["report"])
        kept = f"{place['gazetteer_name']} ({_about(place)}, {place['confidence']:.0%})"
        rest = "; ".join(f"{o['name']} ({_about(o)}, {o['score']:.0%}) is {o['id']}" for o in others[:3])
        near = 0.6 if _is_unit(place) != _is_unit(others[0]) and place["country"] == others[0]["country"] else 1.0
        lines = [
            *_at(report, quote),
            f"name = {_toml(first['text'])}",
            f"is = {_toml(others[0]['id'])}  # or {_toml('none')}",
        ]
        yield Doubt(
            "place",
            _WEIGHT["place"] * near * (1 - gap) * (1 + math.log10(1 + len(placed))),
            f"{first['text']} is taken for {kept}, and may be another: {rest}",
            quote,
            report,
            _block("place", lines),
        )


def _sentence(story: Record, mention: Record) -> Record | None:
    """An event whose sentence holds the mention."""
    for event in story["events"]:
        source = event["sources"][0]
        if source["report"] == mention["report"] and source["start"] <= mention["start"] < source["end"]:
            return event  # type: ignore[no-any-return]
    return None


def _about(place: Record) -> str:
    return f"{'region, ' if _is_unit(place) else ''}{place['country'] or 'no country'}"


def _is_unit(place: Record) -> bool:
    """A state, province or county; a town and the unit of its name lie in one another."""
    return str(place["id"]).startswith("admin")


def _events(story: Record) -> Iterator[Doubt]:
    for event in story["events"]:
        source, quote, corrected = event["sources"][0], event["quote"], event.get("corrected") or ""
        at = _at(source["report"], quote)
        if "added" in corrected:
            continue
        if "date" not in corrected:
            for kind, says, value in _date_doubts(event):
                fix = _block("event", [*at, f"date = {value}"])
                yield Doubt(kind, _WEIGHT[kind] * _share(event), says, quote, source["report"], fix)
        for other in event.get("disagreements") or ():
            says = f"reports disagree on the {other['about']}: another says {other['says']} ({other['report']})"
            key = {"day": "date", "status": "status"}.get(other["about"])
            line = f"{key} = {_toml(other['says'])}" if key else f"title = {_toml(event['title'])}"
            fix = _block("event", [*at, line])
            yield Doubt("disagreement", _WEIGHT["disagreement"], says, quote, source["report"], fix)


def _share(event: Record) -> float:
    """What did happen matters more than what was only said or planned."""
    return 1.0 if event["status"] == "actual" and event["kind"] not in ("statement", "other") else 0.8


def _date_doubts(event: Record) -> Iterator[tuple[Kind, str, str]]:
    """Each with the date to paste, as TOML."""
    when, text = event["when"], event["when_text"] or ""
    if when is None:
        yield "no date", f"no date is known for: {event['title']}", '"none"  # or YYYY-MM-DD'
    elif not text and str(event["date_decided_by"]).startswith("no date told"):
        yield "date", f"no date is told, so it is put at about the day of the report, {when}", _toml(when)
    elif _MONTH.search(text) and not _YEAR.search(text):
        yield "year", f"“{text}” names no year: taken for {when}", _toml(when)


def _routes(story: Record) -> Iterator[Doubt]:
    """Stops that are only likely, ways that no sentence tells, and ways that nobody can have made."""
    for route in story["routes"]:
        stops = {stop["order"]: stop for stop in route["stops"]}
        for stop in (s for s in stops.values() if s.get("likelihood")):
            says = f"{route['person']} in {stop['place']}: {stop['decided_by']}"
            yield Doubt("stop", _WEIGHT["stop"], says, stop["quote"], stop["sources"][0]["report"], _unmade(stop))
        for leg in route["legs"]:
            start, end = stops[leg["from"]], stops[leg["to"]]
            unlikely = str(leg["decided_by"]).startswith("hardly possible")
            if not unlikely and not leg["inferred"]:
                continue
            report, way = end["sources"][0]["report"], f"{route['person']} from {start['place']} to {end['place']}"
            says = (
                f"{way}: {leg['decided_by']}" if unlikely else f"{way}: no sentence tells this way, only its two ends"
            )
            kind: Kind = "route" if unlikely else "leg"
            fix = _unmade(end) if unlikely else _unmade(end, told="# ")
            yield Doubt(kind, _WEIGHT[kind], says, end["quote"], report, fix)


def _unmade(stop: Record, told: str = "") -> str:
    """`told`: what stands before each line where words tell the stop."""
    at = _at(stop["sources"][0]["report"], stop["quote"])
    lines = _block("stop", [*at, f"place = {_toml(stop['place'])}", "made = false"]).split("\n")
    return "\n".join(told + line for line in lines)


def _at(report: str, quote: str) -> list[str]:
    """Where: the sentence, cut at a word's end; a mention in no event's sentence is corrected wherever it stands."""
    if not quote:
        return []
    words = " ".join(quote.split())
    if len(words) > _LONGEST_ANCHOR:
        words = words[:_LONGEST_ANCHOR].rpartition(" ")[0]
    return [f"report = {_toml(report)}", f"words = {_toml(words)}"]


def _toml(text: str) -> str:
    """A TOML basic string; JSON's strings are such, but for what they leave unescaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _block(kind: str, lines: Sequence[str]) -> str:
    return "\n".join([f"[[{kind}]]", *lines])
