"""Everybody in a story who could be followed, with what the reports tell of their ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geomap import people
from geomap.model import Movement, Person, Report
from geomap.story import Progress, Reader, look_together, movements_of


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody, or something that moves, and the movements told of them in order of telling."""

    person: Person
    moves: tuple[Movement, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Where they were, as the reports name it; planned and denied movements left out."""
        names = (w.name for m in self.moves if m.status == "actual" for w in (m.origin, m.destination) if w)
        return tuple(dict.fromkeys(names))


def company(reports: Sequence[Report], reader: Reader | None = None, progress: Progress | None = None) -> tuple[
    Member, ...
]:  # fmt: skip
    """All that could be followed, those who move most first, then those mentioned most.

    Besides who and what has a name: groups, convoys and the like that several sentences speak of ("the delegation").
    """
    reader = reader or Reader.load()
    readings = look_together(reader, reports, progress)
    cast = people.cast(readings, people.besides(readings))
    told = [m for r in readings for m in movements_of(reader, r, cast, ())]
    moves: dict[str, list[Movement]] = {}
    for m in told:
        moves.setdefault(m.person, []).append(m)
    members = [Member(p, tuple(moves.get(p.name, ()))) for p in cast.people]
    return tuple(sorted(members, key=lambda m: (-len(m.moves), -len(m.person.spans), m.person.name)))
