"""Pieces that several tests share: places, reports and a small hand-made story."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gazetteer.place import Candidate, Place, Resolution
from geomap.model import (
    Event,
    Leg,
    Mention,
    NamedPlace,
    PlaceMention,
    Reading,
    Report,
    Route,
    Source,
    Span,
    Stop,
    Story,
    TimeExpression,
    Timeline,
    When,
    Where,
)

if TYPE_CHECKING:
    from geomap.story import Reader

SUVA = Place("geonames:2198148", "Suva", "city", -18.14161, 178.44149, "FJ", population=88271, capital=True)
APIA = Place("geonames:4035413", "Apia", "city", -13.83333, -171.76666, "WS", population=40407, capital=True)
FIJI = Place("country:FJ", "Fiji", "country", -18.0, 178.0, "FJ", radius_km=150)
TEXT = "Ana Tui sailed from Suva to Apia on Monday — “in a hurry”, she said.\r\nA storm is expected off Fiji."


@pytest.fixture(scope="session", autouse=True)
def _nothing_installed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests read the gazetteer that ships, whatever the user has installed."""
    os.environ["GEOMAP_DATA"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """Open data for measuring; skips where it does not lie beside the project."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no open data beside the project")
    return folder


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Gazetteer, weights and syntax model, opened once."""
    from geomap.story import Reader

    return Reader.load()


@pytest.fixture
def one_reader(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands called within this process share one reader."""
    from geomap.story import Reader

    monkeypatch.setattr(Reader, "load", lambda *_, **__: reader)


def resolved(place: Place, *others: Candidate) -> Resolution:
    return Resolution(place, 0.91234, others, "the only place of that name")


@pytest.fixture
def story() -> Story:
    """A voyage over the antimeridian, an event without place, one without date, a country, odd characters."""
    report = Report("voyage", "in/voyage.txt", TEXT, "A {{ hasty }} voyage", "The Lagoon", dt.date(2010, 4, 13))
    sentence, second = Span(0, 68), Span(70, 99)
    source = Source("voyage", sentence, report.title, report.publisher, None, report.published)
    monday = When(
        dt.date(2010, 4, 12), dt.date(2010, 4, 12), "2010-04-12", dt.time(9, 30), "morning", "on Monday", Span(33, 42)
    )
    week = When(dt.date(2010, 4, 12), dt.date(2010, 4, 18), "2010-04-12/2010-04-18", decided_by="this week")
    suva = Where("Suva", resolved(SUVA, Candidate(APIA, 0.05)), Span(20, 24), "named in the sentence")
    apia = Where("Apia", resolved(APIA), Span(28, 32), "named in the sentence")
    fiji = Where("Fiji", resolved(FIJI), Span(94, 98))
    quote = TEXT[:68]
    sailed = Event("e1", "movement", "Ana Tui sails", quote, monday, apia, ("Ana Tui",), "actual", 0.8, (source,))
    said = Event("e2", "statement", "Ana Tui speaks", quote, monday, None, ("Ana Tui",), "actual", 0.5, (source,))
    storm_source = Source("voyage", second, report.title, report.publisher, None, report.published)
    storm = Event("e3", "disaster", "Storm", TEXT[70:99], None, fiji, (), "possible", 0.4, (storm_source,))
    swell = Event("e4", "other", "Swell", TEXT[70:99], week, fiji, (), "planned", 0.4, (storm_source,))
    mentions = tuple(Mention(w.mention, w.name, "literal", 0.9, w.resolution) for w in (suva, apia, fiji) if w.mention)
    unknown = Mention(Span(0, 3), "Ana", "embedded", 0.5)
    time = TimeExpression(Span(33, 42), "on Monday", monday.first, monday.last, "2010-04-12", "publication")
    return Story(
        title="A {{ hasty }} voyage",
        readings=(Reading(report, (), (unknown, *mentions), (time,), (sailed, said, storm, swell), ("a warning",)),),
        timeline=Timeline((sailed, said, swell), (storm,)),
        places=tuple(
            NamedPlace(m.text, m.resolution, (PlaceMention("voyage", m, "e1" if m.text == "Apia" else None),))
            for m in mentions
            if m.resolution
        ),
        routes=(
            Route(
                "Ana Tui",
                (
                    Stop("Ana Tui", 1, suva, monday, "actual", quote, (source,)),
                    Stop("Ana Tui", 2, apia, None, "actual", quote, (source,)),
                ),
                (Leg("Ana Tui", 1, 2, "sea", 1144.04, monday, None, "actual", False, quote, (source,)),),
            ),
        ),
    )
