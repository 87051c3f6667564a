"""The ground under a story: land, lines, graticule, neighbouring towns, names of countries, scale bar."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Circle

from gazetteer.place import Place
from geomap.stills.boxes import Boxes
from geomap.stills.canvas import Canvas, label
from geomap.stills.view import View
from geomap.stills.world import World

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_TOWNS, _MOST_COUNTRIES = 14, 12
_ROOMY = 9_000
"""Square pixels from which a country is named."""


def draw_land(canvas: Canvas, axes: Axes, view: View, earth: World, told: Collection[str]) -> Any:
    """Graticule, land, coasts and borders, disputed ones dashed as on the page; the countries `told` stand out.

    Returns the countries' shapes as drawn, for their names.
    """
    colour = canvas.colours
    countries = view.shapes([area for _, _, area in earth.countries])
    _plot(axes, countries, facecolor=colour["land"], zorder=1)
    at = [row for row, (code, _, _) in enumerate(earth.countries) if code in told]
    _plot(axes, countries[countries.index.isin(at)], facecolor=(*colour["area"][:3], 0.13), zorder=1.2)
    _plot(axes, view.shapes(_graticule(view)), color=colour["grid"], linewidth=0.8, zorder=1.5)
    for lines, name, width, style in (
        (earth.coasts, "coast", 0.7, "solid"),
        (earth.borders, "border", 0.9, "solid"),
        (earth.disputed, "border", 0.9, (0, (4, 3))),
    ):
        _plot(axes, view.shapes(lines), color=colour[name], linewidth=width, linestyle=style, zorder=2)
    return countries


def seen_middle(countries: Any, row: int) -> tuple[float, float] | None:
    """A point well inside of what is seen of a country; None if nothing is."""
    parts = countries[countries.index == row]
    if not len(parts):
        return None
    point = parts.iloc[[int(np.argmax(parts.area.to_numpy()))]].make_valid().representative_point().iloc[0]
    return point.x, point.y


def _plot(axes: Axes, shapes: Any, **style: Any) -> None:
    if len(shapes):
        shapes.plot(ax=axes, aspect=None, **style)
        axes.set_axis_off()


def _graticule(view: View) -> list[Any]:
    from shapely.geometry import LineString

    degrees = view.scale * view.width / 111_000
    step = next((step for step in (1, 2, 5, 10, 20) if degrees / step < 14), 30)
    meridians = [LineString([(lon, -80), (lon, 80)]) for lon in range(-180, 180, step)]
    return meridians + [LineString([(-180, lat), (0, lat), (180, lat)]) for lat in range(-80, 81, step)]


def draw_towns(canvas: Canvas, axes: Axes, view: View, boxes: Boxes, towns: Sequence[Place]) -> None:
    """Towns that tell where it is, where there is room; fewer than would fill the picture."""
    room = _MOST_TOWNS
    for place, (x, y) in zip(towns, view.pixels((place.lat, place.lon) for place in towns), strict=True):
        if not room:
            break
        if not view.sees(x, y, 10) or not boxes.free((x - 30, y - 22, x + 30, y + 22)):
            continue
        name = label(place.name)
        box = boxes.around(x, y, 2, canvas.width_of(name, 11), 14)
        if box is None:
            continue
        axes.add_artist(Circle((x, y), 1.9, facecolor=canvas.colours["quiet"], edgecolor="none", zorder=3.5))
        canvas.text(axes, box[0], box[1] + 11, name, 11, color="quiet", halo=True, zorder=3.6)
        boxes.hard.append((x - 40, y - 24, x + 40, y + 24))
        room -= 1


def draw_country_names(
    canvas: Canvas, axes: Axes, boxes: Boxes, earth: World, shapes: Any, told: Collection[str]
) -> None:
    """The names of the largest countries in view, in spaced capitals as on the page; not of those `told`."""
    named: set[int] = set()
    for at in np.argsort(-shapes.area.to_numpy(), kind="stable")[: 2 * _MOST_COUNTRIES]:
        row = int(shapes.index[at])
        code, name, _ = earth.countries[row]
        if row in named or code in told or shapes.area.iloc[at] < _ROOMY or len(named) == _MOST_COUNTRIES:
            continue
        spaced = " ".join(name.upper())
        middle = shapes.iloc[[at]].make_valid().representative_point().iloc[0]
        width = canvas.width_of(spaced, 9.5)
        box = (middle.x - width / 2 - 8, middle.y - 11, middle.x + width / 2 + 8, middle.y + 11)
        if boxes.free(box):
            named.add(row)
            boxes.hard.append(box)
            style: dict[str, Any] = {"ha": "center", "va": "center", "color": "faint", "halo": True, "zorder": 3.4}
            canvas.text(axes, middle.x, middle.y, spaced, 9.5, **style)


def draw_scale(canvas: Canvas, axes: Axes, view: View, boxes: Boxes) -> None:
    """A bar of a round length, where distances are nearly true everywhere."""
    if not view.regional:
        return
    km = view.scale * 130 / 1000
    power = 10 ** np.floor(np.log10(km))
    length = next(round_ for round_ in (5, 2, 1) if round_ * power <= km) * power
    left, right, y = 36.0, 36.0 + length * 1000 / view.scale, view.height - 16
    if boxes.free((left - 4, y - 20, right + 4, y + 6)):
        ink = canvas.colours["quiet"]
        axes.plot([left, left, right, right], [y - 5, y, y, y - 5], color=ink, lw=1.1, zorder=3.6)
        name = f"{length:,.0f} km"
        canvas.text(axes, (left + right) / 2, y - 6, name, 10.5, ha="center", color="quiet", halo=True, zorder=3.6)
        boxes.hard.append((left - 4, y - 20, right + 4, y + 6))
