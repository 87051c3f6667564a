"""Calendar expressions of news English: which words are one, and which days they stand for.

Rules (dated, months, years, seasons, holidays, clock, near, counted, narrative) find and read single expressions in
the order of the text, each counting from itself, from the day of publication or from the last date told (`context`).
What stands beside one ("early", "the evening of") is added by `beside`; what those of one sentence tell of each other,
by `together`. Nothing is ever counted from today: in a report without a date relative expressions stay unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.model import DayPart, Report, Sentence, Span, TimeExpression
from geomap.publisher import home_country
from geomap.times import clock, counted, dated, holidays, months, narrative, near, seasons, years
from geomap.times.beside import around
from geomap.times.context import Context, Reading
from geomap.times.rule import Rule
from geomap.times.together import together
from geomap.times.words import flatten

__all__ = ["RULES", "find"]

RULES: tuple[Rule, ...] = (
    *holidays.RULES, *dated.RULES, *clock.RULES, *months.RULES, *years.RULES, *seasons.RULES, *near.RULES,
    *counted.RULES,     *narrative.RULES,
)  # fmt: skip
"""In order of preference where two match the same words."""
_BY_WORD = {
    word: tuple(order for order, rule in enumerate(RULES) if word in rule.needs)
    for rule in RULES
    for word in rule.needs
}
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"([0-9]+)(.?)")
MAX_SENTENCE = 4000
"""Longer "sentences" are floods, not prose: they are read in pieces of so many characters."""

MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "GU", "PR", "AS", "BZ"})
"""Countries, ISO 3166 alpha-2, whose papers write 4/5 for 5 April; the others put the day first."""
_OF_THE_US = re.compile(r"^https?://[^/]+\.(?:gov|mil)(?:[/:]|$)")


def find(report: Report, sentences: tuple[Sentence, ...]) -> tuple[TimeExpression, ...]:
    """All calendar expressions of a report, in order, none overlapping; nothing is read from site notices.

    `first` and `last` are None where the report does not let us know: relative words without a publication date or an
    earlier date, numbers such as 4/5/2010 whose order the publisher's country would decide.
    """
    context = Context(report.day, _day_first(report))
    found: list[TimeExpression] = []
    for sentence in sentences:
        if sentence.kind == "notice":
            continue
        context.paragraph = sentence.paragraph
        for start in range(sentence.span.start, sentence.span.end, MAX_SENTENCE):
            context.text = report.text[start : min(start + MAX_SENTENCE, sentence.span.end)]
            context.flat = flatten(context.text)
            read = [_expression(report.text, start, *each) for each in _read(context)]
            found += together(report.text, start, report.day, read)
    return tuple(found)


def _read(context: Context) -> Iterator[tuple[int, int, Reading]]:
    """What the rules read in one sentence: from left to right, the longest first."""
    flat = context.flat
    context.before = None
    words = set(_WORD.findall(flat))
    for digits, behind in _NUMBER.findall(flat):
        number = "####"[: len(digits)]
        words |= {number, number + behind}
    tried = {order for word in words & _BY_WORD.keys() for order in _BY_WORD[word]}
    hits = [
        (match.start(), -match.end(), order, match, RULES[order])
        for order in tried
        for match in RULES[order].compiled.finditer(flat)
    ]
    done = 0
    for start, minus_end, _, match, rule in sorted(hits, key=lambda hit: hit[:3]):
        if start < done:
            continue
        try:
            reading = rule.read(match, context)
        except (ValueError, OverflowError):
            continue
        if reading is None:
            continue
        start, end, reading = around(flat, start, -minus_end, done, reading)
        context.note(reading, start)
        context.before = (end, reading.period) if reading.period else None
        done = end
        yield start, end, reading


def _expression(text: str, offset: int, start: int, end: int, reading: Reading) -> TimeExpression:
    span, period = Span(offset + start, offset + end), reading.period
    first, last, edtf = (period.first, period.last, period.edtf) if period else (None, None, None)
    part: DayPart | None = reading.part
    return TimeExpression(span, text[span.start : span.end], first, last, edtf, reading.anchor, reading.clock, part)


def _day_first(report: Report) -> bool | None:
    """Whether the publisher's country writes 4/5 for 4 May; None where its address does not say."""
    country = home_country(report)
    if country:
        return country not in MONTH_FIRST
    return False if _OF_THE_US.search(report.url or "") else None
