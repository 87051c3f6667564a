"""Plain text and Markdown, with or without front matter. Takes whatever no other format knows."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.decoding import decode
from geomap.readers.frontmatter import split_front_matter
from geomap.readers.given import Format, Given, report


def _recognises(given: Given) -> bool:
    return True


def _read(given: Given) -> Iterator[Report | ReportError]:
    decoded, warnings = decode(given.all(), given.where, given.charset)
    about, text = split_front_matter(decoded, given.where)
    yield report(given.name, given.where, text, about, warnings)


TEXT = Format("text", (".txt", ".md", ".markdown"), _recognises, _read)
