"""Whether a death or an explosion is an accident's, a disaster's, an attack's or a war's, by what stands around it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from geomap.english.factuality import forms
from geomap.events.finding import Finder, Hits
from geomap.events.ruling import Telling
from geomap.events.standing import before
from geomap.model import EventKind, Reading

OUTCOMES = frozenset(
    "kill die death injure hurt wound destroy damage perish bury lose_his_life lose_her_life lose_their_lives".split()
)
"""What a fire or a crash does as a shooting does: the cause says of which kind it is."""
_BY_NATURE = OUTCOMES | frozenset("collapse crush drown sweep topple burst".split())
"""By themselves accidents; beside a quake or a flood they are what it did."""
_CAUSES: frozenset[EventKind] = frozenset({"disaster", "accident"})
_BLASTS = frozenset("explode explosion blast rip_through tear_through".split())
"""They are an accident's or an attack's: what else the report tells of says which."""
_OPENING = 3
"""Sentences in which a report says what it is about."""
_SHOTS = frozenset("fire fire_at fire_on fire_into fire_back exchange trade".split())
_HEAVY_ARMS = frozenset("artillery howitzer howitzers mortars shells".split())
"""What armies fire, and nobody else."""
_THEY = frozenset({"they", "them"})
_ADVANCES = forms(
    frozenset("enter reach cross take push move sweep pour stream roll retreat advance drive march".split())
)
"""Movements that are a war's if an army makes them."""


class Causes:
    """Says of which kind things are that have no kind by themselves. It is asked sentence by sentence, in order."""

    def __init__(self, reading: Reading, finder: Finder) -> None:
        self.reading, self.finder = reading, finder
        self._last: tuple[int, EventKind] | None = None
        """Paragraph and kind of the last disaster or accident told."""
        self._theme: EventKind | None = None
        """The kind of the disaster or accident that the report opens with."""
        self._at_war = -1
        """Index of the last sentence that told of an army's doings."""
        bodies = [i for i, s in enumerate(reading.sentences) if s.kind == "body"]
        self._opening = bodies[:_OPENING][-1] if bodies else -1

    def explained(self, hits: Hits) -> Hits:
        """The hits, explosions being accidents where the report is of one."""
        every = [t for row in hits.values() for t in row]
        if not any(t.lemma in _BLASTS for t in every):
            return hits
        here = any(t.lemma in _BLASTS and t.kind == "accident" for t in every)  # "an explosion tore through a refinery"
        if "violence" in _firm_kinds(hits) or not (here or self._at_large == "accident"):
            return hits
        return {
            k: tuple(replace(t, kind="accident") if t.lemma in _BLASTS and t.kind == "violence" else t for t in row)
            for k, row in hits.items()
        }

    @cached_property
    def _at_large(self) -> EventKind | None:
        """What causes deaths and explosions by all that the report tells of; None if by none.

        One attack in it makes an accident doubtful: no report of a crash speaks of gunmen.
        """
        kinds = set().union(*(_firm_kinds(self.finder.heard(i)) for i in range(len(self.reading.sentences))))
        if "violence" in kinds or self.finder.names_attackers():
            return "violence"
        return next((k for k in ("accident", "disaster") if k in kinds), None)

    def of(self, i: int, hits: Hits, t: Telling) -> Telling:
        """Deaths are those of the fire or the flood that the sentence, or the one before, or the report tells of."""
        causes = [h.kind for found in hits.values() for h in found if h.kind in _CAUSES]
        paragraph = self.reading.sentences[i].paragraph
        kind = "disaster" if "disaster" in causes else causes[0] if causes else None
        before = self._last[1] if self._last and paragraph - self._last[0] <= 1 else self._theme
        natural = "disaster" in (kind, before)
        outcome = t.trigger is not None and t.trigger.lemma in (_BY_NATURE if natural else OUTCOMES)
        if outcome and not kind:
            kind = before or self._far_cause(t)
        elif outcome and natural and t.kind == kind:
            kind = "disaster"
        if t.kind in _CAUSES and not (outcome and natural):
            self._last = (paragraph, t.kind)
            if i <= self._opening:
                self._theme = self._theme or t.kind
        elif t.kind == "violence" and not outcome:
            self._last = None
        deeds = [found for found in hits.values() if all(h.lemma not in OUTCOMES for h in found)]
        deeds = [found for found in deeds if all(h.kind not in _CAUSES for h in found)]  # "the boiler exploded"
        meant = any(h.kind == "violence" for found in deeds for h in found)  # but no noun in "killing nine"
        return replace(t, kind=kind) if outcome and kind and not meant else t

    def _far_cause(self, t: Telling) -> EventKind | None:
        """The report's cause; an illness in a life is none of a death that it tells of elsewhere."""
        kind = self._at_large
        return kind if kind == "accident" or (kind == "disaster" and t.kind == "violence") else None

    def by_war(self, i: int, words: list[str], t: Telling) -> Telling:
        """ "They entered the town" is a war's if the sentence before tells of an army; so is what a battle does."""
        if t.kind in ("violence", "other") and t.trigger and _is_of_war(words, t, t.trigger.lemma):
            return replace(t, kind="military")
        if self._at_war < 0 or i - self._at_war > 1 or t.kind not in ("movement", "other"):
            return t
        verb = t.word if t.trigger else next((k for k, w in enumerate(words) if w in _ADVANCES), 0)
        advances = words[verb] in _ADVANCES and not _THEY.isdisjoint(before(words, verb))
        return replace(t, kind="military") if advances else t

    def remember(self, i: int, told: list[Telling]) -> None:
        """What sentence i told in the end."""
        if any(t.kind == "military" for t in told):
            self._at_war = i


def _firm_kinds(hits: Hits) -> set[EventKind]:
    """The kinds of a sentence's words but for those that take theirs from what stands around them."""
    neutral = OUTCOMES | _BLASTS
    return {t.kind for row in hits.values() if all(t.lemma not in neutral for t in row) for t in row}


def _is_of_war(words: list[str], t: Telling, lemma: str) -> bool:
    """ "Fired artillery", "was wounded at the Battle of Narva"."""
    if lemma in OUTCOMES:
        return any(a in ("battle", "siege") and b == "of" for a, b in pairwise(words))
    return lemma in _SHOTS and not _HEAVY_ARMS.isdisjoint(words[t.word : t.clause.last])
