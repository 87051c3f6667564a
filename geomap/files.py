"""Results are written whole or not at all: beside their place first, then renamed."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from geomap.errors import OutputError


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A new empty folder to write into; on leaving it, its files, also those of folders in it, replace their namesakes.

    Other files in `folder` stay. If anything fails, `folder` is left as it was. Raises OutputError.
    """
    made = _make(folder)
    try:
        with _scratch(folder) as scratch:
            fresh = scratch / "new"
            fresh.mkdir()
            with complaining(folder):
                yield fresh
            _replace_all(fresh, folder, scratch)
    except BaseException:
        for empty in made:
            with suppress(OSError):
                empty.rmdir()
        raise


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes `path` on leaving. "-" is standard output. Raises OutputError."""
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or a device cannot be renamed over
        with complaining(path), path.open("wb") as stream:
            yield stream
        return
    with whole_path(path) as fresh, fresh.open("wb") as stream:
        yield stream


@contextmanager
def whole_path(path: Path) -> Iterator[Path]:
    """A path of the same name to write a file to, which becomes `path` on leaving. Raises OutputError."""
    target = Path(os.path.realpath(path))  # so that a link stays a link
    if target.is_dir():
        raise OutputError("is a folder", where=str(path), way_out="name a file")
    with _scratch(target.parent) as scratch, complaining(path):
        fresh = scratch / target.name
        yield fresh
        fresh.replace(target)


def _make(folder: Path) -> list[Path]:
    """Make the folder; the folders that were missing, deepest first."""
    if folder.exists() and not folder.is_dir():
        raise OutputError("is a file, not a folder", where=str(folder), way_out="name a folder with -o")
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    with complaining(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return missing


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A hidden folder inside `folder`: a sibling may lie on another file system, where a rename would fail."""
    with complaining(folder):
        scratch = Path(tempfile.mkdtemp(prefix=".geomap-", dir=folder))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _replace_all(fresh: Path, folder: Path, scratch: Path) -> None:
    """Move every file; when one cannot be moved, put back those that were."""
    kept = scratch / "old"
    kept.mkdir()
    done: list[Path] = []
    made: list[Path] = []
    try:
        with complaining(folder):
            for new in sorted(path for path in fresh.rglob("*") if path.is_file()):
                name = new.relative_to(fresh)
                made += _make((folder / name).parent)
                if (folder / name).exists():
                    (kept / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(folder / name, kept / name)
                new.replace(folder / name)
                done.append(name)
    except OutputError:
        for name in done:
            with suppress(OSError):
                old, target = kept / name, folder / name
                old.replace(target) if old.exists() else target.unlink()
        for empty in made:
            with suppress(OSError):
                empty.rmdir()
        raise


@contextmanager
def complaining(path: Path, way_out: str = "choose another place with -o") -> Iterator[None]:
    """What the system refuses within becomes an OutputError about `path`."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise OutputError(problem, where=str(path), way_out=way_out) from None
