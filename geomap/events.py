"""What a report tells as events: kind, place, time, people, status; each from a clause of a sentence."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from gazetteer.place import EXTENDED
from geomap.clauses import MODALS, REPORTING, Clause, clauses, status_at
from geomap.dating import AUXILIARIES_NOW, PAST_FORMS, Dater
from geomap.lexicon import Trigger, triggers
from geomap.model import Event, EventKind, Mention, Reading, Sentence, Source, Span, Status, Where

Who = Callable[[Span], tuple[str, ...]]
"""Names of the people mentioned in a span of the report."""

WEIGHT: dict[EventKind, int] = {
    "disaster": 11, "violence": 10, "accident": 9, "legal": 8, "election": 7, "protest": 7, "military": 6, "aid": 6,
    "meeting": 4, "politics": 5, "movement": 4, "other": 1, "statement": 1,
}  # fmt: skip
"""Of two triggers in a clause the weightier names the event: a verb of substance counts three more, a noun half."""
AT = {"in": 5, "at": 5, "near": 4, "outside": 4, "inside": 4, "off": 4, "on": 4, "over": 3, "across": 3, "around": 3,
      "throughout": 3, "through": 3, "to": 1, "into": 2, "toward": 1, "towards": 1, "for": 1, "of": 3,
      "from": 0}  # fmt: skip
"""How well a preposition before a place says that the clause's event was there."""
LEAVING = frozenset({"leave", "flee", "depart", "departure", "evacuate", "escape", "evacuation", "exodus"})
REACHING = frozenset({"visit", "reach", "enter", "cross", "tour", "hit", "strike"})
CONTAINING = frozenset(
    {",", "in", ", in", "off", "in the", "in southern", "in northern", "in eastern", "in western", "of the"}
)
NEVER_THERE = frozenset({"unlike", "than", "like", "via"})
UTTERED = frozenset("gave give gives made make makes issued issue issues delivered released read".split())
ARTICLES = frozenset("the a an his her their its this that these those".split())
STORM = re.compile(r"(?:\b(?:tropical )?(?:hurricane|typhoon|cyclone|storm)\b)", re.IGNORECASE)
TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class _Telling:
    """An event as one clause tells it."""

    trigger: Trigger | None
    kind: EventKind
    status: Status
    clause: Clause
    word: int


def tell(reading: Reading, who: Who) -> tuple[Event, ...]:
    """All events of a report, in order of telling."""
    dater, teller = Dater(reading), _Teller(reading, who)
    out: list[Event] = []
    for i, sentence in enumerate(reading.sentences):
        if sentence.kind in ("body", "caption"):
            for telling in teller.tellings(i):
                event = teller.event(i, telling, dater)
                if event and event.id not in {e.id for e in out}:
                    out.append(event)
    return tuple(out)


class _Teller:
    def __init__(self, reading: Reading, who: Who) -> None:
        self.reading, self.report, self.who = reading, reading.report, who
        self.places = _by_sentence(reading)
        self._words: tuple[int, list[str]] = (-1, [])
        self.last_place: tuple[int, Where] | None = None
        """Paragraph and place of the last event told."""

    def words(self, i: int) -> list[str]:
        """The words of sentence i in lower case; the last one asked for is kept."""
        if self._words[0] != i:
            text = self.report.text
            self._words = (i, [text[t.start : t.end].lower() for t in self.reading.sentences[i].tokens])
        return self._words[1]

    def tellings(self, i: int) -> list[_Telling]:
        """At most one event for each clause, and one for each kind, status and named place in a sentence."""
        sentence, words = self.reading.sentences[i], self.words(i)
        pieces = clauses(words, sentence, [m.span for m in self.places[i]])
        found = [t for c in pieces if (t := self._weightiest(i, words, c))]
        substance = [t for t in found if t.kind != "statement"]
        if not found and pieces and self._dated_fact(i, words):
            found = [_Telling(None, "other", status_at(words, pieces[0], pieces[0].first + 1), pieces[0], 0)]
        kept: list[_Telling] = []
        known: set[tuple[str, str, object]] = set()
        for t in found:
            if t.kind == "statement" and substance and not self._stands_alone(i, t):
                continue
            own = self._best(i, [m for m in self.places[i] if t.clause.span.contains(m.span)], t)
            place = own.resolution.place.id if own and own.resolution else None
            kinds = {k[:2] for k in known}
            if (t.kind, t.status, place) not in known and (place or (t.kind, t.status) not in kinds):
                kept.append(t)
                known.add((t.kind, t.status, place))
        return kept

    def _dated_fact(self, i: int, words: list[str]) -> bool:
        """ "As of Friday she was in a coma": no word names an event, but something is told with its date."""
        sentence = self.reading.sentences[i]
        dated = any(sentence.span.contains(t.span) and t.first for t in self.reading.times)
        placed = bool(self.places[i]) and any(w in PAST_FORMS for w in words)
        return not sentence.quoted and (dated or placed) and len(words) > 4

    def _weightiest(self, i: int, words: list[str], clause: Clause) -> _Telling | None:
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
        return _Telling(t, kind, status_at(words, clause, k, noun=t.pos == "n"), clause, k)

    def _weight(self, words: list[str], k: int, t: Trigger) -> float:
        if t.pos == "n":
            return WEIGHT[t.kind] / 2
        weight = WEIGHT[t.kind] + (3 if t.kind not in ("other", "statement") else 0)
        return weight - 8 if k and words[k - 1] == "to" and weight > 1 else weight

    def _of_storm(self, i: int, clause: Clause) -> bool:
        text = self.report.text[clause.span.start : clause.span.end]
        return any(STORM.match(p) for p in self.who(clause.span)) or bool(STORM.search(text))

    def _speaks_of_event(self, i: int, words: list[str], clause: Clause, k: int, t: Trigger) -> bool:
        sentence = self.reading.sentences[i]
        token = sentence.tokens[k]
        if any(m.span.overlaps(token) for m in self.reading.mentions):
            return False  # "Storm Lake", "Battle Creek"
        if self.report.text[token.start].isupper() and k > 0 and words[k - 1] not in ("“", '"', "‘"):
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
        for m in self.places[i]:
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

    def _stands_alone(self, i: int, t: _Telling) -> bool:
        """A statement is an event beside what it says if it has a time or place of its own."""
        span = t.clause.span
        timed = any(span.contains(x.span) and x.first for x in self.reading.times)
        return timed or any(span.contains(m.span) for m in self.places[i])

    def event(self, i: int, t: _Telling, dater: Dater) -> Event | None:
        sentence = self.reading.sentences[i]
        quote = self.report.text[sentence.span.start : sentence.span.end]
        when = dater.at(i, t.clause.span)
        where = self._where(i, t)
        weak = t.trigger is None or t.trigger.pos == "n" or t.status == "possible"
        if t.kind == "other" and weak and not (where and where.mention) and not (when and when.text):
            return None  # without a place or a date of its own it is hardly an event
        if where and where.mention and t.kind != "statement" and t.status == "actual":
            self.last_place = (sentence.paragraph, replace(where, mention=None))
        certain = 0.9 if t.trigger and t.trigger.pos == "v" else 0.7
        certain *= where.resolution.confidence if where else 0.8
        certain *= 1 if when and when.text else 0.75
        certain *= 1 if where and where.mention else 0.75
        source = Source(self.report.id, sentence.span, self.report.title, self.report.publisher, self.report.url,
                        self.report.published)  # fmt: skip
        return Event(
            id=_event_id(self.report.id, quote, t.kind, t.status, str(t.clause.first)),
            kind=t.kind,
            title=_title(self.report.text, sentence, t.clause),
            quote=quote,
            when=when,
            where=where,
            people=self.who(t.clause.span) or self.who(sentence.span),
            status=t.status,
            confidence=round(certain, 3),
            sources=(source,),
        )

    def _where(self, i: int, t: _Telling) -> Where | None:
        sentence = self.reading.sentences[i]
        own = [m for m in self.places[i] if t.clause.span.contains(m.span)]
        best = self._best(i, own, t)
        if best:
            return _where(best, "named in the clause")
        if t.kind != "statement":
            before = [m for m in self.places[i] if m.span.end <= t.clause.span.start]
            rest = self._best(i, before, t) or self._best(i, [m for m in self.places[i] if m not in own], t)
            if rest:
                return _where(rest, "named elsewhere in the sentence")
        if self.last_place and sentence.paragraph - self.last_place[0] <= (1 if t.kind != "statement" else 0):
            return replace(self.last_place[1], decided_by="carried over from the event told before")
        return self._ahead(i, t)

    def _ahead(self, i: int, t: _Telling) -> Where | None:
        """The place that the next sentence of the paragraph names, where none was named before."""
        if t.kind == "statement" or i + 1 >= len(self.reading.sentences):
            return None
        following = self.reading.sentences[i + 1]
        if following.paragraph != self.reading.sentences[i].paragraph:
            return None
        found = self._best(i + 1, self.places[i + 1], t)
        if found is None or found.resolution is None:
            return None
        return Where(found.text, found.resolution, None, "named in the sentence after it")

    def _best(self, i: int, mentions: list[Mention], t: _Telling) -> Mention | None:
        """The mention that most likely says where: by its preposition, its exactness, its nearness to the trigger."""
        tokens, words = self.reading.sentences[i].tokens, self.words(i)
        scored = []
        for m in mentions:
            k = next(n for n, s in enumerate(tokens) if s.end > m.span.start)
            before = next((w for w in reversed(words[max(0, k - 4) : k]) if w in AT or w in NEVER_THERE), "")
            if before in NEVER_THERE or self._contains_other(m, mentions):
                continue
            if before == "from" and t.kind not in ("movement", "aid", "military", "other"):
                continue
            if before == "to" and t.kind in ("violence", "accident", "disaster", "legal"):
                continue  # "hijacked on a flight to Lagos" was not hijacked in Lagos
            score = float(AT.get(before, 1)) + self._as_argument(words, k, before, t)
            if m.resolution and m.resolution.place.kind not in EXTENDED:
                score += 1.5
            scored.append((score, -abs(k - t.word), m))
        return max(scored, key=lambda s: s[:2])[2] if scored else None

    def _as_argument(self, words: list[str], k: int, before: str, t: _Telling) -> float:
        """What a movement verb's own frame adds: "left Osh", "reached Osh", "flew to Osh"."""
        if t.trigger is None or t.kind not in ("movement", "aid", "disaster"):
            return 0
        direct = 0 <= k - t.word - 1 <= 3 and not any(w in AT for w in words[t.word + 1 : k])
        if direct and t.trigger.pos == "v" and t.trigger.lemma in LEAVING | REACHING:
            return 7
        if any(w in ("headed", "heading", "bound", "toward", "towards") for w in words[max(0, k - 3) : k]):
            return -3  # where it goes is not where it is
        return {"to": 6, "into": 5, "for": 5 if t.trigger.lemma in LEAVING else 3}.get(before, 0)

    def _contains_other(self, m: Mention, mentions: list[Mention]) -> bool:
        """ "Omsk in Siberia", "Tirana, Albania": the second only says where the first is."""
        for o in mentions:
            gap = self.report.text[o.span.end : m.span.start]
            if o.span.end <= m.span.start and len(gap) < 16 and gap.strip(" ()").lower() in CONTAINING:
                return True
        return False


def _by_sentence(reading: Reading) -> list[list[Mention]]:
    """The literal, placed mentions of each sentence. Both come in order of the text."""
    starts = [s.span.start for s in reading.sentences]
    out: list[list[Mention]] = [[] for _ in starts]
    for m in reading.mentions:
        at = bisect_right(starts, m.span.start) - 1
        if m.role == "literal" and m.resolution and at >= 0 and reading.sentences[at].span.contains(m.span):
            out[at].append(m)
    return out


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


def _where(m: Mention, why: str) -> Where:
    assert m.resolution
    return Where(m.text, m.resolution, m.span, why)


def _event_id(*parts: str) -> str:
    """The same for the same words of the same report, whatever stands around them."""
    return "e" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _title(text: str, sentence: Sentence, clause: Clause) -> str:
    """A headline: the clause if it can stand alone, else the sentence, cut at a word's end."""
    piece = " ".join(text[clause.span.start : clause.span.end].split()).strip(_EDGES)
    first, _, rest = piece.partition(" ")
    if rest and (first.lower() == clause.opener or first.lower() in ("and", "but", "or")):
        piece = rest
    first = piece.partition(" ")[0].lower()
    headless = first in AUXILIARIES_NOW or first in PAST_FORMS or any(t.pos == "v" for t in triggers().get(first, ()))
    if len(piece) < 30 or headless or piece.split()[-1] in REPORTING:
        piece = " ".join(text[sentence.span.start : sentence.span.end].split()).strip(_EDGES)
    if len(piece) > TITLE_LENGTH:
        piece = piece[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return (piece[:1].upper() + piece[1:]) or "…"


_EDGES = " ,;:—–-()“”\"'."
