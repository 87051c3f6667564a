"""Which verb or noun of moving or being somewhere a word is, beside the words that make another of it."""

from __future__ import annotations

from geomap.english.grammar import is_passive
from geomap.english.lemmas import IRREGULAR
from geomap.english.moveverbs import IDIOMS, JOURNEY_FORMS, LEMMAS, LOOSE, PARTICLES, PHRASED_FORMS, PHRASES, PRESENT
from geomap.english.tree import Tree

_REACH = 4
"""Words behind a verb among which its object decides what it means: "dropped its heavy anchor"."""


def lemma(tree: Tree, i: int) -> str:
    """The lemma of a word; of "dropped anchor" and "set foot" that of the verb they stand for."""
    word = tree.words[i]
    form = word.form.lower()
    noun = word.upos == "NOUN" and form not in IRREGULAR  # "she had sat", read as a noun
    known = JOURNEY_FORMS.get(form) if noun else LEMMAS.get(form)
    if form in PRESENT and tree.rel(i) == "xcomp":
        return form  # "got stuck"
    found = known or (None if noun else PHRASED_FORMS.get(form)) or word.lemma.lower()
    if found in _PHRASED and not noun:
        behind = (w.form.lower() for w in tree.words[i + 1 : i + 1 + _REACH])
        return next((PHRASES[found, w] for w in behind if (found, w) in PHRASES), found)
    return found


_PHRASED = frozenset(PHRASED_FORMS.values())


def is_misread(tree: Tree, i: int) -> bool:
    """Whether a past tense was read as a noun or adjective: "The Blue Heron sank off Lyon", "Duarte set foot in"."""
    word = tree.words[i]
    form = word.form.lower()
    if word.upos not in ("NOUN", "ADJ", "PROPN", "ADV") or form not in LEMMAS:
        return False
    behind = tree.words[i + 1].form.lower() if i + 1 < len(tree.words) else ""
    return IRREGULAR.get(form, form) != form or behind in ("foot", "course")


def is_other(tree: Tree, v: int, lemma: str) -> bool:
    """Whether the next word makes it no such verb: "came under pressure from", "stood by her words"."""
    after = tree.words[v + 1].form.lower() if v + 1 < len(tree.words) else ""
    if lemma == "descend" and is_passive(tree, v):
        return True  # "was descended from a family of Lyon"
    if lemma == "pull" and after == "out" and "of" in [w.form.lower() for w in tree.words[v + 2 : v + 3]]:
        return False  # "pulled out of Lyon at dawn"
    if lemma == "come" and after == "in" and {w.form.lower() for w in tree.words[v + 2 : v + 3]} & {"to", "from", "on"}:
        return False  # "came in on May 3 to Lyon"
    if (
        lemma == "hold"
        and after == "up"
        and is_passive(tree, v)
        and "at" in [w.form for w in tree.words[v + 2 : v + 3]]
    ):
        return False  # "was held up at Osh"; not "held up by snow"
    return after in IDIOMS.get(lemma, ())


def runs_something(tree: Tree, v: int, lemma: str) -> bool:
    """ "Ran a clinic in Lyon", "ran a marathon"; not "ran her aground"."""
    aground = any(w.form.lower() in PARTICLES["run"] for w in tree.words[v + 1 :])
    return lemma == "run" and tree.has(v, "obj") and not aground


def moves_by_particle_only(tree: Tree, v: int, lemma: str) -> bool:
    """Whether the verb moves nobody, for want of its particle: "called off", "ended", "checked"."""
    return lemma in LOOSE and PARTICLES[lemma].isdisjoint(w.form.lower() for w in tree.words[v + 1 : v + 4])


def under_way(tree: Tree, i: int) -> bool:
    """Whether a word ends "en route" or "on its way", or stands in "on course for"."""
    before = [w.form.lower() for w in tree.words[max(0, i - 2) : i]]
    form = tree.words[i].form.lower()
    behind = tree.words[i + 1].form.lower() if i + 1 < len(tree.words) else ""
    if form == "course":
        return before[-1:] == ["on"] and behind in ("for", "to")
    return (form == "route" and before[-1:] == ["en"]) or (form == "way" and before[:1] == ["on"] and len(before) == 2)
