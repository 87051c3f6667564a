"""Merging what several sentences tell, and the order of all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.place import Resolution
from geomap.model import DayPart, Event, Source, Span, When, Where
from geomap.order import key, narrower, overlap
from geomap.timeline import timeline
from geomap.timeline.disagreements import toll
from tests.marked import place

DAY = dt.date(2021, 5, 7)


def day(n: int, *, part: DayPart | None = None, clock: dt.time | None = None, last: int | None = None) -> When:
    first, end = dt.date(2021, 5, n), dt.date(2021, 5, last or n)
    return When(first, end, str(first) if first == end else f"{first}/{end}", clock, part)


def event(
    name: str, quote: str, when: When | None, where: str | None = "Lyon", report: str = "r",
    people: tuple[str, ...] = (), kind: str = "violence",
) -> Event:  # fmt: skip
    spot = Where(where, Resolution(place(where), 1.0, (), "by hand")) if where else None
    source = Source(report, Span(0, len(quote)))
    return Event(name, kind, quote, quote, when, spot, people, "actual", 0.5, (source,))  # type: ignore[arg-type]


ATTACK = "Gunmen attacked the central bank and fled with gold"


def test_one_event_told_by_two_reports_is_one_with_two_sources() -> None:
    first = event("a", ATTACK, day(7))
    again = event("b", "The central bank was attacked by gunmen who fled", day(1, last=31), report="s")
    (merged,) = timeline([first, again]).events
    assert [s.report for s in merged.sources] == ["r", "s"]
    assert merged.when == first.when
    assert merged.confidence == 0.75


def test_another_day_place_person_or_kind_is_another_event() -> None:
    base = event("a", ATTACK, day(7), people=("Ana",))
    for other in (
        event("b", ATTACK, day(9), report="s"),
        event("b", ATTACK, day(7), "Geneva", report="s"),
        event("b", ATTACK, day(7), report="s", people=("Ben",)),
        event("b", ATTACK, day(7), report="s", kind="legal"),
        event("b", "A guard was killed at dawn", day(7), report="s"),
        event("b", ATTACK, None, report="s"),
    ):
        assert len(timeline([base, other]).all) == 2


def test_the_finer_place_and_date_win() -> None:
    vague = event("a", ATTACK, day(1, last=31), "France")
    exact = event("b", ATTACK, day(7), "Lyon", report="s")
    (merged,) = timeline([vague, exact]).events
    assert merged.where
    assert merged.where.name == "Lyon"
    assert merged.when
    assert merged.when.first == DAY


def test_order_is_by_day_then_hour_then_telling() -> None:
    told = [
        event("night", "n", day(7, part="night"), "A"),
        event("plain", "p", day(7), "B"),
        event("second", "s", day(7), "C"),
        event("early", "e", day(7, part="earlier"), "D"),
        event("clock", "c", day(7, clock=dt.time(9, 30)), "E"),
        event("before", "b", day(6), "F"),
        event("undated", "u", None, "G"),
    ]
    line = timeline(told)
    assert [e.id for e in line.events] == ["before", "early", "clock", "plain", "second", "night"]
    assert [e.id for e in line.undated] == ["undated"]


days = st.builds(
    lambda first, length: When(first, first + dt.timedelta(length), "x"),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 400),
)  # fmt: skip


@given(days, days)
def test_overlap_is_mutual_and_narrower_never_widens(a: When, b: When) -> None:
    assert overlap(a, b) == overlap(b, a)
    assert overlap(a, a)
    chosen = narrower(a, b)
    assert chosen
    assert chosen.last - chosen.first == min(a.last - a.first, b.last - b.first)


@given(st.lists(days, max_size=6))
def test_order_is_total(whens: list[When]) -> None:
    assert sorted(map(key, whens)) == sorted(map(key, reversed(whens)))


def test_a_plan_that_comes_true_is_one_event() -> None:
    plan = replace(event("a", "The minister will land in Lyon on Friday", day(7), people=("Ana",)), status="planned")
    fact = event("b", "The minister landed in Lyon", day(7), report="s", people=("Ana",))
    (told,) = timeline([plan, fact]).all
    assert (told.status, told.id, [s.report for s in told.sources]) == ("actual", "b", ["s", "r"])
    same_report = replace(fact, sources=plan.sources)
    assert len(timeline([plan, same_report]).all) == 2


def test_a_report_that_comes_back_to_an_event_tells_no_second() -> None:
    first = replace(event("a", "Gunmen attacked the central bank on Friday", day(7)), trigger="attack")
    back = replace(event("b", "The bank was attacked by four gunmen in masks", day(7)), trigger="attack")
    second = replace(event("c", "Gunmen also attacked a school bank nearby", day(7)), trigger="attack")
    assert len(timeline([first, replace(back, quote="The central bank was attacked at noon")]).all) == 1
    assert len(timeline([first, back]).all) == 2  # only one of them counts the gunmen
    assert len(timeline([first, second]).all) == 2


def test_the_number_of_the_day_makes_no_second_event() -> None:
    dated = replace(day(7), text="May 7")
    first = replace(event("a", "Pirates seized the yacht off the cape on May 7", dated), trigger="seize")
    again = replace(event("b", "They were seized by the pirates in a calm off Lyon", day(7)), trigger="seize")
    more = replace(event("c", "Pirates seized 9 more boats off the cape", day(7)), trigger="seize")
    assert len(timeline([first, again]).all) == 1
    assert len(timeline([first, more]).all) == 2


def test_reports_that_contradict_each_other_are_both_kept_and_say_so() -> None:
    base = replace(event("a", "Gunmen attacked the central bank", day(7)), trigger="attack")
    later = replace(event("b", "Gunmen attacked the central bank at dawn", day(8), report="s"), trigger="attack")
    one, two = timeline([base, later]).all
    assert [(d.about, d.says, d.source.report, d.event) for d in one.disagreements] == [("day", "2021-05-08", "s", "b")]
    assert [(d.about, d.says, d.source.report, d.event) for d in two.disagreements] == [("day", "2021-05-07", "r", "a")]
    denied = replace(base, id="c", status="denied", sources=later.sources)
    assert {d.says for e in timeline([base, denied]).all for d in e.disagreements} == {"actual", "denied"}
    week_later = replace(later, when=day(20))
    assert not any(e.disagreements for e in timeline([base, week_later]).all)


def test_tolls_that_differ_stand_at_the_one_event() -> None:
    first = event("a", "A blast in the old market of Lyon killed at least 12 people", day(7))
    again = event("b", "The blast in the old market of Lyon killed 15 people", day(7), report="s")
    (told,) = timeline([first, again]).all
    assert [(d.about, d.says, d.event) for d in told.disagreements] == [("toll", "15", None)]


@pytest.mark.parametrize(
    ("quote", "dead"),
    [
        ("The fire killed at least 1,100 people.", 1100),
        ("Two soldiers were killed and nine hurt.", 2),
        ("The death toll rose to 41 on Friday.", 41),
        ("Some 300 people marched for the dead.", None),
        ("The storm had winds of 130 km an hour.", None),
    ],
)
def test_the_dead_are_counted(quote: str, dead: int | None) -> None:
    assert toll(quote) == dead
