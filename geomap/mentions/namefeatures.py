"""What speaks for and against a stretch of capitals being a place name, as named features of a log-linear model.

A feature is a short string; a stretch has the features that are true of it. Which features, and the idea of scoring
every gazetteer n-gram by them, follow the toponym recognisers of Lieberman and Samet (2011), without a tagger.
"""

from __future__ import annotations

import calendar
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from gazetteer.atlas import Atlas
from gazetteer.layout import NameUse
from gazetteer.names import fold
from geomap.mentions.evidence import Evidence, evidence_of
from geomap.names.namespans import Stretch, Tokens, plural_feature
from geomap.names.nametext import (
    CALENDAR_WORDS,
    FEATURE_NOUNS,
    ORGANISATION_NOUNS,
    PLACED_WORDS,
    TITLES,
    given_names,
    ordinary_words,
    surnames,
)

_ORDINARY = 2
"""As a word of so many reports, log2, counts one of ordinary prose that opens a sentence."""
_REMEMBERED = 6_000
"""Names whose features are kept: the same ones come again, but not all of them for ever."""
_SENTENCE_OPENERS = frozenset({".", "!", "?", "”", "“", '"', ":", "—", "--"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_WEEKDAYS = frozenset(day.lower() for day in calendar.day_name)
_DEMONYM_ENDINGS = ("an", "ese", "ish", "ans", "is")


class FeatureMaker:
    """Makes the features of stretches. `common` maps lower-case words to log2 of how many reports use them."""

    def __init__(self, atlas: Atlas, common: Mapping[str, int]) -> None:
        self._atlas, self._index, self._common = atlas, atlas.index, common
        self._facts: dict[tuple[str, bool, bool], tuple[str, ...]] = {}
        self._follow: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._given, self._surnames, self._ordinary = given_names(), surnames(), ordinary_words()

    def features(self, text: str, row: Tokens, found: Sequence[Stretch]) -> list[list[str] | None]:
        """The features of each stretch; None for one that no place can be meant by."""
        told = evidence_of(row, self._given)
        covers: dict[int, list[int]] = defaultdict(list)
        for s in found:
            if s.key:
                covers[s.i].append(s.j)
        return [self._one(text, row, s, told, covers) for s in found]

    def _name_facts(self, key: str, surface: str) -> tuple[str, ...]:
        """Features of the name alone: kind and size of the greatest place it names."""
        short = len(key) <= 3 and not surface.isupper() and "." not in surface
        at = (key, short, False)
        facts = self._facts.get(at)
        if facts is None:
            if len(self._facts) > _REMEMBERED:
                self._facts.clear()
            facts = self._facts[at] = self._make_facts(key, short)
        return facts

    def _make_facts(self, key: str, short: bool) -> tuple[str, ...]:
        best: tuple[float, str, NameUse, int] | None = None
        largest = count = 0
        for named in self._index.candidates(key):
            kind, use = self._atlas.letter(named.row), named.use
            population = int(self._index.population[named.row])
            if short and not (kind in "PK" and use == NameUse.MAIN):
                continue  # "us", "la", "pa" in lower case are words, not abbreviations
            count += 1
            if use == NameUse.MAIN and kind in "PK":
                largest = max(largest, population)
            rank = _KIND_RANK[kind] * 1e6 + population - _USE_PENALTY[use]
            if best is None or rank > best[0]:
                best = (rank, kind, use, population)
        if best is None:
            return ()
        _, kind, use, population = best
        return (
            f"t={kind}",
            f"t={kind}|{_USE[use]}",
            f"t={kind}|{_magnitude(population)}|{_USE[use]}",
            f"mp={_magnitude(largest)}",
            f"nc={min(4, int(math.log2(count)))}",
        )

    def _head(self, surface: str) -> str:
        """What remains of an unknown name without generic words names: "Osh" of "Osh Oblast" a town; `-` nothing."""
        kind = self._heads.get(surface)
        if kind is None:
            named, _ = self._index.lookup(surface)
            kind = self._heads[surface] = max(
                (self._atlas.letter(n.row) for n in named), key=_KIND_RANK.__getitem__, default="-"
            )
        return kind

    def _follower(self, word: str) -> str:
        """What kind of unit a word after a comma names: `1` first-order unit, `C` country, `P` other, `-` nothing."""
        kind = self._follow.get(word)
        if kind is None:
            key = fold(word)
            kinds = {self._atlas.letter(n.row) for n in self._index.candidates(key) if n.use <= NameUse.ALTERNATE}
            kind = next((k for k in "1C" if k in kinds), "P" if kinds else "-")
            if len(self._follow) > _REMEMBERED:
                self._follow.clear()
            self._follow[word] = kind
        return kind

    def _one(
        self, text: str, row: Tokens, s: Stretch, evidence: Evidence, covers: Mapping[int, Sequence[int]]
    ) -> list[str] | None:
        words, lower = row.words, row.lower
        i, j, (first, last) = s.i, s.j, s.limits
        surface = text[row.starts[i] : row.ends[j]]
        f = ["b", "k=" + s.source, f"len={j - i}"]
        add = f.append
        if s.key is not None:
            facts = self._name_facts(s.key, surface)
            if not facts:
                return None
            f += facts
            t, tu = _EXTENT.get(facts[0], facts[0]), facts[1]
        else:
            t = tu = "oov"
            add("oov|" + FEATURE_NOUNS.get(lower[j].rstrip("."), "-") + s.source)
            add("head|" + self._head(surface))
        before = words[i - 1] if i > first else "^"
        after = words[j + 1] if j + 1 < last else "$"
        p1, n1 = before.lower(), after.lower()
        p2 = lower[i - 2] if i - 2 >= first else "^"
        n2 = words[j + 2] if j + 2 < last else "$"
        opens = i == first or before in _SENTENCE_OPENERS
        f += (f"ss={opens:d}", f"ss={opens:d}|{t}", "p1=" + p1, "n1=" + n1, "p2=" + p2)
        if p1 in PLACED_WORDS:
            add("prep")
            add("prep|" + t)
            add("prep|" + s.source)
        elif p1 == "the":
            add("the|" + tu)
        self._left(f, before, p1, p2, t, opens)
        if i == j or n1 not in _WEEKDAYS:  # "at Osh International Airport Monday": no more of the name
            self._right(f, after, n1, n2, t, s.source, lower[j] in self._given)
        if before == "," and i - 2 >= first and words[i - 2][0].isupper():
            add(f"pcomma|{self._follower(words[i - 2]) != '-':d}|{t}")
        if n1 in ("and", "or", ","):
            add("coord|" + t)
            if n2[0].isupper() and n2.lower() in self._given and n1 != ",":
                add("coordgiven|" + t)
        if p1 in ("and", "or", ","):
            add("pcoord|" + t)
        if surface.isupper() and len(surface) > 1:
            alone = not (before.isupper() and before[0].isalpha()) and not (after.isupper() and after[0].isalpha())
            add(f"caps|{alone:d}|{len(surface) < 5:d}|{t}")
            if after in ("(", "-", "—", "–", ",", "--") and i - first < 12:
                add("dateline")
        if i == j:
            self._single(f, lower[i], surface, s, t, tu, evidence, opens or first in evidence.headlines)
        else:
            self._several(f, lower, s, t)
        located = f"dprep={min(2, evidence.located.get(words[i], 0))}"
        own = i < j and words[j - 1].lower() in self._given
        person = f"dper={min(2, evidence.person.get(words[j], 0) - own)}"
        f += (located, f"{located}|{t}", person, f"{person}|{t}")
        add(f"dtot={min(3, evidence.total.get(words[j], 0))}")
        before_it = [e for b in range(max(first, i - 4), i) for e in covers.get(b, ())]
        if max(covers.get(i, (j,))) > j:
            add("inlong")
        if any(i <= e < j for e in before_it):
            add("crossed|" + t)
        if (group := plural_feature(row, j, last)) is not None:
            add("list|" + group)
            add(f"list|{group}|{t}")
        if any(e >= j for e in before_it):
            add("covered")
        return f

    def _left(self, f: list[str], before: str, p1: str, p2: str, t: str, opens: bool) -> None:
        if before[0].isupper() and not opens:
            f.append("pc|" + t + _flag("F", p1 in self._given) + _flag("O", p1 in ORGANISATION_NOUNS))
            f.append(f"pcg|{self._follower(before) != '-':d}")
            if p1.rstrip(".") in TITLES:
                f.append("pc|T")
            if len(p1) == 2 and p1[1] == ".":
                f.append("initial")
        elif before == "." and len(p2) == 1:
            f.append("initial")
        elif before == "-":
            f.append("phyph")
        elif before == "(":
            f.append("paren|" + t)

    def _right(self, f: list[str], after: str, n1: str, n2: str, t: str, source: str, given: bool) -> None:
        if after[0].isupper():
            noun = FEATURE_NOUNS.get(n1.rstrip("."))
            f.append(
                "nc|" + t + _flag("L", n1 in self._surnames) + _flag("O", n1 in ORGANISATION_NOUNS) + _flag(noun, noun)
            )
            f.append("nc|" + source)
            unknown = noun is None and n1 not in ORGANISATION_NOUNS and self._follower(after) == "-"
            f.append(f"ncu={unknown:d}|{t}" + _flag("F", given))
        elif n1 in ORGANISATION_NOUNS:
            f.append("ncl|O")
        elif n1 in _GENITIVE:
            f.append("poss|" + t)
        elif after == "-":
            f.append("hyph|based" if n2 == "based" else "hyph")
        elif after == "," and n2[0].isupper():
            unit = self._follower(n2)
            f.append("comma|" + unit)
            f.append("comma|" + unit + "|" + t)

    def _single(
        self, f: list[str], word: str, surface: str, s: Stretch, t: str, tu: str, evidence: Evidence, opens: bool
    ) -> None:
        level = self._common.get(word, 0)
        if opens and not level and word in self._ordinary and not surface.isupper():
            level = _ORDINARY  # "Voters in Osh fled": a capital that opens a sentence makes no name
        f.append(f"low={level}|{t}")
        if word in CALENDAR_WORDS:
            f.append("calendar")
        if word in evidence.lower:
            f.append("doclow|" + t)
        if word in self._given:
            f.append("first|" + t)
        if word in self._surnames:
            f.append("last|" + t)
        if word.endswith(_DEMONYM_ENDINGS):
            f.append("sfx|" + tu)
        if s.key and len(s.key) <= 3:
            f.append(f"short|{t}|{surface.isupper():d}|{'.' in surface:d}")

    def _several(self, f: list[str], lower: Sequence[str], s: Stretch, t: str) -> None:
        head, tail = lower[s.i].rstrip("."), lower[s.j].rstrip(".")
        ending = "fl|" + FEATURE_NOUNS.get(tail, "-")
        f.append("f0|" + FEATURE_NOUNS.get(head, "-") + _flag("O", head in ORGANISATION_NOUNS))
        f.append(ending + _flag("O", tail in ORGANISATION_NOUNS))
        f.append(ending + t)
        f.append(f"alllow={all(self._common.get(lower[x], 0) > 1 for x in range(s.i, s.j + 1)):d}")
        if head in self._given:
            f.append("first2|" + t)


_EXTENT = dict.fromkeys(("t=A", "t=W", "t=S"), "t=E")
"""Areas, waters and spots are few: what stands around them is learned of all together."""
_KIND_RANK = {"C": 9, "1": 5.5, "K": 6, "A": 7, "W": 6, "S": 6, "2": 4, "P": 0}
_USE_PENALTY = {NameUse.MAIN: 0.0, NameUse.ALTERNATE: 2e6, NameUse.WEAK: 6e6, NameUse.DEMONYM: 0.0}
_USE = {NameUse.MAIN: "main", NameUse.ALTERNATE: "alt", NameUse.WEAK: "weak", NameUse.DEMONYM: "demonym"}


def _magnitude(population: int) -> int:
    return min(7, int(math.log10(population + 1)))


def _flag(mark: str | None, on: object) -> str:
    return f"|{mark}" if on else ""
