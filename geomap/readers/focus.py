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
    r"|taboola|outbrain|read-?more|app-download"
    r"|suscri|abonn|anzeige|werbung|publici|pubblicit|reklam|lire-aussi|leggi-anche|interesar",
    re.IGNORECASE,
)
"""What elements are called that hold notices; English reports stand within menus of other languages too."""
_WALL = re.compile(r"paywall|regwall|\bmeter", re.IGNORECASE)
_ASKS = re.compile(r"\bsubscri|\blog ?in\b|\bsign in\b|\bregister\b|free articles", re.IGNORECASE)
"""Sites wrap paragraphs into walls too: only what asks for something is the wall's own."""
_MOST_WORDS = 60
"""Words of a notice; what is named like one and longer may hold the article."""
_LINK_LINE = re.compile(
    r"(?:read (?:more|also|next)|see also|related|more on this|watch|also read|lesen sie auch|mehr zum thema|lire aussi"
    r"|à lire|te puede interesar|lee también|lea también|leggi anche|leia também|lees ook|czytaj też|читайте также)\b",
    re.IGNORECASE,
)
_OF_THE_SITE = re.compile(
    r"(?:(?:article|story) continues (?:after|below)|advertisement\b|sign up (?:for|to|here)|want more news"
    r"|share this (?:article|story)|(?:copyright\s|©)\s?(?:©\s?)?(?:19|20)\d\d\b|for immediate release$|#\s?#\s?#$"
    r"|our standards:)",
    re.IGNORECASE,
)
"""How paragraphs begin that no class gives away."""
_PLEA = re.compile(r"\b(?:donat|chip in|support us|subscri|newsletter|sign up|cookies)", re.IGNORECASE)
"""What a button is for that is no part of an article."""
_PAY = re.compile(r"(?:donate|subscribe|sign up|chip in)(?: (?:now|today|here))?\W*", re.IGNORECASE)
_MOST_BESIDE_LINKS = 6
"""Words beside the links of a line that only leads elsewhere."""
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
    if _is_link_line(element, words) or _OF_THE_SITE.match(words.strip()):
        return True
    return element.tag != "p" and (_is_notice(element, words) or _wants_something(element, words))


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
    """ "Read more: ...", hardly anything but a link."""
    if not _LINK_LINE.match(words.strip()):
        return False
    linked = [len(a.text_content().split()) for a in element.iter("a")]
    return bool(linked) and len(words.split()) - sum(linked) <= _MOST_BESIDE_LINKS


def _wants_something(element: HtmlElement, words: str) -> bool:
    """An address to write to, in whatever language; or a button to pay or to subscribe."""
    if element.find(".//input[@type='email']") is not None:
        return True
    if element.find(".//button") is not None and _PLEA.search(words):
        return True
    return any(_PAY.fullmatch(a.text_content().strip()) for a in element.iter("a"))
