"""Files, folders, streams and web addresses -> reports.

What cannot be read comes back as an error value in its place, and the rest is read. Text files are kept exactly as
given, line ends included: offsets count in them. What was extracted from another format is written out with the
results (`geomap.texts`), and offsets count in that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geomap import readers
from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers import sources
from geomap.readers.datedline import dated_line

_UNDATED = 'no publication date: days such as "Thursday" stay unresolved (give one with --published)'


def read_reports(
    paths: Iterable[str | Path], *, published: dt.date | dt.datetime | None = None, allow_private: bool = False
) -> Iterator[Report | ReportError]:
    """The reports in `paths` (files; folders with all below them; web addresses; "-"), in that order.

    `published` dates the reports that do not say when they were published; without it a line of theirs that is a date
    does, and a warning tells so. A file named twice is read once.
    `allow_private` lets web addresses lead into the user's own network.
    """
    taken: dict[str, int] = {}
    for found in sources.named(paths, allow_private=allow_private):
        for report in [found] if isinstance(found, ReportError) else readers.read(found):
            yield _unique(_dated(report, published), taken) if isinstance(report, Report) else report


def _dated(report: Report, published: dt.date | dt.datetime | None) -> Report:
    if report.published is not None:
        return report
    if published is not None:
        return replace(report, published=published)
    if (said := dated_line(report.text)) is not None:
        day, line = said
        told = f'publication date {day} taken from the line "{line}" (say another with --published)'
        return replace(report, published=day, warnings=(*report.warnings, told))
    return replace(report, warnings=(*report.warnings, _UNDATED))


def _unique(report: Report, taken: dict[str, int]) -> Report:
    """The same report under an id that no earlier one has: a, a-2, a-3. `taken` holds the last number of each name.

    Large and small letters count as one, as they do in the names of files on some systems.
    """
    name, count = report.id, taken.get(report.id.casefold(), 0)
    while name.casefold() in taken:
        count += 1
        name = f"{report.id}-{count + 1}"
    taken[report.id.casefold()] = count
    taken.setdefault(name.casefold(), 0)
    return replace(report, id=name)
