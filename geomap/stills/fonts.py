"""Which letters can be drawn: with the font that comes with matplotlib, or with others that the machine has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

OWN = "DejaVu Sans"
"""Comes with matplotlib: where it has all letters, the picture is the same on every machine."""


def lacking(text: str) -> set[str]:
    """The letters that our own font does not have."""
    return {letter for letter in text if not letter.isspace() and ord(letter) not in _letters(_own())}


def installed(letters: Iterable[str]) -> tuple[tuple[str, ...], set[str]]:
    """Families of installed fonts that have the letters, as few as it takes, and the letters that none has."""
    left, families = set(letters), []
    for path in sorted(font_manager.findSystemFonts()) if left else ():
        had = {letter for letter in left if ord(letter) in _letters(path)}
        if had:
            font_manager.fontManager.addfont(path)
            families.append(FT2Font(path).family_name)
            left -= had
        if not left:
            break
    return tuple(families), left


def _own() -> str:
    return str(font_manager.findfont(OWN))


@lru_cache(maxsize=512)
def _letters(path: str) -> frozenset[int]:
    """What a font file has; nothing if it cannot be read."""
    try:
        return frozenset(FT2Font(path).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
