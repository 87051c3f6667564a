"""HTML of a mail or a feed, where all is article and nothing is site, to paragraphs of text."""

from __future__ import annotations

import re
from typing import Final

_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_UNSEEN: Final = frozenset("head script style noscript template svg math iframe object select title".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_SPACES_TWICE = re.compile(r" {2,}")
_END, _BREAK = "\0", "\1"
"""Between paragraphs, and between lines: no text that was parsed as HTML holds them."""


def text_of(html: str) -> str:
    """The words of a piece of HTML: paragraphs with an empty line between, scripts and hidden parts left out."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if "<" not in html and "&" not in html:
        return html
    try:
        root = document_fromstring(f"<div>{html}</div>", parser=HTMLParser(encoding=None, remove_comments=True))
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen = not tag or tag in _UNSEEN or _HIDDEN.search(element.get("style") or "")
            if unseen:
                walk.skip_subtree()
            parts += _before(tag), "" if unseen else _SPACES.sub(" ", element.text or "")
        else:
            parts += _after(tag), _SPACES.sub(" ", element.tail or "")
    lines = ("\n".join(line.strip(" ") for line in block.split(_BREAK)) for block in "".join(parts).split(_END))
    return "\n\n".join(filter(None, (_SPACES_TWICE.sub(" ", block).strip() for block in lines)))


def _before(tag: str) -> str:
    return _END if tag in _BLOCKS else _BREAK if tag == "br" else " " if tag in ("td", "th") else ""


def _after(tag: str) -> str:
    return _END if tag in _BLOCKS else ""
