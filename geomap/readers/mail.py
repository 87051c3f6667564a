"""E-mail (.eml), with the mails and reports attached to it; and pages that a browser saved as .mhtml."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers import page
from geomap.readers.decoding import decode
from geomap.readers.frontmatter import metadata
from geomap.readers.given import Format, Given, report
from geomap.readers.limits import at_most
from geomap.readers.markup import text_of

_DEEPEST = 5
_MOST_PARTS = 500
_SECONDS = 4.0
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]*\S", re.MULTILINE)
_CERTAIN = {b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to"}
_USUAL = {b"from", b"to", b"date", b"subject"}
_AS_TEXT = "save its text as .txt"
_REPORTS = frozenset(".txt .md .html .htm .pdf .eml .mhtml".split())
_REPORT_TYPES = frozenset({"text/plain", "text/html", "text/markdown", "application/pdf", "message/rfc822"})
_NO_LETTERS = re.compile(r"\[(?:image|cid)[^\]\n]{0,200}\]|<https?://[^>\s]{1,2000}>")
"""What mail programs put into plain text for pictures and links."""


def _recognises(given: Given) -> bool:
    if not _HEADER.match(given.head):
        return False
    names = {name.lower() for name in _HEADER.findall(given.head.replace(b"\r\n", b"\n").partition(b"\n\n")[0])}
    return bool(names & _CERTAIN and names & _USUAL) or given.ending in MAIL.endings


def _read(given: Given) -> Iterator[Report | ReportError]:
    data = given.all()
    if given.depth > _DEEPEST:
        raise ReportError(f"more than {_DEEPEST} mails, one in the other", where=given.where, way_out=_AS_TEXT)
    with at_most(_SECONDS, given.where, _AS_TEXT):
        mail = message_from_bytes(data)
        parts = _Parts(given.where)
        parts.take(mail)
    address = _header(mail, "snapshot-content-location")
    if address and parts.pages:  # a page that a browser saved, with its pictures
        given.url = address
        yield from page.reports_of(parts.pages[0], given)
        return
    if not parts.attached or any(body.strip() for body in parts.bodies):
        yield _letter(mail, parts, given)
    for number, part in enumerate(parts.attached, 2):
        yield from _attached(part, number, given)


class _Parts:
    """What a mail says, and what is attached to it."""

    def __init__(self, where: str) -> None:
        self.bodies: list[str] = []
        self.pages: list[str] = []
        """Its HTML, as it is."""
        self.attached: list[Message] = []
        self.warnings: list[str] = []
        self._where, self._count = where, 0

    def take(self, part: Message) -> None:
        """Sort a part and those within it. Raises ReportError where there are too many."""
        self._count += 1
        if self._count > _MOST_PARTS:
            raise ReportError(f"a mail of more than {_MOST_PARTS} parts", where=self._where, way_out=_AS_TEXT)
        kind = part.get_content_type()
        if kind == "multipart/alternative":
            self.take(_preferred(_children(part)))
        elif part.is_multipart() and kind != "message/rfc822":
            for child in _children(part):
                self.take(child)
        elif kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            self._say(part, kind)
        elif kind in _REPORT_TYPES or PurePath(_file_name(part)).suffix.lower() in _REPORTS:
            self.attached.append(part)
        elif not kind.startswith(("image/", "multipart/", "text/")):
            self.warnings.append(f"attachment {_file_name(part) or kind} is left out")

    def _say(self, part: Message, kind: str) -> None:
        data = _payload(part)
        if not data:
            return
        text, warnings = decode(data, self._where, _charset(part))
        self.warnings += warnings
        if kind == "text/html":
            self.pages.append(text)
            self.bodies.append(text_of(text))
            return
        text = text.replace("\r\n", "\n")
        if part.get_param("format") == "flowed":  # a space at the end of a line: the paragraph goes on (RFC 3676)
            text = text.replace(" \n", " ")
        self.bodies.append(_NO_LETTERS.sub("", text))


def _children(part: Message) -> list[Message]:
    inner = part.get_payload()
    return [child for child in inner if isinstance(child, Message)] if isinstance(inner, list) else []


def _preferred(choices: list[Message]) -> Message:
    """The plain one of several forms of the same, unless it is empty or only says to look at the other."""
    for choice in choices:
        if choice.get_content_type() == "text/plain" and len(_payload(choice).split()) > 20:
            return choice
    return choices[-1] if choices else Message()


def _payload(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None


def _header(mail: Message, name: str) -> str:
    value = mail.get(name)
    if value is None:
        return ""
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except Exception:  # the library's parser trips over many kinds of broken header
        return " ".join(str(value).split())


def _file_name(part: Message) -> str:
    try:
        return " ".join((part.get_filename() or "").split())
    except Exception:  # as above
        return ""


def _letter(mail: Message, parts: _Parts, given: Given) -> Report:
    sender, address = parseaddr(_header(mail, "from"))
    published, wrong = _sent(mail)
    fields = {
        "title": _header(mail, "subject"),
        "publisher": sender or address.rpartition("@")[2],
        "published": published,
        "url": _header(mail, "archived-at").strip("<>"),
    }
    about, problems = metadata(fields)
    said = (*parts.warnings, *wrong, *(f"{key}: {problem}: left out" for key, problem in problems.items()))
    text = "\n\n".join(body.strip("\n") for body in parts.bodies) + "\n"
    return report(given.name, given.where, text, about, said, extracted=True)


def _sent(mail: Message) -> tuple[str | None, tuple[str, ...]]:
    value = _header(mail, "date")
    try:
        return (parsedate_to_datetime(value).isoformat() if value else None), ()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, (f"published: {value[:60]!r} is no date: left out",)


def _attached(part: Message, number: int, given: Given) -> Iterator[Report | ReportError]:
    from geomap.readers import read

    inner = _children(part)
    name = _file_name(part) or (_header(inner[0], "subject") if inner else "") or f"part {number}"
    data = inner[0].as_bytes() if inner else _payload(part)
    yield from read(
        Given(
            name=f"{given.name}-{number}",
            where=f"{given.where}: {name}",
            stream=io.BytesIO(data),
            ending=".eml" if inner else PurePath(name).suffix.lower(),
            charset=_charset(part),
            depth=given.depth + 1,
        )
    )


MAIL = Format("e-mail", (".eml", ".mhtml", ".mht"), _recognises, _read)
