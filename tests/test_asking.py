"""What the user asks to follow, and what the reports call it."""

from __future__ import annotations

import pytest

from geomap import people
from geomap.people.asking import asked_for
from tests.marked import reading

CASES: list[tuple[str, str, list[str]]] = [
    (
        "the marching monks in Laos",
        "Hundreds of monks sat down in [Lyon]. The monks then ate. Police beat the protesters.",
        ["monks", "The monks", "the protesters"],
    ),
    (
        "Blue Air Flight 82",
        "A Blue Air Airbus A320 turned back on Monday. Nobody was hurt. Flight BL82 had left [Paris] at noon.",
        ["A Blue Air Airbus A320", "Flight BL82"],
    ),
    ("Blue Air Flight 82", "The passengers of flight 82 slept in [Lyon].", ["flight 82"]),
    ("Blue Air Flight BL82", "Flight 82 left. BL82 vanished. The jet was seen.", ["Flight 82", "BL82", "The jet"]),
    (
        "the grey whale of the River Aire",
        "A whale swam to [Lyon]. The whale slept. The animal is four. It is a female.",
        ["A whale", "The whale", "The animal", "It"],
    ),
    (
        "the peace talks between the Ruritanian government and the ULR",
        "Negotiations opened in [Lyon]. The talks moved to [Paris]. The two sides signed. ULR rebels shot a man.",
        ["Negotiations", "The talks", "The two sides"],
    ),
    (
        "Ana Duarte (Ocean Cup, Blue Heron)",
        "Ana Duarte left [Lyon]. The Blue Heron capsized off [Paris]. Duarte called.",
        ["Ana Duarte", "Blue Heron", "Duarte"],
    ),
    (
        "Soyuz MS-90 (crew Duarte and Hill)",
        "The Soyuz MS-90 rocket lifted off. Hill spoke. The crew landed near [Lyon]. The capsule came down.",
        ["Soyuz MS-90", "Hill", "The crew", "The capsule"],
    ),
    (
        "Jan Novak (balloon Petrel)",
        "Jan Novak left [Lyon]. The balloon crossed [Paris]. Petrel came down. He slept.",
        ["Jan Novak", "The balloon", "Petrel", "He"],
    ),
    (
        "Jan Novak (Lyon)",
        "Jan Novak rose. Novak ate. Novak slept. Novak left. [Lyon] won.",
        ["Jan Novak"] + ["Novak"] * 3,
    ),
    (
        "the 17 East Ruritanian school volunteers",
        "The hostages were moved to [Lyon]. The Ruritanians slept. The group ate. The volunteers are well.",
        ["The hostages", "The Ruritanians", "The group", "The volunteers"],
    ),
    (
        'the "Honest Convoy" of truckers',
        'The "Honest Convoy" left [Lyon]. The convoy reached [Paris]. Truckers blocked a bridge.',
        ["Honest Convoy", "The convoy", "Truckers"],
    ),
    (
        "the Asian flame (2010 torch relay)",
        "The flame was lit in [Lyon]. The torch went out. The relay reached [Paris].",
        ["The flame", "The torch", "The relay"],
    ),
    (
        "the Kenyan troops in Somalia",
        "{Kenyan} forces entered [Lyon]. {French} troops left. The {French} soldiers ate. The soldiers slept.",
        ["forces", "The soldiers"],
    ),
    ("the Kenyan aid ship", "A {Kenyan} ship left [Lyon]. The {French} ship slept.", ["A Kenyan ship"]),
    ("Luís da Silva Prado", "Luís da Silva Prado left [Lyon]. Prado ate.", ["Luís da Silva Prado", "Prado"]),
    (
        "the ferry Queen of the Isles",
        "The Queen of the Isles sank. The ferry was old.",
        ["Queen of the Isles", "The ferry"],
    ),
    ("the crew of Selene 9", "Selene 9 came down. The astronauts ate.", ["Selene 9", "The astronauts"]),
    ("the escaped tiger", "A tiger was seen in [Lyon]. The animal ate. It slept.", ["A tiger", "The animal", "It"]),
    ("the Kenyan backpacker", "A {Kenyan} backpacker was found. She slept.", ["A Kenyan backpacker", "She"]),
    ("Hurricane Ilsa's remnants", "Hurricane Ilsa hit [Lyon]. Ilsa weakened.", ["Hurricane Ilsa", "Ilsa"]),
    ("the climbers on Mount Ara", "Two climbers left. The mountaineers slept.", ["climbers", "The mountaineers"]),
    ("the bird flu (H9N7)", "The virus reached [Lyon]. H9N7 is new.", ["The virus", "H9N7"]),
    ("President Ana Duarte's visit to Asia", "Ana Duarte left. Duarte slept.", ["Ana Duarte", "Duarte"]),
    ("Mr. Novak and his wife", "Jan Novak left. Novak slept.", ["Jan Novak", "Novak"]),
    ("the Blue Heron captain Jan Novak", "Jan Novak left the Blue Heron. Novak slept.", ["Jan Novak", "Novak"]),
    ("the oldest panda, Mei Mei", "Mei Mei was flown to [Lyon]. The panda slept.", ["Mei Mei", "The panda"]),
    ("the submersible Titania", "Titania sank. The submersible was old.", ["Titania", "The submersible"]),
    ("the Rurit refugees", "Rurit crossed the river. The refugees slept.", ["Rurit", "The refugees"]),
    ("the schoolgirls taken from Lyon", "The girls slept. The schoolgirls ate.", ["The girls", "The schoolgirls"]),
    ("the Ararat musher Jan Novak", "Jan Novak ate. The musher slept.", ["Jan Novak", "The musher"]),
    ("Kenyan pirates holding the MV Gull", "Pirates took a ship. The pirates ate.", ["Pirates", "The pirates"]),
    ("the Zoé volunteers", "Six volunteers left. The six, all from [Lyon], ate.", ["volunteers", "The six"]),
    (
        "the teenage sailor Laura Prins",
        "A Ruritanian girl landed. Laura Prins, 16, slept. The teenager ate.",
        ["A Ruritanian girl", "Laura Prins", "The teenager"],
    ),
    (
        "Blue Air flight BL1",
        "A Blue Air jumbo left. BL1 slept. The Boeing 747 landed.",
        ["A Blue Air jumbo", "BL1", "Boeing 747"],
    ),
    (
        "the Rurit detainees sent to Lyon",
        "Six Rurits came. The men ate. The detainees slept.",
        ["Rurits", "The men", "The detainees"],
    ),
    (
        "the Rurit boat people",
        "198 Rurit were found. The boat people ate. The refugees slept. People came.",
        ["Rurit", "The boat people", "The refugees"],
    ),
    (
        "the couple Paul and Rachel Hill",
        "A couple came. Paul and Rachel Hill ate. They slept. The Hills left.",
        ["A couple", "Paul", "Rachel Hill", "They", "The Hills"],
    ),
    ("the escape of Jan Novak", "Jan Novak ate. Novak left.", ["Jan Novak", "Novak"]),
    ("the sinking of the ferry Gull", "The Gull sank. The ferry was old.", ["Gull", "The ferry"]),
    ("Ana Duarte's extradition", "Ana Duarte ate. She left.", ["Ana Duarte", "She"]),
    ("the runaway crocodile", "The 4.7-metre reptile ate.", ["The 4.7-metre reptile"]),
    ("Team Gull", "Team Gull left. The team will hold a party. The squad ate.", ["Team Gull", "The team", "The squad"]),
    ("Jan Novak", "The reporter who threw a shoe is free. Jan Novak ate.", ["The reporter", "Jan Novak"]),
    ("Jan Novak", "Jan Novak ate. On Monday the 66-year-old is to sleep.", ["Jan Novak", "the 66-year-old"]),
    (
        "the nurses' march for the wells",
        "Some 900 nurses left [Lyon]. The march went on. On the way the marchers ate. They slept.",
        ["nurses", "The march", "the marchers", "They"],
    ),
    (
        "Kenyan and Ugandan soldiers near Osh",
        "Soldiers entered [Lyon]. A column followed. The troops ate.",
        ["Soldiers", "A column", "The troops"],
    ),
    (
        "the Space Shuttle Colossus",
        "The shuttle left [Lyon]. Colossus landed. The orbiter slept.",
        ["The shuttle", "Colossus", "The orbiter"],
    ),
    ("the oil spilled by the tanker Gull", "The Gull sank. A slick reached [Lyon].", ["A slick"]),
    ("the stolen bronze", "The stolen car is old. The bronze was found.", ["The bronze"]),
    ("the Blue Air Boeing 737 (Lyon to Osh)", "[Lyon] slept. A Boeing 737 left [Lyon].", ["Boeing 737"]),
    (
        "the UN monitors held in Osh",
        "The monitors left [Lyon]. The team ate. The hostages slept.",
        ["The monitors", "The team", "The hostages"],
    ),
    ("the aid convoy Honest Road", "The convoy left [Lyon]. They slept.", ["The convoy", "They"]),
    ("the Blue Front", "Blue Front fighters took [Lyon]. The fighters slept.", ["Blue Front", "The fighters"]),
    ("the missing fizz", "Police sought it. A box was sold.", []),
]


@pytest.mark.parametrize(("asked", "text", "found"), CASES)
def test_a_description_finds_whom_it_means(asked: str, text: str, found: list[str]) -> None:
    read = reading(text)
    cast = people.cast([read], [asked])
    person = people.called(cast.people, asked)
    forms = [read.report.text[s.start : s.end] for s, who in cast.at.get("r", ()) if person and who == person.name]
    assert forms == found


def test_where_the_noun_is_in_no_report_any_other_word_has_to_do() -> None:
    read = reading("The gadget left [Lyon]. The novelty slept.")
    cast = people.cast([read], ["the novelty gadget contraption"])
    assert people.called(cast.people, "the novelty gadget contraption") is not None


def test_what_stands_behind_a_preposition_is_no_name_of_it() -> None:
    assert not asked_for("the monks in Laos").names
    assert set(asked_for("the US delegation led by Ana Duarte").names) == {"Ana Duarte"}
    assert set(asked_for("Captain Jan Novak of the Blue Heron").names) == {"Captain Jan Novak", "Jan Novak"}


def test_odd_descriptions_break_nothing() -> None:
    for asked in ("", "(", "()", "the", "of", "of of", "'s", "\u202e\u0000", "737", "(a; b, c) of", "“”", "the 23"):
        people.cast([reading("Ana Duarte left [Lyon].")], [asked])


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("Ruritanian Prime Minister Ana Lima", "Ruritanian soldiers ate. Ms Lima left.", ["Lima"]),
        ("UN Secretary-General Lim Dae-jun", "The UN met. Mr. Lim left. The secretary ate.", ["Lim", "The secretary"]),
        ("Secretary of State Ana Lima", "State officials met. Lima left.", ["Lima"]),
        ("Bao Guangli", "Bao Guangli rose. Mr. Bao left.", ["Bao Guangli", "Bao"]),
        ("Zyx Lima", "The candidate Zyx Lima rose. On Monday the candidate left.", ["Zyx Lima", "the candidate"]),
        ("Park Dae-ra", "Park Dae-ra rose. Ms. Park left.", ["Park Dae-ra", "Park"]),
    ],
)
def test_titles_are_no_names_and_a_family_name_may_come_first(asked: str, text: str, found: list[str]) -> None:
    read = reading(text)
    cast = people.cast([read], [asked])
    person = people.called(cast.people, asked)
    assert person is not None
    assert [text[s.start : s.end] for s, who in cast.at[read.report.id] if who == person.name] == found


def test_the_senator_is_nobody_of_whom_only_another_report_tells() -> None:
    here = reading("Ana Lima met Jan Novak. Years ago the senator ate.")
    there = reading("Senator Eva Sala left.", report="b")
    cast = people.cast([here, there], ["Ana Lima"])
    assert [s.start for s, who in cast.at[here.report.id] if who == "Ana Lima"] == [0, 34]
