"""Where an event was that its clause does not place: the candidates, the fitted choice among them, and the fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from marked import reading

from geomap import events
from geomap.errors import ReportError
from geomap.events.candidates import Question, choice
from geomap.fit import eventplaces
from geomap.fit.goldstories import GoldEvent, GoldPlace, read
from geomap.model import Where
from geomap.weights import PlaceWeights

TEXT = "Gunmen attacked a bank in [Lyon] on Monday. Two guards were killed. Ministers meet in [Paris] today."


def asked(text: str) -> list[Question]:
    found: list[Question] = []

    def record(question: Question) -> Where | None:
        found.append(question)
        return choice(question)

    events.tell(reading(text), lambda span: (), record)
    return found


def test_an_event_is_asked_for_among_the_places_around_it_where_its_clause_names_none() -> None:
    attack, killing, meeting = asked(TEXT)
    names = [[c.where.name if c.where else None for c in q.candidates] for q in (attack, killing, meeting)]
    assert names == [["Lyon"], ["Lyon", "Paris", None], ["Paris"]]
    assert [q.sure for q in (attack, killing, meeting)] == [True, False, True]


def test_features_say_where_a_candidate_comes_from() -> None:
    _, killing, _ = asked(TEXT)
    lyon, paris, nowhere = (c.features for c in killing.candidates)
    assert {"scene 0", "before:same:1", "main", "ruled"} <= lyon
    assert "after:same:True" in paris
    assert "ruled" not in paris
    assert nowhere == {"nowhere", "nowhere:bare", "nowhere:deed"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bank in [Lyon] on Monday. Two guards were killed, officials in [Paris] said.",
        "Gunmen attacked a bank in [Lyon] on Monday. Two guards were killed as crowds condemned the war in [Paris].",
    ],
)
def test_what_is_only_spoken_of_is_no_candidate_of_its_sentence(text: str) -> None:
    killing = next(q for q in asked(text) if q.kind == "violence" and q.sentence == 1)
    assert [c.where.name for c in killing.candidates if c.where and "beside" in c.features] == []


def test_another_place_must_be_likelier_by_a_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    killing = asked(TEXT)[1]
    for weight, name in ((0.6, "Paris"), (0.4, "Lyon")):
        weights = PlaceWeights(named={}, carried={"after": weight}, sure=2.0, unsure=0.5, nowhere=1.0)
        monkeypatch.setattr(PlaceWeights, "load", lambda weights=weights: weights)
        where = choice(killing)
        assert where
        assert where.name == name


def test_nowhere_needs_more_where_rules_know_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    killing = asked(TEXT)[1]
    for weight, name in ((1.6, None), (1.4, "Lyon")):
        weights = PlaceWeights(named={}, carried={"nowhere": weight}, sure=2.0, unsure=0.5, nowhere=1.0)
        monkeypatch.setattr(PlaceWeights, "load", lambda weights=weights: weights)
        where = choice(killing)
        assert (where.name if where else None) == name


# --- the fit ---------------------------------------------------------------------------------------------------------


def write_story(folder: Path, town: str, lat: float, lon: float) -> None:
    text = f"{town}, Monday - Gunmen attacked a bank in {town} today. Two guards were killed. A third one fled."
    folder.mkdir(parents=True)
    (folder / "doc1.txt").write_text(text)
    doc = {"file": "doc1.txt", "title": "Bank attacked", "source": "The Gull", "published": "2020-05-04"}
    (folder / "meta.json").write_text(json.dumps({"subject": "guards", "docs": [doc]}))
    event = {"doc": "doc1.txt", "quote": "Two guards were killed", "kind": "violence", "place": town, "country": None}
    gold = {
        "places": [{"phrase": town, "name": town, "country": None, "kind": "city"}],
        "events": [event | {"lat": lat, "lon": lon, "place_basis": "document"}],
    }
    (folder / "gold.json").write_text(json.dumps(gold))


def test_the_same_stories_give_the_same_weights(tmp_path: Path) -> None:
    towns = {"Oslo": (59.91, 10.75), "Bergen": (60.39, 5.32), "Lima": (-12.05, -77.04), "Nairobi": (-1.29, 36.82)}
    for town, (lat, lon) in towns.items():
        write_story(tmp_path / "stories" / town.lower(), town, lat, lon)
    files = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        eventplaces.main([str(tmp_path / "stories"), "-o", str(tmp_path / name)])
        files.append((tmp_path / name / "places.json").read_bytes())
    assert files[0] == files[1]
    weights = PlaceWeights.load(tmp_path / "a" / "places.json")
    assert weights.carried["scene 0"] > 0 > weights.carried["nowhere"]
    earlier = tmp_path / "earlier.json"
    held = {"scene 0": -9.0, "main": 1.0}
    earlier.write_text(json.dumps({"named": {"own": 0.5}, "carried": held, "sure": 2.0, "unsure": 0.5, "nowhere": 1.0}))
    eventplaces.main([str(tmp_path / "stories"), "--prior", str(earlier), "-o", str(tmp_path / "b")])
    corrected = PlaceWeights.load(tmp_path / "b" / "places.json")
    assert corrected.named == {"own": 0.5}  # no story speaks of it
    assert -9.0 < corrected.carried["scene 0"] < weights.carried["scene 0"]


def test_a_folder_without_stories_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no stories here"):
        read(tmp_path)
    write_story(tmp_path / "oslo", "Oslo", 59.91, 10.75)
    gold = json.loads((tmp_path / "oslo" / "gold.json").read_text())
    gold["events"][0]["quote"] = "Three guards were killed"
    (tmp_path / "oslo" / "gold.json").write_text(json.dumps(gold))
    with pytest.raises(ReportError, match=r"not in doc1\.txt"):
        read(tmp_path)


def test_a_place_is_right_within_the_tolerance_of_its_kind() -> None:
    lyon = next(m.resolution for m in reading("A [Lyon] bank.").mentions)
    assert lyon
    for kind, off, right in (("city", 0.05, True), ("city", 0.2, False), ("region", 1.0, True), ("", 0.2, True)):
        at = GoldPlace(lyon.place.lat + off, lyon.place.lon, "FR", kind)
        assert GoldEvent("r", 0, 1, "violence", at).is_at(lyon.place) is right
    assert GoldEvent("r", 0, 1, "violence", GoldPlace(0, 0, lyon.place.country, "country")).is_at(lyon.place)
    assert GoldEvent("r", 0, 1, "violence", None).is_at(None)


def test_what_befell_those_who_had_come_was_there_whatever_was_told_of_another_age() -> None:
    read = reading(
        "Crowds rallied in [Paris] on Monday. In 1907 the weavers walked to [Lyon] and were shot by the army."
    )
    shooting = next(e for e in events.tell(read, lambda span: ()) if e.kind == "violence")
    assert shooting.where is not None
    assert shooting.where.name == "Lyon"


def test_a_place_right_behind_the_verb_goes_before_one_that_tells_who_is_meant() -> None:
    read = reading("A man suspected of planning an attack in [Paris] was arrested in [Lyon] on Tuesday.")
    (arrest,) = (e for e in events.tell(read, lambda span: ()) if e.kind == "legal")
    assert arrest.where is not None
    assert arrest.where.name == "Lyon"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "A jet landed in [Lyon] on Monday. It came from [Geneva]. “Guests began to leave the plane,” he said.",
            "Lyon",
        ),
        ("In [Paris] on Monday he wept. He resigned before boarding the plane. He flew from [Lyon].", "Lyon"),
        ("Two men climbed [Mount Ada]. They met in [Lyon]. Both were killed near the summit.", "Mount Ada"),
        ("Ministers met in [Lyon]. They were killed near the summit.", "Lyon"),
        ("A bank in [Lyon] was robbed. A man was held on Monday, eight days after talks in [Geneva].", "Lyon"),
    ],
)
def test_where_craft_came_mountains_stand_and_another_time_was_elsewhere(text: str, place: str) -> None:
    told = events.tell(reading(text), lambda span: ())
    words = ("leave the plane", "before boarding", "summit", "was held")
    found = [e.where and e.where.name for e in told if any(w in e.quote for w in words)]
    assert found[:1] == [place]


def test_a_mountain_may_be_the_last_word() -> None:
    read = reading("Two men camped on the slopes of [Mount Ada]\n\nBoth died on the summit.")
    told = events.tell(read, lambda span: ())
    assert [e.where and e.where.name for e in told if "died" in e.quote] == ["Mount Ada"]


def test_who_flew_in_from_a_place_is_not_there() -> None:
    told = events.tell(reading("Crowds rallied in [Paris]. The pope flew in on Friday from [Geneva]."), lambda span: ())
    assert [e.where and e.where.name for e in told if "flew" in e.quote] == ["Paris"]
