"""Several spoken of together: "Novak and his wife", "the couple", "the three", what is left of a group."""

from __future__ import annotations

from geomap.english.lemmas import IRREGULAR
from geomap.people.epithets import NUMBERS
from geomap.people.namefinding import Token

BREAKS = frozenset(
    "off of in on at to from by with and or but for over into after before is was were are has had".split()
)
PARTNERS = frozenset({"wife", "husband", "son", "daughter", "brother", "sister", "partner", "colleague"})
COUPLES = frozenset({"pair", "duo", "couple", "guests", "newlyweds"})
"""Two people: "the royal couple", "the guests" of those who had invited them."""
BEFORE_NUMBERS = frozenset({"remaining", "entire", "whole"})
REST = frozenset({"rest", "others"}) | BEFORE_NUMBERS
"""What is left of a group, or all of it."""
ONE_MORE = {"one": "two", "two": "three", "three": "four", "four": "five", "five": "six"}


def is_rest(words: list[Token], i: int) -> bool:
    """ "The rest raided", "the others had crossed", "the remaining 14 are"; not "the rest of the day"."""
    if not i or words[i - 1][0].lower() != "the":
        return False
    form, after = words[i][0].lower(), [w.lower() for w, _ in words[i + 1 : i + 3]]
    if form in BEFORE_NUMBERS:
        return bool(after) and (after[0].isdigit() or after[0] in NUMBERS | {"group"})
    return bool(after) and begins_predicate(after[0]) and after[0] not in _NO_VERBS


_NO_VERBS = BREAKS - {"is", "was", "were", "are", "has", "had", "before"}


def begins_predicate(word: str) -> bool:
    return word in BREAKS or word in IRREGULAR or word.endswith("ed") or word in ("then", "later", "also")


def with_partner(words: list[Token]) -> bool:
    """ "Novak and his wife": two people, of whom the reports name only one."""
    lower = [w.lower() for w, _ in words[:10]]
    pairs = zip(lower, lower[1:], lower[2:], strict=False)
    return any(a == "and" and b in ("his", "her") and c in PARTNERS for a, b, c in pairs)


def party_of(words: list[Token]) -> str:
    """ "Novak met two men": how many they were together."""
    lower = [w.lower() for w, _ in words]
    beside = (k for k, w in enumerate(lower[:-1]) if k and w in ONE_MORE and lower[k - 1] in _JOINED_BY)
    found = next((k for k in beside if not {*lower[k + 1 : k + 3]} & _COUNTED), None)
    return ONE_MORE[lower[found]] if found is not None else ""


_JOINED_BY = frozenset({"met", "with", "joined", "by"})
_COUNTED = frozenset("days hours weeks months years minutes nights km miles others wins goals points of".split())
