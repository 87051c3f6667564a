"""What somebody goes somewhere for: "will fly to Oslo to meet ministers" tells of the meeting too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geomap.english.lexicon import Trigger
from geomap.events.finding import Hits
from geomap.events.ruling import LEAVING, STARTS, Telling

_FAR = 5
"""Words between "for" and what it is for: "for a two-day pledging conference"."""
_OTHERS = LEAVING | STARTS
"""What these tell is told where the way begins, not where it leads."""


def purposes(words: list[str], hits: Hits, t: Telling) -> Iterator[Telling]:
    """The first meeting that a movement is made for, in the same clause."""
    if t.kind != "movement" or (t.trigger and t.trigger.lemma in _OTHERS):
        return
    for k in range(t.word + 1, t.clause.last):
        for hit in hits.get(k, ()):
            if hit.kind == "meeting" and _is_aim(words, k, hit):
                yield replace(t, trigger=hit, kind="meeting", word=k)
                return


def _is_aim(words: list[str], k: int, hit: Trigger) -> bool:
    """ "To meet", "and meet", "for talks"."""
    if hit.pos == "v":
        return hit.form == "base" and words[k - 1] in ("to", "and")
    for j in range(k - 1, max(0, k - 1 - _FAR), -1):
        if words[j] == "for":
            return True
        if words[j] in ("of", "in", "at", "from", "after", ",", "and"):
            return False
    return False
