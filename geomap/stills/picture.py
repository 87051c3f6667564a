"""One picture of a story: heading, map, key and credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from matplotlib.patches import Circle

from gazetteer.place import Place
from geomap.model import Story
from geomap.page.embedding import STILL_SIZE, summary
from geomap.page.text import texts
from geomap.stills import content, fonts, ground
from geomap.stills.boxes import Boxes
from geomap.stills.canvas import Canvas, plain
from geomap.stills.marks import Marks
from geomap.stills.view import look_at
from geomap.stills.world import world

WIDTH, HEIGHT = STILL_SIZE
_HEAD, _FOOT = 92, 36
_MAP = HEIGHT - _HEAD - _FOOT
_MARGIN = (150, 70)
_SIDE = 36
_CELL = 44
"""Pixels of the cells in which many spots are drawn as one."""


class Picture:
    """Drawn once, saved as often as there are formats."""

    def __init__(self, story: Story, labels: Sequence[Place], language: str) -> None:
        self.story, self.words, self.language = story, texts(language), language
        self.spots = content.spots(story)
        people = (route.person for route in story.routes)
        families, missing = fonts.installed(fonts.lacking(plain(" ".join([story.title, *people, *self._names()]))))
        self.canvas = Canvas(WIDTH, HEIGHT, families)
        self.undrawn = (f"the stills lack letters that no font here has: {_some(missing)}",) if missing else ()
        """What could not be drawn, a sentence; empty if everything was."""
        with self.canvas.drawing():
            self._map(labels)
            self._heading()
            self._footer()

    def save(self, path: Path) -> None:
        """Write .png or .svg. Raises OSError."""
        self.canvas.save(path, self.story.title)

    def _names(self) -> list[str]:
        """The names of the spots: the gazetteer's, where our own font can draw that and not the reports'."""
        for spot in self.spots:
            if fonts.lacking(plain(spot.name)) and not fonts.lacking(plain(spot.place.name)):
                spot.name = spot.place.name
        return [spot.name for spot in self.spots]

    def _map(self, labels: Sequence[Place]) -> None:
        spots = self.spots
        positions = content.positions(spots)
        view, boxes = look_at(positions, WIDTH, _MAP, _MARGIN), Boxes((6, 6, WIDTH - 6, _MAP - 6))
        axes, earth = self.canvas.part(_HEAD, _MAP, "sea"), world(positions)
        told = {spot.place.country for spot in spots if spot.place.kind == "country" and spot.place.country}
        shapes = ground.draw_land(self.canvas, axes, view, earth, told)

        def cells(spots: Sequence[content.Spot]) -> list[tuple[int, int]]:
            points = view.pixels((spot.place.lat, spot.place.lon) for spot in spots)
            return [(int(x // _CELL), int(y // _CELL)) for x, y in points]

        middles = {
            code: ground.seen_middle(shapes, row) for row, (code, _, _) in enumerate(earth.countries) if code in told
        }
        marks = Marks(self.canvas, axes, view, boxes, content.grouped(spots, cells), middles)
        marks.areas()
        marks.ways(content.ways(self.story))
        marks.marks()
        marks.names(self.words, content.one_year(self.story))
        ground.draw_scale(self.canvas, axes, view, boxes)
        ground.draw_towns(self.canvas, axes, view, boxes, labels)
        ground.draw_country_names(self.canvas, axes, boxes, earth, shapes, told)

    def _heading(self) -> None:
        axes = self.canvas.part(0, _HEAD)
        heading: dict[str, Any] = {"weight": "bold", "family": self.canvas.serif}
        title = self.canvas.fitting(self.story.title or self.words["no_title"], WIDTH - 2 * _SIDE, 28, **heading)
        routes = [self.words["route"].replace("{person}", route.person) for route in self.story.routes if route.stops]
        below = " · ".join([summary(self.story, self.language), *routes[:2]])
        self.canvas.text(axes, _SIDE, 46, title, 28, **heading)
        self.canvas.text(axes, _SIDE, 75, self.canvas.fitting(below, WIDTH - 2 * _SIDE, 15.5), 15.5, color="quiet")

    def _footer(self) -> None:
        """The kinds of event on the map, the most frequent first as far as there is room, and the credits."""
        axes, credit = self.canvas.part(HEIGHT - _FOOT, _FOOT), self.words["credits_still"]
        self.canvas.text(axes, WIDTH - _SIDE, 23, credit, 10.5, color="quiet", ha="right")
        x, limit = float(_SIDE), WIDTH - _SIDE - 20 - self.canvas.width_of(credit, 10.5)
        kinds = Counter(event.kind for event in self.story.timeline.all if event.where)
        for kind, _ in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
            name = self.words[f"kind_{kind}"]
            end = x + 30 + self.canvas.width_of(name, 11.5)
            if end > limit:
                break
            axes.add_artist(Circle((x + 6, 18), 5, facecolor=self.canvas.colours[f"kind-{kind}"], edgecolor="none"))
            self.canvas.text(axes, x + 16, 22.5, name, 11.5, color="quiet")
            x = end


def _some(letters: set[str]) -> str:
    return " ".join(sorted(letters)[:12]) + (" …" if len(letters) > 12 else "")
