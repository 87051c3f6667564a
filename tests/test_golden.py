"""Whole stories against what they gave before, as text that a person can read and judge.

`RENEW=1 pytest tests/test_golden.py` writes the goldens anew. A folder of tests/stories holds `golden.txt`, and the
reports it tells of unless they are the examples that come with geomap.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.commands.demo import EXAMPLES
from geomap.model import Event, Leg, Report, Stop, Story, When
from geomap.reports import read_reports
from geomap.story import Reader, build

STORIES = sorted(p for p in (Path(__file__).parent / "stories").iterdir() if p.is_dir())


@pytest.mark.parametrize("folder", STORIES, ids=lambda p: p.name)
def test_a_story_is_told_as_before(folder: Path, reader: Reader) -> None:
    own = sorted(p for p in folder.iterdir() if p.name != "golden.txt")
    reports = [r for r in read_reports(own or [EXAMPLES]) if isinstance(r, Report)]
    told = "\n".join(lines(build(reports, reader=reader))) + "\n"
    golden = folder / "golden.txt"
    if os.environ.get("RENEW"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8"), (
        "if the new telling is better: RENEW=1 pytest tests/test_golden.py"
    )


def lines(story: Story) -> Iterator[str]:
    yield f"# {story.title}"
    yield "\n## Events"
    for event in story.timeline.all:
        yield from _event(event)
    yield "\n## Places"
    for named in story.places:
        place = named.resolution.place
        roles = ", ".join(f"{m.mention.text} ({m.mention.role})" for m in named.mentions)
        yield f"{named.name} = {place.name} [{place.id}] {place.lat:.2f} {place.lon:.2f}: {roles}"
    for route in story.routes:
        yield f"\n## Route of {route.person}"
        legs = {leg.from_order: leg for leg in route.legs}
        for stop in route.stops:
            yield _stop(stop)
            if stop.order in legs:
                yield _leg(legs[stop.order])


def _event(event: Event) -> Iterator[str]:
    where = event.where and f"{event.where.name} [{event.where.resolution.place.id}]"
    yield f"{_when(event.when)} | {where or '?'} | {event.kind}, {event.status} | {', '.join(event.people) or '-'}"
    yield f"    {event.title}"
    yield "    " + "; ".join(f"{s.report} {s.span.start}-{s.span.end}" for s in event.sources)


def _stop(stop: Stop) -> str:
    return f"{stop.order} {stop.where.name}, {_when(stop.when)}, {stop.status}"


def _leg(leg: Leg) -> str:
    told = "inferred" if leg.inferred else "told"
    return f"  to {leg.to_order}: {leg.mode or '-'}, {leg.km:.0f} km, {leg.status}, {told}"


def _when(when: When | None) -> str:
    return " ".join(filter(None, (when.edtf, when.part))) if when else "?"
