"""Stops and legs from movements."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Literal

from gazetteer.place import Resolution
from geomap import routes
from geomap.english.moveverbs import THERE_SINCE
from geomap.model import Movement, Report, Span, Status, When, Where
from tests.marked import place

REPORTS = {"r": Report("r", "r.txt", "A sentence. Another one."), "s": Report("s", "s.txt", "A later report.")}


def where(name: str | None) -> Where | None:
    return Where(name, Resolution(place(name), 1.0, (), "by hand")) if name else None


def on(*days: int, part: Literal["earlier", "morning", "evening"] | None = None) -> When:
    """Days of May 2021."""
    first, last = dt.date(2021, 5, days[0]), dt.date(2021, 5, days[-1])
    return When(first, last, f"{first}/{last}" if first != last else str(first), part=part)


def move(
    origin: str | None, destination: str | None, when: When | None, *, travel: bool = True, status: Status = "actual",
    arrival: Literal["told", "likely", "bound"] = "told", report: str = "r", background: bool = False,
) -> Movement:  # fmt: skip
    return Movement("Ana", report, Span(0, 11), where(origin), where(destination), travel, arrival, None, status, when,
                    background, "went")  # fmt: skip


def stops(*moves: Movement) -> list[tuple[str, str, Status]]:
    route = routes.route("Ana", moves, REPORTS)
    assert [s.order for s in route.stops] == list(range(1, len(route.stops) + 1))
    return [(s.where.name, s.when.edtf if s.when else "", s.status) for s in route.stops]


def test_stops_stand_in_order_of_time_not_of_telling() -> None:
    late, early = move(None, "Geneva", on(9)), move(None, "Lyon", on(7))
    assert [s[0] for s in stops(late, early)] == ["Lyon", "Geneva"]


def test_who_only_left_a_place_was_there_before_arriving_elsewhere_that_day() -> None:
    assert [s[0] for s in stops(move(None, "Geneva", on(9)), move("Lyon", None, on(9)))] == ["Lyon", "Geneva"]


def test_earlier_that_day_comes_first() -> None:
    told = move("Lyon", "Geneva", on(9)), move(None, "Paris", on(9, part="earlier"), travel=False)
    assert [s[0] for s in stops(*told)] == ["Paris", "Lyon", "Geneva"]


def test_the_morning_comes_before_what_another_report_tells_of_the_day() -> None:
    told = move(None, "Geneva", on(9)), move(None, "Paris", on(9, part="morning"), report="s")
    assert [s[0] for s in stops(*told)] == ["Paris", "Geneva"]


def test_a_departure_told_with_no_day_is_the_one_that_has_its_day() -> None:
    vague = replace(on(15), edtf="2021-05-15~")
    dated = replace(on(7), text="on May 7")
    assert stops(move("Lyon", None, vague), move("France", None, dated, report="s")) == [
        ("Lyon", "2021-05-07", "actual")
    ]


def test_a_stop_on_the_way_lies_before_the_arrival_told_first() -> None:
    arrival, stop = move(None, "Geneva", on(9, part="evening")), move(None, "Paris", on(9))
    stop = replace(stop, sentence=Span(12, 24), on_the_way=True)
    assert [s[0] for s in stops(arrival, stop)] == ["Paris", "Geneva"]


def test_what_that_afternoon_brought_came_behind_what_its_report_begins_with() -> None:
    later = replace(move(None, "Paris", replace(on(9), text="That afternoon")), sentence=Span(12, 24))
    assert [s[0] for s in stops(move(None, "Geneva", on(9)), later)] == ["Geneva", "Paris"]


def test_an_undated_stop_is_no_later_than_its_report() -> None:
    reports = {n: replace(r, published=dt.date(2021, 5, 3 if n == "r" else 12)) for n, r in REPORTS.items()}
    told = move("Lyon", None, None), move(None, "Geneva", on(9), report="s")
    assert [s.where.name for s in routes.route("Ana", told, reports).stops] == ["Lyon", "Geneva"]


def test_a_likely_arrival_is_none_beside_the_one_that_is_told() -> None:
    told = replace(on(9), text="Sunday")
    leaving, coming = move("Lyon", "Geneva", on(7), arrival="likely"), move(None, "Geneva", told)
    assert stops(leaving, move(None, "Paris", on(8)), coming) == [
        ("Lyon", "2021-05-07", "actual"), ("Paris", "2021-05-08", "actual"), ("Geneva", "2021-05-09", "actual"),
    ]  # fmt: skip


def test_who_landed_outside_a_town_and_was_taken_there_was_at_both() -> None:
    landed, taken = move(None, "Bron", on(9)), replace(move(None, "Lyon", on(9)), sentence=Span(12, 24))
    airport = Where("Bron airport", Resolution(place("Bron"), 1.0, (), "by hand"))
    assert [s[0] for s in stops(replace(landed, destination=airport), taken)] == ["Bron airport", "Lyon"]


def test_who_is_driven_from_a_town_to_its_airport_is_there_next() -> None:
    spot = replace(place("Lyon"), id="test:bron", name="Bron airport", kind="poi", lat=45.73)
    airport = Where("Bron airport", Resolution(spot, 1.0, (), "by hand"))
    later = replace(move(None, None, on(9)), destination=airport, sentence=Span(12, 24))
    driven, landed = replace(later, decided_by="driven"), replace(later, decided_by="landed")
    assert [s[0] for s in stops(move(None, "Lyon", on(9)), driven)] == ["Lyon", "Bron airport"]
    assert [s[0] for s in stops(move(None, "Lyon", on(9)), landed)] == ["Lyon"]


def test_waters_and_airspace_entered_lie_before_the_town_where_the_way_ended() -> None:
    waters = Where("the Gulf", Resolution(replace(place("Gulf"), kind="water"), 1.0, (), "by hand"))
    entered = replace(move(None, None, on(9)), destination=waters, sentence=Span(12, 24), decided_by="entered")
    start, end = move("Lyon", None, on(9)), move(None, "Geneva", on(9))
    assert [s[0] for s in stops(start, end, entered)] == ["Lyon", "the Gulf", "Geneva"]
    assert [s[0] for s in stops(start, end, replace(entered, decided_by="sank"))] == ["Lyon", "Geneva", "the Gulf"]


def test_going_and_coming_back_are_two_stops() -> None:
    assert [s[0] for s in stops(move("Lyon", "Geneva", on(7)), move("Geneva", "Lyon", on(9)))] == [
        "Lyon", "Geneva", "Lyon",
    ]  # fmt: skip


def test_leaving_for_a_place_is_no_visit_until_something_else_says_so() -> None:
    leaving = move("Lyon", "Geneva", on(7), arrival="likely")
    assert stops(leaving)[1] == ("Geneva", "2021-05-07", "planned")
    seen = move(None, "Geneva", on(8), travel=False, report="s")
    assert [s[::2] for s in stops(leaving, seen)] == [("Lyon", "actual"), ("Geneva", "actual")]


def test_bound_for_a_place_is_never_a_visit() -> None:
    assert stops(move("Lyon", "Geneva", on(7), arrival="bound"))[1][2] == "planned"


def test_a_plan_that_was_carried_out_is_one_stop() -> None:
    plan = move(None, "Geneva", on(5, 11), status="planned")
    assert stops(plan, move(None, "Geneva", on(9), report="s")) == [("Geneva", "2021-05-09", "actual")]


def test_a_stopover_lies_before_the_end_of_the_journey_and_that_before_what_followed() -> None:
    out = move(None, "Paris", on(9))
    back = move(None, "Geneva", on(9, part="earlier"))
    between = replace(move(None, "Lyon", on(9), background=True), decided_by="stopped")
    assert [s[0] for s in stops(out, back, between)] == ["Lyon", "Geneva", "Paris"]


def test_a_journey_that_is_summed_up_some_days_off_is_no_second_one() -> None:
    told = move(None, "Geneva", on(9)), move(None, "Lyon", on(12))
    summed_up = move(None, "Geneva", on(11, 17), report="s", background=True)
    assert [s[0] for s in stops(*told, summed_up)] == ["Geneva", "Lyon"]
    again = move(None, "Geneva", on(20, 24), report="s", background=True)
    assert [s[0] for s in stops(*told, again)] == ["Geneva", "Lyon", "Geneva"]


def test_a_trip_told_again_with_a_vaguer_date_is_no_second_trip() -> None:
    exact, vague = move("Lyon", "Geneva", on(9)), move("Lyon", "Geneva", on(1, 31), report="s")
    assert stops(exact, vague) == [("Lyon", "2021-05-09", "actual"), ("Geneva", "2021-05-09", "actual")]


def test_what_the_past_perfect_tells_came_first() -> None:
    before = move(None, "Paris", None, background=True)
    assert [s[0] for s in stops(move(None, "Geneva", on(9)), before)] == ["Paris", "Geneva"]


def test_a_country_gives_way_to_the_town_in_it() -> None:
    assert [s[0] for s in stops(move(None, "France", on(9)), move(None, "Lyon", on(9), travel=False))] == ["Lyon"]


def test_a_date_that_was_only_carried_over_is_dropped_where_nobody_gets_there_on_it() -> None:
    told = replace(on(9), text="on Sunday")
    there, home = move(None, "Lyon", on(9)), move(None, "Geneva", on(9), report="s")
    assert [s[1] for s in stops(there, move(None, "Wellington", on(9)), home)] == ["2021-05-09", "", ""]
    assert [s[1] for s in stops(there, move(None, "Wellington", told))] == ["2021-05-09"] * 2


def test_legs_that_no_sentence_tells_say_so() -> None:
    told = move("Lyon", "Geneva", on(7))
    seen = move(None, "Paris", on(9), travel=False)
    first, second = routes.route("Ana", [told, seen], REPORTS).legs
    assert (first.inferred, first.quote) == (False, "A sentence.")
    assert (second.inferred, second.quote) == (True, None)
    assert 110 < first.km < 120


def test_the_way_to_a_planned_stop_starts_where_the_person_is() -> None:
    route = routes.route("Ana", [move(None, "Lyon", on(7)), move(None, "Paris", on(8), status="planned"),
                                 move(None, "Geneva", on(9))], REPORTS)  # fmt: skip
    assert [(leg.from_order, leg.to_order, leg.status) for leg in route.legs] == [(1, 2, "planned"), (1, 3, "actual")]


def test_the_most_travelled_come_first() -> None:
    other = Movement("Ben", "r", Span(0, 11), None, where("Lyon"), True, "told", None, "actual", None, False, "went")
    assert routes.movers([other, move("Lyon", "Geneva", on(7))]) == ("Ana", "Ben")


def test_a_plan_that_is_taken_back_is_cancelled() -> None:
    plan = move(None, "Geneva", on(9), status="planned")
    assert stops(plan, move(None, "Geneva", None, status="denied", report="s")) == [("Geneva", "2021-05-09", "denied")]


def test_what_was_only_denied_is_no_stop() -> None:
    assert stops(move(None, "Geneva", on(9), status="denied")) == []


def test_an_undated_beginning_takes_the_day_of_its_journey() -> None:
    leaving = move("Lyon", "Geneva", None)
    assert stops(leaving, move(None, "Geneva", on(9), travel=False))[0] == ("Lyon", "2021-05-09", "actual")


def test_coming_into_a_country_long_before_is_a_stop_of_its_own() -> None:
    assert [s[0] for s in stops(move(None, "France", on(1)), move(None, "Lyon", on(20), travel=False))] == [
        "France", "Lyon",
    ]  # fmt: skip


def test_arriving_again_weeks_later_is_a_stop_of_its_own() -> None:
    again = replace(on(28), text="May 28")
    assert len(stops(move(None, "Lyon", on(3), travel=False), move(None, "Lyon", again))) == 2


def test_a_stopover_lies_behind_the_place_that_was_left() -> None:
    stop = replace(move(None, "Paris", None, background=True), decided_by="stopover")
    told = replace(move("Lyon", None, on(3)), sentence=Span(0, 5)), stop, move(None, "Geneva", on(4), travel=False)
    assert [s[0] for s in stops(*told)] == ["Lyon", "Paris", "Geneva"]


def test_a_way_that_nobody_can_make_is_told_and_not_drawn_as_fact() -> None:
    clock = replace(on(9), clock=dt.time(9)), replace(on(9), clock=dt.time(9, 5))
    route = routes.route("Ana", [move(None, "Paris", clock[0]), move(None, "Geneva", clock[1])], REPORTS)
    assert route.legs[0].status == "possible"
    (doubt,) = routes.doubts(route)
    assert "Paris to Geneva" in doubt
    assert "km in at most" in doubt


def test_a_flight_s_stopover_without_a_day_is_about_that_of_the_arrival() -> None:
    stopped = replace(move(None, "Geneva", None, background=True), mode="air")
    assert stops(move(None, "Lyon", on(9)), stopped) == [
        ("Geneva", "2021-05-09~", "actual"), ("Lyon", "2021-05-09", "actual"),
    ]  # fmt: skip


def test_a_town_of_a_country_reached_days_later_is_a_stop_of_its_own() -> None:
    said = replace(on(9), text="on Sunday")
    assert [s[0] for s in stops(move(None, "France", on(7)), move(None, "Lyon", said))] == ["France", "Lyon"]


def test_after_a_stay_there_is_not_the_later_stay() -> None:
    again = replace(move(None, "Paris", on(20)), sentence=Span(12, 24))
    told = move(None, "Paris", None, background=True), move(None, "Geneva", on(9)), again
    assert [s[0] for s in stops(*told)] == ["Paris", "Geneva", "Paris"]


def test_a_birth_comes_first_whatever_its_date() -> None:
    birth = replace(move(None, "Paris", None, travel=False, background=True), decided_by="born")
    assert stops(move(None, "Lyon", on(7)), move(None, "Geneva", on(9)), birth)[0][0] == "Paris"


def test_a_stay_that_goes_on_is_one_with_what_tells_more_of_it() -> None:
    since = replace(on(1), decided_by=THERE_SINCE)
    told = move(None, "France", since, travel=False), move(None, "Lyon", on(20), travel=False)
    assert stops(*told) == [("Lyon", "2021-05-01", "actual")]


def test_what_goes_on_from_a_late_hour_was_later() -> None:
    late, then = move(None, "Lyon", on(9, part="evening")), move(None, "Paris", on(9))
    assert [s[0] for s in stops(late, then)] == ["Lyon", "Paris"]


def test_one_stay_before_the_report_told_twice_is_one() -> None:
    first, again = move(None, "Lyon", None, travel=False, background=True), move("Lyon", None, None, background=True)
    assert [s[0] for s in stops(first, move(None, "Geneva", on(9)), again)] == ["Lyon", "Geneva"]


def test_an_arrival_that_opens_a_report_is_the_one_told_again_at_the_end_of_the_way() -> None:
    opening = move(None, "Geneva", on(9))
    left = replace(move("Lyon", None, on(9)), sentence=Span(12, 24))
    landed = replace(move(None, "Geneva", on(9, part="evening")), sentence=Span(12, 24))
    assert [s[0] for s in stops(opening, left, landed)] == ["Lyon", "Geneva"]


def test_a_hospital_told_in_a_sentence_of_its_own_is_a_stop_beside_its_town() -> None:
    town, taken = move(None, "Lyon", on(9)), replace(move(None, "Holm Hospital", on(9)), sentence=Span(12, 24))
    assert taken.destination
    spot = replace(place("Lyon"), id="test:holm", name="Holm Hospital", kind="poi")
    within = replace(taken, destination=replace(taken.destination, resolution=Resolution(spot, 1.0, (), "by hand")))
    assert [s[0] for s in stops(town, within)] == ["Lyon", "Holm Hospital"]
    assert [s[0] for s in stops(town, replace(within, sentence=town.sentence))] == ["Holm Hospital"]


def test_what_a_past_perfect_tells_of_the_morning_comes_before_the_news() -> None:
    news, before = move(None, "Geneva", on(9)), move(None, "Lyon", on(9, part="morning"), background=True)
    assert [s[0] for s in stops(news, before)] == ["Lyon", "Geneva"]


def test_who_tells_reporters_something_in_the_land_just_reached_does_it_there_and_then() -> None:
    spoke = replace(move(None, "Lyon", None, travel=False), decided_by="told")
    assert [s[0] for s in stops(move(None, "France", on(7)), spoke, move(None, "Geneva", on(9)))][-1] == "Geneva"


def test_who_left_a_place_and_came_back_was_there_twice() -> None:
    reports = {"r": Report("r", "r.txt", "She left at noon. She came back.")}
    left = replace(move("Lyon", None, on(9)), sentence=Span(0, 17))
    back = replace(move(None, "Lyon", on(9)), sentence=Span(18, 32))
    assert [s.where.name for s in routes.route("Ana", [left, back], reports).stops] == ["Lyon", "Lyon"]
    again = replace(back, sentence=Span(0, 17))
    assert [s.where.name for s in routes.route("Ana", [left, again], reports).stops] == ["Lyon"]
