"""Who is who: full and short names, titles, pronouns, and whatever else moves (ships, aircraft, storms, delegations).

`cast()` reads all reports of a story together, so that "Bakiyev" in one is "Kurmanbek Bakiyev" in the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geomap.grouping import by_sentence
from geomap.model import Person, Reading, Span
from geomap.people.asking import asked_for, words_of
from geomap.people.coreference import Coreference
from geomap.people.epithets import learned_roles
from geomap.people.figures import (
    FEMALE_TITLES,
    HEADS,
    HONORIFICS,
    MALE_TITLES,
    NATURES,
    ROLE_NOUNS,
    SIDES,
    TITLES,
    Figure,
    Nature,
    given_names,
    key,
    tell_gender,
)
from geomap.people.namefinding import Token, names_in, tokens_of
from geomap.people.natures import learn_gender, learn_nature, learn_numbers

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
    wanted = [asked_for(_as_written(asked, readings)) for asked in follow]
    figures = list(wanted)
    for f in figures:
        _drop_places(f, readings)
        learn_nature(f, readings)
        learn_gender(f, readings)
        learn_numbers(f, readings)
    known_as: dict[str, list[Figure]] = {}
    for f in figures:
        _file(known_as, f, f.names)
    texts = [[tokens_of(reading, s) for s in reading.sentences] for reading in readings]
    for reading, sentences in zip(readings, texts, strict=True):
        literal = (m.span for m in reading.mentions if m.role == "literal")
        places = by_sentence(reading.sentences, literal, lambda span: span)
        for sentence, words, here in zip(reading.sentences, sentences, places, strict=True):
            if sentence.kind not in ("notice", "listing"):
                for span, name, roles in names_in(words, here):
                    _join(figures, known_as, name, roles | _described_as(words, span))
                for f in wanted:
                    f.roles |= _described_by(f, words)
    figures = [f for f in figures if f.names or f.label]
    _mention(figures, readings, texts)
    lost = [f for asked, f in zip(follow, wanted, strict=True) if not f.spans and not _goes_by(figures, asked)]
    if lost:
        for f in figures:
            f.spans.clear()
        for f in lost:
            f.roles |= words_of(f)
        _mention(figures, readings, texts)
    known = [f for f in figures if f.spans]
    at: dict[str, list[tuple[Span, str]]] = {}
    for f in known:
        for report, span in sorted(set(f.spans)):
            at.setdefault(report, []).append((span, f.name))
    people = tuple(sorted((f.freeze() for f in known), key=lambda p: (-len(p.spans), p.name)))
    return Cast(people, {r: tuple(sorted(s)) for r, s in at.items()})


def _as_written(asked: str, readings: Sequence[Reading]) -> str:
    """One word as the reports mostly write it: "Cholera" is no name if they write "cholera"."""
    if not asked.isalpha():
        return asked
    words = [w for r in readings for w in re.findall(rf"\b{asked}\b", r.report.text, re.IGNORECASE)]
    return asked.lower() if sum(map(str.islower, words)) * 2 > len(words) else asked


def _mention(figures: list[Figure], readings: Sequence[Reading], texts: Sequence[list[list[Token]]]) -> None:
    """Note every mention of every figure in every report."""
    for reading, sentences in zip(readings, texts, strict=True):
        named = (m.span for m in reading.mentions if m.role == "literal" and m.resolution)
        lands = {
            m.span.start: m.resolution.place.country
            for m in reading.mentions
            if m.resolution and m.resolution.place.country
            if m.role not in ("literal", "embedded") or m.resolution.place.kind == "country"
        }
        Coreference(figures, reading.report.id, named, lands).read(reading.sentences, sentences)


def _goes_by(figures: Iterable[Figure], asked: str) -> bool:
    """Whether anybody found has the name that the user gives: part of it, in any case."""
    words = set(key(asked).split())
    return any(words <= set(key(n).split()) for f in figures if f.spans for n in f.names)


def _described_as(words: list[Token], name: Span) -> frozenset[str]:
    """Nouns that a sentence gives to whom it names: "the former banker Jan Novak"."""
    inside = [k for k, (_, span) in enumerate(words) if name.contains(span)]
    return frozenset(learned_roles(words, inside[0], inside[-1] + 1)) if inside else frozenset()


def _described_by(f: Figure, words: list[Token]) -> frozenset[str]:
    """What a sentence calls whom the user follows, by whatever name: "the candidate Zyx Duarte"."""
    if f.nature != "person":
        return frozenset()
    forms = [w for w, _ in words]
    found: set[str] = set()
    for name in f.names:
        parts = name.split()
        for k in (k for k, w in enumerate(forms) if w == parts[0] and forms[k : k + len(parts)] == parts):
            found.update(learned_roles(words, k, k + len(parts)))
    return frozenset(found)


def _drop_places(f: Figure, readings: Sequence[Reading]) -> None:
    """What may be a name or a place, by the reports: of "the Greek ship" only the ship, of "Ana Duarte (Lyon)" she."""
    for r in readings:
        for m in r.mentions:
            if not m.resolution:
                continue
            name = m.text.removesuffix("s")
            if m.text in f.modifiers or name in f.modifiers:
                f.lands |= {m.resolution.place.country or ""} - {""}
            if m.text in f.doubtful or (m.text in f.modifiers and m.role == "modifier"):
                f.names.pop(m.text, None)


def besides(readings: Sequence[Reading]) -> tuple[str, ...]:
    """What else could be followed: "the delegation", "the refugees" of several sentences, "the tanker Blue Heron"."""
    count: Counter[str] = Counter()
    ships: dict[str, str] = {}
    for reading in readings:
        text = reading.report.text
        for m in _SHIP.finditer(text):  # "the ship Blue Heron" and "the tanker Blue Heron" are one
            ships.setdefault(m[2], f"the {m[1]} {m[2]}")
        for sentence in reading.sentences:
            words = [text[t.start : t.end].lower() for t in sentence.tokens]
            told_of = (w for k, w in enumerate(words) if w in MOVING and DETERMINED & set(words[max(0, k - 3) : k]))
            count.update({*told_of, *(w for w in words if w in CROWDS)})
    return (*(f"the {noun}" for noun, n in sorted(count.items()) if n > 1), *ships.values())


_SHIP = re.compile(
    r"\b(tanker|ship|ferry|yacht|vessel|trawler|freighter|carrier|frigate|icebreaker|schooner|submarine|balloon)"
    r"(?:, the)? ((?!The\b)[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)(?=[ ,.](?![A-ZÀ-Þ]))"
)
DETERMINED = frozenset({"the", "a", "an", "this", "their"})
CROWDS = frozenset({"refugees", "migrants", "pilgrims", "evacuees", "marchers", "protesters", "troops"})
MOVING = frozenset("delegation expedition convoy motorcade flotilla caravan shipment consignment team squad".split())


def called(people: Iterable[Person], asked: str) -> Person | None:
    """Who of the cast goes by what the user asked for: the canonical name or any other, in any case."""
    wanted = asked_for(asked)
    want = {key(asked), key(wanted.name)}
    exact = [p for p in people if want & set(map(key, p.names))]
    want |= set(map(key, wanted.names))
    exact += [p for p in people if want & set(map(key, p.names))]
    if exact:
        return exact[0]
    words = set(key(asked).split())
    partly = [p for p in people if any(words and words <= set(key(n).split()) for n in p.names)]
    return partly[0] if partly else None


def _join(figures: list[Figure], known_as: dict[str, list[Figure]], name: str, roles: frozenset[str]) -> None:
    """Add a name to whom it belongs: same name, or the same last name and no other given name."""
    nature: Nature = next((r for r in NATURES if r in roles), "person")
    wanted = key(name)
    contrary: Figure | None = None
    namesakes: Sequence[Figure]
    gender = "f" if roles & FEMALE_TITLES else "m" if roles & MALE_TITLES else ""
    namesakes = known_as.get(wanted.rpartition(" ")[2], ()) or _of_make(figures, wanted)
    for f in sorted(
        namesakes, key=lambda f: bool(gender) and f.gender != gender
    ):  # "Mrs Novak" is Clara, if there is one
        same = any(_same(wanted, key(n)) for n in f.names) or wanted.partition(" ")[0] in _MAKES
        if not same or (f.nature != nature and f.nature == "person"):
            continue
        if f.nature == "person" and _is_relative(wanted, f):
            continue
        if gender and f.nature == "person" and f.gender not in (gender, "u"):
            contrary = contrary or f  # "Mr Novak" is rather Jan than Ana
            continue
        break
    else:
        f = contrary or _by_family_name(figures, name, roles) or Figure(nature=nature)
        if f not in figures:
            figures.append(f)
    f.names[name] += 1
    _file(known_as, f, [name])
    if nature == "person":
        f.roles |= roles - (TITLES - ROLE_NOUNS)
        if roles & HEADS:
            f.roles.add("leader")
        tell_gender(f, name, roles)
    else:
        f.roles |= NATURES[nature] if nature != "group" else _OF_TEAMS


def _by_family_name(figures: list[Figure], name: str, roles: frozenset[str]) -> Figure | None:
    """ "Mr. Lim" for Lim Dae-jun, "Mr. Chen" for Chen Guangbiao, "President Ramzan" for Ramzan Duarte."""
    people = (f for f in figures if f.nature == "person")  # the gender of a given name says nothing here
    given = bool(roles & HONORIFICS) and key(name) in given_names()
    return next((f for f in people if any(_comes_first(name, n, given) for n in f.names)), None)


def _comes_first(name: str, full: str, given: bool) -> bool:
    """Whether a name is the first word of a full one; if it may be a `given` one, only of "Lim Dae-jun"."""
    first, _, rest = full.partition(" ")
    return bool(rest) and key(first) == key(name) and (not given or bool(re.fullmatch(r"\w+-[a-z]\w*", rest)))


_OF_TEAMS = SIDES | {"team", "squad"}
_MAKES = frozenset({"boeing", "airbus"})


def _of_make(figures: list[Figure], name: str) -> list[Figure]:
    """The flight that is followed, for "the Boeing 747" named without a flight; it has but one make."""
    flights = [f for f in figures if f.asked and f.nature == "aircraft"] if name.partition(" ")[0] in _MAKES else []
    return [f for f in flights if not any(key(n).partition(" ")[0] in _MAKES for n in f.names)]


def _file(known_as: dict[str, list[Figure]], f: Figure, names: Iterable[str]) -> None:
    """File a figure under the last words of its names: who is the same shares the last word."""
    for name in names:
        row = known_as.setdefault(key(name).rpartition(" ")[2], [])
        if f not in row:
            row.append(f)


def _is_relative(name: str, f: Figure) -> bool:
    """Whether a folded full name shares no more than the last with somebody known in full: "Ana" and "Jan Novak"."""
    full = [key(n) for n in f.names if " " in n]
    return " " in name and bool(full) and not any(n[0] == name[0] or _same(name, n) for n in full)


def _same(a: str, b: str) -> bool:
    """Whether two folded names are one person's: equal, or one is the other's last name, or given and last agree."""
    x, y = a.split(), b.split()
    if x == y:
        return True
    if not x or not y:
        return False
    if len(x) > len(y):
        x, y = y, x
    if y[-len(x) :] == x:
        return True
    return x[-1] == y[-1] and (x[0] == y[0] or _is_short_for(x[0], y[0]) or _is_short_for(y[0], x[0]))


def _is_short_for(short: str, name: str) -> bool:
    """ "Will" for "William", "Alex" for "Alexandra"."""
    return len(short) >= _SHORTEST and name.startswith(short)


_SHORTEST = 3
