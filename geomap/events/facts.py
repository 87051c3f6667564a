"""What clauses tell that have no word for their event, but a verb of their own with a day or a spot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geomap.english.clauses import BREAKS, Clause, without_names
from geomap.english.factuality import PLANS, is_set, status_of
from geomap.english.lemmas import AUXILIARIES_NOW, PAST_FORMS, PAST_ONLY, ends_as_past
from geomap.english.lexicon import actors
from geomap.events.going import CRAFT
from geomap.events.placing import Placer
from geomap.events.ruling import AT, Telling
from geomap.events.standing import ARTICLES, BE, is_quoted
from geomap.model import EventKind, Reading, TimeExpression

_AWAITED = frozenset({"expected", "due", "awaited"})
"""Of somebody they tell of an arrival still to come."""
_SPOT = frozenset({"in", "at", "near", "off", "over", "outside"})
"""Before a place, where one was."""
_SUBJECT = 10
"""So many words a subject may have."""
WHEN = frozenset({"after", "before", "following"})
"""Before a noun they say when something else happened: "after the accident"."""
_OPENING = 2
"""Clauses among which the main one is looked for."""
_SHORTEST = 4
"""Words of a sentence that tells nothing yet."""
_STATES = frozenset(
    "was were been had did located based situated known called named considered found born used made".split()
)
"""Past forms that, by themselves or behind "was", tell how things are."""
_WERE = frozenset({"was", "were", "been"})
_NO_SUBJECTS = frozenset({"-", "‑", "between", "against", "among", "by", "with"})
"""Before a past form they show that it is an adjective: "between armed men"."""
_GOES_ON = frozenset({"is", "are", "was", "were", "been"})
_MEANWHILE = frozenset("back again now already himself herself themselves currently briefly also both once".split())
"""Between "was" and where one was."""
_RIDES = CRAFT | {"flight"}
"""Who is on one of these to a place goes there."""
_THEM = frozenset("he she they who we i both all".split())
_NAMED = 4
"""Words behind "in" among which the name of the place begins."""
_HABITS = frozenset("always usually often sometimes generally typically every each".split())
"""With these a clause tells what is done again and again."""


class Facts:
    """Finds what a report tells without any of the words that name events."""

    def __init__(self, reading: Reading, placer: Placer, times: Sequence[Sequence[TimeExpression]]) -> None:
        self.reading, self.placer, self.times = reading, placer, times

    def beside(self, i: int, words: list[str], pieces: tuple[Clause, ...], told: list[Telling]) -> list[Telling]:
        """What clauses tell beside those that have a word for an event: "last May he was in X"."""
        if self.reading.sentences[i].quoted:
            return []
        heads = [c.head for c in pieces if c.head]
        free = [c for c in pieces if c not in heads and not any(c.span.contains(t.clause.span) for t in told)]
        said = [t.clause.last for t in told if t.kind == "statement" and t.trigger and t.trigger.pos == "v"]
        awaited = [Telling(None, "movement", "planned", c, c.first) for c in free if self._is_awaited(i, words, c)]
        free = [c for c in free if all(t.clause != c for t in awaited)]
        dated = awaited + [self._bare(i, words, c) for c in free if self._is_dated(i, words, c)]
        acts = [self._bare(i, words, c) for c in free if self._acts(i, words, c, said)]
        return dated + [t for t in acts if t.status == "actual" and t not in dated]

    def main(self, i: int, words: list[str], pieces: tuple[Clause, ...], told: list[Telling]) -> list[Telling]:
        """What the main clause tells where other words tell only of somebody ("who"), or of a time ("after the crash").

        It may be told of in place of the noun that it names as a time.
        """
        if self.reading.sentences[i].quoted:
            return []
        for main in pieces[:_OPENING]:
            if main.opener or any(t.clause.head == main for t in told):
                continue
            ends = [n for t in told if t.clause == main for n in range(main.first, t.word + 1)]
            last = next((n for n in ends if words[n] in WHEN), min(ends, default=main.last))
            if any(is_plain_past(a, b) for a, b in pairwise(words[main.first : last])):
                return [self._bare(i, words, main)]
        return []

    def alone(self, i: int, words: list[str], pieces: tuple[Clause, ...]) -> list[Telling]:
        """What a sentence tells that `is_one` of which no word names an event."""
        return [self._bare(i, words, pieces[0])] if pieces else []

    def is_one(self, i: int, words: list[str]) -> bool:
        """ "As of Friday she was in a coma": no word names an event, but something is told with its date or spot."""
        sentence = self.reading.sentences[i]
        if sentence.quoted or len(words) <= _SHORTEST or words[-1] == "?" or sentence.kind == "caption":
            return False
        places = self.placer.places[i]
        if self.times[i] or (places and any(w in PAST_FORMS or w == "will" for w in words)):
            return True
        told = any(is_plain_past(a, b) or _is_going_on(a, b) for a, b in pairwise(words))
        return told and any(self.placer.stands_in(i, m) for m in places)

    def _is_awaited(self, i: int, words: list[str], clause: Clause) -> bool:
        """ "Left for Oslo, where she is expected on Monday"; not "where the verdict is expected"."""
        if clause.opener != "where" or not any(clause.span.contains(t.span) for t in self.times[i]):
            return False
        awaited = (k for k in range(clause.first + 2, clause.last) if words[k] in _AWAITED and words[k - 1] in _GOES_ON)
        comes = (k for k in awaited if words[k + 1 : k + 2] != ["to"])
        return any(words[k - 2] == "it" or self._is_somebody(i, words, k - 1) for k in comes)

    def _is_dated(self, i: int, words: list[str], clause: Clause) -> bool:
        if not any(clause.span.contains(t.span) for t in self.times[i]):
            return False
        own = [m for m in self.placer.places[i] if clause.span.contains(m.span)]
        within = words[clause.first : clause.last]
        if not clause.opener and any(a in BE and b == "to" for a, b in pairwise(within)):
            return True  # "it is to be sold today"
        doing = not clause.opener and not is_quoted(words, clause.first + 1)
        if doing and any(_is_doing(a, b) for a, b in pairwise(within)):
            return True
        if clause.opener or not any(w in ("it", "they", "he", "she") for w in within):
            own = [m for m in own if self.placer.preposition(i, m) in _SPOT]
        return bool(own) and any(is_plain_past(a, b) or a == "will" for a, b in pairwise(within))

    def _acts(self, i: int, words: list[str], clause: Clause, said: list[int]) -> bool:
        """ "He met her in X and flew on", "claims that she was held in X": a main or reported clause, and a spot."""
        if clause.opener and not (clause.opener == "that" and clause.first in said):
            return False
        if (clause.first and not clause.opener and words[clause.first] in ARTICLES) or is_quoted(
            words, clause.first + 1
        ):
            return False  # "a town, the capital of farmers settled in X"
        named = [m.span for m in self.placer.mentions[i]]
        within = without_names(words, self.reading.sentences[i], named)[clause.first : clause.last]
        own = [m for m in self.placer.places[i] if clause.span.contains(m.span)]
        if not any(self.placer.preposition(i, m) in _SPOT for m in own) or not _HABITS.isdisjoint(within):
            return False
        return any(_is_doing(a, b) for a, b in pairwise(within))

    def _bare(self, i: int, words: list[str], clause: Clause) -> Telling:
        """A clause without a word for its event; its verb stands among the first words."""
        verb = _intended(words, clause) or min(clause.first + 8, clause.last - 1)
        status = status_of(words, clause.first, clause.last, clause.opener, verb)
        kind = _kind_of_subject(words, clause)
        if kind in ("other", "meeting") and self._puts_somebody(i, words, clause):
            kind = "movement"
        return Telling(None, kind, status, clause, clause.first)

    def _puts_somebody(self, i: int, words: list[str], clause: Clause) -> bool:
        """ "On Friday she was in X", "hopes to be back in X"; not "the talks were in X", nor "is still in X"."""
        starts = {self.placer.index(i, m) for m in self.placer.places[i]}
        for k in range(clause.first + 1, clause.last):
            if words[k] not in _GOES_ON and words[k] != "be":
                continue
            at = k + 1
            while at < clause.last and words[at] in _MEANWHILE:
                at += 1
            rides = words[at : at + 1] == ["on"] and _rides_to(words[at + 1 : clause.last])
            if rides and self._is_somebody(i, words, k):
                return True
            near = words[at : at + 1] and words[at] in _SPOT and not starts.isdisjoint(range(at + 1, at + _NAMED))
            if near and (words[k] == "be" or self._is_somebody(i, words, k)):
                return True
        return False

    def _is_somebody(self, i: int, words: list[str], k: int) -> bool:
        """Whether the subject right before the verb at index k is a person, or a vessel: by pronoun, name or number."""
        while k > 1 and words[k - 1] in AUXILIARIES_NOW | {"had", "not", "n't"}:
            k -= 1
        subject, start = words[k - 1], self.reading.sentences[i].tokens[k - 1].start
        return subject in _THEM or subject in CRAFT or self.reading.report.text[start].isupper() or subject.isdigit()


def _rides_to(words: list[str]) -> bool:
    """ "A white helicopter to X", "the night train for X"."""
    return any(a in _RIDES and b in ("to", "for") for a, b in pairwise(words[:_SUBJECT]))


def _is_doing(before: str, word: str) -> bool:
    """ "Bakers sold", "was sold", "were selling": no state."""
    if word in _STATES:
        return False
    done = before in _WERE and (word in PAST_ONLY or ends_as_past(word))
    return done or is_plain_past(before, word) or _is_going_on(before, word)


def _is_going_on(before: str, word: str) -> bool:
    return before in _GOES_ON and len(word) > 4 and word.endswith("ing")


def is_plain_past(before: str, word: str) -> bool:
    """A past verb that is no adjective: "bakers sold", not "the retired baker" or "is located"."""
    past = word in PAST_ONLY or ends_as_past(word)
    return past and before not in ARTICLES and before not in AT and before not in BE and before not in _NO_SUBJECTS


def _intended(words: list[str], clause: Clause) -> int | None:
    """The infinitive of what a clause says is, or was, to be done: "was to have sung", "had been supposed to sing".

    Or the word that says that it was still to come: "was expected in Lyon".
    """
    for j in range(clause.first, min(clause.first + _SUBJECT, clause.last - 1)):
        if words[j] in BE and is_set(words, j + 1) and words[j + 2 : j + 3] != ["to"]:
            return j + 1
    for j in range(clause.first + 1, min(clause.first + _SUBJECT, clause.last - 1)):
        if words[j] == "to" and (words[j - 1] in BE or words[j - 1] in PLANS) and words[j + 1] not in ARTICLES:
            return j + 1
    return None


def _kind_of_subject(words: list[str], clause: Clause) -> EventKind:
    """What those mostly do who stand before the first verb of a clause: "the court sat until noon"."""
    doers = actors()
    kind: EventKind = "other"
    for k in range(clause.first, min(clause.first + _SUBJECT, clause.last)):
        word, before = words[k], words[k - 1] if k else ""
        if word in AT or word in BREAKS or word in BE or word in AUXILIARIES_NOW or is_plain_past(before, word):
            break
        kind = doers.get(word, "other")
    return kind
