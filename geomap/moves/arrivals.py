"""Whether a journey led to the places that stand with its verb by "in", "at", "near" or "over"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.english.grammar import is_passive
from geomap.english.moveverbs import (
    ARRIVES,
    CARRIES,
    FOLLOWS,
    GOES,
    PARTICLES,
    PASSES,
    POSTED,
    SITES,
    VEHICLES,
    VIA,
)
from geomap.model import Mention
from geomap.moves.spots import Spots

PASSING = frozenset({"over", "across", "through", "past"})
_AROUND = frozenset({"through", "around", "round"})
_BESIDE = VIA | {"near", "around"}
_INTO = frozenset(
    "visit tour enter cross reach lash batter pound flatten devastate inundate swamp ravage hammer pummel buffet drench"
    " raze blacken coat foul pollute contaminate blanket engulf".split()
)
"""What these do with something in a place, they do there."""
FIELDS = frozenset("politics business law journalism service history race contest plea market profession".split())
"""Who enters these goes nowhere."""
_SEIZES = frozenset({"seize", "capture", "occupy", "storm", "retake", "raid"})


def came_there(spots: Spots, v: int, lemma: str, around: Sequence[Mention], obj: int | None) -> bool:
    """Whether who did it, or was carried, came to the places around: "landed in Lyon", "was led through Lyon"."""
    tree = spots.tree
    how = {spots.standing(p).inner for p in around}
    followers = {w.form.lower() for w in tree.words[v + 1 : v + 4]}
    if lemma == "take" and VEHICLES.isdisjoint(w.lemma.lower() for w in tree.words[v + 1 : v + 6]):
        followers.discard("off")  # "was taken off a list in Lyon"; not "off a train in Lyon"
    if lemma in PARTICLES:
        reached = not PARTICLES[lemma].isdisjoint(followers)
        reached = reached and (lemma not in ("set", "put") or obj is None)  # "set down rules in Lyon"
    else:
        reached = lemma in ARRIVES or lemma == "make"
    led = lemma in CARRIES and is_passive(tree, v) and not followers.isdisjoint(_AROUND)  # "led through the vaults at"
    posted = lemma in POSTED and "at" in how  # "was appointed a teacher at a school in Lyon"
    return reached or led or posted or _did_it_there(spots, lemma, obj) or _passed(lemma, how, obj)


def _did_it_there(spots: Spots, lemma: str, obj: int | None) -> bool:
    """ "Toured flooded villages around Passau", "entered the park at Horcones", "seized a base in Lyon"."""
    if obj is None:
        return False
    if lemma in _INTO and not spots.is_place(obj) and spots.tree.words[obj].form.lower() not in FIELDS:
        return True
    return lemma in _SEIZES and spots.tree.lemma(obj) in SITES  # "seized power in Lyon" tells of no way


def _passed(lemma: str, how: set[str], obj: int | None) -> bool:
    """ "Passed near Lyon", "a path that took him over Fiji"."""
    if (lemma in PASSES or lemma in ("go", "come")) and not how.isdisjoint(_BESIDE):
        return True
    takes = lemma in GOES or lemma in FOLLOWS or (lemma in CARRIES and obj is not None)
    return takes and not how.isdisjoint(PASSING)
