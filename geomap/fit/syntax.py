"""Trains the syntax model: `python -m geomap.fit.syntax --train A.conllu.gz B.conllu.gz --heldout C.conllu.gz -o OUT`.

Run by hand, once a model is wanted; nothing else imports this. data/SOURCES.md says which treebanks ours was trained
on, with what options, how long it takes and what it measures.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from geomap.errors import ModelError

TAGGER: Final = (
    "models=1;templates=tagger;iterations=6;guesser_suffix_rules=6;guesser_enrich_dictionary=2;guesser_prefixes_max=0;"
    "use_lemma=1;provide_lemma=1;use_xpostag=1;provide_xpostag=1;use_feats=0;provide_feats=0;prune_features=1"
)
"""One model for universal tags, Penn tags and lemmas. No features: Penn tags say as much of English."""

PARSER: Final = (
    "iterations=8;embedding_form=50;embedding_form_mincount=2;embedding_upostag=16;embedding_xpostag=16;"
    "embedding_feats=0;embedding_deprel=16;hidden_layer=100;batch_size=10;learning_rate=0.02;learning_rate_final=0.001;"
    "l2=0.3;transition_system=projective;transition_oracle=dynamic;structured_interval=0;use_gold_tags=1"
)
"""A projective transition parser; time and size grow with the hidden layer times the sum of the embeddings."""


def prepare(lines: Iterable[str]) -> Iterator[str]:
    """CoNLL-U lines as our tokeniser sees text: words inside multiword tokens are words ("didn't" is did + n't).

    Comments, empty nodes, features and enhanced dependencies are dropped.
    """
    last_inner, glued_after = 0, False
    for raw in lines:
        line = raw.rstrip("\n")
        if not line:
            last_inner = 0
            yield ""
            continue
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        number = columns[0]
        if "." in number:
            continue
        if "-" in number:
            last_inner, glued_after = int(number.split("-")[1]), "SpaceAfter=No" in columns[9]
            continue
        at = int(number)
        glued = (at < last_inner or glued_after) if at <= last_inner else "SpaceAfter=No" in columns[9]
        columns[5], columns[8], columns[9] = "_", "_", "SpaceAfter=No" if glued else "_"
        yield "\t".join(columns)


def read(paths: Iterable[Path]) -> str:
    """All sentences of some CoNLL-U files, gzipped or not, prepared."""
    texts = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            texts.append("\n".join(prepare(file)))
    return "\n\n".join(texts) + "\n\n"


def train(training: str, heldout: str, *, tagger: str = TAGGER, parser: str = PARSER) -> bytes:
    """A model without tokeniser: geomap splits sentences and tokens itself. "none" leaves a part out."""
    import ufal.udpipe as udpipe

    error = udpipe.ProcessingError()
    model: bytes = udpipe.Trainer.train(
        "morphodita_parsito", _sentences(training), _sentences(heldout), "none", tagger, parser, error
    )
    if error.occurred():
        raise ModelError(f"training failed: {error.message}")
    return model


def combine(tagger_model: Path, parser_model: Path, heldout: str) -> bytes:
    """One model of a tagger and a parser that were trained apart, at the same time on two cores."""
    first = heldout.split("\n\n", 1)[0] + "\n\n"
    return train(first, "", tagger=f"from_model=file:{tagger_model}", parser=f"from_model=file:{parser_model}")


def _sentences(conllu: str) -> Any:
    import ufal.udpipe as udpipe

    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText(conllu)
    error = udpipe.ProcessingError()
    sentences = udpipe.Sentences()
    while True:
        sentence = udpipe.Sentence()
        if not reader.nextSentence(sentence, error):
            break
        sentences.append(sentence)
    if error.occurred():
        raise ModelError(f"cannot read the treebank: {error.message}")
    return sentences


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--train", nargs="+", type=Path, default=[], metavar="CONLLU")
    options.add_argument("--heldout", nargs="+", type=Path, required=True, metavar="CONLLU")
    options.add_argument("--part", choices=("both", "tagger", "parser"), default="both", help="train only one part")
    options.add_argument(
        "--vectors", type=Path, help="word vectors of 50 numbers, word2vec text format, for the parser"
    )
    options.add_argument("--combine", nargs=2, type=Path, metavar=("TAGGER", "PARSER"), help="join two trained parts")
    options.add_argument("-o", "--output", type=Path, required=True)
    chosen = options.parse_args(arguments)

    heldout = read(chosen.heldout)
    if chosen.combine:
        model = combine(chosen.combine[0], chosen.combine[1], heldout)
    else:
        parser = PARSER + (f";embedding_form_file={chosen.vectors}" if chosen.vectors else "")
        model = train(
            read(chosen.train),
            heldout,
            tagger="none" if chosen.part == "parser" else TAGGER,
            parser="none" if chosen.part == "tagger" else parser,
        )
    chosen.output.write_bytes(model)
    return 0


if __name__ == "__main__":
    sys.exit(main())
