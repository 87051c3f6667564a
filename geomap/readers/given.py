"""What the formats share: something named on the command line, and the making of a report."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import BinaryIO

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.decoding import printable
from geomap.readers.frontmatter import Metadata

LARGEST = 50_000_000
"""Bytes of one report; more is no news report."""
HEAD = 16_384
"""Bytes that tell what something is."""
_BOMB = 100_000_000
"""Bytes from which unpacking is looked at: text shrinks to a tenth, a bomb to a thousandth."""
_BOMB_RATIO = 100
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
"""Soft hyphens and such only tell where a page may break a word; left in, they break its names."""
_GZIP = b"\x1f\x8b"


@dataclass(slots=True)
class Given:
    """A stream of bytes with what is known of it; read once, from its start to its end."""

    name: str
    """Id of its report where the content has none of its own."""
    where: str
    """For messages, and `Report.file`: path or web address."""
    stream: BinaryIO
    ending: str = ""
    """Of the file's name, in small letters, with its dot."""
    charset: str | None = None
    """What a server or a mail says of the encoding."""
    url: str | None = None
    """Where it was fetched."""
    depth: int = 0
    """How many mails it lies in."""
    head: bytes = field(init=False, default=b"")
    """The first bytes; reading the stream gives them too."""
    fault: ReportError | None = field(init=False, default=None)
    """What is wrong with it already at its beginning."""

    def __post_init__(self) -> None:
        try:
            self._open()
        except ReportError as error:
            self.fault = error

    def _open(self) -> None:
        self._peek()
        if self.head.startswith(_GZIP):
            self.stream = io.BufferedReader(_Unpacked(self.stream, self.where))
            if self.ending == ".gz":
                inner = PurePath(self.name)
                self.name, self.ending = inner.stem or self.name, inner.suffix.lower()
            self._peek()

    def _peek(self) -> None:
        self.head = self.stream.read(HEAD)
        while len(self.head) < HEAD and (more := self.stream.read(HEAD - len(self.head))):  # pipes give what they have
            self.head += more
        self.stream = io.BufferedReader(_Chained(self.head, self.stream), 1 << 16)

    def all(self, limit: int = LARGEST) -> bytes:
        """Everything. Raises ReportError beyond `limit` bytes."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(self.where, limit)
        return data


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which reports are written down."""

    name: str
    endings: tuple[str, ...]
    """Of files that are taken from a folder."""
    recognises: Callable[[Given], bool]
    """By content; the ending helps only where content cannot tell."""
    read: Callable[[Given], Iterator[Report | ReportError]]
    """May raise ReportError where nothing at all can be read."""


def report(
    name: str, where: str, text: str, about: Metadata, warnings: tuple[str, ...] = (), *, extracted: bool = False
) -> Report:
    """A report of clean text. `extracted`: its text stands nowhere yet as it is. Raises ReportError if it is empty."""
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise ReportError("an empty report", where=where, way_out="put the report's words into it")
    clean, replaced = printable(_INVISIBLE.sub("", text) if extracted else text)
    title, publisher = (value and printable(value)[0] for value in (about.title, about.publisher))
    said = (*warnings, *replaced, *about.warnings)
    return Report(printable(name)[0], where, clean, title, publisher, about.published, about.url, said, extracted)


def too_large(where: str, limit: int = LARGEST) -> ReportError:
    """More bytes than a report has."""
    problem = f"more than {limit // 1_000_000} MB in one report"
    return ReportError(problem, where=where, way_out="give one report a file, or one a line of a .jsonl file")


class _Chained(io.RawIOBase):
    """Some bytes, then the rest of a stream: what was looked at can be read again, from pipes too."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """What a gzip stream holds, unless it is a bomb or broken: then reading raises ReportError."""

    def __init__(self, packed: BinaryIO, where: str) -> None:
        self._packed = _Counted(packed)
        self._plain = gzip.GzipFile(fileobj=self._packed)
        self._where, self._count = where, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._plain.read(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            problem = f"a broken gzip file: {error}"
            raise ReportError(problem, where=self._where, way_out="pack it anew") from None
        self._count += len(data)
        if self._count > max(_BOMB, _BOMB_RATIO * self._packed.count):
            problem = "unpacks to far more than any text does: a zip bomb?"
            raise ReportError(problem, where=self._where, way_out="unpack it yourself if you trust it")
        buffer[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """A stream that knows how much was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data
