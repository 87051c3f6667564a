"""Long sentences made plain before they are parsed: what stands between commas, dashes and brackets told apart.

"Dr Duarte, the surgeon who led the mission, flew to Gao" parses badly; "Dr Duarte flew to Gao" and "Dr Duarte led the
mission" parse well. Every token keeps its own span, so that nothing about offsets changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from geomap.english.lemmas import IRREGULAR
from geomap.english.moveverbs import LEMMAS
from geomap.model import Sentence, Span

Names = Callable[[Span], tuple[str, ...]]
"""Who is mentioned in a span."""

OPENERS = frozenset(
    "the a an who whose which his her its their one former now then aged whom together"
    " accompanied flanked wearing dressed looking surrounded joined clad himself herself themselves".split()
)
"""After a name and a comma these begin an aside, as an age does."""
AUXILIARIES = frozenset("is are was were has had have will would may might could did does also later".split())
BASES = frozenset(IRREGULAR.values())
DASHES = frozenset({"–", "—", "--", "-"})
_ALSO = frozenset({"also", "once", "formerly", "now", "better", "locally"})
_TO_PLACES = frozenset("in at on from to into near off for via through towards toward across over".split())
_CALLED = frozenset({"called", "known", "named", "nicknamed", "dubbed", "spelled", "spelt"})
_NAME = 10
"""Tokens of ", also known as the Blue Gull,", at most."""
_COUNTS = frozenset({"some", "about", "around", "more", "over", "nearly", "almost", "several", "hundreds", "thousands"})
"""In ", of more than a thousand people," of a march or convoy."""
LONGEST = 60
"""An aside of more tokens is none."""


def plain(words: Sequence[str], sentence: Sentence, who: Names) -> Iterator[Sentence]:
    """The sentence without its asides, then each aside that is a clause of its own as a sentence about its noun.

    `words` are the sentence's tokens as they stand.
    """
    lower = [w.lower() for w in words]
    gone: set[int] = set()
    clauses: list[list[int]] = []
    k = 0
    while k < len(words):
        end = _bracketed(lower, k) or _dashed(lower, sentence, k) or _other_name(lower, k)
        name = None
        if end is None and lower[k] == "," and k:
            name = _name_before(sentence, k, who)
            end = _apposition(lower, k) if name else None
        if end is None:
            k += 1
            continue
        gone.update(range(k, end))
        if name:
            clauses += _clause(lower, k, end, name)
        k = end
    if not gone:
        yield sentence
        return
    yield replace(sentence, tokens=tuple(t for k, t in enumerate(sentence.tokens) if k not in gone))
    for clause in clauses:
        yield replace(sentence, tokens=tuple(sentence.tokens[k] for k in clause))


def _bracketed(words: Sequence[str], k: int) -> int | None:
    if words[k] not in ("(", "["):
        return None
    closing = ")" if words[k] == "(" else "]"
    return next((j + 1 for j in range(k + 1, min(k + LONGEST, len(words))) if words[j] == closing), None)


def _other_name(words: Sequence[str], k: int) -> int | None:
    """After ", also called Bilwi,": another name of what was just named."""
    when, how = (*words[k + 1 : k + 3], "", "")[:2]
    if words[k] != "," or not (when in _CALLED or (when in _ALSO and how in _CALLED)):
        return None
    return next((j + 1 for j in range(k + 3, min(k + _NAME, len(words) - 1)) if words[j] == ","), None)


def _dashed(words: Sequence[str], sentence: Sentence, k: int) -> int | None:
    """After a pair of dashes, which stand apart from what is between them or are long; a hyphen does not."""
    if words[k] not in DASHES or k == 0 or _is_hyphen(words, sentence, k):
        return None
    closing = (j for j in range(k + 2, min(k + LONGEST, len(words))) if words[j] in DASHES)
    end = next((j for j in closing if not _is_hyphen(words, sentence, j)), None)
    return end + 1 if end is not None and end + 1 < len(words) else None


def _is_hyphen(words: Sequence[str], sentence: Sentence, k: int) -> bool:
    before, after = sentence.tokens[k - 1], sentence.tokens[k + 1] if k + 1 < len(words) else None
    return words[k] == "-" and bool(after and before.end == sentence.tokens[k].start == after.start - 1)


def _name_before(sentence: Sentence, k: int, who: Names) -> range | None:
    """The tokens of the name that ends right before token k."""
    if not who(sentence.tokens[k - 1]):
        return None
    start, names = k - 1, who(sentence.tokens[k - 1])
    while start and who(sentence.tokens[start - 1]) == names:
        start -= 1
    return range(start, k)


def _apposition(words: Sequence[str], k: int) -> int | None:
    """After ", 47," or ", the minister who ..., " up to the comma before the verb of the noun it is about.

    What somebody does meanwhile (", carrying 40 tonnes of rice,") stays in where it may tell a place.
    """
    after = words[k + 1] if k + 1 < len(words) else ""
    counted = after == "of" and any(w.isdigit() or w in _COUNTS for w in words[k + 2 : k + 5])
    by_deed = after not in OPENERS and len(after) > 4 and (after.endswith(("ing", "ed")) or after == "laden")
    if not (by_deed or counted or after in OPENERS or (after.isdigit() and len(after) < 3)):
        return None
    for j in range(k + 2, min(k + LONGEST, len(words) - 1)):
        if words[j] == "," and _is_finite(words, j + 1):
            return j + 1
        if by_deed and words[j] in _TO_PLACES:
            return None
    return None


def _is_finite(words: Sequence[str], k: int) -> bool:
    """Whether a verb with a tense begins at k, an adverb before it allowed."""
    if words[k].endswith("ly") and k + 1 < len(words):
        k += 1
    word = words[k]
    if word in AUXILIARIES or (word == "set" and words[k + 1 : k + 2] in (["out"], ["off"], ["sail"])):
        return True
    if word.endswith("s") and word in LEMMAS:
        return True  # "returns", "flies"
    past = word in IRREGULAR and word not in BASES and not word.endswith("ing")
    return past or (len(word) > 4 and word.endswith("ed"))


def _is_participle(words: Sequence[str], k: int) -> bool:
    return words[k].endswith("ing") and words[k] in LEMMAS


def _clause(words: Sequence[str], k: int, end: int, name: range) -> list[list[int]]:
    """ ", who went to Gao," as "Duarte went to Gao"; an aside without a verb of its own tells nothing."""
    if _is_participle(words, k + 1):
        return [[*name, *range(k + 1, end - 1), len(words) - 1]]  # ", visiting Gao," as "Duarte visiting Gao"
    who = next((j for j in range(k + 1, end) if words[j] in ("who", "which")), None)
    if who is None and any(_is_finite(words, j) for j in range(k + 2, end - 1)):
        return [[*range(k + 1, end - 1), len(words) - 1]]  # ", a nun kidnapped in Gao in May,"
    if who is None or end - who < 3:
        return []
    return [[*name, *range(who + 1, end - 1), len(words) - 1]]  # with the full stop, which the parser expects
