"""A long run that can be cut off at any moment and go on: finished blocks, and how far they reach.

Beside the output stands `OUT.unfinished/` with what is finished. The output itself appears only when it is whole.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from geomap.errors import OutputError, UsageError
from geomap.files import complaining

_ENDING = ".unfinished"
RESUME = "free some space, then run the same with --resume"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a run has come."""

    reports: int = 0
    failed: int = 0
    size: int = 0
    """Bytes of the finished part."""


class Journal:
    """What is finished of one output."""

    def __init__(self, output: Path, part: BinaryIO, marks: BinaryIO, mark: Mark) -> None:
        self._output, self._part, self._marks, self.mark = output, part, marks, mark

    @property
    def part(self) -> Path:
        """The file of what is finished."""
        return unfinished(self._output) / "part"

    @property
    def folder(self) -> Path:
        """For what else must lie on the same file system as the output."""
        return unfinished(self._output)

    def finish(self, whole: Path) -> None:
        """The output is `whole`, a file in the folder. Raises OutputError."""
        with complaining(self._output, RESUME):
            whole.replace(self._output)
            shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, data: bytes, reports: int, failed: int) -> None:
        """A finished block; from now on a run that is cut off goes on behind it. Raises OutputError."""
        with complaining(self._output, RESUME):
            self._part.write(data)
            self._part.flush()
            os.fsync(self._part.fileno())
            mark = Mark(self.mark.reports + reports, self.mark.failed + failed, self.mark.size + len(data))
            self._marks.write(json.dumps(asdict(mark)).encode() + b"\n")
            self._marks.flush()
        self.mark = mark


def unfinished(output: Path) -> Path:
    """The folder in which an output grows."""
    return output.with_name(output.name + _ENDING)


@contextmanager
def growing(output: Path, facts: dict[str, Any], *, resume: bool) -> Iterator[Path]:
    """The folder in which an output grows, with what is finished of it if the run is to go on; nobody else has it.

    `facts` tell what the run reads and how; where they changed, UsageError.
    """
    folder = unfinished(output)
    with ExitStack() as files:
        fresh = not folder.exists()
        try:
            with complaining(output):
                folder.mkdir(exist_ok=True)
            with complaining(output, RESUME):
                _lock(files.enter_context((folder / "lock").open("wb")), output)
                if not (resume and _same_run(folder, facts, output)):
                    for old in folder.iterdir():
                        if old.name != "lock":
                            shutil.rmtree(old) if old.is_dir() else old.unlink()
                    (folder / "run").write_text(json.dumps(facts), encoding="utf-8")
        except BaseException:
            if fresh:  # stopped before anything began
                shutil.rmtree(folder, ignore_errors=True)
            raise
        yield folder


@contextmanager
def journal(output: Path, facts: dict[str, Any], *, resume: bool) -> Iterator[Journal]:
    """The journal of an output file, begun anew or gone on with; see growing(). If nothing was finished, nothing is
    left."""
    if output.is_dir():
        raise OutputError("is a folder", where=str(output), way_out="name a file")
    with growing(output, facts, resume=resume) as folder:
        try:
            with ExitStack() as files:
                with complaining(output, RESUME):
                    mark, end = _reached(folder)
                    part = files.enter_context(_from(folder / "part", mark.size))
                    marks = files.enter_context(_from(folder / "marks", end))
                yield Journal(output, part, marks, mark)
        finally:
            if not _size(folder / "marks"):
                shutil.rmtree(folder, ignore_errors=True)


def _lock(lock: BinaryIO, output: Path) -> None:
    """Two runs that write one output would spoil it."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError("another run is writing it", where=str(output), way_out="wait, or name another file") from None


def _same_run(folder: Path, facts: dict[str, Any], output: Path) -> bool:
    try:
        then = json.loads((folder / "run").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    for what, now in facts.items():
        if then.get(what) != now:
            problem = f"the unfinished run had another {what}"
            raise UsageError(problem, where=str(output), way_out="run without --resume to begin anew")
    return True


def _reached(folder: Path) -> tuple[Mark, int]:
    """The last mark whose block is all there, and where its line ends."""
    mark, end, size = Mark(), 0, _size(folder / "part")
    if _size(folder / "marks"):
        for line in (folder / "marks").read_bytes().splitlines(keepends=True):
            if not line.endswith(b"\n"):  # cut off while it was written
                break
            found = Mark(**json.loads(line))
            if found.size > size:
                break
            mark, end = found, end + len(line)
    return mark, end


def _from(path: Path, size: int) -> BinaryIO:
    """The file, open for writing behind its first bytes; what came after them is gone."""
    stream = path.open("ab")
    stream.truncate(size)
    return stream


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
