"""Stops that no rule finds: the names asked about, what the model adds to a route, and the fit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from geomap import events, people, routes
from geomap.fit import stops
from geomap.fit.goldstories import GoldPlace
from geomap.model import Movement, Person, Reading, Where
from geomap.moves import with_presumed
from geomap.moves.presumed import Chance, chances
from geomap.weights import StopWeights
from tests.marked import place, reading

TEXT = "Ana Duarte flew to [Lyon] on Monday. Duarte was all smiles on a bridge in [Geneva]. Rain fell in [Wellington]."


def cast_of(read: Reading) -> tuple[Person, people.Cast]:
    cast = people.cast([read], ["Ana Duarte"])
    person = people.called(cast.people, "Ana Duarte")
    assert person
    return person, cast


def flown(read: Reading, person: Person, name: str) -> Movement:
    m = next(m for m in read.mentions if m.text == name)
    assert m.resolution
    sentence = next(s.span for s in read.sentences if s.span.contains(m.span))
    where = Where(m.text, m.resolution, m.span)
    return Movement(person.name, "r", sentence, None, where, True, "told", "air", "actual", None, False, "flew")


def asked(read: Reading, told: Sequence[Movement]) -> dict[str, Chance]:
    person, cast = cast_of(read)
    return {c.mention.text: c for c in chances([read], told, person, cast.within)}


def test_names_on_which_no_movement_rests_are_asked_about() -> None:
    read = reading(TEXT)
    person, _ = cast_of(read)
    found = asked(read, [flown(read, person, "Lyon")])
    assert list(found) == ["Geneva", "Wellington"]
    geneva, wellington = (c.features for c in found.values())
    assert {"before:in", "person:name", "person before", "last:elsewhere", "stops:1", "undated"} <= geneva
    assert "person:1 back" in wellington


def test_names_where_somebody_only_plans_to_be_are_not() -> None:
    read = reading(TEXT)
    person, _ = cast_of(read)
    plan = replace(flown(read, person, "Geneva"), status="planned")
    assert list(asked(read, [flown(read, person, "Lyon"), plan])) == ["Wellington"]


def test_names_beside_what_was_called_off_are_not() -> None:
    read = reading(f"{TEXT} A concert in [Geneva] is cancelled.")
    person, _ = cast_of(read)
    assert list(asked(read, [flown(read, person, "Lyon")])) == ["Wellington"]


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Her brother flew to [Geneva].", []),
        ("Duarte's labour minister was in [Geneva].", []),
        ("Duarte and her brother were all smiles in [Geneva].", ["Geneva"]),
        ("Her bag was seen in [Geneva].", ["Geneva"]),
    ],
)
def test_where_people_of_theirs_were_is_not_asked_about(told: str, names: list[str]) -> None:
    read = reading(f"Ana Duarte flew to [Lyon] on Monday. {told}")
    person, _ = cast_of(read)
    assert list(asked(read, [flown(read, person, "Lyon")])) == names


def test_of_whom_a_report_tells_little_they_are_not_meant_in_passing() -> None:
    others = " ".join(f"Ben Hill spoke for the {n} time." for n in ("first", "second", "third", "fourth", "fifth"))
    read = reading(f"Ana Duarte flew to [Lyon] on Monday. {others} Ben Hill was all smiles in [Geneva].")
    person, _ = cast_of(read)
    told = [flown(read, person, "Lyon")]
    assert list(asked(read, told)) == []
    assert list(asked(reading(f"{read.report.text[:-1]} with Ana Duarte in [Paris]."), told)) == ["Paris"]


def test_what_is_likely_enough_is_a_stop_in_the_order_of_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = StopWeights({"any": -2.0, "person:name": 3.0}, least=0.5)
    monkeypatch.setattr(StopWeights, "load", lambda: weights)
    read = reading(TEXT)
    person, cast = cast_of(read)
    told = with_presumed([read], [flown(read, person, "Lyon")], [person], cast.within)
    assert [(m.destination.name, m.likelihood) for m in told if m.destination] == [("Lyon", None), ("Geneva", 0.731)]
    route = routes.route(person.name, told, {"r": read.report})
    assert [s.where.name for s in route.stops] == ["Lyon", "Geneva"]
    assert route.stops[1].decided_by == "likely (73%) by what is told around “Geneva”, not told outright"
    assert [e.where.name for e in events.of_ways(read, told) if e.where] == ["Lyon"]


def test_likely_stops_stand_where_their_names_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StopWeights, "load", lambda: StopWeights({"any": 3.0}, least=0.5))
    read = reading("Ana Duarte landed in [Geneva] and was driven to [Lyon]. She slept in [Wellington].")
    person, cast = cast_of(read)
    told = with_presumed([read], [flown(read, person, "Lyon")], [person], cast.within)
    assert [m.destination.name for m in told if m.destination] == ["Geneva", "Lyon", "Wellington"]


def test_without_anybody_to_follow_nothing_is_added() -> None:
    read = reading(TEXT)
    person, cast = cast_of(read)
    told = [flown(read, person, "Lyon")]
    assert with_presumed([read], told, [], cast.within) == told


# --- the fit ---------------------------------------------------------------------------------------------------------


def test_stops_count_in_their_order() -> None:
    lyon, paris, geneva = (place(n) for n in ("Lyon", "Paris", "Geneva"))
    gold = [GoldPlace(p.lat, p.lon, p.country, "city") for p in (lyon, paris, geneva)]
    assert stops.in_order(gold, [lyon, geneva]) == 2
    assert stops.in_order(gold, [geneva, lyon, paris, paris]) == 2
    assert stops.in_order(gold, []) == 0


def write_story(folder: Path, town: str, lat: float, lon: float) -> None:
    text = f"OSLO, Monday - Ana Duarte flew to {town} today. Duarte was all smiles in Lagos. Rain fell in Lima."
    folder.mkdir(parents=True)
    (folder / "doc1.txt").write_text(text)
    doc = {"file": "doc1.txt", "title": "Bridge", "source": "The Gull", "published": "2020-05-04"}
    (folder / "meta.json").write_text(json.dumps({"subject": "Ana Duarte", "docs": [doc]}))
    at = [(town, lat, lon), ("Lagos", 6.45, 3.39)]
    route = [{"place": p, "country": None, "lat": y, "lon": x, "status": "actual", "kind": "city"} for p, y, x in at]
    (folder / "gold.json").write_text(json.dumps({"places": [], "events": [], "route": route}))


def test_the_same_stories_give_the_same_weights(tmp_path: Path) -> None:
    towns = {"Bergen": (60.39, 5.32), "Nairobi": (-1.29, 36.82), "Quito": (-0.22, -78.51), "Turin": (45.07, 7.69)}
    for town, (lat, lon) in towns.items():
        write_story(tmp_path / "stories" / town.lower(), town, lat, lon)
    files = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        stops.main([str(tmp_path / "stories"), "-o", str(tmp_path / name)])
        files.append((tmp_path / name / "stops.json").read_bytes())
    assert files[0] == files[1]
    weights = StopWeights.load(tmp_path / "a" / "stops.json")
    assert weights.features["person:name"] > 0 > weights.features["person:1 back"]
    assert "ruled" not in weights.features
    earlier = tmp_path / "earlier.json"
    earlier.write_text(json.dumps({"features": weights.features | {"never seen": 4.0}, "least": 0.5}))
    stops.main([str(tmp_path / "stories"), "--prior", str(earlier), "-o", str(tmp_path / "b")])
    corrected = StopWeights.load(tmp_path / "b" / "stops.json").features
    assert corrected["person:name"] > 0 > corrected["person:1 back"]
    assert corrected["never seen"] > 0


def test_a_place_on_the_way_to_which_one_is_is_not_asked_about() -> None:
    read = reading("Ana Duarte was on the way to [Lyon]. Ana Duarte smiled in some way in [Geneva].")
    assert set(asked(read, [])) == {"Geneva"}
    read = reading("Ana Duarte was all smiles in [Lyon] on Monday, not in [Geneva].")
    assert set(asked(read, [])) == {"Lyon"}
