"""Base forms of regular verbs, from how their forms are spelled: "refused" is of "refuse", "stopped" of "stop".

What a tagger guesses for a form that its treebanks lack is wrong for one in three ("refus", "expecte"). The rules are
those of English spelling; stems that look like others ("restor", "anchor") are listed by hand.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final


@cache
def base_of(form: str) -> str | None:
    """The base form of a verb's regular form in small letters that ends in "ed", "ing" or "s"; None for any other."""
    for ending in ("ing", "ed", "s"):
        stem = form.removesuffix(ending)
        if stem != form:
            break
    if stem == form or not re.search("[aeiouy]", stem):
        return None
    if ending == "s":
        return _third_person(stem)
    if len(stem) == 2 and stem[1] == ("y" if ending == "ing" else "i"):
        return stem[0] + "ie"  # "dying", "died"
    if ending == "ed" and stem[-1] == "i":
        return stem[:-1] + "y"
    if stem in _WITH_E:
        return stem + "e"
    if stem in _WITHOUT_E:
        return stem
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _ASKS_E.search(stem) and not _UNSTRESSED.search(stem) else stem


def _third_person(stem: str) -> str:
    """Of "denie(s)", "passe(s)", "refuse(s)"."""
    if stem.endswith("ie") and len(stem) > 3:
        return stem[:-2] + "y"
    return stem[:-1] if stem.endswith(("sse", "she", "che", "xe", "zze", "oe")) and stem != "ache" else stem


_DOUBLED: Final = re.compile(
    r"""(?:
    [aeiouy]([bdgmnprt])\1 | kk | (?:aff|an|im|icn)ick       # stopped, trekked, trafficked
    | (?:[aeiouy][^aeiou]+u?[aeiou]|(?<!q)[iu][ae])ll        # travelled, fuelled; not "called"
    )$(?<!stall)(?<!nroll)(?<!call)(?<!kill)(?<!fill)(?<!spell)""",
    re.VERBOSE,
)
_ASKS_E: Final = re.compile(
    r"""(?:
    [cuv] | (?<![tz])z | (?<!s)s | [dlr]g | (?<![aeiou])e    # forced, argued, seized, raised, charged, agreed
    | [aeiou]g | ([clrpx]|ch)ang | [lv]eng | [lp]ung | [hfcr]ing(?<!bring)(?<!string)  # managed, changed, plunged
    | [bcdfgkpstz]l | [^aeiour]r                             # settled, centred
    | (?:ea|oo|ee|oa|ba)th                                   # breathed
    | (?:^|[^aeiou]|qu)[aeiouy][bdfklmnprt]                  # one vowel and one consonant, which would else be doubled
    | (?:i|u|cre)at | uad | guid                             # initiated, created, persuaded
    )$""",
    re.VERBOSE,
)
_UNSTRESSED: Final = re.compile(
    r"""[aeiouy][^aeiou]*(?:[^aeiou]|qu)(?:
    e[lnprt] | [ao]l | [ao]n | [oi]p | it | or | om | ob | a[pr] | od  # opened, visited, developed: none is doubled
    )$""",
    re.VERBOSE,
)
_WITH_E: Final = frozenset(
    """restor explor ignor implor deplor complet delet compet deplet secret excret conven interven contraven reconven
    telephon postpon condon dethron enthron invit unit reunit ignit incit excit recit expedit rout rerout
    tast wast cloth consol cajol parol condol escap reshap landscap welcom becom overcom declar prepar compar
    explod erod implod corrod forebod interfer persever adher rever disrob""".split()
)
_WITHOUT_E: Final = frozenset(
    """focus debut bias canvas gas bus combat format pilot ballot pivot add err ebb purr putt boycott pencil imperil
    bedevil""".split()
)
