"""What a sentence tells as events: one for a clause, by its weightiest word."""

from __future__ import annotations

import re
from collections.abc import Callable

from geomap.clauses import PLANS, Clause, clauses, status_at
from geomap.dating import PAST_FORMS
from geomap.factuality import COMMANDS, MODALS, forms
from geomap.grouping import by_sentence
from geomap.lexicon import Trigger, triggers
from geomap.model import EventKind, Reading, Span
from geomap.placing import AT, LEAVING, Placer, Telling

Who = Callable[[Span], tuple[str, ...]]
"""Names of the people mentioned in a span of the report."""

WEIGHT: dict[EventKind, int] = {
    "disaster": 11, "violence": 10, "accident": 9, "legal": 8, "election": 7, "protest": 7, "military": 6, "aid": 6,
    "meeting": 4, "politics": 5, "movement": 4, "other": 1, "statement": 1,
}  # fmt: skip
"""Of two triggers in a clause the weightier names the event: a verb of substance counts three more, a noun half."""
ASKED = forms(COMMANDS)
UTTERED = frozenset("gave give gives made make makes issued issue issues delivered released read".split())
ARTICLES = frozenset("the a an his her their its this that these those".split())
STORM = re.compile(r"(?:\b(?:tropical )?(?:hurricane|typhoon|cyclone|storm)\b)", re.IGNORECASE)


class Teller:
    """Finds what each sentence of a report tells."""

    def __init__(self, reading: Reading, placer: Placer, who: Who) -> None:
        self.reading, self.placer, self.who = reading, placer, who
        self.times = by_sentence(reading.sentences, (t for t in reading.times if t.first), lambda t: t.span)

    def tellings(self, i: int) -> list[Telling]:
        """At most one event for each clause, and one for each kind, status and named place in a sentence."""
        sentence, words = self.reading.sentences[i], self.placer.words(i)
        pieces = clauses(words, sentence, [m.span for m in self.placer.places[i]])
        found = [t for c in pieces if (t := self._weightiest(i, words, c))]
        substance = [t for t in found if t.kind != "statement"]
        if not found and pieces and self._dated_fact(i, words):
            found = [_bare_fact(words, pieces[0])]
        kept: list[Telling] = []
        known: set[tuple[str, str, object]] = set()
        for t in found:
            if t.kind == "statement" and substance and not self._stands_alone(i, t):
                continue
            own = self.placer.best(i, [m for m in self.placer.places[i] if t.clause.span.contains(m.span)], t)
            place = own.resolution.place.id if own and own.resolution else None
            kinds = {k[:2] for k in known}
            if (t.kind, t.status, place) not in known and (place or (t.kind, t.status) not in kinds):
                kept.append(t)
                known.add((t.kind, t.status, place))
        return kept

    def _dated_fact(self, i: int, words: list[str]) -> bool:
        """ "As of Friday she was in a coma": no word names an event, but something is told with its date."""
        sentence = self.reading.sentences[i]
        dated = bool(self.times[i])
        placed = bool(self.placer.places[i]) and any(w in PAST_FORMS for w in words)
        return not sentence.quoted and (dated or placed) and len(words) > 4

    def _weightiest(self, i: int, words: list[str], clause: Clause) -> Telling | None:
        best: tuple[float, int, Trigger] | None = None
        for k in range(clause.first, clause.last):
            for t in triggers().get(words[k], ()):
                if self._speaks_of_event(i, words, clause, k, t):
                    weight = self._weight(words, k, t)
                    if best is None or weight > best[0]:
                        best = (weight, k, t)
        if best is None:
            return None
        _, k, t = best
        kind: EventKind = "disaster" if t.kind == "movement" and self._of_storm(i, clause) else t.kind
        return Telling(t, kind, status_at(words, clause, k, noun=t.pos == "n"), clause, k)

    def _weight(self, words: list[str], k: int, t: Trigger) -> float:
        if t.pos == "n":
            return WEIGHT[t.kind] / 2
        weight = WEIGHT[t.kind] + (3 if t.kind not in ("other", "statement") else 0)
        if k == 0 or words[k - 1] != "to" or weight <= 1:
            return weight
        before = words[max(0, k - 6) : k - 1]
        planned = any(w in PLANS for w in before) and not any(w in ASKED for w in before)
        return weight if planned else weight - 8  # "urged them to flee" tells of the urging

    def _of_storm(self, i: int, clause: Clause) -> bool:
        text = self.reading.report.text[clause.span.start : clause.span.end]
        return any(STORM.match(p) for p in self.who(clause.span)) or bool(STORM.search(text))

    def _speaks_of_event(self, i: int, words: list[str], clause: Clause, k: int, t: Trigger) -> bool:
        sentence = self.reading.sentences[i]
        token = sentence.tokens[k]
        if any(m.span.overlaps(token) for m in self.placer.mentions[i]):
            return False  # "Storm Lake", "Battle Creek"
        if self.reading.report.text[token.start].isupper() and k > 0 and words[k - 1] not in ("“", '"', "‘"):
            return False  # part of a name: "the Justice Department", "Secretary of State"
        if (t.pos == "v" and not _is_verb(words, k, t)) or (t.pos == "n" and _infinitive(words, k)):
            return False
        if t.kind == "statement" and t.pos == "n":
            return any(w in UTTERED for w in words[max(0, k - 4) : k])  # "gave a speech", not "the speech angered"
        if t.kind == "movement":
            return self._moves(i, words, clause, k, t)
        return True

    def _moves(self, i: int, words: list[str], clause: Clause, k: int, t: Trigger) -> bool:
        """ "came to power" and "left no doubt" are no movements: a place must be where one goes to or from."""
        tokens = self.reading.sentences[i].tokens
        for m in self.placer.places[i]:
            if not clause.span.contains(m.span) or m.span.start < tokens[k].end:
                continue
            between = words[k + 1 : next((n for n, s in enumerate(tokens) if s.start >= m.span.start), k)]
            if (
                t.lemma in LEAVING
                or t.pos == "n"
                or any(w in ("to", "from", "for", "into", "toward", "towards") for w in between)
            ):
                return True
            if t.lemma in ("visit", "reach", "enter", "cross", "tour") and len(between) < 6:
                return True
            if t.lemma in ("arrive", "land", "anchor", "dock", "arrival", "landing", "landfall"):
                return True
        return t.lemma in (
            "fly",
            "flee",
            "escape",
            "evacuate",
            "airlift",
            "deport",
            "extradite",
            "depart",
            "redirect",
            "divert",
        )

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


def _bare_fact(words: list[str], clause: Clause) -> Telling:
    """A dated clause without a word for its event; its verb stands among the first words."""
    verb = min(clause.first + 8, clause.last - 1)
    return Telling(None, "other", status_at(words, clause, verb), clause, clause.first)
