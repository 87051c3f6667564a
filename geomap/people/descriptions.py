"""Those spoken of by name, by title or by a description: "Novak", "the president", "the Frenchman", "the men"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geomap.english.grammar import ANOTHER
from geomap.model import Span
from geomap.people.company import (
    BEFORE_NUMBERS,
    BREAKS,
    begins_predicate,
    is_number,
    is_verb,
)
from geomap.people.cues import (
    BEGIN_CLAUSES,
    BEHIND_TIMES,
    DETERMINERS,
    JOIN_CLAUSES,
    LEADS_TO_PLACE,
    MEMBERS,
    MR,
    MRS,
    NATIONALS,
    OFTEN,
    ONLY_PEOPLE,
    OPENERS,
    SAYS_ITSELF,
    is_bare,
    is_full,
    stands_as_person,
)
from geomap.people.epithets import NUMBERS, VAGUE, Described, described, fits
from geomap.people.figures import KIND_OF, ROLE_NOUNS, Figure, given_names, short_forms
from geomap.people.namefinding import SAYING, Token

_LATELY = 3
"""Sentences after which "he" hardly means even the one whom a report is about."""
_ADJECTIVES = frozenset({"major", "general", "chief"})
"""Ranks that are adjectives too."""
_BEHIND_NOUNS = frozenset("of in on at to from for by with and or who will would may can could should must".split())
_SOME_OF = frozenset({"last", "first", "other", "freed", "rescued"})
_ONCE = frozenset({"former", "ex", "ousted", "deposed", "exiled", "retired"})
"""Whoever has another title now may be described by the one before."""
_OTHERS = ANOTHER | {"third", "different", "smaller", "larger"}
"""Behind "a" they say that what the noun names was not told of."""
_SIDES_OF = frozenset({"government", "rebel", "enemy", "loyalist", "opposition"})
"""Before "troops" these are of another side than those of a foreign land."""
Found = tuple[list[Figure], int]
"""Who is mentioned, and how many tokens the mention has."""


class Descriptions:
    """What is known of the figures of one report while it is read, and who goes by a name or a noun."""

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
        self.asked = any(f.asked for f in figures)
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
        self.sentence = 0
        """Index of the one that is read."""
        self.told: dict[Figure, tuple[int, int]] = {}
        """Of each figure so far: in how many mentions, and in which sentence last."""
        self.strangers: set[str] = set()
        """Nouns by which somebody unnamed was introduced: "a guard" makes "the guard" nobody of ours."""

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
                is_place = is_place and not (before.lower() == "the" and owners[0].nature in ("ship", "aircraft"))
                is_place = is_place and not (stands_as_person(before) and any(map(is_full, owners)))
                is_place = is_place and (before.lower() in LEADS_TO_PLACE or not any(map(self._is_settled, owners)))
                if not part_of_other and not is_place:
                    return [self._owner(owners, before.lower().rstrip("."))], len(form)
        return None

    def _is_settled(self, f: Figure) -> bool:
        """Whether the report has spoken of somebody so often that the name is theirs, whatever place has it too."""
        return f.nature == "person" and f in self.told and self.told[f][0] >= OFTEN

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
            if noun in _ADJECTIVES and not (begins_predicate(after) or after in _BEHIND_NOUNS) and after.islower():
                return None  # "the major roads", "the general election"
            if after[:1].isupper() or after == "-" or after.isdigit():
                named = self._name(words, k + 1) if noun in ROLE_NOUNS or noun in KIND_OF else None
                if named:  # "the tanker Blue Heron", "the minister Ana Duarte"
                    return named[0], k + 1 - i + named[1]
                continue
            known = [
                f
                for f in self.roles.get(noun, ())
                if not self._is_foreign(f, words, i, k)
                and self._is_told_of(f)
                and (first not in ("a", "an") or f.nature == "group" or not f.names)
            ]
            if known and after.lower() in SAYS_ITSELF and noun not in ROLE_NOUNS and known[0].nature == "person":
                return None  # "the chief doctor of a clinic": it says itself who is meant
            if known and first in ("a", "an") and words[i + 1][0].lower() in _OTHERS:
                return None  # "an earlier convoy was robbed"
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
        """ "The Georgian troops", where the Russian ones are followed; "soldiers from Georgia", "government troops"."""
        if (
            f.lands
            and end
            and words[end - 1][0].lower() in _SIDES_OF
            and words[end - 1][0].lower() not in f.label.lower()
        ):
            return True
        if end + 2 < len(words) and words[end + 1][0].lower() == "from":
            end += 3
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

    def _is_told_of(self, f: Figure) -> bool:
        """Whether "the senator" can be one: not of whom the report will speak only later, where it is about another."""
        if f.nature != "person" or f.asked or not any(g.asked and g.nature == "person" for g in self.recent):
            return True
        return f in self.told

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
        begins = i == 0 or words[i - 1][0].lower() in BEGIN_CLAUSES
        after = words[found.end][0].lower() if found.end < len(words) else ""
        begins = begins or words[i - 1][0].lower() in BEHIND_TIMES
        begins = begins or (noun == "person" and is_verb(after))  # "on Monday the 69-year-old left"
        if after in SAYS_ITSELF:
            return None
        if not begins or noun in self.strangers or not self.recent:
            return None
        if noun in VAGUE and not (self.recent[-1].asked and self._is_alone(self.recent[-1])):
            return None
        joined = words[i - 1][0].lower() in JOIN_CLAUSES if i else False
        last = here[0] if here and joined else self._lately_told(noun) or self.recent[-1]
        another = any(map(self._is_told_of, self.roles.get(noun, ())))
        titled = noun in ROLE_NOUNS and bool(last.roles) and noun not in last.roles  # the chancellor is no captain
        titled = titled and all(w.lower() not in _ONCE for w, _ in words[i : found.end])
        unnamed = last.nature == "person" and fits(noun, last) and not another and not titled
        return ([last], found.end - i) if unnamed else None

    def _lately_told(self, noun: str) -> Figure | None:
        """Of those told of lately whom a noun fits, the one that the report tells of most."""
        people = (f for f in reversed(self.recent) if f.nature == "person" and self._is_lately_told(f))
        return max((f for f in people if fits(noun, f)), key=lambda f: self.told[f][0], default=None)

    def _is_lately_told(self, f: Figure) -> bool:
        return self.sentence - self.told[f][1] <= _LATELY

    def _members(self, words: list[Token], i: int) -> Found | None:
        """ "The men were flown to Lyon", "all nine left", "the last two are free": of the group told of last."""
        last = next((f for f in reversed(self.recent[-4:]) if f.nature == "group"), None)
        if words[i][0].lower() not in ("the", "all") or not last or not last.asked:
            return None
        at = i + 2 if i + 1 < len(words) and words[i + 1][0].lower() in _SOME_OF else i + 1
        counted = at < len(words) and is_number(words[at][0])
        k = at + 1 if counted and at + 1 < len(words) and words[at + 1][0].lower() in MEMBERS else at
        after = words[k + 1][0].lower() if k + 1 < len(words) else ""
        member = k < len(words) and (words[k][0].lower() in MEMBERS or (counted and k == at))
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
