"""A stop in the making: one being somewhere, as a report tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gazetteer.place import Place
from geomap.model import Movement, Report, Source, Status, When, Where
from geomap.nearness import named_airport

Role = Literal["origin", "destination", "there"]


@dataclass(slots=True)
class Visit:
    """A stop in the making."""

    where: Where
    when: When | None
    status: Status
    told: int
    """Order of telling over all reports."""
    move: Movement
    role: Role
    sources: list[Source] = field(default_factory=list)
    reached_by: Movement | None = None
    """The journey that a sentence tells as ending here."""
    left_by: Movement | None = None
    """The journey that a sentence tells as beginning here."""
    back: bool = False
    """Whether the sentence tells of coming back."""
    onward: bool = False
    """Whether its sentence goes on from the one before: "Since then he had been in Lyon"."""
    airport: bool = False
    """Named only as an airport."""
    placed_by: Movement | None = None
    """What tells its place, where that is not `move`."""

    @property
    def place(self) -> Place:
        return self.where.resolution.place

    @property
    def made(self) -> bool:
        return self.status == "actual"


def source(m: Movement, reports: dict[str, Report]) -> Source:
    """Where a movement is told."""
    return Source.of(reports[m.report], m.sentence)


def is_airport(where: Where, text: str) -> bool:
    """Whether the name is an airport's, or the next word makes it one: "landed at Blagnac airport"."""
    after = text[where.mention.end :] if where.mention else ""
    return named_airport(where.name, after)
