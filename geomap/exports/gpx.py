"""GPX 1.1: each person's visited stops as a route, stops that were only planned, possible or denied as way points.

GPX knows no time but a moment in UTC, which no report tells. The date stands in `cmt`, in words, and in EDTF under
`extensions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from geomap.exports import Layer
from geomap.exports.tables import Tables
from geomap.exports.xml import add, save
from geomap.model import Stop, Story
from geomap.page.tables import safe_url
from geomap.page.text import texts, when_label
from geomap.records import ATTRIBUTION

NAMESPACE = "http://www.topografix.com/GPX/1/1"
OURS = "urn:geomap:gpx"


def write_gpx(tables: Tables, path: Path, _layers: Sequence[Layer]) -> None:
    """The routes of a story. Raises OSError."""
    save(gpx(tables.story), path)


def gpx(story: Story) -> ET.Element:
    """The document: way points, then routes, as the schema orders them."""
    root = ET.Element("gpx", {"xmlns": NAMESPACE, "xmlns:geomap": OURS, "version": "1.1", "creator": "geomap"})
    about = add(root, "metadata")
    add(about, "name", story.title)
    add(about, "desc", ATTRIBUTION)
    for route in story.routes:
        for stop in route.stops:
            if stop.status != "actual":
                _point(root, "wpt", stop)
    for route in filter(lambda route: route.stops, story.routes):
        line = add(root, "rte")
        add(line, "name", texts()["route"].replace("{person}", route.person))
        for stop in route.stops:
            if stop.status == "actual":
                _point(line, "rtept", stop)
    return root


def _point(parent: ET.Element, tag: str, stop: Stop) -> None:
    place = stop.where.resolution.place
    point = add(parent, tag, lat=f"{place.lat:.6f}", lon=f"{place.lon:.6f}")
    add(point, "name", stop.where.name)
    add(point, "cmt", when_label(stop.when, texts()))
    add(point, "desc", stop.quote)
    if stop.sources:
        source = stop.sources[0]
        add(point, "src", ", ".join(filter(None, (source.title or source.report, source.publisher))))
        if safe_url(source.url):
            add(point, "link", href=safe_url(source.url))
    add(point, "type", stop.status)
    more = add(point, "extensions")
    add(more, "geomap:person", stop.person)
    if stop.when is not None:
        add(more, "geomap:when", stop.when.edtf)
