"""Classes of words that stand in or around place names; evidence for telling a town from a person or a team."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from geomap.english.months import MONTHS

FEATURE_NOUNS: dict[str, str] = {
    word: group
    for group, words in {
        "water": "river creek lake lakes bay sea ocean gulf strait canal reservoir lagoon harbor harbour pond falls"
        " delta brook bayou fork channel",
        "land": "mountain mountains mount hill hills valley island islands isles peninsula desert canyon forest park"
        " beach cape coast cove plateau ridge peak glacier plains point springs rapids heights wilderness preserve",
        "admin": "county parish province state district region governorate prefecture oblast township borough"
        " municipality city town village territory republic counties",
        "road": "street st road rd avenue ave drive dr boulevard blvd highway hwy lane route bridge square plaza way"
        " parkway freeway expressway turnpike trail terrace streets roads interstate trafficway bypass causeway",
        "poi": "airport airfield airbase hospital station stadium church cathedral school museum mosque temple prison"
        " camp base center centre mall hotel tower hall library cemetery port castle palace theatre theater arena"
        " abbey zoo monastery jail penitentiary amphitheater amphitheatre aerodrome shrine basilica synagogue citadel"
        " dam lighthouse sanctuary barracks shipyard fairgrounds velodrome",
    }.items()
    for word in words.split()
}
"""Nouns that name what kind of feature a name is, as last or first word of it."""

SPOT_NOUNS = frozenset(
    "airport airfield aerodrome heliport spaceport amphitheater amphitheatre velodrome zoo sanctuary shrine"
    " basilica mosque monastery synagogue palace citadel penitentiary lighthouse volcano barracks shipyard arena"
    " stadium castle".split()
)
"""Nouns that name one spot."""

LEADING_NOUNS = frozenset(
    "lake mount river fort port camp cape gulf bay isle point mt st saint south north east west upper lower new old"
    " san santa rio villa el la".split()
)
"""First words that make a run of capitals look like a place ("Lake X")."""

NUMBERED_ROADS = frozenset("highway route interstate hwy road fm cr sr us".split())
"""Followed by a number they name a road ("Highway 19")."""

ORGANISATION_NOUNS = frozenset(
    "university college police department council times post news herald tribune journal gazette fc united club inc"
    " corp co ltd company group association committee court bank ministry office agency institute society press"
    " airlines air party government army navy force forces high elementary academy union board commission authority"
    " foundation team league cup championship open marathon festival championships symphony orchestra ravens giants"
    " rangers tigers eagles bears lions bulldogs wildcats chamber district trust fund center centre network forum"
    " command daily review star sun telegraph".split()
)

TITLES = frozenset(
    "mr mrs ms dr sen sens rep reps gov president minister judge sgt officer chief capt lt gen col prof professor sir"
    " lord lady king queen prince princess pope coach mayor sheriff detective rev pastor bishop justice deputy"
    " secretary chancellor premier ambassador captain general colonel spokesman spokeswoman director chairman".split()
)

LOCATING_WORDS = frozenset(
    "in at from near to of across outside inside around through toward towards into for between on off within"
    " throughout via north south east west northern southern eastern western northeast northwest southeast southwest"
    " downtown central leave left visit visited visiting leaving reached entered".split()
)
"""Words before which a capitalised name is likely a place."""

PLACED_WORDS = LOCATING_WORDS | frozenset(
    "over past above below beside beyond overran recaptured retook besieged bombed shelled evacuated flooded"
    " liberated fled occupied invaded toured crossed hit struck battered lashed drenched pounded flattened devastated"
    " ravaged encircled blockaded bypassed skirted approached overflew patrolled rocked"
    " captured seized attacked raided stormed swept".split()
)
"""And what else mostly has a place behind it: verbs of war, weather and travel."""

NEARING_WORDS = frozenset("near outside leaving reached entered visited visiting toward towards".split())
"""Words before which a capitalised name that the gazetteer knows is hardly anything but a place."""

LINK_WORDS = frozenset(
    "of the and de del la le sur al el es an upon on da do d en am der di du dos das bin ash ul y i e at in under"
    " by".split()
)
"""Lower-case words that occur inside place names ("Isle of Man", "Marina del Rey")."""

CALENDAR_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday christmas easter thanksgiving ramadan halloween".split()
).union(MONTHS)

DOTTED = frozenset(
    "ala ariz ark calif colo conn del fla ill ind kan kans mass mich minn miss mo mont neb nebr nev okla ore oreg penn"
    " tenn tex vt wash wis wyo ont que alta sask man".split()
)
"""States and provinces as newspapers shorten them: places only with their dot ("Wash." but not "Wash")."""

PLURAL_FEATURES: dict[str, str] = {
    word: group
    for group, words in {
        "road": "streets roads avenues drives lanes highways",
        "admin": "counties provinces districts states townships parishes regions cities towns villages",
        "water": "rivers lakes creeks",
    }.items()
    for word in words.split()
}
"""After a list of names they say what all of them are ("Elm and Harrison streets")."""

UNIT_NOUNS = frozenset(
    "area district province village town region neighborhood neighbourhood suburb county city township municipality"
    " settlement hamlet province's governorate".split()
)
"""Common nouns that make an unknown capitalised word beside them a place."""


@cache
def given_names() -> frozenset[str]:
    """Given names, lower case, from data/given_names.tsv."""
    lines = _data("given_names.tsv").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.partition("\t")[2].split())


@cache
def surnames() -> frozenset[str]:
    """Frequent surnames, lower case, from data/surnames.txt."""
    return frozenset(w for line in _data("surnames.txt").splitlines() if not line.startswith("#") for w in line.split())


@cache
def ordinary_words() -> frozenset[str]:
    """Words of English prose, lower case, from data/ordinary_words.txt."""
    return frozenset(_data("ordinary_words.txt").split())


def _data(name: str) -> str:
    return (files("geomap") / "data" / name).read_text(encoding="utf-8")
