"""What a page says of itself where trafilatura and htmldate do not look, and what on it is no part of the article."""

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
_NOTICE = re.compile(
    r"newsletter|subscri(?!ber)|sign-?up|donat|contribution|\bepic\b|cookie|consent|advert|\bad-|\bads?\b|promo|\bcta\b"
    r"|taboola|outbrain|read-?more|app-download",
    re.IGNORECASE,
)
_WALL = re.compile(r"paywall|regwall|\bmeter", re.IGNORECASE)
_ASKS = re.compile(r"\bsubscri|\blog ?in\b|\bsign in\b|\bregister\b|free articles", re.IGNORECASE)
"""Sites wrap paragraphs into walls too: only what asks for something is the wall's own."""
_MOST_WORDS = 60
"""Words of a notice; what is named like one and longer may hold the article."""
_LINK = re.compile(
    r"(?:read (?:more|also|next)|see also|related|more on this|watch|also read)\b.{0,3}:?", re.IGNORECASE
)


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
    for text in texts[:500]:
        match = _IN_WORDS.search(text) if len(text.strip()) < _SHORT else None
        if match:
            line = f"<html><body><p>Published: {match[0]}</p></body></html>"
            day = find_date(line, original_date=True, min_date="1900-01-01", max_date="2100-01-01")
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


def drop_notices(tree: HtmlElement) -> None:
    """Take out short parts whose class or id names them as appeals, adverts and consent, and lines of "read more"."""
    for element in list(tree.iter("div", "aside", "section", "form", "p")):
        words = element.text_content()
        short = len(words.split(None, _MOST_WORDS + 1)) <= _MOST_WORDS and element.getparent() is not None
        if short and (_is_link_line if element.tag == "p" else _is_notice)(element, words):
            element.drop_tree()


def _is_notice(element: HtmlElement, words: str) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_NOTICE.search(named) or (_WALL.search(named) and _ASKS.search(words)))


def _is_link_line(element: HtmlElement, words: str) -> bool:
    """ "Read more: ...", nothing but a link."""
    return len(words) < 200 and _LINK.match(words.strip()) is not None and element.find(".//a") is not None
