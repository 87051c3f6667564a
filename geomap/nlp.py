"""A spaCy pipeline in place of the syntax model that comes with geomap, for those who have one (--nlp MODEL).

spaCy is no dependency. Its English pipelines label dependencies after ClearNLP; they are turned into Universal
Dependencies, as the other modules read them: the noun goes above its preposition, the predicate above its copula.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from geomap.english.lemmas import lemma_of
from geomap.errors import ModelError
from geomap.model import Parse, Sentence, Span, Word
from geomap.syntax import MOST_TOKENS, form_of, joined, true_case

_UNIVERSAL: Final = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "dative": "iobj", "relcl": "acl:relcl", "poss": "nmod:poss", "npadvmod": "obl:unmarked", "neg": "advmod",
    "prt": "compound:prt", "acomp": "xcomp", "attr": "xcomp", "oprd": "xcomp", "predet": "det", "preconj": "cc",
    "intj": "discourse", "quantmod": "advmod", "pcomp": "advcl", "meta": "dep",
}  # fmt: skip
"""ClearNLP's labels that Universal Dependencies name otherwise."""


@dataclass(slots=True)
class Row:
    """A token of a dependency tree while it is being turned."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    """Index of its head; its own for the root."""
    label: str


class Pipeline:
    """A loaded spaCy pipeline that parses as Syntax does."""

    def __init__(self, nlp: Any, name: str) -> None:
        if "parser" not in nlp.pipe_names:
            raise ModelError(f"the spaCy pipeline {name} has no parser", way_out="name one that has: en_core_web_sm")
        self._nlp = nlp
        labels = nlp.get_pipe("parser").labels
        self._universal = "obl" in labels

    @classmethod
    def load(cls, name: str) -> Pipeline:
        """The installed pipeline of that name or path, once a process. Raises ModelError where it is not there."""
        return _loaded(name)

    def parse(self, text: str, sentence: Sentence, names: Mapping[Span, str] | None = None) -> Parse:
        """A Word for each token of the sentence; see Syntax.parse."""
        tokens = joined(sentence.tokens[:MOST_TOKENS], names or {})
        forms = [form_of(text, token) for token in tokens]
        seen = true_case(forms, text) if len(forms) > 2 else forms
        seen = [(names or {}).get(token) or form for token, form in zip(tokens, seen, strict=True)]
        rows = self._rows(list(seen))
        if not self._universal:
            rows = universal(rows)
        words: list[Word] = []
        for k, (span, form, shown, row) in enumerate(zip(tokens, forms, seen, rows, strict=True)):
            lemma, head = lemma_of(shown, row.xpos, row.lemma), -1 if row.head == k else row.head
            words.append(Word(span, form, lemma, row.upos, row.xpos, head, row.label))
        return tuple(words)

    def _rows(self, words: list[str]) -> list[Row]:
        doc = _spacy("tokens").Doc(self._nlp.vocab, words=words)
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        return [Row(t.text, t.lemma_ or t.text, t.pos_, t.tag_, t.head.i, t.dep_) for t in doc]


def universal(rows: Sequence[Row]) -> list[Row]:
    """A tree with ClearNLP's labels as one of Universal Dependencies."""
    tree = [Row(r.form, r.lemma, r.upos, r.xpos, r.head, r.label) for r in rows]
    for k, row in enumerate(rows):
        if row.label in ("prep", "agent") or (row.label == "dative" and row.upos == "ADP"):
            _raise_object(tree, rows, k)
    for k, row in enumerate(rows):
        if row.lemma.lower() == "be" and row.label not in ("aux", "auxpass"):
            _raise_predicate(tree, k)
    for row in tree:
        row.label = _UNIVERSAL.get(row.label, row.label)
    return tree


def _raise_object(tree: list[Row], rows: Sequence[Row], prep: int) -> None:
    """ "flew (prep to (pobj Osh))" becomes "flew (obl Osh (case to))"; of "out of Osh" both words are its case."""
    objects = [k for k, r in enumerate(rows) if r.head == prep and r.label in ("pobj", "pcomp") and k != prep]
    if not objects:
        if tree[prep].label == "prep" and any(r.head == prep and r.label == "prep" for r in rows):
            inner = next(k for k, r in enumerate(rows) if r.head == prep and r.label == "prep")
            tree[inner].head, tree[prep].label = tree[prep].head, "case"
            tree[prep].head = next((k for k, r in enumerate(rows) if r.head == inner and r.label == "pobj"), inner)
        return
    noun, governor = objects[0], tree[prep].head
    if rows[noun].label == "pobj":
        verbal = tree[governor].upos in ("VERB", "AUX", "ADJ", "ADV")
        tree[noun].label = "obl:agent" if rows[prep].label == "agent" else "obl" if verbal else "nmod"
        tree[prep].label = "case"
    else:
        tree[noun].label, tree[prep].label = "advcl", "mark"
    tree[noun].head, tree[prep].head = governor, noun


def _raise_predicate(tree: list[Row], be: int) -> None:
    """ "(be was (obl Osh))" becomes "(root Osh (cop was))"; the same for adjectives and nouns."""
    below = [k for k, r in enumerate(tree) if r.head == be and k != be]
    predicate = next((k for k in below if tree[k].label in ("attr", "acomp")), None)
    if predicate is None:
        predicate = next((k for k in below if k > be and tree[k].label == "obl"), None)
    if predicate is None:
        return
    old = tree[be].head
    tree[predicate].head = predicate if old == be else old
    tree[predicate].label = tree[be].label
    for k in below:
        if k != predicate:
            tree[k].head = predicate
    tree[be].head, tree[be].label = predicate, "cop"


@lru_cache(maxsize=2)
def _loaded(name: str) -> Pipeline:
    spacy = _spacy()
    try:
        return Pipeline(spacy.load(name), name)
    except OSError:
        way_out = f"install it (python -m spacy download {name}), or leave --nlp out"
        raise ModelError(f"no spaCy pipeline {name} is installed", way_out=way_out) from None


def _spacy(part: str = "") -> Any:
    try:
        return importlib.import_module(f"spacy.{part}" if part else "spacy")
    except ImportError:
        way_out = "pip install spacy, or leave --nlp out"
        raise ModelError("--nlp needs spaCy, which is not installed", way_out=way_out) from None
