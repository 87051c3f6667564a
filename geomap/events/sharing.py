"""One verb for several places, each with its day: "is due in Lyon today and in Nice tomorrow"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.english.clauses import Clause
from geomap.events.ruling import Telling
from geomap.model import Sentence, Span

_STANDING = frozenset({"in", "at", "to", "on", "near", "for"})


def shared_out(
    words: list[str], sentence: Sentence, t: Telling, places: Sequence[Span], times: Sequence[Span]
) -> Iterator[Telling]:
    """The telling once for each part of its clause that has a place and a time of its own; else as it is.

    `places` and `times` are those of the sentence.
    """
    clause = t.clause
    cuts = [
        k
        for k in range(t.word + 1, clause.last - 2)
        if words[k] == "and"
        and words[k + 1] in _STANDING
        and any(p.start == sentence.tokens[k + 2].start for p in places)
    ]
    if not cuts:
        yield t
        return
    ends = [*cuts, clause.last]
    parts = [_part(sentence, clause, a, b) for a, b in zip([clause.first, *cuts], ends, strict=True)]
    whole = all(any(p.span.contains(s) for s in spans) for p in parts for spans in (places, times))
    yield from (replace(t, clause=p) for p in parts) if whole else (t,)


def _part(sentence: Sentence, clause: Clause, first: int, last: int) -> Clause:
    span = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
    return replace(clause, first=first, last=last, span=span)
