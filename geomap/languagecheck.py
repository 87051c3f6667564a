"""Whether a report is in English, the one language whose sentences are read."""

from __future__ import annotations

from geomap.model import Report

_PLAIN = frozenset(
    "the of and to that with by from it he she his were has have been are not but which who after said will their its"
    " they this or would more than when about into".split()
)
"""Of the words of English prose about a quarter, and hardly any of another language."""
_LEAST = 0.03
"""The lowest share in 1,100 English reports is 0.04; in reports in ten other languages it is 0."""
_ENOUGH = 20
"""Fewer different words tell nothing: a table of fixtures has hardly any that are not names."""
_LOOKED_AT = 6000
"""Characters from the beginning."""


def doubts(report: Report) -> tuple[str, ...]:
    """At most one warning: that hardly a word is English. By words without capitals, which are no names."""
    words = [w for w in report.text[:_LOOKED_AT].split() if w[0].islower()]
    if len(set(words)) < _ENOUGH or sum(w in _PLAIN for w in words) >= _LEAST * len(words):
        return ()
    return (f"{report.id}: not in English, it seems; geomap reads English only and misses most of what this tells",)
