"""The words of a report's sentences in lower case, made once for all stages that ask for them."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.model import Reading, Sentence

Words = list[list[str]]

_last: tuple[Sequence[Sentence], Words] = ((), [])


def words_of(reading: Reading) -> Words:
    """For each sentence its tokens in lower case; not to be changed. Those of the report asked for last are kept."""
    global _last
    known, words = _last
    if known is not reading.sentences:
        text = reading.report.text
        words = [[_word(text, start, end) for start, end in s.tokens] for s in reading.sentences]
        _last = (reading.sentences, words)
    return words


def _word(text: str, start: int, end: int) -> str:
    """In lower case; a straight quotation mark as the curly one that it stands for."""
    word = text[start:end].lower()
    if word != '"':
        return word
    opens = text[end : end + 1].strip() and not text[max(0, start - 1) : start].strip(" \t\n([—–-")
    return "“" if opens else "”"
