""" "Two days after he left Lyon": the date of a clause from that of the one above it."""

from __future__ import annotations

import datetime as dt

from geomap.english.grammar import Tree
from geomap.model import When

NUMBERS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty".split())} | {"a": 1, "an": 1}  # fmt: skip
UNITS = {"hour": 0, "hours": 0, "minute": 0, "minutes": 0, "day": 1, "days": 1, "week": 7, "weeks": 7}
"""Days in each; hours and minutes stay within the day, as far as dates can tell."""
LONGEST_DAYS = 400
MONTHS = 31
SOON = frozenset({"shortly", "soon", "immediately", "just"})


def after(tree: Tree, verb: int, main: When | None) -> When | None:
    """When the verb of an "after" clause happened, if it says how long before its main clause, and that is dated."""
    if main is None or (main.last - main.first).days > MONTHS:
        return None
    beside = [verb - 1] if verb and tree.words[verb].xpos == "VBG" else []
    marks = (c for c in [*tree.children(verb, "mark", "case"), *beside] if tree.words[c].form.lower() == "after")
    mark = next(marks, None)
    if mark is None or mark < 1:
        return None
    number, unit = tree.words[mark - 2].form.lower() if mark > 1 else "", tree.words[mark - 1].form.lower()
    if unit in SOON:
        number, unit = "", "hours"
    count = 0 if UNITS.get(unit) == 0 else int(number) if number.isdigit() and len(number) < 4 else NUMBERS.get(number)
    if unit in ("month", "months") and count is not None and 0 < count < MONTHS:
        return _months(main, count, f"{number} {unit} after")
    if unit not in UNITS or count is None or count * UNITS[unit] > LONGEST_DAYS or main.first != main.last:
        return None
    try:
        day = main.first - dt.timedelta(days=count * UNITS[unit])
    except OverflowError:
        return None
    about = "~" if "~" in main.edtf else ""
    text = f"{number} {unit} after".strip()
    return When(day, day, f"{day.isoformat()}{about}", decided_by=f"“{text}” counted back from {main.edtf}")


def _months(main: When, count: int, text: str) -> When | None:
    """The month so many before that of a date: nobody counts days over months."""
    number = main.first.year * 12 + main.first.month - 1 - count
    if number < 12:
        return None
    first = dt.date(number // 12, number % 12 + 1, 1)
    last = (first + dt.timedelta(days=MONTHS)).replace(day=1) - dt.timedelta(days=1)
    return When(first, last, f"{first:%Y-%m}", decided_by=f"“{text}” counted back from {main.edtf}")
