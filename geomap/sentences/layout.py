"""A report's lines to blocks: what is told, and what merely stands around it.

Nothing here knows a publisher. The rules look at line breaks, final stops, lengths, marks and a small vocabulary
of what sites say to their readers; each set of words says why it is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from geomap.model import SentenceKind, Span
from geomap.sentences.lines import (
    AGENCIES,
    BULLET,
    BY,
    BYLINE,
    CREDIT,
    DATE_LINE,
    DAY_HEADING,
    LINK_LABELS,
    PICTURE_CREDIT,
    PLACE_LINE,
    POINTER,
    RIGHTS,
)

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\u2028\u2029]+")
_STOP = re.compile(r"(?:[.!?…;]|\.\.\.)[\"'”’»)\]]*(?:\s?\[\d{1,3}\])*$|[.!?,][\"”’]$")
"""How the last line of a paragraph ends."""

_NARROWEST, _WIDEST = 40, 130
"""Characters a line may have that was broken by width."""
_MANY_NUMBERS: Final = 0.34
"""Share of numbers among a line's words from which a line without final stop is a table's or a score."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline or other unit of layout."""

    span: Span
    kind: SentenceKind
    text: str
    stopped: bool
    """It ends as a sentence ends."""
    words: int
    group: int
    """Blocks without a blank line between share it."""


def blocks(text: str) -> list[Block]:
    """Blocks of a text in order; together they hold all its non-space characters."""
    first = [_first_look(text, span, group) for span, group in _join_wrapped(text)]
    days = [n for n, block in enumerate(first) if DAY_HEADING.fullmatch(block.text)]
    if len(days) < 2:
        days = []  # one alone is no programme
    found = _settle(_below_days(first, days) if days else first)
    for n in days:
        found[n] = replace(found[n], kind="headline")
    if len(found) > 1 and found[0].kind == "body" and not found[0].stopped and found[0].words <= 25:
        found[0] = replace(found[0], kind="headline")
    return found


def _lines(text: str) -> list[tuple[Span, int]]:
    """Non-empty lines without surrounding spaces, each with the number of its group."""
    found: list[tuple[Span, int]] = []
    group, last_end = 0, 0
    for line in _LINE.finditer(text):
        raw = line[0]
        start = line.start() + len(raw) - len(raw.lstrip())
        end = line.start() + len(raw.rstrip())
        if start >= end:
            continue
        between = text[last_end:start] if start - last_end < 64 else "\n\n"
        if found and between.count("\n") + between.replace("\r\n", "\n").count("\r") + between.count("\u2029") > 1:
            group += 1
        found.append((Span(start, end), group))
        last_end = end
    return found


def _join_wrapped(text: str) -> list[tuple[Span, int]]:
    """Joins lines that were broken by width, not by sense."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    joined: list[tuple[Span, int]] = lines[:1]
    for (before, group_before), (span, group) in pairwise(lines):
        if group == group_before and _goes_on(text, before, span, width):
            joined[-1] = (Span(joined[-1][0].start, span.end), group)
        else:
            joined.append((span, group))
    return joined


def _wrap_width(text: str, lines: list[tuple[Span, int]]) -> int:
    """The width at which the text's lines are broken; 0 if they are not.

    A broken line is long, lacks a final stop and is followed by a small letter. One pair proves nothing.
    """
    pairs = [(before, span) for (before, g), (span, h) in pairwise(lines) if g == h]
    broken = [before.end - before.start for before, span in pairs if _breaks_inside(text, before, span)]
    if len(broken) < 2 or len(broken) * 6 < len(pairs):
        return 0
    return sorted(broken)[len(broken) // 2]


def _breaks_inside(text: str, before: Span, span: Span) -> bool:
    return _NARROWEST <= before.end - before.start <= _WIDEST and text[span.start].islower() and not _ends(text, before)


def _goes_on(text: str, before: Span, span: Span, width: int) -> bool:
    """Whether the line `span` goes on with the paragraph of the line before it."""
    if BULLET.match(text, span.start, min(span.end, span.start + 5)):
        return False
    if _breaks_inside(text, before, span):
        return True
    long = before.end - before.start
    if not width or long > _WIDEST:
        return False
    # A line well short of the others ends its paragraph if it also ends a sentence; a heading is shorter still.
    return long >= width * (0.9 if _ends(text, before) else 0.6)


def _ends(text: str, span: Span) -> bool:
    return _STOP.search(text[max(span.start, span.end - 16) : span.end]) is not None


def _first_look(text: str, span: Span, group: int) -> Block:
    """What a block is by itself; every short line without a stop is a "headline" until its neighbours are known."""
    stretch = text[span.start : min(span.end, span.start + 1200)]
    stopped = _ends(text, span)
    words = len(stretch.split(None, 60))
    short = span.end - span.start <= 400
    return Block(span, _kind_alone(stretch, stopped, words) if short else "body", stretch, stopped, words, group)


def _kind_alone(line: str, stopped: bool, words: int) -> SentenceKind:
    bare = line.strip(" \t\xa0:>»|-–—•*").casefold()
    if not bare or bare in LINK_LABELS or not any(map(str.isalnum, line)):
        return "listing"
    if DATE_LINE.fullmatch(line):
        return "dateline"
    if PLACE_LINE.fullmatch(line):
        return "caption"
    if AGENCIES.fullmatch(line) or RIGHTS.match(line) or (CREDIT.match(line) and (not stopped or words <= 12)):
        return "listing"
    if POINTER.match(line):
        return "listing"
    if words <= 45 and PICTURE_CREDIT.search(line[-120:]):
        return "caption" if words > 4 else "listing"
    if not stopped and words <= 14 and BY.match(line) and BYLINE.match(line):
        return "listing"
    if stopped and words >= 4:
        return "body"
    if _is_table(line, words):
        return "listing"
    if BULLET.match(line):
        return "listing" if words <= 12 and not stopped else "body"
    if stopped or line[-1] in ",-–":
        return "body"
    if line.endswith(":"):
        return "body" if words > 4 else "headline"
    return "headline" if words <= 12 or _is_title_case(line) else "body"


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split()[:40] if word[0].isalpha()]
    return len(words) <= 30 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _is_table(line: str, words: int) -> bool:
    if line.count("|") >= 2 or line.count("\t") >= 2:
        return True
    numbers = sum(any(map(str.isdigit, word)) for word in line.split())
    return words >= 4 and numbers >= 3 and numbers / words >= _MANY_NUMBERS


def _settle(found: list[Block]) -> list[Block]:
    """Decides, from what stands around them, which short lines are headlines and which are links and menus."""
    settled: list[Block] = []
    at = 0
    while at < len(found):
        stop = at
        while stop < len(found) and found[stop].kind != "body":
            stop += 1
        settled += _settle_run(found[at:stop], first=at == 0, last=stop == len(found))
        if stop < len(found):
            settled.append(found[stop])
        at = stop + 1
    return settled


def _settle_run(run: list[Block], *, first: bool, last: bool) -> list[Block]:
    """A run of lines that are no running text. At the top stands the headline, at the foot only links."""
    open_lines = [block for block in run if block.kind == "headline"]
    if first and last and len(open_lines) <= 2:
        return run
    if first:
        keep = set(map(id, open_lines)) if len(open_lines) <= 4 else _likely_headlines(open_lines)
        return _place_lines(
            [b if b.kind != "headline" or id(b) in keep else replace(b, kind="listing") for b in run], top=True
        )
    # In the middle: one or two short lines are crossheads; a longer run, or one that holds links, is a list.
    furniture = any(block.kind == "listing" for block in run)
    crossheads = not last and len(open_lines) <= 2 and not furniture
    result = [
        replace(block, kind="listing")
        if block.kind == "headline" and not (crossheads and block.words <= 8 and block.text[-1] != ":")
        else block
        for block in run
    ]
    return _place_lines(result, top=False)


def _below_days(found: list[Block], days: list[int]) -> list[Block]:
    """In a programme or a chronicle the short lines below each day tell what is to happen, or happened, on it.

    Below the last day as many as below another at most: what follows may be links.
    """
    most = max(later - day for day, later in pairwise(days))
    result = list(found)
    for n in range(days[0], min(len(found), days[-1] + most)):
        item = found[n].kind == "headline" or (found[n].kind == "listing" and BULLET.match(found[n].text))
        if n in days or item:
            result[n] = replace(found[n], kind="body")
    return result


def _likely_headlines(lines: list[Block]) -> set[int]:
    """Of many lines above a report, the nearest to it that are long enough for a headline."""
    return {id(block) for block in [b for b in lines if b.words >= 4][-2:]}


def _place_lines(run: list[Block], *, top: bool) -> list[Block]:
    """CITY, COUNTRY alone belongs to a caption if one follows, else it says where the report was written."""
    result = list(run)
    for at, block in enumerate(run):
        if block.kind == "caption" and PLACE_LINE.fullmatch(block.text):
            follows = at + 1 < len(run) and run[at + 1].kind == "caption"
            if not follows and top and at + 1 == len(run):
                result[at] = replace(block, kind="dateline")
    return result
