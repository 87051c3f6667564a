"""What a report tells as events: kind, place, time, people, status; each from a clause of a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geomap.dating import ELSEWHERE, Dater
from geomap.english.spells import spell
from geomap.events.candidates import Choose, choice
from geomap.events.finding import BIRTHS
from geomap.events.headline import headline
from geomap.events.identity import event_id
from geomap.events.moving import Who
from geomap.events.placing import Placer
from geomap.events.ruling import Telling
from geomap.events.scene import named_at
from geomap.events.sharing import listed_beside
from geomap.events.telling import Teller
from geomap.events.ways import of_ways
from geomap.events.whereabouts import Whereabouts
from geomap.model import Event, Reading, Sentence, Source, When

__all__ = ["of_ways", "tell"]

RECENT = dt.timedelta(days=4)
"""A saying without a date of its own is not carried back further than this."""


def tell(reading: Reading, who: Who, choose: Choose = choice) -> tuple[Event, ...]:
    """All events of a report, in order of telling. `who` names the people mentioned in a span of it.

    `choose` answers where each was, of the places that it can have been at.
    """
    placer = Placer(reading)
    teller = Teller(reading, placer, who)
    told = {
        i: teller.tellings(i)
        for i, sentence in enumerate(reading.sentences)
        if sentence.kind in ("body", "caption") and not is_archive(reading.report.text, sentence)
    }
    maker = _Maker(reading, placer, who, told, choose)
    found: dict[str, Event] = {}
    for i, tellings in told.items():
        known: set[tuple[object, ...]] = set()
        for telling in tellings:
            for event in maker.events(i, telling):
                place = event.where and event.where.resolution.place.id
                what = (event.kind, event.status, place, event.when and event.when.edtf)
                if what not in known:
                    known.add(what)
                    found.setdefault(event.id, event)
    return tuple(found.values())


def is_archive(text: str, sentence: Sentence) -> bool:
    """A caption that says that its picture is an old one."""
    return sentence.kind == "caption" and bool(_ARCHIVE.search(text, sentence.span.start, sentence.span.end))


_ARCHIVE = re.compile(r"\b(?:files?|archives?|handout|stock)\b(?: (?:photo|picture|image|pic))?", re.IGNORECASE)


class _Maker:
    """Makes events of what is told."""

    def __init__(
        self, reading: Reading, placer: Placer, who: Who, told: Mapping[int, Sequence[Telling]], choose: Choose
    ) -> None:
        self.reading, self.report, self.placer, self.who = reading, reading.report, placer, who
        self.dater = Dater(reading)
        self.whereabouts = Whereabouts(reading, placer, told, choose)

    def events(self, i: int, t: Telling) -> Iterator[Event]:
        """What a telling tells of, at each place of a list."""
        event = self._event(i, t)
        if event is None:
            return
        yield event
        at = event.where and event.where.mention
        named = next((m for m in self.placer.places[i] if m.span == at), None)
        if named is None or t.kind == "statement":
            return
        for m in listed_beside(self.placer, i, named, t.clause):
            id = event_id(event.id, str(m.span.start - self.reading.sentences[i].span.start))
            yield replace(event, id=id, where=named_at(m, "named in a list of the clause"))

    def _event(self, i: int, t: Telling) -> Event | None:
        sentence = self.reading.sentences[i]
        quote = self.report.text[sentence.span.start : sentence.span.end]
        when = self.dater.of_thing(i, sentence.tokens[t.word]) or self.dater.at(
            i, t.clause.span, t.passing, self.placer.asides(i)
        )
        if when and t.kind == "statement" and t.status != "planned" and self._is_not_of_the_saying(when):
            when = self.dater.report_day(sentence)
        if when and not when.text and t.trigger and t.trigger.lemma in BIRTHS:
            when = None  # whoever is spoken of was born at some time, but hardly now
        if when and not when.text and when.decided_by != ELSEWHERE and spell(self._written(t)):
            when = None  # "taught in Lyon for two years": on none of the days told around it
        if t.status == "actual" and when and self.report.day and when.first > self.report.day:
            if when.decided_by == ELSEWHERE:
                when = self.dater.report_day(sentence)  # "is heading for X, where it is expected on Monday"
            else:
                t = replace(t, status="planned")  # what is dated after the report has not happened yet
        ruled = self.whereabouts.ruled(i, t, when)
        where = self.whereabouts.find(i, t, when, ruled)
        named = any(w is not None and w.mention for w in (ruled, where))
        if t.kind == "other" and not self._is_worth_telling(sentence, t, when, named=named):
            return None
        self.whereabouts.leave_off(i, t, when, where)
        certain = 0.9 if t.trigger and t.trigger.pos == "v" else 0.7
        certain *= where.resolution.confidence if where else 0.8
        certain *= 1 if when and when.text else 0.75
        certain *= 1 if where and where.mention else 0.75
        return Event(
            id=event_id(self.report.id, quote, t.kind, t.status, str(t.clause.first)),
            kind=t.kind,
            title=headline(self.report.text, sentence, t.clause, self.placer.words(i), whole=t.kind == "statement"),
            quote=quote,
            when=when,
            where=where,
            people=self.who(t.clause.span) or self.who(sentence.span),
            status=t.status,
            confidence=round(certain, 3),
            sources=(Source.of(self.report, sentence.span),),
            trigger=t.trigger.lemma if t.trigger else "",
        )

    def _written(self, t: Telling) -> str:
        return self.report.text[t.clause.span.start : t.clause.span.end]

    def _is_not_of_the_saying(self, when: When) -> bool:
        """What was said is of a day to come, or of long ago; the saying is not."""
        day = self.report.day
        return bool(day and (when.first > day or (not when.text and day - when.last > RECENT)))

    def _is_worth_telling(self, sentence: Sentence, t: Telling, when: When | None, *, named: bool) -> bool:
        """Without a place or a date of its own hardly anything of kind "other" is an event, the less in a quotation."""
        weak = (
            t.trigger is None
            or t.trigger.pos == "n"
            or t.trigger.form == "s"
            or t.status == "possible"
            or sentence.quoted
        )
        return not weak or named or bool(when and when.text)
