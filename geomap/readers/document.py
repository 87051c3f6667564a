"""PDF files that hold text; pypdf reads them."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.frontmatter import metadata
from geomap.readers.given import Format, Given, report
from geomap.readers.limits import at_most

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 1_000
_LONGEST = 20_000_000
"""Characters of all pages."""
_SECONDS = 4.0
_BY_HAND = "save its text as .txt"
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")
_FILE_NAME = re.compile(r"\.\w{2,5}$|^untitled|^microsoft word", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def _recognises(given: Given) -> bool:
    return b"%PDF-" in given.head[:1024]


def _read(given: Given) -> Iterator[Report | ReportError]:
    data = given.all()
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it complains of, we say ourselves
    with at_most(_SECONDS, given.where, _BY_HAND):
        pdf = _open(data, given.where)
        title = _title(pdf)
    pages, warnings = _pages(pdf, given.where)
    text = _HYPHEN.sub("", "\n\n".join(_without_running_lines(pages)))
    if not text.strip():
        problem, way_out = "a PDF without text, perhaps a scan", "run text recognition over it first, e.g. ocrmypdf"
        raise ReportError(problem, where=given.where, way_out=way_out)
    about, _ = metadata({"title": title})
    yield report(given.name, given.where, text, about, warnings, extracted=True)


def _open(data: bytes, where: str) -> PdfReader:
    from pypdf import PdfReader

    try:
        pdf = PdfReader(io.BytesIO(data))
        locked = pdf.is_encrypted and not pdf.decrypt("")
        count = 0 if locked else len(pdf.pages)
    except Exception as error:  # whatever a damaged file brings about in it
        raise _damaged(error, where) from None
    if locked:
        raise ReportError("a PDF that asks for a password", where=where, way_out="save it without one")
    if count > _MOST_PAGES:
        raise ReportError(f"a PDF of {count} pages", where=where, way_out="cut out the report's pages")
    return pdf


def _pages(pdf: PdfReader, where: str) -> tuple[list[str], tuple[str, ...]]:
    """The text of each page, and a warning for each that could not be read."""
    pages: list[str] = []
    warnings: list[str] = []
    for number in range(len(pdf.pages)):
        try:
            with at_most(_SECONDS, where, _BY_HAND):
                pages.append(pdf.pages[number].extract_text())
        except ReportError as error:
            warnings.append(f"page {number + 1}: {error.problem}: left out")
        except Exception as error:
            warnings.append(f"page {number + 1}: {_line(error)}: left out")
        if sum(map(len, pages)) > _LONGEST or len(warnings) > 3:
            raise ReportError("a PDF that cannot be read to its end", where=where, way_out=_BY_HAND)
    return pages, tuple(warnings)


def _without_running_lines(pages: list[str]) -> list[str]:
    """The pages less the headers and footers that come back on most of them, page numbers aside."""
    lines = [[line.rstrip() for line in page.strip().splitlines()] for page in pages]
    edges = Counter(_NUMBER.sub("#", line) for page in lines for line in {*page[:1], *page[-1:]})
    running = {line for line, count in edges.items() if count >= 3 and count * 2 > len(pages)}
    for page in lines:
        while page and _NUMBER.sub("#", page[0]) in running:
            page.pop(0)
        while page and _NUMBER.sub("#", page[-1]) in running:
            page.pop()
    return ["\n".join(page) for page in lines if page]


def _title(pdf: PdfReader) -> str | None:
    """What the file says of itself, unless that is a file's name."""
    try:
        title = str((pdf.metadata and pdf.metadata.title) or "").strip()
    except Exception:  # a damaged title is no reason to lose the text
        return None
    return None if _FILE_NAME.search(title) else title or None


def _damaged(error: Exception, where: str) -> ReportError:
    return ReportError(f"a damaged PDF: {_line(error)}", where=where, way_out=_BY_HAND)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__


DOCUMENT = Format("PDF", (".pdf",), _recognises, _read)
