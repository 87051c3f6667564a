"""Which of GeoNames' other names of a place are worth filing, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gazetteer.layout import NameUse

_LATIN_END = 0x24F
_LATIN = re.compile("[A-Za-z\u00c0-\u02b8\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\uff21-\uff5a]")


def other_names(name: str, alternates: Iterable[str]) -> Iterator[tuple[str, NameUse]]:
    """Those of the `alternates` of a place called `name` that a report may use, with what each is to it."""
    for other in alternates:
        if foreign(other):
            yield other, NameUse.ALTERNATE
        # All lower case: a machine transliteration. Up to three capitals: an airport code.
        elif other != other.lower() and not (len(other) <= 3 and other.isupper()) and readable(other):
            yield other, NameUse.ALTERNATE if len(other) > 3 else NameUse.WEAK
    if name.endswith(" City"):
        yield name.removesuffix(" City"), NameUse.ALTERNATE


def readable(name: str) -> bool:
    """In Latin letters: a name that a report in English can use."""
    return all(ord(c) <= _LATIN_END or 0x1E00 <= ord(c) < 0x2100 or 0x2B9 <= ord(c) <= 0x2BF for c in name)


def foreign(name: str) -> bool:
    """Wholly in another script: Бишкек, 北京. What mixes scripts is a transliteration gone wrong."""
    return not _LATIN.search(name) and any(ord(c) > _LATIN_END and c.isalpha() for c in name)
