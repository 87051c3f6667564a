"""Tags and dependencies of sentences, from UDPipe 1 (Straka & Straková 2017) with a model of our own.

What the model was trained on, and how: data/SOURCES.md and fit/syntax.py. Parsing is the slowest thing that happens to
a report, so it is asked for one sentence at a time: whoever needs it, asks.
"""

from __future__ import annotations

import html
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from geomap.english.headless import mended
from geomap.english.lemmas import ALWAYS_VERBS, lemma_of
from geomap.english.rereading import is_better, is_whole, missing_verbs
from geomap.errors import ModelError
from geomap.model import Parse, Sentence, Span, Word

MODEL_PATH: Final = Path(__file__).parent / "data" / "english.udpipe"

LONGEST_CHUNK: Final = 80
"""Tokens parsed at once. Time grows faster than length, and sentences longer than this are lists or floods."""
SHORTEST_CHUNK: Final = 40
"""A long sentence is cut at a clause's end no earlier than here, if one is found."""
MOST_TOKENS: Final = 1200
"""Tokens of one sentence that are looked at; the rest of a flood stays unread (tag "X", each its own root)."""
LONGEST_FORM: Final = 64
"""Characters of a token that the model sees."""

_AS_TREEBANKS: Final = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʻ": "'", "`": "'",
        "…": "...", "\xa0": " ", "\x96": "–", "\x97": "—", "\x91": "'", "\x92": "'", "\x93": '"', "\x94": '"',
        "\x00": "\ufffd", "\xad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
        "\u200e": None, "\u200f": None,
    }
)  # fmt: skip
"""Typographic signs to those that the treebanks use; the \\x9. are Windows signs that were read as Latin-1."""

_CLAUSE_ENDS: Final = ((";", "—", "–", "--"), (",", ":"), ("and", "but", "or"))
"""Where a long sentence is best cut, the best first."""


class Syntax:
    """A loaded model. It cannot be pickled: every process loads its own, once."""

    def __init__(self, path: Path) -> None:
        udpipe = _library()
        if not path.is_file():
            raise ModelError("the syntax model is missing", where=str(path), way_out=_WAY_OUT)
        self._library = udpipe
        self._model = udpipe.Model.load(str(path))
        if self._model is None:
            raise ModelError("the syntax model is damaged", where=str(path), way_out=_WAY_OUT)

    @classmethod
    def load(cls, path: Path | None = None) -> Syntax:
        """The model in `path` (by default, ours), read the first time it is asked for.

        Raises ModelError if the file is missing or damaged.
        """
        return _loaded(path or MODEL_PATH)

    def parse(self, text: str, sentence: Sentence, names: Mapping[Span, str] | None = None) -> Parse:
        """A Word for each token of the sentence. Where it was cut because of its length it has several roots.

        `names`: stretches known to be names, each with a frequent name that the model is shown in its stead; their
        tokens become one Word. Names that the treebanks never saw cost most of the errors.
        """
        return self._read(text, sentence, with_heads=True, names=names or {})

    def tag(self, text: str, sentence: Sentence) -> Parse:
        """As `parse`, three times as fast, without dependencies: every head is -1, every relation "dep"."""
        return self._read(text, sentence, with_heads=False)

    def _read(
        self, text: str, sentence: Sentence, *, with_heads: bool, names: Mapping[Span, str] = MappingProxyType({})
    ) -> Parse:
        tokens: Sequence[Span] = sentence.tokens[:MOST_TOKENS]
        if with_heads:
            names = {**dict.fromkeys(compounds(text, tokens), _PLAIN), **names}
        tokens = joined(tokens, names)
        forms = [form_of(text, token) for token in tokens]
        seen = true_case(forms, text) if len(forms) > 2 else forms
        seen = [names.get(token) or form for token, form in zip(tokens, seen, strict=True)]
        words: list[Word] = []
        for start, end in chunks(seen):
            words += self._read_chunk(tokens[start:end], forms[start:end], seen[start:end], start, with_heads)
        words += (Word(span, "", "", "X", "FW", -1, "dep") for span in sentence.tokens[MOST_TOKENS:])
        if not with_heads:
            return tuple(words)
        parse = mended(words)
        whole = is_whole(parse) or not tokens or tokens[0].start > sentence.span.start  # a part need have no verb
        return parse if whole else self._again(tokens, forms, seen, parse)

    def _again(self, spans: Sequence[Span], forms: Sequence[str], seen: Sequence[str], parse: Parse) -> Parse:
        """A sentence without a verb, read again with another past tense in the stead of what may be its verb."""
        if len(seen) > LONGEST_CHUNK:
            return parse
        for at, stand_in in missing_verbs(parse):
            other = [*seen[:at], stand_in, *seen[at + 1 :]]
            words = list(self._read_chunk(spans, forms, other, 0, True))
            words[at] = replace(words[at], lemma=lemma_of(forms[at], "VBD", parse[at].lemma))
            if is_better(better := mended(words), at):
                return better
        return parse

    def _read_chunk(
        self, spans: Sequence[Span], forms: Sequence[str], seen: Sequence[str], offset: int, with_heads: bool
    ) -> Iterator[Word]:
        chunk = self._library.Sentence()
        shown = list(as_known(seen))
        for form in shown:
            chunk.addWord(form)
        error = self._library.ProcessingError()
        self._model.tag(chunk, self._model.DEFAULT, error)
        for at, form in enumerate(shown, start=1):
            if form in ALWAYS_VERBS and not chunk.words[at].xpostag.startswith("VB"):
                perfect = at > 1 and shown[at - 2] in ("has", "have", "had", "having")
                chunk.words[at].upostag, chunk.words[at].xpostag = "VERB", "VBN" if perfect else "VBD"
        if with_heads and not error.occurred():
            self._model.parse(chunk, self._model.DEFAULT, error)
        if error.occurred():
            raise ModelError(f"the syntax model failed: {error.message}", way_out=_WAY_OUT)
        for at, (span, form) in enumerate(zip(spans, forms, strict=True), start=1):
            word = chunk.words[at]
            meant = seen[at - 1]
            guess = word.lemma if shown[at - 1] == meant else meant
            head = word.head - 1 + offset if with_heads and word.head > 0 else -1
            yield Word(
                span,
                form,
                lemma_of(meant, word.xpostag, guess),
                word.upostag,
                word.xpostag,
                head,
                word.deprel if with_heads else "dep",
            )


def compounds(text: str, tokens: Sequence[Span]) -> Iterator[Span]:
    """ "Solar-powered" in "the solar-powered plane", which the model takes for what the sentence tells."""
    for n in range(1, len(tokens) - 3):
        word, hyphen, form, noun = tokens[n : n + 4]
        if text[hyphen.start : hyphen.end] != "-" or word.end != hyphen.start or hyphen.end != form.start:
            continue
        led = text[tokens[n - 1].start : tokens[n - 1].end].lower() in _ARTICLES
        if led and text[form.start : form.end].endswith("ed") and text[word.start : noun.end].islower():
            yield Span(word.start, form.end)


def joined(tokens: Sequence[Span], names: Mapping[Span, str]) -> Sequence[Span]:
    """The tokens, those of one name made one; a name that ends within a token is left as it is."""
    if not names:
        return tokens
    by_start = {name.start: name for name in names}
    ends = {token.end for token in tokens}
    out: list[Span] = []
    for token in tokens:
        if out and token.end <= out[-1].end:
            continue
        name = by_start.get(token.start)
        out.append(name if name and name.end in ends else token)
    return out


_PLAIN: Final = "large"
"""What the model is shown in the stead of an adjective of two words."""
_ARTICLES: Final = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_MISREAD: Final = {"neighboring": "nearby", "neighbouring": "nearby", "motorcade": "convoy"}
"""Words that the treebanks lack in the use that news makes of them, with one they have."""

_BEING: Final = frozenset("is are was were be been 's".split())


def as_known(forms: Sequence[str]) -> Iterator[str]:
    """The forms, those that the model misreads in the stead of others that it knows."""
    before = ""
    for form in forms:
        awaited = form == "due" and before in _BEING  # "is due in", "been due to fly"; not "due to the storm"
        yield "ready" if awaited else _MISREAD.get(form, form)
        before = form


_WAY_OUT: Final = "install geomap again: pip install --force-reinstall geomap"


@lru_cache(maxsize=4)
def _loaded(path: Path) -> Syntax:
    return Syntax(path)


def _library() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # SWIG's types lack __module__
        import ufal.udpipe
    return ufal.udpipe


def form_of(text: str, span: Span) -> str:
    """The token as the treebanks would write it: references read, quotes straight, nothing that breaks C strings."""
    form = text[span.start : span.end]
    if form.isalpha():
        return form[:LONGEST_FORM]
    if (form[0] == "&" and form[-1] == ";" and len(form) > 2) or "&" in form:
        form = html.unescape(form)
    form = form.translate(_AS_TREEBANKS)[:LONGEST_FORM]
    form = form.encode("utf-8", "replace").decode("utf-8")
    return "_".join(form.split()) or "_"


def chunks(forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of stretches that are short enough to parse, cut at the ends of clauses where possible."""
    start = 0
    while len(forms) - start > LONGEST_CHUNK:
        end = _best_cut(forms, start)
        yield start, end
        start = end
    if start < len(forms):
        yield start, len(forms)


def _best_cut(forms: Sequence[str], start: int) -> int:
    for signs in _CLAUSE_ENDS:
        for at in range(start + LONGEST_CHUNK - 1, start + SHORTEST_CHUNK, -1):
            if forms[at] in signs:
                return at if forms[at].isalpha() else at + 1
    return start + LONGEST_CHUNK


def true_case(forms: Sequence[str], text: str) -> Sequence[str]:
    """Forms of an all-capitals or capitalised headline as running text would write them.

    A word is written small if the report itself does so somewhere; all-capitals words that it never does become names.
    """
    words = [form for form in forms if form.isalpha() and len(form) > 3]
    if len(words) < 3 or sum(map(str.isupper, (word[0] for word in words))) < 0.8 * len(words):
        return forms
    loud = sum(map(str.isupper, words)) >= 0.8 * len(words)
    known = _small_words(text)
    return [_written_small(form, known, loud=loud, first=at == 0) for at, form in enumerate(forms)]


def _written_small(form: str, known: frozenset[str], *, loud: bool, first: bool) -> str:
    if not form.isalpha() or not form[0].isupper() or (not loud and (form.isupper() or first)):
        return form
    if form.lower() in known:
        return form.lower()
    return form.title() if loud and len(form) > 3 else form


@lru_cache(maxsize=8)
def _small_words(text: str) -> frozenset[str]:
    """Words that the text writes in small letters somewhere; of a very long text, its beginning."""
    return (
        frozenset(word for word in text[:200_000].replace(",", " ").replace(".", " ").split() if word.islower())
        | _CLOSED
    )


_CLOSED: Final = frozenset(
    "a an the and or but of in on at to for from by with as is are was were be been has have had will would not after "
    "before over under into amid says said more than its his her their it he she they who that this new near off out "
    "up down".split()
)
"""Words that every report writes small."""


def children(parse: Parse, head: int) -> tuple[int, ...]:
    """Indices of the words that depend on the word at `head`, in order. With -1: the roots."""
    return tuple(at for at, word in enumerate(parse) if word.head == head)


def subtree(parse: Parse, head: int) -> tuple[int, ...]:
    """Indices of the word at `head` and of all that depends on it, however far down, in order."""
    below: dict[int, list[int]] = {}
    for at, word in enumerate(parse):
        below.setdefault(word.head, []).append(at)
    found, waiting = [], [head]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += below.get(at, ())
    return tuple(sorted(found))
