"""Several spoken of together: "Novak and his wife", "the couple", "the three", what is left of a group."""

from __future__ import annotations

from collections.abc import Collection

from geomap.english.lemmas import IRREGULAR
from geomap.people.alike import alike
from geomap.people.epithets import NUMBERS
from geomap.people.namefinding import Token

BREAKS = frozenset(
    "off of in on at to from by with and or but for over into after before is was were are has had".split()
)
PARTNERS = frozenset(
    "wife husband son daughter brother sister partner colleague father mother parents companion companions friend"
    " friends family children team crew staff aides assistant bodyguard bodyguards driver girlfriend boyfriend".split()
)
COUPLES = frozenset({"pair", "duo", "couple", "guests", "newlyweds"})
"""Two people: "the royal couple", "the guests" of those who had invited them."""
BEFORE_NUMBERS = frozenset({"remaining", "entire", "whole"})
REST = frozenset({"rest", "others"}) | BEFORE_NUMBERS
"""What is left of a group, or all of it."""
_NUMBERS = NUMBERS.union(
    "six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty".split()
)
ONE_MORE = {"one": "two", "two": "three", "three": "four", "four": "five", "five": "six"}


def is_number(word: str) -> bool:
    return word.isdigit() or word.lower() in _NUMBERS


def is_rest(words: list[Token], i: int) -> bool:
    """ "The rest raided", "the others had crossed", "the remaining 14 are"; not "the rest of the day"."""
    if not i or words[i - 1][0].lower() != "the":
        return False
    form, after = words[i][0].lower(), [w.lower() for w, _ in words[i + 1 : i + 3]]
    if form in BEFORE_NUMBERS:
        return bool(after) and (after[0].isdigit() or after[0] in NUMBERS or after[0] == "group")
    return bool(after) and begins_predicate(after[0]) and after[0] not in _NO_VERBS


_NO_VERBS = BREAKS - {"is", "was", "were", "are", "has", "had", "before"}


def is_verb(word: str) -> bool:
    """Whether a word behind a name or description is rather its verb than a preposition."""
    return begins_predicate(word) and word not in _NO_VERBS


def begins_predicate(word: str) -> bool:
    return word in BREAKS or word in IRREGULAR or word.endswith("ed") or word in ("then", "later", "also")


def are_together(between: list[str]) -> bool:
    """Whether two people are told of together, by the words (lower case) from the one to the other.

    "Novak and Hill", "Novak and his wife, Clara", "Novak, 32, a climber from Lyon, and Hill", "Novak with Hill".
    """
    if "and" not in between and "with" not in between[-2:]:
        return False
    apposition = between[-2:] == [",", "and"] and "," in between[:-2] and len(between) < _WIDEST
    family = not PARTNERS.isdisjoint(between) and len(between) < _NEAR
    return apposition or family or (len(between) < _NEAR and "," not in between)


_NEAR, _WIDEST = 8, 16
"""Words between two who are told of together; with what describes the first."""


def with_partner(words: list[Token], places: Collection[int]) -> bool:
    """ "Novak and his wife", "Novak, with her crew", "Novak and Pavo": several, of whom the reports name only one.

    `places`: where the report names places, none of which is a companion.
    """
    lower = [w.lower() for w, _ in words[:_REACH]]
    if lower[:1] in (["his"], ["her"]) and lower[1:2] in (["companion"], ["partner"]):
        return True
    for k, word in enumerate(lower[:-1]):
        if word not in ("and", "with"):
            continue
        if lower[k + 1] in ("his", "her", "their") and not PARTNERS.isdisjoint(lower[k + 2 : k + 4]):
            return True
        if (word == "with" or k in (1, 2)) and _is_lone_name(words, k + 1, places):
            return True
    return False


def _is_lone_name(words: list[Token], k: int, places: Collection[int]) -> bool:
    """Whether a name of one word stands at k that is no place's."""
    name, span = words[k]
    after = words[k + 1][0] if k + 1 < len(words) else ""
    alone = not after[:1].isupper() and after not in ("", "'s", "’s", "-")
    return name[:1].isupper() and name[1:].islower() and span.start not in places and alone


_REACH = 24
"""Words in which a companion is named."""


def party_of(words: list[Token]) -> str:
    """ "Novak met two men": how many they were together."""
    lower = [w.lower() for w, _ in words]
    beside = (k for k, w in enumerate(lower[:-1]) if k and w in ONE_MORE and lower[k - 1] in _JOINED_BY)
    found = next((k for k in beside if not {*lower[k + 1 : k + 3]} & _COUNTED), None)
    return ONE_MORE[lower[found]] if found is not None else ""


_JOINED_BY = frozenset({"met", "with", "joined", "by"})
_COUNTED = frozenset("days hours weeks months years minutes nights km miles others wins goals points of".split())


def company_of(words: list[str]) -> frozenset[str]:
    """ "Duarte and fourteen other hostages", "Duarte, with three colleagues": what they go by together.

    `words`: from the name on, in lower case.
    """
    for k, word in enumerate(words[:_REACH]):
        if word == "." or (word in _LINKING and _counts(words[k + 1 : k + 2])):
            break
    else:
        return frozenset()
    row = words[k + 2 : k + 2 + _DESCRIBED]
    noun = next((w for w in row if w.endswith("s") and w.isalpha() and w not in ("others", "his", "was", "is")), "")
    if word == "." or not ({"other", "others", "fellow"} & set(row) or noun in PARTNERS | _FELLOWS):
        return frozenset()
    return alike({noun} - {""}) | {"group"}


def _counts(words: list[str]) -> bool:
    return any(is_number(w) or w in ("several", "some", "dozens", "other") for w in words)


_LINKING = frozenset({"and", "with", "among", "alongside"})
_FELLOWS = frozenset("colleagues hostages passengers crewmates crewmen soldiers climbers".split())
_DESCRIBED = 4
"""Words of a description behind its number."""
COMPANY_REACH = _REACH + 2 + _DESCRIBED
"""Words from a name on that can tell its company."""
