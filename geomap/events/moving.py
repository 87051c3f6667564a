"""Which words of movement tell of one where they stand: "came to Lyon", not "came to power in Lyon"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from geomap.english.clauses import Clause
from geomap.english.lexicon import Trigger
from geomap.events.finding import Hits
from geomap.events.going import (
    ALWAYS_MOVES,
    CONTESTS,
    COURSES,
    CRAFT,
    DIRECT,
    DUE,
    EXPECTED,
    FAR_GOAL,
    FAR_OBJECT,
    LANDS,
    LEFT_SO,
    NAMELESS,
    NEAR_OBJECT,
    ON_THE_WAY,
    SHELTERS,
    STANDING,
    TOWARDS,
    WITHDRAWS,
    goes_somewhere,
    heads_off,
    is_at_its_end,
)
from geomap.events.placing import Placer
from geomap.events.ruling import LEAVING, WAYS, Telling
from geomap.events.standing import ARTICLES, BE, OBJECT, REACH, before
from geomap.model import Reading, Span

Who = Callable[[Span], tuple[str, ...]]
"""Names of the people mentioned in a span of the report."""

_ELSEWHERE = frozenset(", and for in by with after before".split())
"""Behind "to" they lead from where a way goes to something else."""
_DONE_IN_PLACE = frozenset("take send come go carry bring tour climb cover begin call_for hold run put_out".split())
"""Verbs that, without a place, hardly ever tell of a movement: "sent a message", "toured the damage"."""
_FLOWN = frozenset({"flag", "flags", "kite", "kites", "banner", "banners"})


class Moving:
    """Tells the movements among the words that a report's sentences have."""

    def __init__(self, reading: Reading, placer: Placer, who: Who) -> None:
        self.reading, self.placer, self.who = reading, placer, who

    def kept(self, i: int, words: list[str], hits: Hits, pieces: tuple[Clause, ...]) -> Hits:
        """The hits without words of movement that tell of none."""
        if not any(t.kind == "movement" for row in hits.values() for t in row):
            return hits
        clause_of = {k: c for c in pieces for k in range(c.first, c.last) if k in hits}
        kept = {
            k: tuple(t for t in row if t.kind != "movement" or self._moves(i, words, hits, clause_of[k], k, t))
            for k, row in hits.items()
        }
        return {k: row for k, row in kept.items() if row}

    def _moves(self, i: int, words: list[str], hits: Hits, clause: Clause, k: int, t: Trigger) -> bool:
        """ "came to power" and "left no doubt" are no movements: a place must be where one goes to or from."""
        if _tells_no_way(words, clause, k, t):
            return False
        if t.lemma == "leave" and t.form == "ed" and not clause.opener and not CRAFT.isdisjoint(words[k + 2 : k + 3]):
            return True  # "left the ship"
        if t.lemma == "leave" and not LEFT_SO.isdisjoint(words[k + 1 : k + 1 + REACH]):
            return False  # "left nine people dead in X"
        if t.lemma in DUE and (
            not SHELTERS.isdisjoint(words[k + 1 : k + OBJECT])
            or any(self.who(part.span) for part in (clause, clause.head) if part)
        ):
            return True
        leads = self._leads_to_a_place(i, words, hits, clause, k, t)
        if leads is not None:
            return leads
        if t.lemma in ALWAYS_MOVES or (t.pos == "v" and self._goes_to_a_name(i, words, clause, k, t)):
            return True
        if t.follow in (("off",), ("out",)) and (k + 2 >= len(words) or words[k + 2] not in ARTICLES):
            return True  # "set off at dawn", not "set off an alarm"
        if t.pos != "v":
            return False
        if t.lemma in ON_THE_WAY and goes_somewhere(words[k + 1 :]):
            return True
        if t.lemma in COURSES and heads_off(words[k + 1 : clause.last]):
            return True
        after = words[k + 1 : min(k + 9, clause.last)]
        goals = TOWARDS | STANDING if is_at_its_end(t) else TOWARDS
        if (t.lemma in LEAVING or t.lemma in DIRECT) and not LANDS.isdisjoint(after[:OBJECT]) and after[0] in ARTICLES:
            return True
        return not NAMELESS.isdisjoint(after) and not goals.isdisjoint(after)

    def _leads_to_a_place(
        self, i: int, words: list[str], hits: Hits, clause: Clause, k: int, t: Trigger
    ) -> bool | None:
        """Whether a word of movement goes with a place that is named behind it; None where the places do not tell."""
        sentence = self.reading.sentences[i]
        for m in self.placer.places[i]:
            if m.span.start < sentence.tokens[k].end:
                continue
            at = self.placer.index(i, m)
            between = words[k + 1 : at]
            if not clause.span.contains(m.span):
                way = words[at - 1] in ("to", "into") or words[at - 3 : at] == ["as", "far", "as"]
                lone = way and at - k < FAR_GOAL and not any(k < n < at for n in hits)
                if lone and t.pos == "v":
                    return True  # "brought the men, tired but glad, to X"
                continue
            if t.pos == "n" and between[:1] == ["to"] and not _ELSEWHERE.isdisjoint(between[1:]):
                break  # "a return to the rule of law, and peace in X"
            if t.lemma in LEAVING or t.pos == "n" or is_at_its_end(t) or any(w in TOWARDS for w in between):
                return True
            if ("out", "of") in pairwise(between):
                return True
            if t.lemma in DIRECT and len(between) < (FAR_OBJECT if "of" in between else NEAR_OBJECT):
                return True
            if t.lemma in EXPECTED:
                return bool(self.who(clause.span)) and words[k - 1] in BE
        return None

    def _goes_to_a_name(self, i: int, words: list[str], clause: Clause, k: int, t: Trigger) -> bool:
        """The goal is a name that no gazetteer knows, and nobody's: "sped to Elsewhere"."""
        goals = WAYS | (STANDING if is_at_its_end(t) else frozenset())
        tokens, text = self.reading.sentences[i].tokens, self.reading.report.text
        for j in range(k + 2, min(k + REACH, clause.last)):
            goal = words[j - 1] in goals or (words[j - 1] == "the" and words[j - 2] in goals)
            if goal and text[tokens[j].start].isupper():
                named = Span(tokens[j].start, tokens[j].end)
                timed = any(t.span.overlaps(named) for t in self.reading.times)
                return not timed and not self.who(named)
        return False


def moved(words: list[str], heard: Hits, t: Telling) -> Telling:
    """What is told with a date or spot alone is a movement if its verb is of one: "reached the base on Sunday".

    `heard` are the words of its sentence that may tell of something, those of movement that lead nowhere among them.
    """
    if t.trigger is not None or t.kind != "other":
        return t
    verbs = ((k, h) for k in range(t.clause.first, t.clause.last) for h in heard.get(k, ()) if h.pos == "v")
    moves = any(
        h.kind == "movement"
        and (h.form == "ed" or t.status == "planned")
        and h.lemma not in _DONE_IN_PLACE
        and not _tells_no_way(words, t.clause, k, h)
        for k, h in verbs
    )
    return replace(t, kind="movement") if moves else t


def _tells_no_way(words: list[str], clause: Clause, k: int, t: Trigger) -> bool:
    """What by the words around it is no movement, whatever place stands with it."""
    if clause.opener == "while" and t.form == "ing":
        return True  # "was seized while sailing to X" tells of the seizing
    if t.lemma == "fly" and not _FLOWN.isdisjoint(before(words, k)):
        return True  # "flags are to be flown at half-mast"
    if t.form == "ed" and words[k - 1] == "still":
        return True  # "is still moored at X"
    contested = not CONTESTS.isdisjoint(words[k + 1 : k + 1 + REACH])
    return t.lemma in WITHDRAWS and contested  # "pulled out of the cup in X"
