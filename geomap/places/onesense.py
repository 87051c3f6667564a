"""One name, one place in all reports of a story, where one report knows it far better than another.

"Bluff, in New Zealand" in one report is the Bluff of the next (one sense per discourse: Gale, Church, Yarowsky 1992).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer.names import fold
from gazetteer.place import Resolution
from geomap.model import Mention, Reading
from geomap.nearness import km

_FAR_BETTER = 1.25
"""So many times as likely as in the other report a place must be to be meant there too."""
_APART_KM = 100.0
"""Nearer places, as a state and the city in it, may both be meant."""


def one_sense(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a story, names that mean different places in different reports put at the likeliest one."""
    meant: dict[str, dict[str, tuple[Resolution, str]]] = defaultdict(dict)
    for report, name, resolution in _placed(readings):
        known = meant[name].get(resolution.place.id)
        if known is None or resolution.confidence > known[0].confidence:
            meant[name][resolution.place.id] = resolution, report
    best = {name: max(of.values(), key=lambda r: r[0].confidence) for name, of in meant.items() if len(of) > 1}
    return [replace(r, mentions=tuple(_again(m, r, best) for m in r.mentions)) for r in readings]


def _placed(readings: Sequence[Reading]) -> Iterator[tuple[str, str, Resolution]]:
    for r in readings:
        for m in r.mentions:
            if m.resolution:
                yield r.report.id, fold(m.text), m.resolution


def _again(m: Mention, reading: Reading, best: dict[str, tuple[Resolution, str]]) -> Mention:
    """A mention, at the place that its name has in another report if that is much likelier and elsewhere."""
    resolution, report = best.get(fold(m.text), (m.resolution, ""))
    if m.resolution is None or resolution is None or report in ("", reading.report.id):
        return m
    surer = resolution.confidence >= _FAR_BETTER * m.resolution.confidence
    if not surer or km(m.resolution.place, resolution.place) < _APART_KM:
        return m
    return replace(m, resolution=replace(resolution, decided_by=f"as in {report}: {resolution.decided_by}"))
