"""Whatever holds reports -> reports. A file a format; each is known by its content.

To read another format, write a module with a `Format` and put it into FORMATS.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.document import DOCUMENT
from geomap.readers.feed import FEED
from geomap.readers.given import Format, Given
from geomap.readers.jsonl import JSON_LINES
from geomap.readers.mail import MAIL
from geomap.readers.page import PAGE
from geomap.readers.table import TABLE
from geomap.readers.text import TEXT

FORMATS: Final[tuple[Format, ...]] = (DOCUMENT, FEED, PAGE, JSON_LINES, MAIL, TABLE, TEXT)
"""The first that recognises what is given reads it; text takes all that is left."""
_HOPELESS = 100
"""Records in a row that cannot be read, from the first on: this is no file of reports."""
ENDINGS: Final = tuple(ending for form in FORMATS for ending in form.endings)
"""What is taken from a folder. What is named by itself may have any ending."""


def read(given: Given) -> Iterator[Report | ReportError]:
    """Its reports, and an error in the place of each that cannot be read."""
    if given.fault:
        yield given.fault
        return
    try:
        form = next(form for form in FORMATS if form.recognises(given))
        yield from _unless_hopeless(form.read(given), given.where)
    except ReportError as error:
        yield error
    except OSError as error:
        yield unreadable(error, given.where)
    except RecursionError:  # parsers of mail headers and of JSON descend as deep as they are told
        yield ReportError("nested too deep", where=given.where, way_out="save its text as .txt")


def _unless_hopeless(found: Iterator[Report | ReportError], where: str) -> Iterator[Report | ReportError]:
    for number, one in enumerate(found):
        yield one
        if isinstance(one, Report):
            break
        if number + 1 == _HOPELESS:
            problem = f"none of its first {_HOPELESS} records can be read: the rest is left out"
            raise ReportError(problem, where=where, way_out="see what is said of the first")
    yield from found


def unreadable(error: OSError, where: str) -> ReportError:
    """What the system says of a file, for the user."""
    missing = isinstance(error, FileNotFoundError)
    problem = "no such file or folder" if missing else f"cannot be read: {error.strerror or error}"
    return ReportError(problem, where=where, way_out="check the name" if missing else "check its permissions")
