"""Geocoders that answer, delay, refuse, break and lie; nobody is asked twice, nor more than once a second."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from servers import Answering, Server, send, serving

from gazetteer.online import Answer, Online
from gazetteer.place import GazetteerError

CONTACT = "desk@example.org"
FOUND = [{"lat": "42.65", "lon": "71.6", "display_name": "Kirovka Post, Talas, Kyrgyzstan"}]


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now, self.slept = 1000.0, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def answer_json(found: object, status: int = 200) -> Answering:
    return lambda handler, n: send(handler, status, json.dumps(found).encode())


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "answers" / "online.sqlite"


@pytest.fixture
def said() -> list[str]:
    return []


def ask(server: Server, cache: Path, said: list[str], clock: Clock | None = None, **options: str) -> Online:
    clock = clock or Clock()
    given = {"domain": server.domain, "scheme": "http"} | options
    return Online("nominatim", CONTACT, given, cache, say=said.append, clock=clock, sleep=clock.sleep)


@pytest.fixture
def answering() -> Iterator[Server]:
    with serving(answer_json(FOUND)) as server:
        yield server


def test_an_answer_and_who_asks(answering: Server, cache: Path, said: list[str]) -> None:
    found = ask(answering, cache, said).find("Kirovka  Post, Kyrgyzstan")
    assert found == (Answer(42.65, 71.6, "Kirovka Post, Talas, Kyrgyzstan"),)
    path, headers = answering.asked[0]
    assert headers["user-agent"] == f"geomap ({CONTACT})"
    assert parse_qs(urlsplit(path).query)["q"] == ["Kirovka Post, Kyrgyzstan"]
    assert said == []


def test_nothing_is_asked_twice(answering: Server, cache: Path, said: list[str]) -> None:
    first = ask(answering, cache, said).find("Kirovka Post")
    assert ask(answering, cache, said).find("Kirovka Post") == first
    assert len(answering.asked) == 1


def test_that_nothing_was_found_is_kept_too(cache: Path, said: list[str]) -> None:
    with serving(answer_json([])) as server:
        for _ in range(2):
            assert ask(server, cache, said).find("Nowhere") == ()
        assert len(server.asked) == 1
    assert said == []


def test_one_question_a_second_whoever_asks(answering: Server, cache: Path, said: list[str]) -> None:
    clock = Clock()
    one, other = ask(answering, cache, said, clock), ask(answering, cache, said, clock)
    one.find("A")
    other.find("B")
    clock.now += 0.25
    one.find("C")
    clock.now += 5
    one.find("D")
    one.find("A")
    assert clock.slept == [1.0, 0.75]


def test_a_clock_set_back_costs_a_second(answering: Server, cache: Path, said: list[str]) -> None:
    clock = Clock()
    online = ask(answering, cache, said, clock)
    online.find("A")
    clock.now -= 86_400
    online.find("B")
    assert clock.slept == [1.0]


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_refusal_is_told_once_and_final(cache: Path, said: list[str], status: int) -> None:
    with serving(lambda handler, n: send(handler, status, b"go away")) as server:
        online = ask(server, cache, said)
        assert [online.find(name) for name in "ABC"] == [()] * 3
        assert len(server.asked) == 1
    assert len(said) == 1
    assert said[0].startswith("online: nominatim: ")


def test_a_server_that_fails_is_left_alone_after_three_times(cache: Path, said: list[str]) -> None:
    with serving(lambda handler, n: send(handler, 500, b"")) as server:
        online = ask(server, cache, said)
        for name in "ABCDE":
            assert online.find(name) == ()
        assert len(server.asked) == 3
    assert len(said) == 1


def test_what_failed_is_asked_again_another_day(cache: Path, said: list[str]) -> None:
    with serving(lambda h, n: send(h, 500, b"") if n == 0 else send(h, 200, json.dumps(FOUND).encode())) as server:
        assert [bool(ask(server, cache, said).find("A")) for _ in range(2)] == [False, True]


def test_a_failure_in_between_is_survived(cache: Path, said: list[str]) -> None:
    def answer(handler: BaseHTTPRequestHandler, n: int) -> None:
        send(handler, 502 if n % 2 else 200, json.dumps(FOUND).encode())

    with serving(answer) as server:
        online = ask(server, cache, said)
        assert [bool(online.find(name)) for name in "ABCDEFGH"] == [True, False] * 4
    assert len(said) == 1


def test_a_server_that_does_not_answer_in_time(cache: Path, said: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        server = Server(f"http://127.0.0.1:{port}")
        assert ask(server, cache, said, timeout="1").find("A") == ()
    assert "timed out" in said[0].lower()


def test_nobody_there(cache: Path, said: list[str]) -> None:
    assert ask(Server("http://127.0.0.1:9"), cache, said).find("A") == ()
    assert len(said) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"<html>", b"{}", b"[{}]", b"[[1, 2]]", b"null x", b'[{"lat": "95", "lon": "1", "display_name": "x"}]',
        b'[{"lat": "NaN", "lon": "1", "display_name": "x"}]', b'[{"lat": "x", "lon": "y", "display_name": "x"}]',
        b"\xff\xfe\x00", b"[" * 100_000,
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_survived(cache: Path, said: list[str], body: bytes) -> None:
    with serving(lambda handler, n: send(handler, 200, body)) as server:
        assert ask(server, cache, said).find("A") == ()


def test_what_a_stranger_writes_cannot_steer_a_terminal(cache: Path, said: list[str]) -> None:
    found = [FOUND[0] | {"display_name": "\x1b[2J\n" + "x" * 10_000}]
    with serving(answer_json(found)) as server:
        (answer,) = ask(server, cache, said).find("A")
    assert answer.address == "[2J" + "x" * 197


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to be one", b"SQLite format 3\0" * 300])
def test_a_damaged_cache_is_begun_anew(answering: Server, cache: Path, said: list[str], damage: bytes) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_bytes(damage)
    for _ in range(2):
        assert ask(answering, cache, said).find("A")
    assert len(answering.asked) == 1


def test_a_cache_that_cannot_be_written_is_told_once(answering: Server, tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "file").write_text("")
    online = ask(answering, tmp_path / "file" / "online.sqlite", said)
    assert [online.find(name) for name in "AB"] == [(), ()]
    assert len(said) == 1
    assert answering.asked == []


def test_other_geocoders_of_geopy_can_be_named(cache: Path, said: list[str]) -> None:
    point = {
        "geometry": {"coordinates": [71.6, 42.65]},
        "properties": {"name": "Kirovka Post", "country": "Kyrgyzstan"},
    }
    with serving(answer_json({"features": [point]})) as server:
        options = {"domain": server.domain, "scheme": "http"}
        online = Online("Photon", CONTACT, options, cache, say=said.append, sleep=Clock().sleep)
        assert [(a.lat, a.lon) for a in online.find("Kirovka Post")] == [(42.65, 71.6)]
    assert said == []


@pytest.mark.parametrize(
    ("service", "contact", "options"),
    [
        ("nosuch", CONTACT, {}),
        ("nominatim", "", {}),
        ("nominatim", "me", {}),
        ("nominatim", CONTACT, {"nosuch": "1"}),
        ("nominatim", CONTACT, {"user_agent": "Mozilla"}),
        ("bing", CONTACT, {}),
    ],
)
def test_what_cannot_be_asked(cache: Path, service: str, contact: str, options: dict[str, str]) -> None:
    with pytest.raises(GazetteerError):
        Online(service, contact, options, cache, say=print)


def test_keys_are_not_kept(answering: Server, cache: Path, said: list[str]) -> None:
    with serving(answer_json({"features": []})) as server:
        options = {"domain": server.domain, "scheme": "http", "api_key": "sesame"}
        Online("pelias", CONTACT, options, cache, say=said.append).find("A")
        assert len(server.asked) == 1
    assert b"sesame" not in cache.read_bytes()
