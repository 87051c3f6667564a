"""Sentences in which the model finds no verb, for it takes a past tense for a participle, as in "The herd crossed the
river": a sentence of a report has a verb, and the first form that can be one is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.english.rehanging import rehung
from geomap.model import Word

_NAMING = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that carry a tense."""
_PARTICIPLES = frozenset({"VBN", "VBD"})
_BELOW = frozenset({"acl:relcl", "advcl", "ccomp", "acl"})
"""Clauses within others: their verb is not the sentence's."""
_OPENING = frozenset("where when while as because since after before until which who".split())
_DAYS = frozenset("day morning afternoon evening night week month year".split())
_NEXT = frozenset("next same following yesterday that later last this".split())
_OF_VERBS = {"nmod": "obl", "nmod:tmod": "obl:tmod", "nmod:npmod": "obl:npmod", "appos": "obj", "dep": "obj"}


def mended(words: Sequence[Word]) -> tuple[Word, ...]:
    """The parse without what no sentence has: no verb, and a conjunct before what it goes on."""
    return with_verb(_without_false_passives(_in_order(rehung(words))))


def _in_order(words: Sequence[Word]) -> Sequence[Word]:
    """ "She rose and <- spoke -> where he will sing": a conjunct stands behind its head, so the two change places."""
    out = list(words)
    for n, w in enumerate(words):
        h = w.head
        if w.deprel == "conj" and w.upos == "VERB" and h > n and -1 < words[h].head < n:
            told_by = {words[k].form.lower() for k in range(n, h) if words[k].head == h}
            out[n] = replace(w, head=words[h].head)
            out[h] = replace(words[h], head=n, deprel="conj" if told_by.isdisjoint(_OPENING) else "advcl")
    return out


def _without_false_passives(words: Sequence[Word]) -> Sequence[Word]:
    """ "She was let go and the plane reached Lyon", its second verb read as suffered: no form of "be" is with it."""
    for n, w in enumerate(words):
        if w.deprel == "conj" and w.xpos == "VBN":
            words = _made_active(words, n)
        elif w.form.lower() in _DAYS and w.deprel.startswith("nsubj") and words[w.head].deprel == "conj":
            words = _made_adverbial(words, n)
    return words


def _made_adverbial(words: Sequence[Word], day: int) -> Sequence[Word]:
    """ "She fell ill and the next day was flown to Lyon": the day does nothing, if one before it is told to do so."""
    told = {words[k].form.lower() for k in range(max(0, day - 2), day)}
    if told.isdisjoint(_NEXT):
        return words
    return [replace(w, deprel="obl:tmod") if n == day else w for n, w in enumerate(words)]


def with_verb(words: Sequence[Word]) -> tuple[Word, ...]:
    """The parse with a verb in a past tense for its root, if it had none and one can be found; else as it is."""
    roots = [n for n, w in enumerate(words) if w.head == -1]
    if len(roots) != 1 or not any(w.form == "." for w in words[-2:]):
        return tuple(words)
    root = roots[0]
    if words[root].xpos == "VBN":
        return _made_active(words, root)
    if words[root].upos not in _NAMING or any(
        w.xpos in FINITE and not _within_clause(words, n) for n, w in enumerate(words)
    ):
        return tuple(words)
    for n, w in enumerate(words):
        if w.xpos not in _PARTICIPLES or n == 0:
            continue
        if n > root and w.deprel == "acl" and _noun_of(words, w.head) == root and words[n + 1].form.lower() != "by":
            return _promoted(words, n, root)
        if w.deprel == "amod" and n < root == w.head and words[n - 1].upos in _NAMING:
            return _with_object(words, n, root)
        if w.deprel == "amod" and n > root and words[w.head].upos == "PROPN" and _behind_relative(words, n, root):
            return _promoted(words, n, root)
    return tuple(words)


def _made_active(words: Sequence[Word], root: int) -> tuple[Word, ...]:
    """ "The eye crossed the shore": nothing was crossed where no form of "be" or "have" says so."""
    below = {w.deprel.partition(":")[0] for w in words if w.head == root}
    if "nsubj" not in below or below & {"aux", "cop"}:
        return tuple(words)
    return tuple(
        replace(w, xpos="VBD")
        if n == root
        else replace(w, deprel="nsubj")
        if w.head == root and w.deprel == "nsubj:pass"
        else w
        for n, w in enumerate(words)
    )


def _noun_of(words: Sequence[Word], n: int) -> int:
    """ "The herd of elephants": the noun that a noun belongs to."""
    while words[n].deprel == "nmod":
        n = words[n].head
    return n


def _behind_relative(words: Sequence[Word], n: int, root: int) -> bool:
    """ "A herd that had come far entered -> Lyon": the word stands behind what is told of the root."""
    relative = any(w.head == root and w.deprel == "acl:relcl" and root < k < n for k, w in enumerate(words))
    return relative and words[n - 1].upos not in ("DET", "ADJ", "ADP", "PRON")


def _within_clause(words: Sequence[Word], n: int) -> bool:
    while n != -1:
        if words[n].deprel in _BELOW:
            return True
        n = words[n].head
    return False


def _promoted(words: Sequence[Word], verb: int, subject: int) -> tuple[Word, ...]:
    """ "The herd <- crossed": the noun becomes the verb's subject, and what stands behind the verb is the verb's."""
    object_ = words[verb].head if words[verb].head > verb else -1
    out = []
    for n, w in enumerate(words):
        if n == verb:
            w = replace(w, head=-1, deprel="root", xpos="VBD", upos="VERB")
        elif n == subject:
            w = replace(w, head=verb, deprel="nsubj")
        elif n == object_:
            w = replace(w, head=verb, deprel="obj")
        elif n > verb and w.head < verb:
            w = replace(w, head=verb, deprel=_OF_VERBS.get(w.deprel, w.deprel))
        out.append(w)
    return tuple(out)


def _with_object(words: Sequence[Word], verb: int, noun: int) -> tuple[Word, ...]:
    """ "Protesters rallied -> outside embassies": the noun depends on the verb, what stands before the verb acts."""
    subject = verb - 1
    while words[subject].head not in (-1, noun) and words[subject].head < verb:
        subject = words[subject].head
    led = any(w.head == noun and w.deprel == "case" and n > verb for n, w in enumerate(words))
    out = []
    for n, w in enumerate(words):
        if n == verb:
            w = replace(w, head=-1, deprel="root", xpos="VBD", upos="VERB")
        elif n == noun:
            w = replace(w, head=verb, deprel="obl" if led else "obj")
        elif n == subject:
            w = replace(w, head=verb, deprel="nsubj")
        elif w.head == noun and (n < verb or w.deprel == "punct"):
            w = replace(w, head=verb if n != subject and w.deprel != "det" else subject)
        out.append(w)
    return tuple(out)
