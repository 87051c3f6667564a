"""Where what a report tells happened: in the words of its sentence, else carried over from what was told before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from gazetteer.place import EXTENDED
from geomap.english.clauses import PERSONAL, RELATIVES
from geomap.english.factuality import DENIALS, MODALS, NEGATIONS, forms
from geomap.events.aboard import aboard
from geomap.events.candidates import Candidates, Choose
from geomap.events.going import FAR_GOAL
from geomap.events.offices import doer, office
from geomap.events.placing import Placer
from geomap.events.ruling import LEAVING, WAYS, Telling
from geomap.events.scene import Scene, inferred_at, is_topic, main_place, named_at
from geomap.events.spots import at_the_site, pointed_at, told_before
from geomap.model import EventKind, Mention, Reading, When, Where
from geomap.nearness import holds, is_continent, related

SEEN = frozenset({"movement", "meeting"})
"""Kinds of which a reporter writes from the spot."""
AT_A_SPOT: frozenset[EventKind] = frozenset(
    {"violence", "accident", "disaster", "protest", "legal", "aid", "other", "meeting", "military"}
)
"""Kinds that happen at one spot of a country: not an election in it, nor coming into it."""
OPENING = 2
"""Sentences in which a report tells in a wide area what it then places."""
UNREAL = MODALS.keys() | NEGATIONS | DENIALS
LEFT = forms(LEAVING)
"""Right before a place, they tell that one was there no more."""
PHONES = frozenset({"phone", "telephone", "telephoned", "phoned", "video", "videoconference"})
LOOK_BACK = 5
"""Sentences of its paragraph in which a place is looked for."""
FLASHBACK = dt.timedelta(days=100)
"""What happened so long before the rest does not stand on the same scene."""


class Whereabouts:
    """Finds where things happened, and remembers where the last ones did."""

    def __init__(self, reading: Reading, placer: Placer, told: Mapping[int, Sequence[Telling]], choose: Choose) -> None:
        self.reading, self.report, self.placer, self.told = reading, reading.report, placer, told
        self.scenes: list[Scene] = []
        """Where the last two events were."""
        self._candidates, self.choose = Candidates(placer, told), choose
        self._opening = [*told][:OPENING][-1] if told else -1

    def find(self, i: int, t: Telling, when: When | None, ruled: Where | None) -> Where | None:
        """Where the thing happened that sentence i tells, and rules put at `ruled`; None if nothing says so."""
        if ruled is None and self._is_nowhere(i, t):
            return None
        return self.choose(self._candidates.of(i, t, when, self.scenes, self._main_place, ruled))

    def ruled(self, i: int, t: Telling, when: When | None) -> Where | None:
        """Where rules put what sentence i tells."""
        return self._refined(i, t, self._exact(i, t, self._where(i, t, when)), when)

    def _is_nowhere(self, i: int, t: Telling) -> bool:
        """Whether it was where no gazetteer knows, or those who speak by telephone are in no one place."""
        return self.placer.names_unknown(i, t) or (t.kind == "meeting" and self._by_phone(i, t))

    def _by_phone(self, i: int, t: Telling) -> bool:
        return not PHONES.isdisjoint(self.placer.words(i)[t.word : t.clause.last])

    @cached_property
    def _main_place(self) -> Where | None:
        return main_place(self.placer, self.told)

    def leave_off(self, i: int, t: Telling, when: When | None, where: Where | None) -> None:
        """Remember where the event of sentence i was, for those after it."""
        if not where or where.mention is None or t.kind == "statement" or t.status == "denied":
            return
        if is_continent(where.resolution.place):
            return
        looks_back = "had" in self.placer.words(i)[max(t.clause.first, t.word - 3) : t.word]
        if looks_back and self.scenes and when and self.scenes[-1].when:
            looks_back = when.first < self.scenes[-1].when.first  # "by noon they had gathered" goes on
        passing = t.clause.opener in PERSONAL
        if looks_back or passing or (self.scenes and self.scenes[-1].later_than(when, FLASHBACK)):
            return
        mention = next((m for m in self.placer.places[i] if m.span == where.mention), None)
        left = mention is not None and self._is_left(i, mention)
        paragraph = self.reading.sentences[i].paragraph
        if not left and self.scenes and self.scenes[-1].paragraph == paragraph and self.scenes[-1].is_within(where):
            return  # "landed in Lyon, the first of them to see France": still in Lyon
        onward = self.placer.onward(i, where.mention)
        if onward:
            where, left = named_at(onward, "where the way led on to"), False
        self.scenes = [*self.scenes[-1:], Scene(paragraph, replace(where, mention=None), t.status, when, left)]

    def _is_left(self, i: int, m: Mention) -> bool:
        """ "Sailed from X", "left X"."""
        return self.placer.preposition(i, m) == "from" or self.placer.words(i)[self.placer.index(i, m) - 1] in LEFT

    def _where(self, i: int, t: Telling, when: When | None) -> Where | None:
        sentence = self.reading.sentences[i]
        own = [m for m in self.placer.places[i] if t.clause.holds(m.span)]
        at = [m for m in own if self.placer.stands_in(i, m)] if t.clause.opener == "where" else []
        best = self.placer.best(i, at, t)
        gone = [m for m in own if self.placer.preposition(i, m) in ("to", "into")] if t.kind == "movement" else []
        best = best or (self.placer.best(i, gone, t) if t.clause.opener == "where" else None)
        best = best or self._told_of(i, t, own) or self.placer.best(i, own, t)
        if best:
            return named_at(best, "named in the clause")
        land = doer(self.placer, i, t)
        if land:
            return inferred_at(land, "the land that did it")
        pointed = pointed_at(self.placer, i, t)
        if pointed:
            return inferred_at(pointed, "named last before 'there'")
        boarded = None if own else aboard(self.placer, i, t)
        if boarded:
            return inferred_at(boarded, "where the craft arrived or set out")
        if t.clause.opener not in PERSONAL:
            rest = self._elsewhere(i, t, own) if t.kind != "statement" else self._stated_at(i, t, own)
            if rest:
                return named_at(rest, "named elsewhere in the sentence")
        home = self.placer.homeland(i, t)
        if home:
            return inferred_at(home, "the country of the one who went home")
        if self._is_nowhere(i, t):
            return None
        if at_the_site(self.placer.words(i), t.clause) and (main := self._of_the_report(when)):
            return main
        spot = told_before(self.placer, i, t.clause) if t.kind != "statement" else None
        if spot:
            return inferred_at(spot, "where the report told before that it is")
        here = self._carried(t, when, sentence.paragraph, reach=0)
        here = here or self._named_before(i, t)
        state = office(self.placer, i, t)
        if here and state and related(here.resolution.place, state.resolution.place):
            state = None  # "Chad's ministers resigned" in the town that was told of
        here = None if state else here
        if state and self.scenes and self.scenes[-1].is_within(state):
            state = self._carried(t, when, sentence.paragraph, reach=1) or state
        if here or state or t.kind == "statement":
            return here or state
        here = self._carried(t, when, sentence.paragraph, reach=1)
        if here or self.scenes:
            return here or self._of_the_report(when)
        return self._ahead(i, t) or self._of_the_report(when)

    def _told_of(self, i: int, t: Telling, own: list[Mention]) -> Mention | None:
        """The place that a clause with "where" tells of, or the spot in it: "Fiji, where they sailed from Suva"."""
        wide = self.placer.before_where(i, t.clause)
        spot = self.placer.best(i, own, t) if wide else None
        if not (wide and spot and wide.resolution and spot.resolution):
            return wide
        return spot if holds(wide.resolution.place, spot.resolution.place) else wide

    def _refined(self, i: int, t: Telling, where: Where | None, when: When | None) -> Where | None:
        """Of what the opening puts in a country or a region, the spot in it that the report then is about.

        "A bomb killed ten in the south of Chad", "the bus was in Abeche".
        """
        if where is None or t.kind not in AT_A_SPOT or t.status != "actual" or (where.mention and i > self._opening):
            return where
        named = next((m for m in self.placer.places[i] if m.span == where.mention), None)
        if named and self.placer.preposition(i, named) in WAYS | {"off"}:
            return where  # "was extradited to Chad", "was picked up off Chad"
        wide = where.resolution.place
        main = self._of_the_report(when) if wide.kind in EXTENDED else None
        inner = main.resolution.place if main else wide
        if main is None or inner.id == wide.id or inner.kind in ("country", "water") or not holds(wide, inner):
            return where
        return main

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
            ways = [o.clause for o in self.told.get(j, ()) if (o.kind, o.status) == ("movement", "planned")]
            plain = [m for m in self.placer.places[j] if self.placer.index(j, m) < passing]
            plain = [m for m in plain if not any(c.holds(m.span) for c in ways)]
            found = self.placer.best(j, plain, t, WAYS)
            if found:
                return inferred_at(found, "named before in the paragraph")
        return None

    def _carried(self, t: Telling, when: When | None, paragraph: int, reach: int) -> Where | None:
        """The place of the last scene that is not further back than so many paragraphs."""
        for scene in reversed(self.scenes):
            if paragraph - scene.paragraph > reach:
                return None
            if not scene.left or (t.kind == "statement" and reach == 0):
                same = self._same_world(t, when, scene)
                return replace(scene.where, decided_by="carried over from the event told before") if same else None
        return None

    def _elsewhere(self, i: int, t: Telling, own: list[Mention]) -> Mention | None:
        """A place that another clause of the sentence names, but not in passing and not as the aim of a way.

        Where a speaker stands is where the thing was only if the paragraph has told of no other place.
        """
        others = [m for m in self.placer.places[i] if m not in own and not any(p.contains(m.span) for p in t.passing)]
        others = [m for m in others if not any(is_topic(self.placer, i, m, o) for o in self.told.get(i, ()))]
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
        others = [m for m in others if not self.placer.is_of_another_time(i, m, t)]
        before = [m for m in others if m.span.end <= t.clause.span.start]
        return self.placer.best(i, before, t, WAYS) or self.placer.best(i, others, t, WAYS)

    def _exact(self, i: int, t: Telling, where: Where | None) -> Where | None:
        """Of what the first sentence tells in a country, the town of that country that the report is datelined from.

        "OSH, Kyrgyzstan - The envoy arrived in Kyrgyzstan": the reporter went to see it.
        """
        if where is None or t.kind not in SEEN or t.status != "actual" or where.resolution.place.kind != "country":
            return where
        if any(m.span == where.mention and self.placer.is_speakers(i, m) for m in self.placer.places[i]):
            return where  # "officials in Chad say that the storm has moved on": who knows where
        line = self.reading.sentences[i - 1] if i else None
        for m in self.placer.mentions[i - 1] if line and line.kind == "dateline" else ():
            place = m.resolution.place if m.resolution else None
            if place and place.kind not in EXTENDED and place.country == where.resolution.place.country:
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
        return self._main_place
