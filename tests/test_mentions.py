"""Finding place names: spans, roles, and what is none. The sentences are our own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer.index import Index
from geomap.mentions import Recogniser
from geomap.model import Mention, Report, Sentence, Span
from geomap.places import Resolver
from geomap.sentences import split


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(Index.open())


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(Index.open())


def standing(recogniser: Recogniser, resolver: Resolver, text: str) -> dict[str, Mention]:
    report = Report("r", "r.txt", text)
    sentences = split(text)
    return {m.text: m for m in resolver.resolve(report, sentences, recogniser.find(report, sentences))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ferry sailed from Aberdeen to Lerwick on Friday.", {"Aberdeen", "Lerwick"}),
        ("She moved from Norman, Okla., to New Orleans last spring.", {"Norman", "Okla.", "New Orleans"}),
        ("Floods reached the Isle of Man and the city of Douglas.", {"Isle of Man", "Douglas"}),
        ("They drove along the border between Peru and Ecuador.", {"Peru", "Ecuador"}),
        ("A storm came ashore near Cedar Key before dawn.", {"Cedar Key"}),
        ("The jet landed at Denver International Airport Monday.", {"Denver International Airport"}),
        ("SUVA, Fiji (AP) -- Rain fell all night.", {"SUVA", "Fiji"}),
        ("The envoys landed at Schiphol airport and drove to Utrecht.", {"Schiphol airport", "Utrecht"}),
        ("A choir sang at the Alderbury Amphitheatre in Leeds on Friday.", {"Alderbury Amphitheatre", "Leeds"}),
        ("The skiers drove from Val d'Isère to Ústí nad Labem.", {"Val d'Isère", "Ústí nad Labem"}),
        ("The ferry sailed to St. John's on Friday.", {"St. John's"}),
        ("Guests were led out of Kaikoura, a quiet whaling town on the coast of New Zealand.", {"Kaikoura"}),
        ("The eye went over the atoll of Kayangel, in Palau, at noon.", {"Kayangel", "Palau"}),
        ("She is in the Royal Free Hospital with a fever.", {"Royal Free Hospital"}),
        ("Relief plane makes emergency landing in northern Kenya", {"Kenya"}),
        ("Police caught the man in southern Borno State on Monday.", {"Borno State"}),
        ("The army overran Srebrenica in July and shelled Tuzla.", {"Srebrenica", "Tuzla"}),
        ("The young bird was over Cornwall two days later.", {"Cornwall"}),
        (
            "Rain fell in Italy all night. Bisceglie airport was shut, and Barletta's mayor resigned.",
            {"Bisceglie", "Barletta"},
        ),
        ("Rain fell in Italy all night. Bisceglie lies 40 km from the coast.", {"Bisceglie"}),
        ("Rain fell in Italy all night. Bisceglie was evacuated on Monday.", {"Bisceglie"}),
    ],
)
def test_spans(recogniser: Recogniser, resolver: Resolver, text: str, names: set[str]) -> None:
    found = standing(recogniser, resolver, text)
    assert names <= set(found)
    for name, mention in found.items():
        assert text[mention.span.start : mention.span.end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officer Chad Walker spoke to reporters for an hour.", "Chad"),
        ("Wash your hands, the nurse said, and then wash them again.", "Wash"),
        ("It was a quiet Sunday in August, and nobody came.", "August"),
        ("Mr. London Grant, 43, denied everything on Tuesday.", "London"),
        ("Voters in Lyon went to the polls on Sunday.", "Voters"),
        ("Lyon Mayor Warns Voters of Guns and Gangs\n\nThe mayor of Lyon spoke on Monday.", "Voters"),
    ],
)
def test_what_is_no_place(recogniser: Recogniser, resolver: Resolver, text: str, name: str) -> None:
    assert name not in standing(recogniser, resolver, text)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The convoy stopped in Nairobi overnight.", "Nairobi", "literal"),
        ("Norway warned its neighbours on Monday.", "Norway", "metonymic"),
        ("The Kenyan president flew home.", "Kenyan", "modifier"),
        ("A French diplomat was seen at the gate.", "French", "modifier"),
        ("The government of Chile fell on Friday.", "Chile", "modifier"),
        ("Both Greece and Italy sent ships.", "Greece", "metonymic"),
        ("Peru's president resigned after the vote.", "Peru", "metonymic"),
        ("The highlands of Peru have been hit by frost.", "Peru", "literal"),
        ("A bus fell off a road in the Peruvian Andes, killing two.", "Andes", "literal"),
        ("She prayed at Lourdes, in the French Pyrenees, on Saturday.", "Pyrenees", "literal"),
        ("Nurses in Osh and Naryn have joined the strike.", "Naryn", "literal"),
        ("Tonga has 20 cases of dengue.", "Tonga", "literal"),
        ("She spoke at the People's Summit in Nairobi.", "Summit", "modifier"),
        ("She was born on the Caribbean island of Saint Lucia.", "Caribbean", "modifier"),
        ("Tonga has one of the oldest harbours in the world.", "Tonga", "literal"),
        ("Tonga has a new plan, and has told nobody.", "Tonga", "metonymic"),
        ("Tonga was without water for days.", "Tonga", "literal"),
        ("Tonga was angry about the fees.", "Tonga", "metonymic"),
        ("A plane with medicine for Tonga was late.", "Tonga", "literal"),
        ("The airports of Osh, Naryn and Bishkek were shut.", "Bishkek", "literal"),
        ("Leave to cross Tonga has been refused.", "Tonga", "literal"),
        ("The relay stopped at Nairobi's main airport.", "Nairobi", "literal"),
        ("The relay rests on Nairobi's patience.", "Nairobi", "metonymic"),
        ("Locusts in the western province of Alberta have reached the hills.", "Alberta", "literal"),
        ("Tonga has condemned the tests.", "Tonga", "metonymic"),
        ("NAIROBI - The convoy stopped for the night.", "NAIROBI", "literal"),
        ("The Nairobi-based firm closed.", "Nairobi", "modifier"),
        ("Shepherds on the border with Chad wait for rain.", "Chad", "literal"),
        ("The jet landed at Tokyo's Haneda Airport late on Friday.", "Tokyo", "literal"),
        ("The band that she sang with came late to the Ohio State Fair.", "Ohio", "modifier"),
        ("Reporters met Jan Novak, 4th Earl of Chester, at the gate.", "Chester", "modifier"),
        ("A painter who had served King Olaf VII of Norway lived there.", "Norway", "modifier"),
        ("On Sunday, Sen. Ann Lee of Oregon asked for more time.", "Oregon", "modifier"),
        ("He spoke for the Botanical Society of Canada and sat down.", "Canada", "modifier"),
        ("Air Norway flies there twice a week.", "Norway", "modifier"),
        ("Diplomats accused Bolivia of delay.", "Bolivia", "metonymic"),
        ("Mali fell into disorder last March.", "Mali", "literal"),
        ("Jordan hosts some 80,000 refugees.", "Jordan", "literal"),
        ("Jordan hosts met the guests at the gate.", "Jordan", "modifier"),
        ("They were driven back past Mombasa toward the hills.", "Mombasa", "literal"),
        ("The truck will be sent to Fresno, California following repairs.", "California", "literal"),
        ("More than forty people died in the city of Leeds alone.", "Leeds", "literal"),
        ("Kyiv was hit by missiles before dawn.", "Kyiv", "literal"),
        ("Everest was first climbed in 1953.", "Everest", "literal"),
        ("Peru was accused of delay.", "Peru", "metonymic"),
        ("Rwanda will be host to the games.", "Rwanda", "literal"),
        ("He took shelter in the embassy of Brazil there.", "Brazil", "modifier"),
        ("The tower held the embassies of Chile, Peru and Cuba.", "Cuba", "modifier"),
        ("They landed at Tarawa in the republic of Kiribati, late in April.", "Kiribati", "literal"),
    ],
)
def test_roles(recogniser: Recogniser, resolver: Resolver, text: str, name: str, role: str) -> None:
    assert standing(recogniser, resolver, text)[name].role == role


def test_nothing_is_read_from_notices(recogniser: Recogniser) -> None:
    text = "Read more about Paris and Berlin."
    tokens = tuple(Span(t.start, t.end) for s in split(text) for t in s.tokens)
    notice = Sentence(Span(0, len(text)), tokens, "notice", 0)
    assert recogniser.find(Report("r", "r.txt", text), (notice,)) == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from("Paris New York St . ' ’s - el- of the \x00 \ud800 \u202e , ( Ohio İ ß 12th".split(" ")))
)
def test_any_text_is_survived(recogniser: Recogniser, resolver: Resolver, words: list[str]) -> None:
    text = " ".join(words)
    report, sentences = Report("r", "r.txt", text), split(text)
    for mention in resolver.resolve(report, sentences, recogniser.find(report, sentences)):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert 0 <= mention.confidence <= 1
