"""One name, one place in all reports of a story."""

from __future__ import annotations

from dataclasses import replace

from gazetteer.place import Place, Resolution
from geomap.model import Reading
from geomap.places.onesense import one_sense
from tests.marked import reading

HERE = Place("geonames:1", "Holm", "city", 50.0, 10.0, "DE")
ELSEWHERE = Place("geonames:2", "Holm", "city", 40.0, -80.0, "US")
NEARBY = Place("geonames:3", "Holm", "region", 50.2, 10.1, "DE")


def told(report: str, place: Place, confidence: float) -> Reading:
    read = reading("She was in [Holm] on Monday.", report=report)
    resolution = Resolution(place, confidence, (), "the only one")
    return replace(read, mentions=tuple(replace(m, resolution=resolution) for m in read.mentions))


def places(*readings: Reading) -> list[str]:
    return [m.resolution.place.id for r in one_sense(readings) for m in r.mentions if m.resolution]


def test_the_report_that_knows_a_name_far_better_tells_the_others() -> None:
    assert places(told("a", HERE, 0.8), told("b", ELSEWHERE, 0.4)) == ["geonames:1", "geonames:1"]
    (_, other) = one_sense([told("a", HERE, 0.8), told("b", ELSEWHERE, 0.4)])
    assert other.mentions[0].resolution
    assert other.mentions[0].resolution.decided_by == "as in a: the only one"


def test_where_both_are_sure_each_keeps_its_own() -> None:
    assert places(told("a", HERE, 0.8), told("b", ELSEWHERE, 0.75)) == ["geonames:1", "geonames:2"]


def test_a_town_and_the_region_around_it_may_both_be_meant() -> None:
    assert places(told("a", HERE, 0.8), told("b", NEARBY, 0.3)) == ["geonames:1", "geonames:3"]
