"""Small files of each format, made for the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from geomap import readers
from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.given import Given


def read(data: bytes | str, ending: str = "", name: str = "x", **options: str) -> list[Report | ReportError]:
    stream = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return list(readers.read(Given(name, name + ending, stream, ending, **options)))  # type: ignore[arg-type]


def reports(data: bytes | str, ending: str = "", **options: str) -> list[Report]:
    found = read(data, ending, **options)
    assert all(isinstance(r, Report) for r in found), found
    return [r for r in found if isinstance(r, Report)]


def failure(data: bytes | str, ending: str = "", **options: str) -> str:
    (error,) = read(data, ending, **options)
    assert isinstance(error, ReportError), error
    assert "\n" not in str(error)
    assert error.way_out
    return str(error)


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF whose pages show these lines."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td {shown}ET" if lines else ""
        font = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {font} >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R"
    return out + f"{end} /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def rss(*items: str, head: str = "") -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    channel = f"<title>Norvik Courier</title><link>https://norvik.example</link>{entries}"
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" '
        f'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{channel}</channel></rss>'
    )


def mail(body: str, kind: str = "text/plain", headers: str = "") -> bytes:
    return (
        "From: The Norvik Courier <desk@norvik.example>\r\nTo: reader@example.org\r\nSubject: Flood in Norvik\r\n"
        f"Date: Thu, 15 Apr 2010 23:30:00 -0500\r\nMessage-ID: <1@norvik.example>\r\nMIME-Version: 1.0\r\n{headers}"
        f"Content-Type: {kind}\r\n\r\n{body}"
    ).encode()


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
