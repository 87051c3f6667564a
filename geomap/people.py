"""Who is who: full and short names, titles, pronouns, and whatever else moves (ships, aircraft, storms, delegations).

`cast()` reads all reports of a story together, so that "Bakiyev" in one is "Kurmanbek Bakiyev" in the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geomap.figures import CALLED, HEADS, NATURES, ROLE_NOUNS, Figure, Nature, asked_for, given_names, key, tell_gender
from geomap.grouping import by_sentence
from geomap.model import Person, Reading, Span
from geomap.namefinding import Token, names_in, tokens_of

LONGEST_NAME = 400
"""No mention of anybody is longer, in characters."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody (and everything that moves) in a story."""

    people: tuple[Person, ...]
    at: dict[str, tuple[tuple[Span, str], ...]]
    """For each report, the mentions in order of place: (span, canonical name)."""

    def within(self, report: str, span: Span) -> tuple[str, ...]:
        """Canonical names mentioned in a stretch of a report, in order, each once."""
        return tuple(dict.fromkeys(name for _, name in self._rows(report, span)))

    def mentions_in(self, report: str, span: Span) -> tuple[Span, ...]:
        """Where anybody is mentioned in a stretch of a report."""
        return tuple(s for s, _ in self._rows(report, span))

    def _rows(self, report: str, span: Span) -> list[tuple[Span, str]]:
        rows = self.at.get(report, ())
        first = bisect_left(rows, span.start - LONGEST_NAME, key=lambda row: row[0].start)
        last = bisect_left(rows, span.end, key=lambda row: row[0].start)
        return [row for row in rows[first:last] if span.overlaps(row[0])]


def cast(readings: Sequence[Reading], follow: Sequence[str] = ()) -> Cast:
    """Find the people of all reports and every mention of them.

    `follow`: what the user calls those whose routes are wanted ("the aid ship Amalthea"); each that the reports know
    becomes one of the cast under a name of its own, even if no pattern would have found it.
    """
    figures: list[Figure] = [asked_for(asked) for asked in follow]
    for f in figures:
        _learn_nature(f, readings)
    known_as: dict[str, list[Figure]] = {}
    for f in figures:
        _file(known_as, f, f.names)
    texts = [[tokens_of(reading, s) for s in reading.sentences] for reading in readings]
    for reading, sentences in zip(readings, texts, strict=True):
        literal = (m.span for m in reading.mentions if m.role == "literal")
        places = by_sentence(reading.sentences, literal, lambda span: span)
        for sentence, words, here in zip(reading.sentences, sentences, places, strict=True):
            if sentence.kind not in ("notice", "listing"):
                for _, name, roles in names_in(words, here):
                    _join(figures, known_as, name, roles)
    figures = [f for f in figures if f.names or f.label]
    for reading, sentences in zip(readings, texts, strict=True):
        _Reader(figures, reading).read(sentences)
    known = [f for f in figures if f.spans]
    at: dict[str, list[tuple[Span, str]]] = {}
    for f in known:
        for report, span in sorted(set(f.spans)):
            at.setdefault(report, []).append((span, f.name))
    people = tuple(sorted((f.freeze() for f in known), key=lambda p: (-len(p.spans), p.name)))
    return Cast(people, {r: tuple(sorted(s)) for r, s in at.items()})


def _learn_nature(f: Figure, readings: Sequence[Reading]) -> None:
    """What the texts treat as a thing is one: "the Aster Spirit", "the tanker Aster Spirit", "Hurricane Ilsa"."""
    if f.nature != "person" or f.roles:
        return
    named = "|".join(re.escape(n) for n in sorted(f.names, key=len, reverse=True))
    before = [
        m[1].lower() for r in readings for m in re.finditer(rf"([\w’'.-]+)\s+(?:{named})\b(?!['’]s \w)", r.report.text)
    ]
    kinds = [kind for w in before for kind, nouns in NATURES.items() if w in nouns or CALLED.get(w) == kind]
    if kinds:
        f.nature = max(sorted(set(kinds)), key=kinds.count)
    elif before.count("the") * 2 > len(before):
        f.nature = "ship"
    if f.nature != "person":
        f.roles |= NATURES[f.nature]


def called(people: Iterable[Person], asked: str) -> Person | None:
    """Who of the cast goes by what the user asked for: the canonical name or any other, in any case."""
    wanted = asked_for(asked)
    want = {key(asked), key(wanted.name), *map(key, wanted.names)}
    exact = [p for p in people if want & set(map(key, p.names))]
    if exact:
        return exact[0]
    words = set(key(asked).split())
    partly = [p for p in people if any(words and words <= set(key(n).split()) for n in p.names)]
    return partly[0] if partly else None


def _join(figures: list[Figure], known_as: dict[str, list[Figure]], name: str, roles: frozenset[str]) -> None:
    """Add a name to whom it belongs: same name, or the same last name and no other given name."""
    nature: Nature = next((r for r in NATURES if r in roles), "person")
    wanted = key(name)
    for f in known_as.get(wanted.rpartition(" ")[2], ()):
        if any(_same(wanted, key(n)) for n in f.names) and (f.nature == nature or f.nature != "person"):
            break
    else:
        f = Figure(nature=nature)
        figures.append(f)
    f.names[name] += 1
    _file(known_as, f, [name])
    if nature == "person":
        f.roles |= roles & ROLE_NOUNS
        if roles & HEADS:
            f.roles.add("leader")
        tell_gender(f, name, roles)
    else:
        f.roles |= NATURES[nature]


def _file(known_as: dict[str, list[Figure]], f: Figure, names: Iterable[str]) -> None:
    """File a figure under the last words of its names: who is the same shares the last word."""
    for name in names:
        row = known_as.setdefault(key(name).rpartition(" ")[2], [])
        if f not in row:
            row.append(f)


def _same(a: str, b: str) -> bool:
    """Whether two folded names are one person's: equal, or one is the other's last name, or given and last agree."""
    x, y = a.split(), b.split()
    if x == y:
        return True
    if not x or not y:
        return False
    if len(x) > len(y):
        x, y = y, x
    if len(x) == 1:
        return x[0] == y[-1]
    return x[-1] == y[-1] and x[0] == y[0]


# --- mentions ------------------------------------------------------------------------------------------------------


NOUNS = frozenset().union(*NATURES.values())
REMEMBERED = 40
"""So many of those spoken of last can be meant by a pronoun or "the ship"."""
DETERMINERS = frozenset({"the", "this", "these", "that", "their", "its", "a", "an"})
MASCULINE, FEMININE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
NEUTER, PLURAL = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "themselves"})


def _bare(f: Figure, noun: str) -> bool:
    """Groups that only nouns name are spoken of without an article: "refugees crossed", "measles spread"."""
    return f.nature == "group" and not f.names and noun.endswith("s")


class _Reader:
    """Goes through one report and notes every mention of every figure."""

    def __init__(self, figures: list[Figure], reading: Reading) -> None:
        self.figures, self.report = figures, reading.report.id
        self.kinds = [s.kind for s in reading.sentences]
        self.forms = _forms(figures)
        self.roles: dict[str, list[Figure]] = {}
        for f in figures:
            for role in sorted(f.roles):
                self.roles.setdefault(role, []).append(f)
        self.recent: list[Figure] = []
        """Most recently mentioned last; the subject of the latest sentence very last."""

    def read(self, sentences: list[list[Token]]) -> None:
        for kind, words in zip(self.kinds, sentences, strict=True):
            if kind != "notice":
                self._sentence(words)

    def _sentence(self, words: list[Token]) -> None:
        here: list[Figure] = []
        i, n = 0, len(words)
        while i < n:
            found, length = self._name(words, i) or self._role(words, i) or self._pronoun(words, i, here) or (None, 1)
            if found:
                found.spans.append((self.report, Span(words[i][1].start, words[i + length - 1][1].end)))
                here.append(found)
            i += length
        for f in [*reversed(here[1:]), *here[:1]]:  # the first is most likely the subject, and the next "he"
            if f in self.recent:
                self.recent.remove(f)
            self.recent.append(f)
        del self.recent[:-REMEMBERED]

    def _name(self, words: list[Token], i: int) -> tuple[Figure, int] | None:
        for form, f in self.forms.get(words[i][0].casefold(), ()):
            window = [w for w, _ in words[i : i + len(form)]]
            if tuple(w.casefold() for w in window) == form and window[0][:1].isupper():
                before = words[i - 1][0] if i else ""
                after = words[i + len(form)][0] if i + len(form) < len(words) else ""
                part_of_other = len(form) == 1 and (
                    (before[:1].isupper() and before.lower() in given_names()) or after[:1].isupper()
                )
                if not part_of_other:
                    return f, len(form)
        return None

    def _role(self, words: list[Token], i: int) -> tuple[Figure, int] | None:
        """ "the president", "this shipment", "the slow-moving storm", "refugees": who goes by that noun."""
        first = words[i][0].lower()
        if first not in DETERMINERS:
            if first not in self.roles:
                return None
            bare = [f for f in self.roles[first] if f.nature == "cargo" or _bare(f, first)]
            return (bare[0], 1) if bare else None
        for k in range(i + 1, min(i + 7, len(words))):
            noun = words[k][0].lower()
            after = words[k + 1][0] if k + 1 < len(words) else ""
            if not noun[:1].isalpha() and noun != "-":
                return None
            if after[:1].isupper() or after == "-":
                named = self._name(words, k + 1) if noun in ROLE_NOUNS or noun in NOUNS else None
                if named:  # "the tanker Blue Heron", "the minister Ana Duarte"
                    return named[0], k + 1 - i + named[1]
                continue
            known = [f for f in self.roles.get(noun, ()) if first not in ("a", "an") or f.nature == "group"]
            if known and (k - i <= 2 or known[0].nature != "person"):
                return self._meant(known), k - i + 1
            if words[k][0][:1].isupper() and not after[:1].islower():
                return None
        return None

    def _meant(self, known: list[Figure]) -> Figure:
        """Of several presidents the one the reports speak of most; of two ships the one spoken of last."""
        if known[0].nature == "person":
            return max(known, key=lambda f: (f in self.recent, len(f.spans), sum(f.names.values())))
        return max(known, key=lambda f: self.recent.index(f) if f in self.recent else -1)

    def _pronoun(self, words: list[Token], i: int, here: list[Figure]) -> tuple[Figure, int] | None:
        form = words[i][0].lower()
        if form in MASCULINE or form in FEMININE:
            gender = "m" if form in MASCULINE else "f"
            fits = [f for f in self.recent if f.nature == "person" and f.gender in (gender, "u")]
            now = [f for f in here if f.nature == "person" and f.gender in (gender, "u")]
            chosen = now[0] if now else fits[-1] if fits else None
            if chosen is not None and chosen.gender == "u":
                chosen.gender = gender
            return (chosen, 1) if chosen else None
        if form in NEUTER:
            fits = [f for f in [*self.recent[-3:], *here[:1]] if f.nature not in ("person", "group")]
            return (fits[-1], 1) if fits else None
        if form in PLURAL:
            fits = [f for f in [*self.recent[-2:], *here[:1]] if f.nature in ("group", "cargo")]
            return (fits[-1], 1) if fits else None
        return None


def _forms(figures: list[Figure]) -> dict[str, list[tuple[tuple[str, ...], Figure]]]:
    """First word -> (all words, whose) of every name and of its short forms, longest first."""
    owners: dict[tuple[str, ...], list[Figure]] = {}
    for f in figures:
        for name in f.names:
            for short in _short_forms(f, name):
                owners.setdefault(short, []).append(f)
    out: dict[str, list[tuple[tuple[str, ...], Figure]]] = {}
    for words, who in owners.items():
        best = max(who, key=lambda f: sum(f.names.values()))
        out.setdefault(words[0], []).append((words, best))
    for rows in out.values():
        rows.sort(key=lambda r: -len(r[0]))
    return out


def _short_forms(f: Figure, name: str) -> set[tuple[str, ...]]:
    """A name and what is left of it on second mention: last name, "Suu Kyi", "Malala"; "Dorian", "Flight 1476"."""
    words = tuple(re.findall(r"[\w’'.]+|-", name.casefold()))
    if not words:
        return set()
    if f.nature not in ("person", "group"):
        kind = words[0] in CALLED or words[0] in NATURES[f.nature]
        return {words, words[1:]} if len(words) > 1 and kind else {words, words[-2:] if words[-1].isdigit() else words}
    short = {words, words[-1:]}
    if len(words) > 2:
        short.add(words[-2:])
    if len(words) > 1:
        short.add(words[:1])
        if "-" in words:  # "Kim Jong-un", "al-Assad"
            short.add(words[words.index("-") - 1 :])
    return {s for s in short if any(len(w) > 1 for w in s) and s != ("-",)}
