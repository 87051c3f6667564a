"""RSS and Atom files, a report an entry: its full content where the feed gives it, else its summary."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from geomap.dates import iso_date
from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.decoding import decode
from geomap.readers.frontmatter import is_web_address, metadata
from geomap.readers.given import Format, Given, report
from geomap.readers.limits import at_most
from geomap.readers.markup import text_of

_LARGEST = 20_000_000
_SECONDS = 4.0
_ROOT = re.compile(
    rb"(?:\s|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*<(?:rss|feed|\w{1,10}:feed|rdf:RDF)[\s>]",
    re.S | re.I,
)
_DECLARED = re.compile(r"""^(\s*<\?xml[^>]*?)\sencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_APPEARED_FIRST = re.compile(r"\s*The post .{1,400}? (?:appeared first on|first appeared on) .{1,200}\Z", re.S)
_BY_FEED = "save the feed as its server sends it"


def _recognises(given: Given) -> bool:
    return bool(_ROOT.match(_narrow(given.head)))


def _narrow(head: bytes) -> bytes:
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")


def _read(given: Given) -> Iterator[Report | ReportError]:
    data = given.all(_LARGEST)
    declared = _DECLARED.match(_narrow(given.head)[:200].decode("latin-1"))
    text, warnings = decode(data, given.where, declared[2] if declared else given.charset)
    if "<!ENTITY" in text[:100_000]:
        problem = "a feed that declares entities of its own, which may grow without bound"
        raise ReportError(problem, where=given.where, way_out="remove its <!ENTITY> lines")
    with at_most(_SECONDS, given.where, _BY_FEED):
        yield from _entries(_DECLARED.sub(r"\1", text, count=1), given, warnings)


def _entries(xml: str, given: Given, warnings: tuple[str, ...]) -> list[Report | ReportError]:
    import feedparser

    # a stream: what looks like an address or a file's name is opened otherwise
    found = feedparser.parse(
        io.BytesIO(xml.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not found.entries:
        problem = f"a feed without entries: {_reason(found)}" if found.get("bozo") else "a feed without entries"
        raise ReportError(problem, where=given.where, way_out=_BY_FEED)
    publisher = _line(found.feed.get("title"))
    return [
        _entry(e, publisher, f"{given.name}-{n}", f"{given.where}:entry {n}", warnings)
        for n, e in enumerate(found.entries, 1)
    ]


def _reason(found: Mapping[str, Any]) -> str:
    return " ".join(str(found.get("bozo_exception")).split())[:100]


def _entry(
    entry: Mapping[str, Any], publisher: str, otherwise: str, where: str, warnings: tuple[str, ...]
) -> Report | ReportError:
    published, wrong = _date(entry)
    source = entry.get("source") or {}
    fields = {
        "title": _line(entry.get("title")),
        "publisher": _line(source.get("title")) or publisher,
        "published": published,
        "url": _link(entry),
    }
    about, problems = metadata(fields)
    said = (*warnings, *wrong, *(f"{key}: {problem}: left out" for key, problem in problems.items()))
    name = str(entry.get("id") or entry.get("link") or otherwise)
    try:
        return report(name, where, _APPEARED_FIRST.sub("", _text(entry)), about, said, extracted=True)
    except ReportError as error:
        return error


def _text(entry: Mapping[str, Any]) -> str:
    contents = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    given = [(c.get("value") or "", c.get("type")) for c in contents]
    texts = [value if kind == "text/plain" and "</" not in value else text_of(value) for value, kind in given]
    return max(texts, key=len)


def _line(value: object) -> str:
    return " ".join(text_of(str(value)).split()) if value else ""


def _link(entry: Mapping[str, Any]) -> str | None:
    """Its address; feedparser takes any <guid> for one."""
    link: str | None = entry.get("link")
    return None if link == entry.get("id") and not is_web_address(link or "") else link


def _date(entry: Mapping[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    """Day or moment as the feed writes it, zone kept; feedparser's own reading fills gaps from today's date."""
    written = dict(entry.items())  # feedparser's own dictionary answers "updated" with "published"
    for key in ("published", "updated", "created"):
        value = (written.get(key) or "").strip()
        if value:
            moment = _moment(value)
            return moment, () if moment else (f"published: {value[:60]!r} is no date: left out",)
    return None, ()


def _moment(value: str) -> str | None:
    try:
        return iso_date(value).isoformat()
    except ValueError:
        pass
    try:
        found = parsedate_to_datetime(value)
        return found.isoformat() if found.year >= dt.MINYEAR else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


FEED = Format("RSS or Atom", (".rss", ".atom", ".rdf", ".xml"), _recognises, _read)
