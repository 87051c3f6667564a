"""Of the words of a clause that tell of something, which one names its event."""

from __future__ import annotations

from itertools import pairwise

from geomap.english.factuality import COMMANDS, PLANS, forms
from geomap.english.lexicon import Trigger
from geomap.model import EventKind

WEIGHT: dict[EventKind, int] = {
    "disaster": 11, "violence": 10, "accident": 9, "legal": 8, "election": 7, "protest": 7, "military": 6, "aid": 6,
    "meeting": 4, "politics": 5, "movement": 4, "other": 1, "statement": 1,
}  # fmt: skip
"""Of two triggers in a clause the weightier names the event: a verb of substance counts three more, a noun half."""
IN_COMPANY = 6
"""What a trigger gains by the company that it asks for: "collapse" beside "building" is sure."""
ACTORS = frozenset("gunman hijacker pirate militant protester demonstrator picket voter troops convoy warship frigate"
                   " gunboat hostage rescuer missile artillery warplane peacekeeper".split())  # fmt: skip
"""Nouns for those who do such things: any verb beside them tells better what they did."""
ACTOR = 0.9
SPOKEN_OF = 0.8
"""What is only spoken of weighs less than the speaking."""
REACTIONS = forms(frozenset("condemn denounce deplore criticize criticise praise welcome hail mourn regret applaud call"
                            " reject discuss blame".split()))  # fmt: skip
"""Before a noun that names an event, they tell of words about it."""
LEADS_TO = forms(frozenset("force compel oblige lead cause begin start continue manage help proceed".split()))
"""What the infinitive after these names did happen."""
ASKED = forms(COMMANDS)
NOT_DONE = 2
"""Words before one among which "without" takes it back."""
_HELP = frozenset({"help", "let"})
"""What others do behind these is not told by its verb."""
_IS = (["is"], ["are"], ["was"], ["were"])
"""Before "to" they tell what is still to come: "is to fly the next leg"."""
CRIMES: frozenset[EventKind] = frozenset({"violence", "military", "accident", "protest"})
CHARGED = forms(frozenset("convict accuse charge suspect sentence jail imprison arrest detain try indict acquit clear"
                          " want extradite".split()))  # fmt: skip
"""Before "of", "for" or "with" they tell of a charge; the deed is another event."""
_FEELING = frozenset("protest protests anger outrage dismay grief concern concerns criticism row dispute".split())
"""Before "at" or "over" they tell what somebody thinks of something."""
CHARGE = 5
"""So many words before a deed a charge may stand."""


def weight_of(words: list[str], k: int, t: Trigger) -> float:
    """How much the trigger at index k tells beside the others of its clause; below 1 it only is spoken of."""
    company = IN_COMPANY if t.company or t.reach == "place" else 0
    if t.pos == "n":
        if t.lemma in ACTORS:
            return ACTOR
        about = not t.company and any(w in REACTIONS for w in words[max(0, k - 4) : k])
        if about or _hangs_on(words, k):
            return ACTOR
        return WEIGHT[t.kind] / 2 + company
    full = WEIGHT[t.kind] + (3 if t.kind not in ("other", "statement") else 0) + company
    if t.kind in CRIMES and _is_charge(words, k):
        return SPOKEN_OF  # "convicted of killing a guard"
    if "without" in words[max(0, k - NOT_DONE) : k]:
        return SPOKEN_OF  # "talked for hours without reaching a deal"
    if t.form == "base" and any(a == "to" and b in _HELP for a, b in pairwise(words[max(0, k - 5) : k])):
        return min(full, ACTOR)  # "asked them to help the girls enter the country"
    if k == 0 or words[k - 1] != "to" or full <= 1:
        return full
    ahead = words[max(0, k - 6) : k - 1]
    if any(w in LEADS_TO for w in ahead) or ahead[-1:] == ["made"]:
        return full  # "forced him to resign", "was made to land"
    planned = (any(w in PLANS for w in ahead) and not any(w in ASKED for w in ahead)) or ahead[-1:] in _IS
    asked = not planned and not t.company and any(w in ASKED for w in ahead)
    return full if planned else min(full - 8, ACTOR) if asked else full - 8  # "urged them to flee"


def _hangs_on(words: list[str], k: int) -> bool:
    """ "Resigned in protest at a police raid": a noun that only tells what the rest is about."""
    ahead = words[max(0, k - CHARGE) : k]
    return any(a in _FEELING and b in ("at", "over", "against", "about") for a, b in pairwise(ahead))


def _is_charge(words: list[str], k: int) -> bool:
    ahead = words[max(0, k - CHARGE) : k]
    charged = next((n for n, w in enumerate(ahead) if w in CHARGED), None)
    return charged is not None and not {"of", "for", "with", "over"}.isdisjoint(ahead[charged:])
