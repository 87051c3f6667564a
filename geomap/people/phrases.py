"""A description of what is followed, read word by word: which of its words are names, and which nouns they stand with.

Of "the Kenyan crew of the Blue Gull" "Kenyan" stands before the noun "crew", and "the Blue Gull" behind "of".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.english.lemmas import IRREGULAR
from geomap.people.alike import are_people
from geomap.people.epithets import PERSON_NOUNS
from geomap.people.figures import KIND_OF, TITLES, given_names

LINKS = frozenset(
    "of in from on to at between by with and or for off near under over against through into across around"
    " aboard among who whose that which carrying moved led headed commanded stuck held bound heading".split()
)
"""Behind one of these stands what a description's noun only belongs to."""
SMALL = frozenset(
    "the a an its his her their this two three four five six seven eight nine ten former late aka also known called"
    " nicknamed named dubbed formerly then later is was as".split()
)
_PARTICLES = frozenset("al el bin ibn da de di do dos del della des du la le van von der den ter ten y e ul".split())
_ARTICLES = frozenset({"the", "The", "a", "an", "A", "An"})


@dataclass(slots=True)
class Phrase:
    """A part of a description up to its first preposition."""

    names: list[str] = field(default_factory=list)
    """Runs of capitalised words with no noun behind them: "ship [Amalthea]"."""
    before: list[str] = field(default_factory=list)
    """Those with one: "[US] delegation", "[Amalthea] crew"."""
    owners: list[str] = field(default_factory=list)
    """Whose: "[Duarte]'s plane"."""
    nouns: list[str] = field(default_factory=list)
    link: str = ""
    tail: str = ""

    @property
    def main(self) -> str:
        """The noun that the others describe."""
        return self.nouns[-1] if self.nouns else ""


def read_phrase(part: str) -> Phrase:
    """Read a part of a description word by word."""
    out = Phrase()
    words = part.split()
    run: list[str] = []

    def close(noun: bool, owner: bool = False) -> None:
        while len(run) > 1 and run[0].isdigit():
            run.pop(0)  # "23 South Korean volunteers"
        if run and not "".join(run).isdigit():
            (out.owners if owner else out.before if noun else out.names).append(" ".join(run))
        run.clear()

    for k, word in enumerate(words):
        plain = re.sub(r"['’]s?$", "", word)
        if _is_proper(words, k):
            run.append(plain)
            if plain != word:
                close(noun=True, owner=True)
            continue
        behind = words[k + 1] if k + 1 < len(words) else ""
        if word in LINKS or (out.nouns and not run and _begins_clause(word, out.nouns[-1], behind)):
            if run and _goes_on(run, words, k):
                run.append(word)
                continue
            if word == "and" and _is_pair(run, words[k + 1 :]):
                close(noun=True)  # "[Greek] and Turkish divers"
                continue
            close(noun=False)
            if k:
                out.link, out.tail = word, " ".join(words[k + 1 :])
                return out
            continue
        if run and word in _ARTICLES and run[-1] in LINKS:
            run.append(word)
            continue
        if word.lower() in SMALL:
            close(noun=False)
            continue
        close(noun=True)
        out.nouns.append(re.sub(r"[^\w-]", "", plain.lower()))
    close(noun=False)
    return out


def _is_proper(words: Sequence[str], k: int) -> bool:
    """ "Duarte", "al-Bashir", "737"; "von" and "la" where more of a name follows."""
    word = words[k].lstrip("'’")
    if word in _ARTICLES and k == 0:
        return False
    if word[:1].isupper() or word.isdigit() or re.match(r"(?:al|el|an|as|ash|ad|ar|at|ibn|bin|d|l)[-’'][A-ZÀ-Þ]", word):
        return True
    before = next((w for w in reversed(words[:k]) if w not in _PARTICLES), "")
    behind = next((w for w in words[k + 1 :] if w not in _PARTICLES), "")
    return word in _PARTICLES and before[:1].isupper() and behind[:1].isupper()


def _begins_clause(word: str, noun: str, behind: str) -> bool:
    """ "Pirates [holding] a ship", "miners [trapped] in Chile", "prisoners [sent] to Lyon", "gold [stolen] from"."""
    verbal = word.islower() and (word.endswith(("ing", "ed")) or word in IRREGULAR)
    many = noun in KIND_OF or noun.endswith("s") or are_people(noun, PERSON_NOUNS)
    return verbal and (many or behind in LINKS)


def _is_pair(run: Sequence[str], behind: Sequence[str]) -> bool:
    """ "[Greek] and Turkish divers": one word of two that describe a noun; not "[Ana] and Jan Novak"."""
    end = next((k for k, w in enumerate(behind) if w in LINKS), len(behind))
    noun = behind[end - 1] if end > 1 else ""
    owned = any("'" in w or "’" in w for w in behind[:end])
    several = noun in ("troops", "forces") or are_people(noun, PERSON_NOUNS)
    return len(run) == 1 and several and not owned


def _goes_on(run: list[str], words: Sequence[str], k: int) -> bool:
    """Whether a name goes on behind "of": "Queen of the North"; not of a person's ("Captain Lima of the Blue Gull")."""
    behind = next((w for w in words[k + 1 :] if w not in _ARTICLES), "")
    person = len(run) > 1 and (run[0].lower().rstrip(".") in TITLES or run[0].lower() in given_names())
    return words[k] == "of" and behind[:1].isupper() and not person
