"""Whether a form, by itself, may be a verb, and one that stands with a subject."""

from __future__ import annotations

from functools import lru_cache

from geomap.english.factuality import MODALS
from geomap.english.lemmas import AUXILIARIES_NOW, PAST_ONLY, ends_as_past
from geomap.english.lexicon import triggers

_UNCHANGED = frozenset("cut put hit set shut let quit split spread read beat hurt burst".split())
"""Verbs whose past looks like their base."""


@lru_cache(maxsize=20_000)
def is_past_or_finite(word: str) -> bool:
    """Whether a word may be a past form, an auxiliary or a modal verb."""
    if word in AUXILIARIES_NOW or word in PAST_ONLY or word in MODALS or word in _UNCHANGED:
        return True
    return any(t.pos == "v" and t.form == "ed" for t in triggers().get(word, ())) or ends_as_past(word)


@lru_cache(maxsize=20_000)
def is_verbal(word: str) -> bool:
    """Whether a word may be any form of a verb that tells of something, or of "be"."""
    if is_past_or_finite(word) or word in ("be", "been", "being"):
        return True
    return any(t.pos == "v" for t in triggers().get(word, ()))
