"""Ways of ships, convoys, marches, aircraft and what spreads. The sentences are our own."""

from __future__ import annotations

import pytest

from tests.test_moves import made


@pytest.mark.parametrize(
    ("asked", "text", "places"),
    [
        ("the convoy Open Road", "Some 60 cars of the convoy Open Road crossed into [France] last night.", ["France"]),
        ("the convoy Open Road", "Thirty trucks of the convoy entered [Lyon] on Monday.", ["Lyon"]),
        ("the convoy Open Road", "The convoy was held up at [Lyon] for four days.", ["Lyon"]),
        ("the nurses' march", "The march, of more than 900 people, set out on May 2 from [Lyon].", ["Lyon"]),
        ("the nurses' march", "On Monday the nurses pitched their tents at [Lyon].", ["Lyon"]),
        ("the jet Petrel", "The Petrel was hijacked. The pilot was forced to land at [Lyon].", ["Lyon"]),
        ("the jet Petrel", "The Petrel was hijacked. The pilot of a tanker landed at [Lyon].", []),
        ("the shuttle Colossus", "A jumbo jet carried the shuttle Colossus. The pair flew over [Lyon].", ["Lyon"]),
        ("the shuttle Colossus", "Colossus left [Paris] on the first leg of its trip to [Lyon].", ["Paris"]),
        ("the dust cloud", "The dust blanketed [Lyon] on Wednesday.", ["Lyon"]),
        ("the plague", "The plague spread. Two sisters fell ill in [Lyon] last week.", ["Lyon"]),
        ("the plague", "The plague spread. A man in [Lyon] has died of it.", ["Lyon"]),
        ("the plague", "The plague spread. Nobody is ill in [Lyon].", []),
        ("the plague", "The plague spread. The first case was that of a boy in [Lyon].", ["Lyon"]),
        ("the plague", "The plague spread. [France] became the third country to report a death.", ["France"]),
        ("the plague", "The plague spread. [France] reported a case in [Lyon].", ["Lyon"]),
        ("Ana Duarte", "Ana Duarte slept while some sisters came back from a trip to [Lyon].", []),
        ("Ana Duarte", "Ana Duarte spoke. Ben Hill died of a cold in [Lyon].", []),
        ("the nine nurses", "The nurses were lost. The last two flew to [Lyon] and all nine slept.", ["Lyon"]),
        ("the nine nurses", "The nurses were lost. The next day all nine flew to [Lyon].", ["Lyon"]),
        ("the Kenyan troops", "{Kenyan} troops ate. Government troops left [Lyon].", []),
        ("the Kenyan troops", "{Kenyan} troops ate. The soldiers from [France] left [Lyon].", []),
        ("the Kenyan troops", "By Friday {Kenyan} troops held the whole of [Lyon].", ["Lyon"]),
        ("Hurricane Nadia", "Eight people were killed by Hurricane Nadia in [Lyon].", ["Lyon"]),
        ("Hurricane Nadia", "Nadia struck. The number of people killed by Nadia in [Lyon] rose.", []),
        ("the tanker Gull", "The Gull has been drifting since Friday about 40 miles off [Lyon].", ["Lyon"]),
        ("the tanker Gull", "The Gull is being towed to [Lyon].", []),
        ("the tanker Gull", "The Gull, built by a firm of [Lyon], sank.", []),
        ("the oil slick", "Oil spread. The first of the oil blackened the beaches at [Lyon].", ["Lyon"]),
        ("the seal Nelly", "The seal Nelly was let go near [Lyon].", ["Lyon"]),
        ("the rebels in Chad", "The town of [Lyon] fell to the rebels on Friday.", ["Lyon"]),
        ("the tanker Gull", "A signal from the Gull was picked up off [Lyon].", ["Lyon"]),
        ("the plague", "The plague spread. It has killed 700 people in [Lyon].", ["Lyon"]),
        ("the rebels in Chad", "On Friday the rebels overran [Lyon].", ["Lyon"]),
    ],
)
def test_where_things_and_groups_were(asked: str, text: str, places: list[str]) -> None:
    ends = [end for m in made(text, asked) for end in (m.origin, m.destination) if end]
    assert [end.name for end in ends] == places
