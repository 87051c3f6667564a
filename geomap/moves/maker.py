"""What a movement is made of beside its mover and ends: when it was, how it was made, whether it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from geomap.english import grammar
from geomap.english.moveverbs import JOURNEYS, MODES, SAID, STOPS
from geomap.english.spells import Spell, spell
from geomap.english.tree import Tree
from geomap.model import Mention, Mode, Movement, Reading, Span, Status, When, Where
from geomap.moves.clausetimes import ClauseTimes, ahead, in_the_past
from geomap.moves.ends import Ends

AFTER = frozenset({"after", "following", "since"})
"""Before a journey's noun: it had been made before."""
LIVES = frozenset({"career", "life", "study", "studies", "education", "training", "apprenticeship"})
LONG_AGO = frozenset({"once", "formerly", "previously"})
Arrival = Literal["told", "likely", "bound"]


class Maker:
    """Makes the movements of one sentence, or of a part of it."""

    def __init__(self, reading: Reading, i: int, tree: Tree, clauses: ClauseTimes, *, aside: bool) -> None:
        self.aside = aside  # whether these words only describe somebody whom the sentence is about
        self.reading, self.i, self.tree, self.clauses = reading, i, tree, clauses

    def _is_now(self, i: int) -> bool:
        """ "Is in Lyon", "is being treated in Lyon"."""
        return any(self.tree.words[c].xpos in ("VBZ", "VBP") for c in self.tree.children(i, "cop", "aux"))

    def _only_describes(self, verb: int) -> bool:
        """ "Duarte, who was freed in Lyon", "the tour that took her to Lyon", "a race that started in Lyon".

        That was some time before what is told.
        """
        above = self.tree.head(verb) if self.tree.rel(verb) == "acl" else -1
        tour = above >= 0 and self.tree.words[verb].xpos == "VBD" and self._is_journey(above)
        begun = above >= 0 and self.tree.lemma(verb) in ("start", "begin")
        begun = begun and any(self.tree.words[c].xpos == "WDT" for c in self.tree.children(verb, "nsubj"))
        return tour or begun or (self.aside and not self.is_under_way(verb))

    def _is_journey(self, i: int) -> bool:
        return self.tree.words[i].upos == "NOUN" and self.tree.lemma(i) in JOURNEYS

    def is_under_way(self, v: int) -> bool:
        """ "Is walking from Lyon to Geneva", "is being towed to": begun before the day it is told of."""
        auxiliaries = list(self.tree.children(v, "aux"))
        being = any(self.tree.words[c].form.lower() == "being" for c in auxiliaries)
        return being or (self.tree.words[v].xpos == "VBG" and bool(auxiliaries))

    def _is_past(self, verb: int) -> bool:
        """Whether a verb is a past tense, or goes with one: "left Lyon and crossed into Chad", read as participle."""
        first = self.tree.head(verb) if self.tree.rel(verb) == "conj" else -1
        if first >= 0 and self.tree.words[verb].xpos == "VBN" and not self.tree.has(verb, "aux"):
            return self.tree.words[first].xpos == "VBD"
        return self.tree.words[verb].xpos == "VBD"

    def _begins_life(self, verb: int) -> bool:
        """ "Began her career in Lyon": years ago."""
        course = grammar.object_(self.tree, verb)
        begins = self.tree.lemma(verb) in ("begin", "start")
        return begins and course is not None and self.tree.lemma(course) in LIVES

    def _spell(self, verb: int) -> Spell | None:
        """Whether the verb's clause, as it is written, tells of what went on for long."""
        inside = self.tree.subtree(verb, ("ccomp", "parataxis", "acl", "conj"))
        return spell(" ".join(self.tree.words[k].form for k in sorted(inside)))

    def _is_on_the_way(self, i: int) -> bool:
        """ "On the way from Lyon the jet stopped in Osh": before the arrival that was told of."""
        words = [w.form.lower() for w in self.tree.words[:i]]
        way = next((k for k, w in enumerate(words) if w in ("way", "route")), -1)
        stops = self.tree.words[i].form.lower() in STOPS
        return stops and not {"on", "en"}.isdisjoint(words[max(0, way - 2) : max(way, 0)])

    def mode(self, i: int, lemma: str) -> Mode | None:
        if lemma in MODES:
            return MODES[lemma]
        words = [self.tree.lemma(k) for k in self.tree.subtree(i, ("acl", "advcl", "conj", "ccomp", "nsubj"))]
        if (whole := grammar.subject(self.tree, i)) is not None:
            words.append(self.tree.lemma(whole))  # "the plane carrying her stopped in Lyon"
        return next((MODES[w] for w in words if w in MODES), None)

    def made(
        self, people: tuple[str, ...], i: int, ends: Ends, status: Status, arrival: Arrival, *, travel: bool,
        mode: Mode | None,
    ) -> Iterator[Movement]:  # fmt: skip
        (clause, tight), tree = self.clauses.clause(i, ends), self.tree
        above = (u for u in tree.ancestors(i) if tree.words[u].upos == "VERB")
        verb = i if tree.words[i].upos == "VERB" else next(above, i)
        background = grammar.is_background(tree, verb) or tree.case(i) in AFTER
        background = background or any(tree.words[c].form.lower() in LONG_AGO for c in tree.children(verb, "advmod"))
        own = tight or (not background and self.clauses.tells_time(verb))
        since = self.clauses.since(clause) if own else None
        again = since is not None and self._is_journey(i)  # "her first trip to Lyon since 2002"
        under_way = self.is_under_way(verb)
        background = background or (not own and grammar.looks_back(tree, verb))
        background = background or (self.aside and not under_way) or (not own and self._only_describes(verb))
        background = background or (not own and under_way and travel and ends.origin is not None)
        background = background or (tight and grammar.has_had(tree, verb))  # in what was said, only among what is dated
        when = (
            (self.clauses.opening(verb) or self.clauses.told_before(verb) or self.clauses.meanwhile(verb))
            if not own and not background
            else None
        )
        when = when or (since or self.clauses.days_after(verb) or self.clauses.when(clause, i))
        elsewhere = background or tree.lemma(i) in SAID or (travel and under_way)
        day = self.reading.report.day
        if not own and background and travel:
            when = self.clauses.shared(verb)
        elif not own and (elsewhere or (when and day and when.first > day and status == "actual")):
            when = self.clauses.days_after(verb)  # not on the day of what is told around it
        if status == "actual" and travel and tree.words[i].xpos in ("VBZ", "VBP") and not grammar.is_passive(tree, i):
            status, when = "planned", ahead(when, day)  # "flies to Lyon on Friday"
        if status == "actual" and when and day and when.first > day:
            if self._is_past(grammar.main_verb(tree, i)):  # "forced her to fly to Lyon in June"
                when = in_the_past(when, day)  # a past tense: rather the date is wrong
            else:
                status = "planned"  # what is dated after the report has not happened yet
        if not (own or travel or background) and when and day and when.last < day and self._is_now(i):
            when = When(day, day, f"{day}~", decided_by="it is so on the day of the report")
        if again or (not own and tree.lemma(i) == "spend"):
            when = None  # how long, not when
        elif not own and tree.rel(verb) == "advcl" and tree.lemma(tree.head(verb)) == "spend":
            when = None  # "spent a month in Lyon before flying on to Osh"
        if not own and not travel and self._begins_life(verb):
            when, background = None, True
        elif not tight and not travel and (long := self._spell(verb)):
            when, background = None, background or long == "years"
        told = Movement(
            person="", report=self.reading.report.id, sentence=self.reading.sentences[self.i].span,
            origin=None, destination=None,
            travel=travel, arrival="told", mode=mode, status=status, when=when, background=background,
            decided_by=tree.words[i].form, on_the_way=self._is_on_the_way(i),
        )  # fmt: skip
        steps: list[Mention | None] = [*ends.via, *ends.goals]
        if steps and all(m and self.clauses.right_behind(m) for m in steps):
            steps.sort(key=lambda m: m.span if m else Span(0, 0))  # "to Lyon in May, through Osh in June"
        for person in people:
            for n, step in enumerate(steps or [None]):
                own_day = self.clauses.right_behind(step) if step and len(steps) > 1 and status == "actual" else None
                yield replace(
                    told, person=person, origin=_where(ends.origin) if n == 0 else None, destination=_where(step),
                    arrival=arrival if n >= len(ends.via) else "told", when=own_day or when,
                )  # fmt: skip


def _where(m: Mention | None) -> Where | None:
    return Where(m.text, m.resolution, m.span, "named in the sentence") if m and m.resolution else None
