"""Who is who."""

from __future__ import annotations

import pytest

from geomap import people
from geomap.model import Reading
from tests.marked import reading


def forms(read: Reading, cast: people.Cast, name: str) -> list[str]:
    return [read.report.text[s.start : s.end] for s, who in cast.at.get(read.report.id, ()) if who == name]


def test_short_names_titles_and_pronouns_belong_to_the_full_name() -> None:
    read = reading("President Rosa Vidal resigned. Vidal said she was tired. The president left.")
    assert forms(read, people.cast([read]), "Rosa Vidal") == ["Rosa Vidal", "Vidal", "she", "The president"]


def test_he_is_not_the_woman_named_last() -> None:
    read = reading("Pedro Lima met Rosa Vidal. He thanked her.")
    cast = people.cast([read], ["Pedro Lima", "Rosa Vidal"])
    assert forms(read, cast, "Pedro Lima") == ["Pedro Lima", "He"]
    assert forms(read, cast, "Rosa Vidal") == ["Rosa Vidal", "her"]


def test_one_person_over_two_reports() -> None:
    one = reading("Gen. Idris Oumar spoke.", report="one")
    two = reading("Oumar, the general, was silent.", report="two")
    cast = people.cast([one, two])
    assert forms(two, cast, "Idris Oumar")[0] == "Oumar"


def test_a_surname_beside_another_given_name_is_somebody_else() -> None:
    read = reading("President Rosa Vidal spoke. Her brother Pedro Vidal, a lawyer, was there.")
    assert "Rosa Vidal" not in people.cast([read]).within("r", read.sentences[1].span)[1:]


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("the aid ship Marigold (“Hope”)", "The Marigold sailed. The vessel was late.", ["Marigold", "The vessel"]),
        ("Hurricane Nadia", "Nadia weakened. The storm moved on.", ["Nadia", "The storm"]),
        (
            "the EU delegation led by Ana Duarte",
            "A large delegation came. Duarte spoke.",
            ["A large delegation", "Duarte"],
        ),
        ("Blue Air Flight 204", "Flight 204 was late. The plane was old.", ["Flight 204", "The plane"]),
        ("the refugees", "Refugees crossed the river.", ["Refugees"]),
        ("Kim Dae-su", "Kim left. Mr. Dae-su is tired.", ["Kim", "Dae-su"]),
    ],
)
def test_anything_can_be_followed_by_the_names_it_goes_by(asked: str, text: str, found: list[str]) -> None:
    read = reading(text)
    cast = people.cast([read], [asked])
    person = people.called(cast.people, asked)
    assert person is not None
    assert forms(read, cast, person.name) == found


def test_nobody_goes_by_a_name_that_no_report_has() -> None:
    cast = people.cast([reading("Rosa Vidal resigned.")], ["Omar Diallo"])
    assert people.called(cast.people, "Omar Diallo") is None


def test_part_of_a_name_and_any_case_will_do() -> None:
    cast = people.cast([reading("President Rosa Vidal resigned.")])
    assert [p and p.name for p in (people.called(cast.people, q) for q in ("VIDAL", "rosa vidal"))] == [
        "Rosa Vidal"
    ] * 2


def test_nobody_is_found_in_notices_and_nothing_breaks_on_odd_text() -> None:
    for text in ("", "\u202e\u0000 He he he", "President\u200d", "“" * 50, "A" * 5000):
        people.cast([reading(text)], ["He"])


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (
            "Minister Ana Duarte was held on Monday. The former surgeon denied it.",
            "Ana Duarte",
            ["Ana Duarte", "The former surgeon"],
        ),
        (
            "A climber was flown home on Monday.\n\nLucia Ferro, 31, fell on Friday.",
            "Lucia Ferro",
            ["A climber", "Lucia Ferro"],
        ),
        (
            "Two fishermen set out on Monday.\n\nPeter Hall and Tom Reed are brothers. They hope to be back soon.",
            "Tom Reed",
            ["Two fishermen", "Tom Reed", "They"],
        ),
        ("Robert Hill, the deputy minister of trade, left.", "Robert Hill", ["Robert Hill", "the deputy minister"]),
        ("Nurse Aline Furaha left. Furaha came back.", "Aline Furaha", ["Aline Furaha", "Furaha"]),
        ("A guard shot at Maria Lopez. The guard fled.", "Maria Lopez", ["Maria Lopez"]),
        ("Judge Peter Hall ordered Carlos Diaz to go. Hall told him to hurry.", "Carlos Diaz", ["Carlos Diaz", "him"]),
        ("Ana Duarte came. President Emomali Holm met her in [Lyon].", "Ana Duarte", ["Ana Duarte", "her"]),
        ("Ana Duarte came. Minister Lena Holm met her mother.", "Lena Holm", ["Lena Holm", "her"]),
    ],
)
def test_descriptions_stand_for_those_they_fit(text: str, name: str, found: list[str]) -> None:
    read = reading(text)
    assert forms(read, people.cast([read], [name]), name) == found


def test_of_two_with_one_surname_mr_and_mrs_tell() -> None:
    read = reading("Emma Thorn was hurt. Her father, Peter Thorn, came. Mr Thorn was tired. Ms Thorn slept.")
    cast = people.cast([read], ["Emma Thorn", "Peter Thorn"])
    assert forms(read, cast, "Peter Thorn")[-1] == "Thorn"
    assert forms(read, cast, "Emma Thorn")[-1] == "Thorn"
    assert len(forms(read, cast, "Peter Thorn")) == 2


def test_a_storm_goes_by_its_last_name_and_no_office_is_one() -> None:
    read = reading("The National Hurricane Center warned of Tropical Storm Nadia. The storm grew. Nadia hit [Lyon].")
    cast = people.cast([read], ["Tropical Storm Nadia"])
    assert [cast.within("r", s.span) for s in read.sentences] == [("Tropical Storm Nadia",)] * 3


def test_a_full_name_makes_its_last_part_a_person_where_no_place_could_stand() -> None:
    read = reading("Ana Lyon spoke. [Lyon] had sailed from [Paris]. She is in [Lyon].")
    cast = people.cast([read], ["Ana Lyon"])
    assert [cast.within("r", m.span) for m in read.mentions] == [("Ana Lyon",), (), ()]


def test_a_place_is_nobody_though_it_be_a_surname() -> None:
    read = reading("Michael Jordan left [Amman]. Talks in [Jordan] went on. [Jordan] arrived in [Lyon].")
    assert forms(read, people.cast([read], ["Michael Jordan"]), "Michael Jordan") == ["Michael Jordan", "Jordan"]


def test_a_disease_is_spoken_of_in_many_ways() -> None:
    read = reading("A cholera outbreak began. Cholera reached [Lyon]. It then spread. Eleven cases were found.")
    assert forms(read, people.cast([read], ["the cholera outbreak"]), "cholera outbreak") == [
        "A cholera outbreak", "Cholera", "It", "cases",
    ]  # fmt: skip


def test_relatives_who_share_a_last_name_are_not_one() -> None:
    text = "Mateo Novak and his wife, Clara Novak, spoke. Mrs Novak said that Novak was ill. He slept."
    read = reading(text)
    cast = people.cast([read], ["Mateo Novak"])
    assert forms(read, cast, "Clara Novak") == ["Clara Novak", "Novak"]
    assert forms(read, cast, "Mateo Novak")[-2:] == ["Novak", "He"]


def test_the_two_are_those_told_of_last() -> None:
    read = reading("Ana Duarte was met by Jan Novak, and the two then flew on.")
    spans = {who: forms(read, people.cast([read]), who) for who in ("Ana Duarte", "Jan Novak")}
    assert all("two" in told for told in spans.values()), spans


def test_a_group_goes_by_words_that_mean_the_same() -> None:
    read = reading("Rebels took the town. The insurgents had guns.")
    cast = people.cast([read], ["the rebels"])
    assert forms(read, cast, cast.people[0].name) == ["Rebels", "The insurgents"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The elephants left. The 14 animals crossed a road.", ["The elephants", "The 14 animals"]),
        ("The elephants left. The rest slept, and others ate.", ["The elephants", "rest"]),
        ("The elephants left. The rest of the day was dry.", ["The elephants"]),
        ("The elephants left. The remaining 14 are well.", ["The elephants", "remaining 14"]),
    ],
)
def test_of_a_group_there_are_numbers_and_a_rest(text: str, found: list[str]) -> None:
    read = reading(text)
    cast = people.cast([read], ["the elephants"])
    assert forms(read, cast, "elephants") == found


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("The herd left. It had slept.", "the herd of bison", ["The herd", "It"]),
        ("The ferry Blue Gull left. Tugs followed her.", "Blue Gull", ["The ferry Blue Gull", "her"]),
        ("A woman who left the Blue Gull slept when she came home.", "the ferry Blue Gull", ["Blue Gull"]),
        ("Jan Novak and his wife, Ana, left. The guests ate.", "Jan Novak", ["Jan Novak", "his", "guests"]),
        ("Jan Novak dined. The guests ate.", "Jan Novak", ["Jan Novak"]),
    ],
)
def test_it_she_and_the_guests(text: str, asked: str, found: list[str]) -> None:
    read = reading(text)
    cast = people.cast([read], [asked])
    person = people.called(cast.people, asked)
    assert person is not None
    assert forms(read, cast, person.name) == found


def test_a_make_of_aircraft_is_an_aircraft_and_its_number_its_name() -> None:
    read = reading("A charter plane landed. The Boeing 737 had lost an engine, and it stayed. The plane was old.")
    cast = people.cast([read], ["the charter Boeing 737"])
    assert cast.people[0].kind == "aircraft"
    assert {"Boeing 737", "it", "The plane"} <= set(forms(read, cast, cast.people[0].name))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pedro Lima fell ill. Under the care of a Dr Bruno Sala, he got well.", ["Pedro Lima", "he"]),
        ("Pedro Lima left home. On the advice of his friend Bruno Sala, he flew.", ["Pedro Lima", "his", "he"]),
        ("Pedro Lima wrote to Bruno Sala. He got no answer.", ["Pedro Lima", "He"]),
        ("Bruno Sala wrote to Pedro Lima. He got no answer.", ["Pedro Lima"]),
    ],
)
def test_whom_a_preposition_leads_to_is_not_whom_the_sentence_is_about(text: str, found: list[str]) -> None:
    read = reading(text)
    assert forms(read, people.cast([read], ["Pedro Lima"]), "Pedro Lima") == found


@pytest.mark.parametrize(
    ("text", "they"),
    [
        ("Pedro Lima ran into the sea with Pavo. They slept.", True),
        ("Pedro Lima and Pavo crossed the river. They slept.", True),
        ("Pedro Lima and his crew left. They slept.", True),
        ("Pedro Lima, 40, a diver from the north, and Bruno Sala set out. They slept.", True),
        ("Pedro Lima rose early. His companion is Pavo. They slept.", True),
        ("Pedro Lima spoke with [Osh] in mind. They slept.", False),
        ("Pedro Lima spoke with the mayor's deputy. They slept.", False),
        ("Pedro Lima rested, and Pavo's dog barked. They slept.", False),
    ],
)
def test_they_are_somebody_and_who_is_with_them(text: str, they: bool) -> None:
    read = reading("Pedro Lima woke. " + text)
    assert ("They" in forms(read, people.cast([read], ["Pedro Lima"]), "Pedro Lima")) is they


def test_explorers_described_first_are_those_named_next() -> None:
    read = reading("Two young explorers set out. Pedro Lima, 40, a diver, and Bruno Sala took a boat.")
    cast = people.cast([read], ["Pedro Lima"])
    assert forms(read, cast, "Pedro Lima")[0] == "Two young explorers"


def test_whom_all_is_about_goes_on_as_he() -> None:
    read = reading("Pedro Lima rose. Lima ate. Lima left. Lima met nobody. Bruno Sala painted Lima. He fell ill.")
    assert forms(read, people.cast([read], ["Pedro Lima"]), "Pedro Lima")[-1] == "He"
    read = reading("Pedro Lima rose. Lima ate. Lima left. Lima met nobody. Bruno Sala painted Lima. He said so.")
    assert forms(read, people.cast([read], ["Pedro Lima"]), "Pedro Lima")[-1] == "Lima"


def test_a_name_told_of_often_is_a_place_only_where_one_is_led_to() -> None:
    read = reading("Lima rose. Lima ate. Lima left. Thanks to a friend, [Lima] slept. He flew to [Lima].")
    assert forms(read, people.cast([read], ["Lima"]), "Lima") == ["Lima", "Lima", "Lima", "Lima", "He"]


def test_ranks_that_are_adjectives_too() -> None:
    read = reading("Major Pedro Lima left. The major roads were shut. The major came home.")
    assert forms(read, people.cast([read]), "Pedro Lima") == ["Pedro Lima", "The major"]


def test_a_particle_before_a_hyphen_is_of_a_name() -> None:
    read = reading("President Tariq al-Masri fell ill. Masri, who is 70, rested. Al-Masri is well.")
    assert forms(read, people.cast([read]), "Tariq al-Masri") == ["Tariq al-Masri", "Masri", "Al-Masri"]


def test_he_is_whom_a_report_tells_of_most_if_lately() -> None:
    told = "Pedro Lima fled. Lima hid for a year. Congress swore in its speaker, Bruno Sala."
    read = reading(f"{told} Since then he has been in Oslo.")
    assert forms(read, people.cast([read], ["Pedro Lima"]), "Pedro Lima")[-1] == "he"
    read = reading(f"{told} It rained. It rained again. Much more fell. He sang.")
    assert forms(read, people.cast([read], ["Pedro Lima"]), "Pedro Lima")[-1] == "Lima"


def test_the_ex_leader_and_the_younger() -> None:
    read = reading("President Pedro Lima fell. The ex-leader left. Lima slept.")
    assert "The ex-leader" in forms(read, people.cast([read], ["Pedro Lima"]), "Pedro Lima")
    read = reading("Pedro Lima Jr. left. Lima slept.")
    assert forms(read, people.cast([read], ["Pedro Lima Jr."]), "Pedro Lima Jr.")[-1] == "Lima"


def followed(text: str, asked: str) -> list[str]:
    read = reading(text)
    cast = people.cast([read], [asked])
    person = people.called(cast.people, asked)
    assert person is not None
    return forms(read, cast, person.name)


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        (
            "The army freed Ana Duarte and fourteen other hostages. Jan Novak ate. The group left.",
            "Ana Duarte",
            ["Ana Duarte", "The group"],
        ),
        (
            "Ana Duarte was held with three fellow climbers. Jan Novak ate. The four climbers left. The group of 9 ate",
            "Ana Duarte",
            ["Ana Duarte", "The four climbers"],
        ),
        ("Ana Duarte and two mules left. The group slept.", "Ana Duarte", ["Ana Duarte"]),
        (
            "The Blue Heron left. They slept. The group ate.",
            "the Blue Heron with 78 migrants",
            ["Blue Heron", "They", "The group"],
        ),
        ("The Blue Heron left. They slept.", "the ship Blue Heron", ["Blue Heron"]),
        (
            "Lyon Rovers are on tour. The squad won a match. The champions slept.",
            "Lyon Rovers",
            ["Lyon Rovers", "The squad", "The champions"],
        ),
    ],
)
def test_who_is_one_of_many_goes_with_them(text: str, asked: str, found: list[str]) -> None:
    assert followed(text, asked) == found


def test_the_two_go_on_as_they() -> None:
    text = "Jan Novak came to the rescue of Ana Duarte, and went on with the two men aboard. They slept."
    assert followed(text, "Ana Duarte")[-1] == "They"


def test_an_age_tells_who_is_meant_behind_and_too() -> None:
    text = "Ana Duarte met Jan Novak. Duarte's train left, and the 69-year-old slept."
    assert followed(text, "Ana Duarte")[-1] == "the 69-year-old"


def test_he_may_be_a_family_name_and_that_no_determiner() -> None:
    assert followed("Jan Novak ate. He Peiqin, a teacher, drove on.", "Jan Novak") == ["Jan Novak"]
    assert "that" not in " ".join(followed("Rebels ate. He said that government fighters left.", "the rebels"))


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        (
            "A grey seal that came ashore ate. Jan Novak fed her. Tilda, 4, slept.",
            "the grey seal Tilda",
            ["A grey seal", "her", "Tilda"],
        ),
        ("A ferry sank. MV Gull had left. The Blue Heron was old.", "the ferry Blue Heron", ["Blue Heron"]),
        ("Forty miners ate. Jan Novak came up. The men slept.", "the miners in Chile", ["miners", "The men"]),
        ("Forty miners ate. The men of the navy slept.", "the miners in Chile", ["miners"]),
        ("Jean Rocher fell. The Frenchman slept.", "Jean Rocher", ["Jean Rocher", "The Frenchman"]),
        ("Jean Rocher fell. The {Kenyan} won. The {Kenyan} race began.", "Jean Rocher", ["Jean Rocher", "The Kenyan"]),
        ("Jean Rocher fell. The frigate Gull took the skipper off.", "Jean Rocher", ["Jean Rocher"]),
        ("Jean Rocher sank in the Southern Ocean.", "Jean Rocher (Ocean Star)", ["Jean Rocher"]),
    ],
)
def test_the_frenchman_the_men_and_what_a_report_opens_with(text: str, asked: str, found: list[str]) -> None:
    assert followed(text, asked) == found


def test_of_the_two_the_one_all_is_about_comes_first() -> None:
    read = reading("Pedro Lima met with Bruno Sala. The two spoke for an hour. On Monday he left.")
    assert forms(read, people.cast([read], ["Pedro Lima"]), "Pedro Lima")[-1] == "he"


def test_one_word_is_found_as_the_reports_write_it() -> None:
    read = reading("Doctors fear chikungunya. Chikungunya came with a ship, and chikungunya stays.")
    cast = people.cast([read], ["Chikungunya"])
    assert people.called(cast.people, "Chikungunya") is not None
    read = reading("A rose is a rose. President Rose Lima spoke. Rose left.")
    assert people.called(people.cast([read], ["Rose"]).people, "Rose") is not None


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("Dominic Vidal", "Dominic Vidal rose, and she left. She was late.", ["Dominic Vidal", "she", "She"]),
        ("Ana Duarte", "Chancellor Ana Duarte flew. The captain turned round.", ["Ana Duarte"]),
        ("Ana Duarte", "Chancellor Ana Duarte flew. The former mayor left.", ["Ana Duarte", "The former mayor"]),
        ("Ana Duarte", "Ana Duarte is free. Jan Sala and his wife, Eva Sala, met her.", ["Ana Duarte", "her"]),
        ("William Novak", "William Novak is a nurse. Will Novak fell ill.", ["William Novak", "Will Novak"]),
        ("Jan Novak", "Jan Novak fled. His brother drove him to [Lyon].", ["Jan Novak", "His", "him"]),
    ],
)
def test_who_is_told_of_again(asked: str, text: str, found: list[str]) -> None:
    read = reading(text)
    assert forms(read, people.cast([read], [asked]), asked) == found


def test_the_two_are_also_somebody_and_a_companion_without_a_name() -> None:
    read = reading("Jan Novak was found with his wife Clara, and the two were driven to [Lyon].")
    assert "two" in forms(read, people.cast([read], ["Jan Novak"]), "Jan Novak")


def test_a_title_in_capitals_is_nobodys_name() -> None:
    read = reading("The Deputy Special Envoy said so. Captain Jan Novak left.")
    assert [p.name for p in people.cast([read]).people] == ["Jan Novak"]
