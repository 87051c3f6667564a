"""The whole way, from reports to a story."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.errors import UsageError
from geomap.model import Report
from geomap.story import Reader, build

TEXT = "Ana Duarte flew from Lisbon to Madrid on Tuesday. Gunmen attacked a bank in Lyon on Monday, police said."
REPORT = Report("r", "r.txt", TEXT, title="A visit", published=dt.date(2021, 6, 10))


def test_events_in_order_and_the_route_of_whom_they_follow(reader: Reader) -> None:
    story = build([REPORT], reader=reader)
    assert [(e.kind, e.where.name, e.when.edtf) for e in story.timeline.events if e.where and e.when] == [
        ("violence", "Lyon", "2021-06-07"),
        ("movement", "Madrid", "2021-06-08"),
    ]
    (route,) = story.routes
    assert (route.person, [s.where.name for s in route.stops]) == ("Ana Duarte", ["Lisbon", "Madrid"])
    assert story.title == "A visit"


def test_every_claim_is_tied_to_its_words(reader: Reader) -> None:
    story = build([REPORT], reader=reader)
    for event in story.timeline.all:
        source = event.sources[0].span
        assert TEXT[source.start : source.end] == event.quote
        if event.where and event.where.mention:
            assert TEXT[event.where.mention.start : event.where.mention.end] == event.where.name


def test_following_nobody_names_who_could_be_followed(reader: Reader) -> None:
    with pytest.raises(UsageError, match="Ana Duarte"):
        build([REPORT], follow=["Omar Diallo"], reader=reader)


def test_who_never_moves_is_said_not_to(reader: Reader) -> None:
    still = Report("s", "s.txt", "President Rosa Vidal condemned the plan. Vidal was angry.")
    story = build([still], follow=["Rosa Vidal"], reader=reader)
    assert story.routes[0].stops == ()
    assert "Rosa Vidal" in " ".join(story.warnings)


def test_the_order_of_reports_changes_nothing(reader: Reader) -> None:
    later = Report("z", "z.txt", "Duarte left Madrid on Friday.", published=dt.date(2021, 6, 12))
    assert build([REPORT, later], reader=reader) == build([later, REPORT], reader=reader)


def test_what_only_a_way_tells_is_an_event_too(reader: Reader) -> None:
    text = "Ana Duarte left Lisbon on Sunday, and by dusk on Monday she was in Lyon."
    told = build([Report("w", "w.txt", text, published=dt.date(2021, 6, 10))], follow=["Ana Duarte"], reader=reader)
    places = [e.where.name for e in told.timeline.events if e.where]
    assert sorted(places) == ["Lisbon", "Lyon"]
    assert all(e.people == ("Ana Duarte",) for e in told.timeline.events)
