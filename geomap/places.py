"""The one stage that asks the gazetteer which place: place names get their places, and a second look.

What a name would mean says much about whether it is a place name at all, so the names are resolved first and then
judged again; of names that overlap, the best one stands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from gazetteer.atlas import Atlas, Floats
from gazetteer.index import Index
from gazetteer.names import fold
from gazetteer.place import Candidate, Resolution
from gazetteer.profile import Found, Profile
from gazetteer.reasons import reason
from gazetteer.resolve import AT, Name, Scene
from gazetteer.resolve import Resolver as NameResolver
from geomap.model import Mention, Report, Sentence, Span
from geomap.nearby import beside
from geomap.weights import ResolverWeights

_LIKELY = 0.5
_MOST_ALTERNATIVES = 5
_FAINT = 0.005

_GAP = re.compile(r"\s*(?:,|,? in|\()(?: the)?\s*", re.IGNORECASE)
_STATE_AFTER = re.compile(r"\s+(?:state|province|region|oblast)\b", re.IGNORECASE)
_STATE_BEFORE = re.compile(r"\b(?:state|province) of (?:the )?$", re.IGNORECASE)
_CITY_AFTER = re.compile(r"\s+(?:city|mayor|police|resident|suburb)", re.IGNORECASE)
_CITY_BEFORE = re.compile(
    r"\b(?:city of|town of|village of|downtown|suburbs? of|capital of|outskirts of|mayor of) (?:the )?$", re.IGNORECASE
)
_COUNTY_AFTER = re.compile(
    r"\s+(?:county|counties|parish|co\.)|(?:,\s+\w+){0,6},?\s+and\s+\w+\s+counties", re.IGNORECASE
)
_COUNTY_BEFORE = re.compile(r"\bcounty of $", re.IGNORECASE)


class Resolver:
    """Tells which place each name means; build one and use it for many reports."""

    def __init__(self, index: Index, weights: ResolverWeights | None = None) -> None:
        self._weights = w = weights if weights is not None else ResolverWeights.load()
        self._atlas = Atlas.of(index)
        self._names = NameResolver(self._atlas, w.first, w.voted, w.known)

    def resolve(
        self,
        report: Report,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        profile: Profile | None = None,
    ) -> tuple[Mention, ...]:
        """The mentions that are place names, in text order, none overlapping, with their places.

        `mentions` may overlap, as geomap.mentions finds them. `profile` is what related reports were found to name:
        of the same publisher, or of the same story. A name without a place keeps `resolution` None.
        """
        if not mentions:
            return ()
        settled = self.settle(report, mentions, profile)
        return settled.mentions()

    def settle(self, report: Report, mentions: Sequence[Mention], profile: Profile | None = None) -> Settled:
        """As resolve(), but the working state, from which fitting and profiles take what they need."""
        settled = Settled(self._names, self._weights, report, mentions, with_home(profile, report))
        settled.run()
        return settled


class Settled:
    """The names of one report on their way to their places."""

    def __init__(
        self,
        names: NameResolver,
        weights: ResolverWeights,
        report: Report,
        mentions: Sequence[Mention],
        profile: Profile | None,
    ) -> None:
        self.report, self.found, self._weights = report, tuple(mentions), weights
        asked, self.unit_of = _units(report.text, mentions, names)
        self.scene: Scene = names.scene(asked, profile)
        self.known_of = np.full(len(asked), -1)
        self.known_of[self.scene.known] = np.arange(len(self.scene.known))
        self.first = np.array([m.confidence for m in mentions])
        self.second = self.first
        self.kept: list[int] = []
        self.looked: list[list[str]] = []

    def run(self) -> None:
        """Resolve, look again, resolve by the names that stand."""
        likely = _standing(self.found, self.first, _LIKELY)
        self._vote(likely, self.first)
        self._vote(likely, self.first)
        self.looked = list(self._features())
        self.second = self._second_look(self._weights.second)
        self.kept = _standing(self.found, self.second, self._weights.threshold)
        self._vote(self.kept, self.second)

    def _vote(self, standing: Sequence[int], p: Floats) -> None:
        weights = np.zeros(len(self.scene.known))
        for m in standing:
            known = self.known_of[self.unit_of[m]]
            if known >= 0:
                weights[known] = max(weights[known], p[m])
        self.scene.vote(weights)

    def _features(self) -> Iterator[list[str]]:
        """The second look's features of each mention, besides its first log-odds."""
        best = self.scene.best()
        total = float(np.expm1(self.scene.x[:, AT["same_country"]]).max(initial=0.0))
        for m, mention in enumerate(self.found):
            known = self.known_of[self.unit_of[m]]
            sure = f"p={int(min(self.first[m], 0.999) * 5)}"
            if known < 0:
                yield ["t=-", sure + "|-", "role=" + mention.role + "|-"]
                continue
            top = best[known]
            x = self.scene.x[top]
            letter = self.scene.atlas.letter(int(self.scene.rows[top]))
            near = f"nr={_step(x[AT['near']], (0.05, 0.2, 0.37, 0.7))}"
            share = math.expm1(x[AT["same_country"]]) / total if total > 0 else -1
            together = f"cs={int(share * 4) if total > 0 else -1}"
            clear = f"clear={int(self.scene.p[top] * 4)}"
            yield [
                "t=" + letter, f"{sure}|{letter}", f"{near}|{letter}", f"{near}|{sure}", f"{together}|{letter}",
                f"{together}|{sure}", f"{clear}|{letter}", f"role={mention.role}|{letter}",
            ]  # fmt: skip

    def standing(self, second: Mapping[str, float], least: float) -> list[int]:
        """The mentions that would stand by other weights of the second look."""
        return _standing(self.found, self._second_look(second), least)

    def _second_look(self, second: Mapping[str, float]) -> Floats:
        z, slope = [], second.get("logit", 1.0)
        for p, features in zip(self.first.tolist(), self.looked, strict=True):
            z.append(slope * logit(p) + second.get("b", 0.0) + sum(second.get(f, 0.0) for f in features))
        return np.asarray(1 / (1 + np.exp(-np.clip(z, -50, 50))))

    def mentions(self) -> tuple[Mention, ...]:
        """The names that stand, with their places."""
        placed = [self._resolved(m) for m in self.kept]
        return beside(self.report.text, placed)

    def _resolved(self, m: int) -> Mention:
        mention = replace(self.found[m], confidence=round(float(self.second[m]), 4))
        known = int(self.known_of[self.unit_of[m]])
        return mention if known < 0 else replace(mention, resolution=self._resolution(known))

    def _resolution(self, known: int) -> Resolution:
        at = self.scene.candidates(known)
        p = _tempered(self.scene.p[at], self._weights.temperature)
        order = np.argsort(-p, kind="stable")
        top, rest = int(order[0]), order[1 : 1 + _MOST_ALTERNATIVES]
        place = self.scene.atlas.index.place
        rows = self.scene.rows[at]
        return Resolution(
            place(int(rows[top])),
            round(float(p[top]), 4),
            tuple(Candidate(place(int(rows[c])), round(float(p[c]), 4)) for c in rest if p[c] >= _FAINT),
            reason(self.scene, known, at.start + top, at.start + int(rest[0]) if len(rest) else None),
        )

    def contribution(self) -> tuple[Found, ...]:
        """What this report adds to the profile of its publisher or story: its clear local places."""
        best = self.scene.best()
        units = dict.fromkeys(self.unit_of[m] for m in self.kept)
        found = []
        for unit in units:
            known = self.known_of[unit]
            if known >= 0 and self.scene.p[best[known]] > 0.4:
                row = int(self.scene.rows[best[known]])
                if self.scene.atlas.letter(row) not in "CAW":
                    key = self.scene.names[unit].text.casefold()
                    found.append(Found(self.report.id, key, row, float(self.scene.p[best[known]])))
        return tuple(found)


def with_home(profile: Profile | None, report: Report) -> Profile | None:
    """The profile, with the country that the publisher's address ends in ("bbc.co.uk")."""
    home = home_country(report)
    if home is None:
        return profile
    return Profile(profile.found if profile else (), home)


_HOST = re.compile(r"(?:https?://)?([\w.-]+\.[a-z]{2,})(?:[/:].*)?", re.IGNORECASE)
_GENERIC_TLDS = frozenset({"co", "tv", "me", "io", "fm", "ai", "cc", "ws", "eu", "ly", "to", "im", "gg", "la", "su"})


def home_country(report: Report) -> str | None:
    """The country of the publisher's address, ISO 3166 alpha-2; None for .com and for codes sold worldwide."""
    for address in (report.url, report.publisher):
        match = _HOST.fullmatch(address.strip()) if address and len(address) < 500 else None
        if match:
            tld = match[1].rpartition(".")[2].lower()
            if len(tld) == 2 and tld not in _GENERIC_TLDS:
                return "GB" if tld == "uk" else tld.upper()
    return None


def _units(text: str, mentions: Sequence[Mention], names: NameResolver) -> tuple[list[Name], list[int]]:
    """Names to resolve, and which of them each mention is: those of one form mean one place in a report, unless each
    is said to lie in another container."""
    longest: dict[int, Mention] = {}
    for m in mentions:
        if m.span.start not in longest or m.span.end > longest[m.span.start].span.end:
            longest[m.span.start] = m
    keys = [(fold(m.text), _container(text, m, longest, names)) for m in mentions]
    merged: dict[str, tuple[str, str | None]] = {}
    uses: dict[tuple[str, str | None], int] = {}
    for key in keys:
        uses[key] = uses.get(key, 0) + 1
    for key, n in uses.items():
        if key[1] is not None and (key[0] not in merged or n > uses[merged[key[0]]]):
            merged[key[0]] = key
    units: dict[tuple[str, str | None], int] = {}
    asked: list[Name] = []
    unit_of: list[int] = []
    for m, key in zip(mentions, keys, strict=True):
        if key[1] is None:
            key = merged.get(key[0], key)
        if key not in units:
            units[key] = len(asked)
            asked.append(Name(m.text, times=0, within=key[1]))
        unit = units[key]
        unit_of.append(unit)
        asked[unit] = _told(asked[unit], text, m.span)
    return asked, unit_of


def _told(name: Name, text: str, span: Span) -> Name:
    """The name with one more mention, and what this one calls it."""
    after, before = text[span.end : span.end + 60], text[max(0, span.start - 22) : span.start]
    return Name(
        name.text,
        name.times + 1,
        name.weight,
        name.within,
        name.state or bool(_STATE_AFTER.match(after) or _STATE_BEFORE.search(before)),
        name.city or bool(_CITY_AFTER.match(after) or _CITY_BEFORE.search(before)),
        name.county or bool(_COUNTY_AFTER.match(after) or _COUNTY_BEFORE.search(before)),
    )


def _container(text: str, mention: Mention, longest: dict[int, Mention], names: NameResolver) -> str | None:
    """The name of the unit said right after: "Texas" of "Paris, Texas"; None if nothing that could contain it."""
    gap = _GAP.match(text, mention.span.end, mention.span.end + 12)
    other = longest.get(gap.end()) if gap else None
    return other.text if other is not None and names.container(other.text) is not None else None


def _standing(mentions: Sequence[Mention], p: Floats, least: float) -> list[int]:
    """The likeliest mentions that do not overlap, in text order."""
    taken: list[int] = []
    used: set[int] = set()
    for m in sorted(range(len(mentions)), key=lambda m: (-p[m], mentions[m].span)):
        if p[m] < least:
            break
        span = mentions[m].span
        if used.isdisjoint(range(span.start, span.end)):
            used.update(range(span.start, span.end))
            taken.append(m)
    return sorted(taken, key=lambda m: mentions[m].span)


def _tempered(p: Floats, temperature: float) -> Floats:
    z = np.log(np.maximum(p, 1e-12)) / temperature
    e = np.exp(z - z.max())
    return np.asarray(e / e.sum())


def _step(x: float, bounds: tuple[float, ...]) -> int:
    return sum(x >= b for b in bounds)


def logit(p: float) -> float:
    """Log-odds, kept finite."""
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))
