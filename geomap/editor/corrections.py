"""corrections.toml or .yaml -> corrections. Everything in it is checked before anything is built."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from gazetteer.place import CoordinateError, PlaceKind, check_coordinates
from geomap.errors import UsageError
from geomap.model import EventKind, Status
from geomap.times.edtf import bounds

NAMES: Final = ("corrections.toml", "corrections.yaml", "corrections.yml")
"""How the file is called that is found beside the reports."""
_LARGEST = 5_000_000
_NOWHERE = "none"


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


def beside(sources: Iterable[str | Path]) -> Path | None:
    """The corrections that lie in a folder of reports, or beside the files that are named; None if none do."""
    paths = [Path(s) for s in sources if str(s) != "-" and "://" not in str(s)]
    folders = [path if path.is_dir() else path.parent for path in paths]
    found = (folder / name for folder in dict.fromkeys(folders) for name in NAMES)
    return next((path for path in found if path.is_file()), None)


def load(path: Path) -> Corrections:
    """The corrections of a file, TOML or YAML by its ending. Raises UsageError for what is not as it must be."""
    parts: dict[str, list[Any]] = {section: [] for section in _SECTIONS}
    for section, entries in _parsed(path).items():
        if section not in _SECTIONS:
            way_out = f"there are: {', '.join(_SECTIONS)}"
            raise UsageError(f"no such kind of correction: {section}", where=str(path), way_out=way_out)
        for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
            fields = _Fields(entry, f"{path}: {section} {number}")
            parts[section].append(_SECTIONS[section](fields))
            fields.done()
    return Corrections(str(path), *(tuple(parts[section]) for section in _SECTIONS))


def _parsed(path: Path) -> Mapping[str, Any]:
    import yaml

    try:
        data = path.read_bytes()
        if len(data) > _LARGEST:
            raise UsageError("too large for corrections", where=str(path), way_out="check the name")
        text = data.decode("utf-8-sig")
        found = tomllib.loads(text) if path.suffix.lower() == ".toml" else yaml.safe_load(text)
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise UsageError(problem, where=str(path), way_out="check the name") from None
    except UnicodeDecodeError:
        raise UsageError("not UTF-8", where=str(path), way_out="save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError) as error:
        problem = f"cannot be understood: {' '.join(str(error).split()) or 'nested too deep'}"
        raise UsageError(problem, where=str(path), way_out="see the README for how corrections are written") from None
    if not isinstance(found or {}, dict):
        raise UsageError("holds no corrections", where=str(path), way_out="begin with [[place]] or [[event]]")
    return found or {}


class _Fields:
    """The keys of one entry; whatever is not asked for is a mistake."""

    def __init__(self, entry: object, label: str) -> None:
        self.label = label
        if not isinstance(entry, dict):
            raise self.wrong("not keys and values")
        self._left: dict[str, Any] = {str(key): value for key, value in entry.items()}

    def wrong(self, problem: str) -> UsageError:
        return UsageError(problem, where=self.label, way_out="see the README for how corrections are written")

    def done(self) -> None:
        if self._left:
            raise self.wrong(f"no such key here: {', '.join(self._left)}")

    def text(self, key: str) -> str | None:
        value = self._left.pop(key, None)
        if value is None:
            return None
        if isinstance(value, int | dt.date) and not isinstance(value, bool):  # an id or a date without quotes
            return value.isoformat() if isinstance(value, dt.date) else str(value)
        if not isinstance(value, str):
            raise self.wrong(f"{key} is no text")
        return value.strip()

    def needed(self, key: str) -> str:
        value = self.text(key)
        if not value:
            raise self.wrong(f"{key} is missing")
        return value

    def flag(self, key: str) -> bool:
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} is neither true nor false")
        return value

    def number(self, key: str) -> float | None:
        value = self._left.pop(key, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.wrong(f"{key} is no number")
        return None if value is None else float(value)

    def one_of(self, key: str, choices: tuple[str, ...]) -> Any:
        value = self.text(key)
        if value is not None and value not in choices:
            raise self.wrong(f"{key} is {value!r}, and must be one of: {', '.join(choices)}")
        return value

    def several(self, key: str) -> list[Any]:
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.wrong(f"{key} is no list")
        return value

    def date(self) -> str | None:
        """EDTF; "" where the editor says that it is not known."""
        value = self.text("date")
        if value in (None, "", _NOWHERE):
            return value and ""
        try:
            first, last = bounds(value or "")
        except ValueError:
            raise self.wrong(
                f"date: {value!r} is no EDTF date such as 2010-04-15, 2010-04 or 2010-04-12/2010-04-15"
            ) from None
        if first > last:
            raise self.wrong(f"date: {value!r} ends before it begins")
        return value

    def anchor(self) -> Anchor:
        return Anchor(self.needed("report"), self.needed("words"))

    def maybe_anchor(self) -> Anchor | None:
        report, words = self.text("report"), self.text("words")
        if bool(report) != bool(words):
            raise self.wrong("report and words go together; without both it holds everywhere")
        return Anchor(report, words) if report and words else None

    def spot(self, key: str) -> Spot | None:
        """An id under `key`, or lat and lon."""
        id, lat, lon = self.text(key), self.number("lat"), self.number("lon")
        name = self.text("called")
        kind: PlaceKind = self.one_of("place_kind", get_args(PlaceKind)) or "poi"
        radius = self.number("radius_km") or 0.0
        if (lat is None) != (lon is None) or (id and lat is not None):
            raise self.wrong(f"give {key} = an id of the gazetteer, or both lat and lon")
        if lat is None or lon is None:
            return Spot(id) if id else None
        try:
            check_coordinates(lat, lon)
        except CoordinateError as error:
            raise self.wrong(str(error)) from None
        return Spot(None, lat, lon, name, kind, radius)


def _place(f: _Fields) -> PlaceFix:
    at, name, spot = f.maybe_anchor(), f.needed("name"), f.spot("is")
    if spot is None:
        raise f.wrong('says not what it is: is = an id, lat and lon, or is = "none"')
    return PlaceFix(f.label, name, at, None if spot.id == _NOWHERE else spot, f.flag("only_here"))


def _event(f: _Fields) -> EventFix:
    fix = EventFix(
        f.label, f.anchor(), f.one_of("of_kind", get_args(EventKind)), f.date(), f.spot("place"),
        f.one_of("kind", get_args(EventKind)), f.text("title"), f.one_of("status", get_args(Status)), f.flag("drop"),
    )  # fmt: skip
    if not (fix.drop or fix.spot or fix.kind or fix.title or fix.status or fix.date is not None):
        raise f.wrong("corrects nothing: give date, place, kind, title, status or drop")
    return fix


def _merge(f: _Fields) -> Merge:
    anchors = tuple(_anchors(f))
    if len(anchors) < 2:
        raise f.wrong("names fewer than two events: events = [{report = ..., words = ...}, ...]")
    return Merge(f.label, anchors)


def _anchors(f: _Fields) -> Iterator[Anchor]:
    for number, entry in enumerate(f.several("events"), 1):
        inner = _Fields(entry, f"{f.label}, event {number}")
        yield inner.anchor()
        inner.done()


def _split(f: _Fields) -> Split:
    return Split(f.label, f.anchor())


def _added(f: _Fields) -> Added:
    title = f.needed("title")
    people = tuple(str(name) for name in f.several("people"))
    return Added(
        f.label, title, f.text("quote") or title, f.date() or None, f.spot("place"),
        f.one_of("kind", get_args(EventKind)) or "other", f.one_of("status", get_args(Status)) or "actual", people,
    )  # fmt: skip


def _person(f: _Fields) -> PersonFix:
    return PersonFix(f.label, f.needed("name"), f.maybe_anchor(), f.needed("is"))


def _stop(f: _Fields) -> StopFix:
    if f.flag("made"):
        raise f.wrong("only made = false can be said of a stop")
    return StopFix(f.label, f.anchor(), f.text("person"), f.text("place"))


_SECTIONS: Final[dict[str, Callable[[_Fields], Any]]] = {
    "place": _place, "event": _event, "merge": _merge, "split": _split, "add": _added, "person": _person, "stop": _stop,
}  # fmt: skip
