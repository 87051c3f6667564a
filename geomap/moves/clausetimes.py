"""When a movement was, from the words that stand with its verb."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from geomap.dating import is_range
from geomap.english.grammar import has_had
from geomap.english.moveverbs import THERE_SINCE
from geomap.english.reality import status
from geomap.english.tree import Tree
from geomap.lag import lag, shifted
from geomap.model import Mention, Span, TimeExpression, When
from geomap.moves.ends import Ends

Dated = Callable[[int, Span, Sequence[Span]], When | None]
"""(index of the sentence, span of the clause, what is told there in passing) -> its date."""
_ON = frozenset({"", "on", "in", "late on", "early on", "by", "during", "late", "early", "since", "until", "till"})


_LOCATED = re.compile(r"^, [A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+)?(?=,)")
"""The state between a town and its date: "in Lyon, Texas, on Monday"."""
_LOCATION = 40
_OPENING = frozenset({"when", "after", "in", "on"})
WEEK = 7


class ClauseTimes:
    """The times of one parsed sentence, each verb's own told from those around it."""

    def __init__(self, text: str, i: int, tree: Tree, times: Sequence[TimeExpression], dated: Dated) -> None:
        self.text, self.i, self.tree, self.times, self.dated = text, i, tree, times, dated

    def clause(self, i: int, ends: Ends | None = None) -> tuple[Span, bool]:
        """The words whose date counts, and whether they are surely the verb's own.

        A time told right under the verb, or right behind its place; else the whole clause.
        """
        tree = self.tree
        end = self._end(i)
        own = {k for k in tree.subtree(i, ("ccomp", "parataxis", "acl", "advcl", "conj")) if k < end}
        if tree.rel(i) == "acl" and tree.words[i].xpos == "VBN":  # "a nun kidnapped in Osh, Chad, in May"
            own.update(k for k in range(i, end) if not any(w.upos == "VERB" for w in tree.words[i + 1 : k + 1]))
        tight = [tree.words[k].span for k in sorted(own)]
        near = [t for t in self.times if any(t.span.overlaps(s) for s in tight)]
        behind = next((t for t in self.times if ends and self._is_right_behind(t, ends)), None)
        if near:
            return self._range(behind if behind in near else near[0]), True
        if behind:
            return behind.span, True
        below = [tree.words[k].span for k in tree.subtree(i, ("ccomp", "parataxis")) if k < end]
        whole = Span(min(s.start for s in below), max(s.end for s in below))
        return (self.tree.words[i].span if self._only_in_passing(whole, i) else whole), False

    def when(self, clause: Span, i: int) -> When | None:
        """The date of a clause of the word i, what relative clauses and asides tell in passing left out."""
        return self.dated(self.i, clause, self._passing(i))

    def _passing(self, i: int) -> list[Span]:
        """The times that belong to a clause which describes a noun, and to words that were left out of the parse."""
        tree = self.tree
        clauses = (k for k in range(len(tree.words)) if tree.rel(k) == "acl" and not self._goes_on_there(k))
        plans = (k for k in tree.children(i, "conj") if status(tree, k) != "actual")  # "and was to arrive on Friday"
        described = [set(tree.subtree(k)) for k in (*clauses, *plans, *self._when_killed())]
        apart = {k for words in described if i not in words for k in words}
        mine = [w.span for k, w in enumerate(self.tree.words) if k not in apart and not self._is_of_noun(k)]
        return [t.span for t in self.times if not any(t.span.overlaps(s) for s in mine)]

    def _when_killed(self) -> Iterator[int]:
        """ "A wreath for those killed when the dam burst in 1998": clauses with "when" right behind a participle that
        describes somebody, wherever the parse hangs them."""
        words = self.tree.words
        for k in range(2, len(words)):
            behind = words[k].form.lower() == "when" and words[k - 1].xpos in ("VBN", "VBD")
            told_of = words[k - 2].form.lower() == "those" or self.tree.rel(k - 1) == "acl"
            if behind and told_of and self.tree.head(k) >= 0:
                yield self.tree.head(k)

    def _is_of_noun(self, k: int) -> bool:
        """ "The victims of the 1994 killings": a year that says which."""
        words = self.tree.words
        year = words[k].form.isdigit() and len(words[k].form) == 4
        return (
            year
            and self.tree.rel(k) in ("nummod", "compound", "nmod")
            and k + 1 < len(words)
            and words[k + 1].upos == "NOUN"
        )

    def _goes_on_there(self, verb: int) -> bool:
        """ "Flew to Lyon, where she spoke on Monday": the day of both."""
        where = any(self.tree.lemma(c) == "where" for c in self.tree.children(verb, "advmod"))
        return where and not has_had(self.tree, verb)

    def _only_in_passing(self, clause: Span, i: int) -> bool:
        passing = self._passing(i)
        return bool(passing) and all(t.span in passing for t in self.times if t.span.overlaps(clause))

    def _range(self, begins: TimeExpression) -> Span:
        """The time, and the one that ends the range it begins: "from May 5 to May 9"."""
        end = next((t for t in self.times if is_range(self.text, begins, t)), begins)
        return Span(begins.span.start, end.span.end)

    def _end(self, i: int) -> int:
        """Where a relative clause that ends the sentence begins: "flew to Lyon, where she spoke on Monday"."""
        words = self.tree.words
        openers = [k for k in range(i + 1, len(words) - 1) if words[k].form.lower() in ("where", "who", "which")]
        first = next((k for k in openers if words[k - 1].form == ","), len(words))
        goes_on = any(w.xpos in ("VBD", "VBZ") and w.deprel in ("root", "conj") for w in words[first + 1 :])
        return len(words) if goes_on else first

    def tells_time(self, verb: int) -> bool:
        """Whether the verb's clause has a time, those within it left out."""
        mine = self.tree.subtree(verb, ("ccomp", "parataxis", "acl", "advcl"))
        spans = [self.tree.words[k].span for k in mine]
        return any(t.span.overlaps(s) for t in self.times for s in spans)

    def opening(self, verb: int) -> When | None:
        """ "When the war began in 2004, she sold the shop and moved to Lyon": the time of both."""
        words = self.tree.words
        comma = next((k for k, w in enumerate(words[:verb]) if w.form == ","), None)
        if comma is None or words[0].form.lower() not in _OPENING or len(self.times) != 1:
            return None
        time = self.times[0]
        return self.dated(self.i, time.span, ()) if time.span.end <= words[comma].span.start else None

    def told_before(self, verb: int) -> When | None:
        """ "Was jailed in 2006, freed in 2010 and flown to Lyon": the time of the verb that this one goes on from."""
        first = self.tree.head(verb)
        if self.tree.rel(verb) != "conj" or self.tree.words[first].upos != "VERB":
            return None
        chain = self.tree.subtree(first, ("acl", "advcl", "ccomp", "parataxis"))
        told = [self.tree.words[k].span for k in chain if first < k < verb]
        before = [t for t in self.times if t.text.isdigit() and any(t.span.overlaps(s) for s in told)]
        return self.dated(self.i, before[-1].span, ()) if before else None

    def right_behind(self, place: Mention) -> When | None:
        """The date told with one of several places: "in Lyon on Monday and in Osh on Tuesday"."""
        behind = next((t for t in self.times if self._is_right_behind(t, Ends(goals=[place]))), None)
        return self.dated(self.i, behind.span, ()) if behind else None

    def shared(self, verb: int) -> When | None:
        """ "Had sailed from Lyon on Monday and called at Osh": the day told with the verb that this one goes on from;
        that of "two days after" it."""
        above = self.tree.head(verb)
        if self.tree.rel(verb) == "conj" and self.tree.words[above].upos == "VERB":
            clause, tight = self.clause(above)
            if tight:
                return self.when(clause, above)
        return self.days_after(verb)

    def meanwhile(self, verb: int) -> When | None:
        """ "Was wounded in 2003 while visiting Lyon": the time told with the verb that this one says more of."""
        words, above = self.tree.words, self.tree.head(verb)
        beside = {words[c].form.lower() for c in self.tree.children(verb, "mark")} | {
            words[max(0, verb - 1)].form.lower()
        }
        if self.tree.rel(verb) != "advcl" or above < 0 or words[verb].xpos != "VBG" or "while" not in beside:
            return None
        clause, tight = self.clause(above)
        return self.when(clause, above) if tight else None

    def _is_right_behind(self, t: TimeExpression, ends: Ends) -> bool:
        """ "His flight from Lyon on April 15": hardly a word between the place and the time."""
        ended = (m.span.end for m in (*ends.goals, *ends.via, ends.origin) if m and m.span.end < t.span.start)
        behind = (self.text[end : t.span.start] for end in ended)
        gaps = (_LOCATED.sub("", gap) if len(gap) < _LOCATION else gap for gap in behind)
        return any(len(gap) < 12 and gap.strip(" ,").lower() in _ON for gap in gaps)

    def since(self, clause: Span) -> When | None:
        """ "Has been in Lyon since May 3", "lived there until 2015": the end of the stay that is told."""
        for t in self.times:
            if t.span.overlaps(clause) and t.first and t.last and t.edtf:
                before = self.text[max(0, t.span.start - 8) : t.span.start].lower().split()
                if before and before[-1] in ("since", "until", "till"):
                    how = THERE_SINCE if before[-1] == "since" else "there until then"
                    return When(t.first, t.last, t.edtf, t.clock, t.part, t.text, t.span, how)
        return None

    def days_after(self, i: int) -> When | None:
        """ "Two days after he left Lyon": counted back from the date of the clause above."""
        above = next((u for u in self.tree.ancestors(i) if self.tree.words[u].upos == "VERB"), None)
        mark = self._after(i)
        by = lag(self.text, Span(mark.start, self.tree.words[i].span.end)) if mark else None
        main = self.when(self.clause(above)[0], above) if by and above is not None else None
        return shifted(main, by) if main and by and (main.last - main.first).days <= _MONTH_DAYS else None

    def _after(self, verb: int) -> Span | None:
        """The "after" that subordinates a verb."""
        words = self.tree.words
        beside = [verb - 1] if verb and words[verb].xpos == "VBG" else []
        marks = [*self.tree.children(verb, "mark", "case"), *beside]
        return next((words[k].span for k in marks if words[k].form.lower() == "after"), None)


def ahead(when: When | None, day: dt.date | None) -> When | None:
    """Of a weekday taken for the last one ("flies to Lyon on Friday") the one to come."""
    if when and day and when.first == when.last < day and not _DAYS.isdisjoint((when.text or "").split()):
        first = when.first + dt.timedelta(days=WEEK)
        return replace(when, first=first, last=first, edtf=first.isoformat(), decided_by="the next one: it is planned")
    return when


def in_the_past(when: When, day: dt.date) -> When | None:
    """Of a weekday or month taken for the one to come ("said on Sunday that aid must come") the one before."""
    words = (when.text or "").split()
    if when.first == when.last and (when.first - day).days <= WEEK and not _DAYS.isdisjoint(words):
        first = last = when.first - dt.timedelta(days=WEEK)
        return replace(when, first=first, last=last, edtf=first.isoformat(), decided_by=_BEFORE)
    year = when.first.year
    if _MONTHS.isdisjoint(words) or str(year) in words or when.last.year != year or year != day.year + 1:
        return None
    try:
        first, last = when.first.replace(year=year - 1), when.last.replace(year=year - 1)
    except ValueError:  # February 29
        return None
    return replace(when, first=first, last=last, edtf=when.edtf.replace(str(year), str(year - 1)), decided_by=_BEFORE)


_MONTH_DAYS = 31
"""Nothing is counted back from a wider range."""
_DAYS, _MONTHS = frozenset(calendar.day_name), frozenset({*calendar.month_name} - {""})
_BEFORE = "the last one before the report: it is told in the past tense"
