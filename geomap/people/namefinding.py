"""Names of people, ships, storms and flights as they stand in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from geomap.english.months import MONTHS
from geomap.model import Reading, Sentence, Span
from geomap.people.figures import CALLED, ROLE_NOUNS, TITLES, TRADES, given_names

SAYING = frozenset("said says told added adding warned asked replied announced insisted wrote tweeted noted".split())
NO_NAME = frozenset(
    "the a an this that these those his her its their our your my in on at from to of for with by as and or but if"
    " when while after before since until during he she it they we you i there here what who which where why how not"
    " no yes monday tuesday wednesday thursday friday saturday sunday"
    " north south east west northern southern eastern western university"
    " college school hospital church ministry department party council committee court bank company group army navy"
    " force forces police government parliament congress senate house office agency association organization"
    " organisation institute centre center press news times post street road avenue airport station stadium river"
    " lake mountain island islands bay sea ocean county state city town village district province republic kingdom"
    " union states nations act treaty agreement war prize cup league mr affairs coastguard command operations"
    " airlines airways air".split()
).union(MONTHS)
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "di", "van", "von", "der", "la", "le", "abu", "ben"})

Token = tuple[str, Span]


def tokens_of(reading: Reading, sentence: Sentence) -> list[Token]:
    text = reading.report.text
    return [(text[span[0] : span[1]], span) for span in sentence.tokens]


def names_in(words: list[Token], places: Sequence[Span]) -> Iterable[tuple[Span, str, frozenset[str]]]:
    """Names of people and moving things in a sentence, each with the titles that stand beside it."""
    i, n = 0, len(words)
    while i < n:
        j = _run(words, i) if words[i][0][0].isupper() else i  # most words are small
        if j == i:
            i += 1
            continue
        name = _person(words, i, j, places) or _thing(words, i, j)
        if name:
            yield name
        i = j


def _run(words: list[Token], i: int) -> int:
    """End of the run of capitalised words that starts at i (hyphenated names and particles included)."""
    j, n = i, len(words)
    while j < n:
        w = words[j][0]
        joined = w == "-" and j > i and j + 1 < n and words[j + 1][1].start == words[j][1].end
        particle = w.lower() in _PARTICLES and j > i and _leads_to_capital(words, j)
        after_hyphen = j > i and words[j - 1][0] == "-"
        number = w.isdigit() and j > i and words[j - 1][0].lower() in ("flight", "boeing", "airbus")
        if not (joined or particle or after_hyphen or number or (w[:1].isupper() and w.lower() not in ("i",))):
            break
        j += 1
    while j > i and words[j - 1][0] == "-":
        j -= 1
    return j


def _leads_to_capital(words: list[Token], j: int) -> bool:
    """ "Ibn Saud", "Bashar al-Assad"."""
    behind = j + 2 if j + 1 < len(words) and words[j + 1][0] == "-" else j + 1
    return behind < len(words) and words[behind][0][:1].isupper()


def _person(words: list[Token], i: int, j: int, places: Sequence[Span]) -> tuple[Span, str, frozenset[str]] | None:
    """The run i..j as a person's full name, titles cut off; None where nothing speaks for a person."""
    if j - i == 1 and not _role_before(words, i):
        return None  # one word is somebody's name only behind "captain"; most such words begin a sentence
    roles: set[str] = set()
    while i < j and words[i][0].lower().rstrip(".") in TITLES:
        roles.add(words[i][0].lower().rstrip("."))
        i += 1
    if j - i > 2 and words[i][0].lower() in TRADES:
        roles.add(words[i][0].lower())
        i += 1
    while i < j and any(words[k][0].lower().rstrip(".") in TITLES for k in range(i, j - 1)):
        if words[i][0].lower().rstrip(".") in TITLES:
            roles.add(words[i][0].lower().rstrip("."))
        i += 1  # "Kyrgyz President Kurmanbek Bakiyev": what stands before the title is not the name
    if roles and i < j and words[i][0].lower().rstrip(".") in TITLES:
        i += 1
    if role := _role_before(words, i):
        roles.add(role)
    parts = words[i:j]
    plain = [w for w, _ in parts if w != "-"]
    leading = max((k for k, w in enumerate(plain[:-2]) if w.lower() in NO_NAME), default=-1) + 1
    if (
        leading and plain[leading].lower() in given_names()
    ):  # "Deputy Assistant Secretary for Pacific Affairs Ana Duarte"
        i = next(k for k in range(i, j) if words[k][0] == plain[leading])
        parts, plain = words[i:j], plain[leading:]
    if not parts or len(plain) > 5 or any(w.lower() in NO_NAME or (w.isupper() and len(w) > 2) for w in plain):
        return None
    span = Span(parts[0][1].start, parts[-1][1].end)
    if all(w.lower() in TITLES | _OF_TITLES for w in plain):
        return None
    if not roles and i > 0 and words[i - 1][0].lower() == "the":
        return None  # "the Sydney Morning Herald"
    given = given_names().get(plain[0].lower()) or (plain[0] == "Abu" and len(plain) > 2)
    if len(plain) < 2:
        if not roles or any(span.overlaps(p) for p in places):
            return None
    elif not given and places and any(p.contains(parts[0][1]) for p in places):
        return None  # "Dover Coastguard said"
    elif not (given or roles or _speaks(words, i, j) or _apposition(words, j)) or any(p == span for p in places):
        return None
    return span, _spelled(parts), frozenset(roles)


_OF_TITLES = frozenset(
    "prime foreign vice first special deputy assistant acting envoy senior joint speaker under home interior defence"
    " defense finance health interim former".split()
)
"""Words of titles that are none by themselves: "Deputy Special Envoy"."""


def _role_before(words: list[Token], i: int) -> str:
    """The noun of "captain Jan Novak" and "its captain, Jan Novak"; empty if there is none."""
    before = i - 2 if i > 1 and words[i - 1][0] == "," else i - 1
    noun = words[before][0].lower() if before >= 0 else ""
    return noun if noun in ROLE_NOUNS else ""


def _speaks(words: list[Token], i: int, j: int) -> bool:
    after = words[j][0].lower() if j < len(words) else ""
    before = words[i - 1][0].lower() if i else ""
    return after in SAYING or before in SAYING


def _apposition(words: list[Token], j: int) -> bool:
    """ ", the interim leader," or ", 34," after a name."""
    if j + 1 >= len(words) or words[j][0] != ",":
        return False
    if words[j + 1][0].isdigit() and len(words[j + 1][0]) < 3:
        return True
    return any(w.lower() in ROLE_NOUNS for w, _ in words[j + 1 : j + 6])


_ADDRESSES = frozenset({"ms", "mt", "ss"})
"""Ships are called by these in capitals only: "MS Blue Heron"."""
_OFFICES = frozenset({"center", "centre", "season", "warning", "watch", "watchers"})
"""What is named after storms and is none: "the Hurricane Center"."""


def _thing(words: list[Token], i: int, j: int) -> tuple[Span, str, frozenset[str]] | None:
    """The run i..j as the name of a ship, storm or flight."""
    lower = [w.lower().rstrip(".") for w, _ in words[i:j]]
    start = next((k for k, w in enumerate(lower) if w in CALLED and w != "flight"), 0)
    i, lower = i + start, lower[start:]
    if j - i < 2:
        return None
    if lower[1] in _OFFICES:
        return None
    if lower[0] in CALLED and lower[0] != "flight":
        nature = CALLED[lower[0]]
        if lower[0] in _ADDRESSES and not words[i][0].isupper():
            return None  # "Ms. Park", "Mt. Hood"
    elif "flight" in lower[:-1] and lower[-1].isdigit():
        nature = "aircraft"
    else:
        return None
    parts = words[i:j]
    return Span(parts[0][1].start, parts[-1][1].end), _spelled(parts), frozenset({nature})


def _spelled(parts: list[Token]) -> str:
    out = parts[0][0]
    for (_, a), (w, b) in pairwise(parts):
        out += w if a.end == b.start else " " + w
    return out
