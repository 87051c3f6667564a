"""What a rule is: a pattern, how to read what it matched, and sentences that show both."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from geomap.times.context import Context, Reading
from geomap.times.words import pattern

Reader = Callable[[re.Match[str], Context], Reading | None]
"""None where the words turn out to be no date after all. ValueError and OverflowError mean a date that is none."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a report published on Wednesday, 16 June 2021, and what the rule finds in it."""

    sentence: str
    found: str | None
    """The words; None if the rule must find nothing here."""
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which news English writes dates."""

    name: str
    source: str
    """The pattern, in the notation of `words.pattern`."""
    needs: tuple[str, ...]
    """The rule is tried only on sentences with one of these words; "#" to "####" are numbers of so many digits, "##:"
    one with a colon right behind it. Most sentences have no date, and one look at their words tells."""
    read: Reader
    examples: tuple[Example, ...]
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", pattern(self.source))


def plain(words: str | None) -> str:
    """What a pattern caught, with single spaces: texts may have more between words."""
    return " ".join((words or "").split())
