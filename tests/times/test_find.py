"""Whole reports: what dates count from, what they tell of each other, what is never read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap import times
from geomap.model import Report, Sentence, SentenceKind, Span, TimeExpression
from geomap.times import edtf, find

WEDNESDAY = dt.date(2021, 6, 16)


def read(
    *paragraphs: str,
    published: dt.date | dt.datetime | None = WEDNESDAY,
    url: str | None = None,
    kind: SentenceKind = "body",
) -> tuple[TimeExpression, ...]:
    """Each argument is a paragraph; a sentence ends at ". "."""
    text, sentences = "", []
    for number, paragraph in enumerate(paragraphs):
        for sentence in paragraph.split("  "):
            sentences.append(Sentence(Span(len(text), len(text) + len(sentence)), (), kind, number))
            text += sentence + " "
    return find(Report("r", "r.txt", text, published=published, url=url), tuple(sentences))


def whole(text: str) -> Sentence:
    return Sentence(Span(0, len(text)), (), "body", 0)


def dates(found: Sequence[TimeExpression]) -> list[str | None]:
    return [time.edtf for time in found]


def test_a_report_without_a_date_is_never_counted_from_today() -> None:
    found = read("He left on Thursday, in April, yesterday, on May 3, last week and two years ago.", published=None)
    assert len(found) == 6
    assert all(time.first is None and time.last is None and time.edtf is None for time in found)


def test_a_report_without_a_date_still_has_full_dates_and_what_counts_from_them() -> None:
    found = read("He left on April 7, 2010.  Two days later he came back.", published=None)
    assert [(time.edtf, time.anchor) for time in found] == [("2010-04-07", "absolute"), ("2010-04-09", "narrative")]


@pytest.mark.parametrize(
    "unknown", ["Two days later he fled.", "That evening he fled.", "The day before, he had fled."]
)
def test_a_tale_without_a_beginning_stays_unresolved(unknown: str) -> None:
    assert dates(read(unknown)) == [None]


def test_publication_may_be_a_moment() -> None:
    moment = dt.datetime(2021, 6, 16, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=6)))
    assert dates(read("He left yesterday.", published=moment)) == ["2021-06-15"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Troops left the city on Wednesday.", "2021-06-16"),
        ("Troops left the city on Thursday.", "2021-06-10"),
        ("Troops will leave the city on Thursday.", "2021-06-17"),
        ("The minister said on Thursday that troops would leave.", "2021-06-10"),
        ("The minister said that troops would leave on Thursday.", "2021-06-17"),
        ("The group agreed to leave on Friday.", "2021-06-18"),
        ("The pact will be signed on Monday.", "2021-06-21"),
        ("The pact was signed on Monday.", "2021-06-14"),
        ("Sunday's vote will decide it.", "2021-06-20"),
        ("Sunday's vote was fair.", "2021-06-13"),
        ("The truce holds until Friday.", "2021-06-18"),
        ("The vote was postponed to Friday.", "2021-06-18"),
        ("The envoy is meeting rebels on Friday.", "2021-06-18"),
        ("The army promised elections by Friday.", "2021-06-18"),
        ("This Sunday he crossed the strait.", "2021-06-13"),
        ("The rebels are moving north after taking the port on Saturday.", "2021-06-12"),
        ("The minister told a small crowd Friday that she would run.", "2021-06-11"),
        ("The pair, at home since May, spoke to pupils in Hill on Friday.", "2021-06-11"),
        ("Next Wednesday they meet.", "2021-06-23"),
        ("Last Wednesday they met.", "2021-06-09"),
        ("The match due on Sunday has been cancelled.", "2021-06-20"),
        ("The match due on Sunday was cancelled.", "2021-06-13"),
        ("Talks due to begin in Oslo on Sunday have been put off.", "2021-06-20"),
        ("The match due on Sunday has been won.", "2021-06-13"),
        ("Sunday's vote has been postponed.", "2021-06-20"),
        ("The case is listed for Tuesday.", "2021-06-22"),
        ("The fair was opened as planned on Sunday.", "2021-06-13"),
        ("A helicopter could not land on Saturday.", "2021-06-12"),
        ("The truck sat in a ditch until Friday.", "2021-06-11"),
        ("The road will stay shut until at least Friday.", "2021-06-18"),
        ("He would see the tomb of Duarte, who died on Friday and is to be buried in Lima.", "2021-06-11"),
        ("Duarte turns 67 on Thursday.", "2021-06-17"),
        ("The team leaves Lima on Sunday and returns on Friday.", "2021-06-25"),
        ("He saw the damage on Saturday, not on Friday, and handed out rice the same day.", "2021-06-12"),
    ],
)
def test_the_tense_chooses_the_weekday(sentence: str, expected: str) -> None:
    assert dates(read(sentence))[-1] == expected


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("The ship was seized in October.", dt.date(2013, 1, 4), "2012-10"),
        ("The ship was seized in December.", dt.date(2013, 1, 4), "2012-12"),
        ("The ship was seized on November 15.", dt.date(2013, 1, 4), "2012-11-15"),
        ("The ship will sail in January.", dt.date(2012, 12, 30), "2013-01"),
        ("The ship will sail on January 3.", dt.date(2012, 12, 30), "2013-01-03"),
        ("In March the ship sailed.", dt.date(2013, 1, 31), "2012-03"),
        ("The ship sailed yesterday.", dt.date(2013, 1, 1), "2012-12-31"),
        ("The ship sailed last month.", dt.date(2013, 1, 1), "2012-12"),
        ("The ship sailed last week.", dt.date(2013, 1, 3), "2012-12-24/2012-12-30"),
        ("The ship sailed on February 29.", dt.date(2013, 3, 3), "2012-02-29"),
    ],
)
def test_years_turn(sentence: str, published: dt.date, expected: str) -> None:
    assert dates(read(sentence, published=published)) == [expected]


def test_on_a_sunday_last_week_is_the_one_just_gone() -> None:
    assert dates(read("They fled last week.", published=dt.date(2021, 6, 20))) == ["2021-06-13/2021-06-19"]


def test_one_day_of_long_ago_makes_no_tale() -> None:
    found = read("She was seized on May 3, 2002.  In March her captors spoke.", published=dt.date(2008, 7, 3))
    assert dates(found) == ["2002-05-03", "2008-03"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (dt.date(2015, 1, 10), ["2013-24", "2015-24"]),
        (dt.date(2015, 12, 31), ["2014-24", "2016-24"]),
        (dt.date(9999, 12, 31), ["9998-24", None]),
        (dt.date(1, 1, 1), [None, "0001-24"]),
    ],
)
def test_last_and_next_winter_of_any_day(published: dt.date, expected: list[str | None]) -> None:
    assert dates(read("It fell last winter; it will open next winter.", published=published)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("that  same day", "2021-06-14"),
        ("the  following  day", "2021-06-15"),
        ("last  Friday", "2021-06-11"),
        ("this  past  Friday", "2021-06-11"),
        ("last  May", "2020-05"),
        ("last  week", "2021-06-07/2021-06-13"),
    ],
)
def test_wide_spaces_are_spaces(words: str, expected: str) -> None:
    text = f"On Monday she was ill, and {words} she was well."
    assert dates(find(Report("r", "r.txt", text, published=WEDNESDAY), (whole(text),)))[-1] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Duarte, a rancher elected in November 2005, was seized on June 10.", ["2005-11", "2021-06-10"]),
        ("Duarte, who sang in May 2002, was seized on June 10.", ["2002-05", "2021-06-10"]),
        ("On Monday she saw a school that the flood of May 2010 had ruined.  The next day she left.",
         ["2021-06-14", "2010-05", "2021-06-15"]),
    ],
)  # fmt: skip
def test_a_date_that_only_describes_begins_no_tale(told: str, expected: list[str]) -> None:
    assert dates(read(told)) == expected


def test_a_tale_of_one_day_goes_on_soon_after_in_the_same_paragraph() -> None:
    found = read("The brig left Oslo on May 3, 2002.  On June 9 she was at Hull.", published=dt.date(2008, 4, 13))
    assert dates(found) == ["2002-05-03", "2002-06-09"]


def test_what_has_been_said_is_of_now_whatever_was_told_before() -> None:
    text = "In 2020 she was operated on.  She has said more than once that she is well, and again in January."
    assert dates(read(text, published=dt.date(2024, 3, 4))) == ["2020", "2024-01"]


def test_a_day_that_opens_a_relative_clause_has_the_tense_of_that_clause() -> None:
    text = "On Friday she will be in Lima, where on Monday two men were hurt."  # read on a Wednesday
    assert dates(read(text, published=dt.date(2024, 5, 8))) == ["2024-05-10", "2024-05-06"]


def test_dawn_before_its_day_is_not_that_of_another() -> None:
    assert dates(read("He left on Monday.  Police raided the farm before dawn Tuesday.")) == [
        "2021-06-14",
        "2021-06-15",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The club, which was headed until February by Ana Ruiz, has shut.", "2021-02"),
        ("The hearing was put off until Friday.", "2021-06-18"),
        ("Port officials said that the brig leaves Malta on Friday.", "2021-06-18"),
        ("He was given a berth on a ship that goes to Peru in February.", "2022-02"),
        ("Wednesday, May 12 -- On Monday the mayor resigned.", "2021-06-14"),
    ],
)
def test_what_lasts_until_a_day_what_a_timetable_says_and_what_is_no_may_be(sentence: str, expected: str) -> None:
    assert dates(read(sentence))[-1] == expected


@pytest.mark.parametrize(
    "before",
    [
        "Two men who on Monday had been fined sailed off yesterday.",
        "He left Rome yesterday with a man freed two days earlier.",
        "The trip, first set for Monday, began yesterday.",
        "The trip began yesterday, when it had first been planned for Monday.",
    ],
)
def test_a_day_told_in_passing_is_not_that_of_a_clock(before: str) -> None:
    assert dates(read(f"The brig left Oslo yesterday.  {before}  It landed at 5 p.m. in Rome."))[-1] == "2021-06-15"


def test_an_adverb_may_stand_between_is_and_to() -> None:
    text = "The cup is now to go through Peru and be handed over in Lima on Sunday."
    assert dates(read(text, published=dt.date(2024, 5, 8))) == ["2024-05-12"]


def test_a_tale_of_other_years_is_not_pulled_to_the_week_of_publication() -> None:
    found = read(
        "In 1997, she moved to Minsk.  On July 25 she was arrested.  The following month she was freed.",
        "On September 9 she fled.  Ten days later she reached Riga.",
    )
    assert dates(found) == ["1997", "1997-07-25", "1997-08", "1997-09-09", "1997-09-19"]
    assert {time.anchor for time in found[1:]} == {"narrative"}


def test_news_comes_back_from_the_past_to_its_own_week() -> None:
    assert dates(read("He was born on 5 March 1950.  On Monday he came to Rome.")) == ["1950-03-05", "2021-06-14"]
    assert dates(read("Under the 1997 treaty, talks are held.  He was freed in May.")) == ["1997", "2021-05"]


def test_what_is_recent_is_of_now_unless_a_tale_of_long_ago_goes_on() -> None:
    new = read("The coup of July 1994 failed.  In October he fled.", published=dt.date(2017, 1, 22))
    assert dates(new) == ["1994-07", "2016-10"]
    old = read(
        "In January 1831 she was freed.  On 4 July 1831 she spoke.  On July 14 she was held.",
        published=dt.date(2004, 8, 18),
    )
    assert dates(old)[-1] == "1831-07-14"


def test_the_year_told_is_the_same_year() -> None:
    told = read(
        "He came in May and June in 1981, as she fell ill in March the same year.  It was October 16 of that year."
    )
    assert dates(told)[-2:] == ["1981-03", "1981-10-16"]


def test_weekdays_of_one_range_follow_each_other() -> None:
    assert dates(read("He will speak between Monday and Wednesday.")) == ["2021-06-21", "2021-06-23"]


def test_what_looks_back_counts_from_no_day_to_come_and_from_none_told_in_passing() -> None:
    until = read("On Monday he flew in, and is to stay until Friday.  Earlier in the day he had voted.")
    assert dates(until)[-1] == "2021-06-14"
    ahead = read("On Monday he said the two would meet on Friday.  That night he dined alone.")
    assert dates(ahead)[-1] == "2021-06-14"
    passing = read("On Monday he came by train from Hill, where he spent Sunday night.  That evening he spoke.")
    assert dates(passing)[-1] == "2021-06-14"


def test_a_clock_time_beside_its_day_is_of_no_other_day_of_the_sentence() -> None:
    assert dates(read("The works that overran on May 3 will end at 5 a.m. on Saturday."))[-1] == "2021-06-19"


def test_a_clock_time_joins_its_day() -> None:
    (found,) = read("They will meet at 5 p.m. on Sunday.")
    assert (found.text, found.edtf, found.clock) == ("5 p.m. on Sunday", "2021-06-20", dt.time(17))


def test_a_clock_time_belongs_to_the_day_of_its_sentence_else_to_the_one_told() -> None:
    at, day, later = read("The plane fell at 5:10 a.m. in fog on Tuesday.  Rescue came at 6:45 local time.")
    assert (at.edtf, at.clock) == (day.edtf, dt.time(5, 10)) == ("2021-06-15", dt.time(5, 10))
    assert (later.edtf, later.clock) == ("2021-06-15", dt.time(6, 45))


def test_today_in_a_quotation_is_the_day_it_was_spoken() -> None:
    assert dates(read("“We were attacked today,” he said on Monday.")) == ["2021-06-14", "2021-06-14"]
    assert dates(read("He spoke today of what happened on Monday.")) == ["2021-06-16", "2021-06-14"]


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("He left on Thursday evening.", "evening"),
        ("He left early Thursday.", "morning"),
        ("He left late on Thursday.", "evening"),
        ("Earlier Thursday, he left.", "earlier"),
        ("He left on the night of June 4.", "night"),
        ("He leaves tonight.", "night"),
        ("He left on Thursday.", None),
    ],
)
def test_parts_of_the_day_order_events(sentence: str, part: str | None) -> None:
    (found,) = read(sentence)
    assert found.part == part
    assert found.first == found.last


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They met in early April.", "2021-04~"),
        ("They met in mid-2009.", "2009~"),
        ("They met around 2005.", "2005~"),
        ("They met in the late 1990s.", "199X~"),
    ],
)
def test_what_is_said_roughly_is_marked(sentence: str, expected: str) -> None:
    assert dates(read(sentence)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "They may go; others march on. The sun sat low in the fall.",
        "Some 2,000 people in 1500 homes; 1999 metres up; 2015 troops.",
        "Flight 1976 left Gate 2001. Call 555-1999 or $2010.",
        "She came second, in 10:45, and won 3-2.",
        "Theresa May met June Carter and April Jones.",
        "He reads the Sunday Times on Fridays and every Monday.",
        "USA Today asked. They had Christmas trees.",
    ],
)
def test_traps(sentence: str) -> None:
    assert read(sentence) == ()


def test_days_that_no_calendar_has_are_shown_but_not_invented() -> None:
    assert dates(read("It fell on February 30, on 31 April 2011 and on 29 February 2021.")) == [None, None, None]


def test_the_publishers_country_orders_numbers() -> None:
    assert dates(read("Signed 4/5/2010.", url="https://paper.co.uk/a")) == ["2010-05-04"]
    assert dates(read("Signed 4/5/2010.", url="https://office.gov/a")) == ["2010-04-05"]
    assert dates(read("Signed 4/5/2010.", url="https://paper.com/a")) == [None]


def test_nothing_is_read_from_notices() -> None:
    assert read("We use cookies since May 2018.", kind="notice") == ()


MONTH_DAY_YEAR = st.sampled_from(
    ["%B {d}, %Y", "%b {d}, %Y", "{d} %B %Y", "%A, %B {d}, %Y", "%Y-%m-%d", "%A {d} %B, %Y"]
)


@given(st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)), MONTH_DAY_YEAR)
def test_a_date_written_is_the_date_read(date: dt.date, form: str) -> None:
    written = date.strftime(form.replace("{d}", str(date.day)))
    found = read(f"It began on {written} in Osh.", published=None)
    assert [(time.first, time.last) for time in found] == [(date, date)]


PIECES = st.sampled_from(
    """on in the last next May March April 7 7th 2010 1999-2004 Sunday yesterday week of year ago later earlier two a.m.
    5:30 p.m. noon quarter third fiscal '90s 1980s 31 30 February - – / , . ( ) “ " 's Christmas Day early mid- morning
    century 9999 1000 0 00 12/25/10 2010-02-30 decade centuries thousand nineteen İ \x00 \ud800 \u202e""".split(" ")
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=200))


@settings(deadline=None)
@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text_is_read_without_harm(text: str, published: dt.date | None) -> None:
    found = read(text, text, published=published)
    end = 0
    for time in found:
        assert end <= time.span.start < time.span.end
        end = time.span.end
        assert (time.first is None) == (time.last is None) == (time.edtf is None)
        if time.first and time.last and time.edtf:
            assert time.first <= time.last
            assert edtf.bounds(time.edtf) == (time.first, time.last)


@pytest.mark.parametrize(
    "piece", ["May ", "1999-", "the last ", "a year ago ", "5:", "1/1/", "early ", "  ", "nineteen ", "to "]
)
def test_floods_are_survived(piece: str) -> None:
    flood = piece * 20_000  # a rule that looks back over all of it would not come to an end
    for time in read(flood):
        assert flood[time.span.start : time.span.end] == time.text


@pytest.mark.parametrize(
    "published",
    [dt.date(1, 1, 1), dt.date(1582, 10, 4), dt.date(2015, 1, 10), dt.date(2016, 2, 29), dt.date(9999, 12, 31)],
)
def test_every_example_is_survived_on_any_day(published: dt.date) -> None:
    for rule in times.RULES:
        for example in rule.examples:
            for text in (example.sentence, example.sentence.replace(" ", "  ")):
                found = find(Report("r", "r.txt", text, published=published), (whole(text),))
                assert all(t.first is None or t.last is None or t.first <= t.last for t in found)
