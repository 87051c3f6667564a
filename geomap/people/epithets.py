"""People and things spoken of without their names: "the former banker", "a ship carrying sheep", "two fishermen".

An indefinite description at a report's beginning is of the one whom the next sentence names (Prince 1981: brand-new
before evoked); a definite one that fits nobody else is of the one told of last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geomap.english.lemmas import IRREGULAR
from geomap.people.alike import ANIMALS
from geomap.people.figures import KIND_OF, NATURES, ROLE_NOUNS, Figure
from geomap.people.namefinding import SAYING, Token

PERSON_NOUNS = ROLE_NOUNS | frozenset(
    "actress adventurer alpinist artist astronaut athlete aviator banker billionaire boss boxer boy broker"
    " businessman businesswoman campaigner candidate chairperson champion chief cleric climber climbers commander"
    " contender convict coordinator cosmonaut critic cyclist cyclists dealer detainee dictator diplomat dissident"
    " doctor driver economist engineer envoy epidemiologist ex-president executive explorer farmer financier"
    " fisherman fishermen footballer founder fugitive gangster girl goalkeeper grandfather grandmother hacker head"
    " heir hiker hostage incumbent inmate inventor jurist kingpin laureate lawmaker lawyer legislator magnate man"
    " master mediator migrant militant millionaire mobster monarch monk mountaineer musician negotiator nominee"
    " novelist nun nurse official oligarch owner patient pensioner pilot player poet politician pontiff preacher"
    " premier priest prisoner prosecutor pupil racer rapper rebel refugee reporter researcher rider rower rowers ruler"
    " runner sailor scientist skier skipper smuggler soldier solicitor spy statesman striker strongman student"
    " surgeon survivor suspect swimmer teacher teenager trader tycoon veteran walker warlord whistleblower winner"
    " woman writer yachtsman prelate clergyman evangelist dancer photographer photojournalist balloonist sprinter"
    " golfer pianist violinist conductor filmmaker comedian chef cosmologist biologist geologist historian judge nurse"
    " skier surfer wrestler jockey gymnast bishop archbishop rabbi lama sheriff premier castaway stowaway".split()
) - frozenset({"father"})
VAGUE = frozenset({"man", "woman", "boy", "girl", "teenager", "official", "soldier", "suspect", "player", "student"})
"""Too many others go by these for a definite one to be certain."""
FEMALE_NOUNS = frozenset({"woman", "girl", "actress", "businesswoman", "nun", "grandmother", "mother", "queen"})
MALE_NOUNS = frozenset({"man", "boy", "businessman", "fisherman", "priest", "monk", "grandfather", "father", "king"})
CLOSED = SAYING | frozenset(
    "that with from into than then when while where because although though after before since until unless whether"
    " between against about under over during without within despite like also only even just both either neither"
    " among beside besides upon toward towards through around near here there today tonight yesterday tomorrow once"
    " later soon never ever still again else what which whom whose this these those their your meet visit help join"
    " name call thank told tell accuse follow president-elect".split()
)
"""Small words before a name that are no nouns for its bearer."""
_DESCRIBING = (PERSON_NOUNS | ANIMALS).union({"person", "couple"}, KIND_OF)
_ANOTHER = frozenset("the a an his her their its this these those".split())
"""Behind one of these another description begins."""
NUMBERS = frozenset({"two", "three", "four", "five"})
STOPS = frozenset(
    "off of in on at to from by with and or but for over into after before who which that is was were are has had have"
    " will would said says as about under between".split()
)
"""No description goes on behind these."""
_WIDEST = 18
"""Words from one name to the next with what describes the first: "Jan Novak, 32, a climber from Lyon, and Ben Hill"."""
_LONGEST_MODEL = 8
LONGEST = 7
"""Words of a description up to its noun."""


@dataclass(frozen=True, slots=True)
class Described:
    """A description without a name: tokens from `start` up to its noun, `end` excluded."""

    start: int
    end: int
    noun: str


def described(words: Sequence[Token], i: int) -> Described | None:
    """The description that begins with the determiner or number at i, if its noun is one for people or things."""
    found: Described | None = None
    for k in range(i + 1, min(i + LONGEST, len(words))):
        word = words[k][0]
        lower = word.lower()
        if lower in STOPS or lower in _ANOTHER or not (word[:1].isalnum() or word in ("-", "“", '"')):
            break
        noun = "person" if lower == "old" and words[k - 1][0] == "-" else lower
        several = words[i][0].lower() in NUMBERS and lower.removesuffix("s") in PERSON_NOUNS
        if noun in _DESCRIBING or several:
            found = Described(i, k + 1, noun)
    if found and found.end < len(words) and _is_model(words[found.end][0]):
        found = Described(i, found.end + 1, found.noun)
    return found if found and not _is_compound(words, found.end) else None


def _is_model(word: str) -> bool:
    """ "An Airbus A330", "a Boeing 737"."""
    return word[-1:].isdigit() and (word[:1].isupper() or word.isdigit()) and len(word) < _LONGEST_MODEL


def _is_compound(words: Sequence[Token], k: int) -> bool:
    """ "the ship-owner", "the pilot Ana Duarte": the noun only describes what follows."""
    after = words[k][0] if k < len(words) else ""
    return after == "-" or after[:1].isupper()


def fits(noun: str, f: Figure) -> bool:
    """Whether a figure may go by a noun."""
    if f.nature != "person":
        return noun in NATURES[f.nature]
    if noun in ANIMALS or noun == "couple":
        return noun in f.roles
    if noun != "person" and noun not in PERSON_NOUNS:
        return False
    return not ((noun in FEMALE_NOUNS and f.gender == "m") or (noun in MALE_NOUNS and f.gender == "f"))


def lead(sentences: Sequence[Sequence[Token]], named: Sequence[Sequence[tuple[int, Figure]]]) -> list[
    tuple[Described, list[Figure]]
]:  # fmt: skip
    """What the first of a few sentences describes, and whom it turns out to be: those whom the next begins with.

    `named`: for each sentence the figures named in it, with the token where. Nobody named in the first is meant.
    """
    if len(sentences) < 2:
        return []
    opened = next((n for n in range(1, len(sentences)) if named[n]), None)
    if opened is None or any(w.lower() in SAYING for w, _ in sentences[opened][:25]):
        return []
    known = {id(f) for _, f in named[0]}
    at, first = named[opened][0]
    if at > 3 or id(first) in known:
        return []
    meant = [first, *_partners(sentences[opened], named[opened])]
    for i, (word, _) in enumerate(sentences[0]):
        lower = word.lower()
        whose = lower == "the" and i == 0 and (it := described(sentences[0], 0)) and _tells_who(sentences[0], it.end)
        if lower in ("a", "an") or whose or (lower in NUMBERS and len(meant) > 1):
            found = described(sentences[0], i)
            if (
                found
                and all(fits(found.noun, f) or fits(_singular(found.noun), f) for f in meant)
                and _agrees(found.noun, first)
            ):
                return [(found, meant if lower in NUMBERS else meant[:1])]
    return []


def _tells_who(words: Sequence[Token], k: int) -> bool:
    """ "The journalist who threw a shoe": described so, nobody need have been told of before."""
    return k < len(words) and words[k][0].lower() in ("who", "whose", "accused", "convicted", "wanted")


def _agrees(noun: str, f: Figure) -> bool:
    """Who has a title is described by it, if by any: "a bomber" is not the president named next."""
    return not (f.nature == "person" and f.roles and noun not in f.roles | {*_ANYBODY})


_ANYBODY = frozenset({"person", "man", "woman", "girl", "boy", "teenager", "politician"})


def _partners(words: Sequence[Token], named: Sequence[tuple[int, Figure]]) -> list[Figure]:
    """ "Jan Novak and Ben Hill set out": who is named together with the first."""
    out: list[Figure] = []
    for (a, _), (b, f) in pairwise(named):
        between = [w.lower() for w, _ in words[a:b]]
        apposition = between[-2:] == [",", "and"] and b - a < _WIDEST
        if (b - a > 5 and not apposition) or not {"and", ","} & set(between):
            break
        out.append(f)
        if "and" in between:
            break
    return out


def _singular(noun: str) -> str:
    if noun in PERSON_NOUNS or noun == "person":
        return noun
    return noun.removesuffix("s")


def learned_roles(words: list[Token], start: int, end: int) -> Iterable[str]:
    """Nouns by which a sentence describes the one named in its tokens start..end: "the former banker Jan Novak",
    "Jan Novak, the founder of a fund,"."""
    before = words[start - 1][0] if start else ""
    if before.lower() in PERSON_NOUNS or _is_noun(before):
        yield before.lower()
    if start > 1 and words[start - 1][0] == "," and words[start - 2][0].lower() in PERSON_NOUNS:
        yield words[start - 2][0].lower()
    if end + 1 < len(words) and words[end][0] == "," and words[end + 1][0].lower() in ("the", "a", "an", "former"):
        found = described(words, end + 1)
        if found and found.noun in PERSON_NOUNS:
            yield found.noun


def _is_noun(word: str) -> bool:
    """Whether a small word before a name can only be what its bearer is: "lama Tenzin"; not "met", "because"."""
    if not (word.islower() and word.isalpha() and len(word) > 3) or word in CLOSED or word in IRREGULAR:
        return False
    return not word.endswith(("ed", "ing", "ly", "s"))
