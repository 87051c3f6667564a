"""A report's text to sentences and tokens; every offset is kept.

Layout first (`layout`, `notices`): lines, paragraphs and what they are. Then each paragraph is cut at its stops.
Rule-based on purpose: splitting by rule before parsing was measured to be worth 7 to 12 points of attachment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from geomap.english.months import MONTH_NAMES
from geomap.model import Sentence, SentenceKind, Span
from geomap.sentences.layout import Block, blocks
from geomap.sentences.lines import DAY_HEADING
from geomap.sentences.notices import mark_notices
from geomap.sentences.quotes import quotations, wholly_inside
from geomap.sentences.tokens import tokenize

__all__ = ["split", "tokenize"]

TITLES: Final = frozenset(
    "adm amb assn asst atty brig capt cdr cmdr col cpl det dr fr gen gens gov govs hon insp lt ltcol maj messrs "
    "mlle mme mr mrs ms msgr pfc pres prof profs pvt rep reps rev rt sen sens sgt sgts spc sr supt ven".split()
)
"""Stand before a name: what follows never opens a sentence."""

BEFORE_NUMBER: Final = frozenset(
    "no nos art ch fig figs p pp para sec sect vol vols jan feb mar apr jun jul aug sep sept oct nov dec c ca circa "
    "approx est tel ext rm rs ph b d".split()
)
"""No sentence ends between these and a digit."""

NEVER_FINAL: Final = frozenset("vs v viz cf e.g i.e eg ie approx esp incl resp ca al ft mt nr".split())
"""Always lean on what follows, unless that clearly opens a sentence."""

OTHER_ABBREVIATIONS: Final = frozenset(
    "a.d abbr acad admin agcy ala alta am apt ariz ark assoc ave b.a b.c bldg blvd bros calif co colo conn corp ct "
    "dept dist div d.c e.u esq etc exec fla fri ga govt hq ill inc ind inst intl jan feb mar apr jun jul aug sep "
    "sept oct nov dec jr kan ky la lb lbs ltd m.d mass mfg mgr mich min minn miss mo mon mont mph mtn nat natl neb "
    "nev no nos okla ont ore oz pa penn ph.d pkwy pl plc pm prop que rd r.i sask sat sq sr st sta sun tenn tex thu "
    "thur thurs tue tues u.k u.n u.s univ va vt wash wed wis wyo yd yrs".split()
)
"""May end a sentence or not; what follows decides. Several are words too ("no", "sun", "am"): those need a capital."""

WORDS_TOO: Final = frozenset(
    "am art ark co fig ill ind inst la mass min miss mon nat no ore pa pl prop sat sec sun wash wed det hon rep rev "
    "est ext gen p b c d v al ch col spec div va mo ms para rt".split()
)
"""Abbreviations only when they begin with a capital letter, or (single letters) stand before a number."""

STARTERS: Final = frozenset(
    "A About According After All Also Although Among An And Another Any As At Because Before Both But By Can "
    "Despite Did Do During Each Earlier Even Every Few First For From Had Has Have He Her Here His How However I If "
    "In Instead It Its Just Last Later Many Meanwhile More Most Much My Nearly Neither Next No None Nor Not Now Of "
    "On Once One Only Or Other Others Our Over Police Several She Since So Some Soon Still Such That The Their Then "
    "There These They This Those Though Three Through Thus To Today Tomorrow Tonight Two Under Until We Were What "
    "When Where Whether Which While Who Why Will With Within Without Yesterday Yet You Your".split()
)
"""Words that, capitalised behind an abbreviation, open a sentence rather than go on with a name."""

LONGEST: Final = 300
"""Tokens of a sentence. No writer needs more, and what reads sentences may take the square of their length."""

_ABBREVIATIONS: Final = TITLES | BEFORE_NUMBER | NEVER_FINAL | OTHER_ABBREVIATIONS

_AFTER_CLOCK = re.compile(
    rf"(?:{MONTH_NAMES}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{{2,4}}\b|Eastern|Central|Pacific|Mountain|GMT|UTC|local)\b"
)
"""What may stand behind "p.m." within a sentence."""

_SERVICE = re.compile(
    r"\b(?:after|before|during|at|attended|celebrated?|said|held|papal|Sunday|memorial|funeral|midnight|open-air)"
    r"\s(?:(?:the|a|his|her|their)\s)?Mass\Z"
)
"""No state of America: "fell after the Mass. Then"."""
_OPENERS = r"\"“”„«‘’'`(\[{*"
_BOUNDARY = re.compile(
    r"(?P<stop>[.!?…](?<![.!?…].)[.!?…]*+)"
    r"(?:[\"”»’')\]}]|&(?:quot|rdquo|rsquo|\#8221|\#8217|\#34|\#39);)*+(?:[ ]?\[\d{1,3}\]){0,9}"
    r"(?:(?P<gap>\s+)|(?P<glued>(?<=[^\W\d_]{2}[.!?])(?=[A-Z][a-z])|(?<=[.!?]”)(?=[A-Z“])))"
)
_UP_TO_LAST_WORD = re.compile(r".*[\s(\[\"“‘„«/—–-]", re.DOTALL)
_INNER_STOPS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_OPENING_QUOTES: Final = frozenset('"“‘`&•▪■●')
_NEXT = re.compile(
    rf"[{_OPENERS}]*(?:&(?:quot|ldquo|lsquo|\#8220|\#34);)*\s?(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)?(?P<dot>\.)?"
)
_LONGEST_WORD: Final = 40

_AGENCY = r"\((?:[A-Z][\w.&’'-]*(?:\s?[/,-]?\s?[A-Z][\w.&’'-]*){0,4})\s?\)"
_DASH = r"(?:\s?[—–\x97]|\s?--+|\s?-(?=\s|$)|\s_(?=\s|$))"
_UPPER_PLACE = r"[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]*){0,3}"
_PLACE = r"[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,3}"
_DATE = rf"(?:{MONTH_NAMES}\s\d{{1,2}}|\d{{1,2}}\s{MONTH_NAMES})(?:,?\s\d{{4}})?"
_DATELINE = re.compile(
    rf"(?:(?:{_UPPER_PLACE})(?:,\s{_PLACE}){{0,2}}(?:,?\s{_DATE})?,?\s?(?:{_AGENCY}\s?)?(?:{_DASH}|:(?=\s)|$)"
    rf"|(?:{_PLACE})(?:,\s{_PLACE}){{0,2}}(?:,?\s{_DATE},?\s?(?:{_AGENCY}\s?)?|,?\s{_AGENCY}\s?)(?:{_DASH}|:|$)"
    rf"|{_AGENCY}\s?(?:{_DASH}))\s*"
)
"""Where and when a report was written, before its first words: "OSH, Kyrgyzstan (AP) —", "Osh, 15 April (AFP) -"."""
_SPEAKER = re.compile(r"[^()\d]{1,60}:\s*\Z")
_LONGEST_DATELINE: Final = 110


def split(text: str) -> tuple[Sentence, ...]:
    """Sentences in order: disjoint, trimmed, and together holding every non-space character of the text."""
    sentences: list[Sentence] = []
    for paragraph, block in enumerate(mark_notices(blocks(text))):
        quoted = quotations(text, block.span)
        starts = [span.start for span in quoted]
        for span, kind in _cut(text, block):
            near = quoted[max(0, bisect_right(starts, span.end) - 2) : bisect_right(starts, span.end)]
            inside = bool(near) and wholly_inside(text, span, near)
            tokens = tokenize(text, span.start, span.end)
            for i in range(0, len(tokens), LONGEST):
                few = tokens[i : i + LONGEST]
                piece = span if len(tokens) <= LONGEST else Span(few[0].start, few[-1].end)
                sentences.append(Sentence(piece, few, kind, paragraph, inside))
    return tuple(_without_speakers(text, sentences))


def _without_speakers(text: str, sentences: list[Sentence]) -> list[Sentence]:
    """ "LAHORE:" once says where a report was written; "MS. ADLER:" again and again says who speaks."""
    names = [
        n for n, s in enumerate(sentences) if s.kind == "dateline" and _SPEAKER.match(text, s.span.start, s.span.end)
    ]
    if len(names) > 1:
        for n in names:
            sentences[n] = replace(sentences[n], kind="listing")
    return sentences


def _cut(text: str, block: Block) -> list[tuple[Span, SentenceKind]]:
    """The sentences of a block, datelines apart."""
    pieces: list[tuple[Span, SentenceKind]] = []
    for start, end in _pieces(text, block.span):
        body = start
        if block.kind in ("body", "headline") and (text[start].isupper() or text[start] == "("):
            body = _dateline_end(text, start, end)
        if body > start:
            line = _trim(text, start, body)
            day = DAY_HEADING.fullmatch(text, line.start, line.end)
            pieces.append((line, "headline" if day else "dateline"))  # "Wednesday 9 June:" is no place
        if body < end:
            pieces.append((Span(body, end), block.kind))
    return pieces


def _dateline_end(text: str, start: int, end: int) -> int:
    found = _DATELINE.match(text, start, min(end, start + _LONGEST_DATELINE))
    if not found:
        return start
    if found.end() < end and found.end() == start + _LONGEST_DATELINE:
        return start
    # A capitalised word and a dash alone are a name's beginning, a score or an aside ("UEFA - the body"): capital next.
    if found.end() < end and text[found.end()].islower():
        return start
    return found.end() if found.end() < end or _ends_as_dateline(found[0]) else start


def _ends_as_dateline(line: str) -> bool:
    """A whole block is one only with an agency or a dash: "MOSCOW" alone might be anything."""
    return line.rstrip().endswith((")", "—", "–", "-", "_", ":", "\x97"))


def _trim(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _pieces(text: str, span: Span) -> list[tuple[int, int]]:
    """Cuts a paragraph at the stops that end sentences."""
    pieces: list[tuple[int, int]] = []
    start = span.start
    for found in _BOUNDARY.finditer(text, span.start, span.end):
        if found.end() < span.end and _ends_sentence(text, start, found, span.end):
            end = found.start("gap") if found["gap"] else found.end()
            if end > start:
                pieces.append((start, end))
                start = found.end()
    if start < span.end:
        pieces.append((start, span.end))
    return pieces


def _ends_sentence(text: str, start: int, found: re.Match[str], limit: int) -> bool:
    """Whether a sentence that began at `start` ends at the stop found."""
    following = _NEXT.match(text, found.end(), min(limit, found.end() + _LONGEST_WORD))
    word = following["word"] or "" if following else ""
    at_stop = found.start()
    stop = found["stop"]
    closed = found.end("stop") < (found.start("gap") if found["gap"] else found.end())
    nearest = max(start, at_stop - _LONGEST_WORD)
    other = _UP_TO_LAST_WORD.match(text, nearest, at_stop)
    begin = other.end() if other else nearest
    before = text[begin:at_stop]
    if word and word[0].islower():
        return not closed and stop in (".", "?", "!") and _plain(before)
    if stop != ".":
        return True
    if found["glued"] is not None and not found["gap"]:
        return closed or (len(before) > 2 and before.islower() and "." not in before)
    if closed and len(before) > 3 and "." not in before:
        return True  # a closing quote behind the stop of a plain word settles it
    if before == "Mass" and _SERVICE.search(text, start, at_stop):
        return True
    behind = text[following.end()] if following and following.end() < limit else ""
    alone = not (following and following["dot"])  # "A." behind the stop is an initial, no article
    starter = word.split("'")[0].split("’")[0] in STARTERS and (alone or len(word) > 1)
    opens = starter or (not word and not behind.isdigit() and text[found.end()] in _OPENING_QUOTES)
    return _ends_after(before, word, opens, not word and behind.isdigit(), first=begin == start and bool(before))


def _plain(before: str) -> bool:
    """A word that is certainly no abbreviation: careless writers go on in small letters behind its stop."""
    return len(before) > 2 and before.isalpha() and before.islower() and before not in _ABBREVIATIONS


def _ends_after(before: str, word: str, opens: bool, digit: bool, *, first: bool) -> bool:
    """Decides from the word before the stop and what stands behind it.

    `word` is the next word ("" if it is none), `opens` whether it clearly opens a sentence, `digit` whether a number
    follows instead, `first` whether the word before the stop is the sentence's first.
    """
    plain = before.strip("'’\"“”(")
    bare = plain.casefold()
    capital = plain[:1].isupper()
    if first and ((before.isdigit() and len(before) <= 3) or (len(before) == 1 and before.isalpha())):
        return False  # "1. First item", "A. Author"
    if bare in ("a.m", "p.m"):
        return not digit and not _AFTER_CLOCK.match(word)
    if len(plain) == 1 and plain.isalpha():
        return opens if capital else not (digit and bare in BEFORE_NUMBER)
    if bare in TITLES and capital and not digit:
        return opens and bare in ("sr", "rep", "gen")
    if bare in WORDS_TOO and not capital:
        return not (digit and bare == "no")
    if bare in BEFORE_NUMBER and digit:
        return False
    if bare == "etc":
        return bool(word) or opens
    if bare in NEVER_FINAL or bare in OTHER_ABBREVIATIONS or _INNER_STOPS.fullmatch(bare):
        return opens
    return True
