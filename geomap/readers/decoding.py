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
_AS_TEXT = "save its text as UTF-8 .txt"
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_LATIN = "À-ÖØ-öø-ÿŠšŽžŒœŸ"
_NO_WESTERN_TEXT = re.compile(rf"[{_LATIN}]{{3}}|[a-z][À-ÖØ-ÞŠŽŒŸ]|[ƒˆ¤¦¨¬¯´¸¹¶]")
"""What Windows-1252 makes of Cyrillic, of Mac quotes ("itÕs"), of Chinese; news in Latin letters has none of it."""
_LIKELY = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r mac_roman iso8859_2 iso8859_5 "
    "gb18030 big5 shift_jis euc_jp cp949"
).split()
"""What pages and mails of the last thirty years were written in; a longer list only makes more mistakes."""
_SAMPLE = 100_000
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_STATED_FOR_LESS = frozenset({"ascii", "iso8859-1"})
"""Programs write these where they mean Windows-1252, as browsers know too."""
_NO_PAGE = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7"})
"""Encodings of names and of programs; hostile ones take long."""


def decode(data: bytes, where: str, stated: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a file and warnings about how it was read.

    A byte order mark decides; else UTF-8, which nothing else looks like; else what is `stated` by a header, if it can
    be; else Windows-1252 where that gives Western text; else what charset-normalizer detects. All but the first two
    and a true statement are said in a warning. Line ends stay as they are. Raises ReportError for what is no text.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, where)
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise ReportError(f"{name}, not text", where=where, way_out=_AS_TEXT)
    wide = _without_mark(data[:8192])
    if wide:
        return data.decode(wide, "replace"), (f"no byte order mark: read as {wide.upper()}",)
    if b"\0" in data[:8192]:
        raise _binary(where)
    return _unmarked(data, where, _python_name(stated))


def _by_mark(data: bytes, encoding: str, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        problem = f"begins like {encoding.upper()} but byte {error.start} is not"
        raise ReportError(problem, where=where, way_out=_AS_TEXT) from None


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: of Latin text, every other byte is zero."""
    half = len(head) // 2
    zeros = head[0::2].count(0), head[1::2].count(0)
    if half < 8 or max(zeros) < 0.7 * half or min(zeros) > 0:
        return None
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _python_name(stated: str | None) -> str | None:
    try:
        name = codecs.lookup(stated).name if stated else None
    except (LookupError, ValueError):
        return None
    return None if name in _NO_PAGE else name


def _unmarked(data: bytes, where: str, stated: str | None) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode("utf-8")
        lie = stated not in (None, "utf-8", *_STATED_FOR_LESS) and not data.isascii() and _decoded(data, stated)
        return text, ((f"said to be {stated}: read as UTF-8, which it is",) if lie else ())
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if len(_CONTROL.findall(data[:8192])) * 50 > len(data[:8192]):
        raise _binary(where)
    if stated not in (None, "utf-8", *_STATED_FOR_LESS) and (as_stated := _decoded(data, stated)):
        return as_stated, ()
    western = _decoded(data, "cp1252")
    if western and not _NO_WESTERN_TEXT.search(western[:_SAMPLE]):
        honest = stated in ("cp1252", *_STATED_FOR_LESS)
        return western, () if honest else (f"not UTF-8 (line {line}): read as Windows-1252",)
    detected = _detected(data)
    found = _decoded(data, detected)
    if not found:
        problem = "neither UTF-8 nor any other encoding that is known"
        raise ReportError(problem, where=f"{where}:{line}", way_out=_AS_TEXT)
    return found, (f"not UTF-8 (line {line}): read as {detected}, as it seems to be",)


def _binary(where: str) -> ReportError:
    return ReportError("a binary file, not text", where=where, way_out=_AS_TEXT)


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LIKELY).best()
    return best.encoding if best else None


def _decoded(data: bytes, encoding: str | None) -> str | None:
    """None where the bytes are not in that encoding, or it is none for text."""
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeError, LookupError, ValueError):
        return None


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with NUL and lone surrogates as U+FFFD, one for one so that offsets stay, and a warning if there were any.

    Neither can be written into UTF-8 files that other programs read back whole.
    """
    clean, count = _NOT_TEXT.subn("\ufffd", text)
    return clean, (f"{count} character(s) that no text can hold are shown as \ufffd",) if count else ()
