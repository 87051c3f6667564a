"""What a report tells as events: kind, place, time, people, status; each from a clause of a sentence."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from geomap.dating import ELSEWHERE, Dater
from geomap.english.clauses import PERSONAL, RELATIVES
from geomap.english.factuality import DENIALS, MODALS, NEGATIONS, forms
from geomap.events.finding import BIRTHS, FAR_GOAL, Who
from geomap.events.headline import headline
from geomap.events.placing import Placer
from geomap.events.ruling import LEAVING, WAYS, Telling
from geomap.events.scene import Scene, inferred_at, main_place, named_at
from geomap.events.sharing import listed_beside
from geomap.events.spots import at_the_site, pointed_at, told_before
from geomap.events.telling import Teller
from geomap.model import Event, Mention, Reading, Sentence, Source, When, Where

OFFICIAL_ACTS = frozenset({"declare", "order", "ban", "impose", "lift", "close", "reopen"})
OF_STATES = frozenset({"politics", "election"})
"""Kinds that happen in the state that the sentence speaks of: "ousted Chad's president"."""
SEEN = frozenset({"movement", "meeting"})
"""Kinds of which a reporter writes from the spot."""
UNREAL = MODALS.keys() | NEGATIONS | DENIALS
LEFT = forms(LEAVING)
"""Right before a place, they tell that one was there no more."""
LOOK_BACK = 5
"""Sentences of its paragraph in which a place is looked for."""
RECENT = dt.timedelta(days=4)
"""A saying without a date of its own is not carried back further than this."""
FLASHBACK = dt.timedelta(days=100)
"""What happened so long before the rest does not stand on the same scene."""


def tell(reading: Reading, who: Who) -> tuple[Event, ...]:
    """All events of a report, in order of telling. `who` names the people mentioned in a span of it."""
    placer = Placer(reading)
    teller, maker = Teller(reading, placer, who), _Maker(reading, placer, who)
    found: dict[str, Event] = {}
    for i, sentence in enumerate(reading.sentences):
        if sentence.kind not in ("body", "caption") or is_archive(reading.report.text, sentence):
            continue
        known: set[tuple[object, ...]] = set()
        for telling in teller.tellings(i):
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
    """Makes events of what is told, and remembers where the last one was."""

    def __init__(self, reading: Reading, placer: Placer, who: Who) -> None:
        self.reading, self.report, self.placer, self.who = reading, reading.report, placer, who
        self.dater = Dater(reading)
        self.scenes: list[Scene] = []
        """Where the last two events were."""
        self._main: tuple[Where | None] | None = None

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
            id = _event_id(event.id, str(m.span.start - self.reading.sentences[i].span.start))
            yield replace(event, id=id, where=named_at(m, "named in a list of the clause"))

    def _event(self, i: int, t: Telling) -> Event | None:
        sentence = self.reading.sentences[i]
        quote = self.report.text[sentence.span.start : sentence.span.end]
        when = self.dater.at(i, t.clause.span, t.passing, self.placer.asides(i))
        if when and t.kind == "statement" and t.status != "planned" and self._is_not_of_the_saying(when):
            when = self.dater.report_day(sentence)
        if when and not when.text and t.trigger and t.trigger.lemma in BIRTHS:
            when = None  # whoever is spoken of was born at some time, but hardly now
        if t.status == "actual" and when and self.report.day and when.first > self.report.day:
            if when.decided_by == ELSEWHERE:
                when = self.dater.report_day(sentence)  # "is heading for X, where it is expected on Monday"
            else:
                t = replace(t, status="planned")  # what is dated after the report has not happened yet
        where = self._exact(i, t, self._where(i, t, when))
        if t.kind == "other" and not self._is_worth_telling(sentence, t, when, where):
            return None
        self._set_scene(i, t, when, where)
        certain = 0.9 if t.trigger and t.trigger.pos == "v" else 0.7
        certain *= where.resolution.confidence if where else 0.8
        certain *= 1 if when and when.text else 0.75
        certain *= 1 if where and where.mention else 0.75
        report = self.report
        source = Source(report.id, sentence.span, report.title, report.publisher, report.url, report.published)
        return Event(
            id=_event_id(report.id, quote, t.kind, t.status, str(t.clause.first)),
            kind=t.kind,
            title=headline(report.text, sentence, t.clause, self.placer.words(i), whole=t.kind == "statement"),
            quote=quote,
            when=when,
            where=where,
            people=self.who(t.clause.span) or self.who(sentence.span),
            status=t.status,
            confidence=round(certain, 3),
            sources=(source,),
            trigger=t.trigger.lemma if t.trigger else "",
        )

    def _is_not_of_the_saying(self, when: When) -> bool:
        """What was said is of a day to come, or of long ago; the saying is not."""
        day = self.report.day
        return bool(day and (when.first > day or (not when.text and day - when.last > RECENT)))

    def _is_worth_telling(self, sentence: Sentence, t: Telling, when: When | None, where: Where | None) -> bool:
        """Without a place or a date of its own hardly anything of kind "other" is an event, the less in a quotation."""
        weak = t.trigger is None or t.trigger.pos == "n" or t.status == "possible" or sentence.quoted
        return not weak or bool(where and where.mention) or bool(when and when.text)

    def _set_scene(self, i: int, t: Telling, when: When | None, where: Where | None) -> None:
        if not where or where.mention is None or t.kind == "statement" or t.status == "denied":
            return
        looks_back = "had" in self.placer.words(i)[max(t.clause.first, t.word - 3) : t.word]
        if looks_back and self.scenes and when and self.scenes[-1].when:
            looks_back = when.first < self.scenes[-1].when.first  # "by noon they had gathered" goes on
        passing = t.clause.opener in PERSONAL
        if looks_back or passing or (self.scenes and self.scenes[-1].later_than(when, FLASHBACK)):
            return
        mention = next((m for m in self.placer.places[i] if m.span == where.mention), None)
        left = mention is not None and self.placer.preposition(i, mention) == "from"
        paragraph = self.reading.sentences[i].paragraph
        if not left and self.scenes and self.scenes[-1].paragraph == paragraph and self.scenes[-1].is_within(where):
            return  # "landed in Lyon, the first of them to see France": still in Lyon
        onward = self.placer.onward(i, where.mention)
        if onward:
            where, left = named_at(onward, "where the way led on to"), False
        self.scenes = [*self.scenes[-1:], Scene(paragraph, replace(where, mention=None), t.status, when, left)]

    def _where(self, i: int, t: Telling, when: When | None) -> Where | None:
        sentence = self.reading.sentences[i]
        own = [m for m in self.placer.places[i] if t.clause.holds(m.span)]
        at = [m for m in own if self.placer.stands_in(i, m)] if t.clause.opener == "where" else []
        best = self.placer.best(i, at, t)
        gone = [m for m in own if self.placer.preposition(i, m) in ("to", "into")] if t.kind == "movement" else []
        best = best or (self.placer.best(i, gone, t) if t.clause.opener == "where" else None)
        best = best or self.placer.before_where(i, t.clause) or self.placer.best(i, own, t)
        if best:
            return named_at(best, "named in the clause")
        pointed = pointed_at(self.placer, i, t)
        if pointed:
            return inferred_at(pointed, "named last before 'there'")
        if t.clause.opener not in PERSONAL:
            rest = self._elsewhere(i, t, own) if t.kind != "statement" else self._stated_at(i, t, own)
            if rest:
                return named_at(rest, "named elsewhere in the sentence")
        home = self.placer.homeland(i, t)
        if home:
            return inferred_at(home, "the home of who went there")
        if self.placer.names_unknown(i, t):
            return None  # a place that no gazetteer knows is not the one before
        if at_the_site(self.placer.words(i), t.clause) and (main := self._of_the_report(when)):
            return main
        spot = told_before(self.placer, i, t.clause) if t.kind != "statement" else None
        if spot:
            return inferred_at(spot, "where the report told before that it is")
        here = self._carried(t, when, sentence.paragraph, reach=0)
        here = here or self._named_before(i, t)
        office = None if here else self._office(i, t)
        if office and self.scenes and self.scenes[-1].is_within(office):
            office = self._carried(t, when, sentence.paragraph, reach=1) or office
        if here or office or t.kind == "statement":
            return here or office
        here = self._carried(t, when, sentence.paragraph, reach=1)
        if here or self.scenes:
            return here or self._of_the_report(when)
        return self._ahead(i, t) or self._of_the_report(when)

    def _named_before(self, i: int, t: Telling) -> Where | None:
        """A place that the paragraph named before without telling an event there: "The village has one street."."""
        if t.kind == "statement":
            return None
        paragraph = self.reading.sentences[i].paragraph
        for j in range(i - 1, max(-1, i - 1 - LOOK_BACK), -1):
            if self.reading.sentences[j].paragraph != paragraph:
                return None
            words = self.placer.words(j)
            passing = next((n for n, w in enumerate(words) if w in ("who", "whose")), len(words))
            plain = [m for m in self.placer.places[j] if self.placer.index(j, m) < passing]
            found = self.placer.best(j, plain, t, WAYS)
            if found:
                return inferred_at(found, "named before in the paragraph")
        return None

    def _carried(self, t: Telling, when: When | None, paragraph: int, reach: int) -> Where | None:
        """The place of the last scene that is not further back than so many paragraphs."""
        for scene in reversed(self.scenes):
            if paragraph - scene.paragraph > reach:
                return None
            if not scene.left:
                same = self._same_world(t, when, scene)
                return replace(scene.where, decided_by="carried over from the event told before") if same else None
        return None

    def _elsewhere(self, i: int, t: Telling, own: list[Mention]) -> Mention | None:
        """A place that another clause of the sentence names, but not in passing and not as the aim of a way.

        Where a speaker stands is where the thing was only if the paragraph has told of no other place.
        """
        others = [m for m in self.placer.places[i] if m not in own and not any(p.contains(m.span) for p in t.passing)]
        if self.scenes and self.scenes[-1].paragraph == self.reading.sentences[i].paragraph:
            others = [m for m in others if not self.placer.is_speakers(i, m)]
        goal = self._far_goal(i, t, others)
        if goal:
            return goal
        words = self.placer.words(i)
        if t.kind == "movement":
            others = [m for m in others if words[self.placer.index(i, m) - 1] not in LEFT]
        if "since" in words and words.index("since") >= t.clause.last:  # "freed, his first outing since X fell in Y"
            others = [m for m in others if self.placer.index(i, m) < words.index("since")]
        before = [m for m in others if m.span.end <= t.clause.span.start]
        return self.placer.best(i, before, t, WAYS) or self.placer.best(i, others, t, WAYS)

    def _exact(self, i: int, t: Telling, where: Where | None) -> Where | None:
        """Of what the first sentence tells in a country, the town of that country that the report is datelined from.

        "OSH, Kyrgyzstan - The envoy arrived in Kyrgyzstan": the reporter went to see it.
        """
        if where is None or t.kind not in SEEN or t.status != "actual" or where.resolution.place.kind != "country":
            return where
        line = self.reading.sentences[i - 1] if i else None
        for m in self.placer.mentions[i - 1] if line and line.kind == "dateline" else ():
            place = m.resolution.place if m.resolution else None
            if place and place.kind in ("city", "village", "poi") and place.country == where.resolution.place.country:
                return inferred_at(m, "the dateline's town, in the country that is named")
        return where

    def _far_goal(self, i: int, t: Telling, others: list[Mention]) -> Mention | None:
        """ "Brought nine men, tired but glad, to X": a goal behind words set between it and its verb."""
        if t.kind != "movement" or not t.trigger or t.trigger.pos != "v":
            return None
        words = self.placer.words(i)
        for m in others:
            k = self.placer.index(i, m)
            between = words[t.word + 1 : k]
            if t.clause.last <= k < t.word + FAR_GOAL and words[k - 1] == "to" and words[k - 2] == ",":
                return m if RELATIVES.isdisjoint(between) else None
        return None

    def _stated_at(self, i: int, t: Telling, own: list[Mention]) -> Mention | None:
        """Where somebody speaks by the words before the verb: "the minister, in a speech in Oslo, ruled out"."""
        before = [m for m in self.placer.places[i] if m not in own and m.span.end <= t.clause.span.start]
        before = [m for m in before if self.placer.stands_in(i, m) and not any(p.contains(m.span) for p in t.passing)]
        return self.placer.best(i, before, t)

    def _same_world(self, t: Telling, when: When | None, scene: Scene) -> bool:
        """No plan places a fact after it, and no event of long ago one of now."""
        if scene.status != "actual" and t.status == "actual" and t.kind != "statement":
            return False
        return not scene.apart_from(when, FLASHBACK)

    def _office(self, i: int, t: Telling) -> Where | None:
        """ "Florida Governor X declared an emergency": an official act holds where the office does."""
        if t.trigger is None or not (t.trigger.lemma in OFFICIAL_ACTS or t.kind in OF_STATES):
            return None
        word = self.reading.sentences[i].tokens[t.word].start
        for m in self.placer.mentions[i]:
            if not m.resolution or not t.clause.holds(m.span) or m.role not in ("modifier", "metonymic"):
                continue
            if t.kind in OF_STATES or m.span.start < word:
                return inferred_at(m, "where the office that acts has its say")
        return None

    def _ahead(self, i: int, t: Telling) -> Where | None:
        """The place that the next sentence of the paragraph names, where none was named before."""
        if i + 1 >= len(self.reading.sentences):
            return None
        following = self.reading.sentences[i + 1]
        if following.paragraph != self.reading.sentences[i].paragraph:
            return None
        if not UNREAL.isdisjoint(self.placer.words(i + 1)):
            return None  # a place where something may be, or was not
        found = self.placer.best(i + 1, self.placer.places[i + 1], t, WAYS)
        return inferred_at(found, "named in the sentence after it") if found else None

    def _of_the_report(self, when: When | None) -> Where | None:
        """The place that the report is about, but for what happened long before it and before what it opens with."""
        day = self.report.day
        opening = self.scenes[0].when if self.scenes else None
        if (
            when
            and day
            and day - when.first > FLASHBACK
            and not (opening and abs(opening.first - when.first) < FLASHBACK)
        ):
            return None
        if self._main is None:
            self._main = (main_place(self.placer),)
        return self._main[0]


def _event_id(*parts: str) -> str:
    """The same for the same words of the same report, whatever stands around them."""
    return "e" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
