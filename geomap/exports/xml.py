"""What KML and GPX share: elements that hold any text, and files that are the same each time."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from geomap.page.text import clean

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 cannot hold in any form."""


def add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    """A new last child."""
    child = ET.SubElement(parent, tag, attributes)
    child.text = None if text is None else xml_text(text)
    return child


def xml_text(text: str) -> str:
    """The text with what XML forbids replaced."""
    return _FORBIDDEN.sub("\ufffd", clean(text))


def save(root: ET.Element, path: Path) -> None:
    """Write the document. Raises OSError."""
    ET.indent(root)
    path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
