"""What a place name does in its sentence: says where, acts, modifies, or is part of another name.

Rules over the tokens around the name, after the pragmatic taxonomy of Gritta et al. (2020). They need no parse, and
where they cannot tell they say literal: a place that is named is mostly meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.english.lemmas import PAST_FORMS
from geomap.mentions.rolewords import (
    ACTING,
    ADDRESSED,
    ADVERBS,
    AHEAD,
    AMOUNT,
    BEFORE_PLACE,
    BESIDE,
    BOUNDS,
    DETERMINERS,
    EXTENT_NOUNS,
    FUNCTION,
    GROUNDS,
    HAVING,
    HOLDERS,
    IS,
    NAME_OPENERS,
    OFFICES,
    OWNERS,
    PARTS,
    PASSIVE,
    PUBLICATIONS,
    RESIDENTS,
    SPEAKING,
    TITLE_HEADS,
    TITLED,
    UNDERGONE,
    UNITS,
    WHAT,
)
from geomap.model import Role
from geomap.names.namespans import Tokens

_NUMERAL = re.compile(r"[IVX]+")
_LONGEST_TITLE = 5
_UNIT = 5
"""Before "of X", behind a word like "in" that stands so far off, they say where too."""
_TITLE_CASE = 0.7
"""Share of a sentence's longer words that begin with a capital, from which on it is a headline."""


@dataclass(frozen=True, slots=True)
class Named:
    """An accepted name: its tokens, the bounds of its sentence, and what it can mean."""

    i: int
    j: int
    limits: tuple[int, int]
    letter: str
    """Kind of the greatest place of that name, as in gazetteer.atlas.LETTERS."""
    demonym: bool


def roles(row: Tokens, names: Sequence[Named]) -> list[Role]:
    """The role of each name; names in text order. Lists ("Greece and Italy") share one role."""
    people = frozenset(t for n in names if n.demonym for t in range(n.i, n.j + 1))
    found = [_role(row, name, people) for name in names]
    for at in range(len(names) - 2, -1, -1):
        one, other = names[at], names[at + 1]
        if (
            (found[at], found[at + 1]) == ("literal", "metonymic")
            and _listed(row, one, other)
            and not _placed(row, one)
        ):
            found[at] = "metonymic"
    held = False
    for at in range(1, len(names)):
        one, other = names[at - 1], names[at]
        held = found[at - 1] == "literal" and _listed(row, one, other) and (held or _placed(row, one))
        if held and found[at] == "metonymic":
            found[at] = "literal"  # "police in Osh and Naryn have joined"
    for at in range(1, len(names)):
        one, other = names[at - 1], names[at]
        if found[at - 1] == "literal" and found[at] in ("modifier", "metonymic") and _contains(row, one, other):
            found[at] = "literal"
    held = False
    for at in range(1, len(names)):
        one, other = names[at - 1], names[at]
        held = (found[at - 1], found[at]) == ("modifier", "literal") and _listed(row, one, other) and (
            held or _holder(row, one)  # "the embassies of Chile, Peru and Cuba"
        )  # fmt: skip
        if held:
            found[at] = "modifier"
    return found


def _contains(row: Tokens, one: Named, other: Named) -> bool:
    """ "in Fresno, California following": what a place is said to lie in says where as much as the place."""
    if one.limits != other.limits or other.i != one.j + 2 or row.words[one.j + 1] != ",":
        return False
    after = row.words[other.j + 1] if other.j + 1 < other.limits[1] else ""
    return one.letter in "P2" and other.letter == "1" and not other.demonym and after[:1].islower()


def _role(row: Tokens, name: Named, people: frozenset[int]) -> Role:
    """`people`: the tokens that name a people, as "Swiss" does."""
    first, last = name.limits
    before = row.lower[name.i - 1] if name.i > first else ""
    after = row.words[name.j + 1] if name.j + 1 < last else ""
    low = after.lower()
    if after[:1].isupper() and low in PUBLICATIONS and not row.words[name.j].isupper():
        return "embedded"
    if name.letter in "CA" and _ends_a_title(row, name):
        return "embedded"
    if name.demonym or _inside_a_name(row, name, people):
        return "modifier"
    if _holder(row, name):
        return "modifier"
    if low in ("'s", "’s", "'", "’"):
        return _possessive(row, name)
    if after == "-" and row.starts[name.j + 1] == row.ends[name.j]:  # a dateline's dash has room: "HANOI - The"
        return "modifier"
    if low in UNITS and row.lower[name.j + 2 : min(name.j + 3, last)] == ["of"]:
        return "modifier"  # "on the Caribbean island of Saint Lucia"
    if _placed(row, name):
        return "literal" if not _personal(low) else "modifier"
    if _is_told_of(row, name) or (before == "for" and low in ACTING):
        return "literal"  # "medicine for Mali is"
    if low in RESIDENTS and name.letter in "KPS":
        return "literal"
    if _undergoes(row, name) or _hosts(row, name):
        return "literal"
    if (low in ACTING and name.letter in "CK1A") or low in SPEAKING:
        return "metonymic"
    if (before == "by" and name.letter in "CK") or (before in ADDRESSED and name.letter in "C1K"):
        return "metonymic"
    noun = after[:1].isalpha() and low not in FUNCTION and low not in EXTENT_NOUNS and not _does(row, name)
    return "modifier" if noun and (after[0].isupper() or not low.endswith(("ed", "ly"))) else "literal"


def _verb(row: Tokens, name: Named, auxiliaries: frozenset[str]) -> tuple[str, ...]:
    """The two words behind a name and the auxiliaries and adverbs after it; none without an auxiliary."""
    at, last = name.j + 1, name.limits[1]
    while at < last and (row.lower[at] in auxiliaries or (at > name.j + 1 and _is_adverb(row.lower[at]))):
        at += 1
    return tuple(row.lower[at : min(at + 2, last)]) if at > name.j + 1 else ()


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in ADVERBS


def _undergoes(row: Tokens, name: Named) -> bool:
    """ "Kyiv was hit by missiles", "Everest was first climbed in 1953": something is done there, the place does not."""
    return not UNDERGONE.isdisjoint(_verb(row, name, PASSIVE)[:1])


def _is_told_of(row: Tokens, name: Named) -> bool:
    """ "Fiji has 15 cases", "Lesotho has one of the highest rates", "Fakaofo was without water": what there is in it,
    or what it is like there, and no doing."""
    words = row.lower[name.j + 1 : min(name.j + 3, name.limits[1])]
    if len(words) < 2:
        return False
    verb, what = words
    counts = (verb in HAVING and what[0].isdigit()) or (verb in ("has", "had") and what in AMOUNT)
    return counts or (verb in IS and what in WHAT)


def _hosts(row: Tokens, name: Named) -> bool:
    """ "Rwanda will be host to the championships", "Chile is to host the summit"."""
    return "host" in _verb(row, name, PASSIVE | AHEAD)


def _does(row: Tokens, name: Named) -> bool:
    """ "Mali fell into chaos", "Jordan hosts some 80,000": a verb stands right after the name."""
    verb, last = row.words[name.j + 1], name.limits[1]
    if verb in PAST_FORMS:
        return True
    after = row.words[name.j + 2] if name.j + 2 < last else ""
    return verb.islower() and verb.endswith("s") and (after in DETERMINERS or after[:1].isdigit())


def _placed(row: Tokens, name: Named) -> bool:
    """A word before the name says that something is there."""
    first = name.limits[0]
    at = name.i - 1
    while at >= first and row.lower[at] in ("the", "northern", "southern", "eastern", "western", "central"):
        at -= 1
    if at > first and row.lower[at] == "of" and row.lower[at - 1] in PARTS:
        return True
    if at > first and row.lower[at] == "of" and row.lower[at - 1] in UNITS:
        return not BEFORE_PLACE.isdisjoint(row.lower[max(first, at - _UNIT) : at - 1])  # "in the province of X have"
    if at > first and row.lower[at] == "with" and row.lower[at - 1] in BOUNDS:
        return True
    if at >= first and row.lower[at] == "on" and name.letter in "AW":
        return True  # "on Lesbos", not "sanctions on Iran"
    return at >= first and row.lower[at] in BEFORE_PLACE


def _ends_a_title(row: Tokens, name: Named) -> bool:
    """ "the Conference on Peace and Disarmament in Africa": the last word of an organisation's own name."""
    first, at, joined, head = name.limits[0], name.i - 2, False, False
    if at < first or row.lower[at + 1] != "in" or not row.words[at][0].isupper():
        return False
    while at >= first and (row.words[at][0].isupper() or row.lower[at] in ("and", "for", "of", "on", "the")):
        joined = joined or row.lower[at] in ("for", "of", "on")
        head = head or (row.words[at][0].isupper() and row.lower[at] in TITLE_HEADS)
        at -= 1
    return joined and head


def _holder(row: Tokens, name: Named) -> bool:
    """ "the government of X", "officials from X"."""
    first, at = name.limits[0], name.i - 1
    if at >= first and row.lower[at] == "the":
        at -= 1
    if at - 1 < first or row.lower[at] not in ("of", "from", "for"):
        return False
    if row.lower[at - 1] in HOLDERS:
        return row.words[at - 1] != "republic"  # "in the republic of Kiribati"
    if row.lower[at] != "of" or not row.words[at - 1][0].isupper():
        return False
    return (row.lower[at - 1] in TITLED and at - 1 > first) or (name.letter in "CA1" and _officer(row, at - 1, first))


def _officer(row: Tokens, at: int, first: int) -> bool:
    """Whether somebody's name, with the office, ends here: "King Harald V", "Senator Ann Lee"."""
    if _NUMERAL.fullmatch(row.words[at]) and at - 1 >= first and row.words[at - 1][0].isupper():
        return True
    for t in range(at, max(first, at - _LONGEST_TITLE) - 1, -1):
        if not row.capital[t]:
            return False
        if row.lower[t].rstrip(".") in OFFICES:
            return t < at
    return False


def _inside_a_name(row: Tokens, name: Named, people: frozenset[int]) -> bool:
    """Other capitals stand right beside it: "Acme Norway", "Norway Salmon Board". A title-case headline tells
    nothing; mountains and deserts may be a people's: "the Peruvian Andes"."""
    first, last = name.limits
    beside = [
        t
        for t in (name.i - 1, name.j + 1)
        if first < t < last
        and row.words[t][0].isupper()
        and row.lower[t] not in BESIDE
        and not (t in people and t < name.i and name.letter in "AW")
    ]
    if name.i - 2 >= first and row.words[name.i - 1] == "-" and row.words[name.i - 2][0].isupper():
        return row.ends[name.i - 2] == row.starts[name.i] - 1  # "Hart-Ipswich" is somebody
    after = name.j + 2
    if after < last and row.words[after - 1] == "State" and row.words[after][0].isupper():
        return True  # "the Ohio State Fair"
    if name.i - 1 == first and row.lower[first] in NAME_OPENERS and row.capital[first]:
        return True
    if name.i - 2 >= first and row.words[name.i - 2] in OWNERS and row.lower[name.i - 1] in ("'s", "’s"):
        return True  # "the People's Summit"
    if not beside or row.words[name.j].isupper():
        return False
    words = [w for w in row.words[first:last] if w[0].isalpha() and len(w) > 3]
    return sum(w[0].isupper() for w in words) < _TITLE_CASE * len(words)


def _possessive(row: Tokens, name: Named) -> Role:
    """ "Osh's market" and "at Osh's Sulaiman Hotel" are there, "Moscow's warning" is Moscow's doing."""
    if name.j + 2 < name.limits[1]:
        if row.lower[name.i].rstrip(".") in ("st", "saint") and row.words[name.j + 2][0].isupper():
            return "embedded"  # "St. Kilian's Hospital"
        if row.lower[name.j + 2] in EXTENT_NOUNS:
            return "literal"
        if _placed(row, name) and (row.words[name.j + 2][0].isupper() or _grounds(row, name)):
            return "literal"
    return "metonymic" if name.letter in "CK" else "modifier"


def _grounds(row: Tokens, name: Named) -> bool:
    """ "(At Chad's) main airport", "most secure prison"."""
    behind = row.words[name.j + 2 : min(name.j + 6, name.limits[1])]
    noun = next((n for n, word in enumerate(behind) if word in GROUNDS), len(behind))
    return noun < len(behind) and all((w.isalpha() and w not in FUNCTION) or w == "most" for w in behind[:noun])


def _personal(word: str) -> bool:
    """A noun for people: what stands before it says which people."""
    return word in HOLDERS or word.endswith(("men", "man", "ists", "ian", "ians"))


def _listed(row: Tokens, one: Named, other: Named) -> bool:
    """Only commas and "and" stand between two names."""
    return one.limits == other.limits and all(
        row.lower[t] in (",", "and", "or", "the", "both") for t in range(one.j + 1, other.i)
    )
