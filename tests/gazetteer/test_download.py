"""Downloads that break off, change under way, are refused or lie about their size."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from servers import Answering, send, serving

from gazetteer.download import download
from gazetteer.place import GazetteerError

BODY = bytes(range(256)) * 1000


def ranged(handler: BaseHTTPRequestHandler, body: bytes = BODY, tag: str = '"one"', upto: int | None = None) -> None:
    """The part that is asked for, as a server should; breaks off after `upto` bytes of it."""
    first = 0
    if handler.headers.get("If-Range") == tag:
        first = int(handler.headers["Range"].removeprefix("bytes=").removesuffix("-"))
    rest = body[first:]
    headers = {"ETag": tag} | ({"Content_Range": f"bytes {first}-{len(body) - 1}/{len(body)}"} if first else {})
    send(handler, 206 if first else 200, rest[:upto], length=len(rest), **headers)


def fetch(
    tmp_path: Path, answer: Answering, *, pauses: list[float] | None = None
) -> tuple[bytes, list[dict[str, str]]]:
    with serving(answer) as server:
        target = tmp_path / "KG.zip"
        download(
            f"{server.url}/KG.zip", target, lambda done, total: None, (pauses if pauses is not None else []).append
        )
        assert [p.name for p in tmp_path.iterdir()] == ["KG.zip"]
        return target.read_bytes(), [headers for _, headers in server.asked]


def test_a_file_comes_whole_and_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with serving(lambda handler, n: ranged(handler)) as server:
        download(f"{server.url}/KG.zip", tmp_path / "f", lambda *at: told.append(at))
    assert (tmp_path / "f").read_bytes() == BODY
    assert told[-1] == (len(BODY), len(BODY))
    assert told == sorted(told)


def test_what_breaks_off_goes_on_from_there(tmp_path: Path) -> None:
    pauses: list[float] = []
    body, asked = fetch(tmp_path, lambda h, n: ranged(h, upto=100_000 if n < 2 else None), pauses=pauses)
    assert body == BODY
    assert [headers.get("range") for headers in asked] == [None, "bytes=100000-", "bytes=200000-"]
    assert pauses == [1.0, 1.0]


def test_a_later_run_goes_on_too(tmp_path: Path) -> None:
    with serving(lambda h, n: ranged(h, upto=500 if n == 0 else 0)) as server:
        with pytest.raises(GazetteerError, match="try again later"):
            download(f"{server.url}/KG.zip", tmp_path / "KG.zip", lambda *_: None, lambda _: None)
        assert len(server.asked) == 4
    assert (tmp_path / "KG.zip.part").stat().st_size == 500
    (tmp_path / "KG.zip.part.json").write_text('{"url": "http://elsewhere/KG.zip", "version": "x"}')
    assert fetch(tmp_path, lambda h, n: ranged(h))[0] == BODY


def test_a_file_that_changed_meanwhile_begins_anew(tmp_path: Path) -> None:
    new = BODY[::-1]
    answer: Answering = lambda h, n: ranged(h, upto=1000) if n == 0 else ranged(h, new, '"two"')  # noqa: E731
    assert fetch(tmp_path, answer)[0] == new


def test_a_server_that_knows_no_parts_is_no_trouble(tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler, n: int) -> None:
        send(handler, 200, BODY[:1000] if n == 0 else BODY, length=len(BODY))

    assert fetch(tmp_path, answer)[0] == BODY


@pytest.mark.parametrize("content_range", ["bytes 7-9/10", "", "nonsense"])
def test_another_part_than_asked_for_is_not_taken(tmp_path: Path, content_range: str) -> None:
    def answer(handler: BaseHTTPRequestHandler, n: int) -> None:
        if n == 1:
            send(handler, 206, b"xyz", Content_Range=content_range)
        else:
            ranged(handler, upto=1000 if n == 0 else None)

    assert fetch(tmp_path, answer)[0] == BODY


def test_a_size_that_is_never_reached_is_an_error(tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler, n: int) -> None:
        if "Range" in handler.headers:
            send(handler, 416, b"")
        else:
            send(handler, 200, BODY, length=len(BODY) + 5, ETag='"one"')

    with pytest.raises(GazetteerError, match="try again later"):
        fetch(tmp_path, answer)


def test_busy_servers_are_given_time(tmp_path: Path) -> None:
    pauses: list[float] = []

    def answer(handler: BaseHTTPRequestHandler, n: int) -> None:
        send(handler, 503, b"", Retry_After="7") if n == 0 else ranged(handler)

    assert fetch(tmp_path, answer, pauses=pauses)[0] == BODY
    assert pauses == [7.0]


def test_refusals_are_final(tmp_path: Path) -> None:
    with serving(lambda h, n: send(h, 404, b"")) as server, pytest.raises(GazetteerError, match="404"):
        download(f"{server.url}/XX.zip", tmp_path / "f", lambda *_: None, lambda _: None)
    assert len(server.asked) == 1


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/KG.zip", "KG.zip"])
def test_only_the_web_is_asked(tmp_path: Path, url: str) -> None:
    with pytest.raises(GazetteerError, match="not an http"):
        download(url, tmp_path / "f", lambda *_: None)


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="the connection failed"):
        download("http://127.0.0.1:9/KG.zip", tmp_path / "f", lambda *_: None, lambda _: None)


def test_too_large_a_file_is_not_begun(tmp_path: Path) -> None:
    with (
        serving(lambda h, n: send(h, 200, b"", length=3 << 30)) as server,
        pytest.raises(GazetteerError, match="no country file"),
    ):
        download(f"{server.url}/KG.zip", tmp_path / "f", lambda *_: None)
