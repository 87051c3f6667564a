"""What lies in which sentence, found in one pass: reports may be long, and hostile ones very long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from geomap.model import Sentence, Span

T = TypeVar("T")


def by_sentence(sentences: Sequence[Sentence], items: Iterable[T], span: Callable[[T], Span]) -> list[list[T]]:
    """For each sentence the items whose span lies wholly in it, in their own order. Sentences are in text order."""
    starts = [s.span.start for s in sentences]
    out: list[list[T]] = [[] for _ in starts]
    for item in items:
        at = bisect_right(starts, span(item).start) - 1
        if at >= 0 and sentences[at].span.contains(span(item)):
            out[at].append(item)
    return out
