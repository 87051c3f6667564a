"""JSON lines, a report a line; also a JSON file that holds one report or a list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.decoding import decode, printable
from geomap.readers.frontmatter import metadata
from geomap.readers.given import LARGEST, Format, Given, report, too_large

_OBJECT = re.compile(rb'\s*\{\s*"[^"\n]{1,100}"\s*:')
_LIST = re.compile(rb'\s*\[\s*\{\s*"[^"\n]{1,100}"\s*:')
_MARK = b"\xef\xbb\xbf"


def _recognises(given: Given) -> bool:
    head = given.head.removeprefix(_MARK)
    return given.ending in (".jsonl", ".ndjson") or bool(_OBJECT.match(head) or _LIST.match(head))


def _read(given: Given) -> Iterator[Report | ReportError]:
    head = given.head.removeprefix(_MARK)
    whole = bool(_LIST.match(head)) or (given.ending == ".json" and not _is_line(head))
    for number, record in _records(given) if whole else numbered_lines(given.stream):
        where = f"{given.where}:{number}"
        try:
            fields = record if isinstance(record, dict) else parse_record(record, where)
            yield report_from_record(fields, where, f"{given.name}-{number}")
        except ReportError as error:
            yield error


def _is_line(head: bytes) -> bool:
    """The first line is an object by itself."""
    line, end, _ = head.lstrip().partition(b"\n")
    return bool(end) and line.rstrip().endswith(b"}")


def _records(given: Given) -> Iterator[tuple[int, dict[str, object] | bytes]]:
    """The objects of a JSON file that is not written in lines, counted from 1."""
    found = _parse(given.all(), given.where)
    for number, record in enumerate(found if isinstance(found, list) else [found], 1):
        yield number, record if isinstance(record, dict) else json.dumps(record).encode()


def numbered_lines(file: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, counted from 1. Of one too large for a report only the beginning is held."""
    for number, line in enumerate(_bounded(file), 1):
        if number == 1:
            line = line.removeprefix(_MARK)
        if line.strip():
            yield number, line


def _bounded(file: Iterable[bytes]) -> Iterator[bytes]:
    readline = getattr(file, "readline", None)
    if readline is None:
        yield from file
        return
    while line := readline(LARGEST + 1):
        rest = line
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = readline(LARGEST + 1)
        yield line


def parse_record(line: bytes, where: str) -> dict[str, object]:
    """One line of a .jsonl file; raises ReportError."""
    if len(line) > LARGEST:
        raise too_large(where)
    record = _parse(line, where)
    if not isinstance(record, dict):
        raise ReportError("not a JSON object", where=where, way_out='write {"id": ..., "text": ...}')
    return record


def _parse(data: bytes, where: str) -> object:
    try:
        try:
            return json.loads(data)
        except UnicodeDecodeError:
            return json.loads(decode(data, where)[0])
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", None) or "a value too large or nested too deep"
        raise ReportError(f"not JSON: {reason}", where=where, way_out="write one JSON object a line") from None


def report_from_record(record: dict[str, object], where: str, otherwise: str) -> Report:
    """A report from `id`, `text`, `title`, `publisher`, `published`, `url`; `otherwise` is its id if it says none.

    Only the text is needed: metadata that makes no sense is left out with a warning. Raises ReportError.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise ReportError("a record without text", where=where, way_out='give the report\'s words as "text"')
    about, wrong = metadata(record)
    warnings = tuple(f"{key}: {problem}: left out" for key, problem in wrong.items())
    return report(record_id(record) or otherwise, where, text, about, warnings)


def record_id(record: dict[str, object]) -> str | None:
    """The record's own id as text; None if it has none."""
    own = record.get("id")
    return printable(str(own))[0] if isinstance(own, str | int) and not isinstance(own, bool) and own != "" else None


JSON_LINES = Format("JSON lines", (".jsonl", ".ndjson"), _recognises, _read)
