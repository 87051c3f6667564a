"""Words that tell a way: which verbs always move, where they end, what shows that one goes somewhere."""

from __future__ import annotations

from geomap.english.clauses import BREAKS, OPENERS
from geomap.english.lexicon import Trigger
from geomap.english.moveverbs import DIRECTIONS
from geomap.events.ruling import AT
from geomap.events.standing import OBJECT

FAR_GOAL = 14
"""So many words behind a movement its goal may stand, where no other word tells of anything before it."""
SHELTERS = frozenset("hospital clinic prison jail airport camp shelter port shore station embassy base court morgue"
                     " safety custody hospitals border frontier quay harbour harbor pier".split())  # fmt: skip
"""Where one is taken though the place has no name."""
LANDS = frozenset(
    "country city town island capital village region province territory mainland atoll valley earth".split()
)
"""What one leaves or comes to though it is not named: "left her country"."""
NAMELESS = SHELTERS | LANDS
"""Behind "to" these end a way though they are not named."""
ALWAYS_MOVES = frozenset(
    "arrive touch_down dock anchor fly flee escape evacuate airlift deport extradite depart redirect divert"
    " pick_up take_aboard landing cut_short turn_back turn_round turn_around lead_away spirit_away drop_anchor"
    " put_to_sea set_sail cast_off slip_away fly_home go_home come_home head_home return_home sail_home drive_home"
    " turn_south turn_north turn_east turn_west turn_southwest turn_northwest turn_southeast turn_northeast"
    " catch_a_train catch_the_train catch_a_bus catch_the_bus catch_a_flight catch_the_ferry catch_a_ferry"
    " step_off step_ashore go_ashore change_planes change_trains hitch_a_lift hitch_a_ride break_journey fly_out"
    " leave_port travel_on sail_on clear_customs break_camp touch take_shelter take_refuge come_down_by"
    " circle_over climb_over climb_out_of climb_aboard put_ashore set_ashore slip_its_moorings slip_her_moorings"
    " slip_their_moorings nose_down stand_on_the_summit stand_on_top_of"
    " reach_the_top reach_the_summit reach_its_summit surface soar_over bear_through bear_to wind_through wind_along"
    " stream_out stream_across stream_over spirit_out pull_away hover_over swing_past race_past zoom_past"
    " go_into_exile up_sticks jet_off jet_out splash_down".split()
)
AT_ITS_END = frozenset(
    "arrive land anchor dock arrival landing landfall berth touch_down call_at refuel moor overnight stop_over stop_off"
    " settle_in put_in set_foot set_up_home set_up_house end_up_in end_up_at wind_up_in next_stop next_port next_leg"
    " next_destination next_landmark round overfly begin take_up_residence stop_at stop_in stop_by swing_by drop_in"
    " spend_the_night spend_a_night bunk_down halt_in halt_at".split()
)
CRAFT = frozenset("ship boat plane train bus car vessel aircraft ferry helicopter jet van taxi".split())
LEFT_SO = frozenset(
    "dead injured wounded homeless without stranded missing hurt unconscious blind paralysed paralyzed scarred".split()
)
EXPECTED = frozenset({"expect_in", "expect_at"})
"""Of a person they tell of an arrival: "is expected in Baku"."""
DUE = frozenset({"due_in", "due_at", "due_back"})
"""The same, of a place without a name too: "is due at the quay"."""
STANDING = frozenset({"in", "at", "off", "on"})
ON_THE_WAY = frozenset("walk drive ride sail swim crawl limp cycle row paddle stray wander stroll trek hike trudge wade"
                       " stagger".split())  # fmt: skip
"""They move whoever does it, even where no place is named, if they are done some way."""
COURSES = frozenset("go come take fly bring carry send move return head travel sail tow drive walk".split())
"""With a direction behind them they move, and what they take along with them: "took her south"."""
THE = frozenset("the a its their this".split())
AIMS = (DIRECTIONS - {"short"}) | frozenset(
    "home ashore northwards southwards eastwards westwards homewards away back inland abroad overseas upriver downriver"
    " upstream downstream offshore aboard".split()
)
LATER = OPENERS | frozenset("by with via along again and or last this next early late yesterday today later on monday"
                            " tuesday wednesday thursday friday saturday sunday".split())  # fmt: skip
"""With these a sentence may go on behind a direction."""
SOME_WAY = DIRECTIONS | frozenset(
    "up down under over around along across away past onto off ashore home back into through".split()
)
NO_WAY = frozenset("talks meeting negotiations session debate job deal problems trouble recession".split())
"""What one walks out of or runs into, and stays where one is."""
WITHDRAWS = frozenset({"pull_out_of", "withdraw"})
CONTESTS = NO_WAY | frozenset("cup race tournament open championship championships match contest game games final rally"
                              " election treaty agreement accord".split())  # fmt: skip
"""What one withdraws from without moving."""
DIRECT = frozenset("visit reach enter cross tour".split())
"""What they reach is their object."""
NEAR_OBJECT, FAR_OBJECT = 6, 9
"""Words before the name of what is reached, and where it is told what of ("waters off the small island of")."""
TOWARDS = frozenset("to from for into toward towards through across ashore over aboard beyond past onto along".split())


def is_at_its_end(t: Trigger) -> bool:
    """A movement that ends in, at or off the place named with it: "put down in"."""
    return t.lemma in AT_ITS_END or (t.follow[-1:] != () and t.follow[-1] in STANDING)


def goes_somewhere(after: list[str]) -> bool:
    """ "Walked out of his house", "drove as far as the pass", "headed southwest"; not "walked out of the talks"."""
    while after and (after[0].endswith("ly") or after[0] in ("again", "then", "alone")):
        after = after[1:]
    way = after[:1] and (after[0] in SOME_WAY or tuple(after[:2]) in (("out", "of"), ("in", "and"), ("as", "far")))
    return bool(way) and NO_WAY.isdisjoint(after[: OBJECT + 2])


def heads_off(after: list[str]) -> bool:
    """ "Took her south", "came south through the pass"; not "took the south of the land", "went home win after win"."""
    for n, word in enumerate(after[: OBJECT + 1]):
        if word in AIMS:
            follow = after[n + 1] if n + 1 < len(after) else "."
            return (n == 0 or after[n - 1] not in THE) and (not follow.isalpha() or follow in AT or follow in LATER)
        if word in BREAKS or word in AT:
            return False
    return False
