"""The YAML block between `---` lines with which a report may begin."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from geomap.dates import iso_date
from geomap.errors import ReportError
from geomap.readers.datedline import said_day

KEYS = ("title", "publisher", "published", "url")
_LONGEST = 20_000
"""Characters of front matter."""
_MOST_BRACKETS = 100
"""PyYAML takes seconds over thousands of them, nested."""
_RULE = re.compile(r"---[ \t]*(\r\n|\n|\r|$)")
_CLOSING = re.compile(r"^---[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_KEY = re.compile(rf"^({'|'.join(KEYS)})[ \t]*:", re.MULTILINE | re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
"""A day as much of the world writes it; read only where it cannot be two days."""
_BARE_WORDS = re.compile(
    r"^((?:title|publisher):[ \t]+)(?![|>&*!%@`])(.*(?:: |[\]\"'] ?\w).*\S)[ \t]*$", re.MULTILINE | re.IGNORECASE
)
"""Headlines as people write them: `title: Floods: day two`, `title: "Go home", says minister`, `title: [AP] Osh`."""
_LONGEST_VALUE = 2_000
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report says of itself."""

    title: str | None = None
    publisher: str | None = None
    published: dt.date | dt.datetime | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()


def split_front_matter(text: str, where: str) -> tuple[Metadata, str]:
    """The metadata at the head of `text`, and the rest of it, unchanged.

    A first line `---` opens front matter. Where no second one closes it, or what stands between is not YAML keys
    and values, the rule was only an ornament and all is text, unless one of our keys shows that front matter was meant:
    then ReportError says what is broken.
    """
    opening = _RULE.match(text)
    if opening is None:
        return Metadata(), text
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        if _KEY.match(text, opening.end()):
            raise ReportError("front matter is never closed", where=f"{where}:1", way_out="end it with a line ---")
        return Metadata(), text
    block = text[opening.end() : closing.start()]
    fields = _fields(block, where)
    if fields is None:
        return Metadata(), text
    about, wrong = metadata(_as_meant(fields))
    for key, problem in wrong.items():
        place = f"{where}:{_line_of(key, block)}"
        raise ReportError(f"{key}: {problem}", where=place, way_out="correct it or leave it out")
    return about, text[closing.end() :]


def _as_meant(fields: Mapping[str, object]) -> dict[str, object]:
    """Keys in small letters, and a day of publication written out ("14 March 2025", "14.03.2025") in ISO 8601."""
    meant = {str(key).lower(): value for key, value in fields.items()}
    meant.setdefault("published", meant.get("date"))
    said = meant["published"]
    if isinstance(said, str):
        meant["published"] = _written_out(said.strip()) or said
    return meant


def _written_out(said: str) -> str | None:
    """The ISO 8601 day of a date in words, or in numbers that can be no other day; None for anything else."""
    numbers = _NUMBERS.fullmatch(said)
    if numbers is None:
        day = said_day(said)
        return day.isoformat() if day else None
    a, b, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
    day_first = a > 12 or a == b or numbers[2] == "."
    if not day_first and b <= 12:
        return None  # "03/04/2025" is one day in London and another in Boston
    try:
        return dt.date(year, b if day_first else a, a if day_first else b).isoformat()
    except ValueError:
        return None


def _fields(block: str, where: str) -> Mapping[str, object] | None:
    """The block's keys and values as written; None where it is ordinary text between two rules."""
    import yaml

    meant = _KEY.search(block) is not None
    try:
        fields = _load(block)
    except (yaml.YAMLError, RecursionError) as error:
        if not meant:
            return None
        line, problem = _diagnosis(error)
        way_out = "write one 'key: value' a line, and put quotes round values that hold ': '"
        raise ReportError(f"broken front matter: {problem}", where=f"{where}:{line}", way_out=way_out) from None
    if fields is None or fields == "":
        return {}
    if isinstance(fields, dict):
        return fields
    if meant:
        way_out = "write one 'key: value' a line"
        raise ReportError("broken front matter: not keys and values", where=f"{where}:2", way_out=way_out)
    return None


def _load(block: str) -> object:
    """Read YAML; where it is broken, once more with headlines in quotes. Raises YAMLError or RecursionError."""
    import yaml

    if block.count("[") + block.count("{") > _MOST_BRACKETS:
        raise RecursionError
    # BaseLoader is as safe as safe_load and keeps every value as it is written: `title: No` is no boolean
    try:
        return yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        quoted = _BARE_WORDS.sub(lambda m: m[1] + json.dumps(m[2], ensure_ascii=False), block)
        if quoted == block:
            raise
        return yaml.load(quoted, Loader=yaml.BaseLoader)


def _diagnosis(error: Exception) -> tuple[int, str]:
    """Line in the file, and what is wrong there."""
    import yaml

    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "nested too deeply"
    if not isinstance(error, yaml.MarkedYAMLError):
        return 2, problem
    begun_here = error.context == "while scanning a simple key"  # noticed only a line later
    mark = error.context_mark if begun_here else error.problem_mark
    return 2 + (mark.line if mark else 0), problem


def _line_of(key: str, block: str) -> int:
    names = "published|date" if key == "published" else re.escape(key)
    found = re.search(rf"^(?:{names})\b", block, re.MULTILINE | re.IGNORECASE)
    return 2 + (block.count("\n", 0, found.start()) if found else 0)


def metadata(fields: Mapping[str, object]) -> tuple[Metadata, dict[str, str]]:
    """What `fields` say, and what is wrong with those that say nothing usable, by key. Other keys are ignored."""
    found: dict[str, str] = {}
    wrong: dict[str, str] = {}
    warnings: tuple[str, ...] = ()
    for key in KEYS:
        try:
            value = _text(fields.get(key))
            if value is not None:
                found[key] = value
        except ValueError as error:
            wrong[key] = str(error)
    if "url" in found and not is_web_address(found["url"]):
        del found["url"]
        warnings = ("url is not an http or https address: left out",)
    for key in ("title", "publisher"):
        if len(found.get(key, "")) > _LONGEST_VALUE:
            found[key] = found[key][: _LONGEST_VALUE - 1] + "…"
            warnings += (f"{key} is longer than {_LONGEST_VALUE} characters: cut",)
    published = None
    if "published" in found:
        try:
            published = iso_date(found["published"])
        except ValueError as error:
            wrong["published"] = str(error)
    return Metadata(found.get("title"), found.get("publisher"), published, found.get("url"), warnings), wrong


def _text(value: object) -> str | None:
    """One line of text; None where nothing is said. Raises ValueError."""
    if value is None or (isinstance(value, str) and value.strip() in _NOTHING):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError("not one line of text")
    return " ".join(value.split())


def is_web_address(url: str) -> bool:
    """http or https with a host, not endless, and nothing in it that a link could hide behind."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    whole = len(url) <= _LONGEST_VALUE and url.isprintable() and " " not in url
    return parts.scheme in ("http", "https") and bool(parts.hostname) and whole
