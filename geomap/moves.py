"""Who went where, and who was where: movements of people from parsed sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geomap import grammar
from geomap.factuality import COMMANDS, DENYING, PLANNING, TRIED
from geomap.grammar import Tree
from geomap.grouping import by_sentence
from geomap.here import with_here
from geomap.model import Mention, Mode, Movement, Parse, Reading, Sentence, Span, Status, TimeExpression, When, Where
from geomap.moveverbs import (
    ARRIVES,
    BOUND_FOR,
    CARRIES,
    HOMES,
    IDIOMS,
    IN,
    IS_THERE,
    JOURNEYS,
    LEAVES,
    LEMMAS,
    MODES,
    MOVES,
    REACHES,
    SUFFERED,
    TO,
    WHOLES,
)
from geomap.spots import Spots, finest

Who = Callable[[Span], tuple[str, ...]]
Dated = Callable[[int, Span], When | None]
"""(index of the sentence, span of the clause) -> its date."""


def movements(
    reading: Reading, parses: dict[int, Parse], who: Who, dated: Dated, *, only: frozenset[str] | None = None
) -> tuple[Movement, ...]:
    """All that the parsed sentences tell of where people (or only some of them) were and went, in order of telling."""
    out: list[Movement] = []
    literal = (m for m in with_here(reading) if m.role == "literal" and m.resolution)
    places = by_sentence(reading.sentences, literal, lambda m: m.span)
    times = by_sentence(reading.sentences, (t for t in reading.times if t.first), lambda t: t.span)
    for i, parse in sorted(parses.items()):
        tree = Tree.of(parse)
        finder = _Finder(reading, i, tree, Spots(reading.report.text, places[i], tree), times[i], who, dated)
        out.extend(m for m in finder.all() if only is None or m.person in only)
    return tuple(dict.fromkeys(out))


@dataclass(slots=True)
class _Ends:
    origin: Mention | None = None
    destination: Mention | None = None
    at: Mention | None = None
    bound: bool = False


class _Finder:
    """Finds the movements of one sentence."""

    def __init__(
        self,
        reading: Reading,
        i: int,
        tree: Tree,
        spots: Spots,
        times: Sequence[TimeExpression],
        who: Who,
        dated: Dated,
    ) -> None:
        self.reading, self.i, self.tree, self.spots, self.times = reading, i, tree, spots, times
        self.who, self.dated = who, dated
        self.sentence: Sentence = reading.sentences[i]

    def all(self) -> Iterator[Movement]:
        if not self.spots.places:
            return
        for v, word in enumerate(self.tree.words):
            lemma = self._lemma(v)
            landfall = lemma == "make" and any(tree_lemma in JOURNEYS for tree_lemma in self._objects(v))
            if word.upos in ("VERB", "ADJ") and (lemma in MOVES or landfall):
                yield from self._verb(v, lemma)
            elif word.upos == "NOUN" and lemma in JOURNEYS:
                yield from self._journey(v, lemma)
            elif word.upos == "NOUN" and lemma in HOMES:
                yield from self._home(v)
            if word.upos in ("VERB", "NOUN", "ADJ", "PROPN"):
                yield from self._being(v, lemma)

    def _lemma(self, v: int) -> str:
        word = self.tree.words[v]
        return (LEMMAS.get(word.form.lower()) if word.upos != "NOUN" else None) or word.lemma.lower()

    # --- verbs -----------------------------------------------------------------------------------------------------

    def _verb(self, v: int, lemma: str) -> Iterator[Movement]:
        tree = self.tree
        if self._idiom(v, lemma):
            return
        subject, passive, obj = grammar.subject(tree, v), grammar.is_passive(tree, v), grammar.object_(tree, v)
        carried = lemma in CARRIES and not passive and obj is not None and not self.spots.within(obj, whole=True)
        movers = self._people(obj if carried and obj is not None else subject)
        if not movers and carried:
            movers = self._people(subject) if lemma in ("carry", "ship", "lead", "take", "transport", "escort") else ()
        if not movers:
            movers = self._travellers_of(subject) or (() if carried else self._right_before(v))
        if not movers:
            return
        ends = self._ends(v, lemma, obj, passive)
        if ends.origin is None and ends.destination is None:
            return
        status = grammar.status(tree, v)
        progressive = tree.words[v].xpos == "VBG" and any(tree.children(v, "aux"))
        arrival: str = "bound" if ends.bound and lemma not in LEAVES else "likely" if ends.bound else "told"
        if progressive or lemma in ("approach", "head", "bind") or self._case_is_toward(v):
            arrival = "bound"
        yield from self._made(movers, v, ends, status, arrival, travel=True, mode=self._mode(v, lemma))

    def _idiom(self, v: int, lemma: str) -> bool:
        """ "came under pressure from", "stood by her words": the next word makes another verb of it."""
        after = self.tree.words[v + 1].form.lower() if v + 1 < len(self.tree.words) else ""
        return after in IDIOMS.get(lemma, ())

    def _case(self, c: int) -> str:
        """The preposition of an argument; "here" goes without."""
        return self.tree.case(c) or ("in" if self.tree.words[c].form.lower() == "here" else "")

    def _comma_between(self, v: int, place: Mention) -> bool:
        return "," in self.reading.report.text[self.tree.words[v].span.end : place.span.start]

    def _objects(self, v: int) -> list[str]:
        return [self.tree.lemma(c) for c in self.tree.children(v, "obj")]

    def _ends(self, v: int, lemma: str, obj: int | None, passive: bool) -> _Ends:
        ends = _Ends()
        if obj is not None and not passive:
            place = self.spots.of(obj)
            if place and lemma in LEAVES:
                ends.origin = place
            elif place and lemma in REACHES:
                ends.destination = place
        goals: list[Mention] = []
        after = self.spots.after(v)
        goals_after = {p.span: case for case, p in after if case in TO | {"from"}}
        named = [
            (goals_after.get(p.span, self._case(c)), p) for c in self._arguments(v, obj) if (p := self.spots.of(c))
        ]
        known = {p.span for _, p in named}
        named += [(case, p) for case, p in after if p.span not in known]
        for case, place in named:
            last = case.split()[-1] if case else ""
            if last == "from" or case == "out of":
                ends.origin = ends.origin or place
            elif last == "for" and lemma in BOUND_FOR and not goals:
                goals, ends.bound = [place], True
            elif (last in TO and lemma in MOVES) or (last in IN and (lemma in ARRIVES or lemma == "make")):
                goals.append(place)
        if lemma in REACHES and obj is not None and not goals:  # "toured flooded villages around Passau"
            goals = [p for case, p in after if case in IN | {"of"} and not self._comma_between(v, p)]
        if goals and ends.destination is None:
            ends.destination = finest(goals)
        if lemma == "start" and ends.destination and not ends.bound and lemma not in ARRIVES:
            ends.destination = None
        return ends

    def _arguments(self, v: int, obj: int | None) -> Iterator[int]:
        """Obliques of the verb, and what the parser hung onto its object, its particles or its other obliques."""
        tree = self.tree
        direct = sorted(tree.children(v, "obl", "nmod", "advmod", "xcomp", "advcl"))
        for c in direct:
            if tree.rel(c) in ("obl", "nmod", "advmod"):
                yield c
                for g in sorted(tree.children(c, "nmod", "obl", "conj")):
                    if (tree.case(g).split() or [""])[-1] in TO | IN | {"from", "for"}:
                        yield g
        if obj is not None:
            for g in sorted(tree.children(obj, "nmod")):
                if (tree.case(g).split() or [""])[-1] in TO | {"from", "for"}:
                    yield g

    def _case_is_toward(self, v: int) -> bool:
        return any(self.tree.case(c) in ("toward", "towards") for c in self.tree.children(v, "obl"))

    # --- nouns -----------------------------------------------------------------------------------------------------

    def _journey(self, n: int, lemma: str) -> Iterator[Movement]:
        """ "his departure from Osh", "a flight to Kazakhstan", "during her visit to Poland", "stops in Fiji"."""
        tree, ends = self.tree, _Ends()
        below = list(tree.children(n, "nmod", "obl"))
        verb = next((u for u in tree.ancestors(n) if tree.words[u].upos == "VERB"), None)
        if verb is not None and tree.head(n) == verb:
            below += [c for c in tree.children(verb, "obl") if c > n]
        for c in below:
            place, last = self.spots.of(c), (tree.case(c).split() or [""])[-1]
            if not place:
                continue
            if last == "from" and ends.origin is None:
                ends.origin = place
            elif (
                last in ("to", "into", "for")
                or (last in IN - {"across", "through", "around"} | {"of"} and lemma not in ("flight", "departure"))
            ) and (ends.destination is None):
                ends.destination = place
        if ends.origin is None and ends.destination is None:
            return
        owner = next((c for c in tree.kids[n] if tree.words[c].deprel == "nmod:poss"), None)
        movers = self._people(owner)
        if not movers and verb is not None:
            movers = self._people(grammar.subject(tree, verb)) or self._people(grammar.object_(tree, verb))
        if not movers:
            movers = self._sole()
        status = self._journey_status(n, verb)
        if movers:
            arrival = "bound" if tree.case(n) in ("during", "for", "on", "before") and lemma == "flight" else "told"
            if arrival == "bound" and tree.case(n) == "on" and verb is not None:
                arrival = "likely"  # "accompanied on a flight to Kazakhstan"
            yield from self._made(movers, n, ends, status, arrival, travel=True, mode=self._mode(n, lemma))

    def _journey_status(self, n: int, verb: int | None) -> Status:
        if verb is None or self.tree.case(n) == "after":
            return "actual"
        if self.tree.rel(n) == "obj" and self.tree.lemma(verb) in DENYING | {"cancel", "call"}:
            return "denied"
        if self.tree.rel(n) == "obj" and self.tree.lemma(verb) in PLANNING:
            return "planned"
        return grammar.status(self.tree, verb)

    def _home(self, n: int) -> Iterator[Movement]:
        """ "from near his home in the village of X, ... said the minister appeared calm": there now, by a reporter."""
        tree = self.tree
        owner = next((c for c in tree.kids[n] if tree.words[c].deprel == "nmod:poss"), None)
        people = self._people(owner)
        reporter = next((u for u in tree.ancestors(n) if tree.lemma(u) in ("report", "speak", "broadcast")), None)
        if not people or reporter is None:
            return
        place = self.spots.of(n) or next((p for c in tree.children(n, "nmod") if (p := self.spots.of(c))), None)
        if place:
            yield from self._made(people, n, _Ends(at=place), "actual", "told", travel=False, mode=None)

    # --- being somewhere -------------------------------------------------------------------------------------------

    def _being(self, v: int, lemma: str) -> Iterator[Movement]:
        tree = self.tree
        copula = any(tree.lemma(c) == "be" for c in tree.children(v, "cop"))
        places: list[Mention] = []
        gathered = False
        for c in tree.children(v, "obl", "nmod"):
            if tree.rel(c) == "nmod" and not copula:
                continue
            at_gathering = self.spots.gathering(c, lemma)
            gathered = gathered or bool(at_gathering)
            places.extend(at_gathering or self.spots.stood_at(c, lemma))
        if not places and lemma in IS_THERE:
            places = [p for case, p in self.spots.after(v, goals=False) if case in IN]
            gathered = bool(places)
        if copula and (tree.case(v).split() or [""])[-1] in IN and (own := self.spots.of(v)):
            places.append(own)
        places.extend(self.spots.where_clause(v, lemma))
        if not places or self._idiom(v, lemma):
            return
        subject, obj = grammar.subject(tree, v), grammar.object_(tree, v)
        people = self._people(subject) or self._travellers_of(subject) or self._right_before(v)
        if not people and obj is not None and lemma in SUFFERED:
            people = self._people(obj)
        if not people:
            return
        told = self._main_verb(v) if gathered and not self._planned(v) else v
        leaving = lemma in ("release", "discharge", "free")
        for place in places if self.spots.coordinated(places) else [finest(places)]:
            ends = _Ends(origin=place) if leaving else _Ends(at=place)
            yield from self._made(people, v, ends, grammar.status(tree, told), "told", travel=False, mode=None)

    def _planned(self, v: int) -> bool:
        """Whether an infinitive hangs on a plan: "hopes to speak at a conference"."""
        lemmas = {self.tree.lemma(u) for u in [v, *self.tree.ancestors(v)]}
        return bool(lemmas & (PLANNING - TRIED - COMMANDS))

    def _main_verb(self, v: int) -> int:
        """The finite verb above an infinitive: who dares others "to arrest him at a rally" is at the rally."""
        tree = self.tree
        while tree.rel(v) in ("xcomp", "advcl", "ccomp") and not grammar.is_finite(tree, v) and tree.head(v) >= 0:
            v = tree.head(v)
        return v

    # --- who, where, how -------------------------------------------------------------------------------------------

    def _people(self, i: int | None) -> tuple[str, ...]:
        """Who of the cast a noun phrase names: by its head, its flat parts, appositions and coordination."""
        if i is None:
            return ()
        tree = self.tree
        if tree.lemma(i) in ("who", "which", "that") and tree.head(i) >= 0:
            clause = next((u for u in [tree.head(i), *tree.ancestors(i)] if tree.rel(u) == "acl"), None)
            if clause is not None:
                return self._people(tree.head(clause))
        whole = tree.lemma(i) in WHOLES or tree.words[i].xpos == "CD"
        of = [g for g in tree.children(i, "nmod") if whole and tree.case(g) == "of"]
        aboard = [
            o
            for c in tree.children(i, "acl")
            if tree.lemma(c) in ("carry", "transport", "take", "bring") and not grammar.is_passive(tree, c)
            for o in tree.children(c, "obj")
        ]
        named = tree.words[i].upos == "PROPN"  # in "Duarte supporters" the name only describes
        beside = tree.children(i, "flat", "appos", "conj", "goeswith", *(["compound"] if named else []))
        parts = [i, *beside, *of, *aboard]
        found: dict[str, None] = {}
        for p in parts:
            for q in [p, *tree.children(p, "flat")]:
                found.update(dict.fromkeys(self.who(tree.words[q].span)))
        return tuple(found)

    def _travellers_of(self, subject: int | None) -> tuple[str, ...]:
        """ "The flight was redirected to Omsk": whoever was on it, if only one of the cast can be meant."""
        if subject is None or self.tree.lemma(subject) not in ("flight", "trip", "journey", "voyage", "tour"):
            return ()
        owner = next((c for c in self.tree.kids[subject] if self.tree.words[c].deprel == "nmod:poss"), None)
        return self._people(owner) if owner is not None else self._sole() or self._last_told()

    def _right_before(self, v: int) -> tuple[str, ...]:
        """Who is named right before the verb and its auxiliaries, where the parse gives the verb another subject."""
        words, k = self.tree.words, v - 1
        while k > 0 and (words[k].upos in ("AUX", "PART") or words[k].form.lower() in ("then", "also", "later")):
            k -= 1
        if k < 0 or (k == v - 1 and words[v].xpos not in ("VBD", "VBZ", "VBP")):
            return ()
        if words[k].form in ("–", "—", "-"):  # "the team – six doctors and a driver – reached Gao"
            k = next((j for j in range(k - 1, 0, -1) if words[j].form == words[k].form), 0) - 1
        elif words[k].form == ",":  # "Duarte, who leads the mission, flew to Gao"
            commas = (j for j in range(k - 1, 0, -1) if words[j].form == ",")
            k = next((j for j in commas if self.who(words[j - 1].span)), 0) - 1
        before = words[k - 1].form.lower() if k > 0 else ""
        return () if k < 0 or before in ("by", "with", "of", "from", "for") else self.who(words[k].span)

    def _sole(self) -> tuple[str, ...]:
        people = self.who(self.sentence.span)
        return people if len(people) == 1 else ()

    def _last_told(self) -> tuple[str, ...]:
        for j in range(self.i - 1, max(-1, self.i - 3), -1):
            people = self.who(self.reading.sentences[j].span)
            if people:
                return people[:1]
        return ()

    def _clause(self, i: int) -> Span:
        """The words whose date counts: a time told right under the verb, else the whole clause."""
        tree = self.tree
        tight = [tree.words[k].span for k in tree.subtree(i, ("ccomp", "parataxis", "acl", "advcl", "conj"))]
        for t in self.times:
            if any(t.span.overlaps(s) for s in tight):
                return t.span
        below = [tree.words[k].span for k in tree.subtree(i, ("ccomp", "parataxis"))]
        return Span(min(s.start for s in below), max(s.end for s in below))

    def _mode(self, i: int, lemma: str) -> Mode | None:
        if lemma in MODES:
            return MODES[lemma]
        words = [w for k in self.tree.subtree(i, ("acl", "advcl", "conj", "ccomp")) for w in [self.tree.lemma(k)]]
        return next((MODES[w] for w in words if w in MODES), None)

    def _made(
        self, people: tuple[str, ...], i: int, ends: _Ends, status: Status, arrival: str, *, travel: bool,
        mode: Mode | None,
    ) -> Iterator[Movement]:  # fmt: skip
        clause = self._clause(i)
        verb = (
            i
            if self.tree.words[i].upos == "VERB"
            else next((u for u in self.tree.ancestors(i) if self.tree.words[u].upos == "VERB"), i)
        )
        background = grammar.is_background(self.tree, verb)
        when = self.dated(self.i, clause)
        if background and not any(t.span.overlaps(clause) for t in self.times):
            when = None  # earlier than the story's own time: its date does not carry over
        day = self.reading.report.day
        if status == "actual" and when and day and when.first > day:
            status = "planned"  # what is dated after the report has not happened yet
        for person in people:
            yield Movement(
                person=person,
                report=self.reading.report.id,
                sentence=self.sentence.span,
                origin=_where(ends.origin),
                destination=_where(ends.destination or ends.at),
                travel=travel,
                arrival=arrival,  # type: ignore[arg-type]
                mode=mode,
                status=status,
                when=when,
                background=background,
                decided_by=self.tree.words[i].form,
            )


def _where(m: Mention | None) -> Where | None:
    return Where(m.text, m.resolution, m.span, "named in the sentence") if m and m.resolution else None
