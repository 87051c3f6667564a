"""Many reports, one by one: JSON lines in, JSON lines out, in the same order, in memory that does not grow.

Reports of one publisher help each other: what else a paper writes about tells which Springfield it means. So a window
of reports is heard before the first of them is resolved, and of earlier windows the places are remembered.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gazetteer.profile import Found, Profile
from geomap.errors import GeomapError, ReportError
from geomap.readers.jsonl import numbered_lines, parse_record, record_id, report_from_record
from geomap.records import Record, error_record, reading_record
from geomap.story import Heard, Reader, tell

WINDOW = 300
"""Reports that are held at once."""
_PUBLISHERS = 10_000
"""Publishers that are remembered, the latest ones."""
_PLACES = 1_000
"""Places that are remembered of each, the latest ones."""


def records(lines: Iterable[bytes], file: str, reader: Reader) -> Iterator[Record]:
    """A record for each line that is not blank. One that cannot be read gives a record with `error`.

    `file` names the input in messages.
    """
    stem, numbered, haunts = Path(file).stem, numbered_lines(lines), _Haunts(reader)
    while window := [_hear(line, f"{file}:{n}", f"{stem}-{n}", reader) for n, line in islice(numbered, WINDOW)]:
        haunts.learn(window)
        for item in window:
            record = None
            if item.heard:
                with item.taking_blame():
                    record = reading_record(tell(reader.look(item.heard, haunts.profile(item.heard))))
            yield record or error_record(item.name, item.error)


@dataclass(slots=True)
class _Item:
    """One report on its way."""

    where: str
    name: str
    heard: Heard | None = None
    error: str = ""

    @contextmanager
    def taking_blame(self) -> Iterator[None]:
        """What fails within costs this report and not the run, unless a file of geomap's own is at fault."""
        try:
            yield
        except ReportError as error:
            self.error = str(error)
        except GeomapError:
            raise
        except Exception as error:
            self.error = f"{self.where}: geomap failed on this report: {type(error).__name__}: {error}"


def _hear(line: bytes, where: str, name: str, reader: Reader) -> _Item:
    item = _Item(where, name)
    with item.taking_blame():
        fields = parse_record(line, where)
        item.name = record_id(fields) or name
        item.heard = reader.hear(report_from_record(fields, where, item.name))
    return item


class _Haunts:
    """The places that each publisher's reports were found to name."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._of: dict[str, deque[Found]] = {}

    def learn(self, items: Sequence[_Item]) -> None:
        """Remember what the reports name, except of a publisher met for the first time with a single report."""
        count = Counter(_publisher(item.heard) for item in items if item.heard)
        for item in items:
            if item.heard and (publisher := _publisher(item.heard)):
                met = publisher in self._of
                places = self._of[publisher] = self._of.pop(publisher, deque(maxlen=_PLACES))
                if met or count[publisher] > 1:
                    with item.taking_blame():
                        places.extend(self._reader.haunts(item.heard))
        while len(self._of) > _PUBLISHERS:
            del self._of[next(iter(self._of))]

    def profile(self, heard: Heard) -> Profile | None:
        """What the publisher's other reports name; None if nothing is known."""
        profile = Profile(tuple(self._of.get(_publisher(heard), ()))).without(heard.report.id)
        return profile if profile.found else None


def _publisher(heard: Heard) -> str:
    return (heard.report.publisher or "").casefold()
