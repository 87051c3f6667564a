"""What kind of event the words of a sentence tell, and whether it happened."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from geomap import events
from geomap.english.lexicon import triggers
from geomap.model import Event
from tests.marked import reading


def told(marked: str, published: str | None = "2021-06-10") -> tuple[Event, ...]:
    """2021-06-10 is a Thursday."""
    return events.tell(reading(marked, published), lambda span: ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The party staged a campaign rally in [Lyon] on Sunday.", "election"),
        ("Students staged a rally in [Lyon] on Sunday.", "protest"),
        ("Troops entered [Lyon] on Sunday.", "military"),
        ("Hooligans set two cars ablaze in [Lyon] on Monday.", "violence"),
        ("The icebreaker reached its base on Monday.", "movement"),
        ("He left [Lyon] on Monday for talks.", "movement"),
        ("His party left the talks in [Lyon] on Monday.", "politics"),
        ("A visit to [Lyon] ended on Monday.", "meeting"),
        ("The icebreaker is to return to its base on Monday.", "movement"),
        ("The singer sent a message of thanks on Monday.", "other"),
        ("She visited [Lyon] on Monday.", "meeting"),
        ("Officers stopped his car near [Lyon] on Monday.", "legal"),
        ("The hostage was seized near [Lyon] on Monday.", "violence"),
        ("The former captive's uncle seized power in [Lyon] on Monday.", "politics"),
        ("A tug took the barge in tow off [Lyon] on Monday.", "aid"),
        ("The yacht's mast broke off [Lyon] on Monday.", "accident"),
        ("The envoy briefed the Security Council in [Lyon] on Monday.", "meeting"),
        ("A mob beat a pedlar to death in [Lyon] on Monday.", "violence"),
        ("The murderer was put to death in [Lyon] on Monday.", "legal"),
        ("A truce came into force in [Lyon] on Monday.", "military"),
        ("The new rules came into force in [Lyon] on Monday.", "politics"),
        ("The pact was given final approval by the assembly in [Lyon].", "politics"),
        ("The island declared its independence in [Lyon] on Monday.", "politics"),
        ("The governor declared a state of emergency in [Lyon] on Monday.", "statement"),
        ("Cholera was confirmed in [Lyon] on Monday.", "disaster"),
        ("The mayor confirmed the purchase in [Lyon] on Monday.", "statement"),
        ("Militants were pushed out of [Lyon] by the army on Monday.", "military"),
        ("The firm was fined 40,000 francs in [Lyon] on Monday.", "legal"),
        ("Residents tore down a statue of the general in [Lyon] on Monday.", "protest"),
        ("The tenor was admitted to hospital in [Lyon] on Monday.", "other"),
        ("Divers led the boys out of the cave near [Lyon] on Monday.", "aid"),
        ("A fireball exploded over [Lyon] on Monday.", "disaster"),
        ("The viaduct was inaugurated in [Lyon] on Monday.", "other"),
        ("A new governor was inaugurated in [Lyon] on Monday.", "politics"),
        ("The barge slipped her moorings in [Lyon] on Monday.", "movement"),
        ("The attack left a dancer blind in [Lyon] on Monday.", "violence"),
        ("The talks in [Lyon] ended without agreement on Monday.", "meeting"),
        ("A visitor entered [Lyon] on Sunday.", "movement"),
        ("The senator carried [Lyon] by nine points.", "election"),
        ("Rebels took [Lyon] on Sunday.", "military"),
        ("Commandos secured the airfield at [Lyon] on Sunday.", "military"),
        ("The rector was deported from [Lyon] on Sunday.", "legal"),
        ("She will attend a dinner in [Lyon] on Sunday.", "meeting"),
        ("He spoke with miners in [Lyon] on Sunday.", "meeting"),
        ("He spoke with reporters in [Lyon] on Sunday.", "statement"),
        ("Hundreds of his supporters gathered in [Lyon] on Sunday.", "protest"),
        ("Ash spread over [Lyon] on Sunday.", "disaster"),
        ("He filed his nomination papers in [Lyon] on Sunday.", "election"),
        ("Prosecutors in [Lyon] have opened a file on the blaze.", "legal"),
        ("Police in [Lyon] rounded dozens of students up on Monday.", "legal"),
        ("A freighter hit a bulk carrier off [Lyon] on Monday.", "accident"),
        ("The minister hit back in [Lyon] on Friday.", "statement"),
        ("The yacht snapped her mast off [Lyon].", "accident"),
        ("Jets destroyed five tanks near [Lyon] on Monday.", "military"),
        ("Government forces ambushed a convoy outside [Lyon] on Tuesday.", "military"),
        ("Gunmen ambushed a priest in [Lyon] on Tuesday.", "violence"),
        ("A report found that the dam near [Lyon] had cracks.", "statement"),
        ("Cubans go to the polls in [Lyon] on Sunday.", "election"),
        ("She was back in [Lyon] the same evening.", "movement"),
        ("The schooner put out from [Lyon] at noon on Monday.", "movement"),
        ("An accord signed in [Lyon] on Monday ends the row.", "politics"),
        ("The village near [Lyon] was captured by rebel troops on Monday.", "military"),
        ("The court sat in [Lyon] on Monday.", "legal"),
        ("The choir sat in [Lyon] on Monday.", "other"),
        ("Firemen handed out blankets in [Lyon] on Monday.", "aid"),
        ("A car bomb exploded near a bus in [Lyon] on Monday.", "violence"),
        ("A boiler exploded at a mill in [Lyon] on Monday.", "accident"),
        ("A storm hit [Lyon] on Monday. On Tuesday a jet overshot the runway at [Lyon].", "accident"),
        ("Lava reached the outskirts of [Lyon] on Monday.", "disaster"),
        ("The boy was taken out of [Lyon] on Monday.", "movement"),
        ("Protesters forced the mayor of [Lyon] to resign on Monday.", "politics"),
        ("She had come to [Lyon] on Monday.", "movement"),
        ("Two envoys have since come to [Lyon].", "movement"),
        ("A plane took the boy south from his ward near [Lyon].", "movement"),
        ("The column came south through the Mora Pass, above [Lyon].", "movement"),
        ("The yacht reached waters off the small French harbour town of [Lyon] on Monday.", "movement"),
        ("A first party had landed at the port on Monday.", "movement"),
        ("The jet put down in [Lyon] at noon.", "movement"),
        ("Forty tourists came ashore at [Lyon] on Monday.", "movement"),
        ("Typhoon Rosa came ashore at [Lyon] on Monday.", "disaster"),
        ("Rebels left the hills, and in May they captured [Lyon].", "military"),
        ("Villagers burned the Danish flag in [Lyon] on Monday.", "protest"),
        ("The navigator broke his leg off [Lyon] on Monday.", "accident"),
        ("Two helicopters landed near [Lyon] with food on Monday.", "aid"),
        ("Nine men were picked up from a dinghy off [Lyon].", "aid"),
        ("He threatened a guard with a knife in [Lyon].", "violence"),
        ("The two reporters were set free in [Lyon] on Monday.", "legal"),
        ("The premier invoked the old law in [Lyon] on Monday.", "politics"),
        ("Armed men stopped a bus near [Lyon] on Monday.", "violence"),
        ("Armed men took over the radio station in [Lyon] on Monday.", "military"),
        ("Military lorries blocked the bridge at [Lyon] on Monday.", "military"),
        ("Marchers broke through a line of police in [Lyon] on Monday.", "protest"),
        ("Customs men stopped his van at [Lyon] on Monday.", "legal"),
        ("The outlaw, who had vanished, was caught near [Lyon] on Monday.", "legal"),
        ("The rocket failed high above [Lyon] on Monday.", "accident"),
        ("On Monday the kidnappers set a deadline in [Lyon].", "statement"),
        ("A paper in [Lyon] wrote on Monday that the bank was broke.", "statement"),
        ("The torch was then lit by a girl at [Lyon].", "other"),
        ("On Friday she was in [Lyon].", "movement"),
        ("By noon on Friday she was on a small plane to [Lyon].", "movement"),
        ("He got away from [Lyon] on Monday night.", "movement"),
        ("The fair was in [Lyon] on Friday.", "other"),
        ("On Friday she was still in [Lyon].", "other"),
        ("He hopes to be back in [Lyon] on Friday.", "movement"),
        ("Men with covered faces who claimed to be armed guards boarded a tanker off [Lyon].", "violence"),
        ("Because of the gales the convoy took shelter on Monday off [Lyon].", "movement"),
        ("She was taken away at the airport of [Lyon] on Monday.", "legal"),
        ("A baker was given nine years in [Lyon] on Monday.", "legal"),
        ("A driver was picked up in [Lyon] on Monday for having entered illegally.", "legal"),
        ('Bells ring in [Lyon]. "It is late and we are tired," the mayor warned in [Lyon].', "statement"),
        ("The team pulled out of the cup in [Lyon] on Monday.", "other"),
        ("The deal was a return to the rule of law, and to peace in [Lyon], on Monday.", "other"),
        ("09:30 Departure from [Lyon] by air.", "movement"),
        ("10.15 a.m. Meeting with the mayor of [Lyon].", "meeting"),
        ("Neighbours in [Lyon] could see on Monday that the president was shot.", "violence"),
        ("A car was found that evening near [Lyon].", "other"),
        ("A bull moved away from the herd on Monday near [Lyon].", "movement"),
        ("The jet circled over the town of [Lyon] on Monday.", "movement"),
        ("A drummer handed himself in at [Lyon] on Monday.", "legal"),
        ("Youths set two cars on fire in [Lyon] on Monday.", "violence"),
        ("A piece of the hillside gave way above [Lyon] on Monday.", "disaster"),
        ("The province declared independence in [Lyon] on Monday.", "politics"),
        ("Commandos freed the crew off [Lyon] on Monday.", "military"),
        ("Nurses Without Borders handed out rice in [Lyon] on Monday.", "aid"),
        ("Flight 12 disappeared off [Lyon] on Monday.", "accident"),
        ("Bells rang in [Lyon]. The poet left his country in 2019.", "movement"),
        ("The forces of the north moved beyond [Lyon] on Monday.", "movement"),
        ("He asked the council in [Lyon] to help the girls enter the country.", "statement"),
        ("The vicar climbed over the wall of his garden near [Lyon] on Monday.", "movement"),
        ("The crown goes on display in [Lyon] on Monday.", "other"),
        ("A trawler took two rowers on board off [Lyon] on Monday.", "aid"),
        ("The tug put nine men ashore in [Lyon] on Monday.", "movement"),
        ("Fires have burnt nine farms near [Lyon] since Monday.", "disaster"),
        ("A wall of water swept through [Lyon] on Monday.", "disaster"),
        ("The bishop said Mass at [Lyon] on Monday.", "other"),
        ("The cabinet brought back checks at the border near [Lyon] on Monday.", "politics"),
        ("Bells rang in [Lyon]. “What a day!” Her mother shouted from the deck.", "statement"),
        ("The ferry keeled over off [Lyon] on Monday. Six people lost their lives.", "accident"),
    ],
)
def test_company_and_phrases_tell_the_kind(text: str, kind: str) -> None:
    assert told(text)[-1].kind == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“They took our boat,” the mayor of [Lyon] said on Monday.", ["statement"]),
        ("The minister ruled out attacking [Lyon].", ["statement"]),
        ("Officials in [Lyon] blamed a letter sent from [Paris].", ["statement"]),
        ("Police said later that he had reached [Lyon].", ["movement", "statement"]),
        (
            "The bishop, who was on a visit to [Lyon], said that he asked for a loan.",
            ["meeting", "statement"],
        ),
        ("He warned that the storm would strike [Lyon] on Sunday.", ["disaster", "statement"]),
        ("Gunmen attacked a bank in [Lyon], police said.", ["violence"]),
        ("The figures seem to suggest that [Lyon] is rich.", []),
        ("“We stress that [Lyon] is rich.”", []),
    ],
)
def test_a_saying_that_is_more_than_saying_stands_beside_what_it_says(text: str, kinds: list[str]) -> None:
    assert sorted({e.kind for e in told(text)}) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Fears of violence kept shops in [Lyon] shut.",
        "There were no reports of clashes in [Lyon].",
        "The mayor of [Lyon] hopes to prevent an attack.",
        "It was signed in [Lyon] without bloodshed.",
        "The murder weapon lay in [Lyon].",
        "Drought-stricken farmers sang in [Lyon].",
        "A film about the murder opens in [Lyon].",
        "The visiting team sang in [Lyon].",
        "Heavy storms delayed the choir in [Lyon].",
        "In besieged [Lyon] a choir sang.",
    ],
)
def test_words_that_tell_of_nothing_where_they_stand(text: str) -> None:
    found = told(text)
    assert not [e for e in found if e.kind in ("violence", "protest", "meeting")]
    assert not [e for e in found if e.trigger in ("drought", "attack", "murder")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("She will fly to [Lyon] on Monday to meet ministers.", ["movement", "meeting"]),
        ("She will fly to [Lyon] on Monday and meet ministers.", ["movement", "meeting"]),
        ("The envoy drove to [Lyon] on Monday for talks with bakers.", ["movement", "meeting"]),
        ("The envoy fled from [Lyon] on Monday for talks with bakers.", ["movement"]),
        ("The man who hijacked a bus gave himself up at [Lyon] on Monday.", ["violence", "legal"]),
        ("The minister resigned in [Lyon] on Monday in protest at a police raid.", ["politics"]),
        ("She landed the evening before in [Lyon] with a small plane.", ["movement"]),
        ("Farmers lit fires on the road near [Lyon] on Monday.", ["other"]),
        ("The relay left [Lyon] for [Nice], where it is expected on Sunday.", ["movement", "movement"]),
        ("The jury sat in [Lyon] on Monday, where the verdict is expected on Sunday.", ["legal", "legal"]),
        ("The mayor was expected Monday in [Lyon] with a choir.", ["movement"]),
        ("She set out, tired but glad, with her father as far as [Lyon] on Monday.", ["movement"]),
        ("The king was driven from power in [Lyon] in 2003.", ["politics"]),
        ("The virus spread. Cuba then confirmed two cases in [Lyon].", ["disaster", "disaster"]),
    ],
)
def test_what_a_way_is_for_what_who_did_it_did_then_and_what_only_hangs_on_it(text: str, kinds: list[str]) -> None:
    assert [e.kind for e in told(text)] == kinds


@pytest.mark.parametrize("text", ["Nobody was hurt in [Lyon].", "She has no plans to visit [Lyon]."])
def test_what_did_not_happen_to_anybody_is_no_event(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The senator is due in [Lyon] today.", "planned"),
        ("Her next stop is [Lyon].", "planned"),
        ("The cup is now to go on tour, be shown on Monday and be flown to [Lyon].", "planned"),
        ("Plans to fly to [Lyon] were dropped.", "denied"),
        ("The trip to [Lyon] had been scrapped.", "denied"),
        ("On the road since May, the senator visited [Lyon] on Monday.", "actual"),
        ("The queen may visit [Lyon].", "possible"),
        ("His wife will join him, arriving from [Lyon] on Wednesday.", "planned"),
        ("On Monday he is to sing before he flies to [Lyon].", "planned"),
        ("The talks in [Lyon] ended without a deal.", "actual"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert told(text)[-1].status == status


def test_an_accident_that_hurt_nobody_is_one() -> None:
    assert [(e.kind, e.status) for e in told("A tram hit a lorry in [Lyon] on Monday, but nobody was hurt.")] == [
        ("accident", "actual")
    ]


def test_an_army_that_was_named_before_goes_on_as_they() -> None:
    first, second = told("Rebels attacked [Lyon] on Saturday. On Sunday they entered [Paris].")
    assert (first.kind, second.kind) == ("military", "military")
    assert [e.kind for e in told("Singers met in [Lyon] on Saturday. On Sunday they entered [Paris].")][
        -1
    ] == "movement"


def test_the_table_has_each_group_that_it_asks_for_and_no_other() -> None:
    text = (files("geomap") / "data" / "triggers.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line[:1] != "#"]
    asked = {w.partition("@")[2].lstrip("@<>") for _, pos, words in rows if pos in "vn" for w in words.split()} - {""}
    assert asked - {"place"} == {name for name, pos, _ in rows if pos == "@"}
    entries = Counter((kind, pos, w) for kind, pos, words in rows if pos in "vn" for w in words.split())
    assert max(entries.values()) == 1


def test_past_forms_are_regular_and_listed_ones() -> None:
    known = triggers()
    assert all(known[form] for form in ("overshot", "agreed", "burst", "showed", "burned", "burnt", "hit"))


def test_before_an_hour_begins_no_clause() -> None:
    kinds = [e.kind for e in told("A baker was arrested just before 11 p.m. on May 5 in [Lyon].")]
    assert kinds == ["legal"]


def test_what_was_said_stands_beside_what_has_no_word_of_its_own() -> None:
    kinds = {e.kind for e in told("With her in [Lyon] was a bishop, who praised the town.")}
    assert "statement" in kinds


def test_who_speaks_by_telephone_is_in_no_one_place() -> None:
    calls = [
        e for e in told("Troops entered [Lyon] on Monday. The two kings spoke by telephone.") if e.kind == "meeting"
    ]
    assert [e.where for e in calls] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Moreau is to fly the next leg, to [Lyon].",
        "The two crews were first to head for [Lyon].",
        "The statue near [Lyon] is to be raised today.",
    ],
)
def test_what_is_to_be_done_is_planned(text: str) -> None:
    assert told(text)[-1].status == "planned"


def test_convoys_guarded_by_police_take_no_base() -> None:
    kinds = {e.kind for e in told("A column of troops will take the crate to the [Lyon] base after dark.")}
    assert kinds == {"movement"}


@pytest.mark.parametrize(
    "text",
    [
        "The queen bowed before the urn on Sunday evening, hours after flying in from [Lyon].",
        "On Monday he gazed at a dam; a car had brought him from [Lyon].",
    ],
)
def test_a_main_clause_is_told_beside_the_way_that_led_there(text: str) -> None:
    assert {"other", "movement"} == {e.kind for e in told(text)}
