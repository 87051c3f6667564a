"""Bytes -> text, and which encoding was assumed where that had to be guessed."""

from __future__ import annotations

import codecs
import re

from geomap.errors import ReportError

_MARKED = (  # UTF-32 first: its little-endian mark begins with the one of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip, Word or spreadsheet file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or spreadsheet file"),
    (b"{\\rtf", "an RTF file"),
)
_HTML = re.compile(r"\s*(<!--.*?-->\s*)*(<!doctype html|<html[\s>])", re.IGNORECASE | re.DOTALL)
_AS_TEXT = "save its text as UTF-8 .txt"
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


def decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and warnings about how it was read.

    A byte order mark decides; else UTF-8; else Windows-1252, said in a warning. Line ends stay as they are.
    Raises ReportError for what is no text at all.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, where)
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise ReportError(f"{name}, not text", where=where, way_out=_AS_TEXT)
    if b"\0" in data[:8192]:
        raise ReportError("a binary file, not text", where=where, way_out=_AS_TEXT)
    text, warnings = _unmarked(data, where)
    if _HTML.match(text[:4096]):
        raise ReportError("an HTML page; geomap reads plain text", where=where, way_out=_AS_TEXT)
    return text, warnings


def _by_mark(data: bytes, encoding: str, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        problem = f"begins like {encoding.upper()} but byte {error.start} is not"
        raise ReportError(problem, where=where, way_out=_AS_TEXT) from None


def _unmarked(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise ReportError("neither UTF-8 nor Windows-1252 text", where=f"{where}:{line}", way_out=_AS_TEXT) from None
    return text, (f"not UTF-8 (line {line}): read as Windows-1252",)


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with NUL and lone surrogates as U+FFFD, one for one so that offsets stay, and a warning if there were any.

    Neither can be written into UTF-8 files that other programs read back whole.
    """
    clean, count = _NOT_TEXT.subn("\ufffd", text)
    return clean, (f"{count} character(s) that no text can hold are shown as \ufffd",) if count else ()
