"""Many reports, one by one: JSON lines in, JSON lines out, in the same order, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from geomap.errors import GeomapError, ReportError
from geomap.records import Record, error_record, reading_record
from geomap.reports import numbered_lines, parse_record, record_id, report_from_record
from geomap.story import Reader, read


def records(lines: Iterable[bytes], file: str, reader: Reader) -> Iterator[Record]:
    """A record for each line that is not blank. One that cannot be read gives a record with `error`.

    `file` names the input in messages.
    """
    stem = Path(file).stem
    for number, line in numbered_lines(lines):
        yield _record(line, f"{file}:{number}", f"{stem}-{number}", reader)


def _record(line: bytes, where: str, name: str, reader: Reader) -> Record:
    try:
        fields = parse_record(line, where)
        name = record_id(fields) or name
        return reading_record(read(reader, report_from_record(fields, where, name)))
    except ReportError as error:
        return error_record(name, str(error))
    except GeomapError:
        raise  # a file of geomap's own is missing or damaged: no report is to blame
    except Exception as error:  # a fault of ours in one report must not cost the rest of the run
        return error_record(name, f"{where}: geomap failed on this report: {type(error).__name__}: {error}")
