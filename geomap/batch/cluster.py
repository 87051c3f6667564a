"""Many reports on a Dask cluster: partitions of a thousand go in, a Parquet dataset comes out.

Reports travel to the workers and results travel back, so that no file system need be shared. A worker that dies costs
the time of what it was reading: Dask gives that to another, and each partition is written once, by its number.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap import __version__, batch
from geomap.batch import Answer, Hand, deal, lost
from geomap.batch.intake import Item
from geomap.batch.journal import RESUME, growing
from geomap.batch.recordtable import Part, counted, part_of
from geomap.errors import OutputError, UsageError
from geomap.files import complaining

if TYPE_CHECKING:
    from distributed import Client, Future

INSTALL = "pip install 'geomap[dask]'"
_PATIENCE = 20
"""Seconds for a scheduler to answer, and for its first worker."""
_AHEAD = 3
"""Partitions that are worked on at once, at least."""
_HANDS_OF_BLOCK = 16

Read = Callable[[Hand], list[Answer]]


class Done(NamedTuple):
    """A partition that is written."""

    reports: int
    failed: int
    errors: Sequence[str]


@contextmanager
def connected(address: str, workers: int | None) -> Iterator[Client]:
    """A client of the scheduler at `address`, or of a cluster of processes here if it is "local".

    Raises UsageError where Dask is not installed, no scheduler answers, or its workers cannot read reports.
    """
    try:
        import distributed
    except ImportError:
        raise UsageError("--dask needs Dask", way_out=INSTALL) from None
    import logging

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is said in one line
    if address == "local":
        local = {"n_workers": workers or os.cpu_count(), "threads_per_worker": 1, "processes": True}
        with (
            distributed.LocalCluster(**local, dashboard_address=None) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = distributed.Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        way_out = "start one with `dask scheduler` and give the address it prints"
        raise UsageError(f"no Dask scheduler answers: {_first_line(error)}", where=address, way_out=way_out) from None
    with client:
        _check(client, address)
        yield client


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _check(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise UsageError("the scheduler has no workers", where=address, way_out="start some: `dask worker`") from None
    try:
        theirs = set(client.run(_version).values())
    except Exception as error:
        raise UsageError(
            f"its workers cannot run geomap: {_first_line(error)}", where=address, way_out=INSTALL
        ) from None
    if theirs != {__version__}:
        problem = f"its workers have geomap {', '.join(sorted(theirs))}, here is {__version__}"
        raise UsageError(problem, where=address, way_out="install the same everywhere")


def _version() -> str:
    return __version__


def extract(
    client: Client, items: Iterable[Item], read: Read, output: Path, facts: dict[str, Any], *, resume: bool
) -> Iterator[Done]:
    """Write a dataset: output/records and output/events, a Parquet file a partition. Each one done is told.

    `read` is sent to the workers. The dataset appears when it is whole; until then it grows beside its place, and
    with `resume` only what lacks is done. Raises OutputError.
    """
    _replaceable(output)
    with growing(output, facts, resume=resume) as folder:
        for kind in ("records", "events"):
            (folder / kind).mkdir(exist_ok=True)
        run = _Run(client, read, folder)
        ahead = max(_AHEAD, 2 * sum(client.nthreads().values()) // _HANDS_OF_BLOCK + 1)
        rest = iter(items)
        waiting: deque[tuple[int, Part | _Block]] = deque()
        for number, block in enumerate(iter(lambda: list(islice(rest, batch.BLOCK)), [])):
            waiting.append((number, run.finished(number) or run.begin(block)))
            if len(waiting) > ahead:
                yield run.finish(*waiting.popleft())
        while waiting:
            yield run.finish(*waiting.popleft())
        with complaining(output, RESUME):
            _replace(folder, output)


@dataclass(slots=True)
class _Block:
    """A partition on its way."""

    size: int
    places: list[list[int]]
    """Of each hand, the positions of its reports."""
    hands: list[Hand]
    answers: list[Future]
    part: Future


@dataclass(frozen=True, slots=True)
class _Run:
    client: Client
    read: Read
    folder: Path

    def begin(self, block: list[Item]) -> _Block:
        """Give a partition to the workers."""
        places = deal(block)
        hands: list[Hand] = [[block[n] for n in few] for few in places]
        answers = [self.client.submit(self.read, hand, pure=False) for hand in hands]
        part = self.client.submit(_assemble, len(block), places, answers, pure=False)
        return _Block(len(block), places, hands, answers, part)

    def finished(self, number: int) -> Part | None:
        """A partition that an earlier run has written."""
        path = self._path("records", number)
        return counted(path) if path.exists() else None

    def finish(self, number: int, block: Part | _Block) -> Done:
        """Wait for a partition and write it."""
        if isinstance(block, Part):
            return Done(block.reports, block.failed, ())
        from distributed import KilledWorker

        try:
            part: Part = block.part.result()
        except KilledWorker:
            answered = [self._careful(*pair) for pair in zip(block.hands, block.answers, strict=True)]
            part = _assemble(block.size, block.places, answered)
        # The records come last: by them a later run knows that the partition is done.
        for kind, data in (("events", part.events), ("records", part.records)):
            path = self._path(kind, number)
            with complaining(self.folder, RESUME):
                fresh = path.with_suffix(".new")
                fresh.write_bytes(data)
                fresh.replace(path)
        return Done(part.reports, part.failed, part.errors)

    def _careful(self, hand: Hand, answers: Future) -> list[Answer]:
        """The answers to a hand; if it kills the workers, only the report at fault is lost."""
        from distributed import KilledWorker

        try:
            found: list[Answer] = answers.result()
            return found
        except KilledWorker:
            return [answer for item in hand for answer in self._alone(item)]

    def _alone(self, item: Item) -> list[Answer]:
        """The answer to one report, with no other on its way that could be blamed for it, or it for another."""
        from distributed import KilledWorker

        try:
            found: list[Answer] = self.client.submit(self.read, [item], pure=False).result()
            return found
        except KilledWorker:
            return lost([item])

    def _path(self, kind: str, number: int) -> Path:
        return self.folder / kind / f"part-{number:05}.parquet"


def _assemble(size: int, places: list[list[int]], answered: list[list[Answer]]) -> Part:
    """The files of a partition, from the answers to its hands."""
    found: dict[int, Answer] = {}
    for few, answers in zip(places, answered, strict=True):
        found.update(zip(few, answers, strict=True))
    return part_of([found[n] for n in range(size)])


def _replaceable(output: Path) -> None:
    """A folder with anything but such a dataset in it is not for us to replace."""
    if output.exists() and not (output.is_dir() and {p.name for p in output.iterdir()} <= {"records", "events"}):
        raise OutputError("exists, and is no dataset of geomap", where=str(output), way_out="name a new folder with -o")


def _replace(folder: Path, output: Path) -> None:
    """Put the finished dataset into its place."""
    for name in ("run", "lock"):
        (folder / name).unlink()
    if output.exists():
        shutil.rmtree(output)
    folder.rename(output)
