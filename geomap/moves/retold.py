"""Journeys told from their end: "reached Lyon on Friday, 54 days after she set out", and then what happened before.

News begins with what came out. Where the first sentence tells an end, what later ones tell without a date of their own
came before it, not on its day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from geomap.english.lexicon import inflections
from geomap.english.moveverbs import BORN
from geomap.model import Movement, Reading

ENDS = frozenset().union(*map(inflections, ("end", "complete", "finish", "conclude"))) | {"final", "last"}
_LEFT = frozenset().union(*map(inflections, ("leave", "set", "depart", "begin", "start", "sail", "flee", "vanish")))
_CAUGHT = frozenset("arrested caught captured detained seized recaptured rescued found".split())
_TAKEN = frozenset("driven flown taken brought airlifted transferred led escorted handed put".split())
"""What is done with somebody who was caught or found comes after it."""
_FORWARD = frozenset(
    "then later next now today afterwards immediately straight met greeted welcomed said told instead initially".split()
)
"""A sentence with these goes on from the one before."""
_REACH = 4
_NEXT = 5
"""Characters between two sentences, one right behind the other."""
MONTH = dt.timedelta(days=31)
LONG_AGO = dt.timedelta(days=366)
"""What a report tells of so long before is no news."""


def retold(reading: Reading, told: tuple[Movement, ...]) -> tuple[Movement, ...]:
    """The movements, those that came before the report's first ones without the date of these."""
    told = tuple(m for m in told if m.decided_by.lower() != BORN or _is_life(reading, m, told))
    told = tuple(_undated(m) if _is_sequel(reading, m) else m for m in told)
    told = tuple(replace(m, when=None) if _is_of_old(m, told) or _grew_up(m, told) else m for m in told)
    arrived = [m for m in told if m.status == "actual" and m.when]
    lead = min(arrived, key=lambda m: m.sentence, default=None)
    if lead is None or not tells_end(_words(reading, lead)):
        return told
    return tuple(_undated(m) if _is_before(reading, m, lead) else m for m in told)


def tells_end(words: list[str]) -> bool:
    """Whether a sentence (words in lower case) tells how a journey ended."""
    if not ENDS.isdisjoint(words):
        return True
    return any(w == "after" and not _LEFT.isdisjoint(words[k + 1 : k + _REACH]) for k, w in enumerate(words))


def _is_before(reading: Reading, m: Movement, lead: Movement) -> bool:
    if m.sentence <= lead.sentence or m.status != "actual" or not m.when or not lead.when or m.when.text:
        return False
    if lead.decided_by in _CAUGHT and m.decided_by in _TAKEN:
        return False  # "was caught two days after he fled ... He was driven to Lyon"
    same = m.person == lead.person and (m.when.first, m.when.last) == (lead.when.first, lead.when.last)
    return same and _FORWARD.isdisjoint(_words(reading, m))


def _is_of_old(m: Movement, told: tuple[Movement, ...]) -> bool:
    """Whether a movement is put at the report's day for want of any date, amid what was years before.

    What the report told last before it with a date decides, else what it tells next.
    """
    if m.when is None or not m.when.approximate or m.when.text:
        return False
    dated = [o for o in told if o.when and o.when.text and o.status == "actual"]
    before = [o for o in dated if o.sentence <= m.sentence][-1:]
    near = any(m.sentence.start - o.sentence.end < _NEXT for o in before)
    since = MONTH if near else LONG_AGO
    if not before and m.sentence == told[0].sentence:
        return False  # what news begins with is news
    return any(o.when and m.when.first - o.when.last > since for o in before or dated[:1])


def _grew_up(m: Movement, told: tuple[Movement, ...]) -> bool:
    """ "Was born in Lyon and moved to Osh as a child": what goes on from a birth is not of the report's day."""
    if m.when is None or m.when.text:
        return False
    before = [o for o in told if o.sentence <= m.sentence and o.person == m.person and (o.when is None or o.when.text)]
    return bool(before) and before[-1].decided_by.lower() == BORN


def _is_life(reading: Reading, birth: Movement, told: tuple[Movement, ...]) -> bool:
    """Whether a report tells of a birth as the beginning of a life, and not to say who somebody is."""
    if birth.when:
        return True
    day = reading.report.day
    news = (m for m in told if m.sentence < birth.sentence and m.person == birth.person and m.when)
    if day and any(m.when and day - m.when.last < LONG_AGO for m in news):
        return False  # "was sentenced in Lyon on Monday ... Born in Osh, Duarte ..."
    after = (m for m in told if m.sentence >= birth.sentence and m is not birth and m.status == "actual")
    return any(not m.when or not m.when.text or not day or day - m.when.last > LONG_AGO for m in after)


def _is_sequel(reading: Reading, m: Movement) -> bool:
    """ "It followed stops in Fiji, where they met": what is told after "followed" had been before."""
    words = _words(reading, m)
    return words[:1] in (["it"], ["this"], ["that"]) and words[1:2] == ["followed"] and not (m.when and m.when.text)


def _undated(m: Movement) -> Movement:
    return replace(m, when=None, background=True)


def _words(reading: Reading, m: Movement) -> list[str]:
    text = reading.report.text[m.sentence.start : m.sentence.end]
    return [w.strip(".,;:").lower() for w in text.split()]
