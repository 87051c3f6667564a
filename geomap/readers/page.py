"""HTML pages, saved or fetched: the article without what the site puts around it. trafilatura and htmldate decide."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers import pagedata
from geomap.readers.decoding import decode
from geomap.readers.focus import focused
from geomap.readers.frontmatter import metadata
from geomap.readers.given import Format, Given, report
from geomap.readers.limits import at_most

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST = 10_000_000
"""Bytes of a page: markup takes far longer to read than text."""
_SECONDS = 4.0
_TAGS = "html|head|body|title|meta|base|main|article|section|header|div|p|h1|h2|table|span|link|script|style"
_OPENING = re.compile(
    rb"(?:\s|\0|<!--.*?-->|<\?xml[^>]*\?>)*<\0?(?:!doctype\s+html|(?:%b)[\s>/])" % _TAGS.encode(), re.I | re.S
)
_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S{1,2000})\s*-->", re.IGNORECASE)
_AS_TEXT = "save the article's text as .txt"
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2100-01-01"}
"""No date is guessed from the article's own words, and "today" bounds nothing: the same page has the same date."""
_STOP = re.compile(r"[.!?…]")
"""Without a single sentence's end there are only links."""
_FULL = 120
"""Words of an article; teasers and comments have fewer."""


def _recognises(given: Given) -> bool:
    head = given.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(_OPENING.match(head)) or (given.ending in (".html", ".htm", ".xhtml") and head.lstrip()[:1] == b"<")


def _read(given: Given) -> Iterator[Report | ReportError]:
    data = given.all(_LARGEST)
    named = _CHARSET.search(data[:4096])
    text, warnings = decode(data, given.where, named[1].decode("ascii") if named else given.charset)
    yield from reports_of(text, given, warnings)


def reports_of(html: str, given: Given, warnings: tuple[str, ...] = ()) -> list[Report]:
    """The report on a page; several where it prints several whole articles. Raises ReportError."""
    with at_most(_SECONDS, given.where, _AS_TEXT):
        tree = _tree(html)
        if tree is None:
            raise ReportError("HTML without a word in it", where=given.where, way_out=_AS_TEXT)
        saved = _SAVED_FROM.search(html[:4096])
        url = given.url or (saved[1] if saved else None)
        parts = _articles(tree)
        several = (f"{len(parts)} articles on one page: read as {len(parts)} reports",) if len(parts) > 1 else ()
        first = _report(parts[0], given.name, given.where, url, (*warnings, *several))
        return [first, *(_report(part, f"{given.name}-{n}", given.where, None) for n, part in enumerate(parts[1:], 2))]


def _tree(html: str) -> HtmlElement | None:
    from trafilatura import load_html

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(logging.NullHandler())  # what they complain of, we say ourselves
    return load_html(html)


def _report(page: HtmlElement, name: str, where: str, url: str | None, warnings: tuple[str, ...] = ()) -> Report:
    from trafilatura import extract_metadata

    said = extract_metadata(page, url, _DATES)
    fields = {
        "title": said.title,
        "publisher": pagedata.publisher(page, said.sitename),
        "published": pagedata.published(page, said.date),
        "url": said.url or url,
    }
    text = _article(focused(page), url) or _article(page, url)
    if not text:
        raise ReportError("no article on this page", where=where, way_out=_AS_TEXT)
    about, wrong = metadata(fields)
    warnings = (*warnings, *(f"{key}: {problem}: left out" for key, problem in wrong.items()))
    lines = text.splitlines()
    told = lines[lines[0].strip() == said.title :] or lines
    return report(name, where, "\n\n".join(told) + "\n", about, warnings, extracted=True)


def _article(page: HtmlElement, url: str | None) -> str:
    """The text of the article, a paragraph a line; "" if there is none."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, url=url, include_comments=False)
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    return text if _STOP.search(text) else ""


def _articles(tree: HtmlElement) -> list[HtmlElement]:
    """The page; or, where it prints several whole articles, a page for each, the first with what the page's head says.

    Teasers and comments are marked up as articles too, but are short, or much shorter than the first.
    """
    from lxml.html import Element

    outermost = "//article[not(ancestor::article or ancestor::aside or ancestor::nav or ancestor::footer)]"
    lengths = [(sum(len((p.text_content() or "").split()) for p in a.iter("p")), a) for a in tree.xpath(outermost)]
    whole = [article for length, article in lengths if length >= _FULL and length * 3 >= max(n for n, _ in lengths)]
    if len(whole) < 2:
        return [tree]
    pages = []
    for number, article in enumerate(whole):
        page, body = Element("html"), Element("body")
        page.extend([*tree.xpath("/html/head")[: number == 0], body])
        body.append(article)
        pages.append(page)
    return pages


PAGE = Format("HTML", (".html", ".htm", ".xhtml"), _recognises, _read)
