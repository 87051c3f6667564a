"""Text to tokens, split as the Universal Dependencies treebanks of English split them.

"didn't" is did|n't, "Osh's" is Osh|'s, "U.S.-led" is U.S.|-|led, "pro-Western" stays whole, "$5" is $|5.
A full stop stays with an abbreviation and leaves every other word that ends a sentence.
"""

from __future__ import annotations

import re
from typing import Final

from geomap.model import Span

HYPHEN_PREFIXES: Final = frozenset(
    "agro anti arch bio co counter cyber de e eco ex extra hyper infra inter intra macro mega meta micro mid mini "
    "mono multi neo neuro non over pan para peri poly post pre pro proto pseudo psycho quasi re semi socio sub "
    "super supra trans tri ultra un uni vice".split()
)
"""Prefixes that the treebanks leave joined to the word behind their hyphen; at every other hyphen they split."""

SPLIT_WORDS: Final = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
"""Contractions written without apostrophe -> length of their first part."""

KEEP_FINAL_STOP: Final = frozenset("inc corp co ltd jr sr etc bros llc plc ph.d calif tenn st ave blvd rd mt".split())
"""Abbreviations that keep their stop even as the last word of a sentence, besides those with inner stops (U.S.)."""

ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
"""A character reference left in the text; read as one character, kept where it stands."""

INVISIBLE: Final = "\ufeff\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069"
"""Marks without a glyph: byte-order mark, soft hyphen, zero-width spaces, direction marks. Never a token alone."""

_W = rf"[^\s\x00-/:-@\[-`{{-\xac\xae-\xbf\u2010-\u2027\u2030-\u205e\u3000-\u303f\uff01-\uff0f{INVISIBLE[0]}]"
_TOKEN = re.compile(
    rf"""
    (?P<web>(?:https?://|www\.)[^\s<>"“”]{{1,400}}[^\s<>"“”.,;:!?)\]}}'’…]
        | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}})
  | (?P<number>\d{{1,4}}(?:/\d{{1,4}}){{1,2}}(?!\w) | \d{{1,4}}-\d{{3}}-\d{{4}}(?!\d) | \d{{4}}-\d\d-\d\d(?!\d)
        | \d{{1,30}}(?:[.,:]\d{{1,30}}){{0,20}}(?=(?:[ap]\.?m\.?|[AP]\.?M\.?|k|mm|cm|km|kg|ft|mph|lbs?)?(?!{_W})) )
  | (?P<acronym>(?:[^\W\d_]\.){{2,12}} | Ph\.D\. | [A-Z]{{1,4}}\$)
  | (?P<word>['’](?:[0-9]{{2}}s?|em|til|tis|twas)(?!{_W})
        | [#@]?{_W}+(?:['’ʻ‘`&._](?={_W}){_W}+)*)
  | (?P<run>\.{{2,}} | [!?]{{2,}} | --+ | ''|``|’’|‘‘|‘’ | ([=_*~\#+>|<-])\6+ )
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_INVISIBLE_ONLY = re.compile(rf"[{INVISIBLE}]+")
_CHUNK = re.compile(r"\S+")

Cuts = tuple[tuple[int, int], ...]
_CACHE_LIMIT: Final = 10_000
_cache: dict[str, Cuts] = {}


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Tokens of the sentence that lies at text[start:end]; offsets are those of `text`."""
    end = len(text) if end is None else end
    stretch = text[start:end]
    if "&" in stretch and ENTITY.search(stretch):
        plain, offsets = unescape(stretch)
        return tuple(Span(start + offsets[a], start + offsets[b]) for a, b in _cut_sentence(plain))
    return tuple([Span(start + a, start + b) for a, b in _cut_sentence(stretch)])


def unescape(text: str) -> tuple[str, list[int]]:
    """Text with its character references read, and for each of its boundaries the offset in the text given."""
    import html

    plain: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in ENTITY.finditer(text):
        read = html.unescape(found[0])
        if len(read) != 1:
            continue
        plain += (text[at : found.start()], read)
        offsets += (*range(at, found.start()), found.start())
        at = found.end()
    plain.append(text[at:])
    offsets += range(at, len(text) + 1)
    return "".join(plain), offsets


def _cut_sentence(stretch: str) -> list[tuple[int, int]]:
    """(start, end) of each token; the stretch is one sentence, so its last stop is looked at apart."""
    tokens: list[tuple[int, int]] = []
    add = tokens.append
    for chunk in _CHUNK.finditer(stretch):
        word = chunk[0]
        at = chunk.start()
        if word.isalpha() and word not in SPLIT_WORDS:
            add((at, at + len(word)))
            continue
        for a, b in _cut_cached(word):
            add((at + a, at + b))
    if not tokens and stretch.strip():
        first = len(stretch) - len(stretch.lstrip())
        return [(first, len(stretch.rstrip()))]
    return _free_last_stop(stretch, tokens)


def _free_last_stop(stretch: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cuts the stop off the last word of a sentence unless the word is an abbreviation. Closing quotes may follow."""
    for back in range(len(tokens) - 1, max(-1, len(tokens) - 5), -1):
        start, end = tokens[back]
        word = stretch[start:end]
        if end - start > 1 and word[-1] == "." and word[-2] != ".":
            if not _keeps_stop(word):
                tokens[back : back + 1] = [(start, end - 1), (end - 1, end)]
            break
        if word[0].isalnum():
            break
    return tokens


def _keeps_stop(word: str) -> bool:
    bare = word[:-1]
    return "." in bare or bare.lower() in KEEP_FINAL_STOP or (len(bare) == 1 and bare.isupper())


def _cut_cached(chunk: str) -> Cuts:
    if len(chunk) > 40:
        return _cut(chunk)
    cuts = _cache.get(chunk)
    if cuts is None:
        if len(_cache) >= _CACHE_LIMIT:
            _cache.clear()
        cuts = _cache[chunk] = _cut(chunk)
    return cuts


def _cut(chunk: str) -> Cuts:
    """Cuts what stands between two spaces."""
    cuts: list[tuple[int, int]] = []
    at = 0
    while found := _TOKEN.match(chunk, at):
        start, at = found.span()
        kind = found.lastgroup
        if kind == "word":
            at = _cut_word(chunk, start, at, cuts)
        else:
            cuts.append((start, at))
    return tuple((a, b) for a, b in cuts if not _INVISIBLE_ONLY.fullmatch(chunk, a, b))


def _cut_word(chunk: str, start: int, end: int, cuts: list[tuple[int, int]]) -> int:
    """Adds the tokens of the word at chunk[start:end] and tells where the next begins."""
    word = chunk[start:end]
    lower = word.lower()
    if end < len(chunk) and chunk[end] == "-" and lower in HYPHEN_PREFIXES:
        found = _TOKEN.match(chunk, end + 1)
        if found and found.lastgroup == "word":
            end = found.end()
            word = chunk[start:end]
    if lower in SPLIT_WORDS:
        middle = start + SPLIT_WORDS[lower]
        cuts += ((start, middle), (middle, end))
        return end
    clitic = _CLITIC.search(word)
    if clitic and clitic.start() > 0:
        middle = start + clitic.start()
        cuts += ((start, middle), (middle, end))
        return end
    # A stop directly behind a word is an abbreviation's unless a quote or the end of a sentence follows (see above).
    if chunk[end : end + 1] == "." and chunk[end + 1 : end + 2] not in (".", '"', "”", "’", "'"):
        end += 1
    cuts.append((start, end))
    return end
