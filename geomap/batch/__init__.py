"""Many reports: dealt into hands, each hand read by itself, the answers put back in the order of the input.

Reports of one publisher help each other: what else a paper writes about tells which Springfield it means. So a block
of reports is dealt by publisher, and a hand holds all that its reports can learn from. What comes out depends on
nothing but the input: not on how many processes or machines read the hands, nor on which hand is read first.
"""

from __future__ import annotations

import gc
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from geomap.batch.intake import Item
from geomap.errors import GeomapError, ReportError
from geomap.readers.jsonl import report_from_record
from geomap.records import Record, dumps, error_record, reading_record

if TYPE_CHECKING:  # a process that only deals to others reads nothing itself, and starts twice as fast without
    from gazetteer.profile import Found
    from geomap.story import Heard, Reader

BLOCK = 1000
"""Reports that are dealt, and written, together."""
_FULL = 32
"""Reports from which on a hand takes no further publisher."""
_MOST = 100
"""Reports of one publisher in a hand."""

Hand = Sequence[Item]


class Answer(NamedTuple):
    """What is written of one report."""

    line: bytes
    """Its record as JSON, with the line end."""
    error: str
    """Empty if all went well."""


Run = Callable[[Iterable[Hand]], Iterator[list[Answer]]]
"""Reads hands and gives their answers in the order of the hands."""


def answers(items: Iterable[Item], run: Run) -> Iterator[list[Answer]]:
    """The answers in the order of the reports, block by block."""
    dealt: deque[tuple[int, list[list[int]]]] = deque()
    """Blocks that are not yet answered: how many reports, and which are in each hand."""

    def hands() -> Iterator[Hand]:
        rest = iter(items)
        while block := list(islice(rest, BLOCK)):
            parts = deal(block)
            dealt.append((len(block), parts))
            for part in parts:
                yield [block[n] for n in part]

    found: dict[int, Answer] = {}
    part = 0
    for answered in run(hands()):
        size, parts = dealt[0]
        found.update(zip(parts[part], answered, strict=True))
        part += 1
        if part == len(parts):
            yield [found[n] for n in range(size)]
            dealt.popleft()
            found, part = {}, 0


def deal(block: Sequence[Item]) -> list[list[int]]:
    """Positions of the reports in each hand; publishers in the order of their first report, torn apart only if huge."""
    of: dict[str, list[int]] = {}
    for n, item in enumerate(block):
        of.setdefault(item.publisher, []).append(n)
    hands: list[list[int]] = []
    hand: list[int] = []
    for publisher, theirs in of.items():
        most = _MOST if publisher else _FULL
        for at in range(0, len(theirs), most):
            hand += theirs[at : at + most]
            if len(hand) >= _FULL:
                hands.append(hand)
                hand = []
    return [*hands, hand] if hand else hands


def read(hand: Hand, reader: Reader) -> list[Answer]:
    """The answers to one hand. A report that cannot be read costs only itself."""
    with tidied_at_the_end():
        return [Answer(_line(record), record["error"] or "") for record in records(hand, reader)]


def lost(hand: Hand) -> list[Answer]:
    """The answers to a hand that kills the process that reads it."""
    errors = [item.error or f"{item.where}: the process that read this report died" for item in hand]
    found = [error_record(item.name, error) for item, error in zip(hand, errors, strict=True)]
    return [Answer(_line(record), record["error"]) for record in found]


def records(hand: Hand, reader: Reader) -> Iterator[Record]:
    """A record for each report. One that cannot be read gives a record with `error`."""
    tries = [_Try(item) for item in hand]
    for one in tries:
        one.hear(reader)
    found = _found(tries)
    for one in tries:
        yield one.record(reader, found.get(one.item.publisher, ()))


def _line(record: Record) -> bytes:
    return (dumps(record) + "\n").encode()


@contextmanager
def tidied_at_the_end() -> Iterator[None]:
    """No search for garbage within: it takes a quarter of the time where nearly all that is made is kept."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
        gc.collect(1)


@dataclass(slots=True)
class _Try:
    """One report on its way."""

    item: Item
    heard: Heard | None = None
    error: str = ""

    def hear(self, reader: Reader) -> None:
        """The first look."""
        self.error = self.item.error
        if self.item.fields is not None:
            with self._taking_blame():
                self.heard = reader.hear(report_from_record(self.item.fields, self.item.where, self.item.name))

    def record(self, reader: Reader, found: Sequence[Found]) -> Record:
        """The second look, with what the publisher's reports were found to name."""
        from gazetteer.profile import Profile
        from geomap.story import tell

        if self.heard:
            with self._taking_blame():
                profile = Profile(tuple(found)).without(self.heard.report.id)
                return reading_record(tell(reader.look(self.heard, profile)))
        return error_record(self.item.name, self.error)

    def contribution(self) -> tuple[Found, ...]:
        """The places that it surely names."""
        with suppress(Exception):  # its own record will tell
            return self.heard.alone.contribution() if self.heard and self.heard.alone else ()
        return ()

    @contextmanager
    def _taking_blame(self) -> Iterator[None]:
        """What fails within costs this report and not the run, unless a file of geomap's own is at fault."""
        try:
            yield
        except ReportError as error:
            self.error = str(error)
        except GeomapError:
            raise
        except Exception as error:
            self.error = f"{self.item.where}: geomap failed on this report: {type(error).__name__}: {error}"


def _found(tries: Sequence[_Try]) -> dict[str, list[Found]]:
    """What the reports of each publisher name, where it has several."""
    count = Counter(one.item.publisher for one in tries)
    found: dict[str, list[Found]] = {}
    for one in tries:
        if one.item.publisher and count[one.item.publisher] > 1:
            found.setdefault(one.item.publisher, []).extend(one.contribution())
    return found
