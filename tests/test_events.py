"""What a sentence tells as an event: kind, place, date, status."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import events
from geomap.model import Event
from tests.marked import reading


def told(marked: str, published: str | None = "2021-06-10") -> tuple[Event, ...]:
    """2021-06-10 is a Thursday."""
    return events.tell(reading(marked, published), lambda span: ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thousands marched through [Lyon] on Monday.", "protest"),
        ("Gunmen killed two guards in [Lyon] on Monday.", "violence"),
        ("Warplanes bombarded [Lyon] on Monday.", "military"),
        ("The minister flew to [Geneva] on Monday.", "movement"),
        ("The minister met his rival in [Geneva] on Monday.", "meeting"),
        ("The mayor of [Lyon] condemned the plan on Monday.", "statement"),
        ("Police in [Lyon] arrested a banker on Monday.", "legal"),
        ("The minister resigned in [Lyon] on Monday.", "politics"),
        ("[Lyon] elected a new mayor on Sunday, officials in the city hall counted votes.", "election"),
        ("An earthquake shook [Lyon] on Monday.", "disaster"),
        ("Helpers rescued forty people in [Lyon] on Monday.", "aid"),
        ("A bus and a tram collided in [Lyon] on Monday.", "accident"),
        ("On Monday the patient was in a coma in [Lyon].", "other"),
    ],
)
def test_the_kind_is_told_by_the_words(text: str, kind: str) -> None:
    assert kind in {e.kind for e in told(text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Workers protested in [Lyon] on Monday.", "actual"),
        ("Workers will protest in [Lyon] on Monday.", "planned"),
        ("Workers plan to protest in [Lyon] on Monday.", "planned"),
        ("Workers may protest in [Lyon] on Monday.", "possible"),
        ("Workers did not protest in [Lyon] on Monday.", "denied"),
        ("The union cancelled a protest in [Lyon] on Monday.", "denied"),
    ],
)
def test_plans_and_denials_are_no_facts(text: str, status: str) -> None:
    assert {e.status for e in told(text)} == {status}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The minister left [Lyon] on Monday.", "Lyon"),
        ("The minister left [Lyon] for [Geneva] on Monday.", "Lyon"),
        ("The minister flew from [Lyon] to [Geneva] on Monday.", "Geneva"),
        ("A bomb killed two people in [Lyon], [France].", "Lyon"),
        ("A plane was hijacked on a flight from [Lyon] to [Geneva].", None),
        ("The minister was flying from [Lyon] headed for [Geneva] on Monday.", "Lyon"),
        ("Unlike [Paris], the harbour was attacked.", None),
    ],
)
def test_where_it_happened_is_not_every_place_in_the_sentence(text: str, place: str | None) -> None:
    places = [e.where.name if e.where else None for e in told(text)]
    assert places[:1] == [place]


def test_several_events_in_a_sentence_are_several() -> None:
    found = told("On Monday police arrested a banker in [Lyon], and gunmen attacked a bank in [Geneva].")
    assert [(e.kind, e.where.name) for e in found if e.where] == [("legal", "Lyon"), ("violence", "Geneva")]


def test_place_and_date_carry_over_and_say_so() -> None:
    first, second = told("Gunmen attacked a bank in [Lyon] on Monday. Two guards were killed.")
    assert first.when
    assert first.when.text == "Monday"
    assert second.where
    assert second.where.name == "Lyon"
    assert second.where.mention is None
    assert "carried over" in second.where.decided_by
    assert second.when
    assert (second.when.first, second.when.text) == (dt.date(2021, 6, 7), None)
    assert second.confidence < first.confidence


def test_without_any_date_the_report_s_day_is_only_about() -> None:
    (event,) = told("Gunmen attacked a bank in [Lyon].")
    assert event.when
    assert event.when.approximate
    (undated,) = told("Gunmen attacked a bank in [Lyon].", None)
    assert undated.when is None


def test_what_is_said_is_told_beside_the_saying_only_if_that_has_a_date_of_its_own() -> None:
    assert [e.kind for e in told("Police said gunmen attacked a bank in [Lyon].")] == ["violence"]
    assert [e.kind for e in told("Police said on Monday gunmen attacked a bank in [Lyon].")] != ["statement"]


def test_ids_are_stable_and_differ_within_a_report() -> None:
    text = "Gunmen attacked a bank in [Lyon]. Gunmen attacked a shop in [Geneva] and killed a guard, police said."
    ids = [e.id for e in told(text)]
    assert ids == [e.id for e in told(text)]
    assert len(set(ids)) == len(ids)


@given(st.text(alphabet=st.sampled_from("ab K.,;“”’\n\u202e\x00 said left to in killed on Monday 12"), max_size=300))
def test_any_text_is_survived_and_quotes_are_verbatim(text: str) -> None:
    read = reading(text.replace("[", "").replace("]", ""))
    for event in events.tell(read, lambda span: ()):
        source = event.sources[0].span
        assert read.report.text[source.start : source.end] == event.quote
        assert 0 < len(event.title) <= events.TITLE_LENGTH
        assert 0 <= event.confidence <= 1
