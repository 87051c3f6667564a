"""Subjects, passives and factuality, on parses written by hand and by the model."""

from __future__ import annotations

import pytest

from geomap import sentences
from geomap.english.grammar import is_passive, subject
from geomap.english.reality import status
from geomap.english.tree import Tree
from geomap.model import Span, Word
from geomap.syntax import Syntax


def tree(rows: str) -> Tree:
    """A tree from lines of "form lemma upos xpos head relation", heads counted from 1."""
    words, at = [], 0
    for line in rows.strip().splitlines():
        form, lemma, upos, xpos, head, rel = line.split()
        words.append(Word(Span(at, at + len(form)), form, lemma, upos, xpos, int(head) - 1, rel))
        at += len(form) + 1
    return Tree.of(tuple(words))


RELATIVE = """
the the DET DT 2 det
minister minister NOUN NN 8 nsubj
who who PRON WP 5 nsubj
had have AUX VBD 5 aux
fled flee VERB VBN 2 acl:relcl
was be AUX VBD 8 aux:pass
then then ADV RB 8 advmod
caught catch VERB VBN 0 root
"""
CONTROL = """
they they PRON PRP 2 nsubj
forced force VERB VBD 0 root
him he PRON PRP 2 obj
to to PART TO 5 mark
leave leave VERB VB 2 xcomp
"""


def test_the_subject_of_a_relative_clause_is_what_it_hangs_on() -> None:
    assert subject(tree(RELATIVE), 4) == 1


def test_the_object_of_forcing_is_the_subject_of_what_is_forced() -> None:
    assert subject(tree(CONTROL), 4) == 2


def test_passive_by_auxiliary_not_by_perfect() -> None:
    assert is_passive(tree(RELATIVE), 7)
    assert not is_passive(tree(RELATIVE), 4)


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        ("He flew to Lyon.", "flew", "actual"),
        ("He will fly to Lyon.", "fly", "planned"),
        ("He plans to fly to Lyon.", "fly", "planned"),
        ("He could fly to Lyon.", "fly", "possible"),
        ("He never flew to Lyon.", "flew", "denied"),
        ("He refused to fly to Lyon.", "fly", "denied"),
        ("He denied that he would fly to Lyon.", "fly", "denied"),
        ("He tried to speak in Lyon.", "speak", "actual"),
        ("He said that she flew to Lyon.", "flew", "actual"),
    ],
)
def test_how_a_verb_is_told(text: str, verb: str, told: str) -> None:
    (sentence,) = sentences.split(text)
    parsed = Tree.of(Syntax.load().parse(text, sentence))
    at = next(i for i, word in enumerate(parsed.words) if word.form == verb)
    assert status(parsed, at) == told


def test_a_tree_with_a_loop_is_survived() -> None:
    looped = tree("a a NOUN NN 2 nsubj\nb b VERB VB 1 xcomp")
    assert subject(looped, 1) is not None
    assert status(looped, 1) == "actual"
