"""Generic words around a name: "northern Iraq", "Osh Province", "City of Bath", "Mt. Hood"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIRECTION = r"(?:far |mid )?(?:(?:north|south)(?:ern)? ?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?)"
_BEFORE = re.compile(
    rf"(?:{_DIRECTION}(?: and {_DIRECTION})?|central|upper|lower|greater|mainland|inner|outer|metropolitan|metro"
    r"|downtown|midtown|uptown|old|historic|rural|suburban|coastal|upstate|modern day|present day"
    r"|occupied|neighbou?ring"
    r"|the|(?:city|state|province|county|town|village|republic|kingdom|district|region|isle|island|commonwealth|port"
    r"|municipality|emirate|governorate|prefecture|department|canton|oblast|borough|township|territory|diocese) of) "
)
_AFTER = re.compile(
    r" (?:province|region|district|county|state|governorate|oblast|prefecture|department|city|islands?|isles?|peninsula"
    r"|municipality|territory|republic|parish|borough|township|town|village|area|metropolitan area|metro area|krai"
    r"|canton|sub ?district|valley|suburbs?|metro|division|emirate|voivodeship|raion|rayon|okrug|tehsil|taluk|mandal"
    r"|(?:(?:international|regional|municipal) )?airport|air ?base|air force base|airfield|(?:naval|army|military) base"
    r"|harbou?r|(?:nuclear )?(?:power )?plant|(?:railway|train|bus) station"
    r"|(?:(?:olympic|national|central) )?(?:stadium|arena)|cathedral|opera house|zoo|(?:central )?prison"
    r"|capital region|autonomous region|highlands|lowlands|coast|proper|downtown|city cent(?:re|er)|outskirts)"
)
_SPELLED = {
    "mt": "mount", "mount": "mt", "st": "saint", "saint": "st", "ft": "fort", "fort": "ft", "pt": "point",
    "ste": "sainte", "sainte": "ste", "n": "north", "s": "south", "e": "east", "w": "west",
}  # fmt: skip
_MOST = 3


def spellings(folded: str) -> Iterator[str]:
    """The same name with its first word spelled out or abbreviated: "mt hood" -> "mount hood"."""
    first, _, rest = folded.partition(" ")
    if rest and first in _SPELLED:
        yield f"{_SPELLED[first]} {rest}"


def stripped(folded: str) -> Iterator[tuple[str, int]]:
    """Shorter and shorter rests of a folded name, with the number of generic words taken off (at most 3)."""
    for taken in range(1, _MOST + 1):
        if match := _BEFORE.match(folded):
            folded = folded[match.end() :]
        elif match := re.search(_AFTER.pattern + "$", folded):
            folded = folded[: match.start()]
        else:
            return
        if not folded:
            return
        yield folded, taken
