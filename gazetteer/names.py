"""fold(): the one normaliser of names, used both to build the index and to ask it.

Two spellings of one name must fold to one key; spellings that differ by a letter stay apart.
"""

from __future__ import annotations

import re
import unicodedata

_DELETED = "'\"`´‘’‚‛“”„‟′″‵ʹʺʻʼʽʾʿˈˊˋʿˮ՚׳״＇＂."
_SPACED = "-‐‑‒–—―−﹘﹣－־_,;:/\\()[]{}|·•،、"
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "ng", "ə": "a", "ǝ": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "&": " and ",
}  # fmt: skip
_ASCII = str.maketrans(
    {chr(code): chr(code) for code in range(128)}  # what is missing takes long to miss
    | dict.fromkeys((c for c in _DELETED if c.isascii()), "")
    | dict.fromkeys((c for c in _SPACED if c.isascii()), " ")
    | {"&": " and "}
)
_ALL = str.maketrans(dict.fromkeys(_DELETED, "") | dict.fromkeys(_SPACED, " ") | _LETTERS)

# "St.Louis" is two words, "U.S.A" is one.
_DOT_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")

# Accents on Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel marks. The combining signs of other
# scripts are vowels that tell words apart: they stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
# Zero-width joiners, direction marks, soft hyphens, variation selectors, lone surrogates.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)


def fold(name: str) -> str:
    """The key of a name: "Jalal-Abad" -> "jalal abad", "Xi'an" -> "xian", "St. Louis" -> "st louis".

    Case, accents, apostrophes, dots and invisible characters go; hyphens and other separators become one space.
    Any string folds (lone surrogates and NUL included), in time linear in its length; the result may be empty.
    fold(fold(x)) == fold(x).
    """
    if "." in name:
        name = _DOT_BETWEEN_WORDS.sub(" ", name)
    if name.isascii():
        return " ".join(name.translate(_ASCII).lower().replace("\0", " ").split())
    name = _INVISIBLE.sub("", name)
    # Compatibility forms can hide accents and letters within letters, so the letters are mapped on both sides.
    name = unicodedata.normalize("NFKD", name.translate(_ALL)).casefold()
    name = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    name = unicodedata.normalize("NFC", name.translate(_ALL)).replace("\0", " ")
    return " ".join(name.split())


def keys(name: str) -> tuple[str, ...]:
    """Every key under which a gazetteer name is filed: its fold, and "jalalabad" for a hyphenated "Jalal-Abad".

    Transliterations disagree about hyphens, and a report may write none.
    """
    folded = fold(name)
    parts = folded.split()
    if len(parts) == 2 and " " not in name.strip():
        return folded, "".join(parts)
    return (folded,) if folded else ()
