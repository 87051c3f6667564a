"""Where one boards or leaves a craft: where the report says that it set out, or last arrived."""

from __future__ import annotations

from geomap.english.factuality import forms
from geomap.events.going import CRAFT
from geomap.events.placing import Placer
from geomap.events.ruling import Telling
from geomap.model import Mention

_BOARDING = forms(frozenset({"board"}))
_OFF = forms(frozenset({"leave", "exit", "disembark", "evacuate"}))
_STEPPED = forms(frozenset({"get", "step", "walk", "climb", "come", "take"}))
_ENDED = forms(frozenset({"land", "arrive", "dock", "berth", "touch"})) | {"landing", "arrival"}
_STARTED = forms(frozenset({"fly", "leave", "depart", "sail", "take"})) | {"departure"}
_AT = frozenset({"in", "at", "near"})
_HIS = frozenset({"a", "the", "their", "his", "her", "its"})
_CRAFTS = CRAFT | {"airliner", "flight", "liner", "craft"}
_BACK = 8
"""Sentences that an arrival is looked for in."""
_VERB = 4
"""Words between a verb and the preposition of its place."""


def aboard(placer: Placer, i: int, t: Telling) -> Mention | None:
    """The place where passengers of sentence i boarded or left their craft; None if it tells of neither."""
    words = placer.words(i)
    if _leaves(words, t.clause.first, t.clause.last):
        rows = range(i, max(-1, i - 1 - _BACK), -1)
        return next((m for j in rows if (m := _told(placer, j, _ENDED, _AT))), None)
    if _boards(words):
        paragraph = placer.reading.sentences[i].paragraph
        beside = [j for j in (i, i + 1) if j < len(placer.places)]
        beside = [j for j in beside if placer.reading.sentences[j].paragraph == paragraph]
        return next((m for j in beside if (m := _told(placer, j, _STARTED, frozenset({"from"})))), None)
    return None


def _leaves(words: list[str], first: int, last: int) -> bool:
    """ "Passengers have started to leave the plane", "stepped off the ferry"."""
    for k in range(first, last):
        if words[k] in _OFF and words[k + 1 : k + 2] and _craft(words, k + 1, last):
            return True
        if words[k] in _STEPPED and words[k + 1 : k + 2] == ["off"] and _craft(words, k + 2, last):
            return True
    return False


def _boards(words: list[str]) -> bool:
    """ "Signed it before boarding the plane"."""
    return any(w in _BOARDING and _craft(words, k + 1, len(words)) for k, w in enumerate(words))


def _craft(words: list[str], k: int, last: int) -> bool:
    return k + 1 < last and words[k] in _HIS and not _CRAFTS.isdisjoint(words[k + 1 : min(k + 3, last)])


def _told(placer: Placer, j: int, verbs: frozenset[str], prepositions: frozenset[str]) -> Mention | None:
    """The last place of sentence j that stands behind one of the verbs and prepositions."""
    words = placer.words(j)
    for m in reversed(placer.places[j]):
        k = placer.index(j, m)
        if placer.preposition(j, m) not in prepositions or placer.is_container(j, m):
            continue
        at = next((n for n in range(k - 1, -1, -1) if words[n] in prepositions), 0)
        if not verbs.isdisjoint(words[max(0, at - _VERB) : at]):
            return m
    return None
