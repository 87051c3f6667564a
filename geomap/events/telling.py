"""What a sentence tells as events: one for a clause, by its weightiest word."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from geomap.dating import PAST_FORMS, PAST_ONLY
from geomap.english.clauses import Clause, clauses
from geomap.english.factuality import COMMANDS, MODALS, PLANS, forms, status_of
from geomap.english.lexicon import Trigger, no_events, spoken_for, triggers
from geomap.events.placing import AT, LEAVING, Placer, Telling
from geomap.grouping import by_sentence
from geomap.model import EventKind, Reading, Span

Who = Callable[[Span], tuple[str, ...]]
"""Names of the people mentioned in a span of the report."""
Hits = dict[int, tuple[Trigger, ...]]
"""The words of a sentence, by index, that may tell of something."""

WEIGHT: dict[EventKind, int] = {
    "disaster": 11, "violence": 10, "accident": 9, "legal": 8, "election": 7, "protest": 7, "military": 6, "aid": 6,
    "meeting": 4, "politics": 5, "movement": 4, "other": 1, "statement": 1,
}  # fmt: skip
"""Of two triggers in a clause the weightier names the event: a verb of substance counts three more, a noun half."""
IN_COMPANY = 6
"""What a trigger gains by the company that it asks for: "collapse" beside "building" is sure."""
ACTORS = frozenset("gunman hijacker pirate militant protester demonstrator picket voter troops convoy warship frigate"
                   " gunboat hostage rescuer missile artillery warplane".split())  # fmt: skip
"""Nouns for those who do such things: any verb beside them tells better what they did."""
ACTOR = 0.9
REACTIONS = forms(frozenset("condemn denounce deplore criticize criticise praise welcome hail mourn regret applaud call"
                            " reject discuss blame".split()))  # fmt: skip
"""Before a noun that names an event, they tell of words about it."""
ASKED = forms(COMMANDS)
UTTERED = frozenset("gave give gives made make makes issued issue issues delivered released read".split())
ARTICLES = frozenset("the a an his her their its this that these those".split())
STORM = re.compile(r"(?:\b(?:tropical )?(?:hurricane|typhoon|cyclone|storm)\b)", re.IGNORECASE)
OUTCOMES = frozenset("kill killing die death injure hurt wound destroy damage perish bury".split())
"""What a fire or a crash does as a shooting does: the cause says of which kind it is."""
BY_NATURE = OUTCOMES | frozenset("collapse crush drown sweep topple burst".split())
"""By themselves accidents; beside a quake or a flood they are what it did."""
CAUSES: frozenset[EventKind] = frozenset({"disaster", "accident"})
OPENING = 3
"""Sentences in which a report says what it is about."""
PASSIVE_ONLY: frozenset[tuple[str, EventKind]] = frozenset(
    {("try_in", "legal"), ("try_for", "legal"), ("try_by", "legal"), ("feel", "disaster"), ("declare", "politics")}
)
"""Events of their kind only as "was tried in", "was felt", "was declared"."""
_BE = frozenset({"be", "been", "being", "was", "were", "is", "are"})
SHELTERS = frozenset("hospital clinic prison jail airport camp shelter port shore station embassy base court morgue"
                     " safety custody hospitals border frontier".split())  # fmt: skip
"""Where one is taken though the place has no name."""
ALWAYS_MOVES = frozenset(
    "arrive touch_down dock anchor fly flee escape evacuate airlift deport extradite depart redirect divert"
    " pick".split()
)
AT_ITS_END = frozenset("arrive land anchor dock arrival landing landfall berth touch_down call_at refuel".split())
EXPECTED = frozenset({"expect_in", "expect_at"})
"""Of a person they tell of an arrival: "is expected in Baku"."""
DIRECT = frozenset("visit reach enter cross tour".split())
TOWARDS = frozenset({"to", "from", "for", "into", "toward", "towards", "through", "across", "ashore", "over"})


class Teller:
    """Finds what each sentence of a report tells."""

    def __init__(self, reading: Reading, placer: Placer, who: Who) -> None:
        self.reading, self.placer, self.who = reading, placer, who
        self.times = by_sentence(reading.sentences, (t for t in reading.times if t.first), lambda t: t.span)
        self._cause: tuple[int, EventKind] | None = None
        """Paragraph and kind of the last disaster or accident told."""
        self._theme: EventKind | None = None
        """The kind of the disaster or accident that the report opens with."""
        bodies = [i for i, s in enumerate(reading.sentences) if s.kind == "body"]
        self._opening = bodies[:OPENING][-1] if bodies else -1
        self._all_words = frozenset(w for i in range(len(reading.sentences)) for w in placer.words(i))

    def tellings(self, i: int) -> list[Telling]:
        """At most one event for each clause, and one for each kind, status and named place in a sentence."""
        sentence, words = self.reading.sentences[i], self.placer.words(i)
        hits = self._speaking(i, words)
        if not hits and not self._dated_fact(i, words):
            return []
        pieces = clauses(words, sentence, [m.span for m in self.placer.places[i]])
        hits = self._moving(i, words, hits, pieces)
        heads = {c.head for c in pieces if c.head}
        told = [t for c in pieces if c not in heads and (t := self._weightiest(words, hits, c))]
        told = [self._by_cause(i, words, hits, t) for t in told]
        if not told and pieces and self._dated_fact(i, words):
            told = [_bare_fact(words, pieces[0])]
        return self._distinct(i, told, tuple(c.span for c in pieces if c.opener in ("who", "whose")))

    def _distinct(self, i: int, found: list[Telling], passing: tuple[Span, ...]) -> list[Telling]:
        substance = any(t.kind != "statement" for t in found)
        kept: list[Telling] = []
        known: set[tuple[str, str, object]] = set()
        for t in found:
            if t.kind == "statement" and substance and not self._stands_alone(i, t):
                continue
            t = Telling(t.trigger, t.kind, t.status, t.clause, t.word, tuple(p for p in passing if p != t.clause.span))
            own = self.placer.best(i, [m for m in self.placer.places[i] if t.clause.holds(m.span)], t)
            place = own.resolution.place.id if own and own.resolution else None
            kinds = {k[:2] for k in known}
            if (t.kind, t.status, place) not in known and (place or (t.kind, t.status) not in kinds):
                kept.append(t)
                known.add((t.kind, t.status, place))
        return kept

    def _dated_fact(self, i: int, words: list[str]) -> bool:
        """ "As of Friday she was in a coma": no word names an event, but something is told with its date."""
        sentence = self.reading.sentences[i]
        if sentence.quoted or len(words) <= 4 or words[-1] == "?":
            return False
        if sentence.kind == "caption":
            return False
        if self.times[i] or (self.placer.places[i] and any(w in PAST_FORMS or w == "will" for w in words)):
            return True
        told = any(_is_plain_past(a, b) for a, b in pairwise(words))
        return told and any(self.placer.stands_in(i, m) for m in self.placer.places[i])

    def _weightiest(self, words: list[str], hits: Hits, clause: Clause) -> Telling | None:
        best: tuple[float, int, Trigger] | None = None
        for part in (clause.head, clause):
            for k in range(part.first, part.last) if part else ():
                for t in hits.get(k, ()):
                    weight = self._weight(words, k, t)
                    if best is None or weight > best[0]:
                        best = (weight, k, t)
        if best is None:
            return None
        _, k, t = best
        kind: EventKind = "disaster" if t.kind == "movement" and self._of_storm(clause) else t.kind
        part = clause.head if clause.head and k < clause.first else clause
        status = status_of(words, part.first, part.last, clause.opener, k, noun=t.pos == "n")
        return Telling(t, kind, status, clause, k)

    def _weight(self, words: list[str], k: int, t: Trigger) -> float:
        company = IN_COMPANY if t.company else 0
        if t.pos == "n":
            if t.lemma in ACTORS:
                return ACTOR
            about = not t.company and any(w in REACTIONS for w in words[max(0, k - 4) : k])
            return ACTOR if about else WEIGHT[t.kind] / 2 + company
        weight = WEIGHT[t.kind] + (3 if t.kind not in ("other", "statement") else 0) + company
        if k == 0 or words[k - 1] != "to" or weight <= 1:
            return weight
        before = words[max(0, k - 6) : k - 1]
        planned = any(w in PLANS for w in before) and not any(w in ASKED for w in before)
        asked = not planned and not t.company and any(w in ASKED for w in before)
        return weight if planned else min(weight - 8, ACTOR) if asked else weight - 8  # "urged them to flee"

    def _by_cause(self, i: int, words: list[str], hits: Hits, t: Telling) -> Telling:
        """Deaths are those of the fire or the flood that the sentence, or the one before, tells of."""
        causes = [h.kind for found in hits.values() for h in found if h.kind in CAUSES]
        paragraph = self.reading.sentences[i].paragraph
        kind = "disaster" if "disaster" in causes else causes[0] if causes else None
        before = self._cause[1] if self._cause and paragraph - self._cause[0] <= 1 else self._theme
        natural = "disaster" in (kind, before)
        outcome = t.trigger is not None and t.trigger.lemma in (BY_NATURE if natural else OUTCOMES)
        if outcome and (not kind or (natural and t.kind == kind)):
            kind = before or kind
        if t.kind in CAUSES and not (outcome and natural):
            self._cause = (paragraph, t.kind)
            if i <= self._opening:
                self._theme = self._theme or t.kind
        elif t.kind == "violence" and not outcome:
            self._cause = None
        meant = any(h.kind == "violence" and h.lemma not in OUTCOMES for found in hits.values() for h in found)
        if outcome and kind and not meant:
            return Telling(t.trigger, kind, t.status, t.clause, t.word)
        return t

    def _of_storm(self, clause: Clause) -> bool:
        text = self.reading.report.text[clause.span.start : clause.span.end]
        return bool(STORM.search(text)) or any(STORM.match(p) for p in self.who(clause.span))

    def _speaking(self, i: int, words: list[str]) -> Hits:
        """Of the words that may tell of something, those that do where they stand; movements are looked at later."""
        table = triggers()
        hits = [(k, found) for k, word in enumerate(words) if (found := table.get(word))]
        if not hits:
            return {}
        all_words = frozenset(words)
        tokens = self.reading.sentences[i].tokens
        named = {k for k, _ in hits for m in self.placer.mentions[i] if m.span.overlaps(tokens[k])}
        kept = {
            k: tuple(t for t in row if self._speaks_of_event(i, words, all_words, k, t))
            for k, row in hits
            if k not in named  # "Storm Lake", "Battle Creek"
        }
        return {k: row for k, row in kept.items() if row}

    def _speaks_of_event(self, i: int, words: list[str], all_words: frozenset[str], k: int, t: Trigger) -> bool:
        follow = words[k + 1] if k + 1 < len(words) else ""
        around = (self._all_words if t.anywhere else all_words) - {words[k]}
        if (t.follow and t.follow != follow) or (t.company and t.company.isdisjoint(around)):
            return False
        if (t.lemma, t.kind) in PASSIVE_ONLY and (k == 0 or words[k - 1] not in _BE):
            return False
        pair = (words[k - 1], words[k]) if k else ("", "")
        if pair in spoken_for() or pair in no_events() or (words[k], follow) in no_events():
            return False
        start = self.reading.sentences[i].tokens[k].start
        if k and self.reading.report.text[start].isupper() and not self._opens_or_alone(i, words, k, t):
            return False  # part of a name: "the Justice Department", "Secretary of State"
        if (t.pos == "v" and not _is_verb(words, k, t)) or (t.pos == "n" and _infinitive(words, k)):
            return False
        if t.kind == "statement" and t.pos == "n":
            return any(w in UTTERED for w in words[max(0, k - 4) : k])  # "gave a speech", not "the speech angered"
        return True

    def _moving(self, i: int, words: list[str], hits: Hits, pieces: tuple[Clause, ...]) -> Hits:
        """The hits without words of movement that tell of none."""
        if not any(t.kind == "movement" for row in hits.values() for t in row):
            return hits
        clause_of = {k: c for c in pieces for k in range(c.first, c.last) if k in hits}
        kept = {
            k: tuple(t for t in row if t.kind != "movement" or self._moves(i, words, clause_of[k], k, t))
            for k, row in hits.items()
        }
        return {k: row for k, row in kept.items() if row}

    def _moves(self, i: int, words: list[str], clause: Clause, k: int, t: Trigger) -> bool:
        """ "came to power" and "left no doubt" are no movements: a place must be where one goes to or from."""
        if clause.opener == "while" and t.form == "ing":
            return False  # "was seized while sailing to X" tells of the seizing
        sentence = self.reading.sentences[i]
        for m in self.placer.places[i]:
            if not clause.span.contains(m.span) or m.span.start < sentence.tokens[k].end:
                continue
            between = words[k + 1 : self.placer.index(i, m)]
            if t.lemma in LEAVING or t.pos == "n" or t.lemma in AT_ITS_END or any(w in TOWARDS for w in between):
                return True
            if t.lemma in DIRECT and len(between) < 6:
                return True
            if t.lemma in EXPECTED:
                return bool(self.who(clause.span)) and words[k - 1] in _BE
        if t.lemma in ALWAYS_MOVES:
            return True
        if t.follow in ("off", "out") and (k + 2 >= len(words) or words[k + 2] not in ARTICLES):
            return True  # "set off at dawn", not "set off an alarm"
        after = words[k + 1 : min(k + 9, clause.last)]
        return t.pos == "v" and not SHELTERS.isdisjoint(after) and not TOWARDS.isdisjoint(after)

    def _opens_or_alone(self, i: int, words: list[str], k: int, t: Trigger) -> bool:
        """A capital that begins what is said, or an illness or catastrophe with no other name beside it."""
        if words[k - 1] in ("“", '"', "‘", ":"):
            return True
        text, tokens = self.reading.report.text, self.reading.sentences[i].tokens
        beside = [tokens[n] for n in (k - 1, k + 1) if 0 < n < len(tokens)]
        return t.kind == "disaster" and not any(text[s.start].isupper() for s in beside)

    def _stands_alone(self, i: int, t: Telling) -> bool:
        """A statement is an event beside what it says if it has a time or place of its own."""
        span = t.clause.span
        timed = any(span.contains(x.span) for x in self.times[i])
        return timed or any(span.contains(m.span) for m in self.placer.places[i])


def _is_verb(words: list[str], k: int, t: Trigger) -> bool:
    """Whether a form that may be a noun or an adjective is the verb here."""
    before = words[k - 1] if k else ""
    if t.form == "ed":  # "the deposed leader", "Deposed President X"
        return before not in ARTICLES and not (k == 0 and len(words) > 1 and words[1] not in AT and words[1] != "by")
    if t.form == "ing":
        return True
    if t.form == "s":
        return before not in ARTICLES and before not in ("of", "new", "recent", "and", ",", "in")
    plural = len(before) > 3 and before.endswith("s") and before not in ("this", "was", "has", "his")
    return _infinitive(words, k) or before in ("we", "they", "i", "you", "who") or plural


def _infinitive(words: list[str], k: int) -> bool:
    """Whether the word stands where only a bare verb can: after "to", a modal or "do", adverbs between them."""
    j = k - 1
    while j > 0 and (words[j].endswith("ly") or words[j] in ("then", "also", "now", "soon", "later", "not", "n't")):
        j -= 1
    return j >= 0 and (words[j] in MODALS or words[j] in ("to", "did", "do", "does"))


def _is_plain_past(before: str, word: str) -> bool:
    """A past verb that is no adjective: "bakers sold", not "the retired baker" or "is located"."""
    past = word in PAST_ONLY or (len(word) > 4 and word.endswith("ed"))
    return past and before not in ARTICLES and before not in AT and before not in _BE


def _bare_fact(words: list[str], clause: Clause) -> Telling:
    """A dated clause without a word for its event; its verb stands among the first words."""
    verb = min(clause.first + 8, clause.last - 1)
    status = status_of(words, clause.first, clause.last, clause.opener, verb)
    return Telling(None, "other", status, clause, clause.first)
