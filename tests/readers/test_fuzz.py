"""Whatever the bytes: a report or one clear line, in bounded time and memory. Longer by hand: FUZZ=10000 pytest."""

from __future__ import annotations

import gzip
import logging
import os
import resource
import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readers.articles import article
from readers.layouts import MODERN
from readers.old_layouts import OLD
from readers.samples import mail, pdf, read, rss

from geomap.errors import ReportError
from geomap.model import Report

SECONDS, MEGABYTES = 5.0, 500
IN_TIME = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""Time may be up within a callback of the garbage collector, which hands nothing on."""
_FLOOD = 300_000
SEEDS: dict[str, list[bytes]] = {
    ".html": [layout(article(n)).encode() for n, layout in enumerate((*MODERN[:6], *OLD[:6]))],
    ".xml": [
        rss("<title>Flood</title><guid>1</guid><description>&lt;p>Rain.&lt;/p></description>" * 3).encode(),
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">&lt;b>x</content></entry></feed>',
    ],
    ".eml": [
        mail("Rain in Norvik."),
        mail("--b\r\nContent-Type: text/html\r\n\r\n<p>Rain.\r\n--b--", 'multipart/mixed; boundary="b"'),
    ],
    ".pdf": [pdf([["Rain in Norvik."], ["Snow in Tarrow."]], "Title")],
    ".csv": [b'id,text,title,published\n1,"Rain, and\nsnow.",T,2010-04-15\n'],
    ".jsonl": [b'{"id": "1", "text": "Rain.", "published": "2010-04-15"}\n[{"text": "x"}]\n'],
    ".gz": [gzip.compress(b'{"id": "1", "text": "Rain."}\n' * 50)],
    ".txt": [b"---\ntitle: a: b\npublished: 2010-04-15\n---\nRain in Norvik.\n"],
}
_PIECES = (
    b"<", b">", b"</p>", b"<div>", b"<article>", b"<table>", b"<!--", b"]]>", b"&#0;", b"&amp;", b"\0", b"\xff\xfe",
    b"\r\n\r\n", b"--b\r\n", b'"', b",", b"{", b"[", b"=?utf-8?b?", b"stream\n", b"endobj", b"/Kids [1 0 R]", b"obj",
    b"Content-Type: multipart/mixed", b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b"---\n", b"title: ", b"2010-04-15",
)  # fmt: skip
_FLOODS = (
    b"<div>",
    b"<b><i>",
    b"[",
    b'{"a":',
    b"--b\r\n",
    b"> ",
    b"&#x",
    b"<!",
    b"a,",
    b'"',
    b"\xd8\0",
    b"x" * 999 + b" ",
)


@st.composite
def damaged(draw: st.DrawFn, ending: str) -> bytes:
    """A good file of the format, cut, doubled and strewn with what its readers stumble over; or any bytes at all."""
    data = draw(st.sampled_from(SEEDS[ending]) | st.binary(max_size=2000))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(data)))
        change = draw(st.sampled_from(("insert", "cut", "repeat", "bytes")))
        if change == "insert":
            data = data[:at] + draw(st.sampled_from(_PIECES)) * draw(st.sampled_from((1, 2, 50, 3000))) + data[at:]
        elif change == "cut":
            data = data[:at] + data[at + draw(st.integers(0, 200)) :]
        elif change == "repeat":
            data = data[:at] + data[at : at + draw(st.integers(0, 300))] * draw(st.sampled_from((2, 100))) + data[at:]
        else:
            data = data[:at] + draw(st.binary(max_size=20)) + data[at + 5 :]
        data = data[:2_000_000]
    return data


@IN_TIME
@pytest.mark.parametrize("ending", SEEDS)
def test_no_bytes_crash_or_hold_up_a_reader(ending: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "pypdf")  # pytest would keep what it complains of, a gigabyte in a long run
    before = _megabytes()

    @settings(
        max_examples=int(os.environ.get("FUZZ", "15")),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(damaged(ending))
    def run(data: bytes) -> None:
        began = time.process_time()
        for found in read(data, ending):
            assert isinstance(found, Report | ReportError)
            assert "\n" not in str(found) or isinstance(found, Report)
            if isinstance(found, Report):
                found.text.encode()
        assert time.process_time() - began < SECONDS

    run()
    assert _megabytes() - before < MEGABYTES


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("ending", SEEDS)
def test_floods_of_one_thing(ending: str) -> None:
    for piece in _FLOODS:
        began = time.process_time()
        read(SEEDS[ending][0][:60] + piece * (_FLOOD // len(piece)), ending)
        assert time.process_time() - began < 2 * SECONDS  # what is bound is a library's time, not all around it


@IN_TIME
def test_a_compressed_stream_within_a_pdf() -> None:
    packed = zlib.compress(b"BT /F1 11 Tf (x) Tj ET " * 300_000)
    content = pdf([["x"]])
    start, end = content.index(b"stream\n") + 7, content.index(b"\nendstream")
    began = time.process_time()
    filtered = content.replace(b"<< /Length", b"<< /Filter /FlateDecode /Length")
    shift = len(filtered) - len(content)
    read(filtered[: start + shift] + packed + filtered[end + shift :], ".pdf")
    assert time.process_time() - began < 3 * SECONDS
