"""Whether a way can be made in the time that the reports leave for it."""

from __future__ import annotations

import datetime as dt

from geomap.model import Mode, When

FASTEST_KMH: dict[Mode | None, float] = {
    None: 1100.0, "air": 1100.0, "road": 150.0, "rail": 400.0, "sea": 90.0, "foot": 12.0,
}  # fmt: skip
"""Faster than any scheduled carrier; on foot, than runners over a day."""
SLACK_KM = 50.0
"""Places are points for what is wide."""


def hours(left: When, reached: When) -> float:
    """The most hours that lie between two dates: from the first moment of one to the last of the other."""
    start = _moment(left.first, left.clock, dt.time.min)
    midnight = reached.clock == dt.time.min  # which ends a day as often as it begins one
    end = _moment(reached.last, None if midnight else reached.clock, dt.time.max)
    return (end - start).total_seconds() / 3600


def too_fast(km: float, mode: Mode | None, left: When | None, reached: When | None) -> str | None:
    """What is wrong with a way of so many kilometres between two dates; None where nothing is, or no date is known."""
    if left is None or reached is None or km <= SLACK_KM:
        return None
    time = hours(left, reached)
    if time < 0 or km - SLACK_KM <= FASTEST_KMH[mode] * time:
        return None  # dates that contradict each other are another matter
    return f"{km:,.0f} km{_HOW[mode]} in at most {time:.0f} hours"


_HOW: dict[Mode | None, str] = {
    None: "", "air": " by air", "road": " by road", "rail": " by rail", "sea": " by sea", "foot": " on foot",
}  # fmt: skip


def _moment(day: dt.date, clock: dt.time | None, default: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, (clock or default).replace(tzinfo=None))
