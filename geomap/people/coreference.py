"""Every mention of the known figures in one report: names, titles, descriptions and pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geomap.model import Sentence, Span
from geomap.people.alike import ANY_ANIMAL
from geomap.people.company import (
    BEFORE_NUMBERS,
    BREAKS,
    COUPLES,
    MORE_NUMBERS,
    REST,
    are_together,
    begins_predicate,
    company_of,
    is_rest,
    is_verb,
    party_of,
    with_partner,
)
from geomap.people.cues import (
    BEGIN_CLAUSES,
    CLAUSE_ENDS,
    DETERMINERS,
    FEMININE,
    JOIN_CLAUSES,
    LEAD_SENTENCES,
    LEADS_TO_PLACE,
    MASCULINE,
    MEMBERS,
    MR,
    MRS,
    NATIONALS,
    NEUTER,
    NOUNS,
    OFTEN,
    ONE,
    ONLY_PEOPLE,
    OPENERS,
    PAIRED,
    PLURAL,
    REMEMBERED,
    SAYS_ITSELF,
    SUBJECT_STARTS,
    WOMEN,
    is_bare,
    is_full,
    is_oblique,
    stands_as_person,
)
from geomap.people.epithets import FEMALE_NOUNS, NUMBERS, PERSON_NOUNS, VAGUE, Described, described, fits, lead
from geomap.people.figures import ROLE_NOUNS, Figure, given_names, short_forms
from geomap.people.namefinding import SAYING, Token

Found = tuple[list[Figure], int]
"""Who is mentioned, and how many tokens the mention has."""


class Coreference:
    """Goes through one report and notes every mention of every figure."""

    def __init__(
        self, figures: list[Figure], report: str, places: Iterable[Span] = (), lands: Mapping[int, str] | None = None
    ) -> None:
        """`places`: where the report names places; a single word there is no person, whatever their last name.
        `lands`: where it says of what country something is, with the country's code."""
        self.report = report
        self.lands = lands or {}
        self.places = {span.start for span in places}
        self.forms = short_forms(figures)
        self.roles: dict[str, list[Figure]] = {}
        for f in figures:
            for role in sorted(f.roles):
                self.roles.setdefault(role, []).append(f)
        self.openers = OPENERS.union(self.forms, (role.casefold() for role in self.roles))
        """Words with which a mention can begin, case-folded."""
        self.recent: list[Figure] = []
        """Most recently mentioned last; the subject of the latest sentence very last."""
        self.pair: list[Figure] = []
        """Two people told of together: "they", "the pair"."""
        self.two: list[Figure] = []
        """Who are "the two" of this sentence."""
        self.company: list[Figure] = []
        """Those followed who are among several: "Duarte and four other hostages"."""
        self.company_nouns: frozenset[str] = frozenset()
        """What those go by together: "the hostages", "the group"."""
        self.party = ""
        """How many they are with others who have no name: "the three"."""
        self.latest: list[Figure] = []
        """Who was in the last sentence."""
        self.centre: Figure | None = None
        """Whom the last sentence spoke of by a pronoun: the next pronoun goes on with them."""
        self.strangers: set[str] = set()
        """Nouns by which somebody unnamed was introduced: "a guard" makes "the guard" nobody of ours."""

    def read(self, sentences: Sequence[Sentence], tokens: Sequence[list[Token]]) -> None:
        """All sentences, in order."""
        body = [n for n, s in enumerate(sentences) if s.kind == "body"][:LEAD_SENTENCES]
        first = {body[0]: self._lead([tokens[n] for n in body])} if len(body) > 1 else {}
        if body and not first.get(body[0]):
            first = {body[0]: self._opening(tokens[body[0]], [w for row in tokens for w in row])}
        for n, (sentence, words) in enumerate(zip(sentences, tokens, strict=True)):
            if sentence.kind != "notice":
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
        pronoun: Figure | None = None
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
                pronoun = pronoun or (found[0][0] if found and len(found[0]) == 1 else None)
            who, length = found or ([], 1)
            for f in who:
                f.spans.append((self.report, Span(words[i][1].start, words[i + length - 1][1].end)))
                here.append(f)
                starts.append(i)
            i += length
            after_name = i if found else after_name
        first = next((k for k, start in enumerate(starts) if not is_oblique(words, start)), 0)
        self._remember(here, starts, words, first)
        self.centre = pronoun or (self.centre if not here else None)
        self.latest = here or self.latest

    def _remember(self, here: list[Figure], starts: list[int], words: list[Token], first: int) -> None:
        """`first`: which of those here the sentence is most likely about, and the next "he" is."""
        for f in [*reversed(here[:first] + here[first + 1 :]), *here[first : first + 1]]:
            if f in self.recent:
                self.recent.remove(f)
            self.recent.append(f)
        del self.recent[:-REMEMBERED]
        for f, start in zip(here, starts, strict=True):
            if f.asked and f.nature == "person" and (nouns := company_of([w.lower() for w, _ in words[start:]])):
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

    # --- names -------------------------------------------------------------------------------------------------------

    def _name(self, words: list[Token], i: int) -> Found | None:
        for form, owners in self.forms.get(words[i][0].casefold(), ()):
            window = [w for w, _ in words[i : i + len(form)]]
            capital = window[0][:1].isupper() or (window[0] == "flight" and window[-1][-1:].isdigit())
            if capital and tuple(w.casefold() for w in window) == form:
                before = words[i - 1][0] if i else ""
                after = words[i + len(form)][0] if i + len(form) < len(words) else ""
                part_of_other = len(form) == 1 and (
                    (before[:1].isupper() and before.lower() in given_names()) or after[:1].isupper()
                )
                is_place = len(form) == 1 and words[i][1].start in self.places and after.lower() not in ONLY_PEOPLE
                is_place = is_place and not (stands_as_person(before) and any(map(is_full, owners)))
                is_place = is_place and (before.lower() in LEADS_TO_PLACE or not any(map(self._is_settled, owners)))
                if not part_of_other and not is_place:
                    return [self._owner(owners, before.lower().rstrip("."))], len(form)
        return None

    def _is_settled(self, f: Figure) -> bool:
        """Whether the report has spoken of somebody so often that the name is theirs, whatever place has it too."""
        return f.nature == "person" and sum(report == self.report for report, _ in f.spans) >= OFTEN

    def _owner(self, owners: list[Figure], before: str) -> Figure:
        """Of several with the same last name the one whom "Mr" or "Mrs" fits, else the one named most."""
        if len(owners) > 1 and before in MR | MRS:
            gender = "m" if before in MR else "f"
            return next((f for f in owners if f.gender == gender), owners[0])
        return owners[0]

    # --- titles and descriptions -------------------------------------------------------------------------------------

    def _role(self, words: list[Token], i: int) -> Found | None:
        """ "the president", "this shipment", "the slow-moving storm", "refugees": who goes by that noun."""
        first = words[i][0].lower()
        if first not in DETERMINERS:
            if first not in self.roles:
                return None
            bare = [f for f in self.roles[first] if f.nature == "cargo" or is_bare(f, first)]
            bare = [f for f in bare if not self._is_foreign(f, words, i - 2, i)]
            return ([bare[0]], self._whole(words, i, bare[0]) - i) if bare else None
        for k in range(i + 1, min(i + 7, len(words))):
            noun = words[k][0].lower().removeprefix("ex-")
            after = words[k + 1][0] if k + 1 < len(words) else ""
            if not noun[:1].isalpha() and noun != "-" and not (noun[:1].isdigit() and k == i + 1):
                return None  # but for "the 14 refugees"
            if noun in DETERMINERS or noun in BREAKS:
                return None
            if after[:1].isupper() or after == "-" or after.isdigit():
                named = self._name(words, k + 1) if noun in ROLE_NOUNS or noun in NOUNS else None
                if named:  # "the tanker Blue Heron", "the minister Ana Duarte"
                    return named[0], k + 1 - i + named[1]
                continue
            known = [
                f
                for f in self.roles.get(noun, ())
                if not self._is_foreign(f, words, i, k)
                and (first not in ("a", "an") or f.nature == "group" or not f.names)
            ]
            if known and after.lower() in SAYS_ITSELF and noun not in ROLE_NOUNS and known[0].nature == "person":
                return None  # "the chief doctor of a clinic": it says itself who is meant
            if known and first == "that" and k > i + 1:
                return None  # "said that guerrilla troops"
            close = k - i <= 2 or (len(known) == 1 and noun not in VAGUE and first == "the")
            if known and (close or known[0].nature != "person"):
                meant = self._meant(known)
                return [meant], self._whole(words, k, meant) - i
            if words[k][0][:1].isupper() and not after[:1].islower():
                return None
        return None

    def _is_foreign(self, f: Figure, words: list[Token], start: int, end: int) -> bool:
        """ "The Georgian troops", where the Russian ones are followed."""
        told = {self.lands.get(span.start, "") for _, span in words[max(0, start) : end]} - {""}
        return bool(f.lands and told) and f.lands.isdisjoint(told)

    def _whole(self, words: list[Token], k: int, f: Figure) -> int:
        """The end of "cholera outbreak", both of whose nouns are the figure's."""
        while k + 1 < len(words) and words[k + 1][0].lower() in f.roles and not f.names:
            k += 1
        return k + 1

    def _apposition(self, words: list[Token], i: int, named: Figure) -> Found | None:
        """ "Jan Novak, the assistant secretary of state, ...": who is described is who was named."""
        found = described(words, i) if words[i][0].lower() in ("the", "a", "an") else None
        if not found or not fits(found.noun, named):
            return None
        after = words[found.end][0].lower() if found.end < len(words) else ""
        return None if after in SAYING else ([named], found.end - i)

    def _meant(self, known: list[Figure]) -> Figure:
        """Of several presidents the one the reports speak of most; of two ships the one spoken of last."""
        if known[0].nature == "person":
            return max(known, key=lambda f: (f in self.recent, len(f.spans), sum(f.names.values())))
        return max(known, key=lambda f: self.recent.index(f) if f in self.recent else -1)

    def _described(self, words: list[Token], i: int, here: list[Figure]) -> Found | None:
        """ "The former banker was flown home": a description that fits nobody else is of the one told of last."""
        first = words[i][0].lower()
        if first not in ("the", "a", "an"):
            return None
        found = self._national(words, i) or described(words, i)
        if not found:
            return None
        noun = found.noun
        if first != "the":
            self.strangers.add(noun)
            return None
        begins = i == 0 or words[i - 1][0].lower() in SAYING | BEGIN_CLAUSES
        after = words[found.end][0].lower() if found.end < len(words) else ""
        begins = begins or (noun == "person" and is_verb(after))  # "on Monday the 69-year-old left"
        if after in SAYS_ITSELF:
            return None
        if not begins or noun in self.strangers or not self.recent:
            return None
        if noun in VAGUE and not (self.recent[-1].asked and self._is_alone(self.recent[-1])):
            return None
        joined = words[i - 1][0].lower() in JOIN_CLAUSES if i else False
        last = here[0] if here and joined else self.recent[-1]
        unnamed = last.nature == "person" and fits(noun, last) and noun not in self.roles
        return ([last], found.end - i) if unnamed else None

    def _members(self, words: list[Token], i: int) -> Found | None:
        """ "The men were flown to Lyon": of the group told of last."""
        last = next((f for f in reversed(self.recent[-4:]) if f.nature == "group"), None)
        if words[i][0].lower() not in ("the", "all") or not last or not last.asked:
            return None
        counted = i + 1 < len(words) and _is_number(words[i + 1][0])
        k = i + 2 if counted and i + 2 < len(words) and words[i + 2][0].lower() in MEMBERS else i + 1
        after = words[k + 1][0].lower() if k + 1 < len(words) else ""
        member = k < len(words) and (words[k][0].lower() in MEMBERS or (counted and k == i + 1))
        if member and (after == "," or is_verb(after)):
            return ([last], k + 1 - i) if after not in SAYS_ITSELF else None
        return None

    def _companions(self, words: list[Token], i: int) -> Found | None:
        """ "The group was flown to Lyon", "the 15 hostages": the followed is among them."""
        if not self.company or words[i][0].lower() not in ("the", "all"):
            return None
        for k in range(i + 1, min(i + 4, len(words))):
            word = words[k][0].lower()
            if word in self.company_nouns and word not in self.roles:
                after = words[k + 1][0].lower() if k + 1 < len(words) else ""
                return (list(self.company), k + 1 - i) if after not in SAYS_ITSELF else None
            if not (word.isdigit() or word in NUMBERS or word in BEFORE_NUMBERS or word in ("the", "freed")):
                return None
        return None

    def _is_alone(self, f: Figure) -> bool:
        """Whether the report has told of no other person."""
        return all(g is f or g.nature != "person" for g in self.recent)

    def _national(self, words: list[Token], i: int) -> Described | None:
        """ "The Frenchman left", "the American, 32, fell": of somebody told of."""
        if words[i][0].lower() != "the" or i + 2 >= len(words):
            return None
        (name, span), after = words[i + 1], words[i + 2][0].lower()
        told = name[:1].isupper() and (span.start in self.lands or name.lower() in NATIONALS)
        is_one = name.lower() in NATIONALS or not name.endswith(("s", "sh", "ese", "ch"))
        return Described(i, i + 2, "person") if told and is_one and begins_predicate(after) else None

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
        if i and form == self.party and {"the", "other"} & {words[i - 1][0].lower()} and self._is_whole(words, i):
            return list(self.pair), 1
        if form in COUPLES | {"two"} and determined and self._is_whole(words, i):
            crew = [f for f in self.recent[-1:] if f.many]
            two = crew or list(self.pair) or (self._last_two(here) if form != "guests" else [])
            self.two = [] if crew else two
            return (two, 1) if two else None
        return None

    def _last_two(self, here: list[Figure]) -> list[Figure]:
        """The two people of the sentence; else the two told of last, who were not told of together."""
        now = list(dict.fromkeys(f for f in here if f.nature == "person"))
        return now if len(now) == 2 else [] if now else [f for f in self.recent if f.nature == "person"][-2:]

    @staticmethod
    def _is_whole(words: list[Token], i: int) -> bool:
        """ "The two met", "the two leaders met"; not "the two ships met"."""
        after = words[i + 1][0].lower() if i + 1 < len(words) else ""
        return words[i][0].lower() in COUPLES or after in PAIRED or begins_predicate(after)

    def _gendered(self, words: list[Token], i: int, here: list[Figure], starts: list[int]) -> Found | None:
        form = words[i][0].lower()
        gender = "m" if form in MASCULINE else "f"
        banned = self._doers(words, i, here, starts) if form == "him" else []
        now = [f for f in here if f.nature == "person" and f.gender in (gender, "u") and f not in banned]
        before = [f for f in self.recent if f.nature == "person" and f.gender in (gender, "u") and f not in banned]
        ship = self._ship(words[:i], here, starts) if gender == "f" else None
        if ship and not any(f.gender == gender for f in [*now, *before]):
            return [ship], 1
        last = self.centre if self.centre in before else self._topic(words, i, before)
        led_to = {id(f) for f, start in zip(here, starts, strict=True) if not is_oblique(words, start)}
        about = [f for f in now if id(f) in led_to]
        chosen = next(iter(about or ([last] if last and self._opens(words, i) else now)), last)
        if chosen is None:
            return None
        if chosen.gender == "u":
            chosen.gender = gender
        return [chosen], 1

    def _topic(self, words: list[Token], i: int, before: list[Figure]) -> Figure | None:
        """Whom a pronoun goes on with: of the two of the last sentence the one told of last, or whom all is about.

        "A guard, Ben Hill, saw Duarte. He was shot": Duarte, of whom much has been told, and not the guard.
        """
        after = words[i + 1][0].lower() if i + 1 < len(words) else ""
        if i or len(before) < 2 or after in SAYING or before[-2] not in self.latest:
            return before[-1] if before else None
        new, old = (sum(report == self.report for report, _ in f.spans) for f in before[:-3:-1])
        return before[-2] if new == 1 and old > OFTEN else before[-1]

    @staticmethod
    def _opens(words: list[Token], i: int) -> bool:
        """ "At the invitation of Ben Hill, he returned": the pronoun is what the sentence is about."""
        return words[i][0].lower() in ("he", "she") and i > 0 and words[i - 1][0] == ","

    def _ship(self, before: list[Token], here: list[Figure], starts: list[int]) -> Figure | None:
        """The ship told of last, of which one speaks as "she" too, if no other woman is in the sentence."""
        if here and starts[0] > SUBJECT_STARTS:
            return None
        last = (here or self.recent)[-1:]
        female = any(w.lower() in FEMALE_NOUNS | PERSON_NOUNS or w.lower() in WOMEN for w, _ in before)
        return last[0] if last and last[0].nature == "ship" and not female else None

    def _doers(self, words: list[Token], i: int, here: list[Figure], starts: list[int]) -> list[Figure]:
        """Those named before in the same clause: its object "him" is none of them."""
        clause = next((k for k in range(i - 1, -1, -1) if words[k][0].lower() in CLAUSE_ENDS), -1)
        if any(w.lower() == "to" for w, _ in words[clause + 1 : i]):
            return []  # "he dared them to arrest him"
        return [f for f, start in zip(here, starts, strict=True) if start > clause]


def _is_number(word: str) -> bool:
    return word.isdigit() or word.lower() in NUMBERS | MORE_NUMBERS
