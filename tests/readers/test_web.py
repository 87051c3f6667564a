"""Addresses named on the command line: a server on this machine answers, redirects, drips and lies."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from readers.articles import article
from readers.layouts import ghost

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers import given, web
from geomap.reports import read_reports

ARTICLE = article(21)


class Server(BaseHTTPRequestHandler):
    """What each path of it answers."""

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("/")[0]
        getattr(self, f"send_{name}", self.send_missing)()

    def answer(self, data: bytes, *headers: tuple[str, str], status: int = 200) -> None:
        self.send_response(status)
        for key, value in headers:
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(data)

    def send_missing(self) -> None:
        self.answer(b"no", status=404)

    def send_page(self) -> None:
        self.answer(ghost(ARTICLE).encode(), ("Content-Type", "text/html; charset=iso-8859-1"))

    def send_packed(self) -> None:
        self.answer(gzip.compress(ghost(ARTICLE).encode()), ("Content-Encoding", "gzip"))

    def send_text(self) -> None:
        self.answer(b"Caf\xe9 Osh burnt.", ("Content-Type", "text/plain; charset=windows-1252"))

    def send_moved(self) -> None:
        self.answer(b"", ("Location", "/page/x.html"), status=302)

    def send_round(self) -> None:
        self.answer(b"", ("Location", "/round"), status=301)

    def send_away(self) -> None:
        self.answer(b"", ("Location", "file:///etc/passwd"), status=302)

    def send_huge(self) -> None:
        self.answer(b"x" * 5000)

    def send_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def send_silent(self) -> None:
        time.sleep(3)

    def send_broken(self) -> None:
        self.wfile.write(b"no HTTP at all\r\n\r\n")

    def log_message(self, *arguments: object) -> None:
        """Nothing on the terminal."""

    def handle(self) -> None:
        with suppress(OSError):  # whoever asked has gone
            super().handle()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def one(address: str) -> Report:
    (report,) = read_reports([address], allow_private=True)
    assert isinstance(report, Report), report
    return report


def refused(address: str, *, allow_private: bool = True) -> str:
    (error,) = read_reports([address], allow_private=allow_private)
    assert isinstance(error, ReportError), error
    assert error.way_out
    assert str(error).startswith(address)
    return str(error)


@pytest.mark.parametrize("path", ["page/flood.html", "packed/flood.html", "moved"])
def test_a_page_is_fetched(site: str, path: str) -> None:
    report = one(f"{site}/{path}")
    assert (report.title, report.day, report.url) == (ARTICLE.title, ARTICLE.day, ARTICLE.url)
    assert report.file == f"{site}/{path}"
    assert report.id == {"page/flood.html": "flood", "packed/flood.html": "flood", "moved": "x"}[path]


def test_the_charset_of_the_answer_counts(site: str) -> None:
    assert one(f"{site}/text").text == "Café Osh burnt."


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing", "404"),
        ("round", "redirects more than 5 times"),
        ("away", "no http or https address"),
        ("broken", "cannot be fetched"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(site: str, path: str, words: str) -> None:
    assert words in refused(f"{site}/{path}")


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_servers_that_drip_or_say_nothing_are_left(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 0.4)
    assert "no whole answer in 0.4 s" in refused(f"{site}/{path}")


def test_size_is_bounded(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LARGEST", 1000)
    assert "in one report" in refused(f"{site}/huge")
    assert given.LARGEST > 1000


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    assert "--allow-private" in refused(f"{site}/page", allow_private=False)
    assert "--allow-private" in refused(site.replace("127.0.0.1", "localhost"), allow_private=False)


@pytest.mark.parametrize(
    "number",
    (
        "10.1.2.3 192.168.0.1 172.16.0.9 169.254.169.254 127.9.9.9 0.0.0.0 224.0.0.1 100.64.0.1 ::1 fe80::1%eth0 "
        "fd00::1 ::ffff:10.0.0.1 2002:0a00:0001:: ff02::1 64:ff9b::10.0.0.1"
    ).split(),
)
def test_which_addresses_are_private(number: str) -> None:
    assert not web._is_public(number)


def test_public_addresses_are_public() -> None:
    assert web._is_public("93.184.216.34")
    assert web._is_public("2606:2800:220:1::1")


@pytest.mark.parametrize(
    "address", ["http://nowhere.invalid/x", "http://127.0.0.1:1/", "http://127.0.0.1:99999/", "http://"]
)
def test_addresses_that_lead_nowhere(address: str) -> None:
    refused(address)
