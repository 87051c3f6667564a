"""Sentences that the model reads as none, for a past tense in them could be a participle too: which to read again, how.

"After eight days at sea the Blue Heron and her two escorts docked in Gao this morning" has no verb for the model; with
"went" in the stead of "docked", which can be nothing else, it reads well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geomap.english.headless import FINITE
from geomap.english.lemmas import IRREGULAR, ends_as_past
from geomap.model import Word

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_TAGS = frozenset({"VBN", "VBD", "VB", "NN", "NNS", "JJ", "RB"})
"""As what the model may misread a past tense."""
_NO_PAST_BEHIND = frozenset(
    "is are was were be been being am has have had having get got gets getting to a an the this that these those his"
    " her its their our my your of in on at for from with by as very more most".split()
)
"""Behind these stands no past tense."""
_AUXILIARIES = frozenset("is are was were been has have had will would did does".split())
_JOINING = frozenset("and but or ; who which that where when while as after before because although since if".split())
_WITHIN = frozenset({"acl:relcl", "advcl", "ccomp"})
_MOST = 3
"""Words that are tried."""


def is_whole(words: Sequence[Word]) -> bool:
    """Whether the sentence has one main verb that carries a tense and has a subject."""
    roots = [n for n, w in enumerate(words) if w.head == -1]
    if len(roots) != 1 or not any(w.form == "." for w in words[-2:]):
        return True  # long, and cut, or no sentence: left as it is
    below = [w for w in words if w.head == roots[0]]
    tense = words[roots[0]].xpos in FINITE or any(
        w.xpos in FINITE and w.deprel.partition(":")[0] in ("aux", "cop") for w in below
    )
    return tense and any(w.deprel.partition(":")[0] in _SUBJECTS for w in below)


def missing_verbs(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """The words that may be the missing verb, each with a past tense of its kind that no model takes for another."""
    found = 0
    for n, w in enumerate(words[1:-1], start=1):
        form, before = w.form.lower(), words[n - 1].form.lower()
        past = ends_as_past(form) or (IRREGULAR.get(form, form) != form and not form.endswith("ing"))
        if words[n + 1].form.lower() == "by":
            continue  # "a colony founded by freed slaves"
        if not past or w.xpos not in _TAGS or before in _NO_PAST_BEHIND or form in _AUXILIARIES or not form.isalpha():
            continue
        if (w.xpos == "VBD" and (w.head == -1 or w.deprel in _WITHIN)) or found == _MOST or _describes(words, n):
            continue
        found += 1
        behind = words[n + 1]
        acts = behind.upos in ("DET", "PROPN", "PRON", "NUM", "ADJ", "NOUN")
        yield n, "took" if acts else "said" if behind.form == "of" else "went"  # "spoke of fires"


def _describes(words: Sequence[Word], n: int) -> bool:
    """ "The men suspected of it were flown to", "a vessel built in Gao, was": the verb is still to come."""
    forms = [w.form.lower() for w in words]
    aux = next((k for k in range(n + 1, len(words)) if forms[k] in _AUXILIARIES), None)
    return aux is not None and (forms[aux - 1] == "," or _JOINING.isdisjoint(forms[n:aux]))


def is_better(words: Sequence[Word], n: int) -> bool:
    """Whether a sentence, read again, is one, and the word at n its main verb."""
    return is_whole(words) and words[n].head == -1
