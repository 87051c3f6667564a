"""A report's own text may contradict its date."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap import sentences, times
from geomap.datecheck import doubts
from geomap.model import Report


def doubted(text: str, day: str | None) -> str:
    report = Report("r", "r.txt", text, published=dt.date.fromisoformat(day) if day else None)
    split = sentences.split(text)
    return " ".join(doubts(report, split, times.find(report, split)))


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("LYON, France, 15 April 2012 (ABC) — The minister resigned on Thursday.", "2010-04-15", "dateline"),
        ("The minister resigned on Thursday, April 15, after a protest.", "2013-04-16", "Thursday, April 15"),
        ("The minister was shot on 5 May 2019. He died on 7 May 2019 in Lyon.", "2010-04-16", "5 May 2019"),
    ],
)
def test_a_wrong_date_is_pointed_out(text: str, day: str, why: str) -> None:
    assert why in doubted(text, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LYON, France, 15 April 2010 (ABC) — The minister resigned on Thursday.", "2010-04-16"),
        ("The minister resigned on Thursday, April 15, after a protest.", "2010-04-16"),
        ("The games will open on 5 May 2019 and end on 7 May 2019.", "2018-04-16"),
        ("The minister was shot on Friday, 30 February.", "2018-04-16"),
        ("The minister was shot on 5 May 2019.", None),
    ],
)
def test_a_date_that_may_be_right_is_left_alone(text: str, day: str | None) -> None:
    assert not doubted(text, day)
