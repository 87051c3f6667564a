"""Where corrections say that something is, as places; and as the user's own places under names that no text holds."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.atlas import Atlas
from gazetteer.index import Index
from gazetteer.ownplaces import OwnPlace
from gazetteer.place import Place, Resolution
from gazetteer.surroundings import Surroundings, Units
from geomap.editor.kinds import PlaceFix, Spot
from geomap.errors import UsageError


class Spots:
    """Places of an editor's corrections. Raises UsageError for ids that the gazetteer does not know."""

    def __init__(self, file: str, index: Index, fixes: Sequence[PlaceFix]) -> None:
        self._index = index
        self.said_by = f"set by the editor ({file})"
        self.own: list[OwnPlace] = []
        """Each place that a mention is said to be: the resolver then knows it like any other, and it votes."""
        self._alias: dict[Spot, str] = {}
        for fix in fixes:
            if fix.spot and fix.spot not in self._alias:
                alias = self._alias[fix.spot] = f"editorsplace{len(self.own)}x"
                place = self.place(fix.spot, fix.label, fix.name)
                self.own.append(OwnPlace(place, (alias,), self._units(place), file))

    def alias(self, spot: Spot) -> str:
        """The name under which the resolver finds a place, and nothing else."""
        return self._alias[spot]

    def resolution(self, spot: Spot, label: str, name: str) -> Resolution:
        """The editor's word, for an event."""
        return Resolution(self.place(spot, label, name), 1.0, (), self.said_by)

    def place(self, spot: Spot, label: str, name: str) -> Place:
        """The place of a spot; one given by coordinates is called as the editor calls it, else `name`."""
        if spot.id is None:
            country, admin1, admin2 = self._index.codes(*self._around(spot.lat, spot.lon))
            id = f"editor:{spot.lat:g},{spot.lon:g}"
            called = spot.name or name
            return Place(id, called, spot.kind, spot.lat, spot.lon, country, admin1, admin2, radius_km=spot.radius_km)
        place = self._index.by_id(f"geonames:{spot.id}" if spot.id.isdecimal() else spot.id)
        if place is None:
            way_out = "geomap gazetteer search NAME prints the ids of a name"
            raise UsageError(f"the gazetteer has no place {spot.id!r}", where=label, way_out=way_out)
        return place

    def _units(self, place: Place) -> Units:
        row = self._index.row_of(place.id)
        if row is None:
            return self._around(place.lat, place.lon)
        return Units(int(self._index.country[row]), int(self._index.admin1[row]), int(self._index.admin2[row]))

    def _around(self, lat: float, lon: float) -> Units:
        return Surroundings(Atlas.of(self._index)).units(lat, lon)
