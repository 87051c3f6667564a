"""Whoever and whatever moves in a story, while the reports are being read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from geomap.model import Person, PersonKind, Span

Nature = PersonKind

NATURES: dict[Nature, frozenset[str]] = {
    "ship": frozenset("ship vessel boat tanker freighter ferry yacht cruiser trawler frigate destroyer submarine liner"
                      " dinghy supertanker carrier sailboat icebreaker flotilla dhow catamaran sloop barge trimaran"
                      " warship lifeboat raft submersible".split()),
    "aircraft": frozenset("plane aircraft airliner jet jumbo helicopter flight airplane balloon jetliner spacecraft"
                          " shuttle capsule drone airship airbus boeing"
                          " probe spaceship lander rover orbiter satellite rocket".split()),
    "storm": frozenset("hurricane storm cyclone typhoon depression system eye".split()),
    "vehicle": frozenset("train bus truck convoy car caravan motorcade van lorry".split()),
    "group": frozenset("delegation team crew mission party troupe squad group expedition platoon contingent battalion"
                       " regiment brigade unit".split()),
    "cargo": frozenset("shipment shipments formula consignment cargo supplies vaccine vaccines body remains torch flame"
                       " relic painting coffin delivery".split()),
}  # fmt: skip
"""Common nouns by which a text speaks again of what it has named."""
KIND_OF: dict[str, Nature] = {noun: kind for kind, nouns in NATURES.items() for noun in nouns}
CALLED: dict[str, Nature] = {
    "mv": "ship", "ms": "ship", "ss": "ship", "uss": "ship", "hms": "ship", "rms": "ship", "mt": "ship",
    "hmas": "ship", "hmnzs": "ship", "hmcs": "ship", "usns": "ship", "uscgc": "ship", "rrs": "ship",
    "hurricane": "storm", "typhoon": "storm", "cyclone": "storm", "storm": "storm", "flight": "aircraft",
    "boeing": "aircraft", "airbus": "aircraft", "antonov": "aircraft", "ilyushin": "aircraft", "tupolev": "aircraft",
    "cessna": "aircraft", "fc": "group", "afc": "group", "cf": "group", "sc": "group",
    "club": "group", "team": "group",
    "soyuz": "aircraft", "shenzhou": "aircraft", "apollo": "aircraft", "vostok": "aircraft",
}  # fmt: skip
"""First (for a flight: second last) words of the names of what is no person."""
SIDES = frozenset({"club", "players", "side"})
"""What a sports team goes by too."""
TITLES = frozenset(
    "president premier minister chancellor king queen prince princess pope emperor sultan emir sheikh mr mrs ms miss"
    " dr prof professor sir lord lady dame gen general col colonel maj major capt captain lt lieutenant sgt sergeant"
    " adm admiral cmdr commander sen senator rep representative gov governor mayor judge justice rev reverend father"
    " bishop archbishop cardinal ayatollah imam rabbi secretary ambassador spokesman spokeswoman spokesperson"
    " undersecretary director chief chairman chairwoman leader officer detective inspector deputy coach activist lawyer"
    " journalist actor singer author schoolgirl inventor".split()
)
TRADES = frozenset(
    "actress adventurer analyst architect artist astronaut athlete attorney aviator banker biologist blogger botanist"
    " boxer businessman businesswoman campaigner captive cartoonist chef climber comedian composer conductor"
    " congressman congresswoman correspondent cosmonaut cyclist dancer defector designer diplomat dissident"
    " diver doctor economist editor engineer entrepreneur environmentalist envoy explorer farmer filmmaker fisherman"
    " footballer fugitive geologist goalkeeper golfer guitarist hiker historian hostage jockey lawmaker marathoner"
    " midfielder midwife militant mountaineer musician naturalist novelist nun nurse opponent painter paramedic"
    " photographer physician physicist pianist pilot playwright poet priest producer prosecutor racer rapper reporter"
    " researcher rower runner sailor scientist sculptor skier skipper smuggler soldier sprinter striker student surgeon"
    " survivor swimmer teacher trader violinist volcanologist volunteer whistleblower writer yachtsman"
    " yachtswoman".split()
)
"""What somebody does, before a full name that opens a sentence: "Nurse Ana Duarte"."""
ROLE_NOUNS = TITLES - frozenset("mr mrs ms miss dr prof sir gen col maj capt lt sgt adm cmdr sen rep gov rev".split())
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr"})
HEADS = frozenset({"president", "premier", "chancellor", "king", "queen", "emir", "sultan", "emperor"})
"""Titles of those whom texts also call "the leader"."""
FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "queen", "princess", "lady", "dame", "spokeswoman", "chairwoman",
                           "schoolgirl"})  # fmt: skip
MALE_TITLES = frozenset({"mr", "king", "prince", "sir", "lord", "pope", "father", "spokesman", "chairman"})


GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Behind a name they tell the younger from the elder."""
SPREADING = frozenset({"outbreak", "epidemic", "disease", "virus", "infection", "infections", "cases", "pandemic"})
"""By any of these a text speaks of a disease that it follows."""
SUFFERING = frozenset("case strain patient patients death deaths ill sick infected positive".split())
"""By these it speaks of those who have that disease."""

COLLECTIVES = frozenset("herd pod flock pack swarm delegation team party troupe squad group expedition band".split())
"""Many, spoken of as one: "it"."""


@dataclass(slots=True, eq=False)
class Figure:
    """A person or thing while the reports are being read."""

    names: Counter[str] = field(default_factory=Counter)
    label: str = ""
    """What the user calls it, for things whose names in the reports are parts of that."""
    nature: Nature = "person"
    gender: str = "u"
    """`m`, `f`, or `u` where nothing tells."""
    roles: set[str] = field(default_factory=set)
    """Titles and role nouns it goes by: "president", "ship"."""
    modifiers: set[str] = field(default_factory=set)
    """What the user puts before its noun: "US" of "the US delegation"."""
    beside: set[str] = field(default_factory=set)
    """Names that the user gives in brackets: of its craft or crew, or of something else."""
    doubtful: set[str] = field(default_factory=set)
    """Those of them that may be a place's."""
    lands: set[str] = field(default_factory=set)
    """Codes of the countries that the modifiers name."""
    asked: bool = False
    """Whether the user follows it."""
    many: bool = False
    """Whether people belong to it who move with it: "the ship with 78 refugees"."""
    spans: list[tuple[str, Span]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the user calls it, else the fullest form; of equally full ones the most frequent."""
        return self.label or max(self.names, key=lambda n: (len(n.split()), self.names[n], n), default="")

    def freeze(self) -> Person:
        name = self.name
        rest = sorted(n for n in self.names if n != name and self.names[n] > 0)
        return Person(name, (name, *rest), tuple(sorted(set(self.spans))), self.nature)


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case, each with the gender it mostly goes with: m, f or u."""
    table = (files("geomap") / "data" / "given_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return {name: gender for gender, names in rows for name in names.split()}


def key(name: str) -> str:
    """A name as it is compared: its words in lower case, without the "Jr." of the younger."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(words[:-1] if len(words) > 2 and words[-1] in GENERATIONS else words)


def tell_gender(f: Figure, name: str, roles: frozenset[str]) -> None:
    if roles & FEMALE_TITLES:
        f.gender = "f"
    elif roles & MALE_TITLES:
        f.gender = "m"
    elif f.gender == "u" and len(name.split()) > 1:
        f.gender = given_names().get(name.split()[0].lower(), "u")


def behind_titles(name: str) -> str:
    """ "Lima Duarte" of "UN Secretary-General Lima Duarte" and "Secretary of State Lima Duarte", where titles stand
    within a name; of other names nothing."""
    words = name.split()
    last = max((k for k, w in enumerate(words) if TITLES & {*w.lower().rstrip(".").split("-")}), default=-1)
    of = words[last + 1 : last + 2] == ["of"]
    bare = words[last + 3 if of else last + 1 :]
    return " ".join(bare) if last > 0 or (last == 0 and of) else ""


def short_forms(figures: list[Figure]) -> dict[str, list[tuple[tuple[str, ...], list[Figure]]]]:
    """First word -> (all words, whose) of every name and of its short forms, longest first; who is named most first."""
    owners: dict[tuple[str, ...], list[Figure]] = {}
    for f in figures:
        for name in f.names:
            for short in _shorter(f, name):
                if f not in owners.setdefault(short, []):
                    owners[short].append(f)
    out: dict[str, list[tuple[tuple[str, ...], list[Figure]]]] = {}
    for words, who in owners.items():
        who.sort(key=lambda f: -sum(f.names.values()))
        out.setdefault(words[0], []).append((words, who))
    for rows in out.values():
        rows.sort(key=lambda r: -len(r[0]))
    return out


_LONGEST_PREFIX = 5


def _shorter(f: Figure, name: str) -> set[tuple[str, ...]]:
    """A name and what is left of it on second mention: last name, "Suu Kyi", "Malala"; "Dorian", "Flight 1476"."""
    words = tuple(re.findall(r"[\w’'.]+|-", name.casefold()))
    if not words:
        return set()
    if "of" in words or (f.nature == "person" and behind_titles(name)):  # "Queen of the North", "US President Lima"
        return {words}
    if f.nature not in ("person", "group"):
        prefix = name.split()[0].replace("/", "")  # "RV", "MSC", "M/T"
        lettered = f.nature == "ship" and prefix.isupper() and len(prefix) <= _LONGEST_PREFIX
        kind = lettered or words[0] in CALLED or words[0] in NATURES[f.nature]
        return {words, words[1:]} if len(words) > 1 and kind else {words, words[-2:] if words[-1].isdigit() else words}
    if name in f.beside and words[0] not in given_names():
        return {words}
    short = {words}
    if len(words) > 2 and words[-1].rstrip(".") in GENERATIONS:
        words = words[:-1]  # "Paul Weir Jr." is Weir from then on
    short |= {words, words[-1:]}
    if f.asked and len(words) == 3 and words[1] not in given_names() and "-" not in words:
        short.add(words[1:2])  # "Rui Falcão Teles" is Falcão
    if len(words) > 2:
        short.add(words[-2:])
    if len(words) > 1:
        short.add(words[:1])
        if "-" in words:  # "Kim Jong-un", "al-Assad"
            short.add(words[words.index("-") - 1 :])
    return {s for s in short if any(len(w) > 1 for w in s) and s != ("-",)}
