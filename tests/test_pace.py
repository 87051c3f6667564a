"""Ways that nobody can make in the time told."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.model import Mode, When
from geomap.routes.pace import hours, too_fast


def on(day: int, clock: tuple[int, int] | None = None) -> When:
    date = dt.date(2021, 5, day)
    return When(date, date, date.isoformat(), dt.time(*clock) if clock else None)


def test_days_leave_the_time_from_the_first_moment_to_the_last() -> None:
    assert hours(on(3), on(3)) == pytest.approx(24, abs=0.01)
    assert hours(on(3, (9, 0)), on(3, (12, 0))) == 3


@pytest.mark.parametrize(
    ("km", "mode", "left", "reached", "wrong"),
    [
        (900.0, "foot", on(3), on(3), True),
        (900.0, "foot", on(3), on(9), False),
        (900.0, "air", on(3), on(3), False),
        (9000.0, None, on(3, (9, 0)), on(3, (12, 0)), True),
        (3000.0, "road", on(3), on(3), False),
        (40.0, None, on(3, (9, 0)), on(3, (9, 0)), False),
        (900.0, "foot", on(9), on(3), False),
    ],
)
def test_only_what_is_surely_too_fast_is_wrong(km: float, mode: Mode, left: When, reached: When, wrong: bool) -> None:
    assert bool(too_fast(km, mode, left, reached)) == wrong


def test_without_dates_nothing_is_wrong() -> None:
    assert too_fast(9000, None, None, on(3)) is None
    assert too_fast(9000, None, on(3), None) is None
