"""What a page says of itself where trafilatura and htmldate do not look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from geomap.dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATED: Final = frozenset(
    "datepublished article:published_time og:published_time dc:date dc:issued dc:created dcterms:issued "
    "dcterms:created dc.date.issued dcterms.issued schema:datepublished".split()
)
"""Properties of RDFa, microdata and <meta> that hold the day of publication."""
_IN_WORDS = re.compile(
    r"(?:\d{1,2}\.?\s(?:of\s)?[A-Z][a-z]{2,8}\.?,?\s\d{4}|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}-\d\d-\d\d)"
)
_SHORT = 90
"""Characters of a line that dates the article; a sentence with a date in it is longer."""


def published(tree: HtmlElement, found: str | None) -> str | None:
    """The day of publication: as the page declares it, as htmldate `found` it, or as a short line tells it."""
    for element in tree.iter("meta", "span", "div", "time", "abbr", "p", "dd"):
        names = f"{element.get('property') or ''} {element.get('itemprop') or ''} {element.get('name') or ''}"
        if _DATED.intersection(names.lower().split()):
            day = _day(element.get("content") or element.get("datetime") or "")
            if day:
                return day
    return found or _told(tree)


def _day(value: str) -> str | None:
    try:
        return iso_date(value).isoformat()
    except ValueError:
        return None


def _told(tree: HtmlElement) -> str | None:
    """The first full date that stands in a short line, not in a link or in the foot of the page."""
    from htmldate import find_date

    texts = tree.xpath("//body//text()[not(ancestor::a or ancestor::footer or ancestor::script or ancestor::style)]")
    for line in (line for text in texts[:500] for line in text[:5000].splitlines()):
        match = _IN_WORDS.search(line) if len(line.strip()) < _SHORT else None
        if match:
            said = f"<html><body><p>Published: {match[0]}</p></body></html>"
            day = find_date(said, original_date=True, min_date="1900-01-01", max_date="2100-01-01")
            if day:
                return str(day)
    return None


def publisher(tree: HtmlElement, found: str | None) -> str | None:
    """The site's name: where only its address was `found`, the part of the page's title that the address repeats."""
    title = tree.findtext(".//title") or ""
    host = (urlsplit(f"//{found}").hostname or "") if found and re.fullmatch(r"[\w.-]+\.\w+", found) else ""
    for part in reversed(re.split(r"\s[|–—:»·-]\s", title)):
        letters = re.sub(r"\W", "", part.lower())
        if len(letters) > 2 and letters in re.sub(r"\W", "", host):
            return " ".join(part.split())
    return found
