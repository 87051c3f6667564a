"""How long the page of very many events takes to build, and how many bytes it is. Times are recorded, not asserted."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from browser import stories

from geomap import webmap
from geomap.model import Event, Span, Story

MANY = 100_000
WORDS = """
    after along among army bridge capital ceasefire central charges clash column convoy council court crowd
    curfew delegation district doctors early evening factory families fighting flood forces former fuel
    government harbour highway hospital hundreds injured interim investigation journalists late leaders market
    mayor meeting minister mountain northern officials opposition parliament police post power president
    prison protest rail rally reached refugees released residents river road school seized shelling soldiers
    square station storm streets striking students talks tents thousands town troops union vehicles village
    volunteers vote warned water western witnesses workers
""".split()


def many(count: int) -> Story:
    """Events whose sentences are as long and as varied as a newspaper's, about 300 bytes each."""
    story, chance = stories.synthetic(count), random.Random(1)
    told = [_retold(event, chance) for event in story.timeline.events]
    return replace(story, timeline=replace(story.timeline, events=tuple(told)))


def _retold(event: Event, chance: random.Random) -> Event:
    assert event.where is not None
    assert event.when is not None
    words = " ".join(chance.choices(WORDS, k=24))
    quote = f"{event.when.text}: {words} in {event.where.name}."
    (source,) = event.sources
    start = source.span.start
    day, place = Span(start, start + len(event.when.text or "")), start + quote.rindex(event.where.name)
    return replace(
        event,
        title=words[:60],
        quote=quote,
        sources=(replace(source, span=Span(start, start + len(quote))),),
        when=replace(event.when, text_span=day),
        where=replace(event.where, mention=Span(place, place + len(event.where.name))),
    )


def test_building_the_page_of_many_events(benchmark: Any) -> None:
    story = many(MANY)
    page = benchmark.pedantic(webmap.render, args=(story,), rounds=1)
    size = len(page.encode())
    benchmark.extra_info["megabytes"] = round(size / 1e6, 2)
    assert size <= 12_000_000
