"""Takes off a page what is no part of its article, as far as markup alone tells; trafilatura does the rest."""

from __future__ import annotations

import copy
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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
_LINK_LINE = re.compile(
    r"(?:read (?:more|also|next)|see also|related|more on this|watch|also read)\b.{0,3}:?", re.IGNORECASE
)
_FEWEST_TEASERS = 4
_FEWEST_WORDS = 40
"""Words of a main part that is worth to be looked at alone."""


def focused(page: HtmlElement) -> HtmlElement:
    """A copy with the main part, where the page marks one, and in it no appeals, adverts, consent and teasers."""
    tree = copy.deepcopy(page)
    _to_main(tree)
    for element in list(tree.iter("div", "aside", "section", "form", "p", "ul", "ol")):
        if element.getparent() is not None and _is_aside(element):
            element.drop_tree()
    return tree


def _to_main(tree: HtmlElement) -> None:
    """<main> is by definition without what is on every page; not where another <article> holds more."""
    body = tree.find("body")
    mains = tree.xpath("//main[not(ancestor::main)] | //*[@role='main'][not(ancestor::main)]")
    if body is None or len(mains) != 1 or mains[0] is body:
        return
    main = mains[0]
    words = len(main.text_content().split())
    others = [len(a.text_content().split()) for a in tree.iter("article") if main not in (a, *a.iterancestors())]
    if words >= _FEWEST_WORDS and words > max(others, default=0):
        main.tail = None
        for child in list(body):
            body.remove(child)
        body.text = None
        body.append(main)


def _is_aside(element: HtmlElement) -> bool:
    if element.tag != "p" and _holds_teasers(element):
        return True
    words = element.text_content()
    if len(words.split(None, _MOST_WORDS + 1)) > _MOST_WORDS:
        return False
    return _is_link_line(element, words) if element.tag == "p" else _is_notice(element, words)


def _holds_teasers(element: HtmlElement) -> bool:
    """Several children of one make, each a linked headline and a few words: other articles."""
    children = [c for c in element if isinstance(c.tag, str)]
    if len(children) < _FEWEST_TEASERS:
        return False
    (tag, name), count = Counter((c.tag, c.get("class")) for c in children).most_common(1)[0]
    alike = [c for c in children if (c.tag, c.get("class")) == (tag, name)]
    return tag != "p" and count >= _FEWEST_TEASERS and count * 2 > len(children) and all(map(_is_teaser, alike))


def _is_teaser(element: HtmlElement) -> bool:
    titles = element.xpath(
        ".//a[.//h2 or .//h3 or .//h4 or .//h5] | .//*[self::h2 or self::h3 or self::h4 or self::h5]//a"
    )
    return bool(titles) and len(element.text_content().split(None, _MOST_WORDS + 1)) <= _MOST_WORDS


def _is_notice(element: HtmlElement, words: str) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_NOTICE.search(named) or (_WALL.search(named) and _ASKS.search(words)))


def _is_link_line(element: HtmlElement, words: str) -> bool:
    """ "Read more: ...", nothing but a link."""
    return len(words) < 200 and _LINK_LINE.match(words.strip()) is not None and element.find(".//a") is not None
