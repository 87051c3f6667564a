"""Every type that travels between the stages. Frozen; tuples, not lists; coordinates are named, never paired.

Offsets are Unicode code points in `Report.text`, start included, end excluded.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gazetteer.place import Place, Resolution

Role = Literal["literal", "metonymic", "modifier", "embedded"]
"""Pragmatic taxonomy of toponyms (Gritta et al. 2020). Only a literal mention can be where something happened."""

SentenceKind = Literal["body", "headline", "caption", "dateline", "listing", "notice"]
"""`headline`: a title or crosshead; `caption`: of a picture; `dateline`: "OSH, April 15 (AP)" alone;
`listing`: link lists, credits, tables; `notice`: what the site says to its readers.
Events are told by body, headline and caption only; nothing at all is read from a notice."""

EventKind = Literal[
    "protest", "violence", "military", "movement", "meeting", "statement", "legal",
    "politics", "election", "disaster", "aid", "accident", "other",
]  # fmt: skip
Status = Literal["actual", "planned", "possible", "denied"]
Mode = Literal["air", "road", "rail", "sea", "foot"]
DayPart = Literal["earlier", "morning", "noon", "afternoon", "evening", "night", "later"]
Anchor = Literal["absolute", "publication", "narrative"]


class Span(NamedTuple):
    """A stretch of a report's text. A tuple, for a report has hundreds: these are made and compared the fastest."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Report:
    """One news report as given."""

    id: str
    file: str
    """Path as named on the command line; for a line of .jsonl, "file:line"."""
    text: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | dt.datetime | None = None
    """The publication day, or moment (its zone kept where the report gives one)."""
    url: str | None = None
    """http or https only; anything else is dropped with a warning."""
    warnings: tuple[str, ...] = ()
    extracted: bool = False
    """The text was taken out of HTML, PDF, mail or a feed and stands nowhere else: it is written out."""

    @property
    def day(self) -> dt.date | None:
        """The publication day, whatever precision `published` has."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens, split as the treebanks split them (do|n't, Bakiyev|'s)."""

    span: Span
    tokens: tuple[Span, ...]
    kind: SentenceKind
    paragraph: int
    """Counted from 0; sentences of one paragraph share it."""
    quoted: bool = False
    """It lies wholly inside a quotation."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a parsed sentence."""

    span: Span
    form: str
    lemma: str
    upos: str
    """Universal part of speech."""
    xpos: str
    """Penn Treebank tag."""
    head: int
    """Index, in the same sentence, of the word it depends on; -1 for the root."""
    deprel: str
    """Universal dependency relation."""


Parse = tuple[Word, ...]
"""A parsed sentence: one Word for each of its tokens."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name where it stands in the text."""

    span: Span
    text: str
    role: Role
    confidence: float
    """That it is a place name at all, 0 to 1."""
    resolution: Resolution | None = None
    """None where no place was found for the name."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a calendar time."""

    span: Span
    text: str
    first: dt.date | None
    """First day it allows; None if unresolved."""
    last: dt.date | None
    """Last day it allows."""
    edtf: str | None
    """EDTF level 0 or 1 (ISO 8601-2); None if unresolved."""
    anchor: Anchor
    """What fixed it: itself, the publication date, or the last date told."""
    clock: dt.time | None = None
    """Time of day where one is said; local, zone as said."""
    part: DayPart | None = None
    """Orders events within a day."""


PersonKind = Literal["person", "ship", "aircraft", "storm", "vehicle", "group", "cargo"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or something that moves (ship, aircraft, storm, convoy), known by several names."""

    name: str
    """Canonical: the fullest form the reports use."""
    names: tuple[str, ...]
    """All forms, canonical first."""
    spans: tuple[tuple[str, Span], ...]
    """(report id, span) of every mention, pronouns included."""
    kind: PersonKind = "person"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report tells something."""

    report: str
    """The report's id."""
    span: Span
    """The sentence."""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: dt.date | dt.datetime | None = None

    @classmethod
    def of(cls, report: Report, sentence: Span) -> Source:
        return cls(report.id, sentence, report.title, report.publisher, report.url, report.published)


@dataclass(frozen=True, slots=True)
class When:
    """A date that is never a false exact day."""

    first: dt.date
    last: dt.date
    edtf: str
    clock: dt.time | None = None
    part: DayPart | None = None
    text: str | None = None
    """The words it came from; None if inferred."""
    text_span: Span | None = None
    """Where those words stand, in the first source's report."""
    decided_by: str = ""
    """Why this date, in words."""

    @property
    def approximate(self) -> bool:
        return "~" in self.edtf


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event or stop, as the reports name it."""

    name: str
    resolution: Resolution
    mention: Span | None = None
    """Where it is named, in the first source's report; None if carried over."""
    decided_by: str = ""
    """Why this place, in words."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What another telling of the same event says otherwise. Both are kept; nobody is taken to be right."""

    about: Literal["day", "place", "toll", "status"]
    says: str
    """What that telling says: a date in EDTF, a place's name, a number of dead, a status."""
    source: Source
    event: str | None = None
    """The id of the event that stands beside this one for it; None where both are sources of this one."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a sentence tells."""

    id: str
    kind: EventKind
    title: str
    quote: str
    when: When | None
    where: Where | None
    people: tuple[str, ...]
    """Canonical names."""
    status: Status
    confidence: float
    sources: tuple[Source, ...]
    """First the one whose sentence is quoted."""
    corrected: str | None = None
    """What of it an editor has set: "date, place"; "added" where no report tells it."""
    trigger: str = ""
    """Base form of the word that tells its kind; empty where only a date or a place makes it an event."""
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Movement:
    """What one sentence tells of where somebody was or went: the raw material of a route."""

    person: str
    report: str
    sentence: Span
    origin: Where | None
    destination: Where | None
    """Where a journey went; or, with `travel` False, where the person was."""
    travel: bool
    """True for a journey, False for being somewhere."""
    arrival: Literal["told", "likely", "bound"]
    """"flew to Osh" tells the arrival; "left for Osh" makes it likely; "was bound for Osh" leaves it open."""
    mode: Mode | None
    status: Status
    when: When | None
    background: bool
    """Told as earlier than the rest ("had been taking oil from ...")."""
    decided_by: str
    """The words that tell it."""
    on_the_way: bool = False
    """Told as a stop on the way to where the person arrived ("on the way the plane stopped in ...")."""
    likelihood: float | None = None
    """How likely it is, 0 to 1, where no words tell it outright but much speaks for it; else None."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A person at a place."""

    person: str
    order: int
    """From 1, chronological. Planned and denied stops are ordered among the others but never numbered as visited."""
    where: Where
    when: When | None
    status: Status
    quote: str
    sources: tuple[Source, ...]
    decided_by: str = ""
    corrected: str | None = None
    """What of it an editor has set."""
    likelihood: float | None = None
    """How likely somebody was there, 0 to 1, where much speaks for it but no words tell it outright; else None."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A way from one stop to another."""

    person: str
    from_order: int
    to_order: int
    mode: Mode | None
    km: float
    """Geodesic on WGS 84."""
    departed: When | None
    arrived: When | None
    status: Status
    inferred: bool
    """True where no sentence tells the leg, only its two ends."""
    quote: str | None
    sources: tuple[Source, ...]
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """One person's stops and legs."""

    person: str
    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One report and all that was read in it."""

    report: Report
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...] = ()
    warnings: tuple[str, ...] = ()
    capitals: tuple[Place, ...] = ()
    """Those of the countries that it names, where it speaks of a capital at all."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A mention, with the report it stands in and the event it places."""

    report: str
    mention: Mention
    event: str | None


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of the story with every mention of it."""

    name: str
    """As the reports name it (most frequent literal form)."""
    resolution: Resolution
    mentions: tuple[PlaceMention, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events in time order: by date, then order within the day, then order of telling."""

    events: tuple[Event, ...]
    undated: tuple[Event, ...] = ()
    """Events without a date, in order of telling. An event without a place is in either, with where None."""

    @property
    def all(self) -> tuple[Event, ...]:
        return self.events + self.undated


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that the outputs are made of."""

    title: str
    readings: tuple[Reading, ...]
    timeline: Timeline
    places: tuple[NamedPlace, ...]
    routes: tuple[Route, ...]
    warnings: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    """Corrections of an editor that fit nothing in the reports any more; they are among the warnings too."""
