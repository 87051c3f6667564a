"""What several commands take: reports, and how to read them."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import ReportError, UsageError
from geomap.terminal import say

_ENDING = re.compile(r"\.[A-Za-z]{3,7}")
"""Of a file: what follows the dot in "map.2010" or "v1.2" is no format."""

_LONG = 2_000_000
"""Characters of a report from which on nobody should wait without a word."""

if TYPE_CHECKING:
    import datetime as dt

    from gazetteer.online import Online
    from geomap.editor.kinds import Corrections
    from geomap.model import Report, Story
    from geomap.story import Reader


def output(text: str) -> Path:
    """The value of -o, for argparse."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is needed")
    return Path(text)


def refuse_ending(path: Path, known: str) -> None:
    """Refuse a name that asks for a format which is not written, such as .docx. Raises UsageError."""
    if _ENDING.fullmatch(path.suffix) and not path.exists():
        way_out = f"{known}; a folder of that name must be there before"
        raise UsageError(f"nothing is written as {path.suffix}", where=str(path), way_out=way_out)


def add_reports(command: argparse.ArgumentParser) -> None:
    """REPORT..., --published, --allow-private, and what add_gazetteer adds."""
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
    command.add_argument(
        "--nlp",
        metavar="MODEL",
        help="parse with this spaCy pipeline, if it is installed (en_core_web_sm), instead of geomap's own model",
    )
    add_gazetteer(command)


GAZETTEER: dict[str, object] = {
    "places": None,
    "own": None,
    "online": None,
    "contact": None,
    "online_option": None,
    "nlp": None,
    "weights": None,
}
"""What the options of add_gazetteer, and --nlp, are where they are not asked for."""


def add_gazetteer(command: argparse.ArgumentParser) -> None:
    """--places, --online, --contact and --online-option: what the gazetteer lacks. And --weights."""
    group = command.add_argument_group("places that the gazetteer lacks")
    group.add_argument(
        "--places",
        action="append",
        type=Path,
        metavar="FILE",
        help="your own places, which go before all others: CSV, GeoJSON or GeoPackage with name, lat and lon or a "
        "geometry, and if you like other_names, kind, country, radius_km; may be repeated",
    )
    group.add_argument(
        "--online",
        metavar="SERVICE",
        help="ask a geocoding service for names that the gazetteer lacks: nominatim, photon or any other of geopy's; "
        "once a second, and nothing twice",
    )
    group.add_argument(
        "--contact", metavar="ADDRESS", help="your mail or web address, which is sent along with every question"
    )
    group.add_argument(
        "--online-option",
        action="append",
        metavar="KEY=VALUE",
        help="an option of geopy's geocoder: domain=..., api_key=...; may be repeated",
    )
    command.add_argument(
        "--weights", type=Path, metavar="FOLDER", help="weights that `geomap fit` made of your own reports, not ours"
    )
    command.set_defaults(**GAZETTEER)


def check_gazetteer(options: argparse.Namespace) -> None:
    """Read --places and check --online: once, and before several processes make their readers.

    Raises UsageError or GazetteerError for what cannot be used; rows that cannot are said.
    """
    if options.online:
        _online(options)
    if options.places and options.own is None:
        from gazetteer.index import Index
        from gazetteer.ownfile import read_own

        found = read_own(options.places, Index.open())
        for remark in found.remarks:
            say(remark)
        options.own = found.places


def gazetteer_facts(options: argparse.Namespace) -> dict[str, object]:
    """What the places of a run depend on: a run that goes on must find it as it was."""
    from gazetteer.folders import current_index
    from gazetteer.layout import MANIFEST, checksum

    own, manifest = [checksum(path) for path in options.places or ()], current_index() / MANIFEST
    index = checksum(manifest) if manifest.is_file() else None  # that it is missing is told where it is opened
    return {"gazetteer": index, "--places": own, "--online": options.online}


def add_corrections(command: argparse.ArgumentParser) -> None:
    """--corrections."""
    command.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="an editor's corrections, TOML or YAML; without it, corrections.toml beside the reports, if there is one",
    )


def corrections(options: argparse.Namespace) -> Corrections | None:
    """The editor's corrections, as given or as found beside the reports. Raises UsageError."""
    from geomap.editor.corrections import beside, load

    path = options.corrections or beside(options.reports)
    return load(path) if path else None


def reader(options: argparse.Namespace) -> Reader:
    """What reads the reports, as the options ask for it."""
    check_gazetteer(options)
    if options.nlp:
        from geomap.nlp import Pipeline

        Pipeline.load(options.nlp)  # said at once if it is not there
        return replace(_reader(options), nlp=options.nlp)
    return _reader(options)


def _reader(options: argparse.Namespace) -> Reader:
    from geomap.story import Reader

    if not options.own and not options.online:
        return Reader.load(weights=options.weights)
    from gazetteer.atlas import Atlas
    from gazetteer.index import Index
    from gazetteer.ownplaces import OwnIndex
    from geomap.places.askedplaces import Asked

    index = Index.open()
    if options.own:
        index = OwnIndex(index.folder, options.own)
    ask = Asked(_online(options), Atlas.of(index)) if options.online else None
    return Reader.load(index, ask, weights=options.weights)


def _online(options: argparse.Namespace) -> Online:
    """Who is asked for names that the gazetteer lacks."""
    from gazetteer.folders import gazetteer_folder
    from gazetteer.online import Online

    if not options.contact:
        raise UsageError("--online needs --contact, your mail or web address: services want to know who asks")
    given = [option.partition("=") for option in options.online_option or ()]
    if bad := [key for key, equals, _ in given if not (key and equals)]:
        raise UsageError(f"--online-option {bad[0]}: not KEY=VALUE")
    pairs = {key: value for key, _, value in given}
    return Online(options.online, options.contact, pairs, gazetteer_folder() / "online.sqlite", say=say)


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
            if len(found.text) > _LONG:
                say(f"{found.file}: one report of {len(found.text) / 1e6:.0f} million characters: this takes minutes")
    if not reports:
        raise UsageError("no report could be read: nothing was written")
    return reports, failed


def warn(story: Story) -> None:
    """Say what reading the reports found wrong with them, and which corrections fit nothing in them any more."""
    for correction in story.stale:
        say(correction)
    for reading in story.readings:
        for warning in dict.fromkeys(reading.report.warnings + reading.warnings):
            say(f"{reading.report.file}: warning: {warning}")
    of_reports = {warning for reading in story.readings for warning in reading.warnings}
    for warning in story.warnings:
        if warning not in of_reports:
            say(f"warning: {warning}")


def date(text: str | None) -> dt.date | dt.datetime | None:
    """The date of an option. Raises UsageError."""
    from geomap.dates import iso_date

    try:
        return iso_date(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"--published: {error}") from None
