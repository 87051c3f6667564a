"""What a whole report tells of its capitalised words: where they stand, and what it writes in small letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geomap.names.namespans import Tokens
from geomap.names.nametext import LOCATING_WORDS, TITLES

_SHORT, _MOST = 3, 0.75
"""Letters of words that headlines leave small, and the share of the others that bears a capital."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole report tells of its capitalised words."""

    located: Mapping[str, int]
    """How often a word follows "in", "from" and the like."""
    person: Mapping[str, int]
    """How often it follows a given name or a title."""
    total: Mapping[str, int]
    lower: frozenset[str]
    """Words that the report also writes in lower case."""
    headlines: frozenset[int]
    """The first tokens of sentences that print every long word with a capital."""


def evidence_of(row: Tokens, given: frozenset[str]) -> Evidence:
    """What the tokens of a report tell; `given`: given names in lower case."""
    located: dict[str, int] = {}
    person: dict[str, int] = {}
    total: dict[str, int] = {}
    for first, last in row.bounds:
        for i in range(first, last):
            if not row.capital[i]:
                continue
            word = row.words[i]
            total[word] = total.get(word, 0) + 1
            if i == first:
                continue
            before = row.lower[i - 1]
            if before in LOCATING_WORDS:
                if not (i + 1 < last and row.capital[i + 1]):
                    located[word] = located.get(word, 0) + 1
            elif before.rstrip(".") in TITLES or (before in given and row.capital[i - 1]):
                person[word] = person.get(word, 0) + 1
    headlines = frozenset(first for first, last in row.bounds if _is_headline(row, first, last))
    return Evidence(located, person, total, frozenset(filter(str.islower, row.words)), headlines)


def _is_headline(row: Tokens, first: int, last: int) -> bool:
    if row.words[last - 1] == ".":
        return False
    long = [k for k in range(first, last) if len(row.words[k]) > _SHORT]
    return len(long) > _SHORT and sum(row.capital[k] for k in long) > _MOST * len(long)
