"""Which verb or noun of moving or being somewhere a word is, beside the words that make another of it."""

from __future__ import annotations

from geomap.english.grammar import is_passive
from geomap.english.lemmas import IRREGULAR
from geomap.english.moveverbs import (
    IDIOMS,
    JOURNEY_FORMS,
    LEMMAS,
    LOOSE,
    MOVES,
    PARTICLES,
    PHRASED_FORMS,
    PHRASES,
    PRESENT,
)
from geomap.english.tree import Tree

_REACH = 4
"""Words behind a verb among which its object decides what it means: "dropped its heavy anchor"."""
_OF_A_DAY = frozenset({"same", "next", "following", "previous"})
"""Behind "the" they tell when: "was flown the same night"; not "flew the flag"."""


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
    when = after == "the" and any(w.form in _OF_A_DAY for w in tree.words[v + 2 : v + 3])
    idiom = after in IDIOMS.get(lemma, ()) and not when
    return idiom or (lemma in MOVES and _is_figurative(tree, v, lemma))


def _is_figurative(tree: Tree, v: int, lemma: str) -> bool:
    """ "Came to power in Lyon", "reached an agreement", "moved to dissolve parliament", "turned 60"."""
    behind = tree.words[v + 1 : v + 1 + _REACH]
    if lemma == "turn" and behind[:1] and behind[0].upos == "NUM":
        return True
    if lemma == "turn" and tree.has(v, "obj") and "into" in [w.form.lower() for w in behind]:
        return True  # "turned it into the largest bank in Lyon"
    if lemma == "move" and [w.form.lower() for w in behind[:1]] == ["to"] and [w.xpos for w in behind[1:2]] == ["VB"]:
        return behind[1].form.lower() not in _SETTLES
    noun = next((w for w in behind if w.upos not in _BEFORE_NOUN), None)
    return noun is not None and noun.form.lower() in _ABSTRACT


_SETTLES = frozenset({"live", "work", "study", "settle", "be", "join", "teach", "play", "train"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "ADP", "PRON", "NUM", "PART"})
_ABSTRACT = frozenset(
    "power politics office terms light blows attention agreement deal compromise accord truce settlement verdict"
    " conclusion decision job role contract exam exams test law bill judgment judgement resolution prominence fame"
    " force effect negotiations fruition grips presidency throne premiership leadership understanding consensus pact"
    " stalemate deadlock limit milestone age retirement adulthood".split()
)
"""What one comes to, reaches, enters, lands, passes or leaves without going anywhere."""


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
