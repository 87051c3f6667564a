"""The state or office that does what is told: where it has its say, the thing happened."""

from __future__ import annotations

from geomap.events.placing import Placer
from geomap.events.ruling import Telling
from geomap.events.scene import inferred_at
from geomap.here import CASES, COUNTING
from geomap.model import Mention, Where

OFFICIAL_ACTS = frozenset({"declare", "order", "ban", "impose", "lift", "close", "reopen"})
AUTHORITIES = frozenset("police prosecutor prosecutors court courts judge judges authorities customs investigators"
                        " detectives magistrates".split())  # fmt: skip
"""Whose acts of law hold in their own land."""
OF_STATES = frozenset({"politics", "election"})
"""Kinds that happen in the state that the sentence speaks of: "ousted Chad's president"."""
AT_HOME = frozenset({"legal", "disaster", "protest", "accident"})
"""Kinds of which a land named as the one that does or suffers them is the scene: "Chad cracked down on smugglers"."""


def office(placer: Placer, i: int, t: Telling) -> Where | None:
    """ "Florida Governor X declared an emergency": an official act holds where the office does."""
    if t.kind == "legal" and (court := _authority(placer, i, t)):
        return inferred_at(court, "the land of the office that acts")
    if t.trigger is None:
        return None
    counts = t.trigger.lemma in COUNTING and not CASES.isdisjoint(placer.words(i)[t.word + 1 : t.clause.last])
    if not (t.trigger.lemma in OFFICIAL_ACTS or t.kind in OF_STATES | AT_HOME or counts):
        return None
    word = placer.reading.sentences[i].tokens[t.word].start
    for m in placer.mentions[i]:
        if not m.resolution or not t.clause.holds(m.span) or m.role not in ("modifier", "metonymic"):
            continue
        acts = m.span.start < word
        if t.kind in OF_STATES or (acts and (counts or t.kind not in AT_HOME or m.role == "metonymic")):
            return inferred_at(m, "the land of the office that acts")
    return None


def doer(placer: Placer, i: int, t: Telling) -> Mention | None:
    """The land by which an act of state was done: "was granted asylum by Peru"."""
    if t.kind not in ("politics", "legal"):
        return None
    words, start = placer.words(i), placer.reading.sentences[i].tokens[t.word].start
    for m in placer.mentions[i]:
        if m.role != "metonymic" or m.span.start < start or not t.clause.holds(m.span):
            continue
        k = placer.index(i, m)
        agent = "by" in words[max(t.word, k - 2) : k]  # "by the Netherlands"
        if agent and m.resolution and m.resolution.place.kind == "country":
            return m
    return None


def _authority(placer: Placer, i: int, t: Telling) -> Mention | None:
    """The land whose police or courts act: "Kenyan prosecutors are to question him"."""
    start = placer.reading.sentences[i].tokens[t.word].start
    for m in placer.mentions[i]:
        behind = placer.words(i)[placer.index(i, m) + 1 :][:1]
        acts = t.trigger is None or m.span.start < start
        if m.role == "modifier" and m.resolution and acts and not AUTHORITIES.isdisjoint(behind):
            return m if t.clause.holds(m.span) else None
    return None
