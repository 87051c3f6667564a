"""The lexicon of event words and the clauses they stand in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import sentences
from geomap.english.clauses import clauses
from geomap.english.factuality import status_of
from geomap.english.lexicon import inflections, triggers
from geomap.model import Span


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("fly", {"fly", "flies", "flew", "flown", "flying"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("march", {"march", "marches", "marched", "marching"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("travel", {"travel", "travels", "traveled", "travelled", "traveling", "travelling"}),
        ("move", {"move", "moves", "moved", "moving"}),
        ("lie", {"lies", "lay", "lain", "lying"}),
    ],
)
def test_every_form_of_a_verb_is_known(lemma: str, forms: set[str]) -> None:
    assert forms <= inflections(lemma)


def test_forms_lead_back_to_what_they_tell() -> None:
    assert {(t.lemma, t.kind) for t in triggers()["shot"]} >= {("shoot", "violence")}
    found = [t.pos for t in triggers()["protest"]]
    assert found == sorted(found, reverse=True)  # verbs first


def pieces(text: str) -> list[str]:
    (sentence,) = sentences.split(text)
    words = [text[t.start : t.end].lower() for t in sentence.tokens]
    return [text[c.span.start : c.span.end] for c in clauses(words, sentence)]


def test_clauses_part_where_a_verb_begins_another() -> None:
    text = "The minister left after a crowd stormed the palace, and troops fired."
    assert pieces(text) == ["The minister left", "after a crowd stormed the palace,", "and troops fired."]


def test_apposition_and_as_well_as_are_no_clauses() -> None:
    assert len(pieces("The minister, a doctor, met nurses as well as patients.")) == 1


def test_a_name_holds_no_verb() -> None:
    text = "He sang, a doctor of law, on Run Face Green."
    (sentence,) = sentences.split(text)
    words = [text[t.start : t.end].lower() for t in sentence.tokens]
    assert len(clauses(words, sentence, [Span(text.index("Run"), len(text) - 1)])) == 1


def test_a_genitive_is_no_verb() -> None:
    assert len(pieces("He named Ada Holm, the island's first saint, at a service in Lyon.")) == 1


def test_behind_a_quotation_the_speaker_follows() -> None:
    assert pieces('"It rained," said Ada Holm, a doctor, in Lyon.')[1:] == ["said Ada Holm, a doctor, in Lyon."]


@given(st.lists(st.sampled_from("he said that Ana left , ; when the if to will not killed “ — 7".split()), min_size=1))
def test_clauses_cover_the_sentence_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    for sentence in sentences.split(text):
        lower = [text[t.start : t.end].lower() for t in sentence.tokens]
        found = clauses(lower, sentence)
        assert [c.first for c in found] == [0, *(c.last for c in found)][: len(found)]
        assert found[-1].last == len(lower)
        for clause in found:
            for k in range(clause.first, clause.last):
                status = status_of(lower, clause.first, clause.last, clause.opener, k)
                assert status in ("actual", "planned", "possible", "denied")
