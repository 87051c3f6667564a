"""What an event is in the coding schemes of event data, PLOVER and ACLED. The table is data/codes.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from geomap.model import Event, EventKind

ANY = "*"


@dataclass(frozen=True, slots=True)
class Codes:
    """Names of types in both schemes; None where a scheme has none for it."""

    plover: str | None
    acled: str | None
    """ACLED event type."""
    acled_sub: str | None
    """ACLED sub-event type."""


def codes_of(event: Event) -> Codes:
    """By the kind of an event, and more closely by the word that tells it."""
    table = _table()
    return table.get((event.kind, event.trigger)) or table[event.kind, ANY]


@cache
def _table() -> dict[tuple[str, str], Codes]:
    """ValueError for a row that is no row, or a kind without codes: the table ships with geomap."""
    found: dict[tuple[str, str], Codes] = {}
    text = (files("geomap") / "data" / "codes.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, words, *names = line.split("\t")
            plover, acled, sub = (None if name == "-" else name for name in names)
            for word in words.split():
                found.setdefault((kind, word), Codes(plover, acled, sub))
    missing = [kind for kind in get_args(EventKind) if (kind, ANY) not in found]
    if missing:
        raise ValueError(f"codes.tsv: no codes for {', '.join(missing)}")
    return found
