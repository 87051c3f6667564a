"""The keys and values of one entry of a file of corrections, checked one by one."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, get_args

from gazetteer.place import CoordinateError, PlaceKind, check_coordinates
from geomap.editor.kinds import Anchor, Spot
from geomap.errors import UsageError
from geomap.times.edtf import bounds

NOWHERE: Final = "none"
"""What an editor writes for what is not known, or is no place."""


class Fields:
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
        if value in (None, "", NOWHERE):
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
