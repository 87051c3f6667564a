"""What is said to the user while a command runs."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress


def progress(what: str, done: int, total: int | None = None) -> None:
    """How far it is, in a line that the next one replaces; nothing unless a terminal shows it."""
    _in_place(f"{what} {done}" + (f" of {total}" if total else ""))


def _in_place(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)


class Pace:
    """The progress of a long run: how many, how fast, and how long yet."""

    def __init__(self, what: str, done: int = 0) -> None:
        """`done`: what an earlier run has done."""
        self._what, self._before, self.done = what, done, done
        self._began = time.monotonic()

    def add(self, more: int, total: int | None) -> None:
        """So many more are done, of about so many."""
        self.done += more
        rate = (self.done - self._before) / max(1e-6, time.monotonic() - self._began)
        told = f"{self._what} {self.done:,}" + (f" of about {total:,}" if total else "") + f", {rate:,.0f} a second"
        if total and total > self.done:
            told += f", {_duration((total - self.done) / rate)} left"
        _in_place(told)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{seconds:.0f} s" if seconds < 90 else f"{minutes} min" if minutes < 90 else f"{seconds / 3600:.1f} h"


def finished() -> None:
    """Wipe the line of progress."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def say(message: str) -> None:
    """One line to the user; nothing in it can steer a terminal."""
    line = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in message)
    print(f"geomap: {line}", file=sys.stderr, flush=True)


def steady_streams() -> None:
    """Names of files and people print on any terminal, and being told to end cleans up like Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def count(n: int, thing: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"


def columns(rows: Sequence[Sequence[str]]) -> str:
    """A table as text, every column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
