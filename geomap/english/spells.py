"""Parts of a life that are of no day: "grew up in Lyon", "taught in Lyon for two years"."""

from __future__ import annotations

import re
from typing import Literal

Spell = Literal["months", "years"]

_UPBRINGING = re.compile(
    r"\b(?:(?:grew|grown|growing) up|(?:was|were|been) (?:raised|educated|schooled)|studied (?!the|how|whether)"
    r"|graduated\b)"
)
_LASTING = re.compile(
    r"\b(?:worked|lived|ran|run|taught|served|studied|played|governed|ruled|hid|stayed|trained|was|were|been)\b"
    r"[^;:]{0,160}?\bfor (?:(?!time\b|in\b)[\w-]+ ){0,4}?(?P<unit>month|year|decade)s\b"
)
"""Of a doing, not of a sentence: "was jailed for two years" was on a day."""
_SENTENCED = re.compile(r"\b(?:jail|imprison|ban|suspend|sentenc|remand|order|extend|bail|exil|barr|bann)\w*\b")


def spell(clause: str) -> Spell | None:
    """What a clause tells of that went on for long: of years, as an upbringing does, or of months; None for others."""
    said = clause.lower()
    if _UPBRINGING.search(said):
        return "years"
    found = _LASTING.search(said)
    if found is None or _SENTENCED.search(found[0]):
        return None
    return "months" if found["unit"] == "month" else "years"
