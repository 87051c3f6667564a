"""Processes that do one kind of work, each task by whichever is free; the answers come in the order of the tasks.

A process that dies is replaced and its task done again. The standard pool gives up all of its tasks then, and cannot
tell which one was to blame.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from gazetteer.place import GazetteerError
from geomap.errors import GeomapError

Task = TypeVar("Task")
Answer = TypeVar("Answer")
_AHEAD = 16
"""Tasks a worker that may be answered while an earlier one is still worked on."""
_LIVES = 2
"""Workers that one task may cost before it is given up."""
_STILLBORN = 3
"""Workers in a row that may die before they are ready."""


class Workers(Generic[Task, Answer]):
    """So many processes; a context in which they live.

    `prepare` is called once in each, and gives what does a task. `given_up` answers, in this process, for a task that
    kills whoever does it. `prepare` is sent to the processes, so it must be a function of a module.
    """

    def __init__(
        self, number: int, prepare: Callable[[], Callable[[Task], Answer]], given_up: Callable[[Task], Answer]
    ) -> None:
        self._prepare, self._given_up = prepare, given_up
        self._stillborn = 0
        self._workers = [_Worker(prepare) for _ in range(number)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """An answer for each task, in order. GeomapErrors of the tasks are raised here, as where no worker can live."""
        numbered = enumerate(tasks)
        again: deque[tuple[int, Task]] = deque()
        deaths: dict[int, int] = {}
        found: dict[int, Answer] = {}
        due = given = 0
        while True:
            for worker in (w for w in self._workers if w.ready and w.task is None):
                ahead = given - due > _AHEAD * len(self._workers)
                worker.task = again.popleft() if again else None if ahead else next(numbered, None)
                if worker.task is not None:
                    given = max(given, worker.task[0])
                    worker.give(worker.task[1])
            busy = {w.connection: w for w in self._workers if w.task is not None or not w.ready}
            if not busy:
                return
            for connection in wait(list(busy)):
                worker = busy[connection]  # type: ignore[index]  # it waits for sockets too, which these are not
                task = worker.task
                try:
                    if worker.has_answered():
                        assert task is not None
                        found[task[0]] = worker.answer
                        self._stillborn = 0
                except EOFError:
                    self._replace(worker)
                    if task is not None:
                        deaths[task[0]] = deaths.get(task[0], 0) + 1
                        if deaths[task[0]] < _LIVES:
                            again.append(task)
                        else:
                            found[task[0]] = self._given_up(task[1])
            while due in found:
                yield found.pop(due)
                due += 1

    def _replace(self, dead: _Worker) -> None:
        dead.end()
        if not dead.ready:
            self._stillborn += 1
            if self._stillborn >= _STILLBORN:
                raise GeomapError("the worker processes die as they start", way_out="give fewer with --workers")
        self._workers[self._workers.index(dead)] = _Worker(self._prepare)


class _Worker:
    """One process and the way to it."""

    def __init__(self, prepare: Callable[[], Callable[[Any], object]]) -> None:
        # Spawned, not forked: a fork would hold the ends of its siblings' pipes, and outlive a parent that is killed.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.ready = False
        self.task: tuple[int, Any] | None = None
        """Its number, and what there is to do."""
        self.answer: Any = None
        self._process = context.Process(target=_serve, args=(theirs, prepare), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, task: object) -> None:
        """Send a task. That the process is dead by now is found out when its answer is asked for."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(task)

    def has_answered(self) -> bool:
        """Receive what it says; False for its first word, that it is ready. EOFError if it has died."""
        try:
            said, self.answer = self.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            raise EOFError from None
        if said == "error":
            raise self.answer
        if said == "ready":
            self.ready = True
            return False
        self.task = None
        return True

    def end(self) -> None:
        """Stop the process, whatever it does."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def _serve(connection: Connection, prepare: Callable[[], Callable[[Any], object]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its workers
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the parent has gone
        try:
            work = prepare()
            connection.send(("ready", None))
            while True:
                connection.send(("answer", work(connection.recv())))
        except (GeomapError, GazetteerError) as error:
            connection.send(("error", error))
