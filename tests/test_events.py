"""What a sentence tells as an event: kind, place, date, status."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import events
from geomap.codes import codes_of
from geomap.model import Event
from tests.marked import reading


def told(marked: str, published: str | None = "2021-06-10") -> tuple[Event, ...]:
    """2021-06-10 is a Thursday."""
    return events.tell(reading(marked, published), lambda span: ())


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of pilgrims arrive in [Lyon] each year.",
        "A strike is a day without trains, as all [Lyon] knows.",
        "Pilgrims usually march to [Lyon].",
        "Members are required to travel to [Lyon].",
    ],
)
def test_what_recurs_or_is_the_rule_is_no_event(text: str) -> None:
    assert not told(text)


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
        ("Bakers sold bread by the bridge in [Lyon].", "other"),
        ("A quake shook the valley. A chapel in [Lyon] collapsed.", "disaster"),
        ("Measles came back. By Monday [Lyon] had 40 cases.", "disaster"),
        ("The river broke its banks in [Lyon] on Monday.", "disaster"),
        ("A tram went missing in [Lyon] on Monday.", "accident"),
        ("Paris sent nurses and blankets to [Lyon].", "aid"),
        ("A crowd burned shops in [Lyon] on Monday.", "violence"),
        ("The judge was sworn in at [Lyon] on Monday.", "politics"),
        ("The smuggler was tried in [Lyon] on Monday.", "legal"),
        ("The ferry called at [Lyon] on Monday.", "movement"),
        ("The envoys talked for three hours in [Lyon].", "meeting"),
    ],
)
def test_the_kind_is_told_by_the_words(text: str, kind: str) -> None:
    assert kind in {e.kind for e in told(text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Workers protested in [Lyon] on Monday.", "actual"),
        ("Workers will protest in [Lyon] on Monday.", "planned"),
        ("The senator said he was taking his family to [Lyon].", "planned"),
        ("Police said he was taking his family to [Lyon].", "actual"),
        ("A vote on the pact was set for Monday in [Lyon].", "planned"),
        ("On Monday, Ahmed and his father are to travel to [Lyon].", "planned"),
        ("Ana Ruiz was able to meet the players in [Lyon].", "actual"),
        ("The plane was finally allowed to land in [Lyon] on Monday.", "actual"),
        ("The plane will be allowed to land in [Lyon] on Monday.", "planned"),
        ("The man was planning a bombing in [Lyon].", "planned"),
        ("On Monday he is to fly home before meeting nurses in [Lyon].", "planned"),
        ("The rebels' withdrawal from [Lyon] was delayed on Monday.", "planned"),
        ("Workers plan to protest in [Lyon] on Monday.", "planned"),
        ("Workers may protest in [Lyon] on Monday.", "possible"),
        ("Workers did not protest in [Lyon] on Monday.", "denied"),
        ("The union cancelled a protest in [Lyon] on Monday.", "denied"),
        ("The mayor did not allow workers to protest in [Lyon] on Monday.", "denied"),
        ("A visit to [Lyon] had to be dropped on Monday.", "denied"),
        ("Had workers marched to [Lyon], they would have wept.", "denied"),
        ("Workers almost reached [Lyon] on Monday.", "denied"),
        ("A visit to [Lyon] may have to be dropped.", "possible"),
        ("She is to speak in [Lyon] on Monday before flying to [Geneva].", "planned"),
        ("The ship was to have been taken to [Lyon].", "denied"),
        ("Guards foiled a plot to bomb a station in [Lyon].", "denied"),
        ("Ana Ruiz had booked a flight to [Lyon].", "planned"),
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
        ("The jet took off from [Nice], a resort on the coast near [Lyon], on Monday.", "Nice"),
        ("Gunmen killed two guards in [Lyon] and [Geneva].", "Lyon"),
        ("A nurse living in [Geneva] was killed at [Lyon] on Monday.", "Lyon"),
        ("A plane bound for [Geneva] crashed minutes after take-off from [Lyon] on Monday.", "Lyon"),
        ("A rocket failed two minutes after lift-off from [Lyon], and Karl Smith of [Kenya] came down unhurt.", "Lyon"),
        ("The minister landed in [Lyon] on Monday, where he met Mary Smith of [Kenya].", "Lyon"),
        ("The spy got away from [Lyon] on Monday night.", "Lyon"),
        ("Rockets hit [Lyon], the headquarters of the second army in [France], on Monday.", "Lyon"),
        ("Two guards died in [Lyon] in the worst fire in the history of [France].", "Lyon"),
        ("The minister was born in [Lyon] in May 1950.", "Lyon"),
        ("A minister, who was born in [Geneva], was killed at [Lyon] on Monday.", "Lyon"),
        ("A guard was killed as crowds condemned the war in [Geneva].", None),
        ("The banker compared his arrest with the attack on [Lyon].", None),
        ("The banker was arrested on Monday at a {Lyon} hotel.", "Lyon"),
        ("The nurse was kidnapped on Monday on the road to [Lyon].", "Lyon"),
        ("{Kenyan} officials confirmed three infections on Monday.", "Kenyan"),
        ("A team landed in [Lyon] last night on its way to [Geneva].", "Lyon"),
        ("Storm Ada, called Luz in [France], came ashore before dawn on Friday at [Lyon].", "Lyon"),
        ("Tanks moved beyond [Geneva] on Monday and seized a base in [Lyon].", "Lyon"),
        ("The Fifth Army, which has its headquarters in [Paris], attacked [Lyon] on Monday.", "Lyon"),
        ("The frigate sailed from [Lyon] on Monday to help.", "Lyon"),
        ("In [Lyon], far inland, and in [Geneva], crowds attacked bases on Monday.", "Lyon"),
        ("The storm struck the [Lyon] islands of [France] on Friday.", "Lyon"),
        ("He was named the first poet of [France] on Monday before a crowd of thousands at [Lyon].", "Lyon"),
        ("The buoy was found in the [Irish Sea] some 300 miles off [Lyon] on Monday.", "Lyon"),
        ("The group was flown on Monday to the {Lyon} military base.", "Lyon"),
        ("The rocket was launched on Monday from [Lyon].", "Lyon"),
        ("The storm moved away from [Lyon] on Friday.", "Lyon"),
        ("{Kenyan} prosecutors are to question him today about the loan.", "Kenyan"),
        ("The plane took off from [Lyon] for [Geneva] on Monday.", "Lyon"),
        ("Tanks moved beyond the regions of [Geneva] and [Paris] on Monday, seizing a base in [Lyon].", "Lyon"),
        ("On Monday a fire that his agency in [Geneva] saw on pictures killed ten people in [Lyon].", "Lyon"),
        ("On Monday he discussed the crisis with leaders in [Lyon].", "Lyon"),
        ("The men were flown from [Lyon] by way of [Geneva] on Monday.", "Lyon"),
        ("A convoy drove on Monday in the direction of [Lyon], near the border with [France].", "Lyon"),
        ("The neighbours of [France] were struck by a flood on Monday.", None),
        ("Born in [Lyon] with cousins in [Geneva], the envoy grew up in want.", "Lyon"),
        ("Tanks rolled on Monday into [Lyon], close to [Geneva].", "Lyon"),
        ("Ten people, citizens of [France] and [Switzerland], were arrested on Monday.", None),
        ("The ferry capsized on Monday in the strait between [Lyon] and [Geneva].", "Lyon"),
        ("The plane vanished between [Lyon] and [Geneva] on Monday.", "Lyon"),
        ("Talks between [Lyon] and [Geneva] broke down on Monday.", None),
        ("Two men, held since April in a jail in [Lyon], were put to death on Monday.", "Lyon"),
        ("The navy sent a frigate on Monday from [Lyon].", "Lyon"),
        ("Army units in [France] seized the old river port of [Lyon] on Monday.", "Lyon"),
        ("Gunmen overran [Lyon] and [Nice], two towns in the south of [France], on Monday.", "Lyon"),
        ("Officials on Monday confirmed a case of measles in a boy from [Lyon].", "Lyon"),
        ("Crowds threw stones on Monday when told to go on by way of [Geneva].", None),
        ("The hijackers asked on Monday for fuel to fly on to [Geneva].", None),
        ("The minister said on Monday on a visit to [Lyon] that the war was over.", "Lyon"),
        ("The convoy turned back before dawn from the town of [Lyon].", "Lyon"),
        ("Guards had gathered since dawn on the road to [Lyon].", "Lyon"),
        ("The envoy flew on Monday to three [Pacific Island] nations: [Fiji] and [Tonga].", "Fiji"),
        ("The aircraft left the French city of [Lyon] early on Sunday for [Geneva].", "Lyon"),
        ("A convoy with men from the [France], the [Kenya] and [Paris] was attacked in [Lyon].", "Lyon"),
        ("Rebels from the north captured [Lyon] on Monday.", "Lyon"),
        ("A bomb went off in besieged [Lyon] on Monday.", "Lyon"),
    ],
)
def test_where_it_happened_is_not_every_place_in_the_sentence(text: str, place: str | None) -> None:
    places = [e.where.name if e.where else None for e in told(text)]
    assert places[:1] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Water broke into the mine near [Lyon] on Monday.\n\nThe mayor of [Nice] spoke.\n\nThe mine collapsed.",
            "Lyon",
        ),
        (
            "He held Mass on Monday in a field near [Lyon].\n\nHe flew to [Nice].\n\nA guard died after the Mass.",
            "Lyon",
        ),
        (
            "She was shot in [Nice]. She was flown to [Holm Hospital] on Monday.\n\nThe mayor of [Nice] spoke.\n\n"
            "She is due to return to hospital in a few weeks for an operation.",
            "Holm Hospital",
        ),
        ("Gunmen attacked a bank in [Lyon] on Monday. Two guards were killed, officials in [Paris] said.", "Lyon"),
        (
            "A bus crashed in [Lyon]. A bus crashed in [Lyon] again.\n\nIn [Paris] many met.\n\nHe visited the site.",
            "Lyon",
        ),
        ("A bus crashed near [Lyon]. The firm, based in [Paris], met a lawyer.\n\nFour people were killed.", "Lyon"),
    ],
)
def test_where_the_story_is_goes_before_who_speaks_of_it(text: str, place: str) -> None:
    last = told(text)[-1] if "said" not in text else next(e for e in told(text) if "killed" in e.title)
    assert last.where
    assert last.where.name == place


def test_what_a_clause_with_where_names_in_its_country() -> None:
    _, sent = told("The crew flew to [France], where the boats had been shipped from [Lyon] on Monday.")
    assert sent.where
    assert sent.where.name == "Lyon"


def test_the_land_that_grants_is_where_it_was_granted() -> None:
    marked_up = reading("She was granted asylum on Monday by [France], a day after she left [Geneva].")
    land, _ = marked_up.mentions
    told_of = replace(marked_up, mentions=(replace(land, role="metonymic"), *marked_up.mentions[1:]))
    granted = next(e for e in events.tell(told_of, lambda span: ()) if e.kind == "politics")
    assert granted.where
    assert granted.where.name == "France"


def test_a_wide_area_of_the_opening_is_the_town_that_the_report_is_about() -> None:
    first, *_ = told("A bomb killed ten people in [France] on Monday.\n\nThe blast in [Lyon] shook a market in [Lyon].")
    assert first.where
    assert (first.where.name, first.where.decided_by) == ("Lyon", "the place that the report is about")
    way, *_ = told("The envoy flew to [France] on Monday.\n\nHe met a friend in [Lyon] and spoke in [Lyon].")
    assert way.where
    assert way.where.name == "France"
    sent, *_ = told("The spy was extradited to [France] on Monday.\n\nHe is held in [Lyon], a jail in [Lyon] said.")
    assert sent.where
    assert sent.where.name == "France"


@pytest.mark.parametrize(
    "text",
    [
        "Storm Ada wrecks [Lyon]\n\nHundreds died on Monday. It was a gale.\n\nA camp near [Geneva] sent ten nurses.",
        "A 14-year-old boy from [Lyon] was arrested at his school on Monday. Officials in [Paris] said no more.",
        "Ada Holm, 42, from [Lyon], was arrested on Monday. Her child had died.\n\nLaws in [Paris] are strict.",
    ],
)
def test_the_headline_and_the_home_of_people_tell_where_a_report_is_set(text: str) -> None:
    (first, *_) = told(text)
    assert first.where
    assert first.where.name == "Lyon"


def test_regions_that_hold_each_other_end_the_search_for_the_finer_one() -> None:
    report = reading("Floods spread in [Avon]. Fields lay under water in [Upper Avon]. Two people died.")
    alike = []
    for m in report.mentions:
        assert m.resolution
        spot = replace(m.resolution.place, kind="region", country="GB", admin1="AV", lat=51.0, lon=-2.0)
        alike.append(replace(m, resolution=replace(m.resolution, place=spot)))
    assert events.tell(replace(report, mentions=tuple(alike)), lambda span: ())


def test_what_a_relative_clause_looks_back_on_dates_nothing_else() -> None:
    text = "The tanker, which had set out from [Geneva] on May 3, was boarded by pirates near [Lyon]."
    boarded = next(e for e in told(text) if e.where and e.where.name == "Lyon")
    assert boarded.when
    assert boarded.when.edtf != "2021-05-03"


def test_a_mountain_lies_on_its_island() -> None:
    report = reading("An eruption of [Etna], on the island of [Sicily], killed ten people on Monday.")
    sizes = {"Etna": 10.0, "Sicily": 150.0}
    mentions = []
    for m in report.mentions:
        assert m.resolution
        spot = replace(m.resolution.place, kind="area", country="IT", radius_km=sizes[m.text])
        mentions.append(replace(m, resolution=replace(m.resolution, place=spot)))
    (event, *_) = events.tell(replace(report, mentions=tuple(mentions)), lambda span: ())
    assert event.where
    assert event.where.name == "Etna"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The yacht left [Lyon] on Sunday and is due in [Geneva] on Friday. A sail burned on Monday.", "Lyon"),
        ("She left [Paris] on Sunday, changed trains, and got to [Lyon] late. A doctor treated her on Monday.", "Lyon"),
        ("Ten people died in a fire in [Lyon]. Many were treated at the Civil Hospital on Monday.", "Lyon"),
        ("A plane burned in [Lyon]. The minister left [Paris] on Monday. Ten people were killed.", "Lyon"),
    ],
)
def test_what_happens_next_is_where_a_way_has_led(text: str, place: str) -> None:
    last = [e for e in told(text) if e.status == "actual"][-1]
    assert last.where
    assert last.where.name == place


def test_a_land_that_acts_at_home_is_the_scene() -> None:
    told_of = reading("{France} has cracked down on smugglers since Monday.")
    land = replace(told_of, mentions=tuple(replace(m, role="metonymic") for m in told_of.mentions))
    assert [e.where.name for e in events.tell(land, lambda span: ()) if e.where] == ["France"]
    assert not any(e.where for e in events.tell(told_of, lambda span: ()))


def test_several_events_in_a_sentence_are_several() -> None:
    found = told("On Monday police arrested a banker in [Lyon], and gunmen attacked a bank in [Geneva].")
    assert [(e.kind, e.where.name) for e in found if e.where] == [("legal", "Lyon"), ("violence", "Geneva")]


def test_days_part_a_list_of_places() -> None:
    found = told("He is due in [Lyon] and [Nice] today and in [Geneva] and [Paris] tomorrow.")
    days = [(e.when.edtf, e.where.name) for e in found if e.when and e.where]
    assert days == [
        (day, at)
        for day, at in zip(["2021-06-10"] * 2 + ["2021-06-11"] * 2, "Lyon Nice Geneva Paris".split(), strict=True)
    ]


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


def test_today_in_a_quotation_is_the_day_of_the_saying() -> None:
    *_, saying = told('The minister left [Lyon] on Monday. "Today is a good day", she told reporters.')
    assert saying.when
    assert saying.when.first == dt.date(2021, 6, 7)


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


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("The minister, who was born in [Geneva], resigned in [Lyon] on Monday.", "politics", "Lyon"),
        ("The general who seized power in [Lyon] last week fled to [Geneva] on Monday.", "movement", "Geneva"),
        ("The envoy left [Paris] on Sunday and arrived in [Lyon] on Monday.", "movement", "Lyon"),
        ("Two men from [Geneva] were arrested in [Lyon] on Monday.", "legal", "Lyon"),
        ("He was released from a clinic in [Lyon] on Monday.", "other", "Lyon"),
        ("The tanker was hijacked 500 miles from [Lyon] on Monday.", "violence", "Lyon"),
        ("A blast in the resort town of [Lyon] killed two on Monday.", "violence", "Lyon"),
        ("He left [Geneva] on Monday for [Lyon], where he told aides that he was stepping down.", "politics", "Lyon"),
        ("The envoy, who was tired, met his rival that night in [Lyon].", "meeting", "Lyon"),
        ("The envoy, said [Nice] police, is due in [Geneva] today and in [Lyon] tomorrow.", "movement", "Lyon"),
        ("A tanker brought nine men, tired and cold, to [Lyon] on Monday.", "movement", "Lyon"),
        ("They met in [Lyon] on Monday. The king had driven over from [Geneva].", "movement", "Lyon"),
        ("They met in [Lyon], the first talks in [France]. A guard was shot.", "violence", "Lyon"),
        ("A ferry left [Geneva] for [Lyon], in [France]. A jet picked him up there on Monday.", "movement", "Lyon"),
        ("A storm forced him on Monday to leave the ship and fly to [Lyon].", "movement", "Lyon"),
        ("He was shot, his first fight since May, when they met in [Geneva], near [Lyon].", "meeting", "Geneva"),
        ("The firm, with its headquarters in [Geneva], met its rival in [Lyon] on Monday.", "meeting", "Lyon"),
        ("A bus left [Geneva] for [Paris], where the nurses were taken to [Lyon] on Monday.", "movement", "Lyon"),
        ("A bomb went off in [France]'s [Lyon] on Monday.", "violence", "Lyon"),
        ("The storm is forecast to reach [Lyon] on Monday after killing two in [Geneva].", "disaster", "Lyon"),
        ("The {Kenyan} minister cut short a visit to [Lyon] and flew home on Monday.", "movement", "Kenyan"),
        ("On Sunday he flew to [Geneva], and from there by jet to [Lyon]. He prayed.", "other", "Lyon"),
        ("The quake hit [France] early on Monday, near [Lyon].", "disaster", "Lyon"),
        ("It was a long trip to [Geneva]; last May he was in [Lyon].", "movement", "Lyon"),
        ("He was flown to [Geneva], where he was taken to the penitentiary of [Lyon].", "movement", "Lyon"),
        ("Snow closed the road between [Lyon] and [Geneva] on Monday.", "disaster", "Lyon"),
        ("Troops who landed at [Lyon]'s airport clashed with gunmen on Monday.", "violence", "Lyon"),
        ("The storm killed two in [Geneva] on Monday. The storm moved on to [Lyon].", "disaster", "Lyon"),
        ("Troops watched the withdrawal of rebels on Monday. Two were abducted from [Lyon].", "violence", "Lyon"),
        ("It was born as a storm that crossed [Lyon] on Monday.", "disaster", "Lyon"),
        ("They prayed in [Geneva] on Monday; in [Lyon], crowds met the envoy.", "meeting", "Lyon"),
        ("The men who set out from [Geneva] on Sunday crossed the border at [Lyon].", "movement", "Lyon"),
        ("The agency said from [Lyon] on Monday that all were well.", "statement", "Lyon"),
        ("On Sunday a ferry left [Geneva], but it refuelled in [Lyon].", "movement", "Lyon"),
        ("Two guards, both of whom were born in [Geneva], were shot in [Lyon] on Monday.", "violence", "Lyon"),
    ],
)
def test_the_place_is_that_of_the_clause(text: str, kind: str, place: str) -> None:
    assert (kind, place) in {(e.kind, e.where.name) for e in told(text) if e.where}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A fire at a mill in [Lyon] killed nine men on Monday.", "accident"),
        ("A ferry capsized near [Lyon] on Monday, killing nine.", "accident"),
        ("The roof of a school collapsed in [Lyon] on Monday.", "accident"),
        ("Talks in [Lyon] collapsed on Monday.", "meeting"),
        ("He was convicted of killing a guard in [Lyon] on Monday.", "legal"),
        ("An earthquake shook [Lyon]. At least nine people were killed.", "disaster"),
        ("Fire engines stood in [Lyon] on Monday.", "other"),
        ("Paris condemned the attack in [Lyon] on Monday.", "statement"),
        ("Pirates released a tanker near [Lyon] on Monday.", "other"),
        ("Lawmakers in [Lyon] voted on a budget on Monday.", "politics"),
        ("On Sunday she walked out of her house in [Lyon], alone.", "movement"),
        ("Envoys in [Lyon] walked out of the talks on Sunday.", "meeting"),
        ("In [Lyon] the other two caught the train on Sunday.", "movement"),
        ("A cyclone with a tidal wave reached [Lyon]. Nine tenths of the city were destroyed on Monday.", "disaster"),
    ],
)
def test_words_tell_their_kind_by_the_company_they_keep(text: str, kind: str) -> None:
    assert {e.kind for e in told(text)} == {kind}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bombs went off in [Lyon], [Nice] and [Metz] on Monday.", {"Lyon", "Nice", "Metz"}),
        ("Schools in [Lyon], [France], stayed shut on Monday.", {"Lyon"}),
        ("A convoy drove from [Lyon] and [Nice] to [Paris] on Monday.", {"Paris"}),
        ("Rain fell in [France] and [Switzerland] on Monday.", {"France", "Switzerland"}),
        ("The queen came to [Lyon] in 2015 and [Nice] in 2016.", {"Lyon", "Nice"}),
    ],
)
def test_what_happened_in_several_places_is_told_of_each(text: str, places: set[str]) -> None:
    assert {e.where.name for e in told(text) if e.where} == places


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The palace denied a report in a newspaper that troops had attacked [Lyon].", "denied"),
        ("Reports that troops had attacked [Lyon] were false.", "denied"),
        ("The envoy was to fly to [Lyon] on Monday.", "planned"),
        ("Was a banker arrested in [Lyon] on Monday?", "possible"),
        ("They should have evacuated [Lyon].", "denied"),
        ("He was arrested after a failed coup in [Lyon].", "actual"),
        ("If troops do not leave, gunmen will attack [Lyon].", "planned"),
        ("A trip to [Lyon] was considered but left out.", "planned"),
        ("A proposed tour of [France] in March fell through.", "denied"),
        ("The stop in [Lyon], planned for May 3, was dropped from the schedule.", "denied"),
        ("She had been supposed to sing in [Lyon] on June 8.", "planned"),
        ("The route was to have taken in [Lyon].", "planned"),
        ("The schedule had called for [Lyon].", "planned"),
        ("They leave today for [Lyon].", "planned"),
        ("The visit to [Lyon], set for May, has been put back to July.", "planned"),
        ("After a week at sea, the team goes to [Lyon] on Monday.", "planned"),
        ("He skipped the summit in [Lyon].", "denied"),
        ("The choir sang in [Nice]; it will sing in [Lyon] on Saturday.", "planned"),
    ],
)
def test_what_is_said_of_it_decides_whether_it_happened(text: str, status: str) -> None:
    assert [e.status for e in told(text) if e.where][-1:] == [status]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            "On June 1 it reached [Lyon], whose mayor had been feted in [Paris] last month.",
            {("Lyon", "2021-06-01"), ("Paris", "2021-05")},
        ),
        (
            "The band was formed on May 3 off [Nice]; a day later it sang in [Lyon].",
            {("Nice", "2021-05-03"), ("Lyon", "2021-05-04")},
        ),
        (
            "The queen will tour [France] from July 2, the cabinet decided on Tuesday.",
            {("France", "2021-07-02"), ("France", "2021-06-08")},
        ),
        (
            "She will visit [Lyon] on June 18 and travel to [Nice] on June 19.",
            {("Lyon", "2021-06-18"), ("Nice", "2021-06-19")},
        ),
        (
            "The yacht is due to leave [Nice] on June 18 and to reach [Toulon] on June 20.",
            {("Nice", "2021-06-18"), ("Toulon", "2021-06-20")},
        ),
    ],
)
def test_each_clause_keeps_its_own_place_and_date(text: str, told_of: set[tuple[str, str]]) -> None:
    assert {(e.where.name, e.when.edtf) for e in told(text) if e.where and e.when} == told_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The cyclone came at dusk. Then it hit [Lyon].", "disaster"),
        ("[France] refused the ship permission to dock.", "other"),
        ("They were received with flowers at [Lyon].", "meeting"),
        ("Food reached [Lyon] on Monday.", "aid"),
        ("She held a news conference in [Lyon] on Monday.", "statement"),
    ],
)
def test_the_last_event_is_of_its_kind(text: str, kind: str) -> None:
    assert told(text)[-1].kind == kind


def test_a_place_that_no_gazetteer_knows_is_not_the_one_before() -> None:
    first, second = told("Gunmen attacked a bank in [Lyon] on Monday. On Sunday they had attacked a farm in Elsewhere.")
    assert first.where
    assert second.where is None


def test_what_was_left_is_no_scene_for_what_happens_on_the_way() -> None:
    text = "A plane crashed near [Lyon] on Monday. It took off from [Geneva] at noon. It crashed in fog."
    assert [e.where.name for e in told(text) if e.where and e.kind == "accident"] == ["Lyon", "Lyon"]


def test_a_reporter_writes_from_the_town_where_the_envoy_came() -> None:
    found = told("[LYON], [France] (AP) - The envoy arrived in [France] on Monday.\n\nHe saw more of [France].")
    assert [e.where.name for e in found if e.where] == ["LYON"]
    said = told("[LYON], [France] (AP) - Officials in [France] say that the envoy has arrived somewhere.")
    assert "LYON" not in [e.where.name for e in said if e.where]


def test_an_aside_that_looks_back_dates_nothing_else() -> None:
    found = told(
        "Police arrested a banker in [Lyon] on Wednesday. He had come to [Nice] from [Geneva], where he spent Monday."
    )
    assert [e.when.edtf for e in found if e.when] == ["2021-06-09", "2021-06-09"]
    found = told("Police arrested a banker in [Lyon] on Wednesday. He was driven to [Nice], in which he wed in March.")
    assert [e.when.edtf for e in found if e.when][:2] == ["2021-06-09", "2021-06-09"]


def test_the_capital_is_the_one_that_the_report_names() -> None:
    read = reading("[Paris] is calm. Police arrested a banker in the capital on Monday.")
    spot = read.mentions[0].resolution
    assert spot
    capital = replace(read.mentions[0], resolution=replace(spot, place=replace(spot.place, capital=True)))
    found = events.tell(replace(read, mentions=(capital,)), lambda span: ())
    assert [e.where.name for e in found if e.kind == "legal" and e.where] == ["Paris"]


@pytest.mark.parametrize(
    "text",
    [
        "Pictured: the old bridge in [Lyon] in May 2019.",
        "File photo from 2019 shows police in [Lyon].",
        "Read more: How gunmen attacked [Lyon] in May and what came of it in the end.",
        "To donate, call the office in [Lyon].",
        "Contributors: Ana Duarte, Ben Ochieng in [Lyon].",
    ],
)
def test_what_is_no_news_tells_nothing(text: str) -> None:
    assert told("Gunmen attacked a bank on Monday.\n\n" + text)[1:] == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The envoy, who had a cold, met the mayor in [Lyon] on Monday.", "The envoy met the mayor in Lyon on Monday"),
        ("The envoy met the mayor in [Lyon] and then flew to [Paris].", "The envoy met the mayor in Lyon"),
        ("The bank was robbed in [Lyon], two days after guards left.", "The bank was robbed in Lyon"),
    ],
)
def test_titles_are_short_headlines(text: str, title: str) -> None:
    assert title in {e.title for e in told(text)}


def test_codes_follow_kind_and_word() -> None:
    (arrest,) = told("Police arrested a banker in [Lyon] on Monday.")
    assert (codes_of(arrest).plover, codes_of(arrest).acled) == ("COERCE", "Strategic developments")
    (flood,) = told("Floods devastated [Lyon] on Monday.")
    assert codes_of(flood).plover is None


def test_a_date_that_names_a_thing_dates_that_alone() -> None:
    found = told("Ana Duarte met nurses in [Lyon]. Rain fell. Near the ruins of the May 12 earthquake stood tents.")
    days = {e.kind: e.when.edtf for e in found if e.when}
    assert (days["meeting"], days["disaster"]) == ("2021-06-10~", "2021-05-12")
