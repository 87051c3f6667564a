"""Journeys that were planned, and those that were called off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.place import Place
from geomap.english import reality
from geomap.english.factuality import CALLED_OFF, DENYING, PLANNING, forms
from geomap.english.moveverbs import AFTER_THE_FACT, JOURNEYS
from geomap.english.tree import Tree
from geomap.model import Mention, Movement, Reading, Status

ENDED = forms(frozenset("cancel postpone scrap drop abandon shelve delay".split()))
MEANT = frozenset("prepare arrange agree plan schedule propose set intend organise organize".split())
"""What was so done with a journey had still to be made."""
PAIRS = frozenset(CALLED_OFF) | {
    ("call", "off"),
    ("calling", "off"),
    ("put", "back"),
    ("put", "on"),
    ("was", "withdrawn"),
    ("struck", "from"),
    ("struck", "off"),
    ("removed", "from"),
    ("turned", "back"),
    ("turned", "around"),
}
_BOOKING = frozenset({"book", "reserve"})
POINTING = frozenset({"that", "the", "this", "his", "her", "their", "its", "both"})
NEGATED = frozenset({"not", "n't", "n’t", "never"})
HAPPENS = frozenset({"take", "happen", "went", "materialise", "materialize", "took"})
_OFF = frozenset(
    "cancelled canceled postponed scrapped shelved withdrawn missed meant instead unable abandoned refused barred"
    " banned skipped planned diverted".split()
)
"""Words around a place where somebody was to be, and was not."""
_AROUND, _CHARACTERS = 10, 90
"""So many words, of so many characters at most."""
OTHERS = frozenset({"that", "he", "she", "they", "who", "we"})
"""With these begins what somebody else does: "the drive took so long that he cancelled a meeting"."""
WIDEST = 8
"""Words from "the trip" to what became of it, at most."""


def journey_status(tree: Tree, n: int, verb: int | None, lemma: str) -> Status:
    """How the sentence tells a journey that a noun names."""
    own = {tree.words[c].form.lower() for c in tree.kids[n]}
    if called_off_at([w.form.lower() for w in tree.words], n):
        return "denied"
    case = tree.case(n)
    before = {w.form.lower() for w in tree.words[max(0, n - 4) : n]}
    if case in ("after", "following", "since") or before & {"after", "following"}:
        return "actual"
    if case == "against":
        return "denied"  # "warned her against travel to Lyon"
    if "ahead" in before or "prior" in before:
        return "planned"  # "police closed streets ahead of his arrival in"
    if own & {"planned", "scheduled", "proposed", "possible", "upcoming", "forthcoming", "expected", "future"}:
        return "planned"
    if tree.rel(n) in ("nsubj", "csubj") and any(
        tree.words[c].xpos == "MD" for c in tree.children(tree.head(n), "aux")
    ):
        return reality.status(tree, tree.head(n))  # "a tour to Lyon would be too risky, he said"
    if tree.words[n].deprel == "nsubj:pass":
        if tree.words[tree.head(n)].form.lower() in ENDED and reality.status(tree, tree.head(n)) == "actual":
            return "denied"  # "a trip to Lyon, where she was to speak, has been cancelled"
        told = (c for c in tree.kids[n] if tree.words[c].deprel == "acl:relcl")
        if any(tree.lemma(c) in MEANT for c in (tree.head(n), *told)):
            return "planned"  # "a trip to Lyon had been prepared", "a visit to Lyon, which had been agreed, was"
    if verb is None:
        return "actual"
    if lemma in AFTER_THE_FACT and case not in ("during", "on", "upon", "in"):
        return "possible"
    if tree.rel(n) == "obj" and tree.lemma(verb) in DENYING | {"cancel", "call"}:
        return "denied"
    if tree.rel(n) == "obj" and tree.lemma(verb) in PLANNING | _BOOKING:
        return "planned"
    status = reality.status(tree, verb, tried="planned")
    if status == "denied" and case in ("at", "during") and tree.rel(n) in ("obl", "nmod"):
        return "actual"  # "did not speak of it during her visit to Lyon"
    return status


def called_off_at(words: Sequence[str], n: int) -> bool:
    """Whether the words (lower case) after or right before a noun take it back: "the trip to Oslo was called off"."""
    after, before = words[n + 1 : n + 1 + WIDEST], words[max(0, n - 4) : n]
    after = after[: next((k for k, w in enumerate(after) if w in OTHERS), WIDEST)]
    if "rest" in before or "rest" in words[max(0, n - WIDEST + 2) : n]:
        before = words[max(0, n - WIDEST) : n]  # "cancelled the rest of her tour"
    return _ended(after) or _ended(before)


def _ended(words: Sequence[str]) -> bool:
    for k, w in enumerate(words):
        if w in ENDED or (k + 1 < len(words) and (w, words[k + 1]) in PAIRS):
            return True
        if w in NEGATED and k + 1 < len(words) and words[k + 1] in HAPPENS:
            return True
    return False


def called_off(words: Sequence[str], told: Sequence[Movement]) -> tuple[Movement, ...]:
    """Of the movements just told, those planned that a sentence takes back: "That visit was called off"."""
    lower = [w.lower() for w in words]
    for n, w in enumerate(lower):
        if w in JOURNEYS and n and lower[n - 1] in POINTING and called_off_at(lower, n):
            plans = [m for m in told if m.status in ("planned", "possible") and m.destination]
            return tuple(m for m in plans if m.sentence == plans[-1].sentence)
    return ()


def called_off_beside(reading: Reading, places: Sequence[Sequence[Mention]]) -> Iterator[Place]:
    """The places beside words that call something off: "the concert in Lyon is cancelled"."""
    text = reading.report.text
    for s, here in zip(reading.sentences, places, strict=True):
        for m in here:
            before = text[max(s.span.start, m.span.start - _CHARACTERS) : m.span.start].lower().split()[-_AROUND:]
            behind = text[m.span.end : min(s.span.end, m.span.end + _CHARACTERS)].lower().split()[:_AROUND]
            if m.resolution and not _OFF.isdisjoint(w.strip('.,;:”"') for w in (*before, *behind)):
                yield m.resolution.place


_ASIDE = frozenset({",", ";", "and", "but", "when", "where", "which"})
"""With these begins what is told beside a way."""


def is_on_the_way(before: Sequence[str]) -> bool:
    """Whether the words before a place say that one is on the way there: "on its way from Bern to a port in"."""
    way = next((k for k in range(len(before) - 1, 0, -1) if before[k] in ("way", "route")), 0)
    between = before[way + 1 :]
    headed = bool(way) and not {"on", "en"}.isdisjoint(before[max(0, way - 2) : way])
    return headed and "to" in between and len(between) < _AROUND and _ASIDE.isdisjoint(between)


def taken_back(words: Sequence[str]) -> int | None:
    """Where a sentence denies what it gave as somebody's word: "Duarte was in Lyon, aides said; the palace denied it".

    Not what somebody denies for themselves, mostly a charge: "she was held in Lyon, police said; she denied it".
    """
    lower = [w.lower() for w in words]
    for k, w in enumerate(lower[:-1]):
        before = lower[:k]
        own = not _THEMSELVES.isdisjoint(before[-2:])
        if w in _DENIED and lower[k + 1] in _IT and not own and not _TOLD.isdisjoint(before):
            return k
    return None


_DENIED = frozenset({"denied", "denies", "deny"})
_IT = frozenset({"it", "this", "that"})
_THEMSELVES = frozenset({"he", "she", "they", "who"})
_TOLD = frozenset("said says say told according reported reports report claimed claims".split())
