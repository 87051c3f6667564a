"""Which words tell of which kind of event, in every form they take in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from geomap.lemmas import irregular_forms
from geomap.model import EventKind

Pos = Literal["v", "n"]
How = Literal["base", "s", "ed", "ing", "noun"]
"""How a verb is inflected; `noun` for nouns."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event."""

    lemma: str
    kind: EventKind
    pos: Pos
    form: How


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Form in lower case -> what it may tell, verbs first. From data/triggers.tsv."""
    table = (files("geomap") / "data" / "triggers.tsv").read_text(encoding="utf-8")
    found: dict[str, list[Trigger]] = {}
    for number, line in enumerate(table.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, pos, words = line.split("\t")
        if kind not in get_args(EventKind) or pos not in get_args(Pos):
            raise ValueError(f"triggers.tsv:{number}: unknown kind or part of speech: {kind} {pos}")
        for entry in words.split():
            lemma, _, irregular = entry.partition(":")
            if irregular == "-":  # too many other senses to tell an event on its own
                continue
            for form, how in _forms(lemma, cast(Pos, pos), irregular):
                trigger = Trigger(lemma, cast(EventKind, kind), cast(Pos, pos), how)
                if trigger not in found.setdefault(form, []):
                    found[form].append(trigger)
    return {form: tuple(sorted(t, key=lambda x: x.pos, reverse=True)) for form, t in found.items()}


@cache
def inflections(lemma: str) -> frozenset[str]:
    """Every form of a verb in lower case."""
    return frozenset(form for form, _ in _forms(lemma, "v", "")) | irregular_forms(lemma)


def _forms(lemma: str, pos: Pos, irregular: str) -> list[tuple[str, How]]:
    hisses = lemma.endswith(("ch", "sh", "x", "ss"))
    ies = lemma[-1] == "y" and lemma[-2] not in "aeiou"
    plural = lemma[:-1] + "ies" if ies else lemma + ("es" if hisses or (pos == "v" and lemma[-1] == "o") else "s")
    if pos == "n":
        return [(lemma, "noun"), (plural, "noun")]
    regular = lemma[:-1] + "ied" if ies else _stem(lemma) + "ed"
    found: list[tuple[str, How]] = [(lemma, "base"), (plural, "s")]
    found += [(past, "ed") for past in (irregular.split(",") if irregular else [regular])]
    found.append(((lemma[:-2] + "y" if lemma.endswith("ie") else _stem(lemma)) + "ing", "ing"))
    if re.search(r"[^aeiou][aeiou]l$", lemma):  # travelled, cancelled, as in Britain
        found += [(lemma + "led", "ed"), (lemma + "ling", "ing")]
    return found


_DOUBLING = frozenset("stab kidnap ship refer rob strip transfer deter trek set hit sit run swim get put cut plan "
                      "rap nap stop ban bar commit admit step control compel rebel quit begin win".split())  # fmt: skip


def _stem(lemma: str) -> str:
    if lemma in _DOUBLING:
        return lemma + lemma[-1]
    return lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
