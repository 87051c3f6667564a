"""One person's visits in order of time: by date, then within the day, then as told."""

from __future__ import annotations

import datetime as dt
import re

from gazetteer.place import EXTENDED
from geomap.english.moveverbs import BORN, JOURNEYS, PERIODS, SAYS, STOPS, TALKS
from geomap.model import Span
from geomap.nearness import holds, km, related
from geomap.order import hour
from geomap.routes.visit import Visit

LONG_AGO = dt.timedelta(days=366)
"""What a report tells of so long before is another journey."""
OVERNIGHT = dt.timedelta(days=1)
_EARLY = re.compile(r"\b(?:earlier|early|first|beginning|start)\b", re.IGNORECASE)
"""What says that a stretch of days is meant from its beginning: "in the first days of July"."""
_ENTERED = frozenset({"entered", "overflew"})
_LATE = ("later", "evening", "night")
_EVENING = 18
"""The hour."""
_SOON = 150
"""Characters between two sentences of which the one goes on from the other."""
TO_TOWN_KM = 60.0
"""An airport may lie so far from the town it serves, which is the stop."""
NEXT_SENTENCE = 5
"""Characters between two sentences, one right behind the other."""


def chronological(found: list[Visit], opening: dict[str, Span], back: frozenset[str]) -> list[Visit]:
    """By date; undated ones stay beside what was told before them, what a past perfect tells goes before its report."""
    days: dict[tuple[dt.date, dt.date], list[Visit]] = {}
    for v in found:
        if v.when:
            days.setdefault((_begin(v, found), v.when.last), []).append(v)
    out = [v for _, day in sorted(days.items()) for v in _within_day(day, opening, back)]
    births = [v for v in found if v.move.decided_by.lower() == BORN]
    out = [*births, *(v for v in out if v not in births)]
    undated = [v for v in found if not v.when and v not in births]
    earlier = [v for v in undated if v.move.background and not v.onward and not _goes_on(v, found)]
    for v in undated:
        if v not in earlier:
            out.insert(_beside(out, v), v)
    for v in reversed(undated):
        if v in earlier and v.move.decided_by in STOPS and (start := _beginning(out, v)):
            out.insert(start, v)
        elif v in earlier:
            same = [k for k, o in enumerate(out) if o.move.report == v.move.report]
            if v.move.decided_by in JOURNEYS.keys() | TALKS | PERIODS or _brought_there(out, v):
                # "reached Lyon after a visit to Osh", "the jet that had brought her from Osh landed": before it
                same = [*(k for k in same if out[k].move.sentence == v.move.sentence), *same]
            elif (lead := _told_of(out, v)) is not None:
                same = [min(lead, _told_next(out, v, lead))]  # "had entered the sea at Osh": before what the lead told
            out.insert(_before(out, v, same) if same else 0, v)
    return out


def _brought_there(out: list[Visit], v: Visit) -> bool:
    """Whether the sentence that tells how somebody came tells of the arrival too, behind it."""
    ends = (o for o in out if o.when and o.made and o.move.sentence == v.move.sentence and o.role == "destination")
    return v.move.travel and any(o.move.travel and _is_named_before(v, o) for o in ends)


def _told_of(out: list[Visit], v: Visit) -> int | None:
    """Where the dated visit stands that a report told right before an undated one in the past perfect, if only one."""
    before = [k for k, o in enumerate(out) if o.when and o.move.report == v.move.report and o.told < v.told]
    sentences = {out[k].move.sentence for k in before}
    if len(sentences) != 1 or v.move.sentence in sentences:
        return None
    k = before[0]
    while k and (out[k - 1].place.id == out[k].place.id or (out[k - 1].when is None and out[k - 1].told > v.told)):
        k -= 1
    return k


def _told_next(out: list[Visit], v: Visit, lead: int) -> int:
    """Where what the report goes on with stands: "She had spent weeks in Osh. She left Bern on Sunday"."""
    behind = [(o.told, k) for k, o in enumerate(out) if o.move.report == v.move.report and o.told > v.told and o.when]
    return min(behind)[1] if behind else lead


def _before(out: list[Visit], v: Visit, same: list[int]) -> int:
    """Before the first visit of its report, or further on before what it told ahead of v, if years lie between."""
    first = same[0]
    if out[first].left_by and v.role == "destination" and v.move.travel and out[first].told < v.told and same[1:]:
        return first + 1  # "set out from Lyon last May ... had crossed Chad": on the way that began there
    told = [o for o in out if o.when and o.move.report == v.move.report]
    lead = next((o for o in told if o.told < v.told), None)
    if lead is None or not (lead.when and told[0].when) or lead.when.first - told[0].when.first < LONG_AGO:
        return first
    return max(first, out.index(lead))


def _beginning(out: list[Visit], v: Visit) -> int:
    """Behind the place that its report said just before they left: a stopover lies between leaving and arriving."""
    left = (k + 1 for k, o in enumerate(out) if o.move.report == v.move.report and o.told < v.told and o.left_by)
    return max(left, default=0)


def _begin(v: Visit, found: list[Visit]) -> dt.date:
    """The first day a visit may have had: of "in July", no earlier than the day in July that was told before it."""
    assert v.when
    within = (
        o.when.first
        for o in found
        if o.when and o.move.report == v.move.report and o.told < v.told and o.when.first == o.when.last <= v.when.last
    )
    if v.when.last - v.when.first <= OVERNIGHT or v.when.part == "earlier" or _EARLY.search(v.when.text or ""):
        return v.when.first
    return max([v.when.first, *within])


def _goes_on_late(o: Visit, v: Visit) -> bool:
    """ "Came ashore on Friday evening. She was taken to Lyon": what is told right after, without an hour, was later."""
    near = v.move.sentence.start - o.move.sentence.end < _SOON and not v.move.background
    return near and _is_late(o)


def _is_late(v: Visit) -> bool:
    if v.when is None:
        return False
    by_clock = v.when.clock is not None and v.when.clock.hour >= _EVENING
    return by_clock or v.when.part in _LATE or "midnight" in (v.when.text or "")


def _goes_on(v: Visit, found: list[Visit]) -> bool:
    """ "Had left Lyon on Friday and reached Bern", "He had called at Osh": behind a dated one it is told in order."""
    near = (o for o in found if o.when and o.move.background and o.told < v.told and o.move.report == v.move.report)
    return any(v.move.sentence.start - o.move.sentence.end < NEXT_SENTENCE and not _is_named_before(v, o) for o in near)


def _is_named_before(v: Visit, o: Visit) -> bool:
    """ "The ship, which had come from Lyon, had left Osh on Friday": told with the subject, before the rest."""
    name, other = v.where.mention, o.where.mention
    return v.move.sentence == o.move.sentence and name is not None and other is not None and name < other


def _beside(out: list[Visit], v: Visit) -> int:
    """Where an undated visit stands: behind the one that its report told before it, else before the next it tells."""
    before = [k for k, o in enumerate(out) if o.move.report == v.move.report and o.told < v.told]
    last = max(before, key=lambda k: out[k].told, default=0)
    if before and v.move.decided_by in SAYS and not holds(out[last].place, v.place):
        return max(before) + 1  # who speaks to a reporter does so when all that is told has happened
    if before:
        return last + 1
    after = [k for k, o in enumerate(out) if o.move.report == v.move.report]
    if not after and v.made and (day := v.sources[0].published):  # no later than its report, which tells no more
        return next((k for k, o in enumerate(out) if o.when and o.when.first.isoformat() > str(day)[:10]), len(out))
    told = [k for k in after if not out[k].move.background]
    return told[0] if told else after[-1] + 1 if after else len(out)


def _is_first_told(v: Visit, day: list[Visit], opening: dict[str, Span]) -> bool:
    """Whether a report begins with an arrival, and not with where the journey had begun."""
    if v.role != "destination" or v.move.origin or opening[v.move.report] != v.move.sentence:
        return False
    return not any(o.role == "origin" and o.move.sentence == v.move.sentence for o in day)


def _told_in_detail(v: Visit, day: list[Visit], back: frozenset[str]) -> bool:
    """Whether later sentences tell the day from its start, by hours of its own or up to the return that the report
    began with, and this stop not again."""
    later = [o for o in day if o.move.sentence != v.move.sentence and o.move.report == v.move.report]
    if any(related(o.place, v.place) for o in later):
        return False
    if v.move.report in back and later:
        return True
    return any(
        (o.when and o.when.text and not _goes_on_from(o)) or (o.role == "origin" and o.move.travel) for o in later
    )


def _arrived_at_last(v: Visit, day: list[Visit]) -> Visit | None:
    """ "They have arrived in Lyon. The plane that brought them from Osh landed at Bron": the arrival told again."""
    behind = [o for o in day if o.told > v.told and o.move.report == v.move.report]
    later = [o for o in behind if o.move.sentence != v.move.sentence]
    arrivals = (o for o in later if o.role == "destination" and o.made and _is_of_town(o, v))
    again = next((o for o in arrivals if not o.move.background), None)
    if again and any(o.role == "origin" or _is_elsewhere(o, v) for o in later if o.made and o.told < again.told):
        return again
    return None


def _is_elsewhere(o: Visit, v: Visit) -> bool:
    return not related(o.place, v.place) and km(o.place, v.place) > TO_TOWN_KM


def _is_of_town(a: Visit, town: Visit) -> bool:
    return related(a.place, town.place) or (a.airport and km(a.place, town.place) <= TO_TOWN_KM)


def _goes_on_from(v: Visit) -> bool:
    """ "That afternoon he flew to Lyon": behind what was told before it."""
    return bool(v.when and v.when.text and v.when.text.lower().split()[0] in ("that", "later"))


def _passed_before(v: Visit, day: list[Visit]) -> Visit | None:
    """ "It was flown to Lyon. It had entered Greek air space at noon": right before the town that it went on to."""
    if v.place.kind not in ("area", "water") or v.move.decided_by.lower() not in _ENTERED:
        return None
    towns = [
        o
        for o in day
        if o.told < v.told and o.role == "destination" and o.place.kind not in EXTENDED
        if o.move.report == v.move.report and o.move.sentence != v.move.sentence and o.move.travel
    ]
    last = max(towns, key=lambda o: o.told, default=None)
    return min((o for o in towns if last and o.place.id == last.place.id), key=lambda o: o.told, default=None)


def _left_before(v: Visit, day: list[Visit]) -> bool:
    """ "Left Bern on Friday and reached Lyon a day later after a stopover in Osh"."""
    return any(o.role == "origin" and o.move.sentence == v.move.sentence and o.told < v.told for o in day)


def _within_day(day: list[Visit], opening: dict[str, Span], back: frozenset[str]) -> list[Visit]:
    """What is told as earlier comes first; who only left a place was there before arriving elsewhere; then as told.

    Several visits of one sentence keep its order. Where several have an hour they are put in its order.
    """
    several = len({v.move.report for v in day}) > 1  # of which each tells in an order of its own
    ranks: dict[int, tuple[int, int, float]] = {}
    last: dict[tuple[str, int], tuple[int, int]] = {}
    for v in sorted(day, key=lambda v: v.told):
        assert v.when
        stopover = v.move.background and v.move.decided_by in STOPS
        on_the_way = v.move.on_the_way or (stopover and _left_before(v, day))
        late = _is_late(v)
        first = v.when.part == "earlier" or (v.when.part == "morning" and (several or v.move.background))
        early = -1 if stopover and not on_the_way else 0 if first else 2 if late else 1
        leaves_only = v.role == "origin" and v.move.destination is None
        rank = early, 0 if leaves_only else 2
        if _is_first_told(v, day, opening) and _told_in_detail(v, day, back):
            rank = early, 3  # a report begins with what came out in the end
        reached = (o for o in day if o.told < v.told and o.role == "destination" and o.place.id == v.place.id)
        arrival = next((o for o in reached if o.told in ranks and o.move.report == v.move.report), None)
        if arrival and early == 1 and v.role == "there":
            rank = max(rank, ranks[arrival.told][:2])  # who visited Lyon and spoke there did so after arriving
        if on_the_way:
            rank = early, 1
        elif v.when.text is None and not v.when.part:
            told = (o for o in day if o.told < v.told and o.move.report == v.move.report)
            late_before = (o for o in told if o.role == "origin" or _goes_on_late(o, v))
            rank = max([rank, *((ranks[o.told][0], rank[1]) for o in late_before)])
        sentence = v.move.report, v.move.sentence.start
        if not leaves_only and early == 1 and not on_the_way:
            rank = max(rank, last.get(sentence, rank))
        last[sentence] = rank
        town = _passed_before(v, day)
        ranks[v.told] = (*ranks[town.told][:2], town.told - 0.5) if town else (*rank, v.told)
    for v in day:
        again = _arrived_at_last(v, day) if _is_first_told(v, day, opening) else None
        if again:
            ranks[v.told] = (*ranks[again.told][:2], again.told - 0.5)
    ordered = sorted(day, key=lambda v: ranks[v.told])
    slots = [k for k, v in enumerate(ordered) if v.when and v.when.clock]
    timed = sorted((ordered[k] for k in slots), key=lambda v: hour(v.when) if v.when else 0)
    for k, v in zip(slots, timed, strict=True):
        ordered[k] = v
    return ordered
