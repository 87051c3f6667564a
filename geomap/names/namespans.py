"""Which stretches of a report could be place names: gazetteer n-grams and runs of capitals that name a feature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gazetteer.index import Index
from gazetteer.names import fold
from geomap.model import Sentence
from geomap.names.nametext import (
    DOTTED,
    FEATURE_NOUNS,
    LEADING_NOUNS,
    LINK_WORDS,
    LOCATING_WORDS,
    NUMBERED_ROADS,
    PLURAL_FEATURES,
    UNIT_NOUNS,
)  # fmt: skip

LONGEST = 9
"""Tokens that a name may have; treebank tokens, so a hyphen counts as one."""

LONGEST_SENTENCE = 500
"""Tokens; what comes after them is a flood, not prose, and is not searched for names."""

MOST_STRETCHES = 100_000
"""Of one report: six megabytes of news have as many."""

_STOP = frozenset(',;:()[]{}"“”„«»!?—–…|/')
_JOIN = frozenset("-'’‘ʼ`.‐‑")
_ARTICLES = frozenset({"el", "al", "ad", "ar", "as", "ash", "at", "an", "az"})
_ORDINAL = ("st", "nd", "rd", "th")
_SPOT_NOUNS = frozenset(
    "airport airbase beach bridge cathedral basilica mosque temple palace stadium zoo square base prison".split()
)
"""Written small they still end a name: "Heathrow airport"."""
_LONGEST_RUN, _LONGEST_UNKNOWN = 6, 3
_GENITIVE = frozenset({"'s", "’s", "'S", "’S"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of a report that may be read, in one row; sentences are stretches of it."""

    words: list[str]
    lower: list[str]
    capital: list[bool]
    """Whether each begins with a capital."""
    starts: list[int]
    ends: list[int]
    bounds: list[tuple[int, int]]
    """First and last-but-one token of each sentence."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens i to j (both included) that could be a place name."""

    i: int
    j: int
    limits: tuple[int, int]
    """Token bounds of its sentence."""
    key: str | None
    """Its folded form if the gazetteer knows it."""
    source: str
    """`L` longest gazetteer match at its first token, `S` a shorter one; unknown to the gazetteer are the others: `F`
    ends in a feature noun, `G` begins with one, `N` a numbered road, `O` capitals where a place would stand."""


def tokens(text: str, sentences: Sequence[Sentence]) -> Tokens:
    """The tokens of every sentence but site notices."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    bounds: list[tuple[int, int]] = []
    for sentence in sentences:
        if sentence.kind == "notice" or not sentence.tokens:
            continue
        first = len(words)
        spans = [(start, end) for start, end in sentence.tokens[:LONGEST_SENTENCE] if end > start]
        words += [text[start:end] for start, end in spans]
        starts += [start for start, _ in spans]
        ends += [end for _, end in spans]
        bounds.append((first, len(words)))
    return Tokens(words, list(map(str.lower, words)), list(map(_is_capital, words)), starts, ends, bounds)


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital, an elided article before it aside: "d'Ivoire"."""
    return word[0].isupper() or (word[0] in "dl" and len(word) > 2 and word[1] in "'’" and word[2].isupper())


def stretches(text: str, row: Tokens, index: Index) -> list[Stretch]:
    """Every stretch that could be a place name, up to a bound that only floods reach; they overlap."""
    found: list[Stretch] = []
    words = row.words
    for limits in row.bounds:
        if len(found) > MOST_STRETCHES:
            break
        for i in range(*limits):
            if row.capital[i] or (words[i] in _ARTICLES and _article(row, i, limits[1])):
                found.extend(_at(text, row, i, limits, index))
    return found


def _article(row: Tokens, i: int, end: int) -> bool:
    """ "el" of "el-Arish": a lower-case article glued to a capital."""
    return i + 2 < end and row.words[i + 1] == "-" and row.starts[i + 2] == row.ends[i] + 1 and row.capital[i + 2]


def _at(text: str, row: Tokens, i: int, limits: tuple[int, int], index: Index) -> Iterator[Stretch]:
    known = list(_known(text, row, i, limits[1], index))
    for j, key in known:
        yield Stretch(i, j, limits, key, "L" if j == known[-1][0] else "S")
    if row.lower[i] == "the":
        return
    ends = {j for j, _ in known}
    run = _capital_run(row, i, limits[1])
    for j in run[1:]:
        if j not in ends and row.lower[j].rstrip(".") in FEATURE_NOUNS:
            yield Stretch(i, j, limits, None, "F")
            ends.add(j)
    first, last = row.lower[i].rstrip("."), run[-1]
    if (
        last + 1 < limits[1]
        and last + 1 not in ends
        and row.words[last + 1] in _SPOT_NOUNS
        and last - i < _LONGEST_UNKNOWN
    ):
        yield Stretch(i, last + 1, limits, None, "F")
    if i + 1 < limits[1] and i + 1 not in ends:
        if first in NUMBERED_ROADS and row.words[i + 1].isdigit():
            yield Stretch(i, i + 1, limits, None, "N")
        elif len(run) > 1 and first in LEADING_NOUNS:
            yield Stretch(i, i + 1, limits, None, "G")
    if len(run) <= _LONGEST_UNKNOWN and last not in ends and _where_places_stand(row, i, last, limits):
        yield Stretch(i, last, limits, None, "O")


def _where_places_stand(row: Tokens, i: int, j: int, limits: tuple[int, int]) -> bool:
    """Whether the words around a whole run of capitals are those around places."""
    before = row.lower[i - 1] if i > limits[0] else ""
    after = row.lower[j + 1] if j + 1 < limits[1] else ""
    if before[:1].isalpha() and row.capital[i - 1]:
        return False
    if before in LOCATING_WORDS or after in UNIT_NOUNS or plural_feature(row, j, limits[1]) is not None:
        return True
    return before == "of" and i - 2 >= limits[0] and row.lower[i - 2].rstrip("s") in UNIT_NOUNS


def plural_feature(row: Tokens, j: int, end: int) -> str | None:
    """What the names of a list are, if a plural closes it: "road" for "Elm, Oak and Harrison streets"."""
    for t in range(j + 1, min(end, j + 9)):
        word = row.lower[t]
        if word in PLURAL_FEATURES:
            return PLURAL_FEATURES[word]
        if not (word in (",", "and", "or", "-") or row.capital[t]):
            return None
    return None


def _known(text: str, row: Tokens, i: int, end: int, index: Index) -> Iterator[tuple[int, str]]:
    """Ends and folded forms of the gazetteer names that begin at token i."""
    words, starts, ends = row.words, row.starts, row.ends
    asked = ""
    for j in range(i, min(end, i + LONGEST)):
        word = words[j]
        if j > i:
            if word in _STOP or starts[j] - ends[j - 1] > 2:
                return
            if word in _JOIN or word in _GENITIVE:  # "Land's End": what follows no such name ends at the next word
                if word == "." and len(words[j - 1]) > 3:
                    return
                whole = text[starts[i] : ends[j]]
                if word in _GENITIVE and j - i > 1 and words[i] != "The" and _asked(index, whole)[1]:
                    yield j, fold(whole)  # "St. John's"; but "the Queen's" is not in Queens
                continue
            glued = starts[j] == ends[j - 1]
            spot = word in _SPOT_NOUNS
            if not (row.capital[j] or glued or spot):
                if word in LINK_WORDS or _goes_on(index, fold(text[starts[i] : ends[j]]) + " "):
                    continue
                return
        if asked and not _goes_on(index, asked):
            return
        asked, is_name = _asked(index, text[starts[i] : ends[j]])
        if is_name:
            if asked in DOTTED and not words[j].isupper():
                j = _dotted(row, j, end)
            if j >= 0:
                yield j, asked


@lru_cache(maxsize=8_000)
def _asked(index: Index, words: str) -> tuple[str, bool]:
    """The words folded, and whether the gazetteer knows that name.

    Remembered: reports name the same few thousand names again and again.
    """
    key = fold(words)
    return key, len(key) > 1 and index.has(key)


@lru_cache(maxsize=8_000)
def _goes_on(index: Index, folded: str) -> bool:
    """Whether the gazetteer knows names that begin so."""
    return index.has_prefix(folded)


def _dotted(row: Tokens, j: int, end: int) -> int:
    """The token that ends an abbreviation, dot included; -1 if it has no dot."""
    if row.words[j].endswith("."):
        return j
    return j + 1 if j + 1 < end and row.words[j + 1] == "." and row.starts[j + 1] == row.ends[j] else -1


def _capital_run(row: Tokens, i: int, end: int) -> list[int]:
    """Tokens i, i+1, ... that begin with a capital (or are ordinals, or hyphens between them), at most seven.

    Hyphens do not end the run and are left out of it.
    """
    run, at = [i], i + 1
    while len(run) < _LONGEST_RUN and at < end and row.starts[at] - row.ends[at - 1] <= 1:
        if row.words[at] == "-" and row.starts[at] == row.ends[at - 1]:
            at += 1
        elif row.capital[at] or (row.words[at][0].isdigit() and row.lower[at].endswith(_ORDINAL)):
            run.append(at)
            at += 1
        else:
            break
    return run
