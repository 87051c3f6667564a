"""What a sentence tells as events: one for a clause, by its weightiest word."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from geomap.english.clauses import BREAKS, PERSONAL, Clause, clauses
from geomap.english.factuality import forms, status_of
from geomap.english.lemmas import PAST_FORMS
from geomap.english.lexicon import Trigger
from geomap.events.causes import OUTCOMES, Causes
from geomap.events.facts import WHEN, Facts, is_plain_past
from geomap.events.finding import Finder, Hits
from geomap.events.moving import Moving, Who, moved
from geomap.events.placing import Placer
from geomap.events.purposes import purposes
from geomap.events.ruling import Telling
from geomap.events.sharing import shared_out, stages
from geomap.events.standing import BE, HAVE, QUOTES, is_aside
from geomap.events.weighing import LEADS_TO, SPOKEN_OF, weight_of
from geomap.grouping import by_sentence
from geomap.model import EventKind, Reading, Span

PLAIN_SAYING = frozenset("say tell ask answer reply add speak address".split())
"""They only hand on what was said; "warn", "deny" or "urge" are an event by themselves."""
OF_THINGS = forms(frozenset("blame condemn accuse criticize criticise praise urge welcome denounce thank deplore hail"
                            " reject dismiss call".split()))  # fmt: skip
"""Speeches about somebody or something; a clause with its own verb follows none of them."""
STORM = re.compile(r"(?:\b(?:tropical )?(?:hurricane|typhoon|cyclone|storm)\b)", re.IGNORECASE)
DRIVES = forms(frozenset("force compel oblige prompt persuade lead".split()))
NOTHING = frozenset({("no", "plans"), ("no", "plan"), ("no", "intention"), ("no", "need"), ("no", "wish")})
UNBOUND = frozenset({"to", "did", "do", "does", "not", "n't"}) | HAVE
"""Before a verb's base they show that it is no present tense."""
HABITS = frozenset(
    "every each daily weekly often usually always now since year years month months week ago last".split()
)
"""With these the present tense tells what goes on."""
ALWAYS = frozenset(
    "annually yearly daily weekly monthly often usually always typically traditionally regularly".split()
)
RECURRING = frozenset((a, b) for a in ("each", "every") for b in ("year", "month", "week", "day", "summer", "winter"))
"""With these the present tense tells of nothing that happened."""
DEFINED = frozenset(("is", w) for w in ("a", "an", "any", "defined", "called"))
RULED = frozenset("required obliged supposed entitled".split())
"""Behind "are", and before an infinitive, they tell a rule."""
ASIDES = WHEN | {"during", "since", "amid", "despite"}
"""Before a noun they name what went on beside something else."""
ASIDE = frozenset("after before since until while when as because where which although though".split())
"""What they open is told beside the main clause."""
CONFESSING = frozenset("admitted admits admitting confessed".split())
COUNTING = forms(frozenset("report confirm record register announce".split()))
COUNTED = frozenset({"case", "death", "infection", "outbreak"})
"""What those report who count the sick: "confirmed two cases"."""
FEW = 5
"""Words between the two."""
UNHUNG = frozenset("and or by while when after before then been kept keeps started stopped resumed finished".split())
"""Before a form in -ing they go on with the verb, or tell how it was done."""


class Teller:
    """Finds what each sentence of a report tells."""

    def __init__(self, reading: Reading, placer: Placer, who: Who) -> None:
        self.reading, self.placer, self.who = reading, placer, who
        self.finder = Finder(reading, placer)
        self.moving = Moving(reading, placer, who)
        self.causes = Causes(reading, self.finder)
        self.times = by_sentence(reading.sentences, (t for t in reading.times if t.first), lambda t: t.span)
        self.facts = Facts(reading, placer, self.times)

    def tellings(self, i: int) -> list[Telling]:
        """At most one event for each clause, and one for each kind, status and named place in a sentence."""
        sentence, words = self.reading.sentences[i], self.placer.words(i)
        hits = heard = self.causes.explained(self.finder.heard(i))
        if not hits and not self.facts.is_one(i, words):
            return []
        pieces = clauses(words, sentence, [m.span for m in self.placer.places[i]])
        hits = self.moving.kept(i, words, hits, pieces)
        heads = [c.head for c in pieces if c.head]
        told = [
            stage
            for c in pieces
            if c not in heads and (t := self._weightiest(words, hits, c))
            for stage in self._stages(i, words, hits, _inherited(words, t, pieces, hits))
        ]
        told += [aim for t in told for aim in purposes(words, hits, t)]
        told += self.facts.beside(i, words, pieces, told)
        told = [t for t in told if not self._is_habit(i, words, t)]
        told.sort(key=lambda t: t.clause.first)
        told = [self.causes.of(i, hits, self._timetabled(i, words, t)) for t in told]
        nobody = any(t.lemma in OUTCOMES for row in hits.values() for t in row)
        if told and all(t.clause.opener in PERSONAL | ASIDE or _is_when(words, t) for t in told):
            main = self.facts.main(i, words, pieces, told)
            told = [*main, *(t for t in told if all(t.clause != m.clause for m in main))]
        if not told and not nobody and self.facts.is_one(i, words):
            told = self.facts.alone(i, words, pieces)
        told = [self.causes.by_war(i, words, moved(words, heard, t)) for t in told]
        spots, times = [m.span for m in self.placer.places[i]], [t.span for t in self.times[i]]
        told = [part for t in told for part in shared_out(words, sentence, t, spots, times)]
        self.causes.remember(i, told)
        return self._distinct(i, told, tuple(c.span for c in pieces if _is_in_passing(words, c)))

    def _distinct(self, i: int, found: list[Telling], passing: tuple[Span, ...]) -> list[Telling]:
        substance = any(t.kind != "statement" and t.trigger and not _is_slight(t) for t in found)
        planned = any(t.kind != "statement" and t.status == "planned" for t in found)
        kept: list[Telling] = []
        known: set[tuple[str, str, object]] = set()
        for t in found:
            if t.kind == "statement" and substance and not self._stands_alone(i, t):
                continue
            said_by = any(self.who(part.span) for part in (t.clause, t.clause.head) if part)
            if t.kind == "statement" and planned and not (self._stands_alone(i, t) or said_by):
                continue  # a plan is told; who says so counts if it is somebody known
            if passing:
                t = replace(t, passing=tuple(p for p in passing if p != t.clause.span))
            own = self.placer.best(i, [m for m in self.placer.places[i] if t.clause.holds(m.span)], t)
            place = own.resolution.place.id if own and own.resolution else None
            kinds = {(k.kind, k.status) for k in kept if k.clause.span not in passing}
            home = t.trigger is not None and t.trigger.lemma.endswith("_home")
            if (t.kind, t.status, place) not in known and (place or home or (t.kind, t.status) not in kinds):
                kept.append(t)
                known.add((t.kind, t.status, place))
        return kept

    def _weightiest(self, words: list[str], hits: Hits, clause: Clause) -> Telling | None:
        best: tuple[float, int, Trigger] | None = None
        spoken = _speech(words, hits, clause)
        for part in (clause.head, clause) if clause.head else (clause,):
            for k in range(part.first, part.last):
                for t in hits.get(k, ()):
                    weight = weight_of(words, k, t)
                    if k != spoken and spoken is not None and t.kind != "statement" and _is_topic(words, k, t, spoken):
                        weight = min(weight, SPOKEN_OF)
                    if t.pos == "n" and is_aside(words, k, ASIDES):
                        weight = min(weight, SPOKEN_OF)
                    if t.form == "ing" and _hangs_deeper(words, hits, part, k):
                        weight = min(weight, SPOKEN_OF)
                    if best is None or weight > best[0]:
                        best = (weight, k, t)
        if best is None:
            return None
        _, k, t = best
        kind: EventKind = "disaster" if t.kind == "movement" and self._of_storm(words, clause, k) else t.kind
        part = clause.head if clause.head and k < clause.first else clause
        status = status_of(words, part.first, part.last, clause.opener, k, noun=t.pos == "n")
        if status == "denied" and (t.lemma in OUTCOMES or not NOTHING.isdisjoint(pairwise(words[part.first : k]))):
            return None  # "nobody was hurt" tells of nothing, nor does "has no plans to visit"
        return Telling(t, kind, status, clause, k)

    def _stages(self, i: int, words: list[str], hits: Hits, t: Telling) -> list[Telling]:
        """Each step of a plan: "will visit Lyon on Monday and fly to Nice on Tuesday"."""
        c = t.clause
        own = range(c.first, c.last)
        verbs = [k for k in own if any(h.pos == "v" and h.form == "base" for h in hits.get(k, ()))]
        if t.word not in verbs or status_of(words, c.first, c.last, c.opener, verbs[0]) != "planned":
            return [t]
        spans = [m.span for m in self.placer.places[i]] + [x.span for x in self.times[i]]
        parts = stages(words, self.reading.sentences[i], t.clause, verbs, spans)
        if len(parts) == 1:
            return [t]
        found = (self._weightiest(words, hits, part) for part in parts)
        return [replace(f, status="planned") for f in found if f]

    def _timetabled(self, i: int, words: list[str], t: Telling) -> Telling:
        """ "They fly home on Friday", in the present tense, is still to come; captions tell the past so."""
        present = (
            t.trigger is not None and t.trigger.form in ("s", "base") and t.kind in ("movement", "meeting", "election")
        )
        if not present or t.status != "actual" or t.clause.opener or words[t.word - 1] in UNBOUND:
            return t
        dated = any(t.clause.span.contains(x.span) and x.anchor != "absolute" for x in self.times[i])
        soon = dated and self.reading.sentences[i].kind == "body" and HABITS.isdisjoint(words)
        past = any(w in PAST_FORMS for w in words[t.clause.first : t.word])
        return replace(t, status="planned") if soon and not past else t

    def _of_storm(self, words: list[str], clause: Clause, k: int) -> bool:
        if not DRIVES.isdisjoint(words[clause.first : k]):
            return False  # "the storm forced him to fly home"
        text = self.reading.report.text[clause.span.start : clause.span.end]
        return bool(STORM.search(text)) or any(STORM.match(p) for p in self.who(clause.span))

    def _is_habit(self, i: int, words: list[str], t: Telling) -> bool:
        """What goes on, or is the rule: "pilgrims arrive each year", "members are required to sign"; no event."""
        if (
            t.kind == "statement"
            or t.status != "actual"
            or t.trigger is None
            or self.reading.sentences[i].kind != "body"
        ):
            return False
        within = words[t.clause.first : t.clause.last]
        if within[0] in ("a", "an") and tuple(words[t.word + 1 : t.word + 3]) in DEFINED:
            return True  # "a hurricane is a storm with winds of"
        if any(a in BE and b in RULED for a, b in pairwise(words[t.clause.first : t.word])):
            return not self.times[i]
        present = t.trigger.pos == "v" and t.trigger.form in ("s", "base") and words[t.word - 1] not in UNBOUND
        if not present or any(is_plain_past(a, b) for a, b in pairwise(within)):
            return False
        return any(pair in RECURRING for pair in pairwise(within)) or not ALWAYS.isdisjoint(within)

    def _stands_alone(self, i: int, t: Telling) -> bool:
        """A statement is an event beside what it says if it has a time or place of its own, or is more than saying."""
        span, trigger = t.clause.span, t.trigger
        if trigger and (trigger.lemma not in PLAIN_SAYING or trigger.company) and not t.clause.opener:
            return True
        words = self.placer.words(i)
        if trigger and trigger.lemma in PLAIN_SAYING and not QUOTES.isdisjoint(words) and self.who(span):
            return True
        timed = any(span.contains(x.span) for x in self.times[i])
        timed = timed or words[t.word + 1 : t.word + 2] in (["later"], ["earlier"])
        return timed or any(span.contains(m.span) for m in self.placer.places[i])


def _speech(words: list[str], hits: Hits, clause: Clause) -> int | None:
    """Index of the first finite verb of a clause that says more than "said": "warned", "has denied"."""
    for k in range(clause.first, clause.last):
        for t in hits.get(k, ()):
            if t.kind == "statement" and t.pos == "v" and t.form in ("ed", "s") and t.lemma not in PLAIN_SAYING:
                return k
    return None


def _hangs_deeper(words: list[str], hits: Hits, part: Clause, k: int) -> bool:
    """ "Hit a bus carrying men", "officers answering a call came under fire": the clause has a verb of its own."""
    before = words[k - 1] if k else ""
    if k == part.first or before in BE or before in UNHUNG or before in BREAKS or before.endswith("ly"):
        return False
    if not LEADS_TO.isdisjoint(words[max(part.first, k - 4) : k]) or _is_confessed(words, k):
        return False  # "resumed bombing", "admitted stabbing"
    finite = (n for n in hits if part.first <= n < part.last and n != k)
    return any(t.pos == "v" and t.form in ("ed", "s") for n in finite for t in hits[n])


def _is_topic(words: list[str], k: int, t: Trigger, spoken: int) -> bool:
    """What a speech is about: a noun, or a verb that hangs on it ("ruled out attacking", "blamed a letter sent by")."""
    if t.pos == "n":
        return t.lemma not in COUNTED or words[spoken] not in COUNTING or k - spoken > FEW
    if _is_confessed(words, k):
        return False
    return k > spoken and (t.form == "ing" or words[k - 1] == "to" or words[spoken] in OF_THINGS)


def _is_in_passing(words: list[str], clause: Clause) -> bool:
    """ "Who was born in X", "which had set out from X in May"."""
    earlier = clause.opener == "which" and "had" in words[clause.first : clause.first + 3]
    return clause.opener in PERSONAL or earlier


def _is_when(words: list[str], t: Telling) -> bool:
    """Only the date of what the sentence tells: "withdrew its jets after the accident"."""
    return t.trigger is not None and t.trigger.pos == "n" and is_aside(words, t.word, WHEN)


def _is_confessed(words: list[str], k: int) -> bool:
    """ "Admitted fatally stabbing": the deed is told."""
    return words[k].endswith("ing") and not CONFESSING.isdisjoint(words[max(0, k - 2) : k])


def _is_slight(t: Telling) -> bool:
    """Told in passing, or has not happened: no reason to leave out who says so."""
    relative = t.clause.opener == "which" or (t.clause.opener == "that" and t.word == t.clause.first + 1)
    return t.status != "actual" or t.clause.opener in PERSONAL or relative


def _inherited(words: list[str], t: Telling, pieces: tuple[Clause, ...], hits: Hits) -> Telling:
    """ "Will join him, arriving on Monday": a participle goes on with the plan before it."""
    n = pieces.index(t.clause)
    first = t.clause.first + (t.clause.opener == "before")
    if t.status != "actual" or n == 0 or t.word != first or not words[t.word].endswith("ing"):
        return t
    main = pieces[n - 1]
    own = range(main.first, main.last)
    aimed = next((k + 1 for k in own[:-1] if words[k] == "to"), main.last - 1)  # "is to lecture"
    verb = next((k for k in own if k in hits), aimed)
    return replace(t, status=status_of(words, main.first, main.last, main.opener, verb))
