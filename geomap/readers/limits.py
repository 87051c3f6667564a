"""A bound on the time that a library may spend on one hostile file."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from geomap.errors import ReportError


class _Overtime(BaseException):
    """No Exception: libraries catch those."""


@contextmanager
def at_most(seconds: float, where: str, way_out: str) -> Iterator[None]:
    """ReportError after so much computing (not waiting: a busy machine changes nothing).

    Holds in the main thread of systems that have interval timers; elsewhere there is no bound.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 0.5)  # again, should somebody swallow the first
        yield
    except _Overtime:
        problem = f"takes more than {seconds:g} s to read"
        raise ReportError(problem, where=where, way_out=way_out) from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _Overtime
