"""When a movement was, from the words that stand with its verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geomap.english.grammar import Tree
from geomap.model import Span, TimeExpression, When
from geomap.moves import lapse
from geomap.moves.ends import Ends

Dated = Callable[[int, Span], When | None]
"""(index of the sentence, span of the clause) -> its date."""
_ON = frozenset({"on", "in", "late on", "early on", "by", "during", "late", "early", "since", "until", "till"})


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
        own = (k for k in tree.subtree(i, ("ccomp", "parataxis", "acl", "advcl", "conj")) if k < end)
        tight = [tree.words[k].span for k in own]
        for t in self.times:
            if any(t.span.overlaps(s) for s in tight):
                return t.span, True
        behind = next((t for t in self.times if ends and self._is_right_behind(t, ends)), None)
        if behind:
            return behind.span, True
        below = [tree.words[k].span for k in tree.subtree(i, ("ccomp", "parataxis")) if k < end]
        return Span(min(s.start for s in below), max(s.end for s in below)), False

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

    def _is_right_behind(self, t: TimeExpression, ends: Ends) -> bool:
        """ "His flight from Lyon on April 15": hardly a word between the place and the time."""
        gaps = (self.text[m.span.end : t.span.start] for m in (*ends.goals, *ends.via, ends.origin) if m)
        return any(len(gap) < 12 and gap.strip(" ,").lower() in _ON for gap in gaps)

    def since(self, clause: Span) -> When | None:
        """ "Has been in Lyon since May 3", "lived there until 2015": the end of the stay that is told."""
        for t in self.times:
            if t.span.overlaps(clause) and t.first and t.last and t.edtf:
                before = self.text[max(0, t.span.start - 8) : t.span.start].lower().split()
                if before and before[-1] in ("since", "until", "till"):
                    return When(t.first, t.last, t.edtf, t.clock, t.part, t.text, t.span, f"there {before[-1]} then")
        return None

    def days_after(self, i: int) -> When | None:
        """ "Two days after he left Lyon": counted back from the date of the clause above."""
        above = next((u for u in self.tree.ancestors(i) if self.tree.words[u].upos == "VERB"), None)
        return lapse.after(self.tree, i, self.dated(self.i, self.clause(above)[0])) if above is not None else None
