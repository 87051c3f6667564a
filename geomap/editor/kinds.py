"""The kinds of correction, as an editor writes them."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.place import PlaceKind
from geomap.model import EventKind, Status


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in which report."""

    report: str
    """Its id."""
    words: str
    """Words of the sentence, as many as tell it from the others."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the editor says that something is: by the gazetteer's id, or by coordinates."""

    id: str | None
    lat: float = 0.0
    lon: float = 0.0
    name: str | None = None
    kind: PlaceKind = "poi"
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class PlaceFix:
    """A mention is that place, or none."""

    label: str
    """Which entry of which file: for messages."""
    name: str
    """The words that name it."""
    at: Anchor | None
    """None: wherever any report names it so."""
    spot: Spot | None
    """None: it is no place."""
    only_here: bool
    """Not the other mentions of the same name in the same report."""


@dataclass(frozen=True, slots=True)
class EventFix:
    """What a sentence tells is of that date, place, kind, ..., or is no event."""

    label: str
    at: Anchor
    of_kind: str | None
    """Which of several that one sentence tells: its kind as read."""
    date: str | None
    """EDTF; "" for: not known."""
    spot: Spot | None
    kind: EventKind | None
    title: str | None
    status: Status | None
    drop: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """Several sentences tell one event."""

    label: str
    events: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """What a sentence tells is another event than that of the others it was put together with."""

    label: str
    at: Anchor


@dataclass(frozen=True, slots=True)
class Added:
    """An event that no report tells."""

    label: str
    title: str
    quote: str
    date: str | None
    spot: Spot | None
    kind: EventKind
    status: Status
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonFix:
    """Whoever is called so is that person: in one sentence, or everywhere."""

    label: str
    name: str
    at: Anchor | None
    person: str


@dataclass(frozen=True, slots=True)
class StopFix:
    """A sentence tells no stop of a journey."""

    label: str
    at: Anchor
    person: str | None
    place: str | None
    """As the sentence names it, where it tells of several."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that an editor has written."""

    file: str
    places: tuple[PlaceFix, ...] = ()
    events: tuple[EventFix, ...] = ()
    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    added: tuple[Added, ...] = ()
    people: tuple[PersonFix, ...] = ()
    stops: tuple[StopFix, ...] = ()

    def __len__(self) -> int:
        return sum(map(len, (self.places, self.events, self.merges, self.splits, self.added, self.people, self.stops)))
