"""Names that a report gives to somebody or something else: a person met by the full name, a ship, a storm, a film.

"Irma Paris, a nurse," makes every later "Paris" her, as far as the words around it do not say a town; "the frigate
Sheffield" makes a ship of "the Sheffield". What is introduced once keeps its name for the whole report, and what moves
for the whole story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from geomap.names.namespans import Stretch, Tokens
from geomap.names.nametext import (
    CALENDAR_WORDS,
    FEATURE_NOUNS,
    LEADING_NOUNS,
    ORGANISATION_NOUNS,
    TITLES,
    UNIT_NOUNS,
    given_names,
)

_CAPITAL = r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}"
_CRAFT = (
    r"(?:space )?shuttle|orbiter|(?:(?:cruise|container|cargo|supply|hospital|tall|war)[ -]?)?ship|yacht|frigate"
    r"|destroyer|cruiser|battleship|(?:oil |super)?tanker|ferry|vessel|trawler|submarine|aircraft carrier|corvette"
    r"|schooner|liner|icebreaker|freighter|bulk carrier|steamer|steamship|sailboat|catamaran|trimaran|sloop|tugboat"
    r"|hurricane|typhoon|cyclone|tropical storm|storm|tropical depression|airship|spacecraft|spaceship|rover|lander"
    r"|film|movie|novel|musical|album|song|sitcom|painting"
)
_PREFIX = r"USS|HMS|RMS|HMCS|HMAS|HMNZS|USNS|USCGC|MV|M/V|SS|INS|RRS"
_CALLED = re.compile(
    rf"\b(?:(?:{_PREFIX})|(?P<noun>(?i:{_CRAFT}))(?P<sure>,? (?:the|named|called|dubbed|christened)\b)?)"
    rf" (?P<quote>[\"“‘'])?(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,2}})"
)
_CALLED_BY = frozenset(
    "shuttle orbiter ship warship yacht frigate destroyer cruiser battleship tanker supertanker ferry vessel trawler"
    " submarine carrier corvette schooner liner icebreaker freighter steamer steamship sailboat catamaran trimaran"
    " sloop tugboat hurricane typhoon cyclone storm depression airship spacecraft spaceship rover lander film movie"
    " novel musical album song sitcom painting uss hms rms hmcs hmas hmnzs usns uscgc mv v ss ins rrs".split()
)
"""One of these words is in whatever `_CALLED` finds; looking for it first saves nine tenths of the time."""
_ABOARD = re.compile(
    rf"\b(?:[Aa]board|[Oo]n board) the (?P<name>{_CAPITAL}(?: {_CAPITAL})?)"
    r"(?=[.,;:)]|\s+(?:and|as|at|but|by|for|from|in|on|said|that|to|was|were|when|where|while|who|with)\b)"
)
_CLASSED = re.compile(
    rf"\b[Tt]he (?P<name>{_CAPITAL}) (?:lander|rover|probe|spacecraft|orbiter|shuttle|satellite|tanker|ferry)\b"
)
_WORDS = re.compile(r"[a-z]+")
_WIDE = "C1A"
"""Countries and their parts: "the tanker Norway seized" is no tanker of that name."""

_NEVER_FIRST = frozenset(
    {"metro", "greater", "inner", "outer", "central"}
    | TITLES | LEADING_NOUNS | ORGANISATION_NOUNS | CALENDAR_WORDS | UNIT_NOUNS | FEATURE_NOUNS.keys()
)  # fmt: skip
_PERSON = (
    r"(?:wo)?m[ae]n|boys?|girls?|teenager|mother|father|wife|husband|son|daughter|brother|sister|widow(?:er)?|nurse"
    r"|doctor|teacher|student|pupil|lawyer|attorney|actor|actress|singer|writer|author|novelist|poet|journalist"
    r"|reporter|photographer|farmer|fisherman|engineer|scientist|professor|lecturer|historian|economist|analyst"
    r"|biologist|geologist|physicist|astronaut|pilot|captain|sailor|skipper|soldier|officer|veteran|activist"
    r"|campaigner|spokes(?:wo)?man|spokesperson|member|resident|driver|worker|manager|director|owner|founder|player"
    r"|coach|swimmer|runner|climber|explorer|artist|painter|musician|composer|priest|pastor|politician|lawmaker"
    r"|senator|councill?or|mayor|minister|scholar|linguist|survivor|tourist|passenger|native|model"
)
_INTRODUCED = re.compile(
    r"(?<!St )(?<!St\. )(?<!Saint )(?!(?<=the )(?:French|German) )"
    rf"(?P<first>{_CAPITAL})(?: [A-Z]\.){{0,3}} (?P<name>{_CAPITAL})"
    r"(?P<told>, (?:now |aged |then )?\d\d?(?=[,.)]| who\b| of\b| from\b)"
    rf"|,? (?:an?|the|who is an?) (?:[\w’'-]+ ){{0,5}}?(?:\d+-year-old|{_PERSON})\b"
    r"| \((?:born|née|b\.|[^()]{0,40}?\b\d{4} ?[–-])"
    r"| was born (?:in|on|at)\b)?"
)
_TITLED = re.compile(rf"\b(?:M(?:r|rs|s)\.?|Miss|Dr\.?|Lord|Lady) (?P<name>{_CAPITAL})")
_COMMON = 3
"""Log2 of the reports that write a word small, from which on it is a word more than a given name: "Will", "Mark"."""

_INTO = frozenset(
    "in at near into outside inside across around throughout within toward towards downtown central northern southern"
    " eastern western visit visited visiting".split()
)
_KNOWN_TO_ALL = frozenset("mars earth venus jupiter saturn congress google koran hell union".split()) | {"red cross"}
"""They mean their small namesakes only where these are explained: "Mars, Pennsylvania"."""
_SELDOM = frozenset("male batman emirates toyota honda".split())
"""They mean a place only where something is in it, or goes there."""
_CROWNED = frozenset("King Queen Prince Princess Sheikh Sultan Pope Emperor".split())
"""At the head of a name it is more often somebody's than that of a town named for him."""
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_BOUND = frozenset({"to", "from"})
_TOLD = frozenset("letter letters according spoke talked married engaged belonged thanks tribute tributes".split())
"""Before "to X" they say that X is somebody."""
_TELLING = frozenset(
    "says said tells told claims claimed adds added insists insisted recalls recalled believes thinks wrote tweeted"
    " joined married died retired testified admitted denied".split()
)
_DOING = frozenset(
    "was is has had will would could sailed left headed docked sank ran carried lifted launched landed broke reached"
    " made moved hit struck slammed weakened strengthened killed battered dumped churned lashed spared".split()
)
"""What a ship or a storm does."""
_CLASS = frozenset(
    "shuttle orbiter ship yacht frigate destroyer cruiser battleship tanker ferry vessel trawler submarine carrier"
    " schooner liner icebreaker freighter hurricane typhoon cyclone storm spacecraft uss hms rms mv ss"
    " film movie novel musical album song sitcom painting".split()
)
"""Nouns right before the name of one."""
_FUNCTION = frozenset(
    "a after and are as at because before but by for from had has have he in into is it of off on or over she since so"
    " than that the their then they to under until was were when where which while who will with would".split()
)


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who and what else has the names of a report."""

    people: frozenset[str] = frozenset()
    """Last names of those told of by their full names."""
    craft: Mapping[str, bool] = field(default_factory=dict)
    """Names of ships, storms, spacecraft and films, and whether a country of that name is out of the question."""


def borne_in(texts: Iterable[str], follow: Iterable[str] = ()) -> Bearers:
    """What all reports of a story tell of: what moves, by its name, and those whom the user follows."""
    asked = list(follow)
    last = {words[-1] for words in (name.split() for name in asked) if len(words) > 1 and words[-2][:1].isupper()}
    return Bearers(frozenset(last), craft_of([*texts, *asked]))


def craft_of(texts: Iterable[str]) -> dict[str, bool]:
    """The names that texts give to what sails, flies or blows; true where it can be meant even by a country's name."""
    found: dict[str, bool] = {}
    for text in texts:
        called = () if _CALLED_BY.isdisjoint(_WORDS.findall(text.lower())) else _CALLED.finditer(text)
        for match in (*called, *_ABOARD.finditer(text), *_CLASSED.finditer(text)):
            marks = match.groupdict()
            sure = bool(marks.get("sure") or marks.get("quote") or not marks.get("noun") or marks["noun"][0].isupper())
            name = _bare(match["name"])
            if name:
                found[name] = found.get(name, False) or sure
    return found


def _bare(name: str) -> str:
    """ "Hurricane Ida Thursday", "the ferry Aurora's crew"."""
    words = re.sub(r"['’]s?$", "", name).split()
    while words and words[-1].lower() in CALENDAR_WORDS:
        words.pop()
    if re.fullmatch(_PREFIX, words[0] if words else ""):  # "the destroyer HMS Leeds"
        words = words[1:]
    return " ".join(words)


def people_of(text: str, common: Mapping[str, int]) -> frozenset[str]:
    """Last names of those whom a text tells of by given and last name, or by a title that only people have.

    A given name that no list has counts where age, birth or trade stand behind: "Irmtrud Paris, a nurse". `common`
    tells words from names: log2 of how many reports write each in lower case.
    """
    given = given_names()
    found = {match["name"] for match in _TITLED.finditer(text)}
    for match in _INTRODUCED.finditer(text):
        first = match["first"].lower()
        if common.get(first, 0) >= _COMMON or first in _NEVER_FIRST:
            continue
        if match["told"] or first in given:
            found.add(match["name"])
    return frozenset(re.sub(r"['’]s?$", "", name) for name in found)


def borne(row: Tokens, found: Iterable[tuple[Stretch, str]], bearers: Bearers) -> Iterator[bool]:
    """Whether each stretch names somebody or something else here; with each its letter, as in atlas.LETTERS."""
    placed: dict[str, bool] = {}
    for stretch, letter in found:
        name = " ".join(row.words[stretch.i : stretch.j + 1])
        crowned = row.words[stretch.i] in _CROWNED and row.lower[stretch.j].rstrip(".") not in FEATURE_NOUNS
        if _holds_office(row, stretch):
            yield not _in_it(row, stretch)
            continue
        if crowned or name.lower() in _KNOWN_TO_ALL or name.lower() in _SELDOM:
            yield not _explained(row, stretch)
            continue
        person = stretch.i == stretch.j and (name in bearers.people or name.removesuffix("s") in bearers.people)
        thing = name in bearers.craft and (bearers.craft[name] or letter not in _WIDE)
        if not (person or thing):
            yield False
            continue
        if name not in placed:
            placed[name] = any(_in_it(row, s) for s in _mentions(row, name))
        yield not _stays(row, stretch, letter, person, placed[name])


def _stays(row: Tokens, s: Stretch, letter: str, person: bool, placed: bool) -> bool:
    """Whether a name that somebody or something bears means the place here all the same."""
    before = row.lower[s.i - 1] if s.i > s.limits[0] else ""
    after = row.lower[s.j + 1] if s.j + 1 < s.limits[1] else ""
    if not person and before.strip("\"“‘'") in _CLASS:
        return False
    if _in_it(row, s):
        return True
    if before in _BOUND:
        somebody = s.i - 2 >= s.limits[0] and row.lower[s.i - 2] in _TOLD
        return not somebody and (placed or letter in "CK")
    if not placed or (person and before and row.capital[s.i - 1]):
        return False
    if person:
        return after not in _TELLING
    return after not in _DOING and not (before == "the" and (after in _FUNCTION or not after[:1].isalpha()))


def _holds_office(row: Tokens, s: Stretch) -> bool:
    """ "The prime minister, Pablo Toledo, said": a full name behind an office."""
    k = s.i - 1 - (s.i > s.limits[0] and row.words[s.i - 1] == ",")
    return s.j == s.i + 1 and k >= s.limits[0] and row.lower[k] in TITLES and row.lower[s.i] in given_names()


def _explained(row: Tokens, s: Stretch) -> bool:
    """Whether a name that hardly ever means a place is said to."""
    after = row.words[s.j + 1] if s.j + 1 < s.limits[1] else ""
    behind = row.words[s.j + 2] if s.j + 2 < s.limits[1] else ""
    if row.lower[s.j] in _SELDOM or (s.j > s.i and row.words[s.i] in _CROWNED):
        listed = after == "," and behind[:1].isupper()
        return _in_it(row, s) or listed or (s.i > s.limits[0] and row.lower[s.i - 1] in {*_BOUND, "the", "of"})
    if after != "," or not behind[:1].isupper() or behind.lower() in _KNOWN_TO_ALL:
        return after.lower() in UNIT_NOUNS
    return s.j + 3 >= s.limits[1] or row.lower[s.j + 3] not in ("and", "or")  # "Google, Apple and others"


def _mentions(row: Tokens, name: str) -> Iterator[Stretch]:
    """Where a name stands, by itself."""
    words = name.split()
    for limits in row.bounds:
        for i in range(limits[0], limits[1] - len(words) + 1):
            if row.words[i] == words[0] and row.words[i : i + len(words)] == words:
                yield Stretch(i, i + len(words) - 1, limits, None, "L")


def _in_it(row: Tokens, s: Stretch) -> bool:
    """The words around say a place: "in Paris", "Paris, France", "PARIS (AP)", "Paris-based", "Paris County"."""
    first, last = s.limits
    before = row.lower[s.i - 1] if s.i > first else ""
    after = row.words[s.j + 1] if s.j + 1 < last else ""
    if before in _INTO and after not in _GENITIVE:  # "in Paris's view"
        return True
    if after.lower() in UNIT_NOUNS or (row.words[s.j].isupper() and len(row.words[s.j]) > 1):
        return True
    behind = row.words[s.j + 2] if s.j + 2 < last else ""
    if after == "-" and behind == "based":
        return True
    if after == "(" and s.i == first:
        return True
    return after == "," and behind[:1].isupper() and row.lower[s.i - 1] in (*_INTO, "of", "from", "to")
