"""KML 2.2 for Google Earth and its time slider, written by hand: GDAL's KML driver has no time stamps for all of it.

A date keeps its precision: a day, month or year is a TimeStamp of that length, anything wider a TimeSpan.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from gazetteer.place import EXTENDED
from geomap.exports import Layer
from geomap.exports.tables import Tables, precision
from geomap.exports.xml import add, save, xml_text
from geomap.geojson import events_geojson, route_geojson
from geomap.model import Event, Leg, Route, Source, Stop, Story, When
from geomap.page.tables import safe_url
from geomap.page.text import extent_label, texts, when_label
from geomap.page.theme import colours
from geomap.records import ATTRIBUTION, Record, dumps

NAMESPACE = "http://www.opengis.net/kml/2.2"
_STAMPED = frozenset({"moment", "day", "month", "year"})


def write_kml(tables: Tables, path: Path, _layers: Sequence[Layer]) -> None:
    """Events and routes of a story. Raises OSError."""
    save(kml(tables.story), path)


def kml(story: Story) -> ET.Element:
    """The document: a folder of events in time order, and one for each route."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = add(root, "Document")
    add(document, "name", story.title)
    add(document, "description", ATTRIBUTION)
    _styles(document, story)
    folder = add(document, "Folder")
    add(folder, "name", "Events")
    for event, feature in zip(story.timeline.all, events_geojson(story)["features"], strict=True):
        _event(folder, event, feature)
    features = iter(route_geojson(story)["features"])
    for route in story.routes:
        _route(document, route, features)
    return root


def _styles(document: ET.Element, story: Story) -> None:
    palette = colours()
    for kind in sorted({event.kind for event in story.timeline.all}):
        for name, scale in ((kind, "1"), (f"{kind}-area", "0")):  # an area has a name and no pin
            icon = add(add(document, "Style", id=name), "IconStyle")
            add(icon, "color", _abgr(palette[f"kind-{kind}"]))
            add(icon, "scale", scale)
    for name, width in (("leg", "3"), ("leg-open", "1.5")):
        line = add(add(document, "Style", id=name), "LineStyle")
        add(line, "color", _abgr(palette["route-0"]))
        add(line, "width", width)


def _abgr(colour: str) -> str:
    """ "#rrggbb" as KML has it, opaque."""
    return f"ff{colour[5:7]}{colour[3:5]}{colour[1:3]}"


def _event(folder: ET.Element, event: Event, feature: Record) -> None:
    extended = event.where is not None and event.where.resolution.place.kind in EXTENDED
    about = [event.quote, _where(event), "" if event.status == "actual" else texts()[f"status_{event.status}"]]
    style = f"#{event.kind}-area" if extended else f"#{event.kind}"
    _placemark(folder, event.title, event.when, about, event.sources, style, feature)


def _where(event: Event) -> str:
    if event.where is None:
        return texts()["badge_unplaced"]
    place = event.where.resolution.place
    if place.kind not in EXTENDED:
        return event.where.name
    return extent_label(place.kind, event.where.name, texts())


def _route(document: ET.Element, route: Route, features: Iterable[Record]) -> None:
    """`features`: first the stops, then the legs, as GeoJSON has them."""
    folder = add(document, "Folder")
    add(folder, "name", texts()["route"].replace("{person}", route.person))
    remaining = iter(features)
    for stop in route.stops:
        _stop(folder, stop, next(remaining))
    for leg in route.legs:
        _leg(folder, leg, next(remaining))


def _stop(folder: ET.Element, stop: Stop, feature: Record) -> None:
    status = "" if stop.status == "actual" else f" ({texts()[f'badge_{stop.status}']})"
    name = f"{stop.order}. {stop.where.name}{status}"
    _placemark(folder, name, stop.when, [stop.quote], stop.sources, "", feature)


def _leg(folder: ET.Element, leg: Leg, feature: Record) -> None:
    words = texts()
    name = words["leg"].replace("{from}", str(leg.from_order)).replace("{to}", str(leg.to_order))
    solid = leg.status == "actual" and not leg.inferred
    about = [leg.quote or "", words["leg_inferred"] if leg.inferred else "", words["leg_km"].format(n=round(leg.km))]
    about.append("" if leg.status == "actual" else words[f"leg_{leg.status}"])
    time = leg.arrived or leg.departed
    _placemark(folder, name, time, about, leg.sources, "#leg" if solid else "#leg-open", feature)


def _placemark(
    folder: ET.Element,
    name: str,
    when: When | None,
    about: Sequence[str],
    sources: Sequence[Source],
    style: str,
    feature: Record,
) -> None:
    """One thing on the map. The order of its parts is the schema's."""
    mark = add(folder, "Placemark")
    add(mark, "name", name)
    add(mark, "Snippet", when_label(when, texts()), maxLines="1")
    add(mark, "description", _description(about, sources))
    if when is not None:
        _time(mark, when)
    if style:
        add(mark, "styleUrl", style)
    data = add(mark, "ExtendedData")
    for key, value in feature["properties"].items():
        if value is not None:
            text = value if isinstance(value, str) else dumps(value)
            add(add(data, "Data", name=key), "value", text)
    if feature["geometry"]:
        _geometry(mark, feature["geometry"])


def _description(about: Iterable[str], sources: Iterable[Source]) -> str:
    """A balloon is HTML: every text is escaped, only addresses of the web become links."""
    parts = [html.escape(xml_text(text)) for text in about if text]
    for source in sources:
        label = html.escape(xml_text(", ".join(filter(None, (source.title or source.report, source.publisher)))))
        url = html.escape(safe_url(source.url))
        parts.append(f'<a href="{url}">{label}</a>' if url else label)
    return "".join(f"<p>{part}</p>" for part in parts)


def _time(mark: ET.Element, when: When) -> None:
    start = when.first.isoformat()
    if when.clock is not None and when.first == when.last:
        start += f"T{when.clock.isoformat()}"
    if precision(when.edtf, start) in _STAMPED:
        add(add(mark, "TimeStamp"), "when", start if "T" in start else when.edtf.rstrip("~?%"))
        return
    span = add(mark, "TimeSpan")
    add(span, "begin", start)
    add(span, "end", f"{when.last.isoformat()}T23:59:59")


def _geometry(mark: ET.Element, geometry: Record) -> None:
    if geometry["type"] == "MultiLineString":
        several = add(mark, "MultiGeometry")
        for line in geometry["coordinates"]:
            _geometry(several, {"type": "LineString", "coordinates": line})
        return
    positions = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
    shape = add(mark, geometry["type"])
    if geometry["type"] == "LineString":
        add(shape, "tessellate", "1")
    add(shape, "coordinates", " ".join(f"{lon},{lat}" for lon, lat in positions))
