"""Which words of a sentence tell of something where they stand."""

from __future__ import annotations

import re
from itertools import chain

from geomap.english.clauses import PERSONAL, THAT_TIME
from geomap.english.lexicon import Reach, Trigger, actors, no_events, triggers
from geomap.events.placing import Placer
from geomap.events.ruling import AT
from geomap.events.standing import (
    BE,
    DAYS,
    OBJECT,
    REACH,
    acted_on,
    agent,
    before,
    behind_day,
    closest,
    infinitive,
    is_aim,
    is_feared,
    is_followed,
    is_half_a_word,
    is_quoted,
    is_spoken_for,
    is_subject,
    is_verb,
)
from geomap.model import EventKind, Reading

Hits = dict[int, tuple[Trigger, ...]]
"""The words of a sentence, by index, that may tell of something."""

UTTERED = frozenset("gave give gives made make makes issued issue issues delivered released read in".split())
PASSIVE_ONLY: frozenset[tuple[str, EventKind]] = frozenset(
    {
        ("try_in", "legal"),
        ("try_for", "legal"),
        ("try_by", "legal"),
        ("feel", "disaster"),
        ("declare", "politics"),
        ("declare", "disaster"),
        ("confirm", "disaster"),
        ("save", "aid"),
        ("take_away", "legal"),
        ("give", "legal"),
    }
)
"""Events of their kind only as "was tried in", "was felt", "was declared", "was saved"."""
BIRTHS = frozenset({"bear_in", "bear_at", "bear_on"})
WITH_BE = BIRTHS | frozenset(
    "back_in back_at due_in due_at due_back lead_to lead_into accuse_of question_in question_at question_over".split()
)
"""The same, whatever their kind: "was back in", "is due in"; "was led to", not "roads leading to"."""
SENTENCE_WIDE: frozenset[Reach] = frozenset({"sentence", "before", "after"})
"""Where triggers ask for company in their sentence: of most none is there at all, and one look tells."""
ITEM = re.compile(r"[-–•*]|(?:[-–•*] )?\d{1,2}(?:[:.]\d\d|(?:[:.]\d\d)? [ap]\.?m\.?)")
"""What opens an item of a programme: "09:30 Departure for", "• Visit to"."""
OPENING = 3
"""Words of it at most."""
FILMED = frozenset("photographer photographers film filmed filming movie scenes cameraman outfit".split())
"""Beside "shoot" they tell of pictures."""


CLIMBED = frozenset(
    "climb climbed climbing climber climbers climbs descend descended descending descent ascent mountaineer"
    " mountaineers peak mountain mount ridge crater glacier volcano sherpa sherpas".split()
)
"""Beside "summit" they tell of a mountain."""


class Finder:
    """Finds the words of a report that tell of something."""

    def __init__(self, reading: Reading, placer: Placer) -> None:
        self.reading, self.placer = reading, placer
        self._heard: dict[int, Hits] = {}
        self._title = frozenset(re.findall(r"\w+", (reading.report.title or "").lower()))
        self._all_words = frozenset(chain.from_iterable(placer.words(i) for i in range(len(reading.sentences))))

    def heard(self, i: int) -> Hits:
        """Of the words that may tell of something, those that do where they stand; movements are looked at later."""
        if i not in self._heard:
            self._heard[i] = self._speaking(i, self.placer.words(i))
        return self._heard[i]

    def _speaking(self, i: int, words: list[str]) -> Hits:
        table = triggers()
        hits = [(k, found) for k, word in enumerate(words) if (found := table.get(word))]
        if not hits:
            return {}
        all_words = frozenset(words) | self._just_closed(i)
        kept: Hits = {}
        for k, found in hits:
            follow = words[k + 1] if k + 1 < len(words) else ""
            behind = words[behind_day(words, k)] if follow in DAYS or follow == "on" else follow
            row = [
                t for t in found
                if (not t.follow or t.apart or t.follow[0] in (follow, behind))
                and (not t.company or t.reach not in SENTENCE_WIDE or not t.company.isdisjoint(all_words))
            ]  # fmt: skip
            if row and (words[k], follow) in no_events():
                row = [t for t in row if t.follow]  # the table tells what the pair means after all
            if not row or is_spoken_for(words, k) or self._is_of_a_place(i, k):
                continue
            row = [t for t in row if self._speaks_of_event(i, words, all_words, k, t)]
            if row:
                kept[k] = closest(row)
        return kept

    def _just_closed(self, i: int) -> frozenset[str]:
        """The mark that closed a quotation right before sentence i, which may tell who said it."""
        sentences = self.reading.sentences
        follows = i > 0 and sentences[i - 1].paragraph == sentences[i].paragraph
        return frozenset(self.placer.words(i - 1)[-1:]) & {"”"} if follows else frozenset()

    def names_attackers(self) -> bool:
        """Whether the report speaks of those who do violence: gunmen, a bomber."""
        return any(kind == "violence" and word in self._all_words for word, kind in actors().items())

    def _is_of_a_place(self, i: int, k: int) -> bool:
        """Whether a word is part of a place's name: "Storm Lake", "Battle Creek"."""
        token = self.reading.sentences[i].tokens[k]
        return any(m.span.overlaps(token) for m in self.placer.mentions[i])

    def _speaks_of_event(self, i: int, words: list[str], all_words: frozenset[str], k: int, t: Trigger) -> bool:
        if not is_followed(words, k, t) or not self._in_company(i, words, all_words, k, t):
            return False
        if ((t.lemma, t.kind) in PASSIVE_ONLY or t.lemma in WITH_BE) and (k == 0 or words[k - 1] not in BE):
            return k == 0 and t.lemma in BIRTHS  # "Born in Oslo, she ..."
        if t.follow == ("that",) and (words[k - 1] in BE or (words[k + 2 : k + 3] != [] and words[k + 2] in THAT_TIME)):
            return False  # "was found that evening"
        if t.lemma == "shoot" and not FILMED.isdisjoint(all_words):
            return False
        if t.lemma == "summit" and not CLIMBED.isdisjoint(all_words):
            return False
        if t.lemma in BIRTHS and words[k - 2] in PERSONAL:
            return False  # "who was born in Oslo": said of him in passing
        start = self.reading.sentences[i].tokens[k].start
        if k and self.reading.report.text[start].isupper() and not self._opens_or_alone(i, words, k, t):
            return False  # part of a name: "the Justice Department", "Secretary of State"
        if t.pos == "v":
            unsaid = t.kind == "statement" and (is_quoted(words, k) or is_aim(words, k))
            return not unsaid and is_verb(words, k, t)
        if t.kind == "movement" and words[k + 1 : k + 2] and words[k + 1].isdigit():
            return False  # "flight 12"
        if infinitive(words, k) or is_half_a_word(words, k, t) or is_feared(words, k) or is_subject(words, k):
            return False
        if t.kind == "statement":
            return any(w in UTTERED for w in words[max(0, k - 4) : k])  # "gave a speech", not "the speech angered"
        return True

    def _in_company(self, i: int, words: list[str], all_words: frozenset[str], k: int, t: Trigger) -> bool:
        """Whether the words that it asks for are where it asks for them."""
        if t.reach == "place":
            return self._has_place_as_object(i, words, k)
        if not t.company:
            return True
        match t.reach:
            case "before":
                by = agent(words, k) if t.form == "ed" else []
                return not t.company.isdisjoint(before(words, k)) or not t.company.isdisjoint(by)
            case "after":
                objects = acted_on(words, k) if t.form == "ed" else []
                behind = words[k + 1 : k + 1 + REACH]
                if not t.follow and "for" in behind[1:]:
                    behind = behind[: behind.index("for", 1)]  # "left Lyon for talks" is not "left the talks"
                return not t.company.isdisjoint(behind) or not t.company.isdisjoint(objects)
            case "report":
                return not (t.company & self._all_words) <= {words[k]}
            case "theme":
                named = len((t.company & self._all_words) - {words[k]})
                if named == 1:  # "then it hit X"
                    return "it" in words[max(0, k - 2) : k] or not t.company.isdisjoint(self._title)
                return named > 1
            case "sentence":
                return not (t.company & all_words) <= {words[k]}

    def _has_place_as_object(self, i: int, words: list[str], k: int) -> bool:
        """ "Took Lyon", "took the town of Lyon"; not "took Lyon's mayor"."""
        for m in self.placer.places[i]:
            at = self.placer.index(i, m)
            between = words[k + 1 : at]
            named = not between or (between[0] == "the" and between[-1] in ("of", "the"))
            if k < at <= k + OBJECT + 2 and named and not any(w in AT and w != "of" for w in between):
                return True
        return False

    def _opens_or_alone(self, i: int, words: list[str], k: int, t: Trigger) -> bool:
        """A capital that begins what is said, or an illness or catastrophe with no other name beside it."""
        if words[k - 1] in ("“", "‘", ":") or (k <= OPENING and ITEM.fullmatch(" ".join(words[:k]))):
            return True
        text, tokens = self.reading.report.text, self.reading.sentences[i].tokens
        beside = [tokens[n] for n in (k - 1, k + 1) if 0 < n < len(tokens)]
        many = words[k] != t.lemma  # "four Typhoons" are aircraft
        return t.kind == "disaster" and not many and not any(text[s.start].isupper() for s in beside)
