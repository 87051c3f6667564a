"""Which part of the Earth a picture shows, in which projection, and where a position lies in it.

A story within a quarter of the globe is drawn in Lambert's azimuthal equal-area projection about its own middle, a
wider one in Equal Earth; both cut the globe opposite to the story, so that the antimeridian is a line like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.geodesy import Path
from geomap.page.basemap import Position
from geomap.page.tables import west_edge

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]

_REGIONAL = np.radians(50)
"""The farthest that a story's places may lie from its middle to be drawn as a region."""
_CLOSEST = 350.0
"""Metres a pixel shows at least: a story at one place is seen with what lies around it."""
_EDGE = 179.99


@dataclass(frozen=True)
class View:
    """The picture's window on the Earth."""

    crs: CRS
    turned: float
    """Degrees: longitude 0 of the projection, which turns the globe first."""
    west: float
    """Metres on the projection of the window's left edge."""
    north: float
    scale: float
    """Metres a pixel."""
    width: float
    height: float
    regional: bool
    """Distances are nearly true everywhere."""

    def pixels(self, positions: Iterable[tuple[float, float]]) -> Floats:
        """Pairs of x, y, one for each (lat, lon)."""
        lat, lon = np.array(list(positions), dtype=float).reshape(-1, 2).T
        x, y = _project(self.crs, _turn(lon, self.turned), lat)
        return np.column_stack([(x - self.west) / self.scale, (self.north - y) / self.scale])

    def line(self, path: Path) -> Floats:
        """A way in pixels; its parts are joined across the antimeridian."""
        return self.pixels((p.lat, p.lon) for p in path)

    def shapes(self, shapes: Sequence[BaseGeometry]) -> Any:
        """A GeoSeries of what the window shows of shapes in degrees, in pixels; its index tells which shape it was.

        A shape that lies on both sides of the cut gives a row for each.
        """
        import geopandas
        import shapely

        window = self._degrees()
        given, rows = shapely.get_parts(np.array(shapes, dtype=object), return_index=True)
        turned, turned_rows = [], []
        for turn in (-360, 0, 360):
            shift = np.array([turn - self.turned, 0.0])
            copies = shapely.transform(given, lambda points, shift=shift: points + shift)
            near = shapely.intersects(shapely.box(*window), shapely.envelope(copies))
            parts, of = _cut(copies[near], window)
            turned.append(parts)
            turned_rows.append(rows[near][of])
        series = geopandas.GeoSeries(np.concatenate(turned), index=np.concatenate(turned_rows), crs="EPSG:4326")
        flat = series.segmentize(1.0).to_crs(self.crs)
        flat = flat.affine_transform(
            [1 / self.scale, 0, 0, -1 / self.scale, -self.west / self.scale, self.north / self.scale]
        )
        parts, of = _cut(flat.array, (-20, -20, self.width + 20, self.height + 20))
        drawn = geopandas.GeoSeries(parts, index=flat.index[of]).simplify(0.4)
        return drawn[~drawn.is_empty]

    def _degrees(self) -> tuple[float, float, float, float]:
        """West, south, east, north of what may be seen; the whole globe where a pole is."""
        whole = (-_EDGE, -89.9, _EDGE, 89.9)
        poles = self.pixels([(90.0, 0.0), (-90.0, 0.0)])
        if not self.regional or any(self.sees(x, y) for x, y in poles):
            return whole
        x, y = np.meshgrid(np.linspace(-30, self.width + 30, 25), np.linspace(-30, self.height + 30, 25))
        lon, lat = _unproject(self.crs, self.west + x.ravel() * self.scale, self.north - y.ravel() * self.scale)
        if not np.isfinite(lon).all():
            return whole
        return lon.min() - 2, max(lat.min() - 2, whole[1]), lon.max() + 2, min(lat.max() + 2, whole[3])

    def sees(self, x: float, y: float, margin: float = 0) -> bool:
        """Whether a pixel is in the window, `margin` away from its edges."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def look_at(positions: Sequence[Position], width: float, height: float, margin: tuple[float, float]) -> View:
    """The window of `width` x `height` pixels in which all positions lie, `margin` pixels or more from the edges."""
    positions = positions or (Position(0.0, 0.0), Position(50.0, -130.0), Position(-40.0, 160.0))
    middle = _middle(positions)
    regional = bool(middle is not None and _widest(positions, middle) <= _REGIONAL)
    lat, lon = middle if regional and middle else (0.0, _central(positions))
    kind = f"+proj=laea +lat_0={lat:.4f}" if regional else "+proj=eqearth"
    crs = _crs(f"{kind} +lon_0=0 +over +datum=WGS84 +units=m")
    x, y = _project(crs, _turn(np.array([p.lon for p in positions]), lon), np.array([p.lat for p in positions]))
    wide, high = np.ptp(x) / (width - 2 * margin[0]), np.ptp(y) / (height - 2 * margin[1])
    scale = float(max(wide, high, _CLOSEST))
    centre = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
    west, north = centre[0] - width / 2 * scale, centre[1] + height / 2 * scale
    return View(crs, lon, float(west), float(north), scale, width, height, regional)


def _cut(shapes: Any, window: tuple[float, float, float, float]) -> tuple[Any, Any]:
    """The parts of shapes that lie in the window, and of which shape each is.

    Outlines that were thinned may cross themselves, which has to be mended first; crumbs of that are left out.
    """
    import shapely

    found = shapely.intersection(shapely.make_valid(shapes), shapely.box(*window))
    parts, of = shapely.get_parts(found, return_index=True)
    whole = shapely.get_dimensions(parts) == shapely.get_dimensions(shapes)[of]
    return parts[whole], of[whole]


def _crs(text: str) -> CRS:
    from pyproj import CRS

    return CRS.from_proj4(text)


def _project(crs: CRS, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    from pyproj import Transformer

    x, y = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(lon, lat)
    return x, y


def _unproject(crs: CRS, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    from pyproj import Transformer

    lon, lat = Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform(x, y)
    return lon, lat


def _turn(lon: Floats, by: float) -> Floats:
    turned: Floats = (lon - by + 180) % 360 - 180
    return turned


def _middle(positions: Sequence[Position]) -> tuple[float, float] | None:
    """The mean direction; None where the places stand so that there is none."""
    mean = _directions(positions).mean(axis=0)
    if np.linalg.norm(mean) < 1e-6:
        return None
    return float(np.degrees(np.arctan2(mean[2], np.hypot(*mean[:2])))), float(np.degrees(np.arctan2(mean[1], mean[0])))


def _widest(positions: Sequence[Position], middle: tuple[float, float]) -> float:
    cosines = _directions(positions) @ _directions([Position(*middle)])[0]
    return float(np.arccos(np.clip(cosines, -1, 1)).max())


def _directions(positions: Sequence[Position]) -> Floats:
    lat, lon = np.radians(np.array([(p.lat, p.lon) for p in positions]).T)
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _central(positions: Sequence[Position]) -> float:
    """The longitude in the middle of a wide story."""
    west = west_edge({p.lon for p in positions})
    longitudes = [p.lon if p.lon >= west else p.lon + 360 for p in positions]
    return (min(longitudes) + max(longitudes)) / 2
