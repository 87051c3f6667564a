"""Every rule's own example sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.model import Report, Sentence, Span
from geomap.times import RULES, find
from geomap.times.rule import Example, Rule

PUBLISHED = dt.date(2021, 6, 16)
CASES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.sentence}") for rule in RULES for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    report = Report("r", "r.txt", example.sentence, published=PUBLISHED)
    found = find(report, (Sentence(Span(0, len(report.text)), (), "body", 0),))
    if example.found is None:
        assert found == ()
    else:
        assert (example.found, example.edtf) in [(time.text, time.edtf) for time in found]


def test_every_rule_shows_what_it_does() -> None:
    assert [rule.name for rule in RULES if not rule.examples] == []
