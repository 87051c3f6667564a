"""A parsed sentence as a tree: heads, children, lemmas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geomap.model import Parse

REPORTING = frozenset("say confirm report announce tell claim add state disclose reveal note learn write believe"
                      " acknowledge admit insist maintain".split())  # fmt: skip
"""What follows these is told from the day of the telling: its past perfect is a plain past."""

ACCUSING = frozenset({"accuse", "suspect", "blame"})
"""What somebody else says that one did."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parse with its children looked up once."""

    words: Parse
    kids: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, parse: Parse) -> Tree:
        kids: list[list[int]] = [[] for _ in parse]
        for i, word in enumerate(parse):
            if word.head >= 0:
                kids[word.head].append(i)
        return cls(parse, tuple(map(tuple, kids)))

    def rel(self, i: int) -> str:
        """Relation without its subtype."""
        return self.words[i].deprel.split(":", 1)[0]

    def head(self, i: int) -> int:
        return self.words[i].head

    def children(self, i: int, *rels: str) -> Iterator[int]:
        """Children whose relation is one of `rels`, subtypes included; all without `rels`."""
        return (k for k in self.kids[i] if not rels or self.rel(k) in rels)

    def has(self, i: int, *rels: str) -> bool:
        """Whether there is such a child, also where it is the first word."""
        return next(self.children(i, *rels), None) is not None

    def subtree(self, i: int, stop: tuple[str, ...] = ()) -> Iterator[int]:
        """`i` and all below it, not entering relations in `stop`."""
        todo = [i]
        while todo:
            k = todo.pop()
            yield k
            todo.extend(c for c in self.kids[k] if self.rel(c) not in stop)

    def ancestors(self, i: int) -> Iterator[int]:
        seen = {i}
        while (i := self.words[i].head) >= 0 and i not in seen:
            seen.add(i)
            yield i

    def case(self, i: int) -> str:
        """The prepositions before a noun, in lower case: "from", "out of"."""
        marks: list[int] = []
        for c in self.children(i, "case"):
            marks.append(c)
            marks.extend(self.children(c, "fixed"))
        return " ".join(self.words[c].form.lower() for c in sorted(marks))

    def lemma(self, i: int) -> str:
        """The base form, in small letters whatever the word is."""
        return self.words[i].lemma.lower()
