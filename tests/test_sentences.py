"""Sentences: where they end, what kind they are, that no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.model import Sentence
from geomap.sentences import LONGEST, split


def texts(text: str) -> list[str]:
    return [text[s.span.start : s.span.end] for s in split(text)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.span.start : s.span.end]) for s in split(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Gen. Ada Brook left Ely on Jan. 5.", "She is back."],
        ["It fell at 5 p.m. on Monday.", "Nobody was hurt."],
        ["They met at 9 a.m.", "The talks failed."],
        ["She was born in the U.S.", "He was not."],
        ["The U.S. Navy sent two ships to Aden.", "Both arrived."],
        ["Rebels marched through Sudan.", "Chad closed its border."],
        ["Author J. K. Marsh spoke.", "Few came."],
        ["A lamp fell on her after the Mass.", "Storm Ada came ashore."],
        ["The firm of Lowell, Mass. Port sells sails."],
        ["Harbour Inc. shares rose.", "Mr. Lund of Quay Co. smiled."],
        ["He lives on Mill St. in Ely.", "It floods."],
        ["“We will stay,” he said.", "“For ever.”", "Then he left."],
        ['"Why here?" she asked.', '"Nobody knows."'],
        ["“Why here?” she asked.", "Nobody knew."],
        ["He waited … and waited.", "Nothing came."],
        ["It cost $3.5 million.", "No. 7 was sold."],
        ["The dam broke (see map).", "It was old."],
        ["He said &quot;No.&quot;", "She left."],
        ["He reached Cairo.[12]", "He slept."],
        ["Read the U.N. report.", "Sen. Poe vs. Gov. Ray is on p. 4."],
        ["The\xa0ship sank.", "Two\xa0died."],
        ["i went home. then i slept"],
        ["Yahoo! said it would go."],
    ],
)
def test_sentence_ends(parts: list[str]) -> None:
    if parts == ["i went home. then i slept"]:
        parts = ["i went home.", "then i slept"]
    assert texts(" ".join(parts)) == parts


def test_a_missing_space_is_no_missing_end() -> None:
    assert texts("They fled the violence.The army came.") == ["They fled the violence.", "The army came."]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("OSBY, Norland (AP) — The bridge fell.", "OSBY, Norland (AP) —"),
        ("NEW HAVEN -- The bridge fell.", "NEW HAVEN --"),
        ("Osby, April 15 (Reuters) - The bridge fell.", "Osby, April 15 (Reuters) -"),
        ("Osby (AFP) – The bridge fell.", "Osby (AFP) –"),
        ("(CNN) -- The bridge fell.", "(CNN) --"),
        ("OSBY, Ky. (WXYZ) _ The bridge fell.", "OSBY, Ky. (WXYZ) _"),
    ],
)
def test_datelines_stand_apart(text: str, dateline: str) -> None:
    assert kinds(text) == [("dateline", dateline), ("body", "The bridge fell.")]


@pytest.mark.parametrize(
    "text", ["UEFA — the governing body — met.", "Osby (pictured) - a town - burned.", "Osby burned."]
)
def test_what_is_no_dateline(text: str) -> None:
    assert kinds(text) == [("body", text)]


REPORT = """Minister quits after bridge collapse

Tuesday, March 3, 2015

By Ada Brook

NORLAND, OSBY
Divers search the river below the bridge [EPA]

The minister left Osby on Monday. She took a train.

Angry crowds

Hundreds marched to the town hall.

in depth

 Profile: Ada Poe
 Interview: Jon Ray

Videos:

 Divers search the river
 Crowds march in Osby

Train strike spreads to the north

The marchers went home at night.

(AP, Reuters)
A message from the Osby Herald:
Dear readers,
We have reported from Osby for a hundred years. The council wants us closed.
Your support keeps our presses running. Please donate today.
Remind me later.
"""


def test_kinds_of_a_page() -> None:
    assert kinds(REPORT) == [
        ("headline", "Minister quits after bridge collapse"),
        ("dateline", "Tuesday, March 3, 2015"),
        ("listing", "By Ada Brook"),
        ("caption", "NORLAND, OSBY"),
        ("caption", "Divers search the river below the bridge [EPA]"),
        ("body", "The minister left Osby on Monday."),
        ("body", "She took a train."),
        ("headline", "Angry crowds"),
        ("body", "Hundreds marched to the town hall."),
        ("listing", "in depth"),
        ("listing", "Profile: Ada Poe"),
        ("listing", "Interview: Jon Ray"),
        ("listing", "Videos:"),
        ("listing", "Divers search the river"),
        ("listing", "Crowds march in Osby"),
        ("listing", "Train strike spreads to the north"),
        ("body", "The marchers went home at night."),
        ("listing", "(AP, Reuters)"),
        ("notice", "A message from the Osby Herald:"),
        ("notice", "Dear readers,"),
        ("notice", "We have reported from Osby for a hundred years."),
        ("notice", "The council wants us closed."),
        ("notice", "Your support keeps our presses running."),
        ("notice", "Please donate today."),
        ("notice", "Remind me later."),
    ]


def test_the_article_goes_on_behind_an_appeal() -> None:
    text = "Two ships left Osby.\n\nSign up for our newsletter\n\nThey reached Aden on Friday.\n\nA third sank."
    assert [kind for kind, _ in kinds(text)] == ["body", "notice", "body", "body"]


def test_a_quoted_appeal_is_the_article_s() -> None:
    text = "Ships left Osby.\n\n“Please donate today, your support keeps us alive,” the captain said.\n\nThey left."
    assert [kind for kind, _ in kinds(text)] == ["body", "body", "body"]


def test_scores_and_tables_are_listings() -> None:
    text = "The league met in Osby.\n\nNorland 3 Sudland 1 Estland 2 Westland 0\n\nThe next round is in May."
    assert [kind for kind, _ in kinds(text)] == ["body", "listing", "body"]


def test_a_programme_is_told_day_by_day() -> None:
    text = (
        "Tour of the Choir\n\nMonday, 4 May 2015\nDeparture by train for Lyon\n• Concert in the town hall\n\n"
        "Tuesday, 5 May 2015:\nFlight to Oslo\nRead more\nNew hall for Oslo\nTen best songs\nHow to sing"
    )
    found = kinds(text)
    assert found[:4] == [
        ("headline", "Tour of the Choir"),
        ("headline", "Monday, 4 May 2015"),
        ("body", "Departure by train for Lyon"),
        ("body", "• Concert in the town hall"),
    ]
    assert found[4:6] == [("headline", "Tuesday, 5 May 2015:"), ("body", "Flight to Oslo")]
    assert {kind for kind, _ in found[6:] if _ != "New hall for Oslo"} == {"listing"}


def test_one_day_alone_makes_no_programme() -> None:
    assert ("dateline", "Monday, 4 May 2015") in kinds("Choir sings in Lyon\nMonday, 4 May 2015\nThe choir sang well.")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The convoy left the harbour at dawn and moved along the coast towards\n"
        "the border at the mouth of the river, for days the quarters of Gen.\n"
        "Poe, who has set up a camp. It is expected in the city of\n"
        "Osby within a week, though nobody knows which road it will take to get\n"
        "there.\n\n"
        "Villagers waved from the roofs of their houses as it passed, and a boy\n"
        "ran after the last truck until it was out of sight.\n"
    )
    sentences = split(text)
    assert [s.paragraph for s in sentences] == [0, 0, 1]
    assert texts(text)[1].startswith("It is expected in the city of\nOsby within")


def test_quotations_reach_over_sentences_but_not_over_the_report() -> None:
    text = "“We go. We fight. We win,” he said. They left.\n\n“Nobody closed this one. It ends here.\n\nThe town slept."
    assert [(text[s.span.start : s.span.end], s.quoted) for s in split(text)] == [
        ("“We go.", True),
        ("We fight.", True),
        ("We win,” he said.", False),
        ("They left.", False),
        ("“Nobody closed this one.", True),
        ("It ends here.", True),
        ("The town slept.", False),
    ]


def test_an_unclosed_straight_quote_swallows_nothing() -> None:
    assert not any(s.quoted for s in split('The "bridge fell. Two died. A third was hurt.'))


def check(text: str, sentences: tuple[Sentence, ...]) -> None:
    end = 0
    for sentence in sentences:
        start, stop = sentence.span.start, sentence.span.end
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        assert sentence.tokens
        before = start
        for token in sentence.tokens:
            assert before <= token.start < token.end <= stop
            before = token.end
        end = stop
    assert not text[end:].strip()


PIECES = st.sampled_from(
    'Osby|.|?|”|“|"|’s|U.S.|(AP)|—|--|&quot;|&amp;|[EPA]|Dr.|p.m.|“Go.”|:|•|1.|2010|support us|BY|JALAL, OSBY'.split(
        "|"
    )
    + "Dear readers,|don't|...|[1]| |\n|\n\n|\r\n|\xa0|\u2028|\0|\ud800|\u202e|\ufeff|\x1c|\x85|\u0301".split("|")
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_every_character_belongs_to_one_sentence(text: str) -> None:
    check(text, split(text))


def test_the_page_keeps_every_character() -> None:
    check(REPORT, split(REPORT))


@pytest.mark.parametrize(
    "piece",
    ["a", ".", "? ", '"', "“a ", "[1] ", ". [1]", "a\n", "&", "-", "a@", "OSH, ", "(", "(AP) ", "you ", "\0", "A. "],
)
def test_floods_take_linear_time(piece: str) -> None:
    flood = piece * (12_000 // len(piece))
    check(flood, split(flood))


def test_no_sentence_is_endless() -> None:
    flood = "New York (London) Osh " * 500
    found = split(flood)
    check(flood, found)
    assert max(len(sentence.tokens) for sentence in found) == LONGEST


def test_nothing_gives_nothing() -> None:
    assert split("") == split(" \n\xa0\n") == ()
