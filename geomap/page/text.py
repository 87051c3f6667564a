"""How the page words dates and marks sentences. Knows nothing of HTML."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import cast

from gazetteer.place import PlaceKind
from geomap.model import Event, Span, When

Texts = Mapping[str, str]
Segment = str | tuple[str, str]
"""Plain text, or ("place" | "time", text)."""


@lru_cache(maxsize=8)
def texts(language: str = "en") -> Texts:
    """Every text that the page itself says."""
    table = files("geomap") / "web" / f"texts.{language}.json"
    return cast(Texts, json.loads(table.read_text("utf-8")))


def clean(text: str) -> str:
    """The text without lone surrogates, which no file can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def when_label(when: When | None, words: Texts) -> str:
    """A date in words that claims no more than is known: "15 April 2010, evening", "12–15 April 2010"."""
    return ", ".join(filter(None, (day_label(when, words) or words["no_date"], clock_label(when, words))))


def day_label(when: When | None, words: Texts) -> str:
    """The day or days alone: "15 April 2010", "about May 2010"; empty without a date."""
    if when is None:
        return ""
    label = span_label(when.first, when.last, words)
    return words["about"].replace("{date}", label) if when.approximate else label


def clock_label(when: When | None, words: Texts) -> str:
    """The time of day alone: "14:30", "evening"; empty where none is told."""
    if when is None or (when.clock is None and when.part is None):
        return ""
    return f"{when.clock:%H:%M}" if when.clock is not None else words[f"part_{when.part}"]


def span_label(first: dt.date, last: dt.date, words: Texts) -> str:
    """The first to the last day, as short as it can be said."""
    months = words["months"].split()
    month = f"{months[first.month - 1]} {first.year}"
    if first == last:
        return f"{first.day} {month}"
    whole_months = first.day == 1 and (last + dt.timedelta(days=1)).day == 1 if last < dt.date.max else False
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return month
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month}"
    opening = f"{first.day} {months[first.month - 1]}" + (f" {first.year}" if first.year != last.year else "")
    return f"{opening} – {last.day} {months[last.month - 1]} {last.year}"


def extent_label(kind: PlaceKind, name: str, words: Texts) -> str:
    """That it is no exact spot, in words: one is in a province, not "in coast of" somewhere, nor in a sea."""
    proper = kind != "water" and not name[:1].islower()
    return words["badge_extent" if proper else "badge_extent_loose"].replace("{place}", name)


def marked(quote: str, source: Span, place: Span | None, time: Span | None) -> tuple[Segment, ...]:
    """The sentence in pieces, its place and time words apart.

    `source` is where the sentence stands in its report, in code points; a mark that lies outside of it, or overlaps
    the one before, is left out. A sentence that is not the stretch of text it claims to be gets no marks.
    """
    if source.end - source.start != len(quote) or not (place or time):
        return (quote,)
    found = [(span.start, span.end, kind) for kind, span in (("place", place), ("time", time)) if span]
    pieces: list[Segment] = []
    done = source.start
    for start, end, kind in sorted(found):
        if start < done or end <= start or end > source.end:
            continue
        pieces.append(quote[done - source.start : start - source.start])
        pieces.append((kind, quote[start - source.start : end - source.start]))
        done = end
    pieces.append(quote[done - source.start :])
    return tuple(piece for piece in pieces if piece)


def marked_event(event: Event) -> tuple[Segment, ...]:
    """An event's sentence with its place and time words apart."""
    if not event.sources:
        return (event.quote,)
    place = event.where.mention if event.where else None
    time = event.when.text_span if event.when else None
    return marked(event.quote, event.sources[0].span, place, time)
