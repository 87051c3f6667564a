"""Where somebody was, one visit after the other: from movements as told to visits in order of time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.place import EXTENDED
from geomap.english.moveverbs import THERE_SINCE
from geomap.model import Movement, Report, Span, Status, When
from geomap.nearness import holds, km, related
from geomap.order import narrower, overlap
from geomap.routes.chronology import TO_TOWN_KM, chronological
from geomap.routes.plans import call_off, without_superseded_plans
from geomap.routes.visit import Role, Visit, is_airport, source

MOST_MOVEMENTS = 500
"""Of one person; more tell of a flood, not of a journey."""
OF_TOWN_KM = 15.0
"""So far from the middle of a city lie its hospitals and palaces."""
SUMMED_UP = dt.timedelta(days=4)
"""By so many days a journey that is summed up may lie beside the days that are told for all of it."""
WEEK = dt.timedelta(days=7)
"""Of so much before its report news tells without a date first, and by the days then."""
_FLOWN = frozenset("landed landing arrived arrival arriving reached touched flew flown came".split())
_ONWARD = re.compile(r"(?:Since then|After that|Afterwards|Thereafter|Then|Later|From there|Next|Subsequently)\b")
"""So begins what follows on what was told before."""
APART = dt.timedelta(days=3)
"""Being somewhere in a country so long after coming into it is a stop of its own."""


def visits(movements: Sequence[Movement], reports: dict[str, Report]) -> list[Visit]:
    """One person's visits in order of time, each once. `movements` are in order of telling."""
    movements = movements[:MOST_MOVEMENTS]
    opening = {m.report: m.sentence for m in sorted(movements, key=lambda m: m.sentence, reverse=True)}
    back = frozenset(r for r, s in opening.items() if _tells_return(reports[r], s))
    found = _merged(chronological(_each(movements, reports), opening, back))
    call_off(found, movements)
    kept = without_superseded_plans(found)
    _date_origins(kept)
    _date_stopovers(kept)
    return kept


def _tells_return(report: Report, sentence: Span) -> bool:
    words = {w.strip(".,;:").lower() for w in report.text[sentence.start : sentence.end].split()}
    return not words.isdisjoint({"back", "return", "returned", "returning", "home"})


def _each(movements: Sequence[Movement], reports: dict[str, Report]) -> list[Visit]:
    out: list[Visit] = []
    for told, m in enumerate(movements):
        if m.status == "denied":
            continue  # who did not leave was there, but when is not told
        told_by = source(m, reports)
        onward = bool(_ONWARD.match(reports[m.report].text, m.sentence.start))
        if m.origin:
            status: Status = "planned" if m.status in ("planned", "possible") else "actual"
            leaving = m if m.travel else None
            out.append(
                Visit(m.origin, m.when, status, 2 * told, m, "origin", [told_by], left_by=leaving, onward=onward)
            )
            out[-1].airport = is_airport(m.origin, reports[m.report].text)
        if m.destination:
            role: Role = "destination" if m.travel else "there"
            reached = m if m.travel else None
            there = _arrived(m, movements)
            out.append(Visit(m.destination, m.when, there, 2 * told + 1, m, role, [told_by], reached, onward=onward))
            out[-1].airport = is_airport(m.destination, reports[m.report].text)
            out[-1].back = m.travel and _tells_return(reports[m.report], m.sentence)
    return out


def _arrived(m: Movement, movements: Sequence[Movement]) -> Status:
    """ "Left for X" is an arrival only if something else in the reports has them go there too."""
    if m.status != "actual":
        return "planned"
    if m.arrival == "told" or m.destination is None:
        return "actual"
    others = [
        o for o in movements
        if o is not m and o.destination and o.status == "actual" and o.arrival != "bound"
        and related(o.destination.resolution.place, m.destination.resolution.place)
    ]  # fmt: skip
    reached = any(o.travel and o.arrival == "told" and o.when and o.when.text for o in others)  # which is the arrival
    return "actual" if others and m.arrival == "likely" and not reached else "planned"


# --- one visit told twice --------------------------------------------------------------------------------------------


def _merged(found: list[Visit]) -> list[Visit]:
    """Runs of visits to one place become one stop; a trip told again with a vaguer date becomes none of its own."""
    kept = list(found)
    for v in found:
        exact = next(
            (
                o
                for o in kept
                if o is not v
                and not _is_return(v, o)
                and (_tells_vaguely(v, o, kept) or _retold(v, o) or _told_twice(v, o, found))
            ),
            None,
        )
        if exact is not None:
            _absorb(exact, v)
            kept.remove(v)
            _put_origin_before(kept, v, exact)
    out: list[Visit] = []
    for v in kept:
        last = next((o for o in reversed(out) if o.made == v.made), None)
        if last is not None and _one_stop(last, v):
            _absorb(last, v)
        else:
            out.append(v)
    return out


def _is_return(v: Visit, left: Visit) -> bool:
    """ "Left Lyon", "came back to Lyon": somewhere else between, wherever it was."""
    return v.back and left.left_by is not None and left.left_by is not v.move


def _put_origin_before(kept: list[Visit], told_again: Visit, first: Visit) -> None:
    """Where a journey began comes before its end, even if the end was told with a better date elsewhere."""
    for k, o in enumerate(kept):
        if o.role == "origin" and o.move is told_again.move and o is not told_again and k > kept.index(first):
            kept.insert(kept.index(first), kept.pop(k))
            return


def _one_stop(a: Visit, b: Visit) -> bool:
    """Whether two visits, one right after the other, are one stay."""
    if _is_return(b, a):
        return False
    if a.place.id == b.place.id:
        return not _came_again(a, b)
    if (a.airport or a.place.kind == "poi") and a.role == "origin" and b.role != "origin":
        return False  # who took off does not come to the town around
    if a.airport and b.role == "destination" and b.move.sentence != a.move.sentence and b.move.decided_by not in _FLOWN:
        return False  # "landed at Blagnac airport", "was taken to Lyon"
    if a.airport != b.airport and (not a.when or not b.when or overlap(a.when, b.when) or _is_still_there(a, b)):
        return not _went_to_airport(a, b) and (related(a.place, b.place) or km(a.place, b.place) <= TO_TOWN_KM)
    if _went_in(a, b):
        return False
    if not related(a.place, b.place) and not _in_town(a, b):
        return False
    if b.role == "origin":
        return True  # who leaves a town of the country was there since coming into it
    if _went_on(a, b):
        return False
    if a.when and a.when.decided_by == THERE_SINCE and b.role == "there":
        return True  # "has been held in Chad since May", "is in a prison in Abeche"
    wide = [p.kind for p in (a.place, b.place) if p.kind in EXTENDED]
    if not wide or not a.when or not b.when or overlap(a.when, b.when):
        return True
    return "water" not in wide and b.when.first - a.when.last <= APART


def _went_in(a: Visit, b: Visit) -> bool:
    """ "Flew to Lyon." "Was taken to the Holm Hospital": two stops, where a sentence of its own tells the second."""
    told = b.role == "destination" or (b.role == "there" and b.move.likelihood is None)
    to_spot = b.place.kind == "poi" and a.place.kind in ("city", "village")
    return told and to_spot and b.move.sentence != a.move.sentence


def _went_to_airport(a: Visit, b: Visit) -> bool:
    """ "Took a train to Lyon", "was driven to Blagnac airport": from the town to it; no flight ended there."""
    told_apart = a.move.sentence != b.move.sentence or a.move.report != b.move.report
    flown = b.move.decided_by.lower() in _FLOWN
    return told_apart and b.airport and b.role == "destination" and not flown


def _went_on(a: Visit, b: Visit) -> bool:
    """ "Arrived in Chad on Saturday", "flew up to Abeche on Monday": somewhere else of the country first."""
    if not (a.when and b.when and b.when.text and a.when.last < b.when.first and a.place.kind == "country"):
        return False
    return b.role == "destination" and b.move.arrival == "told"


def _is_still_there(a: Visit, b: Visit) -> bool:
    """ "Is back in Lyon", dated by nothing but its report, the day after landing there."""
    if not (a.when and b.when and b.when.approximate):
        return False
    return b.role == "there" and b.when.first - a.when.last == dt.timedelta(days=1)


def _in_town(a: Visit, b: Visit) -> bool:
    """Whether one of two visits on one day is at a hospital or the like, the other in the town around it."""
    kinds = {a.place.kind, b.place.kind}
    same_day = a.when and b.when and (a.when.first, a.when.last) == (b.when.first, b.when.last)
    return bool(same_day and kinds == {"poi", "city"} and km(a.place, b.place) <= OF_TOWN_KM)


def _came_again(a: Visit, b: Visit) -> bool:
    """Whether one that was at a place is told, by a date of its own and days later, to arrive there."""
    if not (a.when and b.when and b.when.text and a.when.last < b.when.first):
        return False
    return b.role == "destination" and b.move.arrival == "told" and b.when.first - a.when.last > APART


def _told_twice(v: Visit, first: Visit, found: Sequence[Visit]) -> bool:
    """ "Refugees who had been stuck in Lyon", "had walked from Lyon": one stay before the report's own time."""
    told_in_talk = v.role == "there" and v.when is None and first.when is None and first.made and v.made
    if told_in_talk and v.place.id == first.place.id and v.move.report == first.move.report and first.told < v.told:
        return not any(first.told < o.told < v.told and not related(o.place, v.place) for o in found)
    early = all(o.when is None and o.move.background and o.made for o in (v, first))
    if not early or v.place.id != first.place.id or v.move.report != first.move.report or first.told >= v.told:
        return False
    return not any(first.told < o.told < v.told and o.move.background for o in found)


def _retold(v: Visit, first: Visit) -> bool:
    """Whether v is the start of a journey that was told before: the same day, from the same place, to one place."""
    if v.role != "origin" or first.role != "origin" or not (v.when and first.when):
        return False
    later = v.when.approximate or (v.place.id != first.place.id and v.when.first > first.when.first)
    if later and first.when.text and not v.when.text and related(v.place, first.place):
        return True  # "sailed from Lyon", told with no day, is "left France on July 21"
    if first.told >= v.told:
        return False
    a, b = v.move.destination, first.move.destination
    same = v.place.id == first.place.id and overlap(v.when, first.when)
    return bool(same and a and b and related(a.resolution.place, b.resolution.place))


def _tells_vaguely(v: Visit, exact: Visit, found: Sequence[Visit]) -> bool:
    """Whether v tells of the same being there as `exact` does, only with a wider range of days, or none."""
    if exact.when is None or v.status != exact.status or not holds(v.place, exact.place):
        return False
    elsewhere = v.move.report != exact.move.report
    if v.when and v.when.approximate and v.place.kind in EXTENDED and not elsewhere:
        return dt.timedelta() <= v.when.first - exact.when.last <= WEEK  # "has been found in Chad", told by the days
    if v.when is None:
        return elsewhere or (v.move.background and not _led_elsewhere(v, exact, found)) or not v.move.travel
    if v.place.kind in EXTENDED and (v.when.first, v.when.last) == (exact.when.first, exact.when.last):
        return v.place.id != exact.place.id  # "arrived in Chad on Monday", "landed in Abeche on Monday"
    wider = v.when.last - v.when.first > exact.when.last - exact.when.first
    return wider and (overlap(v.when, exact.when) or (v.move.background and _near(v.when, exact.when)))


def _led_elsewhere(v: Visit, exact: Visit, found: Sequence[Visit]) -> bool:
    """ "After a stay in Paris she fled to Chad in 1982": no part of what she did in Paris in 1990."""
    mates = (o for o in found if o.move.report == v.move.report and o.move.sentence == v.move.sentence and o.made)
    return any(
        o.when and exact.when and o.when.last < exact.when.first and not related(o.place, exact.place) for o in mates
    )


def _near(a: When, b: When) -> bool:
    """ "Had been to Chad earlier in the week": the week may have begun some days before."""
    return max(a.first - b.last, b.first - a.last) <= SUMMED_UP


def _absorb(a: Visit, b: Visit) -> None:
    moved_in = a.place.kind in EXTENDED and b.place.id != a.place.id and holds(a.place, b.place)
    same_sentence = (a.move.report, a.move.sentence) == (b.move.report, b.move.sentence)
    if moved_in:
        a.where = b.where
    landed = a.airport and not b.airport and b.place.kind not in EXTENDED
    if landed or (same_sentence and b.place.kind == "poi" and not b.airport and _in_town(a, b)):
        a.where, a.airport = b.where, b.airport
    if a.when is None or b.when is None or overlap(a.when, b.when):
        a.when = narrower(a.when, b.when)
    elif moved_in and same_sentence and b.when.text and a.when.last < b.when.first:
        a.when = b.when  # "crossed into Chad on Monday and was found at Abeche on Wednesday"
    if b.made:
        a.status = "actual"
    a.reached_by = a.reached_by or b.reached_by
    a.left_by = b.left_by or a.left_by
    if a.where is b.where:  # first what names the place
        a.placed_by, a.sources, rest = b.placed_by or b.move, b.sources, a.sources
    else:
        rest = b.sources
    a.sources = [*a.sources, *(s for s in rest if s not in a.sources)]


def _date_stopovers(found: list[Visit]) -> None:
    """ "Landed in Lyon on Monday. The plane had stopped in Osh": no flight takes much more than a day."""
    made = [v for v in found if v.made]
    for v, then in zip(reversed(made[:-1]), reversed(made[1:]), strict=True):
        flown = v.when is None and v.move.background and v.move.travel and v.move.mode == "air"
        day = then.when if v.move.report == then.move.report and not then.move.background else None
        if flown and day and day.first == day.last:
            v.when = When(day.first, day.last, f"{day.first}~", decided_by="about the day of the stop that came next")


def _date_origins(found: list[Visit]) -> None:
    """Who left an undated place on a journey that is dated elsewhere left it then."""
    for v in found:
        if v.role != "origin" or v.when is not None:
            continue
        end = next((o for o in found if o.made and o.reached_by and o.reached_by is v.left_by and o.when), None)
        if end and end.when:
            v.when = replace(end.when, text=None, text_span=None, decided_by="the day of the journey from there")
