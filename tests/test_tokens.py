"""Tokens, split as the treebanks split them."""

from __future__ import annotations

import pytest

from geomap.sentences.tokens import tokenize


@pytest.mark.parametrize(
    "tokens",
    [
        "They did|n't see Poe|'s ship|.",
        "They did|n’t see Poe|’s ship|.",
        "She can|not go|; he|'ll stay|.",
        "A U.S.|-|led force|, pro-Western and anti-war|, left the U.S.",
        "The Ely|-|born man paid $|3.50|, or 40|%|, of US$|9|.",
        "At 7:30 p.m.|, Dr. Poe (|of Quay Inc.|) left|.",
        "“|Go|!|” she said|: “|now|…|”",
        "Jalal|-|Abad and O'Neill on 9/11 in the 1990s|.",
        "Write to a.poe@ely.example or see www.ely.example/a-b|.",
        "It is 5|km from Sana'a|, i.e. near and|/|or far|.",
        "He left Sudan|.",
        "He left Sudan|.|”",
        "Tom &amp; Ann said &quot;|no|&quot;|.",
        "It&#8217;s Poe|&#8217;s|.",
        "Rock|-|n|-|roll -- loud|--|ended|...",
    ],
)
def test_tokens(tokens: str) -> None:
    expected = tokens.replace("It&#8217;s", "It|&#8217;s").replace("|", " ").split()
    text = tokens.replace("|", "")
    assert [text[t.start : t.end] for t in tokenize(text)] == expected


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "One. Two &amp; three."
    assert [(t.start, t.end) for t in tokenize(text, 5, len(text))] == [(5, 8), (9, 14), (15, 20), (20, 21)]


def test_invisible_marks_are_no_tokens() -> None:
    text = "\ufeffOsby \u200b\u202e fell."
    assert [text[t.start : t.end] for t in tokenize(text)] == ["Osby", "fell", "."]
