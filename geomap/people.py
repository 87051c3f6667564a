"""Who is who: full and short names, titles, pronouns, and whatever else moves (ships, aircraft, storms, delegations).

`cast()` reads all reports of a story together, so that "Bakiyev" in one is "Kurmanbek Bakiyev" in the other.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from geomap.model import Person, Reading, Sentence, Span

Nature = Literal["person", "ship", "aircraft", "storm", "vehicle", "group", "cargo"]

NATURES: dict[Nature, frozenset[str]] = {
    "ship": frozenset("ship vessel boat tanker freighter ferry yacht cruiser trawler frigate destroyer submarine liner"
                      " dinghy supertanker sailboat icebreaker flotilla".split()),
    "aircraft": frozenset("plane aircraft airliner jet helicopter flight airplane balloon jetliner spacecraft"
                          " shuttle capsule drone airship".split()),
    "storm": frozenset("hurricane storm cyclone typhoon".split()),
    "vehicle": frozenset("train bus truck convoy car caravan motorcade van lorry".split()),
    "group": frozenset("delegation team crew mission party troupe squad group expedition".split()),
    "cargo": frozenset("shipment shipments formula consignment cargo supplies vaccine vaccines body remains torch"
                       " relic painting coffin delivery".split()),
}  # fmt: skip
"""Common nouns by which a text speaks again of what it has named."""
CALLED: dict[str, Nature] = {
    "mv": "ship", "ms": "ship", "ss": "ship", "uss": "ship", "hms": "ship", "rms": "ship", "mt": "ship",
    "hurricane": "storm", "typhoon": "storm", "cyclone": "storm", "flight": "aircraft",
}  # fmt: skip
"""First (for a flight: second last) words of the names of what is no person."""
TITLES = frozenset(
    "president premier minister chancellor king queen prince princess pope emperor sultan emir sheikh mr mrs ms miss"
    " dr prof professor sir lord lady dame gen general col colonel maj major capt captain lt lieutenant sgt sergeant"
    " adm admiral cmdr commander sen senator rep representative gov governor mayor judge justice rev reverend father"
    " bishop archbishop cardinal ayatollah imam rabbi secretary ambassador spokesman spokeswoman spokesperson"
    " director chief chairman chairwoman leader officer detective inspector deputy coach activist lawyer journalist"
    " actor singer author schoolgirl inventor".split()
)
ROLE_NOUNS = TITLES - frozenset("mr mrs ms miss dr prof sir gen col maj capt lt sgt adm cmdr sen rep gov rev".split())
SAYING = frozenset("said says told added adding warned asked replied announced insisted wrote tweeted noted".split())
NO_NAME = frozenset(
    "the a an this that these those his her its their our your my in on at from to of for with by as and or but if"
    " when while after before since until during he she it they we you i there here what who which where why how not"
    " no yes monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december north south east west northern southern eastern western university"
    " college school hospital church ministry department party council committee court bank company group army navy"
    " force forces police government parliament congress senate house office agency association organization"
    " organisation institute centre center press news times post street road avenue airport station stadium river"
    " lake mountain island islands bay sea ocean county state city town village district province republic kingdom"
    " union states nations act treaty agreement war prize cup league mr".split()
)
MASCULINE, FEMININE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
NEUTER, PLURAL = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "themselves"})
FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "queen", "princess", "lady", "dame", "spokeswoman", "chairwoman",
                           "schoolgirl"})  # fmt: skip
MALE_TITLES = frozenset({"mr", "king", "prince", "sir", "lord", "pope", "father", "spokesman", "chairman"})
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "di", "van", "von", "der", "la", "le", "abu", "ben"})


@dataclass(slots=True)
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
    spans: list[tuple[str, Span]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the user calls it, else the fullest form; of equally full ones the most frequent."""
        return self.label or max(self.names, key=lambda n: (len(n.split()), self.names[n], n))

    def freeze(self) -> Person:
        name = self.name
        rest = sorted(n for n in self.names if n != name and self.names[n] > 0)
        return Person(name, (name, *rest), tuple(sorted(set(self.spans))))


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody (and everything that moves) in a story."""

    people: tuple[Person, ...]
    at: dict[str, tuple[tuple[Span, str], ...]]
    """For each report, the mentions in order of place: (span, canonical name)."""

    def within(self, report: str, span: Span) -> tuple[str, ...]:
        """Canonical names mentioned in a stretch of a report, in order, each once."""
        found = (name for s, name in self.at.get(report, ()) if span.overlaps(s))
        return tuple(dict.fromkeys(found))


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case, each with the gender it mostly goes with: m, f or u."""
    table = (files("geomap") / "data" / "given_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return {name: gender for gender, names in rows for name in names.split()}


def cast(readings: Sequence[Reading], follow: Sequence[str] = ()) -> Cast:
    """Find the people of all reports and every mention of them.

    `follow`: what the user calls those whose routes are wanted ("the aid ship Amalthea"); each that the reports know
    becomes one of the cast under a name of its own, even if no pattern would have found it.
    """
    figures: list[Figure] = [_asked_for(asked) for asked in follow]
    texts = [[_words(reading, s) for s in reading.sentences] for reading in readings]
    for reading, sentences in zip(readings, texts, strict=True):
        places = {m.span for m in reading.mentions if m.role == "literal"}
        for sentence, words in zip(reading.sentences, sentences, strict=True):
            if sentence.kind not in ("notice", "listing"):
                for span, name, roles in _names_in(words, places):
                    _join(figures, name, roles, span)
    figures = [f for f in figures if f.names]
    for reading, sentences in zip(readings, texts, strict=True):
        _Reader(figures, reading).read(sentences)
    known = [f for f in figures if f.spans]
    at: dict[str, list[tuple[Span, str]]] = {}
    for f in known:
        for report, span in sorted(set(f.spans)):
            at.setdefault(report, []).append((span, f.name))
    people = tuple(sorted((f.freeze() for f in known), key=lambda p: (-len(p.spans), p.name)))
    return Cast(people, {r: tuple(sorted(s)) for r, s in at.items()})


def called(people: Iterable[Person], asked: str) -> Person | None:
    """Who of the cast goes by what the user asked for; the canonical name or any other, in any case."""
    want = _key(_asked_for(asked).name)
    exact = [p for p in people if want in map(_key, p.names)]
    if exact:
        return exact[0]
    words = set(want.split())
    partly = [p for p in people if any(set(_key(n).split()) & words == set(_key(n).split()) for n in p.names)]
    return partly[0] if partly else None


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


# --- names ---------------------------------------------------------------------------------------------------------

_Word = tuple[str, Span]


def _words(reading: Reading, sentence: Sentence) -> list[_Word]:
    text = reading.report.text
    return [(text[t.start : t.end], t) for t in sentence.tokens]


def _names_in(words: list[_Word], places: set[Span]) -> Iterable[tuple[Span, str, frozenset[str]]]:
    """Names of people and moving things in a sentence, each with the titles that stand beside it."""
    i, n = 0, len(words)
    while i < n:
        j = _run(words, i)
        if j == i:
            i += 1
            continue
        name = _person(words, i, j, places) or _thing(words, i, j)
        if name:
            yield name
        i = j


def _run(words: list[_Word], i: int) -> int:
    """End of the run of capitalised words that starts at i (hyphenated names and particles included)."""
    j, n = i, len(words)
    while j < n:
        w = words[j][0]
        joined = w == "-" and j > i and j + 1 < n and words[j + 1][1].start == words[j][1].end
        particle = w.lower() in _PARTICLES and j > i and j + 1 < n and words[j + 1][0][:1].isupper()
        after_hyphen = j > i and words[j - 1][0] == "-"
        number = w.isdigit() and j > i and words[j - 1][0].lower() == "flight"
        if not (joined or particle or after_hyphen or number or (w[:1].isupper() and w.lower() not in ("i",))):
            break
        j += 1
    while j > i and words[j - 1][0] == "-":
        j -= 1
    return j


def _person(words: list[_Word], i: int, j: int, places: set[Span]) -> tuple[Span, str, frozenset[str]] | None:
    """The run i..j as a person's full name, titles cut off; None where nothing speaks for a person."""
    roles: set[str] = set()
    while i < j and words[i][0].lower().rstrip(".") in TITLES:
        roles.add(words[i][0].lower().rstrip("."))
        i += 1
    while i < j and any(words[k][0].lower().rstrip(".") in TITLES for k in range(i, j - 1)):
        if words[i][0].lower().rstrip(".") in TITLES:
            roles.add(words[i][0].lower().rstrip("."))
        i += 1  # "Kyrgyz President Kurmanbek Bakiyev": what stands before the title is not the name
    if roles and i < j and words[i][0].lower().rstrip(".") in TITLES:
        i += 1
    if i > 0 and words[i - 1][0].lower() in ROLE_NOUNS:
        roles.add(words[i - 1][0].lower())
    parts = words[i:j]
    plain = [w for w, _ in parts if w != "-"]
    if not parts or len(plain) > 5 or any(w.lower() in NO_NAME or (w.isupper() and len(w) > 2) for w in plain):
        return None
    span = Span(parts[0][1].start, parts[-1][1].end)
    given = given_names().get(plain[0].lower())
    if len(plain) < 2:
        if not roles or any(span.overlaps(p) for p in places):
            return None
    elif not (given or roles or _speaks(words, i, j) or _apposition(words, j)) or any(p == span for p in places):
        return None
    return span, _spelled(parts), frozenset(roles)


def _speaks(words: list[_Word], i: int, j: int) -> bool:
    after = words[j][0].lower() if j < len(words) else ""
    before = words[i - 1][0].lower() if i else ""
    return after in SAYING or before in SAYING


def _apposition(words: list[_Word], j: int) -> bool:
    """ ", the interim leader," or ", 34," after a name."""
    if j + 1 >= len(words) or words[j][0] != ",":
        return False
    if words[j + 1][0].isdigit() and len(words[j + 1][0]) < 3:
        return True
    return any(w.lower() in ROLE_NOUNS for w, _ in words[j + 1 : j + 6])


def _thing(words: list[_Word], i: int, j: int) -> tuple[Span, str, frozenset[str]] | None:
    """The run i..j as the name of a ship, storm or flight."""
    lower = [w.lower().rstrip(".") for w, _ in words[i:j]]
    start = next((k for k, w in enumerate(lower) if w in CALLED and w != "flight"), 0)
    i, lower = i + start, lower[start:]
    if j - i < 2:
        return None
    if lower[0] in CALLED and lower[0] != "flight":
        nature = CALLED[lower[0]]
    elif "flight" in lower[:-1] and lower[-1].isdigit():
        nature = "aircraft"
    else:
        return None
    parts = words[i:j]
    return Span(parts[0][1].start, parts[-1][1].end), _spelled(parts), frozenset({nature})


def _spelled(parts: list[_Word]) -> str:
    out = parts[0][0]
    for (_, a), (w, b) in itertools.pairwise(parts):
        out += w if a.end == b.start else " " + w
    return out


def _join(figures: list[Figure], name: str, roles: frozenset[str], span: Span) -> None:
    """Add a name to whom it belongs: same name, or the same last name and no other given name."""
    nature: Nature = next((r for r in NATURES if r in roles), "person")
    key = _key(name)
    for f in figures:
        if any(_same(key, _key(n)) for n in f.names) and (f.nature == nature or f.nature != "person"):
            break
    else:
        f = Figure(nature=nature)
        figures.append(f)
    f.names[name] += 1
    if nature == "person":
        f.roles |= roles & ROLE_NOUNS
        _tell_gender(f, name, roles)
    else:
        f.roles |= NATURES[nature]


def _same(a: str, b: str) -> bool:
    """Whether two folded names are one person's: equal, or one is the other's last name, or given and last agree."""
    x, y = a.split(), b.split()
    if x == y:
        return True
    if len(x) > len(y):
        x, y = y, x
    if len(x) == 1:
        return x[0] == y[-1]
    return x[-1] == y[-1] and x[0] == y[0]


def _tell_gender(f: Figure, name: str, roles: frozenset[str]) -> None:
    if roles & FEMALE_TITLES:
        f.gender = "f"
    elif roles & MALE_TITLES:
        f.gender = "m"
    elif f.gender == "u" and len(name.split()) > 1:
        f.gender = given_names().get(name.split()[0].lower(), "u")


def _asked_for(asked: str) -> Figure:
    """What the user calls the followed, as a figure to look for: its proper names, and the nouns it goes by.

    Of "the aid ship Amalthea ("Hope")" the names are Amalthea and Hope, and it is a ship; a name right before a noun
    ("the US delegation") only describes.
    """
    plain = re.sub(r"\([^)]*\)", " ", asked)
    quoted = re.findall(r"[\"“]([^\"”]+)[\"”]", asked)
    words = re.findall(r"[\w’'.-]+", asked)
    nouns = {w.lower() for w in words if w[:1].islower()}
    nature: Nature = "person"
    for kind, known in NATURES.items():
        if nouns & known or any(CALLED.get(w.lower()) == kind for w in words):
            nature = kind
            break
    f = Figure(nature=nature)
    for run in [*quoted, *(m[0].strip() for m in _PROPER.finditer(plain) if nature == "person" or not m[1])]:
        f.names[run] += 1
        first, *rest = run.split()
        if rest and (first.lower() in CALLED or first.lower() in TITLES):
            f.names[" ".join(rest)] += 1
    if nature != "person":
        f.roles = {n for n in nouns if n in NATURES[nature]} | set(NATURES[nature])
        f.label = re.sub(r"^(?:the|a|an)\s+", "", " ".join(plain.split()))
        f.names[f.label] += 0
    if not f.names:
        f.names[asked.strip()] += 1
    _tell_gender(f, f.name, frozenset(nouns))
    return f


_PROPER = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*|\d+)(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|\d+))*(\s+(?!led|of|by|in|to|from|and)[a-z]+)?"
)


# --- mentions ------------------------------------------------------------------------------------------------------


class _Reader:
    """Goes through one report and notes every mention of every figure."""

    def __init__(self, figures: list[Figure], reading: Reading) -> None:
        self.figures, self.report = figures, reading.report.id
        self.kinds = [s.kind for s in reading.sentences]
        self.forms = _forms(figures)
        self.recent: list[Figure] = []
        """Most recently mentioned last; the subject of the latest sentence very last."""

    def read(self, sentences: list[list[_Word]]) -> None:
        for kind, words in zip(self.kinds, sentences, strict=True):
            if kind != "notice":
                self._sentence(words)

    def _sentence(self, words: list[_Word]) -> None:
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

    def _name(self, words: list[_Word], i: int) -> tuple[Figure, int] | None:
        for key, f in self.forms.get(words[i][0].casefold(), ()):
            window = [w for w, _ in words[i : i + len(key)]]
            if len(window) == len(key) and tuple(w.casefold() for w in window) == key and window[0][:1].isupper():
                before = words[i - 1][0] if i else ""
                after = words[i + len(key)][0] if i + len(key) < len(words) else ""
                part_of_other = len(key) == 1 and (
                    (before[:1].isupper() and before.lower() in given_names()) or after[:1].isupper()
                )
                if not part_of_other:
                    return f, len(key)
        return None

    def _role(self, words: list[_Word], i: int) -> tuple[Figure, int] | None:
        """ "the president", "the ship", "this shipment", "the slow-moving storm": who goes by that noun."""
        if words[i][0].lower() not in ("the", "this", "these", "that", "their", "its", "former", "a", "an"):
            noun = words[i][0].lower()
            if not any(noun in f.roles for f in self.figures if f.nature in ("cargo",)):
                return None
            return next(((f, 1) for f in self.figures if f.nature == "cargo" and noun in f.roles), None)
        indefinite = words[i][0].lower() in ("a", "an")
        for k in range(i + 1, min(i + 5, len(words))):
            noun = words[k][0].lower()
            after = words[k + 1][0] if k + 1 < len(words) else ""
            if not noun[:1].isalpha() and noun != "-":
                return None
            if after[:1].isupper() or after == "-":
                continue  # "the president Roza ...": a name follows and speaks for itself
            known = [f for f in self.figures if noun in f.roles and (not indefinite or f.nature == "group")]
            if known and (indefinite or k - i <= 2 or known[0].nature != "person"):
                if known[0].nature == "person":
                    best = max(known, key=lambda f: (f in self.recent, len(f.spans), sum(f.names.values())))
                else:  # of two ships the one spoken of last
                    best = max(known, key=lambda f: self.recent.index(f) if f in self.recent else -1)
                return best, k - i + 1
            if words[k][0][:1].isupper():
                return None
        return None

    def _pronoun(self, words: list[_Word], i: int, here: list[Figure]) -> tuple[Figure, int] | None:
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
    """First word -> (all words, whose) of every name and every unambiguous last name, longest first."""
    owners: dict[tuple[str, ...], list[Figure]] = {}
    for f in figures:
        for name in f.names:
            words = tuple(re.findall(r"[\w’'.]+|-", name.casefold()))
            keys = {words}
            if f.nature == "person":
                keys.add(words[-1:])
            elif len(words) > 1 and (words[0] in CALLED or words[0] in NATURES.get(f.nature, ())):
                keys.add(words[1:])
            for key in keys:
                owners.setdefault(key, []).append(f)
    out: dict[str, list[tuple[tuple[str, ...], Figure]]] = {}
    for key, who in owners.items():
        first = max(who, key=lambda f: sum(f.names.values()))
        out.setdefault(key[0], []).append((key, first))
    for rows in out.values():
        rows.sort(key=lambda r: -len(r[0]))
    return out
