"""Buildings named for their towns, and spots said to be in another town. The sentences are our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.place import Place, Resolution
from geomap.events.placing import Placer
from geomap.events.scene import town_of
from geomap.model import Mention, Span
from geomap.places.facilities import facilities
from geomap.places.nearby import bare_name, beside
from tests.marked import reading

LEEDS = Resolution(Place("geonames:1", "Leeds", "city", 53.79, -1.54, "GB", population=500_000), 0.9, (), "")
YORK = Resolution(Place("country:YY", "York", "region", 53.9, -1.1, "GB"), 0.9, (), "")


def mention(text: str, name: str, resolution: Resolution) -> Mention:
    start = text.index(name)
    return Mention(Span(start, start + len(name)), name, "literal", 0.9, resolution)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The feast was at Leeds Castle on Friday.", "Leeds Castle"),
        ("He appeared at Leeds Crown Court.", "Leeds Crown Court"),
        ("She spoke at the University of Leeds.", "University of Leeds"),
        ("In 1990 she entered the University of Leeds.", "University of Leeds"),
        ("They sang on the steps of the Leeds Art Gallery.", "Leeds Art Gallery"),
        ("It was first shown at the 9th Leeds Film Festival.", "Leeds Film Festival"),
        ("The ship came into the Port of Leeds late.", "Port of Leeds"),
        ("She came down at Leeds Holm de Vries Airport Friday.", "Leeds Holm de Vries Airport"),
        ("She came down at Leeds-St. Olaf International Airport.", "Leeds-St. Olaf International Airport"),
        ("She came down at Leeds airport on Friday.", "Leeds airport"),
        ("He was seized at Leeds's international airport, guards said.", "Leeds's international airport"),
        ("They met at the disused airport of Leeds.", "disused airport of Leeds"),
        ("She died in Leeds general hospital.", "Leeds general hospital"),
        ("They sang in the Leeds stadium when it rained.", "Leeds stadium"),
        ("At Leeds airport on Friday he wept.", "Leeds airport"),
        ("They walked to the Leeds crossing, guards said.", "Leeds crossing"),
        ("She was treated at the Leeds hospital in York.", None),
        ("He was held at Leeds airport security.", None),
        ("The Leeds airport is shut.", None),
        ("The Leeds Castle Band played on Friday.", None),
        ("He arrived at Leeds Castle's gate.", None),
        ("He was a doctor from the University of Leeds.", None),
    ],
)
def test_buildings_named_for_their_towns(text: str, name: str | None) -> None:
    found = facilities(text, [mention(text, "Leeds", LEEDS)])
    if name is None:
        assert [m.text for m in found] == ["Leeds"]
        return
    building, town = found
    assert (building.text, building.role, town.role) == (name, "literal", "embedded")
    assert text[building.span.start : building.span.end] == name
    assert building.resolution is not None
    assert (building.resolution.place.kind, building.resolution.place.lat) == ("poi", 53.79)
    assert building.resolution.confidence < 0.9


def test_a_spot_has_the_word_that_says_what_it_is() -> None:
    holm = Resolution(replace(LEEDS.place, kind="poi", name="Holm"), 0.9, (), "")
    text = "The jet took off from Holm air base at noon."
    spot, name = facilities(text, [mention(text, "Holm", holm)])
    assert (spot.text, spot.resolution, name.role) == ("Holm air base", holm, "embedded")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Minister held at [Lyon] airport\n\nPolice held a minister on Monday.", "Lyon"),
        ("Minister held\n\nPolice held a minister at [Lyon] airport on Monday.", None),
    ],
)
def test_what_only_a_headline_puts_at_an_airport_is_in_the_town(text: str, town: str | None) -> None:
    read = reading(text)
    read = replace(read, mentions=facilities(read.report.text, read.mentions))
    found = town_of(Placer(read), next(m for m in read.mentions if m.text == "Lyon airport"))
    assert (found and found.text) == town


def test_no_building_is_put_in_the_middle_of_a_region() -> None:
    text = "The feast was at York Castle on Friday."
    assert [m.text for m in facilities(text, [mention(text, "York", YORK)])] == ["York"]


def test_a_saint_is_no_small_town() -> None:
    text = "She spoke at the University of Santo Olaf."
    olaf = Resolution(Place("geonames:2", "Santo Olaf", "village", 10.0, 10.0, "PH"), 0.9, (), "")
    assert [m.text for m in facilities(text, [mention(text, "Santo Olaf", olaf)])] == ["Santo Olaf"]


def test_a_spot_far_away_is_not_the_one_in_the_town_it_is_said_to_be_in() -> None:
    text = "The cup was won at Alder Arena in Leeds on Friday."
    spot = Resolution(Place("geomap:1", "Alder Arena", "poi", 10.0, 10.0, "NG"), 0.9, (), "")
    placed = beside(text, [mention(text, "Alder Arena", spot), mention(text, "Leeds", LEEDS)], 0.3)[0]
    assert placed.resolution is not None
    assert placed.resolution.place.lat == 53.79


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was flown to the Holm Memorial Hospital in Leeds on Friday.", "Holm Memorial Hospital"),
        ("They met at the Museum of Ships, Leeds, on Friday.", "Museum of Ships"),
        ("Nobody spoke at the Alder & Birch Hall in Leeds.", "Alder & Birch Hall"),
        ("She was taken to the Queen Olga hospital in Leeds.", "Queen Olga hospital"),
        ("The picture hangs at the Holm museum in Leeds.", "Holm museum"),
        ("A student at Holm College in Leeds was hurt.", None),
        ("That is a lie, according to the Holm Hotel in Leeds.", None),
        ("She spoke to Anna Holm in Leeds.", None),
    ],
)
def test_buildings_named_beside_their_towns(text: str, name: str | None) -> None:
    found = facilities(text, [mention(text, "Leeds", LEEDS)])
    assert [m.text for m in found] == ([name, "Leeds"] if name else ["Leeds"])
    assert all(text[m.span.start : m.span.end] == m.text for m in found)


def test_a_spot_is_known_again_by_its_full_name() -> None:
    text = "They met at Leeds Castle. Two hours later she left Leeds Castle. The Leeds Castle Band played."
    found = facilities(text, [mention(text, "Leeds", LEEDS)])
    assert [m.span.start for m in found if m.role == "literal"] == [12, 51]


def test_a_flood_of_capitals_is_no_name() -> None:
    text = "at " + "Holm " * 20_000 + "Hall in Leeds."
    assert facilities(text, [mention(text, "Leeds", LEEDS)])[-1].text == "Leeds"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Insein prison", "Insein"),
        ("Tolemaida military base", "Tolemaida"),
        ("Copacabana beach", "Copacabana"),
        ("Insein Prison", "Insein Prison"),
        ("Orly airport", "Orly airport"),
    ],
)
def test_a_common_noun_behind_a_name_is_no_part_of_it(text: str, name: str) -> None:
    found = bare_name(Mention(Span(3, 3 + len(text)), text, "literal", 1.0, None))
    assert (found.text, found.span) == (name, Span(3, 3 + len(name)))


def test_a_name_within_that_of_a_building_is_part_of_it() -> None:
    text = "She was driven to the Cathedral of the Holy Olaf in Leeds."
    olaf = Resolution(Place("geonames:5", "Holy Olaf", "village", 52.1, -106.7, "CA"), 0.4, (), "")
    found = facilities(text, [mention(text, "Holy Olaf", olaf), mention(text, "Leeds", LEEDS)])
    assert [m.text for m in found if m.role == "literal"] == ["Cathedral of the Holy Olaf", "Leeds"]


def test_a_building_named_for_a_namesake_of_its_is_still_one() -> None:
    text = "She left the Alder Park hospital in Leeds."
    park = Resolution(Place("geonames:3", "Alder Park", "village", 52.1, -106.7, "CA"), 0.4, (), "")
    namesake = replace(mention(text, "Alder Park", park), role="embedded")
    found = facilities(text, [namesake, mention(text, "Leeds", LEEDS)])
    assert [m.text for m in found if m.role == "literal"] == ["Alder Park hospital", "Leeds"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It rained in York province on Friday.", "York province"),
        ("Two died in York district.", "York district"),
        ("Two died in the York district.", "York"),
        ("Two died in the York District.", "York District"),
        ("York district court sat.", "York"),
    ],
)
def test_a_province_has_the_word_that_says_so(text: str, name: str) -> None:
    assert [m.text for m in facilities(text, [mention(text, "York", YORK)])] == [name]


def test_washington_dc_is_one_name() -> None:
    text = "She flew to Washington, D.C. on Friday and from Washington, where DC is, to Leeds."
    capital = Resolution(Place("geonames:4", "Washington", "city", 38.9, -77.0, "US"), 0.9, (), "")
    first, second = mention(text, "Washington", capital), mention(text, "D.C.", capital)
    third = replace(first, span=Span(48, 58))
    found = facilities(text, [first, second, third, mention(text, "DC", capital)])
    assert [m.text for m in found] == ["Washington, D.C.", "Washington", "DC"]


def test_a_building_named_for_a_town_where_nothing_else_is_has_no_place() -> None:
    text = "She was at the Holm Park Hospital on Friday, York and Bergen papers said."
    far = Resolution(Place("geonames:6", "Holm", "city", 24.5, 39.6, "SA"), 0.9, (), "")
    bergen = Resolution(Place("geonames:7", "Bergen", "city", 60.4, 5.3, "NO"), 0.9, (), "")
    york = Resolution(Place("geonames:8", "York", "city", 53.9, -1.1, "GB"), 0.9, (), "")
    named = [mention(text, "Holm", far), mention(text, "York", york), mention(text, "Bergen", bergen)]
    found = {m.text: m.resolution for m in facilities(text, named)}
    assert found["Holm Park Hospital"] is None
