"""Which sentences could tell a movement or a being somewhere: parsing takes longest, and no others are parsed."""

from __future__ import annotations

from geomap.english.factuality import FORMS_OF_BE
from geomap.english.lemmas import IRREGULAR
from geomap.english.moveverbs import HOMES, IN, JOURNEY_FORMS, LEMMAS, PHRASED_FORMS, PHRASES, SAYS

_FORMS = LEMMAS.keys() | JOURNEY_FORMS.keys() | HOMES | {"due", "overdue", "expected", "includes", "destination"}
_PRESENCE = IN | {"back", "now", "already", "still"}
_OBJECTS = frozenset(obj for _, obj in PHRASES)
_ALIKE = frozenset("beat put cut shut cast bid hurt read quit burst shed split".split())
"""Past tenses that are like the verb's base."""


def tells_deed(words: list[str]) -> bool:
    """Whether the words of a sentence (lower case) have a past verb, and a word that puts something somewhere."""
    if IN.isdisjoint(words):
        return False
    return any((len(w) > 3 and w.endswith("ed")) or w in _ALIKE or IRREGULAR.get(w, w) != w for w in words)


def worth_parsing(words: list[str]) -> bool:
    """Whether the words of a sentence (lower case) could tell a movement or a being somewhere."""
    return any(
        w in _FORMS
        or (w in FORMS_OF_BE and not _PRESENCE.isdisjoint(words[k + 1 : k + 3]))
        or (w == "route" and words[max(0, k - 1)] == "en")
        or (w == "way" and "on" in words[max(0, k - 2) : k])
        or (w in _OBJECTS and not PHRASED_FORMS.keys().isdisjoint(words[max(0, k - 4) : k]))
        or (w in SAYS and not _PRESENCE.isdisjoint(words[k + 1 : k + 4]))
        for k, w in enumerate(words)
    )
