"""Room for words: what is taken, and where a label still fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import hypot

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_CLEARLY = 6.0


@dataclass
class Boxes:
    """What is taken of the window. `hard` must not be touched; `soft` (lines) only if there is no other way."""

    window: Box
    hard: list[Box] = field(default_factory=list)
    soft: list[Box] = field(default_factory=list)
    marks: list[tuple[float, float, float]] = field(default_factory=list)
    """Middles and radii of the marks: a name stands clearly nearer to its own than to any other."""

    def add_line(self, path: Iterable[tuple[float, float]]) -> None:
        """A line is in the way wherever it goes, but may be crossed."""
        last = (-1e9, 0.0)
        for x, y in path:
            if abs(x - last[0]) + abs(y - last[1]) > 6:
                self.soft.append((x - 3, y - 3, x + 3, y + 3))
                last = (x, y)

    def free(self, box: Box, *, careful: bool = True) -> bool:
        """Whether nothing is there, and the box lies in the window."""
        left, top, right, bottom = self.window
        inside = left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom
        return inside and not any(_touch(box, other) for other in (self.hard + self.soft if careful else self.hard))

    def around(self, x: float, y: float, radius: float, width: float, height: float) -> Box | None:
        """Take the best free spot for a label around a disc; None where there is none."""
        for careful in (True, False):
            for box in _spots(x, y, (radius + 5, radius + 16), width, height):
                if self.free(box, careful=careful) and self._belongs(box, x, y, radius):
                    self.hard.append(box)
                    return box
        return None

    def beyond(self, x: float, y: float, radius: float, width: float, height: float) -> Box | None:
        """Take a free spot further off, for a label that a line leads to; None where there is none."""
        for box in _spots(x, y, (radius + 30, radius + 48, radius + 70, radius + 95), width, height):
            if self.free(box, careful=False):
                self.hard.append(box)
                return box
        return None

    def _belongs(self, box: Box, x: float, y: float, radius: float) -> bool:
        """Whether no other mark is as near to the box."""
        own = _distance(box, x, y, radius)
        return all(_distance(box, *mark) >= own + _CLEARLY for mark in self.marks if mark[:2] != (x, y))

    def centred(self, x: float, y: float, width: float, height: float) -> Box | None:
        """Take a spot for a label in the middle of an area, or near it; None where there is none."""
        for down in (0, -24, 24, -48, 48, -72, 72):
            for right in (0.0, -width, width):
                box = (x + right - width / 2, y + down - height / 2, x + right + width / 2, y + down + height / 2)
                if self.free(box):
                    self.hard.append(box)
                    return box
        return None


def _distance(box: Box, x: float, y: float, radius: float) -> float:
    """From a disc to a box."""
    return hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3])) - radius


def _touch(one: Box, other: Box) -> bool:
    return one[2] > other[0] and one[0] < other[2] and one[3] > other[1] and one[1] < other[3]


def _spots(x: float, y: float, gaps: Iterable[float], width: float, height: float) -> Iterator[Box]:
    """Right, left, below, above, then the corners, then further off."""
    for gap in gaps:
        slant = gap * 0.75
        for left, top in (
            (x + gap, y - height / 2),
            (x - gap - width, y - height / 2),
            (x - width / 2, y + gap),
            (x - width / 2, y - gap - height),
            (x + slant, y + slant),
            (x + slant, y - slant - height),
            (x - slant - width, y + slant),
            (x - slant - width, y - slant - height),
        ):
            yield left, top, left + width, top + height
