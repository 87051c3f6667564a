"""Where a report names the user's own places: exactly as given, whatever a fitted model would say of the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gazetteer.names import fold, keys
from gazetteer.ownplaces import OwnIndex
from geomap.names.namespans import LONGEST, Stretch, Tokens
from geomap.names.nametext import TITLES, given_names

SURE = 1.0
"""Probability of the names of own places: no second look takes them away."""

_LONGEST = 2 * LONGEST
"""Tokens that the name of an own place may have."""

_MARKS = frozenset(',;:()[]{}"“”„«»!?—–…|/')


class OwnNames:
    """Finds the names of own places."""

    def __init__(self, index: OwnIndex) -> None:
        self._index = index
        self._begins: dict[str, bool] = {}
        self._given = given_names()

    def standing(self, text: str, row: Tokens, others: Sequence[Stretch]) -> frozenset[Stretch]:
        """The stretches that name an own place; `others` are those that the gazetteer or the words suggest.

        Not those in "Mr. Tamchy", nor those that are a part of a longer name which the gazetteer has.
        """
        known = {(s.i, s.j): s for s in others}
        found = [s for limits in row.bounds for i in range(*limits) for s in self._at(text, row, i, limits)]
        reach: dict[int, int] = {}
        for s in [*others, *found]:
            if s.key:
                reach[s.i] = max(s.j, reach.get(s.i, s.j))
        return frozenset(known.get((s.i, s.j), s) for s in found if self._stands(s, row, reach))

    def _at(self, text: str, row: Tokens, i: int, limits: tuple[int, int]) -> Iterator[Stretch]:
        if not self._may_begin(row.words[i]):
            return
        found: Stretch | None = None
        for j in range(i, min(limits[1], i + _LONGEST)):
            surface = text[row.starts[i] : row.ends[j]]
            key = fold(surface)
            if not self._index.begins_own(key):
                break
            if (found is None or key != found.key) and self._named_so(surface, key):  # a stop behind it is not its own
                found = Stretch(i, j, limits, key, "L")
        if found is not None:
            yield found

    def _may_begin(self, word: str) -> bool:
        begins = self._begins.get(word)
        if begins is None:
            key = fold(word)
            begins = self._begins[word] = bool(key) and self._index.begins_own(key)
        return begins

    def _named_so(self, surface: str, key: str) -> bool:
        """Whether a name is given like this: a capital first where it has one, a comma only where it has one."""
        marks = _MARKS.intersection(surface)
        names = [name for own in self._index.own_named(key) for name in own.names if key in keys(name)]
        return any((surface[0].isupper() or not name[0].isupper()) and marks <= set(name) for name in names)

    def _stands(self, stretch: Stretch, row: Tokens, reach: Mapping[int, int]) -> bool:
        """`reach`: the last token of the longest known name that begins at a token."""
        i, j = stretch.i, stretch.j
        before = row.lower[i - 1] if i > stretch.limits[0] else ""
        if before.rstrip(".") in TITLES or (before in self._given and row.words[i - 1][0].isupper()):
            return False
        return reach.get(i, j) <= j and all(reach.get(b, b) < j for b in range(i - _LONGEST, i))
