"""Whether two tellings are of one event."""

from __future__ import annotations

import re
from functools import lru_cache

from geomap.model import Event
from geomap.nearness import holds
from geomap.order import overlap

COMMON = frozenset(
    "the a an of in on at to for and or by with from as that this his her its their he she it they was were is are be"
    " been had has have said who which after before when while also not but".split()
)
ALIKE = 0.3
"""Share of content words (Jaccard) above which two sentences of two reports tell the same event."""
REPEATED = 0.5
"""The same within one report, where a second sentence more often tells a second event."""
ONCE = frozenset({"violence", "accident", "disaster", "legal", "politics"})
"""Kinds of which a report seldom tells two by the same verb for one day and place."""
SHARED = 2
"""So many words besides, then, make two tellings one."""
_ANOTHER = re.compile(r"\b(?:also|another|second|third|other|others|again|more|further|later|separate(?:ly)?)\b", re.I)


def same(a: Event, b: Event) -> bool:
    """Kind, status, day, place and people agree, and the words are alike. Statements are never merged."""
    if a.kind != b.kind or a.kind == "statement" or a.status != b.status or not _agree(a, b):
        return False
    assert a.where
    assert b.where
    one_place = a.where.resolution.place.id == b.where.resolution.place.id
    if a.sources[0].report == b.sources[0].report:
        return one_place and (alike(a, b) >= REPEATED or _again(a, b))
    moved = a.kind == "movement" and one_place and bool(set(a.people) & set(b.people))
    return moved or alike(a, b) >= ALIKE


def fulfils(plan: Event, fact: Event) -> bool:
    """Whether a report tells as done what another one told as planned or possible."""
    if plan.status not in ("planned", "possible") or fact.status != "actual" or plan.kind != fact.kind:
        return False
    if plan.kind == "statement" or plan.sources[0].report == fact.sources[0].report or not _agree(plan, fact):
        return False
    assert plan.where
    assert fact.where
    one_place = plan.where.resolution.place.id == fact.where.resolution.place.id
    return one_place and (bool(set(plan.people) & set(fact.people)) or alike(plan, fact) >= ALIKE)


def alike(a: Event, b: Event) -> float:
    """Share of content words (Jaccard) of their sentences, 0 to 1."""
    x, y = content(a.quote), content(b.quote)
    return len(x & y) / max(1, len(x | y))


@lru_cache(maxsize=16384)
def content(quote: str) -> frozenset[str]:
    """The words of a sentence that are not common to all."""
    return frozenset(w for w in re.findall(r"\w+", quote.casefold()) if w not in COMMON)


def _agree(a: Event, b: Event) -> bool:
    """Day, place and people do not speak against each other, and day and place are known."""
    if a.when is None or b.when is None or a.where is None or b.where is None or not overlap(a.when, b.when):
        return False
    one, two = a.where.resolution.place, b.where.resolution.place
    if not (holds(one, two) or holds(two, one)):
        return False
    return not (a.people and b.people and not set(a.people) & set(b.people))


def _again(a: Event, b: Event) -> bool:
    """A report comes back to what it told before: the same verb, day and place, and nothing that says it is another."""
    if a.kind not in ONCE or not a.trigger or a.trigger != b.trigger or a.when is None or b.when is None:
        return False
    exact = a.when.first == a.when.last == b.when.first == b.when.last
    if not exact or _ANOTHER.search(a.quote) or _ANOTHER.search(b.quote):
        return False
    return len(content(a.quote) & content(b.quote)) >= SHARED and _numbers(a) == _numbers(b)


def _numbers(event: Event) -> frozenset[str]:
    """The numbers that a sentence tells beside its date."""
    when = event.when.text if event.when else None
    quote = event.quote.replace(when, "") if when else event.quote
    return frozenset(re.findall(r"\d+(?:,\d{3})*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?)\b", quote))
