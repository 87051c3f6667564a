"""Fetches a large file over HTTP: goes on where it broke off, also in a later run, and checks the size."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from gazetteer.place import GazetteerError

Progress = Callable[[int, int | None], None]
"""Called with bytes so far and of how many."""

USER_AGENT = "geomap"
_PIECE = 1 << 16
_TIMEOUT = 30.0
_ATTEMPTS = 4
_LONGEST_PAUSE = 30.0
_LARGEST = 2 << 30


class _Broken(Exception):
    """The connection failed; asking again may help."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        self.pause = pause
        super().__init__(reason)


def download(url: str, target: Path, progress: Progress, sleep: Callable[[float], None] = time.sleep) -> None:
    """Fetch `url` into `target`.

    What came before a break is kept beside it (`.part`) and not asked for again, unless the server's file has changed
    since. GazetteerError where the server refuses, or breaks off four times in a row without sending anything more.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise GazetteerError(f"{url}: not an http or https address")
    part = _Part(target)
    failures, most = 0, part.size
    while True:
        try:
            _fetch(url, part, progress)
            part.path.replace(target)
            part.forget()
            return
        except HTTPError as error:
            raise GazetteerError(f"{url}: the server answers {error.code} {error.reason}") from None
        except _Broken as error:
            failures, most = (1 if part.size > most else failures + 1), max(most, part.size)
            if failures == _ATTEMPTS:
                raise GazetteerError(f"{url}: {error}; try again later: it goes on from where it broke off") from None
            sleep(min(_LONGEST_PAUSE, error.pause if error.pause is not None else 2.0 ** (failures - 1)))


class _Part:
    """The beginning of a file, and which version of the server's file it is of."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(target.name + ".part")
        self._note = target.with_name(target.name + ".part.json")

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def version(self, url: str) -> str | None:
        """The server's word for the version that was begun; None if there is nothing to go on from."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            note = json.loads(self._note.read_text(encoding="utf-8"))
            if note["url"] == url and self.size:
                return str(note["version"])
        return None

    def begin(self, url: str, headers: Message) -> None:
        """Start anew, on the version that the answer is of."""
        self.forget()
        version = headers.get("ETag") or headers.get("Last-Modified")
        if version and not version.startswith("W/"):  # a weak tag does not promise the same bytes
            self._note.write_text(json.dumps({"url": url, "version": version}), encoding="utf-8")

    def forget(self) -> None:
        for path in (self.path, self._note):
            path.unlink(missing_ok=True)


def _fetch(url: str, part: _Part, progress: Progress) -> None:
    version = part.version(url)
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
    if version is not None:
        headers |= {"Range": f"bytes={part.size}-", "If-Range": version}
    try:
        with urlopen(Request(url, headers=headers), timeout=_TIMEOUT) as answer:
            _receive(url, answer, part, progress)
    except HTTPError as error:
        with error:
            if error.code == 416:  # the rest that we ask for does not exist: what we have is no beginning of it
                part.forget()
                raise _Broken("the server has no such part of the file", pause=0) from None
            if error.code in (408, 429) or error.code >= 500:
                raise _Broken(f"the server answers {error.code} {error.reason}", _retry_after(error.headers)) from None
            raise
    except (URLError, HTTPException, OSError) as error:
        raise _Broken(f"the connection failed ({getattr(error, 'reason', None) or error})") from None


def _receive(url: str, answer: HTTPResponse, part: _Part, progress: Progress) -> None:
    start, total = _stretch(answer)
    if start is None or start != part.size:
        if answer.status == 206:
            part.forget()
            raise _Broken("the server sends another part than asked for", pause=0)
        part.begin(url, answer.headers)
    if total is not None and total > _LARGEST:
        raise GazetteerError(f"{url}: {total:,} bytes, which no country file has")
    with part.path.open("ab") as file:
        done = file.tell()
        while piece := answer.read(_PIECE):
            file.write(piece)
            done += len(piece)
            progress(done, total)
            if done > _LARGEST:
                raise GazetteerError(f"{url}: more than {_LARGEST:,} bytes, which no country file has")
    if total is not None and done != total:
        raise _Broken(f"the server sent {done:,} of {total:,} bytes")


def _stretch(answer: HTTPResponse) -> tuple[int | None, int | None]:
    """(first byte of a part, None if it is the whole; size of the whole file if told)."""
    if answer.status == 206:
        given, _, total = (answer.headers.get("Content-Range") or "").removeprefix("bytes ").partition("/")
        first = given.partition("-")[0]
        return (int(first) if first.isdecimal() else -1), (int(total) if total.isdecimal() else None)
    length = answer.headers.get("Content-Length") or ""
    return None, int(length) if length.isdecimal() else None


def _retry_after(headers: Message) -> float | None:
    seconds = headers.get("Retry-After") or ""
    return float(seconds) if seconds.isdecimal() else None
