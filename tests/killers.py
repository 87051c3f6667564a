"""What tests run in other processes, to kill them mostly; a module of its own, so that these can import it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from gazetteer.index import Index
from gazetteer.installed import Installed
from geomap import batch
from geomap.batch import Answer, Hand
from geomap.errors import ModelError
from geomap.records import dumps, error_record
from geomap.story import Reader


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


def harmless() -> Callable[[Hand], list[Answer]]:
    """What `geomap extract` gives its workers."""
    return partial(batch.read, reader=Reader.load())


def stillborn() -> Callable[[str], str]:
    os._exit(3)


def damaged() -> Callable[[str], str]:
    raise ModelError("no weights", where="weights.json")


def slowly(hand: Hand) -> list[Answer]:
    """Answers that take a while and tell nothing."""
    time.sleep(0.05)
    return [Answer(dumps(error_record(item.name, "") | {"error": None}).encode(), "") for item in hand]


def deadly(text: str, hand: Hand) -> list[Answer]:
    """As slowly(), but a report of such a text kills."""
    if any(item.fields and item.fields["text"] == text for item in hand):
        os.kill(os.getpid(), signal.SIGKILL)
    return slowly(hand)


def install_thrice(shipped: str, data: str, code: str, file: str) -> None:
    """A country into an index that others install into meanwhile."""
    installed = Installed(Path(shipped), Path(data))
    for _ in range(3):
        outcome = installed.install([(code, Path(file), file)])
        assert not outcome.failed
        Index(installed.index())
