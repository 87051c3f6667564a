"""Whom a noun phrase of a parsed sentence names, and whom the sentences before it told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from geomap.english import grammar
from geomap.english.grammar import is_passive
from geomap.english.moveverbs import MOVES, WHOLES
from geomap.english.tree import Tree
from geomap.model import Sentence, Span
from geomap.moves import verbs

Who = Callable[[Span], tuple[str, ...]]
"""Who of the cast is mentioned in a span of the report."""

ENTOURAGE = frozenset("convoy motorcade entourage cavalcade cortege vanguard column".split())
"""Whose these are is among them."""
AIRCRAFT = frozenset({"plane", "jet", "aircraft", "airliner", "helicopter"})
RIDES = AIRCRAFT | frozenset(
    "train bus boat yacht car jeep van truck tank vehicle limousine raft kayak canoe balloon coffin body"
    " remains".split()
)
"""Where these go, whose they are goes too; they may be found without them."""
CORES = frozenset("center centre eye core remnants".split())
"""Of a storm."""
CROWD = frozenset("passengers crew members survivors supporters followers relatives sailors soldiers fans".split())
_CROWD_REACH = 5
_OF_PHRASE = 4
"""Words up to the noun of "of the last relief convoy"."""
_SIGNALS = frozenset({"signal", "beacon", "transponder"})
"""Where this is picked up, it was sent."""
_PERFORMED = frozenset("sign open unveil inaugurate bless hand reopen dedicate".split())
"""What is done by somebody on the spot."""
_HARMS = frozenset("kill hurt injure wound destroy damage flatten shoot stop seize capture raid attack hit".split())
"""Who does these is where they are done."""
_NAMED = frozenset({"named", "nicknamed", "dubbed", "called", "christened", "baptised", "baptized"})


class Nouns:
    """The noun phrases of one parsed sentence, and those just told of."""

    def __init__(self, text: str, tree: Tree, i: int, sentences: Sequence[Sentence], who: Who) -> None:
        self.text, self.tree, self.i, self.sentences, self.who = text, tree, i, sentences, who

    def of(self, i: int | None) -> tuple[str, ...]:
        """Who of the cast a noun phrase names: by its head, its flat parts, appositions and coordination."""
        if i is None:
            return ()
        tree = self.tree
        if tree.lemma(i) in ("who", "which", "that") and tree.head(i) >= 0:
            clause = next((u for u in [tree.head(i), *tree.ancestors(i)] if tree.rel(u) == "acl"), None)
            if clause is not None:
                noun = tree.head(clause)
                return () if self._of_crowd(noun) else self._one_of(noun) or self.of(noun)
        if self.is_with_owner(i) and (owner := self.owner(i)) is not None:
            return self.of(owner)
        found: dict[str, None] = {}
        for p in self._parts(i):
            for q in [p, *tree.children(p, "flat")]:
                found.update(dict.fromkeys(self.who(tree.words[q].span)))
        if not found and tree.case(i) == "among":  # "she was among ten people flown to Lyon"
            return self.of(next(tree.children(i, "nsubj"), None))
        while tree.rel(i) == "flat" and not found:
            i = tree.head(i)
        goes = tree.head(i) >= 0 and verbs.lemma(tree, tree.head(i)) in MOVES
        aboard = (tree.case(i) == "aboard" and goes) or (
            tree.lemma(i) in AIRCRAFT and tree.case(i) in ("in", "on", "aboard")
        )
        role = tree.case(i) == "as" or aboard
        if not found and aboard and tree.head(i) >= 0 and (beside := self.accompanied(tree.head(i))):
            return beside
        if not found and role and tree.head(i) >= 0:
            # "it began as a depression that crossed Fiji", "he was flown in a jet that landed in Lyon"
            whole = grammar.subject(tree, tree.head(i))
            return self.of(whole) if whole is not None and whole < i and tree.case(whole) != "as" else ()
        return tuple(found)

    def _one_of(self, noun: int) -> tuple[str, ...]:
        """ "Duarte was one of eight climbers who flew to Lyon": she flew there."""
        one = self.tree.head(noun)
        told = one >= 0 and self.tree.lemma(one) == "one" and self.tree.has(one, "cop")
        return self.of(next(self.tree.children(one, "nsubj"), None)) if told else ()

    def owner(self, noun: int) -> int | None:
        """Whose: "his flight"."""
        return next((c for c in self.tree.kids[noun] if self.tree.words[c].deprel == "nmod:poss"), None)

    def is_with_owner(self, i: int) -> bool:
        """Whether what a noun names goes where its owner goes; "its control centre" does not."""
        lemma = self.tree.lemma(i)
        core = lemma in CORES and not self.tree.has(i, "compound")
        return core or lemma in ENTOURAGE or lemma in RIDES

    def _of_crowd(self, i: int) -> bool:
        """ "One of the passengers of the Blue Heron who flew": the passengers did, not the ship."""
        words = self.tree.words
        before = (words[k].form.lower() for k in range(i, max(-1, i - _CROWD_REACH), -1))
        behind = next((w.form.lower() for w in words[i + 1 : i + _CROWD_REACH] if w.upos == "PRON"), "")
        return behind == "who" and not CROWD.isdisjoint(before)

    def is_said_of_others(self, verb: int | None) -> bool:
        """Whether the verb's subject is a crowd that belongs to one of the cast."""
        whom = grammar.subject(self.tree, verb) if verb is not None else None
        return whom is not None and self._of_crowd(whom)

    def _parts(self, i: int) -> Iterator[int]:
        tree = self.tree
        yield i
        named = tree.words[i].upos == "PROPN"  # in "Duarte supporters" the name only describes
        yield from tree.children(i, "flat", "appos", "conj", "goeswith", *(["compound"] if named else []))
        if not named:  # "Duarte and forty others", read as one compound
            yield from (c for c in tree.children(i, "compound") if tree.has(c, "conj"))
        every = any(tree.words[c].form.lower() == "the" for c in tree.children(i, "det"))
        counted = tree.lemma(i) == "member" and tree.has(i, "nummod") and not every  # "two members of the team"
        if not counted and ({tree.lemma(i), tree.words[i].form.lower()} & WHOLES or tree.words[i].xpos == "CD"):
            yield from (g for g in tree.children(i, "nmod") if tree.case(g) == "of")
            yield from self._behind_of(i)
        if tree.lemma(i) in _SIGNALS:
            yield from (c for c in tree.children(i, "nmod") if tree.case(c) in ("from", "of"))
        if tree.lemma(i) in RIDES:  # "a plane with Duarte aboard"
            yield from (c for c in tree.children(i, "nmod") if tree.case(c) == "with")
        for c in tree.children(i, "acl"):
            if tree.words[c].form.lower() in _NAMED:  # "a penguin nicknamed Pip"
                yield from tree.children(c, "obj", "xcomp", "obl:unmarked")
            # "a plane carrying Duarte"
            if tree.lemma(c) in ("carry", "transport", "take", "bring") and not is_passive(tree, c):
                yield from tree.children(c, "obj")

    def _behind_of(self, i: int) -> Iterator[int]:
        """The noun right behind "of", whatever the parse hung it on: "sixty cars of [the convoy] crossed"."""
        words = self.tree.words
        if i + 1 < len(words) and words[i + 1].form.lower() == "of":
            phrase = range(i + 2, min(i + 2 + _OF_PHRASE, len(words)))
            noun = next((k for k in phrase if words[k].upos not in ("DET", "ADJ", "NUM", "PRON")), None)
            if noun is not None and words[noun].upos in ("NOUN", "PROPN"):
                yield noun

    def of_first(self, nouns: Iterable[int]) -> tuple[str, ...]:
        """Who of the cast is named by the first of some noun phrases that names anybody."""
        return next((found for noun in nouns if (found := self.of(noun))), ())

    def by(self, v: int) -> tuple[str, ...]:
        """ "Eight people were killed by the storm in Lyon", "a pact was signed by her": who did it was there."""
        if verbs.lemma(self.tree, v) not in _HARMS | _PERFORMED or not self.tree.has(v, "aux"):
            return ()
        agents = (c for c in self.tree.children(v, "obl") if self.tree.case(c) == "by")
        return self.of_first(agents)

    def accompanied(self, v: int) -> tuple[str, ...]:
        """ "Two nurses travelled with him to Lyon", "the king met with her": who is with them where they go or are."""
        beside = (c for c in self.tree.children(v, "obl") if self.tree.case(c) == "with")
        return self.of_first(beside)

    def sole(self) -> tuple[str, ...]:
        """The one person of the sentence, if there is only one."""
        people = self.who(self.sentences[self.i].span)
        return people if len(people) == 1 else ()

    def last_told(self) -> tuple[str, ...]:
        """The first of those that the sentence before, or the one before that, speaks of."""
        for j in range(self.i - 1, max(-1, self.i - 3), -1):
            people = self.who(self.sentences[j].span)
            if people:
                return people[:1]
        return ()

    def told_of(self) -> tuple[str, ...]:
        """Of whom the text goes on telling where a clause names nobody."""
        return self.sole() or self.last_told()

    def of_owner(self, noun: int) -> tuple[str, ...]:
        """Whose something is; where nothing says so, that of whom the text goes on telling."""
        owner = self.owner(noun)
        return self.of(owner) if owner is not None else self.told_of()
