"""Where the clause of a verb ends, so that the places behind it are no longer the verb's."""

from __future__ import annotations

import calendar
from collections.abc import Container

from geomap.english.moveverbs import CLAUSE_ENDS, LEMMAS, PERIODS, SAYS
from geomap.english.tree import Tree

HEARERS = frozenset("judge court magistrate crowd audience committee parliament congress tribunal people fan".split())
"""Before these one appears somewhere."""
FACES = frozenset({"stand", "sit", "kneel", "pose", "speak", "appear", "bow"})
"""What one does before a wall or a statue."""
CHARGED = frozenset("arrest detain charge question hold jail imprison sentence convict try want seek".split())
"""Behind these "for" and "over" tell of a deed, wherever it was."""
CONTESTS = frozenset("fight play compete race battle box wrestle win lose draw beat".split())
"""What one does against somebody, where both are."""
OFFICES = frozenset({"work", "serve", "act", "train"})
"""What one does "as a nurse in Lyon"."""
_TELLS = frozenset({"speak", "talk", "tell", "warn", "complain", "boast"})
"""What these are "of" is anywhere: "spoke of the war in Lyon"."""
_BEFORE_NUMBERS = frozenset({"about", "before", "after", "since"})
"""With a number they make a phrase: "arrested just before 11 p.m. in Lyon"."""

_ROLE = 6
"""Words of "as acting prime minister" at most."""
_CREDIT = 8
"""Words from a comma to the verb by which somebody is quoted, at most."""
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PRON", "NUM", "PUNCT"})
_HOURS = frozenset("dawn daybreak sunrise noon midday dusk sunset nightfall midnight daylight dark".split())
"""With these too: "came ashore before dawn in Lyon"."""
_DAYS = frozenset(day.lower() for day in calendar.day_name)
"""And with these: "has been drifting since Friday off Lyon"."""


class ClauseEnds:
    """The ends of the clauses of one parsed sentence. `named`: the words with which the names of places begin."""

    def __init__(self, tree: Tree, named: Container[int]) -> None:
        self.tree, self.named = tree, named

    def at(self, v: int, k: int) -> bool:
        """Whether another clause, or an apposition with places of its own, begins at k."""
        word = self.tree.words[k]
        form = word.form.lower()
        if word.xpos in ("VBD", "VBZ", "VBP", "MD", "WRB", "WP", "WDT") or form in CLAUSE_ENDS:
            return k not in self.named and not self._goes_on(v, k)
        if self._is_charge(v, k) or (form == "of" and k == v + 1 and self.tree.lemma(v) in _TELLS):
            return True
        compound = self.tree.words[k - 1].form == "-"  # "a state-sponsored fair"
        other_verb = word.upos == "VERB" and k > v + 1 and not compound and k not in self.named and not self._is_noun(k)
        if other_verb and (form in LEMMAS or self.tree.words[v].upos == "NOUN"):
            return True
        described = word.xpos == "VBN" and self.tree.words[k - 1].upos == "NOUN"  # "a tour aimed at peace in Lyon"
        return described or (form == "," and (self._apposition(k) or self._is_credit(k)))

    def _is_credit(self, k: int) -> bool:
        """ "Was seen in Osh, prosecutors in Lyon said": who says so stands elsewhere."""
        behind = self.tree.words[k + 1 : k + 1 + _CREDIT]
        end = next((n for n, w in enumerate(behind) if w.form == "," or w.form.lower() in SAYS), 0)
        return end > 0 and behind[end].form != "," and all(w.upos in _NAMING for w in behind[:end])

    def _goes_on(self, v: int, k: int) -> bool:
        """Whether the word at k, which begins clauses, only begins a phrase here: "before a judge", "as a nurse"."""
        form = self.tree.words[k].form.lower()
        if form in _BEFORE_NUMBERS and (self._is_number(k + 1) or self._is_hour(k + 1)):
            return True
        if form == "before" and self.tree.words[k - 2].form.lower() == "the" and self.tree.lemma(k - 1) in PERIODS:
            return True  # "had flown in the night before from Lyon"
        if form == "before":
            return self._is_hearing(k + 1) or (k == v + 1 and self.tree.lemma(v) in FACES)
        if form == "against":
            return self._is_contest(v)
        if form == "as" and "far" in [w.form.lower() for w in self.tree.words[max(0, k - 2) : k + 2]]:
            return True  # "got as far south as Lyon"
        role = form == "as" and self.tree.words[k].upos == "ADP"
        # "worked as a nurse in Lyon", "was sworn in as president in Lyon"
        return role and (self.tree.lemma(v) in OFFICES or self._is_role(k))

    def _is_role(self, k: int) -> bool:
        """Whether "as" at k is followed by what somebody is, not by what happens meanwhile."""
        behind = self.tree.words[k + 1 : k + 1 + _ROLE]
        end = next((n for n, w in enumerate(behind) if w.upos in ("ADP", "PUNCT")), len(behind))
        return end > 0 and all(w.upos in _NAMING for w in behind[:end])

    def _is_contest(self, v: int) -> bool:
        """ "Took part in a campaign against", "played against"; not "spoke against"."""
        part = v + 1 < len(self.tree.words) and self.tree.words[v + 1].form.lower() == "part"
        return part or self.tree.lemma(v) in CONTESTS

    def _is_charge(self, v: int, k: int) -> bool:
        """ "Was arrested over a theft in Osh", "on suspicion of a theft in Osh"; not "was held for two days in Osh"."""
        words = self.tree.words
        if self.tree.lemma(v) not in CHARGED:
            return False
        behind = [w.form.lower() for w in words[k + 1 : k + 4]]
        if words[k].form.lower() == "on":
            return behind[:1] in (["suspicion"], ["charges"])
        lasting = self._is_number(k + 1) or not PERIODS.isdisjoint(behind)
        return words[k].form.lower() in ("for", "over") and not lasting

    def _is_number(self, k: int) -> bool:
        return k < len(self.tree.words) and self.tree.words[k].upos == "NUM"

    def _is_hour(self, k: int) -> bool:
        return k < len(self.tree.words) and self.tree.words[k].form.lower() in _HOURS | _DAYS

    def _is_hearing(self, k: int) -> bool:
        """ "Before a judge", "before a large crowd"."""
        return any(self.tree.lemma(j) in HEARERS for j in range(k, min(k + 4, len(self.tree.words))))

    def _is_noun(self, k: int) -> bool:
        """ "A police check", read as a verb: no bare infinitive stands right behind a noun's article."""
        words = self.tree.words
        return words[k].xpos == "VB" and any(words[j].upos == "DET" for j in (k - 1, k - 2) if j >= 0)

    def _apposition(self, comma: int) -> bool:
        """ ", a guide from Salta": what comes now describes the noun before the comma."""
        words = self.tree.words
        after = words[comma + 1].form.lower() if comma + 1 < len(words) else ""
        closing = next((k for k in range(comma + 2, min(comma + 5, len(words) - 1)) if words[k].form == ","), None)
        if closing and words[closing + 1].upos == "ADP" and not any(k in self.named for k in range(comma, closing)):
            return False  # "from Lyon, their home, to Osh"
        return after in ("a", "an", "the", "his", "her", "its", "their", "who", "which", "where")
