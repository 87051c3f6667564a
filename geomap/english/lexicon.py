"""Which words tell of which kind of event, in every form they take in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from geomap.english.lemmas import irregular_forms
from geomap.model import EventKind

Pos = Literal["v", "n"]
How = Literal["base", "s", "ed", "ing", "noun"]
"""How a verb is inflected; `noun` for nouns."""
Reach = Literal["sentence", "report", "theme", "before", "after", "place"]
"""Where the company of a word is looked for: in its sentence; in the report, of a theme two of it; before or after the
word, within its clause; or it is a place's name."""
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event."""

    lemma: str
    kind: EventKind
    pos: Pos
    form: How
    follow: tuple[str, ...] = ()
    """The words that must come right after it: "off" of "set off"."""
    apart: bool = False
    """An object may stand before the word that follows: "rounded them up"."""
    company: frozenset[str] = NONE
    """Words of which one must be there: "collapsed" tells an accident only of a building."""
    reach: Reach = "sentence"


@dataclass(frozen=True, slots=True)
class _Table:
    triggers: dict[str, tuple[Trigger, ...]]
    actors: dict[str, EventKind]
    phrases: frozenset[tuple[str, str]]
    followed: frozenset[tuple[str, str]]


def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Form in lower case -> what it may tell, verbs first. From data/triggers.tsv, which explains its own format."""
    return _table().triggers


def actors() -> dict[str, EventKind]:
    """Nouns in lower case for those who do such things, with the kind of what they mostly do."""
    return _table().actors


def no_events() -> frozenset[tuple[str, str]]:
    """Word pairs that tell of nothing though one of their words is a trigger: "fire service", "heart attack"."""
    return _table().phrases


def spoken_for() -> frozenset[tuple[str, str]]:
    """Word pairs whose second word belongs to the verb before it: "fire" of "opened fire"."""
    return _table().followed


@cache
def _table() -> _Table:
    text = (files("geomap") / "data" / "triggers.tsv").read_text(encoding="utf-8")
    rows = [_row(n, line) for n, line in enumerate(text.splitlines(), 1) if line and line[0] != "#"]
    groups: dict[str, frozenset[str]] = {}
    for _, name, pos, words in rows:
        if pos == "@":
            groups[name] = groups.get(name, NONE) | frozenset(words.split())
    pairs = frozenset(_pair(p) for _, _, pos, words in rows if pos == "-" for p in words.split())
    doers = {word: cast(EventKind, kind) for _, kind, pos, words in rows if pos == "a" for word in words.split()}
    found: dict[str, dict[Trigger, None]] = {}
    for number, kind, pos, words in rows:
        if pos in ("@", "-", "a"):
            continue
        if kind not in get_args(EventKind) or pos not in get_args(Pos):
            raise ValueError(f"triggers.tsv:{number}: unknown kind or part of speech: {kind} {pos}")
        for entry in words.split():
            for form, trigger in _read(entry, cast(EventKind, kind), cast(Pos, pos), groups):
                found.setdefault(form, {})[trigger] = None
    ordered = {form: tuple(sorted(t, key=lambda x: x.pos, reverse=True)) for form, t in found.items()}
    followed = frozenset((form, t.follow[0]) for form, row in ordered.items() for t in row if t.follow)
    return _Table(ordered, doers, pairs, followed)


def _row(number: int, line: str) -> tuple[int, str, str, str]:
    kind, pos, words = line.split("\t")
    return number, kind, pos, words


def _pair(words: str) -> tuple[str, str]:
    first, _, second = words.partition("_")
    return first, second


_REACHES: dict[str, Reach] = {"@": "report", "<": "before", ">": "after"}


def _read(entry: str, kind: EventKind, pos: Pos, groups: dict[str, frozenset[str]]) -> list[tuple[str, Trigger]]:
    """The forms of one entry of the table: "set_off", "slay:slew,slain", "collapse@built", "enter@<army"."""
    rest, _, group = entry.partition("@")
    reach: Reach = "theme" if group[:2] == "@@" else _REACHES.get(group[:1], "sentence")
    if group == ">place":
        reach, group = "place", ""
    company = groups[group.lstrip("@<>")] if group else NONE
    lemma, _, irregular = rest.partition(":")
    apart, lemma = "~" in lemma, lemma.replace("~", "_")
    words = _HYPHEN.sub("_-_", lemma).split("_")
    return [
        (form, Trigger(lemma, kind, pos, how, follow, apart, company, reach))
        for form, follow, how in _phrases(words, pos, irregular)
    ]


_HYPHEN = re.compile(r"(?<!\bre)-")
"""Tokens part at a hyphen, but for "re-elect"."""


def _phrases(words: list[str], pos: Pos, irregular: str) -> list[tuple[str, tuple[str, ...], How]]:
    """The forms of a word and what follows it; of a verb the first word is inflected, of a noun the last."""
    if pos == "n" and len(words) > 1:
        return [(words[0], (*words[1:-1], form), how) for form, how in _forms(words[-1], pos, "")]
    return [(form, tuple(words[1:]), how) for form, how in _forms(words[0], pos, irregular)]


@cache
def inflections(lemma: str) -> frozenset[str]:
    """Every form of a verb in lower case."""
    return frozenset(form for form, _ in _forms(lemma, "v", "")) | irregular_forms(lemma)


@cache
def _forms(lemma: str, pos: Pos, irregular: str) -> tuple[tuple[str, How], ...]:
    hisses = lemma.endswith(("ch", "sh", "x", "ss"))
    ies = lemma[-1] == "y" and lemma[-2] not in "aeiou"
    plural = lemma[:-1] + "ies" if ies else lemma + ("es" if hisses or (pos == "v" and lemma[-1] == "o") else "s")
    if pos == "n":
        return (lemma, "noun"), (plural, "noun")
    found: list[tuple[str, How]] = [(lemma, "base"), (plural, "s")]
    found += [(past, "ed") for past in (irregular.split(",") if irregular else _pasts(lemma, plural, ies))]
    found.append(((lemma[:-2] + "y" if lemma.endswith("ie") else _stem(lemma)) + "ing", "ing"))
    if re.search(r"[aeiou]l$", lemma):  # travelled, refuelled, as in Britain
        found += [(lemma + "led", "ed"), (lemma + "ling", "ing")]
    return tuple(found)


def _pasts(lemma: str, plural: str, ies: bool) -> list[str]:
    """Past forms: the regular one and those that English grammar lists ("burnt", "burned"); some are nobody's."""
    listed = irregular_forms(lemma)
    found = sorted(f for f in listed if not f.endswith("ing") and f != plural)
    unchanged = [lemma] if listed and set(found) <= {lemma + "en"} else []  # "cut", "put", "beat"
    regular = lemma[:-1] + "ied" if ies else (lemma if lemma[-1] == "e" else _stem(lemma) + "e") + "d"
    return list(dict.fromkeys([*found, *unchanged, regular]))


_DOUBLING = frozenset(
    "kidnap refer transfer deter commit admit control compel rebel begin acquit submit regret rebut confer".split()
)


_ONE_SHORT_SYLLABLE = re.compile(r"(?:[^aeiou]*|s?qu)[aeiou][bdgklmnprtz]\Z")
""" "Slam", "spot": a single consonant behind a single vowel."""


def _stem(lemma: str) -> str:
    if lemma in _DOUBLING or _ONE_SHORT_SYLLABLE.match(lemma):
        return lemma + lemma[-1]
    return lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
