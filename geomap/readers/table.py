"""CSV with named columns, a report a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from geomap.dates import iso_date
from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.decoding import decode
from geomap.readers.frontmatter import KEYS, is_web_address
from geomap.readers.given import LARGEST, Format, Given
from geomap.readers.jsonl import report_from_record

COLUMNS: Final = ("id", "text", *KEYS)
_ALSO_CALLED: Final = {
    "body": "text",
    "content": "text",
    "article": "text",
    "headline": "title",
    "source": "publisher",
    "date": "published",
    "pubdate": "published",
    "publication_date": "published",
    "link": "url",
}
_DELIMITERS = ",;\t|"
_FEW = 5
"""Rows that show what the columns hold."""


def _recognises(given: Given) -> bool:
    if given.ending in (".csv", ".tsv"):
        return True
    line = _first_line(given).decode("latin-1")
    return any(len(set(_names(line.split(d))) & set(COLUMNS)) > 1 for d in _DELIMITERS)


def _first_line(given: Given) -> bytes:
    return given.head.replace(b"\0", b"").replace(b"\r", b"\n").partition(b"\n")[0]


def _read(given: Given) -> Iterator[Report | ReportError]:
    csv.field_size_limit(LARGEST)
    rows = csv.reader(_lines(given), delimiter=_delimiter(given), strict=False)
    try:
        names = _names(next(rows, []))
        _check_names(names, given.where)
        held: list[tuple[int, list[str]]] = []
        for cells in rows:
            held.append((rows.line_num, cells))
            if len(held) == _FEW:
                break
        _check_meaning(names, [cells for _, cells in held], given.where)
        for line, cells in held:
            yield from _row(names, cells, line, given)
        for cells in rows:
            yield from _row(names, cells, rows.line_num, given)
    except csv.Error as error:
        where, way_out = f"{given.where}:{rows.line_num}", "quote every cell that holds the delimiter or a line end"
        raise ReportError(f"broken CSV: {error}", where=where, way_out=way_out) from None


def _lines(given: Given) -> Iterator[str]:
    """Text lines, line ends kept. Bytes that are not UTF-8 travel on and are looked at cell by cell."""
    encoding = "utf-16" if given.head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    text = io.TextIOWrapper(given.stream, encoding=encoding, errors=errors, newline="")
    while line := text.readline(LARGEST):
        yield line


def _delimiter(given: Given) -> str:
    line = _first_line(given)
    return max(_DELIMITERS, key=lambda d: line.count(d.encode()))


def _names(header: list[str]) -> list[str]:
    plain = [re.sub(r"\W+", "_", cell.strip().lower()).strip("_") for cell in header]
    return [name if _ALSO_CALLED.get(name) in (None, *plain) else _ALSO_CALLED[name] for name in plain]


def _check_names(names: list[str], where: str) -> None:
    way_out = f"name the columns in the first line: {', '.join(COLUMNS)}; only text is needed"
    if "text" not in names:
        raise ReportError(
            f"no column is named text, but {', '.join(names)[:100] or 'nothing'}", where=where, way_out=way_out
        )
    twice = [name for name in COLUMNS if names.count(name) > 1]
    if twice:
        raise ReportError(f"two columns are named {twice[0]}", where=where, way_out="rename one of them")


def _check_meaning(names: list[str], rows: list[list[str]], where: str) -> None:
    """Raise ReportError where the text stands in another column: dates or addresses in its place, or the headline."""
    of = {name: [row[at].strip() for row in rows if len(row) > at] for at, name in enumerate(names)}
    texts = [text for text in of["text"] if text]
    if not texts:
        return
    longest = max((name for name in COLUMNS if name in of), key=lambda name: sum(map(len, of[name])))
    alien = all(_is_date(text) or is_web_address(text) or text.isdecimal() for text in texts)
    short = longest != "text" and sum(map(len, of[longest])) > max(200 * len(texts), 3 * sum(map(len, texts)))
    if alien or short:
        with_what = f"{longest} holds the longer texts" if longest != "text" else f"text holds {texts[0][:40]!r}"
        raise ReportError(f"columns seem to be swapped: {with_what}", where=where, way_out="correct their names")


def _is_date(text: str) -> bool:
    try:
        return bool(iso_date(text))
    except ValueError:
        return False


def _row(names: list[str], cells: list[str], line: int, given: Given) -> Iterator[Report | ReportError]:
    if not any(cell.strip() for cell in cells):
        return
    where = f"{given.where}:{line}"
    try:
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            problem = f"{len(cells)} cells in a row where the first line names {len(names)}"
            raise ReportError(problem, where=where, way_out="quote cells that hold the delimiter")
        record = {name: _cell(cell, where) for name, cell in zip(names, cells, strict=False)}
        yield report_from_record({k: v for k, v in record.items() if v}, where, f"{given.name}-{line}")
    except ReportError as error:
        yield error


def _cell(cell: str, where: str) -> str:
    if cell.isascii():
        return cell
    try:
        cell.encode()
        return cell
    except UnicodeEncodeError:
        return decode(cell.encode("utf-8", "surrogateescape"), where)[0]


TABLE = Format("CSV", (".csv", ".tsv"), _recognises, _read)
