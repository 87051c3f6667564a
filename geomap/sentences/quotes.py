"""Where quotations stand in a paragraph."""

from __future__ import annotations

import re

from geomap.model import Span

_MARK = re.compile(r"“|”|„|«|»|\"|‘(?<!\w‘)|’(?<=[.,!?]’)|''|``|&(?:quot|ldquo|rdquo|#34|#822[01]);")
"""Every way it goes begins with a plain character: so the search runs from one such to the next."""
_OPENS = frozenset(("“", "„", "«", "‘", "``", "&ldquo;", "&#8220;"))
_CLOSES = frozenset(("”", "»", "’", "''", "&rdquo;", "&#8221;"))
_EDGE = "\"“”„«»‘’'`.,;:!?…()[]-–— \t\n\r\xa0"


def quotations(text: str, span: Span) -> list[Span]:
    """Quotations inside a paragraph, without their marks.

    A quotation that nothing closes ends at the next one that opens, and is dropped: an unclosed quote must not swallow
    the rest. Only where it opens the paragraph does it hold to the paragraph's end, as print sets long quotations.
    """
    found: list[Span] = []
    opened: int | None = None
    single = False
    for mark in _MARK.finditer(text, span.start, span.end):
        sign = mark[0]
        if opened is not None and single != (sign in ("‘", "’")):
            continue  # a quotation of the other sort inside this one, or an apostrophe
        if _opens(text, mark, span, is_open=opened is not None):
            opened, single = mark.end(), sign == "‘"
        elif opened is not None:
            found.append(Span(opened, mark.start()))
            opened = None
    if opened is not None and not found and not text[span.start : opened].strip('"“„«‘`&quotldr;#38420'):
        found.append(Span(opened, span.end))
    return found


def _opens(text: str, mark: re.Match[str], span: Span, *, is_open: bool) -> bool:
    sign = mark[0]
    if sign in _OPENS or sign in _CLOSES:
        # „German” and »reversed« marks are rare in English reports; “ opens, ” closes.
        return sign in _OPENS
    before = text[mark.start() - 1] if mark.start() > span.start else " "
    after = text[mark.end()] if mark.end() < span.end else " "
    if before.isspace() or before in "([—–-":
        return not after.isspace() or not is_open
    return False if is_open else not after.isspace() and after not in ".,;:!?)"


def wholly_inside(text: str, sentence: Span, quoted: list[Span]) -> bool:
    """All of the sentence but its outer marks stands within one quotation."""
    start, end = sentence.start, sentence.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start < end and any(span.start <= start and end <= span.end for span in quoted)
