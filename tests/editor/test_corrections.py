"""Twenty kinds of edit: each applied, applied again after a rewording, and reported when its words are gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from geomap.editor.corrections import load
from geomap.editor.editing import Editor
from geomap.model import Event, Person, Report, Span, Story
from geomap.people import Cast
from geomap.records import story_record
from geomap.story import Reader, build

DAY = dt.date(2010, 4, 16)
A = """Rita Moreau flew from Lyon to Cambridge on Tuesday.

Police in Cambridge arrested 12 people at a protest on Wednesday.

A fire destroyed the covered market in Springfield on Monday. Officials in Washington said the fire had been set.

Moreau travelled by train to Oslo on Thursday. The weather in Turkey was fair.

On Friday Rita Moreau went to Bergen with her brother. Gunmen attacked a police station in Bodo on Monday.

A bomb exploded near a bridge in Narvik on Thursday."""
B = """Firemen fought a fire that destroyed the covered market in Springfield on Monday, witnesses said.

Gunmen attacked the main police station in Bodo on Monday. The negotiator will visit Stockholm next week.

Soldiers shot two people in Tromso on Thursday."""
CAMBRIDGE, OSLO, BERGEN = "geonames:2653941", "geonames:3143244", "geonames:3161732"


def reports(a: str = A, b: str = B) -> list[Report]:
    return [Report("a", "a.txt", a, "Ten days", published=DAY), Report("b", "b.txt", b, published=DAY)]


@pytest.fixture
def told(reader: Reader, tmp_path: Path) -> Callable[..., Story]:
    def tell(text: str, *, a: str = A, b: str = B, ending: str = "toml", follow: Sequence[str] = ("Moreau",)) -> Story:
        path = tmp_path / f"corrections.{ending}"
        path.write_text(text, encoding="utf-8")
        return build(reports(a, b), follow=follow, reader=reader, corrections=load(path))

    return tell


def events(story: Story, words: str) -> list[Event]:
    found = [e for e in story.timeline.all if words in e.quote]
    assert found, words
    return found


def place_of(story: Story, words: str) -> str | None:
    where = events(story, words)[0].where
    return where and where.resolution.place.id


def stops(story: Story) -> list[str]:
    return [s.where.name for s in story.routes[0].stops]


@dataclass(frozen=True)
class Edit:
    """One kind of edit."""

    name: str
    text: str
    """What the editor writes, in TOML."""
    holds: Callable[[Story], bool]
    """Whether it is applied; never without it."""
    reword: tuple[str, str]
    """A change of the report's words through which it still holds."""
    gone: tuple[str, str]
    """A change after which it fits nothing."""


PROTEST = 'report = "a"\nwords = "Police in Cambridge arrested 12 people at a protest"\n'
FIRE = 'report = "a"\nwords = "A fire destroyed the covered market in Springfield on Monday"\n'
RAID = 'report = "b"\nwords = "Gunmen attacked the main police station in Bodo"\n'
OSLO_TRIP = 'report = "a"\nwords = "Moreau travelled by train to Oslo on Thursday"\n'
BOMB = 'report = "a"\nwords = "A bomb exploded near a bridge in Narvik on Thursday"\n'
TALKS = 'report = "b"\nwords = "The negotiator will visit Stockholm next week"\n'
SHOTS = 'report = "b"\nwords = "Soldiers shot two people in Tromso on Thursday"\n'

NO_PROTEST = ("Police in Cambridge arrested 12 people at a protest on Wednesday.", "Nothing more is known.")
NO_FIRE = ("A fire destroyed the covered market in Springfield on Monday.", "It was calm.")
NO_TRIP = ("Moreau travelled by train to Oslo on Thursday.", "She slept.")
NO_BOMB = ("A bomb exploded near a bridge in Narvik on Thursday.", "It rained.")
PROTEST_AGAIN = ("Police in Cambridge arrested 12 people", "The police in Cambridge have arrested twelve people")
FIRE_AGAIN = (
    "A fire destroyed the covered market in Springfield",
    "A huge fire destroyed the old market in Springfield",
)
TRIP_AGAIN = ("Moreau travelled by train to Oslo", "Moreau then travelled by night train to Oslo")
BOMB_AGAIN = ("A bomb exploded near a bridge in Narvik", "A small bomb exploded near the bridge in Narvik")

EDITS = [
    Edit(
        "a mention is that place, by id",
        f'[[place]]\n{PROTEST}name = "Cambridge"\nis = "{CAMBRIDGE}"',
        lambda s: place_of(s, "arrested") == CAMBRIDGE and events(s, "arrested")[0].corrected == "place",
        PROTEST_AGAIN,
        NO_PROTEST,
    ),
    Edit(
        "a mention is that place, by coordinates",
        f'[[place]]\n{PROTEST}name = "Cambridge"\nlat = 43.36\nlon = -80.31\nplace_kind = "city"',
        lambda s: place_of(s, "arrested") == "editor:43.36,-80.31" and "CA" in str(events(s, "arrested")[0].where),
        PROTEST_AGAIN,
        NO_PROTEST,
    ),
    Edit(
        "only this mention",
        f'[[place]]\n{PROTEST}name = "Cambridge"\nis = "{CAMBRIDGE}"\nonly_here = true',
        lambda s: [events(s, w)[0].corrected for w in ("arrested", "flew")] == ["place", None],
        PROTEST_AGAIN,
        NO_PROTEST,
    ),
    Edit(
        "a name is that place in every report",
        '[[place]]\nname = "Springfield"\nis = "geonames:4250542"',
        lambda s: {place_of(s, "covered market")} == {"geonames:4250542"},
        ("covered market in Springfield", "market hall in Springfield, the covered market,"),
        ("Springfield", "Smallville"),
    ),
    Edit(
        "not a place",
        '[[place]]\nreport = "a"\nwords = "The weather in Turkey was fair"\nname = "Turkey"\nis = "none"',
        lambda s: "Turkey" not in [p.name for p in s.places],
        ("The weather in Turkey was fair", "All week the weather in Turkey was fair"),
        ("The weather in Turkey was fair.", "Calm."),
    ),
    Edit(
        "an event's date",
        f"[[event]]\n{FIRE}date = 2010-04-10",
        lambda s: [e.when.edtf for e in events(s, "Springfield") if e.when and e.corrected == "date"] == ["2010-04-10"],
        FIRE_AGAIN,
        NO_FIRE,
    ),
    Edit(
        "a date that is not known",
        f'[[event]]\n{BOMB}date = "none"',
        lambda s: events(s, "exploded")[0].when is None,
        BOMB_AGAIN,
        NO_BOMB,
    ),
    Edit(
        "an event's place, by id",
        f'[[event]]\n{BOMB}place = "{BERGEN}"',
        lambda s: place_of(s, "exploded") == BERGEN,
        BOMB_AGAIN,
        NO_BOMB,
    ),
    Edit(
        "an event's place, by coordinates",
        f'[[event]]\n{BOMB}lat = 68.4\nlon = 17.5\ncalled = "the north bridge"\nradius_km = 0.2',
        lambda s: (
            events(s, "exploded")[0].where is not None and "the north bridge" in str(events(s, "exploded")[0].where)
        ),
        BOMB_AGAIN,
        NO_BOMB,
    ),
    Edit(
        "an event's kind",
        f'[[event]]\n{BOMB}kind = "accident"',
        lambda s: events(s, "exploded")[0].kind == "accident",
        BOMB_AGAIN,
        NO_BOMB,
    ),
    Edit(
        "an event's headline",
        f'[[event]]\n{BOMB}title = "Blast at the bridge"',
        lambda s: events(s, "exploded")[0].title == "Blast at the bridge",
        BOMB_AGAIN,
        NO_BOMB,
    ),
    Edit(
        "whether it happened",
        f'[[event]]\n{BOMB}status = "denied"',
        lambda s: events(s, "exploded")[0].status == "denied",
        BOMB_AGAIN,
        NO_BOMB,
    ),
    Edit(
        "drop an event",
        f"[[event]]\n{BOMB}drop = true",
        lambda s: not any("exploded" in e.quote for e in s.timeline.all),
        BOMB_AGAIN,
        NO_BOMB,
    ),
    Edit(
        "one of several that a sentence tells",
        f'[[event]]\n{PROTEST}of_kind = "legal"\ntitle = "Twelve arrests"',
        lambda s: [e.title for e in events(s, "arrested") if e.kind == "legal"] == ["Twelve arrests"],
        PROTEST_AGAIN,
        NO_PROTEST,
    ),
    Edit(
        "merge",
        '[[merge]]\nevents = [{report = "a", words = "A bomb exploded near a bridge in Narvik"},'
        ' {report = "b", words = "Soldiers shot two people in Tromso on Thursday"}]',
        lambda s: len(events(s, "exploded")[0].sources) == 2 and not any("shot" in e.quote for e in s.timeline.all),
        BOMB_AGAIN,
        NO_BOMB,
    ),
    Edit(
        "split",
        f"[[split]]\n{RAID}",
        lambda s: [len(e.sources) for e in events(s, "police station")] == [1, 1],
        ("Gunmen attacked the main", "Masked gunmen attacked the"),
        ("Gunmen attacked the main police station in Bodo on Monday.", "Quiet."),
    ),
    Edit(
        "this person is that person, everywhere",
        '[[person]]\nname = "Rita Moreau"\nis = "Rita Moreau-Lind"',
        lambda s: s.routes[0].person == "Rita Moreau-Lind" and "Oslo" in stops(s),
        TRIP_AGAIN,
        ("Moreau", "Someone"),
    ),
    Edit(
        "this person is that person, in one sentence",
        f'[[person]]\n{TALKS}name = "the negotiator"\nis = "Rita Moreau"',
        lambda s: "Stockholm" in stops(s),
        ("The negotiator will visit Stockholm", "The negotiator will also visit Stockholm"),
        ("The negotiator will visit Stockholm next week.", "Quiet."),
    ),
    Edit(
        "this stop was not made",
        f"[[stop]]\n{OSLO_TRIP}made = false",
        lambda s: "Oslo" not in stops(s) and "Bergen" in stops(s),
        TRIP_AGAIN,
        NO_TRIP,
    ),
    Edit(
        "a stop's date",
        f"[[event]]\n{OSLO_TRIP}date = 2010-04-14",
        lambda s: [x.corrected for x in s.routes[0].stops if x.when and x.when.edtf == "2010-04-14"] == ["date"],
        TRIP_AGAIN,
        NO_TRIP,
    ),
]
each = pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)


def test_there_are_twenty() -> None:
    assert len(EDITS) == 20


@each
def test_it_is_applied(edit: Edit, told: Callable[..., Story]) -> None:
    before, after = told(""), told(edit.text)
    assert not edit.holds(before) if edit.name != "this person is that person, everywhere" else True
    assert edit.holds(after)
    assert after.stale == ()


@each
def test_it_survives_a_rewording(edit: Edit, told: Callable[..., Story]) -> None:
    after = told(edit.text, a=A.replace(*edit.reword), b=B.replace(*edit.reword))
    assert after.stale == ()
    assert edit.holds(after)


@each
def test_it_is_reported_when_its_words_are_gone(edit: Edit, told: Callable[..., Story]) -> None:
    follow = () if edit.gone[1] == "Someone" else ("Moreau",)
    after = told(edit.text, a=A.replace(*edit.gone), b=B.replace(*edit.gone), follow=follow)
    (stale,) = after.stale
    assert "corrections.toml: " in stale
    assert stale in after.warnings


def test_an_event_that_no_report_tells(told: Callable[..., Story]) -> None:
    text = (
        f'[[add]]\ntitle = "Mayor resigns"\nquote = "The mayor of Oslo resigned."\ndate = "2010-04"\nplace = "{OSLO}"'
    )
    story = told(text + '\nkind = "politics"\npeople = ["Kim Dahl"]')
    (event,) = [e for e in story.timeline.all if e.corrected == "added"]
    assert (event.kind, event.title, event.people, event.when and event.when.edtf) == (
        "politics", "Mayor resigns", ("Kim Dahl",), "2010-04",
    )  # fmt: skip
    source = event.sources[0]
    note = next(r.report for r in story.readings if r.report.id == source.report)
    assert note.text[source.span.start : source.span.end] == event.quote
    record = next(r for r in story_record(story)["reports"] if r["id"] == "editor")
    assert record["text_file"] == "reports/editor.txt"


def test_what_leant_on_a_corrected_mention_is_resolved_anew(told: Callable[..., Story]) -> None:
    storm = "A storm hit Cambridge on Monday. Trees fell in Waterloo too."
    text = '[[place]]\nreport = "a"\nwords = "A storm hit Cambridge"\nname = "Cambridge"\nis = "geonames:5913695"'
    countries = [
        {m.mention.text: p.resolution.place.country for p in story.places for m in p.mentions}
        for story in (told("", a=storm, follow=()), told(text, a=storm, follow=()))
    ]
    assert countries[0]["Waterloo"] != "CA"
    assert countries[1]["Waterloo"] == "CA"


def test_a_name_is_a_name_and_no_common_word(told: Callable[..., Story]) -> None:
    fix = f'[[place]]\nname = "Mobile"\nis = "{OSLO}"'
    story = told(fix, b="A storm hit MOBILE on Monday. Police took his mobile phone on Tuesday.", follow=())
    assert [m.mention.text for p in story.places for m in p.mentions if m.mention.text.lower() == "mobile"] == [
        "MOBILE"
    ]


def test_the_narrower_correction_wins(told: Callable[..., Story]) -> None:
    both = f'[[place]]\n{PROTEST}name = "Cambridge"\nis = "{CAMBRIDGE}"\nonly_here = true\n'
    both += '[[place]]\nname = "Cambridge"\nis = "geonames:4931972"'
    story = told(both)
    assert (place_of(story, "arrested"), place_of(story, "flew")) == (CAMBRIDGE, "geonames:4931972")


def test_words_that_fit_several_sentences_are_reported(told: Callable[..., Story]) -> None:
    (stale,) = told('[[event]]\nreport = "a"\nwords = "on Thursday"\ndrop = true').stale
    assert "stand in 2 sentences" in stale


def test_a_stop_that_was_not_made_is_gone_whoever_else_tells_it(told: Callable[..., Story]) -> None:
    twice = f"Rita Moreau arrived in Oslo on Thursday.\n\n{B}"
    assert len(next(s for s in told("", b=twice).routes[0].stops if s.where.name == "Oslo").sources) == 2
    assert "Oslo" not in stops(told(f"[[stop]]\n{OSLO_TRIP}made = false", b=twice))


def test_of_several_stops_in_a_sentence_those_go_that_the_words_name(told: Callable[..., Story]) -> None:
    b = "Rita Moreau worked in Oslo and Bergen before she returned to Lyon in 2005, aides in Stockholm said."
    entry = '[[stop]]\nreport = "b"\nwords = "worked in Oslo and Bergen before she returned"\nmade = false'
    quoted = [s.where.name for s in told("", b=b).routes[0].stops if "worked" in s.quote]
    assert {"Oslo", "Bergen", "Lyon"} <= set(quoted)
    assert [s.where.name for s in told(entry, b=b).routes[0].stops if "worked" in s.quote] == ["Lyon"]


def test_a_ship_under_another_name_is_still_a_ship(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text('[[person]]\nname = "Heronbird"\nis = "Blue Heron"', encoding="utf-8")
    spans = (("b", Span(0, 4)),)
    people = (Person("Blue Heron", ("Blue Heron",), spans, "ship"), Person("Heronbird", ("Heronbird",), spans, "ship"))
    at = {"b": tuple((span, "Heronbird") for _, span in spans)}
    (person,) = Editor(load(path), reader.recogniser.index).recast(Cast(people, at)).people
    assert (person.name, person.kind) == ("Blue Heron", "ship")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('[[event]]\nreport = "z"\nwords = "x"\ndrop = true', "no report has the id 'z'"),
        (f'[[event]]\n{BOMB}of_kind = "election"\ndrop = true', "tells no election event"),
        (f'[[place]]\n{BOMB}name = "Kiruna"\nis = "none"', "does not say 'Kiruna'"),
        (f"[[split]]\n{BOMB}", "not put together"),
        (f'[[stop]]\n{OSLO_TRIP}place = "Rome"\nmade = false', "no stop at 'Rome'"),
    ],
)
def test_why_one_fits_nothing(entry: str, why: str, told: Callable[..., Story]) -> None:
    (stale,) = told(entry).stale
    assert why in stale


def test_yaml_says_the_same(told: Callable[..., Story]) -> None:
    text = (
        "event:\n- report: a\n  words: A bomb exploded near a bridge in Narvik\n  date: 2010-04-09\n  kind: accident\n"
    )
    (event,) = events(told(text, ending="yaml"), "exploded")
    assert (event.kind, event.when and event.when.edtf, event.corrected) == ("accident", "2010-04-09", "date, kind")


def test_without_corrections_nothing_changes(reader: Reader, told: Callable[..., Story]) -> None:
    assert told("") == build(reports(), follow=["Moreau"], reader=reader)
