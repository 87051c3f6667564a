"""Where a report was published, as far as its address tells."""

from __future__ import annotations

import re

from geomap.model import Report

_HOST = re.compile(r"(?:https?://)?([\w.-]+\.[a-z]{2,})(?:[/:].*)?", re.IGNORECASE)
_SOLD_WORLDWIDE = frozenset("co tv me io fm ai cc ws eu ly to im gg la su".split())
_LONGEST = 500


def home_country(report: Report) -> str | None:
    """The country of the publisher's address, ISO 3166 alpha-2 ("bbc.co.uk": GB).

    None for .com, and for country codes that are sold to anybody.
    """
    for address in (report.url, report.publisher):
        match = _HOST.fullmatch(address.strip()) if address and len(address) < _LONGEST else None
        if match:
            code = match[1].rpartition(".")[2].lower()
            if len(code) == 2 and code not in _SOLD_WORLDWIDE:
                return "GB" if code == "uk" else code.upper()
    return None
