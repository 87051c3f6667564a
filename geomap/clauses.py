"""Sentences cut into clauses by their words alone, for the many sentences that are not worth a parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from geomap.dating import AUXILIARIES_NOW, PAST_FORMS
from geomap.factuality import CALLED_OFF, DENYING, HEDGES, MODALS, NEGATIONS, NOT_HELD, PLANNING, TRIED, UPCOMING, forms
from geomap.lexicon import triggers
from geomap.model import Sentence, Span, Status

BREAKS = frozenset({",", ";", ":", "—", "–", "--", "“", "”", '"'})
OPENERS = frozenset(
    "after before when while where who which because although though but that whereas until once as if unless"
    " whether since amid".split()
)
REPORTING = frozenset({"said", "says"})
NOT_REPORTED = frozenset("on in at late early earlier yesterday today monday tuesday wednesday thursday friday saturday"
                         " sunday last this next by , . : to".split())  # fmt: skip
"""After "said" these go on with the saying; anything else begins what was said."""
PLANS = forms(PLANNING - TRIED) | UPCOMING
DENIALS = forms(DENYING - frozenset({"stop", "block", "ban", "bar"}))
"""Without those that news tells of as events themselves: "police blocked a road"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with at most one telling verb of weight."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    span: Span
    opener: str
    """The word that subordinates it ("after"); empty for a main clause."""


def clauses(words: list[str], sentence: Sentence, names: Sequence[Span] = ()) -> tuple[Clause, ...]:
    """Cut at punctuation and subordinating words; a piece without a verb belongs to the one before it.

    `words` are the sentence's tokens in lower case; `names` the place names in it: "Lyon, France" is not cut.
    """
    starts = [0]
    begins, ends = {n.start for n in names}, {n.end for n in names}
    for k in range(1, len(words)):
        if k > 1 and sentence.tokens[k].start in begins and sentence.tokens[k - 2].end in ends:
            continue
        reported = words[k - 1] in REPORTING and words[k] not in NOT_REPORTED
        if words[k - 1] in BREAKS or reported or (words[k] in OPENERS and not _is_no_opener(words, k)):
            starts.append(k)
    pieces = [(a, b) for a, b in zip(starts, [*starts[1:], len(words)], strict=True) if a < b]
    merged: list[tuple[int, int]] = []
    complete = False  # whether the last piece has a verb
    for a, b in pieces:
        told = words[a] in OPENERS or any(map(_verbal, words[a:b])) or _begins_participle(words[a])
        if merged and not (complete and told):
            merged[-1] = (merged[-1][0], b)
            complete = complete or told
        else:
            merged.append((a, b))
            complete = told
    tokens = sentence.tokens
    return tuple(
        Clause(a, b, Span(tokens[a].start, tokens[b - 1].end), words[a] if words[a] in OPENERS else "")
        for a, b in merged
    )


def _is_no_opener(words: list[str], k: int) -> bool:
    """ "as well as", "such as", "as many as", "more that"; "before him": no clause begins."""
    if words[k] == "as":
        return (k > 0 and words[k - 1] in ("well", "such", "known", "far", "soon", "long")) or (
            k + 1 < len(words) and words[k + 1] in ("a", "an", "many", "much", "well", "the", "of")
        )
    return False


def _begins_participle(word: str) -> bool:
    return len(word) > 5 and word.endswith("ing")


@lru_cache(maxsize=20_000)
def _verbal(word: str) -> bool:
    if word in AUXILIARIES_NOW or word in PAST_FORMS or word in MODALS or word in ("be", "been", "being"):
        return True
    if any(t.pos == "v" for t in triggers().get(word, ())):
        return True
    return len(word) > 4 and word.endswith("ed")


def status_at(words: list[str], clause: Clause, k: int, *, noun: bool = False) -> Status:
    """How a clause tells the word at index k: done, planned, possible or denied; of a noun, what its verb says too."""
    window = words[max(clause.first, k - 6) : k]
    near = window[-3:]
    if clause.opener == "that" and words[clause.first - 1 : clause.first] and words[clause.first - 1] in DENIALS:
        return "denied"
    if "no" in window and any(w in PLANS for w in window):
        return "denied"
    if any(pair in CALLED_OFF for pair in pairwise(window)):
        return "denied"
    if noun:
        after = words[k + 1 : min(k + 5, clause.last)]
        if any(w in NEGATIONS or w in DENIALS for w in after[:3]) or any(p in CALLED_OFF for p in pairwise(after)):
            return "denied"
        if any(pair in NOT_HELD for pair in pairwise(words[k + 1 : clause.last])):
            return "denied"  # "a trip planned for last weekend did not take place"
        ahead = words[max(clause.first, k - 12) : k]
        if "to" in ahead and any(w in PLANS for w in ahead[: ahead.index("to")]):
            return "planned"  # "is due to travel to Jakarta for talks"
        for w in after:
            if w in MODALS:
                return MODALS[w]
    if any(w in NEGATIONS for w in near) or any(w in DENIALS for w in window):
        return "denied"
    if (window and window[-1] == "to") or (len(near) > 1 and near[-2] == "to"):
        governed = window[: window.index("to")] if "to" in window else window
        if any(w in PLANS for w in governed) or not governed:
            return "planned"
    if any(a in ("is", "are", "was", "were") and b in ("expected", "due", "scheduled") for a, b in pairwise(window)):
        return "planned"  # "is expected home"
    for w in reversed(words[max(clause.first, k - 12) : k]):
        if w in MODALS:
            return MODALS[w]
    if clause.opener in ("if", "unless", "whether") or any(w in HEDGES for w in near):
        return "possible"
    return "actual"
