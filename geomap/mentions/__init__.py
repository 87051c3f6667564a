"""Finds the place names of a report: exact spans, each with its role and the probability of being a place name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import repeat

from gazetteer.atlas import Atlas
from gazetteer.index import Index
from gazetteer.ownplaces import OwnIndex
from geomap.mentions.bearers import Bearers, borne, borne_in, people_of
from geomap.mentions.namefeatures import FeatureMaker
from geomap.mentions.roles import Named, roles
from geomap.model import Mention, Report, Sentence, Span
from geomap.names.namespans import Stretch, Tokens, stretches, tokens
from geomap.names.nametext import LOCATING_WORDS, NEARING_WORDS, SPOT_NOUNS, UNIT_NOUNS
from geomap.names.ownnames import SURE, OwnNames
from geomap.weights import RecogniserWeights

_OF_TOWNS = frozenset(
    "mayor governor airport outskirts residents suburbs streets harbour harbor port seafront population cathedral"
    " inhabitants beaches hospitals bishop".split()
)
_WITH_TOWNS = [[w] for w in "airport residents inhabitants massacre earthquake suburbs outskirts seafront".split()]
_TAKEN = frozenset(
    "flooded evacuated shelled bombed besieged overrun liberated recaptured retaken encircled blockaded flattened"
    " devastated rebuilt paralysed paralyzed inundated".split()
)
_LYING = frozenset("about some around nearly between near close on".split())
"""What stands behind the names of towns, theirs or beside them."""
FACILITY, NEARED, CALLED = 0.45, 0.7, 0.9
"""Least probability of a name that ends in the noun of a spot and stands where places do; of one behind "near"; of one
that is called a province or has a north."""
_ARTICLES = frozenset({"the", "a", "an"})
_UNIT_LETTERS = "12P"
"""Letters of what can be a province or a district, or be the town that one is called by."""
_UNIT_NAMED = frozenset("province region district governorate county municipality prefecture oblast".split())
_GENITIVE = frozenset({"'s", "’s"})
_MORE_PLACES = frozenset("port resort island islet atoll oasis outpost capital enclave hometown".split())
_KNOWN_SPOTS = frozenset("hospital prison jail bridge dam crossing".split())
"""They end the names of spots too, where the gazetteer knows the whole name."""
_AFTER_PLACE = frozenset(
    ", . ; : ( in on of near at about some with that which where and outside inside beside between"
    " north south east west northeast northwest southeast southwest just close known".split()
)
_DESCRIBED = 6
"""Words of ", a quiet fishing town" at most."""
LEAST = 0.05
"""Names less probable than this are not worth a second look."""


class Recogniser:
    """Finds place names; build one and use it for many reports (it remembers the names it has looked up)."""

    def __init__(self, index: Index, weights: RecogniserWeights | None = None) -> None:
        self.index = index
        self._weights = weights if weights is not None else RecogniserWeights.load()
        self._maker = FeatureMaker(Atlas.of(index), self._weights.common)
        self._own = OwnNames(index) if isinstance(index, OwnIndex) else None

    def on(self, index: Index) -> Recogniser:
        """The same weights with another gazetteer."""
        return Recogniser(index, self._weights)

    def find(self, report: Report, sentences: Sequence[Sentence], known: Bearers | None = None) -> tuple[Mention, ...]:
        """Names that may be places, in text order; none from site notices.

        They may overlap ("Jersey" in "New Jersey"): which of them stand is settled by geomap.places, when it is known
        what each would mean. `confidence` is the probability after a first look. `known`: who and what
        else all reports of the story give names to, where they are read together.
        """
        row, found = _stretches(report, sentences, self.index)
        own = self._own.standing(report.text, row, found) if self._own else frozenset()
        found = sorted({*found, *own}, key=lambda s: (s.i, s.j)) if own else found
        kept: list[tuple[Stretch, float, list[str]]] = []
        weight = self._weights.features.get
        of_people: set[int] = set()
        for stretch, features in zip(found, self._maker.features(report.text, row, found), strict=True):
            if stretch in own:
                kept.append((stretch, SURE, features or []))
            elif features is not None:
                p = logistic(sum(map(weight, features, repeat(0.0))))
                if p < NEARED:
                    land = _is_of_land(features) and not _is_of_people(features)
                    called = _letter(features) in _UNIT_LETTERS and _is_before_unit(row, stretch)
                    sure = called or (land and _has_part(row, stretch))
                    near = (
                        NEARED
                        if _letter(features) in _UNIT_LETTERS and _is_peopled(row, stretch)
                        else _least(row, stretch)
                    )
                    p = CALLED if sure else max(p, near)
                if p < NEARED and _is_of_people(features) and _is_before_capital(row, stretch):
                    p = NEARED
                if stretch.i in of_people and _letter(features) in "AW" and not row.words[stretch.j].isupper():
                    p = max(p, NEARED)  # "the French Pyrenees", not "the Czech EU"
                if p >= LEAST:
                    kept.append((stretch, p, features))
                if _is_of_people(features):
                    of_people.add(stretch.j + 1)
        told = f"{report.title or ''}\n{report.text}"
        known = known or borne_in([told])
        bearers = Bearers(known.people | people_of(told, self._weights.common), known.craft)
        others = borne(row, ((s, _letter(f)) for s, _, f in kept), bearers)
        kept = [one for one, other in zip(kept, others, strict=True) if not other or one[1] == SURE]
        return self._mentions(report.text, row, kept)

    def _mentions(
        self, text: str, row: Tokens, kept: Sequence[tuple[Stretch, float, list[str]]]
    ) -> tuple[Mention, ...]:
        names = [Named(s.i, s.j, s.limits, _letter(f), _is_of_people(f)) for s, _, f in kept]
        mentions = []
        for (stretch, p, _), role in zip(kept, roles(row, names), strict=True):
            span = Span(row.starts[stretch.i], row.ends[stretch.j])
            mentions.append(Mention(span, text[span.start : span.end], role, p))
        return tuple(mentions)


def candidates(
    report: Report, sentences: Sequence[Sentence], index: Index, maker: FeatureMaker
) -> Iterator[tuple[Span, list[str]]]:
    """Every stretch that could be a place name, with its features: what weights are fitted on."""
    row, found = _stretches(report, sentences, index)
    for stretch, features in zip(found, maker.features(report.text, row, found), strict=True):
        if features is not None:
            yield Span(row.starts[stretch.i], row.ends[stretch.j]), features


def _stretches(report: Report, sentences: Sequence[Sentence], index: Index) -> tuple[Tokens, list[Stretch]]:
    row = tokens(report.text, sentences)
    return row, stretches(report.text, row, index)


def _least(row: Tokens, s: Stretch) -> float:
    """How probable the words around a whole run of capitals make it at least: "near Alder", "at the Alder Zoo"."""
    if s.source not in "FL":
        return 0.0
    if s.source == "L" and _is_said_a_place(row, s.j + 1, s.limits[1]):
        return NEARED
    at = s.i - 1
    if at < s.limits[0] or (s.j + 1 < s.limits[1] and row.capital[s.j + 1]):
        return 0.0
    if s.source == "L" and (row.lower[at] in NEARING_WORDS or _is_called_a_place(row, at, s.limits[0])):
        return NEARED
    whole = s.source == "L" and not row.capital[at]  # not "Alder [Community Hospital]"
    spot = row.lower[s.j] in SPOT_NOUNS or (whole and row.lower[s.j] in _KNOWN_SPOTS)
    if s.j == s.i or not spot:
        return 0.0
    if at - 1 > s.limits[0] and row.lower[at - 1] in _ARTICLES and row.words[at].islower():
        at -= 1  # "at an empty Alder Arena"
    if at > s.limits[0] and row.lower[at] in _ARTICLES:
        at -= 1
    return FACILITY if row.lower[at] in LOCATING_WORDS or row.words[at] in _GENITIVE else 0.0


def _has_part(row: Tokens, s: Stretch) -> bool:
    """ "In northern Kenya", "in southern Borno State": no capitals go on behind, as in "northern Kenya Airways"."""
    ends = s.j + 1 >= s.limits[1] or not row.capital[s.j + 1]
    return ends and s.i > s.limits[0] and row.words[s.i - 1] in _PARTS


def _is_before_unit(row: Tokens, s: Stretch) -> bool:
    """ "Southern Helmand province": a capital, as in "Leeds district Mayor", makes it no other thing."""
    at = s.j + 1
    named = at < s.limits[1] and row.words[at] in _UNIT_NAMED
    return named and (at + 1 >= s.limits[1] or not row.capital[at + 1])


def _is_peopled(row: Tokens, s: Stretch) -> bool:
    """ "Gao airport", "Gao's mayor", "Gao lies 40 km from", "as far away as Gao"."""
    behind = row.words[s.j + 1 : min(s.j + 4, s.limits[1])]
    before = row.lower[max(s.limits[0], s.i - 3) : s.i]
    owned = len(behind) > 1 and behind[0] in _GENITIVE and behind[1] in _OF_TOWNS
    lies = len(behind) > 1 and behind[0] in ("lies", "is") and (behind[1][0].isdigit() or behind[1] in _LYING)
    taken = behind[:1] in (["was"], ["is"]) and not _TAKEN.isdisjoint(behind[1:2])
    return owned or lies or taken or behind[:1] in _WITH_TOWNS or (before[-1:] == ["as"] and "far" in before)


def _is_before_capital(row: Tokens, s: Stretch) -> bool:
    """ "The Swiss capital"."""
    return s.j + 1 < s.limits[1] and row.words[s.j + 1] == "capital"


_PARTS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern".split()
)


def _is_called_a_place(row: Tokens, at: int, first: int) -> bool:
    """ "The atoll of X", "the border town of X"."""
    noun = row.lower[at - 1] if at > first and row.lower[at] == "of" else ""
    return noun in UNIT_NOUNS or noun in _MORE_PLACES


def _is_said_a_place(row: Tokens, at: int, end: int) -> bool:
    """Whether what follows a name says that it is a place: ", a quiet fishing town on the coast"."""
    if at + 1 >= end or row.words[at] != "," or row.lower[at + 1] not in _ARTICLES:
        return False
    for k in range(at + 2, min(at + 2 + _DESCRIBED, end)):
        if row.lower[k] in UNIT_NOUNS or row.lower[k] in _MORE_PLACES:
            after = row.lower[k + 1] if k + 1 < end else "."
            return after in _AFTER_PLACE and (after != "of" or row.lower[at + 1] != "the")
        if not row.words[k][0].isalnum() and row.words[k] != "-":
            return False
    return False


def _is_of_people(features: Sequence[str]) -> bool:
    """Whether a name is an adjective of a country: "Swiss"."""
    return len(features) > 4 and "demonym" in features[4]


def _is_of_land(features: Sequence[str]) -> bool:
    """A country, or what calls itself a state, province or district."""
    return _letter(features) == "C" or (len(features) > 3 and features[3] == "oov|adminF")


def _letter(features: Sequence[str]) -> str:
    return features[3][2] if len(features) > 3 and features[3].startswith("t=") else "S"


def logistic(z: float) -> float:
    """Probability of log-odds."""
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0
