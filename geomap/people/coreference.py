"""Every mention of the known figures in one report: names, titles, descriptions and pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.model import Sentence, Span
from geomap.people.alike import ANY_ANIMAL
from geomap.people.company import (
    BEFORE_NUMBERS,
    COMPANY_REACH,
    COUPLES,
    REST,
    are_together,
    begins_predicate,
    company_of,
    is_rest,
    party_of,
    with_partner,
)
from geomap.people.cues import (
    BEHIND_OBJECTS,
    CLAUSE_ENDS,
    FEMININE,
    LEAD_SENTENCES,
    MASCULINE,
    NAMED_WITHIN,
    NEUTER,
    ONE,
    PAIRED,
    PLURAL,
    REMEMBERED,
    SUBJECT_STARTS,
    WOMEN,
    is_oblique,
)
from geomap.people.descriptions import Descriptions, Found
from geomap.people.epithets import described, lead
from geomap.people.figures import Figure
from geomap.people.namefinding import SAYING, Token


class Coreference(Descriptions):
    """Goes through one report and notes every mention of every figure."""

    def read(self, sentences: Sequence[Sentence], tokens: Sequence[list[Token]]) -> None:
        """All sentences, in order."""
        body = [n for n, s in enumerate(sentences) if s.kind == "body"][:LEAD_SENTENCES]
        first = {body[0]: self._lead([tokens[n] for n in body])} if len(body) > 1 else {}
        if body and self.asked and not first.get(body[0]):
            every = [w for row in tokens[:NAMED_WITHIN] for w in row]
            first = {body[0]: self._opening(tokens[body[0]], every)}
        for n, (sentence, words) in enumerate(zip(sentences, tokens, strict=True)):
            if sentence.kind != "notice":
                self.sentence = n
                self._sentence(words, first.get(n, {}))

    def _lead(self, tokens: Sequence[list[Token]]) -> dict[int, Found]:
        named = [self._all_named(words) for words in tokens]
        return {d.start: (who, d.end - d.start) for d, who in lead(tokens, named)}

    def _opening(self, words: list[Token], every: list[Token]) -> dict[int, Found]:
        """ "A penguin that came ashore is well": the one that is followed, if the report names it only later."""
        named = [f for _, f in self._all_named(every)]
        known = {id(f) for _, f in self._all_named(words)}
        for i, (word, _) in enumerate(words):
            found = described(words, i) if word.lower() in ("a", "an") else None
            meant = next((f for f in named if found and f.asked and f.names and found.noun in f.roles), None)
            if found and meant and id(meant) not in known and self._is_first(meant, named):
                return {i: ([meant], found.end - i)}
        return {}

    def _is_first(self, f: Figure, named: list[Figure]) -> bool:
        """Whether the report names nothing of its kind before it."""
        return next((g for g in named if g.nature == f.nature or g is f), None) is f or f.roles >= ANY_ANIMAL

    def _all_named(self, words: list[Token]) -> list[tuple[int, Figure]]:
        out: list[tuple[int, Figure]] = []
        i = 0
        while i < len(words):
            found = self._name(words, i)
            if found:
                out.append((i, found[0][0]))
            i += found[1] if found else 1
        return out

    def _sentence(self, words: list[Token], known: dict[int, Found]) -> None:
        here: list[Figure] = []
        starts: list[int] = []
        after_name = -1
        i, n = 0, len(words)
        while i < n:
            appositive = here and after_name == i - 1 and words[i - 1][0] == ","
            if not appositive and i not in known and words[i][0].casefold() not in self.openers:
                i += 1  # most words begin no mention
                continue
            found = known.get(i) or self._name(words, i)
            if not found and appositive:
                found = self._apposition(words, i, here[-1])
            found = found or self._role(words, i) or self._companions(words, i)
            found = found or self._members(words, i) or self._described(words, i, here)
            if not found:
                found = self._pronoun(words, i, here, starts)
            who, length = found or ([], 1)
            for f in who:
                f.spans.append((self.report, Span(words[i][1].start, words[i + length - 1][1].end)))
                self.told[f] = (self.told[f][0] + 1 if f in self.told else 1, self.sentence)
                here.append(f)
                starts.append(i)
            i += length
            after_name = i if found else after_name
        first = next((k for k, start in enumerate(starts) if not is_oblique(words, start)), 0)
        self._remember(here, starts, words, first)

    def _remember(self, here: list[Figure], starts: list[int], words: list[Token], first: int) -> None:
        """`first`: which of those here the sentence is most likely about, and the next "he" is."""
        for f in [*reversed(here[:first] + here[first + 1 :]), *here[first : first + 1]]:
            if f in self.recent:
                self.recent.remove(f)
            self.recent.append(f)
        del self.recent[:-REMEMBERED]
        for f, start in zip(here, starts, strict=True):
            if (
                f.asked
                and f.nature == "person"
                and (nouns := company_of([w.lower() for w, _ in words[start : start + COMPANY_REACH]]))
            ):
                self.company, self.company_nouns = [f], nouns
        if self.two:
            self.pair, self.two, self.party = self.two, [], ""
            return
        second = next((k for k, f in enumerate(here) if f is not here[0]), 0)
        if second and here[0].nature == here[second].nature == "person":
            if are_together([w.lower() for w, _ in words[starts[0] : starts[second]]]):
                self.pair = [here[0], here[second]]
        elif here and here[0].nature == "person" and with_partner(words[starts[0] :], self.places):
            self.pair = here[:1]
        elif here and here[0].nature == "person" and (party := party_of(words[starts[0] :])):
            self.pair, self.party = here[:1], party
            return
        elif here and here[0] not in self.pair:
            self.pair = []
        self.party = self.party if self.pair else ""

    # --- pronouns ----------------------------------------------------------------------------------------------------

    def _pronoun(self, words: list[Token], i: int, here: list[Figure], starts: list[int]) -> Found | None:
        form = words[i][0].lower()
        if form in MASCULINE or form in FEMININE:
            if words[i][0] in ("He", "Her") and i + 1 < len(words) and words[i + 1][0][:1].isupper():
                return None  # "He Peirong drove on"
            return self._gendered(words, i, here, starts)
        if form in NEUTER:
            near = [*self.recent[-3:], *here[:1]]
            fits = [f for f in near if f.nature not in ("person", "group")] or [f for f in near if f.roles & ONE]
            return ([fits[-1]], 1) if fits else None
        if form in PLURAL or (form in REST and is_rest(words, i)):
            fits = [f for f in [*self.recent[-2:], *here[:1]] if f.nature in ("group", "cargo") or f.many]
            length = 2 if form in BEFORE_NUMBERS else 1
            return ([fits[-1]], length) if fits else (list(self.pair), length) if self.pair else None
        determined = i and "the" in (words[i - 1][0].lower(), words[i - 2][0].lower() if form in COUPLES else "")
        if i and form == self.party and words[i - 1][0].lower() in ("the", "other") and self._is_whole(words, i):
            return list(self.pair), 1
        if (form in COUPLES or form == "two") and determined and self._is_whole(words, i):
            crew = [f for f in self.recent[-1:] if f.many]
            last = self._last_two(words[:i], here) if form != "guests" else []
            two = crew or list(self.pair) or last or self._carried(form)
            self.two = [] if crew else [f for f in two if f.nature == "person"]  # a ship and her tug are no "they"
            paired = i + 1 < len(words) and words[i + 1][0].lower() in PAIRED
            return (two, 2 if paired else 1) if two else None
        return None

    def _carried(self, form: str) -> list[Figure]:
        """ "The pair flew over Lyon": the shuttle that is followed and the jet that carries it."""
        return [f for f in self.recent[-1:] if f.asked and form in ("pair", "duo") and f.nature != "person"]

    def _last_two(self, words: list[Token], here: list[Figure]) -> list[Figure]:
        """The two people of the sentence; else the two told of last, first whom the sentence was about."""
        now = list(dict.fromkeys(f for f in here if f.nature == "person"))
        if len(now) == 1 and with_partner(words, self.places):
            return now  # "Novak was found with his wife, and the two were taken to Lyon"
        return now if len(now) == 2 else [] if now else [f for f in reversed(self.recent) if f.nature == "person"][:2]

    @staticmethod
    def _is_whole(words: list[Token], i: int) -> bool:
        """ "The two met", "the two leaders met"; not "the two ships met"."""
        after = words[i + 1][0].lower() if i + 1 < len(words) else ""
        return words[i][0].lower() in COUPLES or after in PAIRED or begins_predicate(after)

    def _gendered(self, words: list[Token], i: int, here: list[Figure], starts: list[int]) -> Found | None:
        form = words[i][0].lower()
        gender = "m" if form in MASCULINE else "f"
        banned = self._doers(words, i, here, starts) if self._is_object(words, i) else []
        now = [f for f in here if f.nature == "person" and f.gender in (gender, "u") and f not in banned]
        before = [f for f in self.recent if f.nature == "person" and f.gender in (gender, "u") and f not in banned]
        ship = self._ship(words[:i], here, starts) if gender == "f" else None
        if ship and not any(f.gender == gender for f in [*now, *before]):
            return [ship], 1
        last = self._told_before(words, i, before)
        led_to = {id(f) for f, start in zip(here, starts, strict=True) if not is_oblique(words, start)}
        about = [f for f in now if id(f) in led_to]
        nearest = about or ([] if last and self._opens(words, i) else now)
        chosen = self._told_here(words, i, now, nearest[0]) if nearest else last
        if chosen is None:
            return None
        if chosen.gender == "u":
            chosen.gender = gender
        return [chosen], 1

    @staticmethod
    def _is_object(words: list[Token], i: int) -> bool:
        """ "Met him", "met her in Osh"; not "met her mother"."""
        after = words[i + 1][0].lower() if i + 1 < len(words) else "."
        return words[i][0].lower() == "him" or (words[i][0].lower() == "her" and after in BEHIND_OBJECTS)

    def _told_here(self, words: list[Token], i: int, now: list[Figure], first: Figure) -> Figure:
        """Whom a pronoun means, of those told of before it in its sentence: who speaks, else whom all is about.

        "Duarte said he knew", "By his sister's account Duarte slept until he was found".
        """
        if not SAYING.isdisjoint(w.lower() for w, _ in words[max(0, i - 2) : i] if w != ","):
            return now[-1]
        return max([first, *now], key=lambda f: self.told[f][0])

    def _told_before(self, words: list[Token], i: int, before: list[Figure]) -> Figure | None:
        """Whom a pronoun goes on with, of those told of in other sentences: whom all is about, if lately, or the last.

        "A guard, Ben Hill, saw Duarte. He was shot": Duarte, of whom much has been told, and not the guard.
        """
        after = words[i + 1][0].lower() if i + 1 < len(words) else ""
        if len(before) < 2 or (i == 0 and after in SAYING):
            return before[-1] if before else None
        most = max(reversed(before), key=lambda f: self.told[f][0])
        return most if self._is_lately_told(most) else before[-1]

    @staticmethod
    def _opens(words: list[Token], i: int) -> bool:
        """ "At the invitation of Ben Hill, he returned": the pronoun is what the sentence is about."""
        return words[i][0].lower() in ("he", "she") and i > 0 and words[i - 1][0] == ","

    def _ship(self, before: list[Token], here: list[Figure], starts: list[int]) -> Figure | None:
        """The ship told of last, of which one speaks as "she" too, if no other woman is in the sentence."""
        if here and starts[0] > SUBJECT_STARTS:
            return None
        last = (here or self.recent)[-1:]
        female = any(w.lower() in WOMEN for w, _ in before)
        return last[0] if last and last[0].nature == "ship" and not female else None

    def _doers(self, words: list[Token], i: int, here: list[Figure], starts: list[int]) -> list[Figure]:
        """Those named before in the same clause: its object "him" is none of them."""
        asides = {start - 1 for start in starts if start and words[start - 1][0] == ","}  # "his wife, Clara, met her"
        ends = (k for k in range(i - 1, -1, -1) if words[k][0].lower() in CLAUSE_ENDS)
        clause = next((k for k in ends if not _closes_aside(words, k, asides)), -1)
        if any(w.lower() == "to" for w, _ in words[clause + 1 : i]):
            return []  # "he dared them to arrest him"
        doers = [(f, start) for f, start in zip(here, starts, strict=True) if start > clause]
        return [f for f, start in doers if words[start][0].lower() not in _OWNERS]  # "his brother drove him"


def _closes_aside(words: list[Token], k: int, asides: set[int]) -> bool:
    """Whether the comma at k, or the one that it answers, stands beside a name that only says who somebody is."""
    if words[k][0] != ",":
        return False
    return k in asides or any(0 < k - a <= _ASIDE and all(w != "," for w, _ in words[a + 1 : k]) for a in asides)


_ASIDE = 5
"""Words from the comma before a name to the one behind it, at most."""
_OWNERS = frozenset({"his", "her", "its", "their"})
