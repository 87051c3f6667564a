"""Movements: the share of them found in sentences of our own, and the rules one by one."""

from __future__ import annotations

from functools import partial

import pytest

from geomap import moves, people
from geomap.dating import Dater
from geomap.model import Movement, Parse, Sentence
from geomap.standins import stand_ins
from geomap.syntax import Syntax
from tests.marked import reading, rows


def told(marked: str, mover: str) -> tuple[Movement, ...]:
    """What a marked text tells of where the mover was and went."""
    read = reading(marked)
    cast = people.cast([read], [mover])
    person = people.called(cast.people, mover)
    assert person is not None, f"{mover} is not found in: {marked}"
    syntax = Syntax.load()
    text = read.report.text

    def parse(sentence: Sentence) -> Parse:
        return syntax.parse(text, sentence, stand_ins(text, read.mentions, cast.mentions_in("r", sentence.span)))

    who = partial(cast.within, read.report.id)
    return moves.movements(read, parse, who, Dater(read).at, only=frozenset([person.name]))


def made(marked: str, mover: str) -> list[Movement]:
    return [m for m in told(marked, mover) if m.status == "actual" and m.arrival != "bound"]


def test_most_movements_are_found_with_their_ends() -> None:
    found = {"mover": 0, "origin": 0, "destination": 0}
    sentences = rows("movements.tsv")
    for text, mover, origin, destination, _ in sentences:
        moved = made(text, mover)
        origins = {m.origin.name for m in moved if m.origin}
        goals = {m.destination.name for m in moved if m.destination}
        found["mover"] += bool(moved)
        found["origin"] += origin == "-" or origin in origins
        found["destination"] += (not goals) if destination == "-" else destination in goals
    shares = {what: n / len(sentences) for what, n in found.items()}
    assert all(share >= 0.85 for share in shares.values()), shares


@pytest.mark.parametrize(
    ("text", "mover", "went"),
    [
        ("Jan Hill told reporters of the arrival of Ana Duarte in [Lyon].", "Ana Duarte", ["Lyon"]),
        ("Ana Duarte praised Jan Hill for the departure of the rebels to [Lyon].", "Ana Duarte", []),
        ("Some 200 soldiers were redeployed from [Paris] to [Lyon].", "soldiers", ["Lyon"]),
        ("Ana Duarte was sworn in as president in [Lyon] on Monday.", "Ana Duarte", ["Lyon"]),
        ("Ana Duarte was buried as a hero in [Lyon].", "Ana Duarte", ["Lyon"]),
        ("Ana Duarte spoke as a bomb went off in [Lyon].", "Ana Duarte", []),
        ("Ana Duarte swore in the [Lyon] dialect.", "Ana Duarte", []),
        ("Speaking in [Lyon], Prime Minister Ana Duarte said the deal was dead.", "Ana Duarte", ["Lyon"]),
        ("Police arrested Vice President Ana Duarte in [Lyon] on Monday.", "Ana Duarte", ["Lyon"]),
        ("Farid Qasimi cast his vote in [Lyon] on Sunday.", "Farid Qasimi", ["Lyon"]),
    ],
)
def test_who_is_where_by_a_journey_or_an_office_of_theirs(text: str, mover: str, went: list[str]) -> None:
    assert [m.destination.name for m in told(text, mover) if m.destination] == went


def test_hardly_anything_else_is_taken_for_a_movement() -> None:
    sentences = rows("no_movements.tsv")
    wrong = [text for text, mover in sentences if made(text, mover)]
    assert len(wrong) <= 0.05 * len(sentences), wrong


@pytest.mark.parametrize(
    ("text", "mover", "mode"),
    [
        ("Ana Duarte flew from [Lyon] to [Geneva].", "Ana Duarte", "air"),
        ("Ana Duarte drove to [Geneva].", "Ana Duarte", "road"),
        ("Ana Duarte went to [Geneva] by train.", "Ana Duarte", "rail"),
        ("Ana Duarte walked to [Geneva].", "Ana Duarte", "foot"),
        ("The ferry Blue Gull sailed to [Geneva].", "ferry Blue Gull", "sea"),
        ("Ana Duarte went to [Geneva].", "Ana Duarte", None),
    ],
)
def test_the_mode_is_what_the_words_say(text: str, mover: str, mode: str | None) -> None:
    assert made(text, mover)[0].mode == mode


def test_a_destination_ahead_is_no_arrival() -> None:
    (move,) = told("The ferry Blue Gull was heading for [Geneva].", "ferry Blue Gull")
    assert move.arrival == "bound"


def test_leaving_for_a_place_only_makes_the_arrival_likely() -> None:
    (move,) = told("Ana Duarte left [Lyon] for [Geneva] on Monday.", "Ana Duarte")
    assert (move.arrival, move.origin and move.origin.name) == ("likely", "Lyon")


def test_a_town_and_its_country_are_one_destination() -> None:
    (move,) = made("Ana Duarte visited [Lyon], [France].", "Ana Duarte")
    assert move.destination
    assert move.destination.name == "Lyon"


def test_a_pronoun_carries_the_mover_on() -> None:
    moved = made("Ana Duarte resigned on Monday. She then flew to [Geneva].", "Ana Duarte")
    assert [m.destination.name for m in moved if m.destination] == ["Geneva"]


def test_what_happened_before_the_story_takes_no_date_from_it() -> None:
    moved = told("On Monday Ana Duarte was hurt. She had flown to [Geneva] to see friends.", "Ana Duarte")
    assert [(m.background, m.when) for m in moved] == [(True, None)]


def ends(text: str, mover: str) -> list[tuple[str | None, str | None, str]]:
    return [(m.origin and m.origin.name, m.destination and m.destination.name, m.status) for m in told(text, mover)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Duarte visited [Lyon] and [Geneva].", [(None, "Lyon", "actual"), (None, "Geneva", "actual")]),
        ("Ana Duarte flew to [Lyon] via [Paris].", [(None, "Paris", "actual"), (None, "Lyon", "actual")]),
        ("Ana Duarte crossed into [France] at [Lyon].", [(None, "Lyon", "actual")]),
        ("Ana Duarte was flown the same night to [Lyon].", [(None, "Lyon", "actual")]),
        (
            "Ana Duarte called at nine ports in four countries, among them [Lyon] in [France], [Geneva] and [Paris].",
            [(None, "Lyon", "actual"), (None, "Geneva", "actual"), (None, "Paris", "actual")],
        ),
        ("Ana Duarte visited relatives in six towns, among them [Lyon].", [(None, "Lyon", "actual")]),
        (
            "After five days in the air, the solar-powered plane Ana Duarte touched down on Monday at [Lyon].",
            [(None, "Lyon", "actual")],
        ),
        ("Ana Duarte left [France] from [Lyon].", [("Lyon", None, "actual")]),
        (
            "Ana Duarte was flown to [Lyon] and in January 2018 was moved to [Geneva].",
            [(None, "Lyon", "actual"), (None, "Geneva", "actual")],
        ),
        ("Ana Duarte warned in [Lyon] that it would rain.", [(None, "Lyon", "actual")]),
        (
            "Ana Duarte returned to [Paris] from a visit to [Lyon] and [Geneva].",
            [("Lyon", "Geneva", "actual"), (None, "Paris", "actual")],
        ),
        ("Ana Duarte was to continue to [Lyon].", [(None, "Lyon", "planned")]),
        ("Ana Duarte tried to board a plane to [Lyon].", [(None, "Lyon", "planned")]),
        ("Ana Duarte should have stayed in [Lyon].", [(None, "Lyon", "denied")]),
        ("Ana Duarte's trip to [Lyon] was put off.", [(None, "Lyon", "denied")]),
        ("Ana Duarte pulled out of a summit in [Lyon].", []),
        ("Ana Duarte told reporters in [Lyon] that she was tired.", [(None, "Lyon", "actual")]),
        ("Ana Duarte, the surgeon who led the mission, flew to [Lyon].", [(None, "Lyon", "actual")]),
        ("Ana Duarte, who had been in [Paris], flew to [Lyon].", [(None, "Lyon", "actual"), (None, "Paris", "actual")]),
        ("Ana Duarte was to be flown to [Lyon] on Monday.", [(None, "Lyon", "planned")]),
        ("Ana Duarte has called off a visit to [Lyon].", [(None, "Lyon", "denied")]),
        ("A trip to [Lyon] had been prepared for Ana Duarte.", [(None, "Lyon", "planned")]),
        ("In [Lyon] on Sunday Ana Duarte told reporters that it was late.", [(None, "Lyon", "actual")]),
        ("On Sunday in [Lyon], Ana Duarte told reporters that it was late.", [(None, "Lyon", "actual")]),
        ("Ana Duarte said on Monday in [Lyon] that it was late.", [(None, "Lyon", "actual")]),
        ("In [Lyon], where men died, the dead are many, Ana Duarte said.", []),
        ("Ana Duarte's visit to [Lyon], which had been agreed, was criticised.", [(None, "Lyon", "planned")]),
        ("Ana Duarte came for a summit in [Lyon].", [(None, "Lyon", "actual")]),
        ("Ana Duarte ended her tour in [Lyon].", [(None, "Lyon", "actual")]),
        (
            "Aides think Ana Duarte went to [Paris] and then flew on to [Lyon].",
            [
                (None, "Paris", "actual"),
                (None, "Lyon", "actual"),
            ],
        ),
        ('"I have never been so cold," Ana Duarte said in [Lyon].', [(None, "Lyon", "actual")]),
        ("A friend waited in [Lyon], where Ana Duarte had arrived.", [(None, "Lyon", "actual")]),
        ("Ana Duarte flies to [Lyon] on Saturday.", [(None, "Lyon", "planned")]),
        ("Ana Duarte left a hotel in [Lyon] on foot.", [("Lyon", None, "actual")]),
        ("Ana Duarte left her friends in [Lyon].", []),
        ("Ana Duarte worked in [Lyon] and in [Paris].", [(None, "Lyon", "actual"), (None, "Paris", "actual")]),
        ("Ana Duarte got as far north as [Lyon].", [(None, "Lyon", "actual")]),
        ("Fog kept Ana Duarte for two days in [Lyon].", [(None, "Lyon", "actual")]),
        ("The crowd kept quiet in [Lyon], Ana Duarte said.", []),
        ("Ana Duarte, speaking by telephone from [Lyon], denied it.", [(None, "Lyon", "actual")]),
        ("Ana Duarte's body was found in [Lyon].", [(None, "Lyon", "actual")]),
        ("Ana Duarte's car was found in [Lyon].", []),
        ("Ana Duarte trained in [Lyon] for the race in [Paris].", [(None, "Lyon", "actual")]),
        ("Ana Duarte was seen in [Lyon] on Wednesday, police in [Paris] said.", [(None, "Lyon", "actual")]),
        ("Ana Duarte was seen in [Lyon], according to police in [Paris].", [(None, "Lyon", "actual")]),
        ("Instead of driving to [Paris] Ana Duarte turned to [Lyon].", [
            (None, "Paris", "denied"), (None, "Lyon", "actual"),
        ]),
        ("Those who oppose returning Ana Duarte to [Lyon] are worried.", [(None, "Lyon", "possible")]),
        ("Ana Duarte dreamed of living in [Lyon].", [(None, "Lyon", "possible")]),
        ("Doctors recommended that Ana Duarte be flown to [Lyon].", [(None, "Lyon", "planned")]),
        ("The court wanted Ana Duarte flown to [Lyon].", [(None, "Lyon", "planned")]),
        ("The court had Ana Duarte flown to [Lyon].", [(None, "Lyon", "actual")]),
        ("Ana Duarte nearly went to [Lyon].", [(None, "Lyon", "denied")]),
        ("Ana Duarte is to fly to [Lyon] on Monday, then go on to [Paris].", [
            (None, "Lyon", "planned"), (None, "Paris", "planned"),
        ]),
        ("Ana Duarte hoped to be in [Lyon] by Friday.", [(None, "Lyon", "planned")]),
        ("Ana Duarte's flight to [Lyon] was turned back.", [(None, "Lyon", "denied")]),
        ("Ana Duarte was on a bus to [Lyon] when it broke down.", [(None, "Lyon", "actual")]),
        ("Papers had reported that Ana Duarte was in [Lyon].", [(None, "Lyon", "possible")]),
        ("Ana Duarte had booked a flight to [Lyon].", [(None, "Lyon", "planned")]),
        ("A trip to [Lyon], where Ana Duarte was to attend a summit, has been cancelled.", [(None, "Lyon", "denied")]),
        ("The ministry warned Ana Duarte against travel to [Lyon].", [(None, "Lyon", "denied")]),
        ("A visit by Ana Duarte to [Lyon] was followed by talks.", [(None, "Lyon", "actual")]),
    ],
)  # fmt: skip
def test_ends_and_status(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert ends(text, "Ana Duarte") == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hurricane Nadia passed just south of [Lyon] on Monday.", "Lyon"),
        ("Hurricane Nadia came ashore near [Lyon].", "Lyon"),
        ("By Monday Hurricane Nadia was over [Lyon].", "Lyon"),
        ("The storm, Hurricane Nadia, formed off [Lyon].", "Lyon"),
        ("Hurricane Nadia slammed into [Lyon] on Monday.", "Lyon"),
        ("Hurricane Nadia rounded [Lyon].", "Lyon"),
        ("Hurricane Nadia roared past [Lyon] on Monday.", "Lyon"),
        ("Hurricane Nadia roared through [Lyon] on Monday.", "Lyon"),
        ("Hurricane Nadia struck land near [Lyon].", "Lyon"),
        ("Hurricane Nadia weakened as it crossed [France] on Monday.", "France"),
        ("Hurricane Nadia was drenching [Lyon].", "Lyon"),
        ("Hurricane Nadia grew. Its eye passed over [Lyon] on Monday.", "Lyon"),
    ],
)
def test_storms_pass_over_places(text: str, place: str) -> None:
    assert [m.destination and m.destination.name for m in made(text, "Hurricane Nadia")] == [place]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ana Duarte reached [Lyon] on Friday after talks with ministers in [Paris] on Monday.", {"Lyon", "Paris"}),
        ("Ana Duarte made stops in [Paris], [Lyon] and [Geneva] before she spoke.", {"Paris", "Lyon", "Geneva"}),
        ("Soldiers seized Ana Duarte and put her on a plane to [Lyon].", {"Lyon"}),
        ("Ana Duarte arrived on Monday at Blue Creek, [Texas].", {"Texas"}),
        ("Ana Duarte and Ben Hill met. A day earlier the two had met a minister in [Lyon].", {"Lyon"}),
        ("Ana Duarte was flown home. The plane refuelled in [Lyon].", {"Lyon"}),
        ("Ana Duarte moved across [Paris] to [Lyon].", {"Paris", "Lyon"}),
        ("Ana Duarte is safe, her mother, Eva, said from her home in [Lyon].", set()),
        ("Ana Duarte spoke. The chief surgeon of a clinic died in [Lyon].", set()),
        ("Ana Duarte spoke. A friend who left Ana Duarte flew to [Lyon].", set()),
        ("Ana Duarte said mass in [Lyon].", {"Lyon"}),
        ("After a night in [Paris] Ana Duarte reached [Lyon].", {"Paris", "Lyon"}),
        ("Ana Duarte was held up by snow in [Paris] and reached [Lyon].", {"Lyon"}),
        ("Ana Duarte left for [Lyon], where she spoke at a rally.", {"Lyon"}),
        ("Ana Duarte, run by a firm of [Lyon], closed.", set()),
        ("A jet picked Ana Duarte up, and it refuelled in [Lyon].", {"Lyon"}),
        ("Ana Duarte was held in a {Lyon} jail.", {"Lyon"}),
        ("Ana Duarte hid in the [France] embassy.", set()),
        ("Ana Duarte was on her way to [Lyon].", set()),
        ("Police closed streets in [Paris] ahead of Ana Duarte's arrival in [Lyon].", set()),
        ("Ana Duarte was mobbed by fans in [Lyon].", {"Lyon"}),
        ("Ana Duarte was sued in [Lyon].", set()),
        ("Ana Duarte was expected in [Lyon].", set()),
        ("Ana Duarte appeared before a judge in [Lyon].", {"Lyon"}),
        ("Ana Duarte trains in [Lyon].", set()),
        ("Ana Duarte announced in [Lyon] that she was leaving.", {"Lyon"}),
        ("Ana Duarte told a news conference in [Lyon] that she was leaving.", {"Lyon"}),
        ("Ana Duarte was robbed as she drove to [Lyon].", set()),
        ("Ana Duarte broke her wrist outside a hotel in [Lyon].", {"Lyon"}),
        ("Ana Duarte ditched off [Lyon].", {"Lyon"}),
        ("Ana Duarte condemned the raid in [Lyon].", set()),
        ("Ana Duarte studied in [Lyon].", {"Lyon"}),
        ("A prize went to Ana Duarte, who studied in [Lyon].", set()),
        ("Ana Duarte worked as a nurse in [Lyon] for a year.", {"Lyon"}),
        ("Ana Duarte is known as the best cook in [Lyon].", set()),
        ("Ana Duarte worked among the poor of [Lyon].", {"Lyon"}),
        ("Ana Duarte beat the champion in [Lyon].", {"Lyon"}),
        ("Ana Duarte went missing in [Lyon].", {"Lyon"}),
        ("Ana Duarte was kept at a camp in [Lyon].", {"Lyon"}),
        ("Ana Duarte was brought up by an aunt and educated in [Lyon].", {"Lyon"}),
        ("At the battle of [Lyon], Ana Duarte was wounded.", {"Lyon"}),
        ("Ana Duarte took part in a campaign against the rebels in [Lyon].", {"Lyon"}),
        ("Ana Duarte played against the champions in [Lyon].", {"Lyon"}),
        ("Ana Duarte spoke against the war in [Lyon].", set()),
        ("Ana Duarte was posted to [Lyon].", {"Lyon"}),
        ("Ana Duarte was appointed to the command at [Lyon].", {"Lyon"}),
        ("Ana Duarte posted a letter to [Lyon].", set()),
        ("Ana Duarte was minutes into a speech at a state-funded fair in [Lyon].", {"Lyon"}),
        ("Ana Duarte was arrested just before 11 p.m. in [Lyon].", {"Lyon"}),
        ("Ana Duarte asked to be treated in [Lyon].", set()),
        ("Ana Duarte asked doctors to treat her brother in [Lyon].", set()),
        ("Ana Duarte was descended from a family of [Lyon].", set()),
        ("Ana Duarte gave and conducted concerts of her own music in [Lyon] and [Geneva].", {"Lyon", "Geneva"}),
        ("Ana Duarte travelled to [France], [Lyon] and [Geneva], meeting friends.", {"France", "Lyon", "Geneva"}),
        ("Ana Duarte drove about 300 miles from [Geneva], her home, to the embassy in [Lyon].", {"Lyon"}),
        ("Ana Duarte was taking her son to a clinic in [Lyon].", set()),
        ("After Ana Duarte's arrest in [Lyon], she fell ill.", {"Lyon"}),
        ("The abduction of Ana Duarte in [Lyon] shocked the town.", {"Lyon"}),
        ("The motive behind Ana Duarte's abduction in [Lyon] is unclear.", {"Lyon"}),
        ("A judge called for the arrest of Ana Duarte in [Lyon].", set()),
        ("A judge ordered the arrest of Ana Duarte in [Lyon].", set()),
        ("Ana Duarte's plane put down in [Lyon] to refuel and then flew on to [Geneva].", {"Lyon", "Geneva"}),
        ("The army put down a revolt of Ana Duarte's men in [Lyon].", set()),
        ("Ana Duarte travelled through [Lyon] and then [Geneva] by car.", {"Lyon", "Geneva"}),
        ('Ana Duarte lifted a sign reading "Welcome to [Lyon]" and left.', set()),
        ("Ana Duarte went on by [Lyon] to [Geneva].", {"Lyon", "Geneva"}),
        ("Ana Duarte was resting on the edge of the village of [Lyon].", {"Lyon"}),
        ("Ana Duarte stopped to rest in [Lyon].", {"Lyon"}),
        ("Ana Duarte wanted to rest and then to fly to [Lyon].", set()),
        ("Ana Duarte was forced to return to [Lyon].", {"Lyon"}),
        ("Ana Duarte was allowed to go on to [Lyon].", {"Lyon"}),
        ("Officials allowed Ana Duarte's sister to go on to [Lyon].", set()),
        ("Police in [Lyon] have arrested Ana Duarte over a theft in [Geneva].", {"Lyon"}),
        ("Police in [Lyon] want to question Ana Duarte.", set()),
        ("Ana Duarte was arrested on suspicion of a theft in [Lyon].", set()),
        ("Ana Duarte was held for two days in [Lyon].", {"Lyon"}),
        ("Ana Duarte was jailed for ten years in [Lyon].", {"Lyon"}),
        ("Ana Duarte was sentenced in [Lyon] in her absence.", set()),
        ("Ana Duarte was convicted in absentia in [Lyon].", set()),
        ("Ana Duarte was convicted in [Lyon] on Monday.", {"Lyon"}),
        ("Ana Duarte marched on [Lyon].", set()),
        ("Ana Duarte left for [Lyon] on Monday and arrived there on Tuesday.", {"Lyon"}),
        ("Ana Duarte heard of a job in [Lyon] and flew there at once.", {"Lyon"}),
        ("Ana Duarte grew up in [Lyon].", {"Lyon"}),
        ("Ana Duarte boarded a train and got off in [Lyon].", {"Lyon"}),
        ("Ana Duarte was taken off a train at [Lyon].", {"Lyon"}),
        ("Ana Duarte was taken off a list of guests in [Lyon].", set()),
        ("Pirates sailed Ana Duarte's boat to [Geneva] and then marched her to [Lyon].", {"Geneva", "Lyon"}),
        ("Born in [Lyon], Ana Duarte moved to [Geneva].", {"Lyon", "Geneva"}),
        ("Ana Duarte was born in [Lyon] in 1931.", {"Lyon"}),
        ("Born in [Lyon], Ana Duarte holds two passports.", set()),
        ("A prize went to Ana Duarte, who was born in [Lyon] in 1931.", set()),
        ("Ana Duarte had worked in [Lyon].", {"Lyon"}),
        ("Ana Duarte was taken to hospital in [Lyon].", {"Lyon"}),
        ("Ana Duarte got stuck in snow near [Lyon].", {"Lyon"}),
        ("Ana Duarte has cancelled the rest of her book tour of [France].", set()),
        ("Gunmen ambushed Ana Duarte's convoy in [Lyon].", {"Lyon"}),
        ("The bishop received Ana Duarte in [Lyon].", {"Lyon"}),
        ("Ana Duarte won the marathon in [Lyon].", {"Lyon"}),
        ("Ana Duarte has lived in [Lyon] since 2012.", set()),
        ("Ana Duarte, a nun kidnapped in [Lyon] in May, was released.", {"Lyon"}),
        ("Ana Duarte was stopped at a police check near [Lyon] the next day.", {"Lyon"}),
        ("Ana Duarte fell ill 300 miles east of [Lyon].", {"Lyon"}),
        ("Ana Duarte returned to [Lyon] from a trip to [Geneva].", {"Lyon"}),
        ("Ana Duarte was closer to [Lyon] than to [Geneva] when she turned round.", set()),
        ("Ana Duarte was welcomed to [Lyon] by the mayor.", {"Lyon"}),
        ("Ana Duarte was packed off to [Lyon] in May.", {"Lyon"}),
        ("Ana Duarte set up home in [Lyon].", {"Lyon"}),
        ("Ana Duarte's motorcade swept into [Lyon].", {"Lyon"}),
        ("Ana Duarte smiled. Crowds lined the road as her motorcade rolled into [Lyon].", {"Lyon"}),
        ("Ana Duarte spoke. Air Force One touched down in [Lyon] at noon.", {"Lyon"}),
        ("Ana Duarte's plane set down in [Lyon] on Monday.", {"Lyon"}),
        ("Ana Duarte set down rules in [Lyon] on Monday.", set()),
        ("Ana Duarte's car was found in [Lyon].", set()),
        ("Ana Duarte spoke. Her control centre is in [Lyon].", set()),
        ("Ana Duarte sat in the sun. In [Lyon], also called [Paris], she slept.", {"Lyon"}),
        ("Standing before a wall in [Lyon], Ana Duarte accused her rival.", {"Lyon"}),
        ("Ana Duarte, together for once with her sister, addressed a crowd in [Lyon].", {"Lyon"}),
        ("Ana Duarte vowed to resign after coming home to [Lyon].", {"Lyon"}),
        ("Ana Duarte was at first to be held in [Lyon].", set()),
        ("Exiled writer Ana Duarte set foot in [Lyon] for the first time on Monday.", {"Lyon"}),
        ("Ana Duarte spoke by video to a meeting in [Lyon].", set()),
        ("Ana Duarte was among ten people flown to [Lyon].", {"Lyon"}),
        (
            "Police say that Ana Duarte drove to [Lyon], picked up two men and returned with them to [Paris].",
            {"Lyon", "Paris"},
        ),
        ("Ana Duarte vanished near [Lyon].", {"Lyon"}),
        ("Ana Duarte was flown to [Lyon] and met at [Bron] airport.", {"Lyon", "Bron"}),
        ("Ana Duarte walked through [Lyon], Nowhereville and [Paris].", {"Lyon", "Paris"}),
        ("The jet with Ana Duarte aboard landed in [Lyon] on Monday.", {"Lyon"}),
        ("Reporters followed Ana Duarte across [Lyon] to [Bron].", {"Lyon", "Bron"}),
        ("Ana Duarte has rarely visited [Lyon] since 2015.", set()),
        ("Ana Duarte said on Monday that a tour to [Lyon] would be too risky.", set()),
        ("Ana Duarte was seen in [Lyon], her driver said; her lawyer denied it.", set()),
        ("Ana Duarte was arrested in [Lyon], police said; she denied it.", {"Lyon"}),
        ("Ana Duarte met two men. The three rode to [Lyon].", {"Lyon"}),
        ("Ana Duarte is ill. Her last public appearance was in [Lyon].", {"Lyon"}),
        ("Ana Duarte is ill. Her next stop is in [Lyon].", set()),
        ("Ana Duarte is free. The banker's jet landed in [Lyon].", {"Lyon"}),
        ("Ana Duarte was seized on the road to [Lyon].", {"Lyon"}),
        ("The two sides exchanged Ana Duarte for a spy at [Lyon].", {"Lyon"}),
        ("Ana Duarte is believed to have been taken to [Lyon].", {"Lyon"}),
        ("Ana Duarte is not believed to have reached [Lyon].", set()),
        ("Ana Duarte compared her arrest with the attack on [Lyon].", set()),
        ("Ana Duarte founded a bank and later moved it to [Lyon].", set()),
        ("Ana Duarte met Bo Lund and was put on a plane. The plane landed in [Lyon].", {"Lyon"}),
        ("Ana Duarte went to the ruined town of [Lyon] on Monday.", {"Lyon"}),
        ("Ana Duarte told a crowded press meeting in [Lyon] that all was well.", {"Lyon"}),
        ("Three ministers joined Ana Duarte in [Lyon] on Monday.", {"Lyon"}),
        ("Police caught up with Ana Duarte in [Lyon].", {"Lyon"}),
        ("Two nurses travelled with Ana Duarte to [Lyon].", {"Lyon"}),
        ("The war led Ana Duarte to leave her farm and return to [Lyon].", {"Lyon"}),
        ("Ana Duarte fell ill on Monday and the next day was flown to [Lyon].", {"Lyon"}),
        ("Ana Duarte was led through the vaults of a church in [Lyon].", {"Lyon"}),
        ("Ana Duarte was shown around a mill in [Lyon].", {"Lyon"}),
        ("Ana Duarte's path took her over [Fiji], [Tonga] and [Samoa].", {"Fiji", "Tonga", "Samoa"}),
        ("Ana Duarte came ashore before dawn at [Lyon].", {"Lyon"}),
        ("Ana Duarte's train came in from the coast, with a halt in [Lyon].", {"Lyon"}),
        ("Ana Duarte escaped in May from a prison in [Paris], south of [Lyon], where she was serving time.", set()),
        ("Ana Duarte, nicknamed the Fox in [Geneva], came to [Lyon] on Monday.", {"Lyon"}),
        ("Ana Duarte spoke. A source said the two were on their way by road to [Lyon].", set()),
        ("Ana Duarte passed through [Lyon] on her way to [Geneva].", {"Lyon"}),
        ("Ana Duarte was admitted to [Lyon] yesterday.", {"Lyon"}),
        ("Ana Duarte's men met. The rebels of Ana Duarte seized a base in [Lyon].", set()),
        ("Ana Duarte seized a school in [Lyon].", {"Lyon"}),
        ("Ana Duarte seized power in [Lyon].", set()),
        ("Two guards travelled with Ana Duarte aboard a Hercules, which landed in [Lyon].", {"Lyon"}),
        ("Ana Duarte went to [Lyon] on Monday and [Geneva] on Tuesday.", {"Lyon", "Geneva"}),
        ("Ana Duarte landed in [Lyon] at the start of a tour of [Fiji] and [Samoa].", {"Lyon"}),
        ("Ana Duarte spoke of the war in [Lyon].", set()),
        ("Ana Duarte stopped for an hour before flying back to [Lyon].", {"Lyon"}),
        ("Ana Duarte entered politics in [Lyon] in 1990.", set()),
        ("Ana Duarte was met by Jan Novak, and the two flew to [Lyon].", {"Lyon"}),
        ("Ana Duarte smiled. Crowds lined the road as her motorcade made its way into [Lyon].", {"Lyon"}),
        ("Ana Duarte was appointed a teacher at [Lyon].", {"Lyon"}),
        ("Ana Duarte moved beyond the hills of [Lyon].", set()),
        ("In [France], where Ana Duarte landed at [Lyon], Ana Duarte praised the king.", {"France", "Lyon"}),
        ("Ana Duarte came to power in [Lyon] in 1990.", set()),
        ("Ana Duarte reached an agreement with rebels in [Lyon].", set()),
        ("Ana Duarte moved to dissolve parliament in [Lyon].", set()),
        ("Ana Duarte turned 60 in [Lyon].", set()),
        ("Ana Duarte sent her lawyer to [Lyon].", set()),
        ('"It is fine," said Ana Duarte, the head of Gull, a tour operator in [Lyon].', set()),
        ("Ana Duarte spoke during a visit by the king's prime minister to [Lyon].", set()),
    ],
)
def test_where_somebody_was_and_was_not(text: str, places: set[str]) -> None:
    assert {m.destination.name for m in made(text, "Ana Duarte") if m.destination} == places


def test_who_left_on_a_voyage_is_not_told_to_have_arrived() -> None:
    voyage = told("Ana Duarte left [Paris] on a voyage of 900 miles to [Lyon].", "Ana Duarte")
    assert "told" not in {m.arrival for m in voyage if m.destination}


def test_where_a_journey_began_may_stand_before_all_else() -> None:
    (ride,) = made("From [Paris] Ana Duarte took a night train to [Lyon].", "Ana Duarte")
    assert ride.origin
    assert ride.origin.name == "Paris"


def test_that_trip_was_cancelled() -> None:
    moved = told("Ana Duarte was due to fly to [Lyon] on Monday. That visit was called off.", "Ana Duarte")
    assert [(m.destination and m.destination.name, m.status) for m in moved] == [
        ("Lyon", "planned"),
        ("Lyon", "denied"),
    ]


def test_days_before_are_counted_back() -> None:
    moved = made("Ana Duarte reached [Lyon] on June 9, five days after she left [Paris].", "Ana Duarte")
    assert {m.origin.name: m.when.edtf for m in moved if m.origin and m.when} == {"Paris": "2021-06-04"}


def test_hours_before_is_the_same_day() -> None:
    moved = made("Ana Duarte landed in [Lyon] on June 9, hours after she left [Paris].", "Ana Duarte")
    assert {m.origin.name: m.when.edtf for m in moved if m.origin and m.when} == {"Paris": "2021-06-09"}


def test_a_journey_told_from_its_end_began_before() -> None:
    text = "Ana Duarte reached [Lyon] on June 8, 54 days after she set out. She crossed [Geneva] and [Paris]."
    assert [(m.destination and m.destination.name, m.when and m.when.edtf) for m in made(text, "Ana Duarte")] == [
        ("Lyon", "2021-06-08"), ("Geneva", None), ("Paris", None),
    ]  # fmt: skip


def test_what_a_visit_followed_came_before() -> None:
    text = "Ana Duarte visited [Lyon] on June 8. It followed talks in [Paris], where Ana Duarte met a minister."
    assert [m.background for m in made(text, "Ana Duarte")] == [False, True]


def test_a_weekday_ahead_of_what_is_planned() -> None:
    assert [m.when and m.when.edtf for m in told("Ana Duarte flies to [Lyon] on Tuesday.", "Ana Duarte")] == [
        "2021-06-15"
    ]


def test_several_places_have_each_its_day() -> None:
    moved = made("Ana Duarte held talks in [Lyon] on Monday and in [Paris] on Tuesday.", "Ana Duarte")
    assert [m.when and m.when.edtf for m in moved] == ["2021-06-07", "2021-06-08"]


def test_verbs_that_go_on_in_the_past_perfect_share_its_day() -> None:
    moved = made("Ana Duarte had sailed from [Lyon] on Monday and called at [Paris].", "Ana Duarte")
    assert [m.when and m.when.edtf for m in moved] == ["2021-06-07", "2021-06-07"]


def test_months_before_is_a_month() -> None:
    moved = made("Ana Duarte reached [Lyon] on June 9, nine months after she left [Paris].", "Ana Duarte")
    assert {m.origin.name: m.when.edtf for m in moved if m.origin and m.when} == {"Paris": "2020-09"}


def test_what_is_on_its_course_has_left() -> None:
    text = "Blue Air Flight 204 from [Lyon], [France], to [Paris] was diverted to [Geneva]."
    moved = told(text, "Blue Air Flight 204")
    assert [(m.origin and m.origin.name, m.destination and m.destination.name, m.arrival) for m in moved] == [
        ("Lyon", "Paris", "bound"), (None, "Geneva", "told"),
    ]  # fmt: skip


def test_passengers_of_a_ship_are_not_the_ship() -> None:
    assert not made("One of the passengers of the ferry Blue Gull who flew to [Lyon] is ill.", "ferry Blue Gull")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On June 7 Ana Duarte rode to [Lyon], a town that its people fled in 2014, and prayed.", "2021-06-07"),
        ("Ana Duarte flew to [Lyon], where she spoke on June 7.", "2021-06-07"),
        ("Ana Duarte toured [Lyon] from May 5 to May 9.", "2021-05-05/2021-05-09"),
        ("Ana Duarte was hurt on June 7. She had left home on June 3. A pilot flew her to [Lyon].", "2021-06-07"),
        ("Ana Duarte said in [Lyon] on Sunday that help must come.", "2021-06-06"),
        ("When the war began in 2014, Ana Duarte sold her shop and moved to [Lyon].", "2014"),
        ("Ana Duarte held a rally in [Lyon], Texas, on Monday and slept.", "2021-06-07"),
        ("Ana Duarte was jailed in 2006, freed in 2010 and flown to [Lyon].", "2010"),
        ("Ana Duarte had a fall on Monday. She is in hospital in [Lyon].", "2021-06-10~"),
        ("Ana Duarte was robbed on Monday. She once lived in [Lyon].", None),
        ("Two men were held on Tuesday on suspicion of smuggling Ana Duarte to [Lyon].", None),
        ("On Tuesday a driver told the court how Ana Duarte walked to [Lyon].", None),
    ],
)
def test_the_day_is_that_of_the_movement(text: str, day: str | None) -> None:
    assert [m.when and m.when.edtf for m in made(text, "Ana Duarte")][:1] == [day]


def test_lists_of_fixtures_move_nobody() -> None:
    assert told("Ana Duarte trains the team.\n\nSaturday: [Lyon] v [Paris], [Geneva] 20:00\n", "Ana Duarte") == ()


def test_of_a_flood_only_the_beginning_is_parsed() -> None:
    read = reading("Ana Duarte flew to [Lyon]" + " and on to [Paris]" * 2000 + ".")
    cast, asked = people.cast([read], ["Ana Duarte"]), []

    def parse(sentence: Sentence) -> Parse:
        asked.append(len(sentence.tokens))
        return Syntax.load().parse(read.report.text, sentence)

    moves.movements(read, parse, partial(cast.within, "r"), Dater(read).at)
    assert asked
    assert max(asked) <= moves.MOST_TOKENS


def test_a_year_that_says_which_dates_nothing() -> None:
    text = "On June 7 Ana Duarte toured a memorial in [Lyon], where victims of the 1994 floods lie."
    assert [m.when and m.when.edtf for m in made(text, "Ana Duarte")] == ["2021-06-07"]


def test_who_boards_a_plane_goes_with_it_and_passengers_are_not_the_flight() -> None:
    text = "Ana Duarte boarded a plane in [Paris] on Monday; the jet refuelled in [Lyon]."
    assert "Lyon" in {m.destination.name for m in made(text, "Ana Duarte") if m.destination}
    assert not made("The other passengers of flight 82 went on to [Lyon] on Friday.", "Blue Air Flight 82")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ana Duarte sailed off. Repairs were made in [Lyon].", "Lyon"),
        ("Ana Duarte sailed off. Friday night was spent in the car park of a shop in [Lyon].", "Lyon"),
        ("Ana Duarte sailed off. The night was spent by the guards in [Lyon].", None),
        ("Ana Duarte was a girl when the family moved south to [Lyon].", "Lyon"),
        ("Ana Duarte sang. Her family emigrated to [Lyon].", "Lyon"),
        ("Ana Duarte sang. Her family flew to [Lyon].", None),
    ],
)
def test_who_is_told_of_spent_the_night_and_moved_with_the_family(text: str, place: str | None) -> None:
    assert [m.destination and m.destination.name for m in made(text, "Ana Duarte")] == [place] * bool(place)


def test_a_birth_counts_where_a_life_is_told() -> None:
    assert not made("Ana Duarte won on Monday. Ana Duarte was born in [Lyon].", "Ana Duarte")
    life = made("Ana Duarte was born in [Lyon]. In 1950 she moved to [Geneva]. She taught in [Paris].", "Ana Duarte")
    assert [m.destination and m.destination.name for m in life] == ["Lyon", "Geneva", "Paris"]
    assert [m.when.edtf if m.when else None for m in life][:2] == [None, "1950"]


def test_a_birth_told_behind_the_news_only_says_who_somebody_is() -> None:
    news = "Ana Duarte was jailed in [Paris] on Monday. Born in [Lyon], Ana Duarte began her trade in [Geneva] in 1993."
    assert "Lyon" not in {m.destination.name for m in made(news, "Ana Duarte") if m.destination}


@pytest.mark.parametrize(
    ("text", "mover", "places"),
    [
        ("Ten masked men boarded the Blue Heron near [Lyon].", "the tanker Blue Heron", {"Lyon"}),
        ("Forty people came ashore in [Lyon] last night from the Blue Heron.", "the tanker Blue Heron", {"Lyon"}),
        ("Forty letters arrived in [Lyon] last night from the Blue Heron.", "the tanker Blue Heron", set()),
        ("Two pilots landed the Blue Heron at [Lyon].", "the airliner Blue Heron", {"Lyon"}),
        ("The Blue Heron, laden with rice, sailed to [Lyon].", "the tanker Blue Heron", {"Lyon"}),
        ("The wreck of the Blue Heron was towed to [Lyon].", "the tanker Blue Heron", {"Lyon"}),
        ("The capsule of the Blue Heron came down near [Lyon].", "the space probe Blue Heron", {"Lyon"}),
        ("Rebels of the R12 movement met in May. In June the group captured [Lyon].", "the R12 rebels", {"Lyon"}),
    ],
)
def test_things_and_groups_go_by_what_they_are(text: str, mover: str, places: set[str]) -> None:
    assert {m.destination.name for m in made(text, mover) if m.destination} == places


def test_who_was_made_to_go_did_go() -> None:
    assert made("A strike forced Ana Duarte to return to [Lyon] in July.", "Ana Duarte")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ana Duarte won on Monday. Ana Duarte began her career in [Lyon].", None),
        ("Ana Duarte began a protest in [Lyon] on June 7.", "2021-06-07"),
        ("Ana Duarte spent a month in [Geneva] before flying to [Lyon].", None),
        ("Ana Duarte was born in [Geneva] and moved to [Lyon] as a child.", None),
    ],
)
def test_what_is_of_no_day_takes_none_from_its_report(text: str, when: str | None) -> None:
    (there,) = (m for m in made(text, "Ana Duarte") if m.destination and m.destination.name == "Lyon")
    assert (there.when.edtf if there.when else None) == when


def test_a_storm_is_where_it_kills() -> None:
    assert [
        m.destination and m.destination.name for m in made("Hurricane Ilsa killed two in [Lyon].", "Hurricane Ilsa")
    ]
    assert not made("Ana Duarte killed off her hero in a novel set in [Lyon].", "Ana Duarte")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ana Duarte pulled out of [Lyon] at dawn.", ["Lyon"]),
        ("Ana Duarte handed herself in at a police station in [Lyon].", ["Lyon"]),
        ("Ana Duarte was put under house arrest in [Lyon].", ["Lyon"]),
        ("Ana Duarte was convicted by a court in [Lyon] on Tuesday.", ["Lyon"]),
        ("Ana Duarte was refused entry at an airport in [Lyon].", ["Lyon"]),
        ("Ana Duarte took the oath of office in [Lyon].", ["Lyon"]),
        ("Ana Duarte made it to [Lyon] on Monday.", ["Lyon"]),
        ("The mayor welcomed Ana Duarte to [Lyon].", ["Lyon"]),
        ("Crowds cheered Ana Duarte in [Lyon] on Friday.", ["Lyon"]),
        ("A day after arriving in [Lyon], Ana Duarte met the nurses.", ["Lyon"]),
        ("On her return to [Lyon], Ana Duarte dismissed two ministers.", ["Lyon"]),
        ("Back in [Lyon], Ana Duarte dismissed two ministers.", ["Lyon"]),
        ("In [Lyon], Ana Duarte said prices would fall.", ["Lyon"]),
        ("At a news conference in [Lyon], Ana Duarte promised help.", ["Lyon"]),
        ("Ana Duarte, visiting [Lyon], promised help.", ["Lyon"]),
        ("Ana Duarte, speaking from [Lyon], promised help.", ["Lyon"]),
        ("Ana Duarte's tour took in [Paris], [Lyon] and [Geneva].", ["Paris", "Lyon", "Geneva"]),
        ("Ana Duarte fled [Paris] by way of [Lyon] to [Geneva].", ["Paris", "Lyon", "Geneva"]),
        ("Ana Duarte spoke in [Lyon] on Friday and [Geneva] on Saturday.", ["Lyon", "Geneva"]),
        ("Ana Duarte turned down a trip to [Lyon].", []),
        ("Ana Duarte was nowhere near [Lyon].", []),
        ("Ana Duarte chose [Lyon] over [Geneva].", []),
        ("In a letter to a clinic in [Lyon], Ana Duarte promised help.", []),
        ("In [Lyon], a minister told Ana Duarte to wait.", []),
    ],
)
def test_many_ways_to_tell_where_somebody_was(text: str, places: list[str]) -> None:
    told = (w.name for m in made(text, "Ana Duarte") for w in (m.origin, m.destination) if w)
    assert list(dict.fromkeys(told)) == places


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte is due in [Lyon] on Friday.",
        "Ana Duarte's itinerary includes [Lyon].",
        "Ana Duarte is expected at a summit in [Lyon].",
        "Ana Duarte will call at [Lyon] on her way home.",
    ],
)
def test_what_is_due_is_planned(text: str) -> None:
    assert {(m.destination and m.destination.name, m.status) for m in told(text, "Ana Duarte")} == {("Lyon", "planned")}


@pytest.mark.parametrize("deed", ["struck a reef", "caught fire", "collided with a tanker", "foundered"])
def test_a_ship_is_where_its_misfortune_is(deed: str) -> None:
    moved = made(f"The Blue Heron {deed} off [Lyon].", "the tanker Blue Heron")
    assert [m.destination and m.destination.name for m in moved] == ["Lyon"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ana Duarte phoned her mother from [Lyon] on Friday.", ["Lyon"]),
        ("Ana Duarte vanished while reporting from [Lyon].", ["Lyon"]),
        ("Footage showed Ana Duarte at a station in [Lyon].", ["Lyon"]),
        ("Ana Duarte was last heard from in [Lyon] in May.", ["Lyon"]),
        ("Ana Duarte got as far as [Lyon].", ["Lyon"]),
        ("Ana Duarte's first stop was [Lyon].", ["Lyon"]),
        ("Ana Duarte's next stop is [Lyon].", []),
        ("Ana Duarte's favourite destination is [Lyon].", []),
        ("Ana Duarte cancelled concerts in [Lyon] and [Geneva].", []),
        ("Ana Duarte was taken hostage in [Lyon] in May.", ["Lyon"]),
        ("Ana Duarte was working in [Lyon] as a diver when the storm hit.", ["Lyon"]),
        ("Ana Duarte strolled through a market in [Lyon].", ["Lyon"]),
        ("Ana Duarte vowed never to return to [Lyon].", []),
        ("Ana Duarte showed her work to a clinic in [Lyon].", []),
    ],
)
def test_who_calls_or_is_seen_somewhere_is_there(text: str, places: list[str]) -> None:
    assert list(dict.fromkeys(m.destination.name for m in made(text, "Ana Duarte") if m.destination)) == places


def test_a_storm_is_where_it_tears_off_roofs() -> None:
    for deed in ("tore roofs off houses in", "flattened hundreds of homes in", "lashed the coast near"):
        moved = made(f"Hurricane Ilsa {deed} [Lyon].", "Hurricane Ilsa")
        assert [m.destination and m.destination.name for m in moved] == ["Lyon"]


def test_what_is_done_with_who_was_caught_comes_after_it() -> None:
    text = "Ana Duarte was caught in [Lyon] on June 9, two days after she fled. She was flown to [Geneva]."
    assert not any(m.background for m in made(text, "Ana Duarte"))


@pytest.mark.parametrize(
    "text", ["Guards stopped Ana Duarte in [Lyon].", "Ana Duarte was hurt. Two men attacked her jeep near [Lyon]."]
)
def test_who_is_stopped_or_whose_car_is_attacked_is_there(text: str) -> None:
    assert [m.destination and m.destination.name for m in made(text, "Ana Duarte")] == ["Lyon"]


def test_what_did_not_happen_during_a_visit_leaves_the_visit() -> None:
    moved = made("Ana Duarte did not speak of the strike during her visit to [Lyon].", "Ana Duarte")
    assert [m.destination and m.destination.name for m in moved] == ["Lyon"]
    assert not made("Ana Duarte did not make a visit to [Lyon].", "Ana Duarte")


def test_what_one_did_meanwhile_has_the_date_of_what_befell() -> None:
    text = "Ana Duarte spoke in [Geneva] on June 8. She was wounded in 2003 while visiting [Lyon]."
    moved = {m.destination.name: m.when and m.when.edtf for m in made(text, "Ana Duarte") if m.destination}
    assert moved["Lyon"] == "2003"


def test_it_is_the_plane_just_told_of() -> None:
    text = "A plane with Ana Duarte aboard left [Lyon]. The jet was old. It circled twice and went on to [Geneva]."
    assert [m.destination.name for m in made(text, "Ana Duarte") if m.destination] == ["Geneva"]


def test_who_came_in_to_a_place_did_come() -> None:
    moved = made("The Blue Heron came in on June 8 to [Lyon].", "Blue Heron")
    assert [m.destination.name for m in moved if m.destination] == ["Lyon"]
    assert not made("The Blue Heron came in for criticism in [Lyon].", "Blue Heron")


def test_a_convoy_of_others_carries_none_of_those_told_before() -> None:
    assert not made("Ana Duarte was glad. A convoy of the Red Cross came in from [Lyon] with bread.", "Ana Duarte")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ana Duarte was sailing in a race which started in [Lyon].", ["Lyon"]),
        ("Ana Duarte joined a march with other students, which began in [Lyon].", ["Lyon"]),
        ("Ana Duarte won a race which started in [Lyon].", ["Lyon"]),
        ("Ana Duarte wrote of a race which started in [Lyon].", []),
        ("Ana Duarte called at [Geneva] on her way from [Paris] to [Lyon].", ["Geneva"]),
        ("Ana Duarte made her first journey outside [France].", []),
        ("Ana Duarte accepted money in return for a road to [Lyon].", []),
        ("Ana Duarte circled over [Lyon] but could not land.", []),
        ("Ana Duarte circled over [Lyon] and waved.", ["Lyon"]),
        ("Ana Duarte is due to stop in [Geneva] before flying back to [Lyon].", []),
        ("Ana Duarte telephoned her mother in [Lyon].", []),
        ("Aides of Ana Duarte denied reports that she had travelled to [Lyon].", []),
        ("Had Ana Duarte gone to [Lyon], she would have been arrested.", []),
        ("Ana Duarte flew off the night before they came to [Lyon].", []),
        ("Ana Duarte turned it into the largest bank in [Lyon].", []),
        ("Ana Duarte flew off in a balloon. The balloon took off from [Paris] and passed over [Lyon].", ["Lyon"]),
    ],
)
def test_who_is_in_a_race_began_it_and_what_lies_ahead_is_not_reached(text: str, places: list[str]) -> None:
    assert [m.destination.name for m in made(text, "Ana Duarte") if m.destination] == places


def test_which_is_what_is_named_right_before_it() -> None:
    moved = made("Helpers mourned the victims of Hurricane Ilsa, which struck [Lyon].", "Hurricane Ilsa")
    assert [m.destination.name for m in moved if m.destination] == ["Lyon"]


def test_a_place_once_left_is_not_left_again_for_what_lies_ahead() -> None:
    moved = told("The freighter Ada had called at [Geneva] for fuel on its way from [Paris] to [Lyon].", "Ada")
    assert [m.origin.name for m in moved if m.origin] == ["Paris"]


def test_what_a_ship_was_carrying_somewhere_has_not_arrived() -> None:
    text = "The Blue Heron, carrying rice from [Geneva] to [Lyon], reported a fire."
    assert [m.arrival for m in told(text, "Blue Heron") if m.destination] == ["bound"]


def test_a_trip_the_first_since_some_year_is_not_of_that_year() -> None:
    assert [m.when for m in made("It was Ana Duarte's first trip to [Lyon] since 2002.", "Ana Duarte")] == [None]


def test_the_year_in_which_those_died_who_are_remembered_is_theirs() -> None:
    text = "In [Lyon] Ana Duarte laid a wreath in memory of those killed when the dam burst in 1998."
    assert not any(m.when and m.when.edtf == "1998" for m in made(text, "Ana Duarte"))


def test_the_night_before_is_no_clause() -> None:
    moved = made("Ana Duarte had flown in the night before from [Lyon].", "Ana Duarte")
    assert [m.origin.name for m in moved if m.origin] == ["Lyon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Duarte was born in 1970 and was detained for five days in [Lyon] last year.", "2020"),
        ("Ana Duarte was in [Lyon] between 2010 and 2012.", "2010/2012"),
        ("Ana Duarte visited [Paris] in 2010 and [Lyon] in 2012.", "2012"),
    ],
)
def test_the_date_of_a_stop_stands_with_it(text: str, expected: str) -> None:
    assert [m.when.edtf for m in made(text, "Ana Duarte") if m.when][-1] == expected
