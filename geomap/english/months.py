"""The names of the months, as dates in running text, date lines and bylines have them."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {name: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip
MONTH_NAMES: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
"""A pattern of full and shortened names."""


def month_number(word: str) -> int:
    """1 to 12, from a full or shortened name in small letters."""
    return next(number for name, number in MONTHS.items() if name.startswith(word[:3]))
