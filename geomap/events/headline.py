"""A short headline for what a clause tells: the clause if it can stand alone, else its sentence, cut at a phrase."""

from __future__ import annotations

from geomap.english.clauses import BREAKS, OPENERS, Clause
from geomap.model import Sentence, Span

TITLE_LENGTH = 80
_EDGES = " ,;:—–-()[]“”\"'‘’.…"
_SHORTEST = 24
"""A clause of fewer characters says too little without its sentence."""
_DANGLING = OPENERS | frozenset(
    "the a an of in on at to for and or by with from as that this his her its their our your my than into over under"
    " near between off about against through during within without per via including its’ is are was were be been has"
    " have had will would could may might can not no so very more most some any each every former new said says".split()
)
"""Words that no headline ends with where it was cut."""
_JOINTS = OPENERS | frozenset({"and", "but", "or", "then", "to", "of", "the", "a"})
_SUBJECTLESS = frozenset("was were is are has have had did said told to and but or then".split())
_PARTINGS = OPENERS | frozenset("in on at to for from with by over near during through into against".split())


def headline(text: str, sentence: Sentence, clause: Clause, words: list[str], *, whole: bool = False) -> str:
    """At most 80 characters of whole words; "…" where something was left off.

    `words` are the sentence's tokens in lower case; `whole` takes all that follows the clause too, as a saying needs.
    """
    end = sentence.span.end if whole else clause.span.end
    piece = _plain(text[clause.span.start : end])
    if clause.head and clause.head.span.end <= clause.span.start:
        piece = f"{_plain(text[clause.head.span.start : clause.head.span.end])} {piece}"
    elif clause.opener in ("who", "which") and (subject := _subject(text, sentence, clause, words)):
        piece = f"{subject} {piece.partition(' ')[2]}"
    elif clause.opener not in ("", "that", "because", "although", "though"):
        piece = ""
    piece = _without_joints(piece)
    first = piece.partition(" ")[0].lower()
    if len(piece) < _SHORTEST or first in _SUBJECTLESS or first.endswith(("ed", "ing")):
        piece = _without_joints(_plain(text[sentence.span.start : sentence.span.end]))
    piece = _cut(_ended(piece, _JOINTS))
    return (piece[:1].upper() + piece[1:]) or "…"


def _plain(piece: str) -> str:
    return " ".join(piece.split()).strip(_EDGES)


def _without_joints(piece: str) -> str:
    """Without the word that only joins it to what stood before."""
    first, _, rest = piece.partition(" ")
    while rest and first.lower() in ("and", "but", "or", "then", "that", "because", "although", "though"):
        first, _, rest = (piece := rest).partition(" ")
    return piece.strip(_EDGES)


def _subject(text: str, sentence: Sentence, clause: Clause, words: list[str]) -> str:
    """The words between two breaks that a relative clause hangs on; empty where they are no short name."""
    k = clause.first - 1
    while k > 0 and words[k] in BREAKS:
        k -= 1
    last = k
    while k > 0 and words[k - 1] not in BREAKS and words[k - 1] not in OPENERS:
        k -= 1
    tokens = sentence.tokens
    subject = _plain(text[Span(tokens[k].start, tokens[last].end).start : tokens[last].end])
    return subject if 3 <= len(subject) <= 50 and subject[0].isupper() and not subject.isdigit() else ""


def _cut(piece: str) -> str:
    """At most the length of a title: cut before a clause or a phrase where one begins late enough, else at a word."""
    if len(piece) <= TITLE_LENGTH:
        return piece
    ends = [0]
    best = start = 0
    for word in piece[:TITLE_LENGTH].split(" "):
        end = start + len(word)
        if end >= TITLE_LENGTH:
            break
        if word.lower() in _PARTINGS or piece[start - 2 : start] in (", ", "; ", ": "):
            best = ends[-1]
        ends.append(end)
        start = end + 1
    at = best if best >= TITLE_LENGTH // 2 else ends[-1]
    short = piece[:at] if at else piece[: TITLE_LENGTH - 1]
    return _ended(short, _DANGLING).rstrip(_EDGES) + "…"


def _ended(piece: str, dangling: frozenset[str]) -> str:
    """Without the words at its end that call for more."""
    while " " in piece and piece.rpartition(" ")[2].lower().strip(_EDGES) in dangling:
        piece = piece.rpartition(" ")[0]
    return piece.rstrip(_EDGES[:8])
