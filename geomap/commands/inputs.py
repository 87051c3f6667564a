"""What several commands take: reports, and how to read them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import ReportError, UsageError
from geomap.terminal import say

if TYPE_CHECKING:
    import datetime as dt

    from geomap.model import Report, Story
    from geomap.story import Reader


def add_reports(command: argparse.ArgumentParser) -> None:
    """REPORT..., --published, --allow-private and --places."""
    command.add_argument(
        "reports",
        nargs="+",
        metavar="REPORT",
        help="a file, a folder with all reports below it, an http or https address, or - for standard input",
    )
    command.add_argument(
        "--published", metavar="DATE", help="when reports that do not say were published: 2010-04-16, or with a time"
    )
    command.add_argument(
        "--allow-private", action="store_true", help="fetch addresses within your own network too, if they are named"
    )
    add_gazetteer(command)


GAZETTEER: dict[str, object] = {"places": None, "own": None}
"""What the options of add_gazetteer are where they are not asked for."""


def add_gazetteer(command: argparse.ArgumentParser) -> None:
    """--places: what the gazetteer lacks."""
    command.add_argument(
        "--places",
        action="append",
        type=Path,
        metavar="FILE",
        help="your own places, which go before all others: CSV, GeoJSON or GeoPackage with name, lat and lon or a "
        "geometry, and if you like other_names, kind, country, radius_km; may be repeated",
    )
    command.set_defaults(**GAZETTEER)


def take_places(options: argparse.Namespace) -> None:
    """Read --places, and say what is wrong with them: once, before several processes make their readers.

    Raises GazetteerError for a file that holds no place.
    """
    if options.places and options.own is None:
        from gazetteer.index import Index
        from gazetteer.ownfile import read_own

        found = read_own(options.places, Index.open())
        for remark in found.remarks:
            say(remark)
        options.own = found.places


def reader(options: argparse.Namespace) -> Reader:
    """What reads the reports, as the options ask for it."""
    from geomap.story import Reader

    take_places(options)
    if not options.own:
        return Reader.load()
    from gazetteer.index import Index
    from gazetteer.ownplaces import OwnIndex

    return Reader.load(OwnIndex(Index.open().folder, options.own))


def read(options: argparse.Namespace) -> tuple[list[Report], list[ReportError]]:
    """The reports and what failed, which is said at once. Raises UsageError where there is no report at all."""
    from geomap.reports import read_reports

    reports: list[Report] = []
    failed: list[ReportError] = []
    for found in read_reports(options.reports, published=date(options.published), allow_private=options.allow_private):
        if isinstance(found, ReportError):
            failed.append(found)
            say(str(found))
        else:
            reports.append(found)
    if not reports:
        raise UsageError("no report could be read: nothing was written")
    return reports, failed


def warn(story: Story) -> None:
    """Say what reading the reports found wrong with them."""
    for reading in story.readings:
        for warning in dict.fromkeys(reading.report.warnings + reading.warnings):
            say(f"{reading.report.file}: warning: {warning}")


def date(text: str | None) -> dt.date | dt.datetime | None:
    """The date of an option. Raises UsageError."""
    from geomap.dates import iso_date

    try:
        return iso_date(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"--published: {error}") from None
