"""A spaCy pipeline in place of the model that comes with geomap."""

from __future__ import annotations

import importlib
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from geomap import nlp, sentences
from geomap.errors import ModelError
from geomap.nlp import Pipeline, Row, universal


def rows(table: str) -> list[Row]:
    """Rows of "form lemma upos xpos head label", heads counted from 1, 0 for the root."""
    out: list[Row] = []
    for k, line in enumerate(table.strip().splitlines()):
        form, lemma, upos, xpos, head, label = line.split()
        out.append(Row(form, lemma, upos, xpos, int(head) - 1 if head != "0" else k, label))
    return out


FLEW = """
She she PRON PRP 2 nsubj
flew fly VERB VBD 0 ROOT
out out ADP IN 2 prep
of of ADP IN 3 prep
Lyon Lyon PROPN NNP 4 pobj
to to ADP IN 2 prep
Geneva Geneva PROPN NNP 6 pobj
"""
WAS = """
She she PRON PRP 2 nsubj
was be AUX VBD 0 ROOT
in in ADP IN 2 prep
Lyon Lyon PROPN NNP 3 pobj
"""
TAKEN = """
She she PRON PRP 3 nsubjpass
was be AUX VBD 3 auxpass
taken take VERB VBN 0 ROOT
by by ADP IN 3 agent
police police NOUN NN 4 pobj
"""


def told(table: str) -> list[tuple[str, str, str]]:
    turned = universal(rows(table))
    return [(r.form, turned[r.head].form, r.label) for r in turned]


def test_nouns_go_above_their_prepositions() -> None:
    assert ("Geneva", "flew", "obl") in told(FLEW)
    assert ("to", "Geneva", "case") in told(FLEW)
    assert {("Lyon", "flew", "obl"), ("of", "Lyon", "case"), ("out", "Lyon", "case")} <= set(told(FLEW))


def test_predicates_go_above_their_copulas() -> None:
    assert told(WAS) == [
        ("She", "Lyon", "nsubj"),
        ("was", "Lyon", "cop"),
        ("in", "Lyon", "case"),
        ("Lyon", "Lyon", "root"),
    ]


def test_passives_keep_their_agents() -> None:
    assert told(TAKEN)[0] == ("She", "taken", "nsubj:pass")
    assert ("police", "taken", "obl:agent") in told(TAKEN)


class FakeParser:
    """A parser that hangs every token on the second one."""

    labels = ("nsubj", "dobj", "prep")

    def __call__(self, doc: list[Any]) -> list[Any]:
        return doc


def fake_spacy(monkeypatch: pytest.MonkeyPatch, pipes: list[str]) -> None:
    parser = FakeParser()

    def doc(vocab: object, words: list[str]) -> list[Any]:
        tokens = [
            SimpleNamespace(text=w, lemma_=w, pos_="VERB", tag_="VBD", dep_="dep", i=k) for k, w in enumerate(words)
        ]
        for token in tokens:
            token.head = tokens[min(1, len(tokens) - 1)]
        return tokens

    def load(name: str) -> Any:
        if name != "known":
            raise OSError(name)
        pipeline = [(p, parser) for p in pipes]
        return SimpleNamespace(vocab=None, pipe_names=pipes, pipeline=pipeline, get_pipe=lambda _: parser)

    modules = {"spacy": SimpleNamespace(load=load), "spacy.tokens": SimpleNamespace(Doc=doc)}
    monkeypatch.setattr(importlib, "import_module", lambda name: modules[name])
    nlp._loaded.cache_clear()


def test_a_pipeline_gives_a_word_for_each_token(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_spacy(monkeypatch, ["parser"])
    text = "Ana flew home."
    (sentence,) = sentences.split(text)
    parse = Pipeline.load("known").parse(text, sentence)
    assert [w.form for w in parse] == ["Ana", "flew", "home", "."]
    assert [w.head for w in parse] == [1, -1, 1, 1]


def test_what_is_not_there_is_said_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_spacy(monkeypatch, ["parser"])
    with pytest.raises(ModelError, match="no spaCy pipeline other is installed"):
        Pipeline.load("other")
    fake_spacy(monkeypatch, ["tagger"])
    with pytest.raises(ModelError, match="has no parser"):
        Pipeline.load("known")


def test_without_spacy_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    nlp._loaded.cache_clear()
    with pytest.raises(ModelError, match="pip install spacy"):
        Pipeline.load("en_core_web_sm")
