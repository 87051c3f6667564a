"""The words that calendar expressions are made of, as pieces of patterns and as numbers.

Patterns are matched against `flatten(text)`: lower case, one kind of quote, dash and space, and the same length as the
text, so that every offset holds in both. A single space in a pattern stands for one to four (see `pattern`).
"""

from __future__ import annotations

import re

from geomap.english.numbers import SMALL, TENS

_FLAT = str.maketrans(
    {chr(code): chr(code).lower() for code in range(128)}  # those that stay too: what is missing takes long to miss
    | dict.fromkeys("\n\t\r\f\v\u00a0\u2007\u2009\u202f", " ")
    | dict.fromkeys("’‘ʼ", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
)


def flatten(text: str) -> str:
    """Lower-case ASCII, plain quotes, dashes and spaces; never changes the length (as str.lower may)."""
    return text.translate(_FLAT)


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern whose single spaces stand for one to four, and which neither starts nor ends inside a word."""
    return re.compile(r"(?<![\w$£€#])(?:" + spaced(source) + r")(?!\w)")


def spaced(source: str) -> str:
    """Let every space outside of a character class stand for one to four, and an optional one for none to four."""
    return re.sub(
        r"\[[^\]]*\]| \?| ",
        lambda m: {" ": " {1,4}", " ?": " {0,4}"}.get(m[0], m[0].replace("[- ]", "[- ]{1,4}")),
        source,
    )


def _choice(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


WEEKDAYS = {name: number for number, name in enumerate(
    "monday tuesday wednesday thursday friday saturday sunday".split())}  # fmt: skip
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
           "eighties": 80, "nineties": 90}  # fmt: skip
ORDINALS = {name: number for number, name in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}  # fmt: skip
ORDINALS |= {f"twenty-{name}": 20 + number for name, number in list(ORDINALS.items())[:9]}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|sept\.?"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.?)(?![a-z])"
)
WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
SHORT_WEEKDAY = r"(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\."
DAY_NUMBER = rf"(?:0?[1-9](?:st|nd|rd|th)?|[12]\d(?:st|nd|rd|th)?|3[01](?:st)?|{_choice(ORDINALS)})(?![\w%]|[,.:]\d)"
YEAR = r"[12]\d{3}(?!\w|[.,:]\d|%)"
UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
UNITS = r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
COUNT = (
    rf"(?:\d{{1,3}}|(?:an?|{_choice(SMALL)}) hundred"
    rf"|(?:{_choice(TENS)})(?:[- ](?:{_choice(SMALL)}))?|{_choice(SMALL)}|an?|a couple of)"
)
SPELLED_YEAR = (
    rf"(?:nineteen|eighteen|twenty) (?:(?:{_choice(TENS)})(?:[- ](?:{_choice(SMALL)}))?|oh[- ](?:{_choice(SMALL)})"
    rf"|{'|'.join(list(SMALL)[9:])})|two thousand(?: (?:and )?(?:{_choice(SMALL)}))?"
)
ROUGHLY = r"(?:(?:about|around|some|nearly|almost|roughly|just|only) )?"
NAMELIKE_MONTHS = frozenset({"may", "march", "april", "june", "august", "jan", "mar"})
"""Also verbs or given names: they need more than a capital to be months."""


def weekday_number(word: str) -> int:
    """0 (Monday) to 6, from a full or shortened name."""
    return next(number for name, number in WEEKDAYS.items() if name.startswith(word.rstrip(".")[:3]))


def day_number(word: str) -> int:
    """1 to 31, from "7", "7th" or "seventh"."""
    return ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))


def count(word: str) -> int:
    """From "3", "three", "twenty-four", "a", "a couple of"."""
    if word.isdigit():
        return int(word)
    if word.endswith("hundred"):
        return 100 * count(word.removesuffix("hundred").strip())
    if word in {"a", "an"}:
        return 1
    if word.startswith("a "):
        return 2
    return sum(TENS.get(part) or SMALL[part] for part in re.split(r"[- ]+", word))


def spelled_year(text: str) -> int:
    """From "nineteen ninety-six" or "two thousand and three"."""
    parts = re.split(r"[- ]+", text)
    if parts[:2] == ["two", "thousand"]:
        return 2000 + (SMALL[parts[-1]] if len(parts) > 2 else 0)
    hundreds = {"eighteen": 18, "nineteen": 19, "twenty": 20}[parts[0]]
    return hundreds * 100 + sum(TENS.get(part) or SMALL.get(part, 0) for part in parts[1:])


def short_year(digits: str) -> int:
    """From the 98 of "'98": 1941 to 2040."""
    return int(digits) + (1900 if int(digits) > 40 else 2000)
