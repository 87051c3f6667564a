"""Finds the sentence that a correction refers to, also after its words have changed a little."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from geomap.editor.kinds import Anchor
from geomap.model import Report, Sentence, Span

LIKE = 0.6
"""Share of an anchor's words that must still stand, in their order, in one sentence."""
_CLEARLY = 0.15
"""By how much that sentence must be more like it than any other."""
_FEWEST = 3
"""Words of an anchor that can be told again when some have changed."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """The sentence, or why there is none."""

    sentence: Span | None
    problem: str = ""


class Anchors:
    """The sentences of the reports that were read so far."""

    def __init__(self) -> None:
        self._reports: dict[str, tuple[str, tuple[Span, ...]]] = {}
        self._known: dict[Anchor, Found] = {}

    def learn(self, report: Report, sentences: Sequence[Sentence]) -> None:
        """Make a report known."""
        self._reports[report.id] = report.text, tuple(s.span for s in sentences)

    def reports(self) -> frozenset[str]:
        """Ids of those that are known."""
        return frozenset(self._reports)

    def text(self, report: str) -> str:
        """Of a report that is known; "" of another."""
        return self._reports.get(report, ("", ()))[0]

    def find(self, anchor: Anchor) -> Found:
        """Where the words stand; of a report that is not known yet, a problem."""
        if anchor.report not in self._reports:
            return Found(None, f"no report has the id {anchor.report!r}")
        if anchor not in self._known:
            self._known[anchor] = _find(anchor.words, *self._reports[anchor.report])
        return self._known[anchor]


def _find(words: str, text: str, sentences: Sequence[Span]) -> Found:
    exact = _exactly(words, text)
    if exact:
        inside = list(dict.fromkeys(s for span in exact for s in sentences if s.overlaps(span)))
        first = [s for s in inside if s.overlaps(exact[0])]
        if len(inside) > len(first):
            return Found(None, f"its words stand in {len(inside)} sentences: give more of them")
        return Found(first[0]) if first else Found(None, "its words stand in no sentence")
    return _alike(words, text, sentences)


def _exactly(words: str, text: str) -> list[Span]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [Span(*m.span()) for m in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []


def _alike(words: str, text: str, sentences: Sequence[Span]) -> Found:
    wanted = _words(words)
    if len(wanted) < _FEWEST:
        return Found(None, "its words are no longer there")
    rated = sorted(((-_likeness(wanted, _words(text[s.start : s.end])), s) for s in sentences), key=lambda r: r)
    best = -rated[0][0] if rated else 0.0
    if best < LIKE:
        return Found(None, "its words are no longer there")
    if len(rated) > 1 and best + rated[1][0] < _CLEARLY:
        return Found(None, "its words have changed, and several sentences are like them")
    return Found(rated[0][1])


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def _likeness(wanted: list[str], words: list[str]) -> float:
    if len(set(wanted) & set(words)) < LIKE * len(set(wanted)):
        return 0.0
    blocks = SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


def within(text: str, sentence: Span, name: str) -> list[Span]:
    """Where a name stands in a sentence, as a word of its own."""
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", re.IGNORECASE)
    return [Span(*m.span()) for m in pattern.finditer(text, sentence.start, sentence.end)]
