"""What the followed is, and by which numbers it goes, as the reports treat it: "the tanker Gull" makes Gull a ship."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geomap.model import Reading
from geomap.people.alike import ANIMALS, alike
from geomap.people.epithets import PERSON_NOUNS
from geomap.people.figures import CALLED, NATURES, SIDES, TITLES, Figure

_ENSEMBLES = frozenset("choir band orchestra ensemble troupe team squad".split())
"""What those are whose members a report tells of, if it speaks of one."""
_OF_PEOPLE = TITLES | PERSON_NOUNS | ANIMALS


def learn_numbers(f: Figure, readings: Sequence[Reading]) -> None:
    """A flight goes by its number with whatever letters: "Flight 204", "BA204", "BA 204", "flight BA204"."""
    numbers = {m[1] for n in f.names for m in re.finditer(r"[A-Za-z ]0*(\d+)$", n) if f.nature == "aircraft"}
    for number in numbers:
        form = re.compile(rf"\b(?:[Ff]light (?:[A-Z]{{1,3}} ?)?|[A-Z][A-Z\d] ?)0*{number}\b")
        f.names.update(m[0] for r in readings for m in form.finditer(r.report.text))


def learn_nature(f: Figure, readings: Sequence[Reading]) -> None:
    """What the texts treat as a thing is one: "the Aster Spirit", "the tanker Aster Spirit", "Hurricane Ilsa"."""
    if f.nature != "person" or not f.names or _OF_PEOPLE & {*f.roles, *f.name.lower().split()}:
        return
    named = "|".join(re.escape(n) for n in sorted(set(f.names) - f.beside, key=len, reverse=True))
    before = [
        m[1].lower() for r in readings for m in re.finditer(rf"([\w’'.-]+)\s+(?:{named})\b(?!['’]s \w)", r.report.text)
    ]
    behind = [m[1] for r in readings for m in re.finditer(rf"\b[Tt]he (?:{named}) ([a-z]+)\b", r.report.text)]
    kinds = [kind for w in [*before, *behind] for kind, nouns in NATURES.items() if w in nouns or CALLED.get(w) == kind]
    ensembles = {w for r in readings if _has_members(named, r) for w in _ENSEMBLES & {*r.report.text.lower().split()}}
    if ensembles and not kinds:
        f.nature = "group"
        f.roles |= ensembles | NATURES["group"]
        return
    armed = {m[1] for r in readings for m in re.finditer(rf"\b(?:{named}) ([a-z]+)\b", r.report.text)} & _ARMED
    if armed and not kinds:
        f.nature = "group"
        f.roles |= alike(armed)
        return
    if kinds:
        f.nature = max(sorted(set(kinds)), key=kinds.count)
    elif before.count("the") * 2 > len(before):
        f.nature = "group" if f.name.endswith("s") and _are_many(f, readings) else "ship"
    elif _is_team(f, readings):
        f.nature = "group"
        f.roles |= SIDES | {"squad", "champions"}
    if f.nature != "person":
        f.roles |= NATURES[f.nature]


def _has_members(named: str, reading: Reading) -> bool:
    """ "The 38 members of Alder Voices", "singers of Alder Voices"."""
    return bool(re.search(rf"\b(?:members|singers|players|musicians|dancers) of (?:{named})\b", reading.report.text))


def learn_gender(f: Figure, readings: Sequence[Reading]) -> None:
    """What the reports call the followed in the sentences that name them and nobody else's pronouns: "he" or "she".

    A table of given names is wrong of some, and silent of many.
    """
    if f.nature != "person" or not f.names:
        return
    words = {n.split()[-1] for n in f.names}
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b")
    votes = {"m": 0, "f": 0}
    for r in readings:
        bodies = [r.report.text[s.span.start : s.span.end] for s in r.sentences if s.kind == "body"]
        for one, following in pairwise([*bodies, ""]):
            if found := named.search(one):
                for gender, form in _PRONOUNS.items():
                    votes[gender] += len(form.findall(one, found.end())) + bool(form.match(following))
    m, w = votes["m"], votes["f"]
    if max(m, w) >= _TOLD and max(m, w) >= _CLEARLY * min(m, w):
        f.gender = "m" if m > w else "f"


_PRONOUNS = {"m": re.compile(r"\b[Hh](?:e|is|im)\b"), "f": re.compile(r"\b(?:[Ss]he|[Hh]er)\b")}
_TOLD, _CLEARLY = 2, 3
"""So many pronouns tell, and so many times as many as of the other gender."""
_ARMED = frozenset("rebels insurgents guerrillas militants fighters jihadists troops soldiers forces militia".split())
"""Behind the name of an army or band: "Blue Front fighters"."""


def _is_team(f: Figure, readings: Sequence[Reading]) -> bool:
    """ "Lyon Rovers are on tour", in reports of matches and players."""
    named = "|".join(map(re.escape, f.names))
    plural = re.compile(rf"\b(?:{named}) (?:are|were|have|play|beat|win|won|lose|face|end|cancel|meet|travel|return)\b")
    words = {w for r in readings for w in re.findall(r"[a-z]+", r.report.text)}
    return len(words & _OF_SPORT) > 1 and any(plural.search(r.report.text) for r in readings)


_OF_SPORT = frozenset("squad players club coach league tournament striker goalkeeper match".split())


def _are_many(f: Figure, readings: Sequence[Reading]) -> bool:
    """Whether the texts speak of "the Blue Hawks" as of several, or at least not as of one."""
    named = "|".join(map(re.escape, f.names))
    return not any(re.search(rf"\b(?:{named}) (?:is|was|has)\b", r.report.text) for r in readings)
