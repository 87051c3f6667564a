"""Who is meant by the subject or object of a movement, from the parse and, where that fails, from the words."""

from __future__ import annotations

from geomap.english import grammar
from geomap.english.grammar import ANOTHER, is_passive
from geomap.english.moveverbs import CARRIES, TAKES_ALONG, WEATHER
from geomap.model import Span
from geomap.moves import verbs
from geomap.moves.nouns import AIRCRAFT, ENTOURAGE, RIDES, Nouns

_CARRIERS = {
    **dict.fromkeys(AIRCRAFT, AIRCRAFT | {"flew", "flown", "airlifted", "flight", "airport", "tarmac", "airfield"}),
    **dict.fromkeys(("train",), frozenset({"train", "rail", "railway", "carriage"})),
    **dict.fromkeys(("bus", "coach"), frozenset({"bus", "coach"})),
    **dict.fromkeys(("balloon", "airship"), frozenset({"balloon", "airship", "flew", "aboard", "capsule"})),
    **dict.fromkeys(("boat", "yacht", "ferry", "dhow"), frozenset("boat yacht ferry dhow sailed rowed aboard".split())),
}
"""What somebody can be aboard, each with the words of a sentence that tell it: one was in the air, at sea."""
_SKIPPED = frozenset({"then", "also", "later", "now", "had", "has", "was", "were"})
"""Between a name and its verb."""
_BODIES = frozenset({"body", "remains", "coffin"})
_FOUND = frozenset({"find", "recover", "seize", "spot", "see", "abandon", "leave", "discover", "burn"})
WAYS = frozenset("flight trip journey voyage tour path route course odyssey trek itinerary race regatta".split())
"""Where these lead, whose they are goes."""
_RACES = frozenset("race regatta rally march voyage cruise expedition trek".split())
_ENTERS = frozenset({"join", "enter", "win", "lead", "finish"})
CALLS = frozenset({"stop", "stopover", "destination", "port", "halt", "call", "appearance"})
"""Whose these were in a place was there."""
_SPENT = {
    "night": "spend", "evening": "spend", "weekend": "spend", "winter": "spend", "day": "spend",
    "repair": "make", "stop": "make", "stopover": "make", "halt": "make", "landfall": "make",
}  # fmt: skip
"""What is done somewhere by those whom the text tells of, and the verb for it."""
_FAMILY = frozenset({"family", "parent"})
_RESETTLES = frozenset({"move", "emigrate", "immigrate", "settle", "relocate", "resettle", "flee"})
"""What a family does with all its members."""
INTENDED = frozenset({"planned", "scheduled", "intended"})
"""Of a stop that is to be made."""
HABITUAL = frozenset({"usual", "favourite", "favorite", "home"})
"""Of one that is made again and again."""
_TO_COME = INTENDED | HABITUAL | {"next", "final"}
"""Before a stop these say that nobody has made it yet."""
_PARTIES = frozenset({"delegation", "expedition", "party", "team", "entourage"})
"""Whoever is followed belongs to them."""
_OF_OTHERS = ANOTHER | {"aid", "relief", "food", "supply", "fuel"}
"""Before a convoy they say that nobody told of is with it, or that it is another."""
_STATE_PLANES = (["air", "force", "one"], ["air", "force", "two"])
_OPENING = 3
"""Words in which a sentence names whom it is about."""
_STILL_ABOARD = 4
"""Sentences for which "the plane" is the one that carried somebody."""

_STEERED = frozenset("land dock anchor moor berth crash-land".split())
"""Who does these with a craft brings it somewhere."""
_STEERERS = frozenset("pilot pilots captain crew skipper helmsman co-pilot copilot".split())
"""What these steer goes where they go."""


class Travellers(Nouns):
    """Who of the cast is moved, or is somewhere, by the verbs of one parsed sentence."""

    def _of_title(self, v: int, subject: int | None) -> tuple[str, ...]:
        """Of "Secretary of State John Carver", both halves read as subjects, the name."""
        others = [c for c in self.tree.children(v, "nsubj") if subject is not None and subject < c < v]
        return self.of(others[-1]) if others else ()

    def of_verb(self, v: int, lemma: str, obj: int | None, *, passive: bool, there: bool) -> tuple[str, ...]:
        """Who a verb moves: what it carries, unless its object is a place (`there`), or its subject."""
        subject = grammar.subject(self.tree, v)
        if subject is None and v and self._is_state_plane(v - 1):
            subject = v - 1
        carried = lemma in CARRIES and not passive and obj is not None and not there
        movers = self.of(obj) if carried else self.of(subject) or self._of_title(v, subject)
        movers = movers or (() if passive or there else self.accompanied(v))
        if movers and not passive and "board" in [self.tree.lemma(k) for k in range(v + 1, len(self.tree.words))]:
            movers = tuple(dict.fromkeys((*movers, *self.accompanied(v))))  # "flight 32 left with Duarte on board"
        if not movers and lemma in _STEERED and not passive:
            movers = self.of(obj)  # "two pilots landed the Blue Heron in Lyon"
        if not movers and obj is not None and carried and (lemma in TAKES_ALONG or self.tree.lemma(obj) in WEATHER):
            movers = self.of(subject)
        if not movers and lemma in _RESETTLES and subject is not None and self.tree.lemma(subject) in _FAMILY:
            movers = self.of_owner(subject)
        movers = movers or self._before_which(v) or self.aboard(subject) or (() if carried else self.right_before(v))
        if not movers and not carried and (subject is None or self.tree.rel(v) == "conj"):
            movers = self.shared(v)
        return movers or (self.right_after(v) if lemma in CARRIES and not passive else ())

    def _before_which(self, v: int) -> tuple[str, ...]:
        """ "The victims of Storm Ada, which struck Lyon": the storm did, whatever the parse says."""
        words, which = self.tree.words, next(self.tree.children(v, "nsubj"), 0)
        named = which > 1 and words[which].form.lower() == "which" and words[which - 1].form == ","
        return self.who(words[which - 2].span) if named else ()

    def left_ashore(self, v: int, lemma: str) -> tuple[str, ...]:
        """ "Forty people came ashore in Lyon from the Blue Heron": she is there too."""
        behind = [w.form.lower() for w in self.tree.words[v + 1 : v + 3]]
        if lemma not in ("disembark", "alight") and "ashore" not in behind:
            return ()
        words = range(v + 1, len(self.tree.words))
        ship = (c for c in words if self.tree.case(c) in ("from", "off") and self.tree.rel(c) in ("obl", "nmod"))
        return self.of_first(ship)

    def of_being(self, v: int, subject: int | None, *, says: bool) -> tuple[str, ...]:
        """Who is told to be somewhere by the verb v; a verb of saying without a subject of its own takes no other's."""
        if says and v and not self.tree.has(v, "nsubj") and self.tree.words[v - 1].form != "and":
            return self.right_before(v)
        owned = subject is not None and self.tree.lemma(subject) in RIDES and self.owner(subject) is not None
        dead = subject is not None and self.tree.lemma(subject) in _BODIES
        if owned and not dead and is_passive(self.tree, v) and verbs.lemma(self.tree, v) in _FOUND:
            return ()  # "his car was found in Lyon"
        who = self.of(subject) or self._of_title(v, subject) or self.aboard(subject) or self.right_before(v)
        copula = next(self.tree.children(v, "cop"), None)
        if not who and subject is None and copula is not None:
            who = self.right_before(copula)  # "the remaining 14 are in Lyon", parsed as something else
        if not who and subject is not None and copula is not None and self.tree.lemma(subject) in CALLS:
            who = self._caller(subject)
        return who or (self.shared(v) if subject is None else ())

    def _caller(self, stop: int) -> tuple[str, ...]:
        """ "Its last stop was in Lyon": whose it was; of a next or planned one nobody's yet."""
        words = {self.tree.words[c].form.lower() for c in self.tree.kids[stop]}
        owner = self.owner(stop)
        return self.of(owner) if owner is not None and words.isdisjoint(_TO_COME) else ()

    def aboard(self, subject: int | None) -> tuple[str, ...]:
        """ "The flight was redirected to Omsk": whoever was on it, if only one of the cast can be meant."""
        if subject is not None and self.tree.lemma(subject) in _CARRIERS:
            return self._passenger(subject, _CARRIERS[self.tree.lemma(subject)])
        if subject is not None and self._steers(subject):
            return self.last_told()
        escorted = subject is not None and self.tree.lemma(subject) in ENTOURAGE and not self._is_of_others(subject)
        if subject is not None and (escorted or self._is_state_plane(subject) or self._is_party(subject)):
            return self.told_of()
        if subject is not None and self.tree.lemma(subject) == "it":  # "a jet picked him up, and it refuelled in Lyon"
            told = any(self.tree.lemma(k) in AIRCRAFT for k in range(subject))
            return self.sole() if told else self._passenger_of_it(subject)
        if subject is not None and self._is_done_there(subject):
            return self.told_of()
        if subject is None:
            return ()
        if self.tree.lemma(subject) not in WAYS or self.tree.words[subject].xpos == "NNS" or self._is_new(subject):
            return self._entrants(subject)
        return self.of_owner(subject)

    def _entrants(self, race: int) -> tuple[str, ...]:
        """ "They were taking part in a race that had started in Lyon": who was in it."""
        if self.tree.case(race) == "with":  # "in a race with other boats, which had started in Lyon"
            above = self.tree.head(race)
            beside = (above, *self.tree.kids[above]) if above >= 0 else ()
            race = next((k for k in beside if self.tree.lemma(k) in _RACES), race)
        if self.tree.lemma(race) not in _RACES:
            return ()
        verb = next((u for u in self.tree.ancestors(race) if self.tree.words[u].upos == "VERB"), None)
        entered = verb is not None and (
            self.tree.case(race) in ("in", "on") or (self.tree.lemma(verb) in _ENTERS and self.tree.rel(race) == "obj")
        )
        doer = grammar.subject(self.tree, verb) if verb is not None and entered else None
        return self.of(doer) or self.aboard(doer) if doer is not None else ()

    def _is_party(self, i: int) -> bool:
        """ "The delegation travelled to Lyon": no other than that of whom the text tells."""
        words = self.tree.words
        bare = i > 0 and words[i - 1].form.lower() == "the" and not self.tree.has(i, "nmod", "appos", "flat")
        return bare and self.tree.lemma(i) in _PARTIES

    def _is_done_there(self, i: int) -> bool:
        """ "The night was spent in Lyon", "repairs were made in Lyon": by whom the text goes on telling of."""
        verb = self.tree.head(i)
        if verb < 0 or _SPENT.get(self.tree.lemma(i)) != self.tree.lemma(verb) or not is_passive(self.tree, verb):
            return False
        return self.owner(i) is None and not any(self.tree.case(c) == "by" for c in self.tree.children(verb, "obl"))

    def _is_state_plane(self, i: int) -> bool:
        forms = [w.form.lower() for w in self.tree.words[max(0, i - 2) : i + 3]]
        return any(forms[k : k + 3] in _STATE_PLANES for k in range(len(forms)))

    def _passenger(self, craft: int, ridden: frozenset[str]) -> tuple[str, ...]:
        """ "The jet refuelled in Lyon": of whom a sentence just told, by a word of `ridden`, that they were aboard."""
        if not any(self.tree.words[c].form.lower() == "the" for c in self.tree.children(craft, "det")):
            return ()
        here = self.tree.words[:craft]
        if any(w.form.lower() in ridden for w in here):  # "she boarded a plane; the jet refuelled in Lyon"
            before = self.who(Span(self.sentences[self.i].span.start, here[-1].span.end))
            return before if len(before) == 1 else ()
        for j in range(self.i - 1, max(-1, self.i - 1 - _STILL_ABOARD), -1):
            sentence = self.sentences[j]
            words = {self.text[t.start : t.end].lower() for t in sentence.tokens}
            if words & ridden:
                opening = Span(sentence.span.start, sentence.tokens[: _OPENING + 1][-1].end)
                people = [p for p in (self.who(sentence.span), self.who(opening)) if len(p) == 1]
                if people:
                    return people[0]
        return ()

    def _steers(self, i: int) -> bool:
        """ "The pilot landed in Lyon", "its crew": of what the text has just told of, nobody else being named."""
        words = self.tree.words
        theirs = i > 0 and words[i - 1].form.lower() in ("the", "its")
        alone = not self.tree.has(i, "nmod", "appos", "flat", "acl")
        start, end = self.sentences[self.i].span.start, words[i].span.start
        return words[i].form.lower() in _STEERERS and theirs and alone and not self.who(Span(start, end))

    def _is_new(self, i: int) -> bool:
        """ "A race": none that was told of before."""
        return any(self.tree.words[c].form.lower() in ("a", "an") for c in self.tree.children(i, "det"))

    def _is_of_others(self, i: int) -> bool:
        """ "A convoy of the Red Cross came in from Lyon", "aid convoys": nobody of the cast is with it."""
        if self.tree.words[i].xpos == "NNS" or not _OF_OTHERS.isdisjoint(map(self.tree.lemma, self.tree.kids[i])):
            return True
        return self._is_new(i) and any(self.tree.case(c) == "of" for c in self.tree.children(i, "nmod"))

    def _passenger_of_it(self, it: int) -> tuple[str, ...]:
        """ "The jet had come from Lyon. It circled twice and went on to Osh": who was on it."""
        if it or not self.i:
            return ()
        tokens = self.sentences[self.i - 1].tokens[: _OPENING + 1]
        words = [self.text[t.start : t.end].lower() for t in tokens]
        about_it = words[:1] in (["the"], ["his"], ["her"], ["their"]) and not _CARRIERS.keys().isdisjoint(words[1:3])
        return self.told_of() if about_it else ()

    def right_before(self, v: int) -> tuple[str, ...]:
        """Who is named right before the verb and its auxiliaries, where the parse gives the verb another subject."""
        words, k = self.tree.words, v - 1
        while k > 0 and (words[k].upos in ("AUX", "PART") or words[k].form.lower() in _SKIPPED):
            k -= 1
        if self._describes(k, grammar.subject(self.tree, v)):
            return ()  # "a passenger who left the ship flew": not the ship
        if k < 0 or (k == v - 1 and words[v].xpos not in ("VBD", "VBZ", "VBP") and not self._is_finite(v, k)):
            return ()
        named = k
        if words[k].upos == "NUM" and k > 0:
            k -= 1  # "the passengers of flight 32 went on": they did, not the flight
        while k > 0 and (words[k - 1].upos in ("DET", "ADJ") or (words[k - 1].upos == "PROPN" and k == named)):
            k -= 1  # "the owner of the Blue Heron said": the owner does
        before = words[k - 1].form.lower() if k > 0 else ""
        k = named
        if before in ("by", "with", "of", "from", "for"):
            return ()
        owned = self.is_with_owner(k) and k > 0 and words[k - 1].xpos == "PRP$"
        return self.who(words[k - 1 if owned else k].span)

    def _is_finite(self, v: int, k: int) -> bool:
        """ "Its centre passed over Lyon", read as a centre that was passed; "Duarte set foot in", read as a noun."""
        if verbs.is_misread(self.tree, v):
            return True
        if self.tree.rel(v) == "acl" and not self.is_with_owner(k):
            return False
        behind = self.tree.words[v + 1].upos if v + 1 < len(self.tree.words) else ""
        return self.tree.words[v].xpos == "VBN" and self.tree.rel(v) in ("amod", "acl") and behind == "ADP"

    def shared(self, v: int) -> tuple[str, ...]:
        """ "Left Lyon and got stuck near Osh": of a verb that the parse gives no subject, that of the verb before."""
        words, k = self.tree.words, v - 1
        while k > 0 and (words[k].upos in ("AUX", "ADV", "VERB") or words[k].form.lower() in _SKIPPED):
            k -= 1
        if k <= 0 or words[k].form.lower() not in ("and", "then", "but"):
            return ()
        verb = next((u for u in range(k - 1, -1, -1) if words[u].xpos in ("VBD", "VBN", "VBZ")), None)
        found = self.of(grammar.subject(self.tree, verb)) if verb is not None else ()
        nearest = next((u for u in range(k - 1, -1, -1) if self.tree.rel(u) == "nsubj"), None)
        return found or (self.of(nearest) if self.tree.rel(v) == "conj" else ())

    def _describes(self, k: int, noun: int | None) -> bool:
        """Whether a word belongs to a clause that describes a noun before it."""
        if noun is None or k <= noun:
            return False
        return any(k in self.tree.subtree(c) for c in self.tree.children(noun, "acl"))

    def right_after(self, v: int) -> tuple[str, ...]:
        """ "Rescuers airlifted the climber Mei Tanaka": who is named right after a verb that was read as none."""
        words = self.tree.words
        for k in range(v + 1, min(v + 4, len(words))):
            if words[k].upos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON") or words[k].xpos == "PRP$":
                break  # "sent his lawyer to Lyon"
            if found := self.who(words[k].span):
                return found if not (k + 1 < len(words) and words[k + 1].xpos == "POS") else ()
        return ()
