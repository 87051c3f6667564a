"""Tasks that kill the process that does them; a module of its own, so that new processes can import it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from geomap.errors import ModelError


def prepare() -> Callable[[str], str]:
    return work


def work(task: str) -> str:
    """ "die": dies; "once PATH": dies the first time; "sleep S": takes long; "wrong": raises; else answers."""
    what, _, rest = task.partition(" ")
    if what == "die" or (what == "once" and not Path(rest).exists()):
        if rest:
            Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "sleep":
        time.sleep(float(rest))
    if what == "wrong":
        raise ModelError("no weights", where="weights.json")
    return task.upper()


def stillborn() -> Callable[[str], str]:
    os._exit(3)


def damaged() -> Callable[[str], str]:
    raise ModelError("no weights", where="weights.json")
