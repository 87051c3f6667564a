"""Who went where, and who was where: movements of people from parsed sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from geomap.english.promising import tells_deed, worth_parsing
from geomap.english.tree import Tree
from geomap.grouping import by_sentence
from geomap.model import Movement, Parse, Reading, Sentence
from geomap.moves.asides import plain
from geomap.moves.clausetimes import Dated
from geomap.moves.finder import Finder
from geomap.moves.nouns import Who
from geomap.moves.plans import called_off, taken_back
from geomap.moves.presumed import with_presumed as with_presumed
from geomap.moves.retold import retold
from geomap.moves.sites import where_told

MOST_TOKENS = 600
"""Tokens of one sentence that are looked at."""
_NEAR = 300
"""Characters: "that trip" is one told of no further back."""
Parser = Callable[[Sentence], Parse]


def movements(
    reading: Reading, parse: Parser, who: Who, dated: Dated, *, only: frozenset[str] | None = None
) -> tuple[Movement, ...]:
    """All that the sentences tell of where people (or only some of them) were and went, in order of telling.

    Only sentences that name a place and have a word of movement or of being somewhere are parsed.
    """
    out: list[Movement] = []
    literal = where_told(reading, who)
    places = by_sentence(reading.sentences, literal, lambda m: m.span)
    times = by_sentence(reading.sentences, (t for t in reading.times if t.first), lambda t: t.span)
    text = reading.report.text
    for i, sentence in enumerate(reading.sentences):
        if sentence.kind not in ("body", "caption"):
            continue
        if len(sentence.tokens) > MOST_TOKENS:  # a flood: its beginning has to do
            sentence = replace(sentence, tokens=sentence.tokens[:MOST_TOKENS])
            places[i] = [m for m in places[i] if m.span.end <= sentence.tokens[-1].end]
        words = [text[t.start : t.end] for t in sentence.tokens]
        lower = [w.lower() for w in words]
        if places[i] and (worth_parsing(lower) or (tells_deed(lower) and _speaks_of(who(sentence.span), only))):
            for n, part in enumerate(plain(words, sentence, who)):
                tree = Tree.of(parse(part))
                finder = Finder(reading, i, tree, places[i], times[i], who, dated, aside=n > 0)
                out.extend(m for m in finder.all() if only is None or m.person in only)
            if (k := taken_back(words)) is not None:
                out = [
                    _denied(m) if _told_between(m, sentence.span.start, sentence.tokens[k].start) else m for m in out
                ]
        near = [m for m in out if m.sentence.end > sentence.span.start - _NEAR]
        out.extend(replace(m, status="denied", sentence=sentence.span) for m in called_off(words, near))
    return retold(reading, tuple(dict.fromkeys(out)))


def _told_between(m: Movement, start: int, end: int) -> bool:
    spans = [w.mention for w in (m.origin, m.destination) if w and w.mention]
    return m.sentence.start == start and all(s.end <= end for s in spans)


def _denied(m: Movement) -> Movement:
    return replace(m, status="denied")


def _speaks_of(people: tuple[str, ...], only: frozenset[str] | None) -> bool:
    return bool(people) and (only is None or not only.isdisjoint(people))
