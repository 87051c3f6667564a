"""The order of what happened: by date, then within the day, then as told."""

from __future__ import annotations

import datetime as dt

from geomap.model import DayPart, When

HOUR: dict[DayPart, float] = {
    "earlier": -1, "morning": 8, "noon": 12, "afternoon": 15, "evening": 19, "night": 22, "later": 23,
}  # fmt: skip
UNSAID = 13.0
"""What is told without a time of day stands between the morning and the afternoon."""


def hour(when: When) -> float:
    """Where in its day something belongs, 0 to 24; "earlier" comes before all."""
    if when.clock == dt.time(0) and "midnight" in (when.text or ""):
        return 24.0  # the end of the day that it is told with: "by midnight he was in Lyon"
    if when.clock:
        return when.clock.hour + when.clock.minute / 60
    return HOUR[when.part] if when.part else UNSAID


def key(when: When) -> tuple[dt.date, dt.date, float]:
    """Sort key of a date: what may have begun first comes first, an exact day before the month it begins."""
    return when.first, when.last, hour(when)


def overlap(a: When, b: When) -> bool:
    return a.first <= b.last and b.first <= a.last


def narrower(a: When | None, b: When | None) -> When | None:
    """The more exact of two dates; of equally exact ones that which a sentence says."""
    if a is None or b is None:
        return a or b
    return min(
        (a, b), key=lambda w: (w.last - w.first, "~" in w.edtf, w.text is None, w.clock is None and w.part is None)
    )
