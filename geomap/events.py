"""What a report tells as events: kind, place, time, people, status; each from a clause of a sentence."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from geomap.clauses import DENIALS
from geomap.dating import AUXILIARIES_NOW, PAST_FORMS, Dater
from geomap.factuality import MODALS, NEGATIONS
from geomap.lexicon import triggers
from geomap.model import Event, Mention, Reading, Sentence, Source, Status, Where
from geomap.placing import WAYS, Placer, Telling
from geomap.telling import Teller, Who

TITLE_LENGTH = 80
OFFICIAL_ACTS = frozenset({"declare", "order", "ban", "impose", "lift", "close", "reopen"})
UNREAL = MODALS.keys() | NEGATIONS | DENIALS


def tell(reading: Reading, who: Who) -> tuple[Event, ...]:
    """All events of a report, in order of telling. `who` names the people mentioned in a span of it."""
    placer = Placer(reading)
    teller, maker = Teller(reading, placer, who), _Maker(reading, placer, who)
    found: dict[str, Event] = {}
    for i, sentence in enumerate(reading.sentences):
        if sentence.kind in ("body", "caption"):
            for telling in teller.tellings(i):
                event = maker.event(i, telling)
                if event:
                    found.setdefault(event.id, event)
    return tuple(found.values())


class _Maker:
    """Makes events of what is told, and remembers where the last one was."""

    def __init__(self, reading: Reading, placer: Placer, who: Who) -> None:
        self.reading, self.report, self.placer, self.who = reading, reading.report, placer, who
        self.dater = Dater(reading)
        self.last_place: tuple[int, Where, Status] | None = None
        """Paragraph, place and status of the last event told."""

    def event(self, i: int, t: Telling) -> Event | None:
        sentence = self.reading.sentences[i]
        quote = self.report.text[sentence.span.start : sentence.span.end]
        when = self.dater.at(i, t.clause.span)
        if when and t.kind == "statement" and self.report.day and when.first > self.report.day:
            when = self.dater.report_day(sentence)  # what was said is of a day to come, the saying is not
        where = self._where(i, t)
        weak = t.trigger is None or t.trigger.pos == "n" or t.status == "possible"
        if t.kind == "other" and weak and not (where and where.mention) and not (when and when.text):
            return None  # without a place or a date of its own it is hardly an event
        if t.status == "actual" and when and self.report.day and when.first > self.report.day:
            t = replace(t, status="planned")  # what is dated after the report has not happened yet
        told = where is not None and where.mention is not None and t.kind != "statement"
        if where and told and t.status != "denied" and not self._looks_back(i, t):
            self.last_place = (sentence.paragraph, replace(where, mention=None), t.status)
        certain = 0.9 if t.trigger and t.trigger.pos == "v" else 0.7
        certain *= where.resolution.confidence if where else 0.8
        certain *= 1 if when and when.text else 0.75
        certain *= 1 if where and where.mention else 0.75
        source = Source(self.report.id, sentence.span, self.report.title, self.report.publisher, self.report.url,
                        self.report.published)  # fmt: skip
        return Event(
            id=_event_id(self.report.id, quote, t.kind, t.status, str(t.clause.first)),
            kind=t.kind,
            title=_title(self.report.text, sentence, t),
            quote=quote,
            when=when,
            where=where,
            people=self.who(t.clause.span) or self.who(sentence.span),
            status=t.status,
            confidence=round(certain, 3),
            sources=(source,),
        )

    def _looks_back(self, i: int, t: Telling) -> bool:
        """ "had entered": a place of before, not where the story goes on."""
        return "had" in self.placer.words(i)[max(t.clause.first, t.word - 3) : t.word]

    def _where(self, i: int, t: Telling) -> Where | None:
        sentence = self.reading.sentences[i]
        own = [m for m in self.placer.places[i] if t.clause.span.contains(m.span)]
        at = [m for m in own if self.placer.stands_in(i, m)] if t.clause.opener == "where" else []
        best = self.placer.best(i, at, t)
        best = best or self.placer.before_where(i, t.clause) or self.placer.best(i, own, t)
        if best:
            return _where(best, "named in the clause")
        if t.kind != "statement":
            others = [m for m in self.placer.places[i] if m not in own]
            before = [m for m in others if m.span.end <= t.clause.span.start]
            rest = self.placer.best(i, before, t, WAYS) or self.placer.best(i, others, t, WAYS)
            if rest:
                return _where(rest, "named elsewhere in the sentence")
        office = self._office(i, t)
        if office:
            return office
        if self.last_place and self._still_there(sentence, t, self.last_place):
            return replace(self.last_place[1], decided_by="carried over from the event told before")
        return self._ahead(i, t)

    def _office(self, i: int, t: Telling) -> Where | None:
        """ "Florida Governor X declared an emergency": an official act holds where the office does."""
        if t.trigger is None or t.trigger.lemma not in OFFICIAL_ACTS:
            return None
        own = [m for m in self.placer.mentions[i] if t.clause.span.contains(m.span) and m.resolution]
        first = next(
            (m for m in own if m.role in ("modifier", "metonymic") and m.span.start < self._at(i, t.word)), None
        )
        return replace(_where(first, "where the office that acts has its say"), mention=None) if first else None

    def _at(self, i: int, word: int) -> int:
        return self.reading.sentences[i].tokens[word].start

    def _still_there(self, sentence: Sentence, t: Telling, last: tuple[int, Where, Status]) -> bool:
        """A place holds through its paragraph and, but for statements, the next; no plan places a fact after it."""
        paragraph, _, status = last
        if sentence.paragraph == paragraph:
            return True
        same_world = status == "actual" or t.status != "actual"
        return t.kind != "statement" and same_world and sentence.paragraph - paragraph == 1

    def _ahead(self, i: int, t: Telling) -> Where | None:
        """The place that the next sentence of the paragraph names, where none was named before."""
        if t.kind == "statement" or i + 1 >= len(self.reading.sentences):
            return None
        following = self.reading.sentences[i + 1]
        if following.paragraph != self.reading.sentences[i].paragraph:
            return None
        if not UNREAL.isdisjoint(self.placer.words(i + 1)):
            return None  # a place where something may be, or was not
        found = self.placer.best(i + 1, self.placer.places[i + 1], t)
        if found is None or found.resolution is None:
            return None
        return Where(found.text, found.resolution, None, "named in the sentence after it")


def _where(m: Mention, why: str) -> Where:
    assert m.resolution
    return Where(m.text, m.resolution, m.span, why)


def _event_id(*parts: str) -> str:
    """The same for the same words of the same report, whatever stands around them."""
    return "e" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _title(text: str, sentence: Sentence, t: Telling) -> str:
    """A headline: the clause if it can stand alone, else the sentence, cut at a word's end."""
    clause = t.clause
    end = sentence.span.end if t.kind == "statement" else clause.span.end  # what was said belongs to the saying
    piece = " ".join(text[clause.span.start : end].split()).strip(_EDGES)
    first, _, rest = piece.partition(" ")
    if rest and first.lower() in (clause.opener, "and", "but", "or"):
        piece = rest
    first = piece.partition(" ")[0].lower()
    headless = first in AUXILIARIES_NOW or first in PAST_FORMS or any(x.pos == "v" for x in triggers().get(first, ()))
    if len(piece) < 30 or headless or clause.opener not in ("", "that"):
        piece = " ".join(text[sentence.span.start : sentence.span.end].split()).strip(_EDGES)
    if len(piece) > TITLE_LENGTH:
        piece = piece[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return (piece[:1].upper() + piece[1:]) or "…"


_EDGES = " ,;:—–-()“”\"'."
