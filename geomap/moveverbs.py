"""How movement verbs and nouns take their places, as word lists.

After Levin (1993), classes 11 and 51, and VerbNet's roles: the object of "leave" is an origin, of "reach" a
destination, of "deport" the traveller.
"""

from __future__ import annotations

from geomap.lexicon import inflections
from geomap.model import Mode

CARRIES = frozenset(
    "take bring send evacuate extradite deport transport transfer airlift drive fly ship move carry rush relocate"
    " hustle escort ferry return redirect divert tow repatriate smuggle flee bundle whisk convey deliver lead steer"
    " export medevac haul shift".split()
)
"""The object travels: "they flew him to Berlin"."""
LEAVES = frozenset("leave flee depart evacuate quit vacate escape exit clear".split())
REACHES = frozenset("reach enter visit tour invade approach cross traverse hit strike batter pound brush"
                    " lash drench skirt clip graze slam".split())  # fmt: skip
BOUND_FOR = frozenset("leave depart head sail set bind embark steer make aim start".split())
ARRIVES = frozenset("arrive land dock anchor berth disembark dismount alight moor finish end check".split())
GOES = frozenset(
    "go come travel fly drive sail walk march move return run ride row swim head proceed continue journey trek hike"
    " cross step withdraw retreat migrate relocate emigrate immigrate pass pull steam set bind embark start shuttle"
    " rush hurry advance slam sweep churn drift barrel touch jet cruise climb crawl slip sneak".split()
)
MOVES = CARRIES | LEAVES | REACHES | ARRIVES | GOES
IS_THERE = frozenset(
    "speak appear meet address attend stay remain hide shelter camp rest wait perform play host hold sign inspect join"
    " greet rally campaign stop refuel open surrender die collapse crash capsize sink anchor begin drift give treat"
    " shoot arrest detain see spot hospitalize hospitalise hijack attack kill find rescue seize capture kidnap abduct"
    " hold bury marry celebrate preside deliver release discharge free wound injure stab board spend sit stand gather"
    " lecture protest vote testify imprison jail admit operate lay photograph ambush intercept confront welcome receive"
    " settle base station start fall dwell linger make form stall sleep shelter camp".split()
)
"""With a place after "in", "at", "near" ... these say that somebody was there."""
JOURNEYS = {"flight": "air", "trip": None, "journey": None, "voyage": "sea", "visit": None, "departure": None,
            "arrival": None, "return": None, "tour": None, "travel": None, "drive": "road", "crossing": None,
            "landing": None, "landfall": None, "stop": None, "stay": None, "travels": None,
            "exile": None}  # fmt: skip
GATHERINGS = frozenset(
    "rally meeting conference ceremony hospital summit protest demonstration court hearing event briefing speech"
    " funeral parade concert gathering forum congress clinic prison jail home house residence palace airport base port"
    " school church mosque university camp embassy hotel stadium bus train station center centre".split()
)
MODES: dict[str, Mode] = {
    "fly": "air", "airlift": "air", "land": "air", "plane": "air", "aircraft": "air", "helicopter": "air", "jet": "air",
    "flight": "air", "ambulance": "road", "drive": "road", "car": "road", "truck": "road", "bus": "road",
    "convoy": "road", "train": "rail", "sail": "sea", "ship": "sea", "boat": "sea", "ferry": "sea", "yacht": "sea",
    "anchor": "sea", "dock": "sea", "row": "sea", "walk": "foot", "march": "foot", "trek": "foot",
    "hike": "foot",
}  # fmt: skip
TO = frozenset({"to", "into", "onto", "toward", "towards"})
IN = frozenset({"in", "at", "near", "on", "off", "outside", "inside", "over", "around", "across", "aboard", "within",
                "through", "off of"})  # fmt: skip
WHOLES = frozenset("tranche batch load part half most rest all remnant remnants body bodies group crew thousand"
                   " thousands hundred hundreds dozen dozens member members majority number shipment delivery some many"
                   " eye center centre core".split())  # fmt: skip
"""Nouns whose "of" names what moves: "the rest of the convoy"; not "the captain of the ship"."""
IDIOMS = {"come": ("under", "about", "after", "across", "forward"), "go": ("ahead", "through"), "stand": ("by", "for"),
          "run": ("for", "against"), "turn": ("to",), "step": ("down",), "pass": ("on",), "take": ("on", "over"),
          "hit": ("out",), "enter": ("into",), "set": ("up", "down"), "hold": ("up",)}  # fmt: skip
LOCATING = frozenset({",", "in", ", in", "in the", "near", "off", "outside", "in southern", "in northern", "in eastern",
                      "in western"})  # fmt: skip
CLAUSE_ENDS = frozenset(
    {";", ":", "after", "before", "while", "about", "regarding", "against", "because", "if", "that"}
)
SPEAKS = frozenset({"speak", "talk", "appeal", "turn"})
SUFFERED = frozenset("arrest meet greet see find detain shoot treat welcome hijack kill attack seize capture".split())
"""Verbs that put their object where they happen."""
HOMES = frozenset({"home", "house", "residence", "compound", "villa", "hideout", "mansion", "apartment", "cell"})

LEMMAS = {form: lemma for lemma in sorted(MOVES | IS_THERE) for form in inflections(lemma)}
"""The model's lemmas of rare verbs are guesses ("airlif"); of these verbs every form is known."""
FORMS = LEMMAS.keys() | JOURNEYS.keys() | HOMES


def worth_parsing(words: list[str]) -> bool:
    """Whether the words of a sentence (lower case) could tell a movement."""
    return any(w in FORMS for w in words)
