"""Which of the places that a sentence names is where the thing it tells happened."""

from __future__ import annotations

import re
from bisect import bisect_right

from gazetteer.place import EXTENDED
from geomap.english.clauses import BREAKS, REPORTING, Clause
from geomap.english.factuality import forms
from geomap.english.lemmas import PAST_ONLY, ends_as_past
from geomap.english.moveverbs import ROADS
from geomap.english.wording import words_of
from geomap.events.containing import CLASSES, says_where
from geomap.events.ruling import AT, LEAVING, NEVER_THERE, REACHING, STARTS, Telling, ruled_out
from geomap.events.standing import ARTICLES
from geomap.grouping import by_sentence
from geomap.here import told_of
from geomap.model import Mention, Reading, Span
from geomap.names.nametext import given_names

_MEASURES = frozenset(
    "miles mile kilometers kilometres kilometer kilometre km kms meters metres yards nautical".split()
)
_STANDING = frozenset({"in", "at", "near", "outside", "off"})
_OFF_SHORE = frozenset({"off", "near", "at"})
_RESIDING = frozenset({"living", "based", "born", "residing", "stationed", "headquartered", "registered", "raised"})
"""Before "in X" they describe somebody and place nothing else."""
_MUCH = 3
"""So many times wider an extent must be than a spot within it that says better where."""
_GOT = forms(frozenset("get come fly go travel drive sail walk return cross".split()))
_ONWARD = frozenset({"then", "there", "onward", "onwards", "thence"})
_OF_OFFICE = frozenset({"statement", "politics", "election"})
"""Kinds that happen where the office of the one who acts is: "President Jane Doe of Kenya said"."""
_SAID = 5
"""Words behind "said" within which a place is the speaker's."""
_SPEAKING = REPORTING | {"say"}
_AND = len(" and  ")
"""Characters between two places that "and" joins."""
_SPOTS = frozenset("mine plant prison jail penitentiary shrine hotel airport airfield hospital village camp bridge"
                   " stadium square base district neighbourhood neighborhood island dam crossing"
                   " station".split())  # fmt: skip
"""Behind a name they say that it is that of a place: "at the Bibiani mine"."""
_SERVES = frozenset("hospital clinic court courthouse police station stadium square school cathedral".split())
"""In an unknown one of these one is still in the town that was told of: every town has them."""
_OBJECT = 6
"""Words between a verb and the name of its object: "entered the historic desert city of X"."""
_ALONG = frozenset({"of", "over", "through", "across", "into"})
_HANGS_ON = 6
"""So many words before "where" the place that it hangs on may stand: "in Accra on Tuesday, where"."""


_AT_A_TIME = frozenset({"after", "before", "since"})
_LONG_SPANS = frozenset("day days week weeks month months year years decade decades".split())
_LANDS = re.compile(r" (?:nations|countries|states)\b")


class Placer:
    """The words and the literal places of each sentence of a report."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.report.text
        self.mentions = by_sentence(reading.sentences, told_of(reading), lambda m: m.span)
        self.places = [[m for m in row if m.role == "literal" and m.resolution] for row in self.mentions]
        """Literal mentions that were placed: where something can have happened."""
        self.times = by_sentence(reading.sentences, (t.span for t in reading.times), lambda s: s)
        self._words = words_of(reading)

    def words(self, i: int) -> list[str]:
        """The words of sentence i in lower case."""
        return self._words[i]

    def index(self, i: int, m: Mention) -> int:
        """The index of a mention's first word in sentence i."""
        return bisect_right(self.reading.sentences[i].tokens, m.span.start, key=lambda t: t.start) - 1

    def best(self, i: int, mentions: list[Mention], t: Telling, barred: frozenset[str] = frozenset()) -> Mention | None:
        """The mention that most likely says where: by its preposition, its exactness, its nearness to the trigger.

        `barred`: prepositions that rule a mention out.
        """
        words = self.words(i)
        scored = []
        for m in mentions:
            k = self.index(i, m)
            before = self._preposition(i, m, words, k)
            if before == "to" and t.word < k and AT.keys().isdisjoint(words[t.word + 1 : k]):
                before = ""  # "is to reach X": the verb's own
            if ruled_out(words, k, before, t, barred) or self._contains_other(m, self.places[i]):
                continue
            if before == "of" and t.kind not in _OF_OFFICE and self._is_origin(i, k):
                continue
            here = words[k] == "here"
            score = AT["in"] if here else float(AT.get(before, 1)) + self._as_argument(words, k, before, t)
            if m.resolution and m.resolution.place.kind not in EXTENDED:
                score += 1.5
            if k > 1 and words[k - 2] in _RESIDING and t.word != k - 2:
                score -= 3
            if words[k - 3 : k - 1] == ["by", "way"]:
                score -= 3  # "flown from Homs by way of X"
            if k and words[k - 1] == "and" and any(0 <= m.span.start - o.span.end < _AND for o in mentions):
                score -= 0.1  # "in Homs and Hama": the first stands for both
            if k > 1 and words[k - 2] == "and" and k < t.word and self._opens_alike(i, m, mentions):
                score -= 0.1  # "In Homs, far inland, and in Hama, crowds gathered"
            if t.trigger and t.trigger.pos == "v" and k - t.word in (2, 3) and words[t.word + 1] in AT:
                score += 0.2  # "suspected of an attack in Homs was arrested in Hama"
            scored.append((score, -abs(k - t.word), m))
        return self._exact(i, max(scored, key=lambda s: s[:2])[2], [m for _, _, m in scored], t) if scored else None

    def _is_origin(self, i: int, k: int) -> bool:
        """ "Met by Ivan Petrov of X": whether the word at index k of sentence i only tells where somebody is from."""
        words, tokens = self.words(i), self.reading.sentences[i].tokens
        of = k - 2 if words[k - 1] == "the" else k - 1
        if of < 2 or words[of] != "of" or words[of - 2] not in given_names():
            return False
        return all(self.text[tokens[n].start].isupper() for n in (of - 2, of - 1))

    def _opens_alike(self, i: int, m: Mention, mentions: list[Mention]) -> bool:
        """Whether the sentence opens with another place behind the same preposition."""
        first = min(mentions, key=lambda o: o.span)
        return first is not m and self.index(i, first) <= 2 and self.preposition(i, first) == self.preposition(i, m)

    def _exact(self, i: int, wide: Mention, others: list[Mention], t: Telling) -> Mention:
        """ "Hit Cuba on Sunday, near X", "sank in the Pacific, 40 miles off X": the spot in the country or waters.

        And what its verb tells of, where the country only says who did it: "troops in Mali entered the city of X".
        """
        assert wide.resolution
        place = wide.resolution.place
        if place.kind not in EXTENDED:
            return wide
        for m in others:
            inner = m.resolution.place if m.resolution else place
            if m.span.start <= wide.span.end or inner.radius_km * _MUCH >= place.radius_km:
                continue
            if place.kind == "water" and self.preposition(i, m) in _OFF_SHORE:
                return m
            if inner.country == place.country and (self.stands_in(i, m) or self._is_object(i, m, t)):
                return m
        return wide

    def _is_object(self, i: int, m: Mention, t: Telling) -> bool:
        """Whether a mention of sentence i is what the verb of a clause is done to, or leads over or through."""
        between = self.words(i)[t.word + 1 : self.index(i, m)]
        verb = t.trigger is not None and t.trigger.pos == "v" and t.kind not in _OF_OFFICE
        return verb and 0 <= len(between) <= _OBJECT and all(w not in AT or w in _ALONG for w in between)

    def stands_in(self, i: int, m: Mention) -> bool:
        """Whether a mention of sentence i stands behind "in", "at" or "near"."""
        return self.preposition(i, m) in ("in", "at", "near")

    def preposition(self, i: int, m: Mention) -> str:
        """The preposition before a mention of sentence i; empty if there is none."""
        return self._preposition(i, m, self.words(i), self.index(i, m))

    def names_unknown(self, i: int, t: Telling) -> bool:
        """Whether a clause says "in" or "at" a name that was not placed; of a way, "to" one."""
        clause, standing = t.clause, _STANDING | {"to", "into"} if t.kind == "movement" else _STANDING
        words, tokens, text = self.words(i), self.reading.sentences[i].tokens, self.text
        for k in range(clause.first + 1, clause.last):
            named = (
                words[k - 1] in standing
                or (words[k - 1] == "from" and k - 2 == t.word)
                or (words[k - 1] == "the" and words[k - 2] in standing and not _SPOTS.isdisjoint(words[k + 1 : k + 5]))
            )
            if named and text[tokens[k].start].isupper() and _SERVES.isdisjoint(words[k : k + 5]):
                placed = any(m.span.overlaps(tokens[k]) and m.resolution for m in self.mentions[i])
                if not placed and not any(s.overlaps(tokens[k]) for s in self.times[i]):
                    return True
        return False

    def onward(self, i: int, after: Span) -> Mention | None:
        """The last place that a way goes on to behind another: "to Paris, and from there by train to Lyon"."""
        words = self.words(i)
        for m in reversed(self.places[i]):
            k = self.index(i, m)
            goal = m.span.start > after.end and words[k - 1] == "to"
            if goal and (words[k - 2] in _GOT or not _ONWARD.isdisjoint(words[max(0, k - 7) : k])):
                return m
        return None

    def is_of_another_time(self, i: int, m: Mention, t: Telling) -> bool:
        """ "Was held eight days after judges in X met", "resigned in May after talks in X in June"."""
        words, tokens, k = self.words(i), self.reading.sentences[i].tokens, self.index(i, m)
        opener = next((j for j in range(k - 1, t.word, -1) if words[j] in _AT_A_TIME), 0)
        if not opener:
            return False
        own = any(t.clause.holds(s) and s.end <= tokens[opener].start for s in self.times[i])
        return words[opener - 1] in _LONG_SPANS or (own and any(s.start > tokens[opener].start for s in self.times[i]))

    def homeland(self, i: int, t: Telling) -> Mention | None:
        """ "The Kenyan president flew home": the country that sentence i names before the verb, not as a spot."""
        if t.kind != "movement" or "home" not in self.words(i)[t.word : t.word + 3]:
            return None
        start = self.reading.sentences[i].tokens[t.word].start
        named = [m for m in self.mentions[i] if m.span.end <= start and m.role in ("modifier", "metonymic")]
        lands = [m for m in named if m.resolution and m.resolution.place.kind == "country"]
        return lands[0] if lands else None

    def is_speakers(self, i: int, m: Mention) -> bool:
        """Whether a mention of sentence i says where somebody speaks: "officials in Paris said", "said X in Oslo"."""
        words, k = self.words(i), self.index(i, m)
        first = next((j + 1 for j in range(k - 1, -1, -1) if words[j] in BREAKS), 0)
        last = next((j for j in range(k, len(words)) if words[j] in BREAKS), len(words))
        return not _SPEAKING.isdisjoint(words[k:last]) or not REPORTING.isdisjoint(words[max(first, k - _SAID) : k])

    def describes(self, i: int, m: Mention) -> bool:
        """Whether a mention of sentence i only tells somebody's seat: "based in X"."""
        k = self.index(i, m)
        return k > 1 and self.words(i)[k - 2] in _RESIDING

    def is_container(self, i: int, m: Mention) -> bool:
        """Whether a mention of sentence i only says where the one before it lies: "Omsk, Siberia"."""
        return self._contains_other(m, self.places[i])

    def _preposition(self, i: int, m: Mention, words: list[str], k: int) -> str:
        """The preposition before a mention; in a list ("from Chile, Peru and Cuba") that before the first."""
        j = k - 1 if k > 1 and words[k - 1] == "the" else k  # "from the UK, the US and Turkey"
        if j and words[j - 1] in ("and", "or", ","):
            earlier = [o for o in self.mentions[i] if o.span.end <= m.span.start]
            if earlier and m.span.start - earlier[-1].span.end <= _AND:
                return self._preposition(i, earlier[-1], words, self.index(i, earlier[-1]))
        past = j > 1 and (words[j - 1] in PAST_ONLY or ends_as_past(words[j - 1]))
        if past and words[j - 2] not in AT and words[j - 2] not in ARTICLES:
            return ""  # "rebels from the north captured X"; not "in besieged X"
        found = next((w for w in reversed(words[max(0, k - 4) : k]) if w in AT or w in NEVER_THERE), "")
        if found == "from" and not _MEASURES.isdisjoint(words[max(0, k - 6) : k]):
            return "near"  # "500 miles from the coast of X"
        if found == "to" and words[k - 2] in ("close", "next"):
            return "near"
        if found == "to" and words[k - 2] in ROADS and "on" in words[max(0, k - 5) : k - 2]:
            return "near"  # "was seized on the road to X"
        if found == "of" and (words[k - 2] in CLASSES or words[k - 2] in _SPOTS):  # "in the resort town of X"
            found = next((w for w in reversed(words[max(0, k - 6) : k - 2]) if w in AT or w in NEVER_THERE), found)
        if found == "of" and "direction" in words[max(0, k - 6) : k]:
            return "towards"
        return found

    def asides(self, i: int) -> tuple[Span, ...]:
        """The stretches of sentence i that tell more of a place by "where" or "in which", up to the next comma."""
        words, tokens = self.words(i), self.reading.sentences[i].tokens
        found = []
        for k in (k + 1 for k, w in enumerate(words) if w == ","):
            if words[k : k + 1] != ["where"] and words[k : k + 2] not in (["in", "which"], ["at", "which"]):
                continue
            end = next((j for j in range(k, len(words)) if words[j] == ","), len(words))
            found.append(Span(tokens[k].start, tokens[end - 1].end))
        return tuple(found)

    def before_where(self, i: int, clause: Clause) -> Mention | None:
        """ "Fiji, where they met": the place that a clause with "where" hangs on, or one with "that" within it."""
        words, first = self.words(i), clause.first
        while clause.opener == "that" and first and words[first] != "where" and words[first] not in BREAKS:
            first -= 1
        if words[first] != "where":
            return None
        start = self.reading.sentences[i].tokens[first].start
        before = [m for m in self.places[i] if m.span.end <= start]
        if not before or first - self.index(i, before[-1]) > _HANGS_ON:
            return None
        inner = [m for m in before if not self._contains_other(m, before)]
        return inner[-1] if inner else None

    def _as_argument(self, words: list[str], k: int, before: str, t: Telling) -> float:
        """What a movement verb's own frame adds: "left Osh", "reached Osh", "flew to Osh"."""
        if t.trigger is None or t.kind not in ("movement", "aid", "disaster"):
            return 0
        called = k > 2 and words[k - 1] == "of" and words[k - 2] in CLASSES  # "left the Chinese city of X"
        between = words[t.word + 1 : k - 2 if called else k]
        direct = k > t.word and len(between) <= 3 and not any(w in AT for w in between)
        if direct and t.trigger.pos == "v" and t.trigger.lemma in LEAVING | REACHING:
            return 7
        if before == "to" and words[k - 2] in ("way", "route") and k - 2 > t.word:
            return -3  # "landed in X on its way to Y"
        if any(w in ("headed", "heading", "bound", "toward", "towards") for w in words[max(0, k - 3) : k]):
            return -3  # where it goes is not where it is
        if before == "from" and t.trigger.lemma in STARTS:
            return 7  # "took off from X for Y"
        return {"to": 6, "into": 5, "for": 5 if t.trigger.lemma in LEAVING else 3}.get(before, 0)

    def _contains_other(self, m: Mention, mentions: list[Mention]) -> bool:
        """ "Omsk in Siberia", "Tirana, Albania", "Egypt's Sinai": the one only says where the other is.

        And of "three Pacific nations: Fiji and Tonga" the first only which lands they are.
        """
        lands = len(mentions) > 1 and _LANDS.match(self.text, m.span.end)
        return bool(lands) or any(says_where(self.text, o, m) for o in mentions)
