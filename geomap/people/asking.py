"""What the user asks to follow, taken apart: names, what only describes, and the nouns by which texts speak of it.

Of "the aid ship Amalthea (Hope)" the names are Amalthea and Hope, and it is a ship; of "the marching monks in Burma"
nothing is a name, and the monks are meant, whatever stands behind the preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geomap.people.alike import ANIMALS, alike, are_people
from geomap.people.epithets import FEMALE_NOUNS, MALE_NOUNS, PERSON_NOUNS
from geomap.people.figures import (
    CALLED,
    COLLECTIVES,
    HONORIFICS,
    KIND_OF,
    NATURES,
    ROLE_NOUNS,
    SIDES,
    SPREADING,
    SUFFERING,
    TITLES,
    Figure,
    Nature,
    behind_titles,
    given_names,
    tell_gender,
)
from geomap.people.phrases import LINKS, SMALL, Phrase, read_phrase

_LED = frozenset({"led", "headed", "commanded", "under"})
_HELD = frozenset("held seized kidnapped kidnaped abducted captured detained taken imprisoned".split())
"""Who is described by one of these is a hostage too."""
_TOGETHER = frozenset({"and", "with", "carrying"})
_SHIPS = frozenset({"MS", "MV", "SS", "RMS", "HMS", "USS", "MT"})
"""Before the name of a ship."""
_RIDERS = frozenset("crew passengers sailors astronauts cosmonauts".split())
"""They are where their craft is."""
_HAPPENINGS = frozenset(
    "visit trip tour journey voyage travels pilgrimage flight travel stay escape route trial arrest funeral burial"
    " rescue release capture disappearance search hunt hijack loss return arrival departure odyssey ordeal fate case"
    " life career death murder siege seizure extradition deportation expulsion evacuation execution abduction detention"
    " liberation migration".split()
)
"""Whose these are is followed."""
_SHORT = 5
_STRENGTHS = frozenset({"tropical", "subtropical", "super", "severe"})
DISEASES = SPREADING | frozenset("flu influenza measles cholera ebola polio plague malaria dengue fever".split())
_OF_DISEASES = ANIMALS | frozenset("swine avian deadly new human".split())
"""What stands before a disease's noun and is not what it goes by: "bird flu"."""
_GENERIC = frozenset({"space", "cruise", "oil", "research", "cargo", "container", "patrol", "solar", "fishing"})
"""Before the noun of a craft these are no part of its name: "Space Shuttle Columbia"."""
_CRAFT = NATURES["ship"] | NATURES["aircraft"]
_TRAINS = frozenset("convoy caravan flotilla motorcade fleet".split())
"""Many on one way: "it" and "they"."""
_MARCHES = frozenset({"march", "pilgrimage", "exodus"})
"""So those are called who go on foot together."""
_DESCRIBING = ("ous", "ive", "ic", "al", "ar", "ed", "en", "ing", "ary", "ish", "ble", "less", "ful", "ong")
"""So end words that only describe a thing: "the stolen bronze"."""


def asked_for(asked: str) -> Figure:
    """What the user calls the followed, as a figure to look for: its proper names, and the nouns it goes by."""
    asides = re.findall(r"\(([^)]*)\)", asked)
    quoted = re.findall(r"[\"“]([^\"”]+)[\"”]", asked)
    plain = " ".join(re.sub(r"\([^)]*\)", " ", asked).split())
    plain = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", plain, flags=re.I)
    first, *more = [read_phrase(part) for part in re.split(r"\s*[,;]\s+", re.sub(r"[\"“”]", "", plain))]
    within = [p for aside in asides for p in re.split(r"\s*[,;]\s*", re.sub(r"[\"“”]", "", aside)) if p]
    asides_read = [read for p in within if (read := read_phrase(p)).link != "to"]  # not of "(Lyon to Osh)"
    if first.link == "of" and first.tail and not first.names and _is_happening(first.main):
        return asked_for(first.tail)  # "the escape of Jan Novak"
    tail = read_phrase(first.tail)
    nature = _nature(first, asides_read)
    f = Figure(nature=nature, asked=True)
    quoted = [q for q in quoted if q[:1].isupper()]
    for run in [*quoted, *_names(first, tail, nature), *(n for p in more for n in p.names)]:
        _add_name(f, run)
    for phrase in asides_read:
        _add_aside(f, phrase)
    if nature == "group" and not f.names:
        people = [run for run in first.before if not (" " in run or run.isupper() or _NATIONAL.search(run))]
        f.doubtful |= {*people, *(tail.names if first.link in _ABOARD else [])}
        f.names.update(f.doubtful)
    f.modifiers = {*first.before, *first.owners}
    if nature == "group" and any("team" in phrase.nouns for phrase in asides_read):
        f.roles |= SIDES
    if nature == "person" and f.names:
        nouns = {*first.nouns, *(n for p in more for n in p.nouns)}
        f.roles |= nouns & (ROLE_NOUNS | PERSON_NOUNS | ANIMALS) | {first.main} - {""}
        f.roles |= alike(nouns & (ANIMALS | {"sailor", "teenage"})) - {"teenage"}
    else:
        f.roles |= _roles(first, tail, nature, asides_read)
        f.label = plain or asked
    riders = {n for n in tail.nouns if are_people(n, PERSON_NOUNS)} if first.link in _TOGETHER else set()
    crew = {n for p in asides_read for n in p.nouns if nature != "person" and are_people(n, PERSON_NOUNS)}
    if (riders or crew) and nature != "group":
        f.many = True
        f.roles |= riders | crew | {"group"}
    f.many = f.many or (nature in ("ship", "vehicle") and first.main in _TRAINS)
    if first.link in _HELD and f.roles & {"group"}:
        f.roles |= {"hostages", "captives"}
    if first.link == "and" and tail.names and not tail.nouns and nature == "person":
        f.many = True  # "the couple Ana and Jan Novak"
        last = tail.names[0].split()[-1]
        f.names.update(f"{n} {last}" for n in first.names if " " not in n)
        f.roles |= {"couple", f"{last.lower()}s"}
    tell_gender(f, f.name if f.names else "", frozenset(first.nouns))
    if nature == "person" and f.gender == "u" and not ANIMALS.intersection(first.nouns):
        f.gender = "f" if FEMALE_NOUNS & {*first.nouns} else "m" if MALE_NOUNS & {*first.nouns} else "u"
    return f


def _is_happening(noun: str) -> bool:
    """ "The voyage of the Blue Heron", "the sinking", "the extradition": who or what it happens to is followed."""
    return noun in _HAPPENINGS or (len(noun) > _SHORT and noun.endswith("ing") and noun not in KIND_OF)


def words_of(f: Figure) -> frozenset[str]:
    """Any word of a description: the last resort where no report has its noun."""
    words = re.findall(r"[^\W\d_]{3,}", f.label or " ".join(f.names))
    return alike(w.lower() for w in words if w not in LINKS and w.lower() not in SMALL)


def _nature(first: Phrase, asides: Sequence[Phrase]) -> Nature:
    named = [w for run in (*first.names, *first.before, *first.owners) for w in run.lower().split()]
    if first.owners and _is_happening(first.main) and not first.names:
        return "person"
    told = _kind(first.main)
    if told == "vehicle" and first.main in _TRAINS and any(are_people(n + "s", PERSON_NOUNS) for n in first.nouns[:-1]):
        return "group"  # "the migrant caravan"
    if told:
        return told
    if first.main and first.names and (first.main in PERSON_NOUNS or first.main in ANIMALS):
        return "person"
    kinds: list[Nature | None] = [*map(_kind, reversed(first.nouns)), *(CALLED.get(w) for w in named)]
    if len(first.names) == 1:  # "Space Shuttle Columbia", "Ferry Blue Gull"
        kinds += [_kind(w) for w in named[: 2 if named[0] in _GENERIC else 1] if w in _CRAFT and len(named) > 1]
    if first.names and (last := named[-1:]) and named[0] not in given_names():
        kinds += [*(_kind(w) for w in last if w in KIND_OF), *(_kind(p.main) for p in asides if not p.names)]
    if found := [kind for kind in kinds if kind]:
        return found[0]
    if first.names or (first.before and first.owners):
        return "person"
    one = first.main in PERSON_NOUNS or first.main in ANIMALS or first.main.endswith(_DOERS)
    return "person" if one or not first.main else "group" if first.main.endswith("s") else "cargo"


def _kind(noun: str) -> Nature | None:
    """What a noun by itself makes of it."""
    if noun in COLLECTIVES | _MARCHES or are_people(noun, PERSON_NOUNS):
        return "group"
    if not noun or noun in PERSON_NOUNS:
        return None
    if noun in DISEASES:
        return "group"
    return KIND_OF.get(noun)


def _names(first: Phrase, tail: Phrase, nature: Nature) -> Iterator[str]:
    """What of a description names the followed."""
    yield from first.names
    if not first.names and nature not in ("group", "person", "cargo"):
        owners = (*first.before, *first.owners)
        yield from (o for o in owners if nature != "vehicle" or not o.isupper())  # "the UN convoy"
    elif not first.names and nature == "cargo" and first.before:
        yield from first.before
    elif not first.names and (_is_happening(first.main) or first.main in _FIGHTERS):
        yield from (*first.owners, *first.before)
    if first.link in _LED or (first.link == "and" and tail.names and not tail.nouns):
        yield from tail.names
    elif first.main in _RIDERS and not first.names:
        yield from (*first.before, *tail.names)
        if first.link == "and" and tail.main in _RIDERS:
            yield from read_phrase(tail.tail).names  # "the passengers and crew of the Gull"


_NATIONAL = re.compile(r"(?:an|ese|[cs]h|[^aeiou]i|Greek|Czech|Swiss|Thai)$")
"""So end the adjectives of most countries; "Rohingya" names those who are followed."""
_DOERS = ("er", "or", "ist", "ee", "man", "woman", "girl", "boy")
"""So end most nouns for people: "motorcyclist", "backpacker"."""
_FIGHTERS = frozenset("rebels insurgents guerrillas militants fighters".split())
"""Before these stands by what they are called: "the M7 rebels"."""
_ABOARD = frozenset({"aboard", "on", "holding"})
"""Behind these stands the craft of those who are followed, or a mountain."""


def _add_name(f: Figure, run: str) -> None:
    if f.nature == "person" and (bare := behind_titles(run)):
        f.names.update({run: 1, bare: 1})
        f.roles |= {*re.split(r"\W+", run.removesuffix(bare).lower())} & ROLE_NOUNS
        return
    first, *rest = run.split()
    if f.nature == "person" and (bare := _behind_offices(run)):
        f.names.update({run: 1, bare: 1})
        f.roles |= {w.lower() for w in run.removesuffix(bare).split()[-1:]}
        return
    aboard = f.nature == "group" and first in _SHIPS
    if not (rest and first.lower().rstrip(".") in HONORIFICS) or aboard:
        f.names[run] += 1
    if rest and aboard:
        f.names[" ".join(rest)] += 1  # "the passengers of the MS Gull"
    general = CALLED.keys() | TITLES | _STRENGTHS | (_CRAFT | _GENERIC if f.nature in ("ship", "aircraft") else set())
    while f.nature != "group" and rest and rest[0][:1].isupper() and first.lower().rstrip(".") in general:
        f.names[" ".join(rest)] += 1
        f.roles |= {first.lower()} & ROLE_NOUNS
        first, *rest = rest


def _behind_offices(name: str) -> str:
    """ "Ana Duarte" of "Homeland Security Advisor Ana Duarte": what begins with a given name behind two other words."""
    words = name.split()
    given = next((k for k, w in enumerate(words) if w.lower() in given_names()), 0)
    return " ".join(words[given:]) if given > 1 and 2 <= len(words) - given <= 3 else ""


def _add_aside(f: Figure, phrase: Phrase) -> None:
    """ "(Hope)", "(balloon Morton)", "(crew Duarte and Hill)": other names, and what moves together with it."""
    tail = read_phrase(phrase.tail)
    both = phrase.link == "and" and not tail.nouns
    for run in [*phrase.names, *(tail.names if both else [])]:
        if not {w.lower() for w in run.split()} <= TITLES:
            f.names[run] += 1
            f.beside.add(run)
            if not phrase.nouns:
                f.doubtful.add(run)
    known = KIND_OF.keys() | ROLE_NOUNS | PERSON_NOUNS | ANIMALS
    known = KIND_OF.keys() | ROLE_NOUNS | PERSON_NOUNS | ANIMALS
    f.roles |= {*phrase.nouns} & known | ({phrase.main} if phrase.nouns and not phrase.names else set())
    if phrase.link in ("and", "") and tail.nouns:
        f.roles |= {*tail.nouns} & known


def _roles(first: Phrase, tail: Phrase, nature: Nature, asides: Sequence[Phrase]) -> frozenset[str]:
    """The nouns by which a text may speak of what has no name, or is no person."""
    nouns = {first.main} - {"", "people"}
    if first.main == "people":
        nouns = {"people"} if len(first.nouns) == 1 else {*first.nouns} & {"boat"} and {"refugees", "survivors"}
    nouns |= {n for n in first.nouns if are_people(n, PERSON_NOUNS)}
    if first.link in _TOGETHER or first.link == "of":
        nouns |= {n for n in tail.nouns if are_people(n, PERSON_NOUNS)}
    roles = set(alike(nouns))
    if nature == "cargo":
        roles |= alike(n for n in first.nouns if n == first.main or not n.endswith(_DESCRIBING))
        if not first.main:
            roles |= NATURES["cargo"]
    elif nature not in ("person", "group"):
        roles |= NATURES[nature] | {n for n in first.nouns if n in NATURES[nature]}
    if DISEASES & {*first.nouns}:
        roles |= (
            SPREADING
            | SUFFERING
            | ({*first.nouns} - _OF_DISEASES)
            | {w.lower() for run in first.before for w in run.split()}
        )
    if nature == "group":
        roles |= {n for n in first.nouns if n in NATURES["group"] or n in COLLECTIVES}
        roles |= alike(n for n in first.nouns[:-1] if n.endswith("s"))  # "the marines platoon"
        if any(w.lower() in CALLED for w in (*first.nouns, *" ".join([*first.names, *first.before]).split())):
            roles |= SIDES | {"team", "squad"}
        if are_people(first.main, PERSON_NOUNS):
            roles |= {"group", "groups"}
            roles |= {run.split()[-1].lower() + "s" for run in first.before}  # "the Koreans"
    return frozenset(roles)
