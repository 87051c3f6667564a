"""The story on its ground: areas, ways with their heads, discs of events, numbered stops, and all their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Wedge

from geomap.page.text import Texts
from geomap.stills.boxes import Box, Boxes
from geomap.stills.canvas import Canvas, Colour, label
from geomap.stills.content import Spot, Way, dates
from geomap.stills.view import View

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_ROUTES = 4
"""Colours of routes in the style sheet."""
_FARTHEST = 30.0
"""How far a mark may be moved from its place to be told from its neighbour."""
_STYLES: dict[str, tuple[float, Any]] = {
    "travelled": (2.2, "solid"),
    "planned": (1.8, (0, (4, 3))),
    "inferred": (1.7, (0, (0.6, 2.4))),
}


class Marks:
    """Draws the marks of a story, each part once and in this order: areas, ways, spots, names."""

    def __init__(
        self,
        canvas: Canvas,
        axes: Axes,
        view: View,
        boxes: Boxes,
        spots: Sequence[Spot],
        countries: Mapping[str, tuple[float, float] | None],
    ) -> None:
        """`countries`: where to name a country that is no stop, by its code."""
        self.canvas, self.axes, self.view, self.boxes = canvas, axes, view, boxes
        self.spots = spots
        self.places = view.pixels((spot.place.lat, spot.place.lon) for spot in spots)
        for row, spot in enumerate(spots):
            seen = countries.get(spot.place.country or "")
            if spot.place.kind == "country" and not spot.stops and seen:
                self.places[row] = seen
        self.halves = [self._half(spot) for spot in spots]
        self.points = _apart(self.places, self.halves)

    def areas(self) -> None:
        """A region's true spread, without a pin; countries are drawn as land."""
        area = self.canvas.colours["area"]
        for spot, (x, y) in zip(self.spots, self.places, strict=True):
            radius = spot.place.radius_km * 1000 / self.view.scale
            if spot.extended and spot.place.kind != "country" and 2 < radius < self.view.width:
                style: dict[str, Any] = {"facecolor": (*area[:3], 0.12), "edgecolor": area, "ls": (0, (4, 3))}
                self.axes.add_artist(Circle((x, y), radius, lw=0.9, zorder=3, **style))

    def ways(self, ways: Sequence[Way]) -> None:
        """Legs along the geodesic, with a head a little behind the middle, so that ways there and back show both."""
        for way in ways:
            path, colour = self.view.line(way.path), self._route(way.route)
            width, style = _STYLES[way.style]
            self.axes.plot(*path.T, color=self.canvas.colours["halo"], lw=4.5, solid_capstyle="round", zorder=4)
            self.axes.plot(*path.T, color=colour, lw=width, ls=style, dash_capstyle="round", zorder=4.1)
            self.boxes.add_line((float(x), float(y)) for x, y in path)
            self._head(path, colour)

    def _head(self, path: Floats, colour: Colour) -> None:
        steps = np.hypot(*np.diff(path, axis=0).T)
        whole = float(steps.sum())
        if whole < 50:
            return
        at = int(np.searchsorted(np.cumsum(steps), whole * 0.58))
        along = (path[at + 1] - path[at]) / steps[at]
        tip = path[at] + along * (whole * 0.58 - steps[:at].sum() + 6)
        back, side = tip - along * 13, np.array([-along[1], along[0]]) * 5.5
        halo = self.canvas.colours["halo"]
        corners = np.array([tip, back + side, back - side])
        self.axes.add_artist(Polygon(corners, closed=True, facecolor=colour, edgecolor=halo, lw=0.8, zorder=4.2))

    def marks(self) -> None:
        """Discs and stops; a thin line leads from one that had to make room to its place."""
        for spot, place, (x, y), half in zip(self.spots, self.places, self.points, self.halves, strict=True):
            if not half or not self.view.sees(x, y):
                continue
            if np.hypot(*(place - (x, y))) > 3:
                quiet = self.canvas.colours["quiet"]
                self.axes.plot(*np.array([place, (x, y)]).T, color=quiet, lw=1, zorder=4.5)
                self.axes.add_artist(Circle(place, 2.2, facecolor=quiet, edgecolor="none", zorder=4.6))
            if spot.events and not spot.extended:
                self._disc(spot, x, y)
            if spot.stops:
                self._pill(spot, x, y, half)
            self.boxes.hard.append((x - half, y - min(half, 16), x + half, y + min(half, 16)))

    def _half(self, spot: Spot) -> float:
        """Half the width of a spot's mark; 0 for an area that is no stop, which has a name alone."""
        disc = _radius(len(spot.events)) + 1.5 if spot.events and not spot.extended else 0.0
        if not spot.stops:
            return disc
        return max(disc, 11.0, self.canvas.width_of(_numbers(spot), 12.5, weight="bold") / 2 + 7)

    def _disc(self, spot: Spot, x: float, y: float) -> None:
        """One event is a dot of its kind's colour; several are their number in a ring of their kinds."""
        count, radius = len(spot.events), _radius(len(spot.events))
        colours = self.canvas.colours
        self.axes.add_artist(Circle((x, y), radius + 1.5, facecolor=colours["paper"], edgecolor="none", zorder=5))
        angle = 90.0
        for kind in sorted({event.kind for event in spot.events}):
            share = 360 * sum(event.kind == kind for event in spot.events) / count
            style: dict[str, Any] = {"facecolor": colours[f"kind-{kind}"], "edgecolor": "none", "zorder": 5.1}
            width = radius if count == 1 else 4.0
            self.axes.add_artist(Wedge((x, y), radius, angle - share, angle, width=width, **style))
            angle -= share
        if count > 1 and not spot.stops:
            number = f"{count}" if count < 1000 else f"{count / 1000:.0f}k"
            style = {"weight": "bold", "ha": "center", "va": "center_baseline", "zorder": 5.2}
            self.canvas.text(self.axes, x, y, number, 11.5, **style)

    def _pill(self, spot: Spot, x: float, y: float, half: float) -> None:
        """The marks of the stops made here; open and with letters where nobody came."""
        colour, paper = self._route(spot.stops[0][0]), self.canvas.colours["paper"]
        numbers = _numbers(spot)
        fill, line, dash = (colour, paper, "solid") if spot.visited else (paper, colour, (0, (2, 1.4)))
        half = max(11.0, self.canvas.width_of(numbers, 12.5, weight="bold") / 2 + 6)
        shape: dict[str, Any] = {"boxstyle": "round,pad=0,rounding_size=11", "facecolor": fill, "edgecolor": line}
        self.axes.add_artist(FancyBboxPatch((x - half, y - 11), 2 * half, 22, lw=1.6, ls=dash, zorder=6, **shape))
        style: dict[str, Any] = {"weight": "bold", "ha": "center", "va": "center_baseline"}
        ink = "paper" if spot.visited else f"route-{spot.stops[0][0] % _ROUTES}"
        self.canvas.text(self.axes, x, y, numbers, 12.5, color=ink, zorder=6.1, **style)

    def names(self, words: Texts, year: int | None) -> None:
        """Each name beside its mark, with the days of the stops below it; where there is no room, none."""
        marks = zip(self.points, self.halves, strict=True)
        self.boxes.marks = [(float(x), float(y), half) for (x, y), half in marks if half]
        for spot, (x, y), half in zip(self.spots, self.points, self.halves, strict=True):
            if spot.name and self.view.sees(x, y):
                self._name(spot, x, y, half, dates(spot, words, year))

    def _name(self, spot: Spot, x: float, y: float, half: float, when: str) -> None:
        name, bold = label(spot.name), {"style": "italic"} if spot.extended else {"weight": "bold"}
        width = max(self.canvas.width_of(name, 14, **bold), self.canvas.width_of(when, 11.5))
        height = 33.0 if when else 18.0
        boxes = self.boxes
        box = boxes.around(x, y, half, width, height) if half else boxes.centred(x, y, width, height)
        if box is None and half:
            box = boxes.beyond(x, y, half, width, height)
            if box is not None:
                self._leader(x, y, box)
        if box is None:
            return
        left, top, right, _ = box
        side, at = ("left", left) if left >= x else ("right", right) if right <= x else ("center", (left + right) / 2)
        self.canvas.text(self.axes, at, top + 13.5, name, 14, ha=side, halo=True, zorder=7, **bold)
        self.canvas.text(self.axes, at, top + 29, when, 11.5, ha=side, halo=True, color="quiet", zorder=7)

    def _leader(self, x: float, y: float, box: Box) -> None:
        """A thin line from a mark to its name further off."""
        end = float(np.clip(x, box[0], box[2])), float(np.clip(y, box[1], box[3]))
        self.axes.plot([x, end[0]], [y, end[1]], color=self.canvas.colours["quiet"], lw=0.9, zorder=4.4)

    def _route(self, number: int) -> Colour:
        return self.canvas.colours[f"route-{number % _ROUTES}"]


def _radius(events: int) -> float:
    return 6.5 if events == 1 else float(min(10 + 2.2 * np.sqrt(events), 26))


def _numbers(spot: Spot) -> str:
    """Those that were made; those that were not only where none was."""
    told = list(dict.fromkeys(mark for _, mark in spot.stops if mark.isdigit() or not spot.visited))
    return "·".join(told if len(told) <= 4 else [*told[:3], "…"])


def _apart(places: Floats, halves: Sequence[float]) -> Floats:
    """The points moved until the discs of `halves` around them touch no more, each at most a little way.

    The same places always move the same way.
    """
    points, size = places.copy(), np.minimum(np.array(halves, dtype=float), 18.0)
    reach = np.where(np.outer(size, size) > 0, size[:, None] + size, 0.0)
    np.fill_diagonal(reach, 0.0)
    slant = np.sign(np.subtract.outer(np.arange(len(points)), np.arange(len(points))))[..., None] * [0.6, 0.8]
    for _ in range(40):
        gaps = points[:, None] - points
        distances = np.hypot(gaps[..., 0], gaps[..., 1])
        missing = np.maximum(reach - distances, 0.0)
        if missing.max(initial=0) < 0.5:
            break
        # of two at the very same spot, the later goes down and to the right
        aside = np.where(distances[..., None] > 0.1, gaps / np.maximum(distances, 0.1)[..., None], slant)
        points += (aside * missing[..., None]).sum(axis=1) / 2
    shift = points - places
    length = np.hypot(*shift.T)[:, None] if len(points) else np.empty((0, 1))
    moved_by: Floats = places + shift * np.minimum(1, _FARTHEST / np.maximum(length, 1e-9))
    return moved_by
