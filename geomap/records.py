"""The model as plain records for JSON, with the names that the outside world relies on.

Coordinates are named, `lat` and `lon`, in degrees, at most 6 decimals. Functions are pure; keys are always all there.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from gazetteer.place import Candidate, Place
from geomap.codes import codes_of
from geomap.model import (
    Disagreement,
    Event,
    Leg,
    Mention,
    NamedPlace,
    Reading,
    Route,
    Source,
    Stop,
    Story,
    TimeExpression,
    When,
    Where,
)
from geomap.texts import text_path

Record = dict[str, Any]
ATTRIBUTION = "Place data: GeoNames, CC BY 4.0, https://www.geonames.org"


def dumps(value: object) -> str:
    """Strict JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, check_circular=False)


def story_record(story: Story) -> Record:
    """The whole story: its reports, events, places and routes."""
    return {
        "title": story.title,
        "attribution": ATTRIBUTION,
        "reports": [_report(reading) for reading in story.readings],
        "events": [event_record(event) for event in story.timeline.all],
        "places": [place_properties(p) | _lat_lon(p.resolution.place) for p in story.places],
        "routes": [_route(route) for route in story.routes],
        "warnings": list(story.warnings),
    }


def reading_record(reading: Reading) -> Record:
    """What `extract` writes of one report."""
    return {
        "id": reading.report.id,
        "mentions": [_mention_record(m) for m in reading.mentions],
        "times": [_time(t) for t in reading.times],
        "events": [event_record(event) for event in reading.events],
        "warnings": _warnings(reading),
        "error": None,
    }


def error_record(name: str, error: str) -> Record:
    """What `extract` writes of a report that cannot be read."""
    return {"id": name, "mentions": [], "times": [], "events": [], "warnings": [], "error": error}


def event_record(event: Event) -> Record:
    """An event without geometry: lat and lon are named, null where the place is not known."""
    return event_properties(event) | _lat_lon(place_of(event.where))


def event_properties(event: Event) -> Record:
    """An event without coordinates, as GeoJSON wants it."""
    codes = codes_of(event)
    return {
        "id": event.id,
        "kind": event.kind,
        "title": event.title,
        "quote": event.quote,
        **_when(event.when),
        **_where(event.where),
        "people": list(event.people),
        "status": event.status,
        "confidence": _rounded(event.confidence),
        "corrected": event.corrected,
        "sources": [_source(s) for s in event.sources],
        "trigger": event.trigger or None,
        "plover": codes.plover,
        "acled": codes.acled,
        "acled_sub": codes.acled_sub,
        "disagreements": [_disagreement(d) for d in event.disagreements],
    }


def _disagreement(d: Disagreement) -> Record:
    """What another telling says otherwise; `report`, `start` and `end` are its sentence, `event` the event it made."""
    span = d.source.span
    return {
        "about": d.about,
        "says": d.says,
        "report": d.source.report,
        "start": span.start,
        "end": span.end,
        "event": d.event,
    }


def _when(when: When | None) -> Record:
    span = when.text_span if when else None
    return {
        "when": when and when.edtf,
        "when_text": when and when.text,
        "start": when and _moment(when.first, when),
        "end": when and _moment(when.last, when),
        "day_part": when and when.part,
        "date_decided_by": when and when.decided_by,
        "date_text_start": span and span.start,
        "date_text_end": span and span.end,
    }


def _moment(day: dt.date, when: When) -> str:
    """The day, or the moment where a clock time is said and the day is certain."""
    if when.clock is None or when.first != when.last:
        return day.isoformat()
    return dt.datetime.combine(day, when.clock).isoformat()


def _where(where: Where | None) -> Record:
    place, span = place_of(where), where.mention if where else None
    return {
        "place": where and where.name,
        "place_id": place and place.id,
        "place_kind": place and place.kind,
        "country": place and place.country,
        "radius_km": place and _rounded(place.radius_km),
        "place_confidence": where and _rounded(where.resolution.confidence),
        "uncertain": where is not None and where.resolution.uncertain,
        "place_decided_by": where and "; ".join(filter(None, (where.decided_by, where.resolution.decided_by))),
        "place_text_start": span and span.start,
        "place_text_end": span and span.end,
    }


def _source(source: Source) -> Record:
    return {
        "report": source.report,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": _iso(source.published),
        "start": source.span.start,
        "end": source.span.end,
    }


def place_properties(named: NamedPlace) -> Record:
    """A place with every mention of it, without coordinates."""
    place, resolution = named.resolution.place, named.resolution
    return {
        "id": place.id,
        "name": named.name,
        "gazetteer_name": place.name,
        "kind": place.kind,
        "country": place.country,
        "radius_km": _rounded(place.radius_km),
        "confidence": _rounded(resolution.confidence),
        "uncertain": resolution.uncertain,
        "decided_by": resolution.decided_by,
        "alternatives": [_alternative(c) for c in resolution.alternatives],
        "mentions": [{"report": m.report, **_mention(m.mention), "event": m.event} for m in named.mentions],
    }


def _alternative(candidate: Candidate) -> Record:
    place = candidate.place
    score = _rounded(candidate.score)
    return {"id": place.id, "name": place.name, "country": place.country, **_lat_lon(place), "score": score}


def _mention(mention: Mention) -> Record:
    return {"start": mention.span.start, "end": mention.span.end, "text": mention.text, "role": mention.role}


def _mention_record(mention: Mention) -> Record:
    place = _place_record(mention.resolution.place) if mention.resolution else None
    return {**_mention(mention), "confidence": _rounded(mention.confidence), "place": place}


def _place_record(place: Place) -> Record:
    return {"id": place.id, "name": place.name, "kind": place.kind, "country": place.country, **_lat_lon(place)}


def _time(time: TimeExpression) -> Record:
    return {"start": time.span.start, "end": time.span.end, "text": time.text, "when": time.edtf}


def _report(reading: Reading) -> Record:
    report = reading.report
    return {
        "id": report.id,
        "file": report.file,
        "title": report.title,
        "publisher": report.publisher,
        "published": _iso(report.published),
        "url": report.url,
        "text_file": text_path(report),
        "times": [_time(t) for t in reading.times],
        "warnings": _warnings(reading),
    }


def _warnings(reading: Reading) -> list[str]:
    return list(dict.fromkeys(reading.report.warnings + reading.warnings))


def _route(route: Route) -> Record:
    return {
        "person": route.person,
        "stops": [stop_properties(s) | _lat_lon(s.where.resolution.place) for s in route.stops],
        "legs": [leg_properties(leg) for leg in route.legs],
    }


def stop_properties(stop: Stop) -> Record:
    """A stop without coordinates."""
    return {
        "person": stop.person,
        "order": stop.order,
        **_where(stop.where),
        **_when(stop.when),
        "status": stop.status,
        "quote": stop.quote,
        "likelihood": stop.likelihood,
        "decided_by": stop.decided_by,
        "corrected": stop.corrected,
        "sources": [_source(s) for s in stop.sources],
    }


def leg_properties(leg: Leg) -> Record:
    """A leg; `from` and `to` are orders of stops."""
    return {
        "person": leg.person,
        "from": leg.from_order,
        "to": leg.to_order,
        "mode": leg.mode,
        "km": round(leg.km, 1),
        "departed": leg.departed and leg.departed.edtf,
        "arrived": leg.arrived and leg.arrived.edtf,
        "status": leg.status,
        "inferred": leg.inferred,
        "quote": leg.quote,
        "decided_by": leg.decided_by,
        "sources": [_source(s) for s in leg.sources],
    }


def _lat_lon(place: Place | None) -> Record:
    return {"lat": place and round(place.lat, 6), "lon": place and round(place.lon, 6)}


def place_of(where: Where | None) -> Place | None:
    """The place, if one is known."""
    return where.resolution.place if where else None


def _rounded(share: float) -> float:
    return round(share, 3)


def _iso(published: dt.date | dt.datetime | None) -> str | None:
    return published.isoformat() if published else None
