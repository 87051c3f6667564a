"""Stories at the edges of what can be told: one place, no dates, an hour, two thousand years, the poles, a crowd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from browser.stories import OSH, Place, Report, Route, Story, Teller, leg, place, stop_of, story_of


def told(title: str, events: Iterable[tuple[str, str | None, Place]]) -> Story:
    """A story of (what, day, place)."""
    teller = _teller()
    for what, day, spot in events:
        teller.tell(f"{what} in {spot.name}.", what, "other", day, spot, place=spot.name)
    return story_of(title, [teller])


def one_place(count: int = 6) -> Story:
    return told("All at one place", ((f"Thing {n}", f"2010-04-{n + 1:02d}", OSH) for n in range(count)))


def undated() -> Story:
    return told("No dates", ((f"Thing {n}", None, place(f"Town {n}", "city", 40 + n, 70, "KG")) for n in range(4)))


def one_spot() -> Story:
    """Several places that no zoom can split."""
    names = ("Square", "Station", "Hospital", "Market", "Bridge")
    spots = [place(name, "poi", 40.53, 72.8, "KG", 1) for name in names]
    return told("One spot", ((f"Thing {n}", f"2010-04-{n + 1:02d}", spot) for n, spot in enumerate(spots)))


def two_groups() -> Story:
    """Towns of two valleys, each a group from afar."""
    valleys = [(40.5, 72.8), (42.9, 74.6)]
    spots = [
        place(f"Town {v}{n}", "city", lat + n * 0.08, lon, "KG")
        for v, (lat, lon) in enumerate(valleys)
        for n in range(3)
    ]
    far = place("Far", "city", 10, 20, "TD")
    return told("Two valleys", ((f"Thing {n}", f"2010-04-{n + 1:02d}", at) for n, at in enumerate([*spots, far])))


def one_hour() -> Story:
    teller = _teller()
    for minute in range(0, 60, 5):
        event = teller.tell(f"At 14:{minute:02d} it moved.", f"Move {minute}", "violence", "2010-04-07", OSH)
        assert event.when is not None
        teller.events[-1] = replace(event, when=replace(event.when, clock=dt.time(14, minute)))
    return story_of("One hour", [teller])


def two_days() -> Story:
    teller = _teller()
    for day, hour in ((7, 3), (7, 4), (7, 22), (8, 1)):
        event = teller.tell(f"At {hour}:00 it moved.", f"Move {day} {hour}", "violence", f"2010-04-0{day}", OSH)
        assert event.when is not None
        teller.events[-1] = replace(event, when=replace(event.when, clock=dt.time(hour)))
    return story_of("Two days", [teller])


def two_thousand_years() -> Story:
    spots = [
        place("Pompeii", "city", 40.75, 14.48, "IT"), place("South Pole", "poi", -90, 0, None),
        place("North Pole", "poi", 90, 0, None), place("Taveuni", "poi", -16.8, 180, "FJ"),
        place("Chukotka", "region", 66, -180, "RU", 300), place("Rome", "city", 41.9, 12.5, "IT"),
    ]  # fmt: skip
    years = ("0079", "1000", "1500", "1600", "1700", "2020")
    return told("Two thousand years", ((f"Fall {y}", f"{y}-01-01", at) for y, at in zip(years, spots, strict=True)))


def a_vague_one() -> Story:
    """Three days, and something of this century."""
    teller = _teller()
    for day in (6, 7, 8):
        teller.tell(f"Thing {day} in Osh.", f"Thing {day}", "other", f"2010-04-0{day}", OSH)
    teller.tell(
        "It is a challenge of this century.", "Challenge", "other", ("2001-01-01", "2100-12-31"), OSH, edtf="20XX"
    )
    return story_of("Three days", [teller])


def travellers(count: int) -> Story:
    teller, routes = _teller(), []
    towns = [place(f"Town {n}", "city", -40 + n * 17 % 95, -150 + n * 37 % 300, "XX") for n in range(40)]
    for number in range(count):
        name = f"Traveller {number}"
        at = [towns[(number * 7 + day * 3) % 40] for day in range(4)]
        routes.append(_journey(teller, name, at))
    return story_of("Travellers", [teller], routes)


def coasts() -> Story:
    """A ship from a harbour along two coasts, then two plans; a country far away is named too."""
    at = [
        place("Karachi", "city", 24.86, 67.01, "PK"),
        place("coast of Yemen", "area", 15, 52, "YE", 600),
        place("coast of Kenya", "area", -3, 40.5, "KE", 400),
        place("Durban", "city", -29.86, 31.03, "ZA"),
        place("Cape Town", "city", -33.92, 18.42, "ZA"),
    ]
    teller = _teller()
    route = _journey(teller, "Ship", at)
    stops = tuple(stop if stop.order <= 3 else replace(stop, status="planned") for stop in route.stops)
    legs = tuple(leg if leg.to_order <= 3 else replace(leg, status="planned") for leg in route.legs)
    teller.tell("Japan sent help.", "Help", "aid", "2019-03-09", place("Japan", "country", 36, 138, "JP", 900))
    return story_of("Coasts", [teller], [replace(route, stops=stops, legs=legs)])


def far_sides() -> Story:
    """A way to the other side of the Earth, by way of a pole and the antimeridian."""
    at = [
        place("Madrid", "city", 40, -3, "ES"),
        place("Opposite", "poi", -40, 177, None),
        place("Pole", "poi", 90, 0, None),
    ]
    teller = _teller()
    return story_of("Far sides", [teller], [_journey(teller, "Wind", at)])


def _journey(teller: Teller, name: str, at: Sequence[Place]) -> Route:
    events = []
    for day, spot in enumerate(at, start=1):
        title = f"{name} in {spot.name}"
        events.append(teller.tell(f"{title}.", title, "movement", f"2019-03-{day:02d}", spot, people=[name]))
    stops = [stop_of(event, name, order) for order, event in enumerate(events, start=1)]
    return Route(name, tuple(stops), tuple(leg(name, a, b, 1000, "air") for a, b in pairwise(stops)))


def _teller() -> Teller:
    return Teller(Report("r", "r.txt", "", "A report", "Example Wire", dt.date(2020, 1, 2), "https://example.org/r"))


def two_corners(north: float) -> Story:
    """Two towns far apart, with things of so many kinds that the key is tall."""
    low, high = place("Low", "city", 13.0, 22.0, "SD"), place("High", "city", north, 38.0, "SD")
    teller, kinds = _teller(), ("aid", "accident", "legal", "meeting", "movement", "politics", "protest", "statement")
    for n, kind in enumerate(kinds):
        at = high if n else low
        teller.tell(f"Thing {n} in {at.name}.", f"Thing {n}", kind, f"2024-04-{n + 1:02d}", at, place=at.name)
    return story_of("Two corners", [teller])
