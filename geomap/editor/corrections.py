"""corrections.toml or .yaml -> corrections. Everything in it is checked before anything is built."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_args

from geomap.editor.fields import NOWHERE, Fields
from geomap.editor.kinds import (
    Added,
    Anchor,
    Corrections,
    EventFix,
    Merge,
    PersonFix,
    PlaceFix,
    Split,
    StopFix,
)
from geomap.errors import UsageError
from geomap.model import EventKind, Status

NAMES: Final = ("corrections.toml", "corrections.yaml", "corrections.yml")
"""How the file is called that is found beside the reports."""
_LARGEST = 5_000_000


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
            fields = Fields(entry, f"{path}: {section} {number}")
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


def _place(f: Fields) -> PlaceFix:
    at, name, spot = f.maybe_anchor(), f.needed("name"), f.spot("is")
    if spot is None:
        raise f.wrong('says not what it is: is = an id, lat and lon, or is = "none"')
    return PlaceFix(f.label, name, at, None if spot.id == NOWHERE else spot, f.flag("only_here"))


def _event(f: Fields) -> EventFix:
    fix = EventFix(
        f.label, f.anchor(), f.one_of("of_kind", get_args(EventKind)), f.date(), f.spot("place"),
        f.one_of("kind", get_args(EventKind)), f.text("title"), f.one_of("status", get_args(Status)), f.flag("drop"),
    )  # fmt: skip
    if not (fix.drop or fix.spot or fix.kind or fix.title or fix.status or fix.date is not None):
        raise f.wrong("corrects nothing: give date, place, kind, title, status or drop")
    return fix


def _merge(f: Fields) -> Merge:
    anchors = tuple(_anchors(f))
    if len(anchors) < 2:
        raise f.wrong("names fewer than two events: events = [{report = ..., words = ...}, ...]")
    return Merge(f.label, anchors)


def _anchors(f: Fields) -> Iterator[Anchor]:
    for number, entry in enumerate(f.several("events"), 1):
        inner = Fields(entry, f"{f.label}, event {number}")
        yield inner.anchor()
        inner.done()


def _split(f: Fields) -> Split:
    return Split(f.label, f.anchor())


def _added(f: Fields) -> Added:
    title = f.needed("title")
    people = tuple(str(name) for name in f.several("people"))
    return Added(
        f.label, title, f.text("quote") or title, f.date() or None, f.spot("place"),
        f.one_of("kind", get_args(EventKind)) or "other", f.one_of("status", get_args(Status)) or "actual", people,
    )  # fmt: skip


def _person(f: Fields) -> PersonFix:
    return PersonFix(f.label, f.needed("name"), f.maybe_anchor(), f.needed("is"))


def _stop(f: Fields) -> StopFix:
    if f.flag("made"):
        raise f.wrong("only made = false can be said of a stop")
    return StopFix(f.label, f.anchor(), f.text("person"), f.text("place"))


_SECTIONS: Final[dict[str, Callable[[Fields], Any]]] = {
    "place": _place, "event": _event, "merge": _merge, "split": _split, "add": _added, "person": _person, "stop": _stop,
}  # fmt: skip
