"""ISO 8601 dates and date-times as metadata gives them."""

from __future__ import annotations

import datetime as dt
import re

_YEAR_FIRST = re.compile(r"\d{4}-?\d\d-?\d\d(?!\d)")


def iso_date(text: str) -> dt.date | dt.datetime:
    """Read "2010-04-15" or "2010-04-15T17:30:00+06:00"; a zone that is given is kept, none is invented.

    Raises ValueError, in words meant for the user, for anything else: a date that only looks right is worse than none.
    """
    value = text.strip()
    try:
        if not value.isascii() or not _YEAR_FIRST.match(value):
            raise ValueError(value)
        return dt.date.fromisoformat(value) if len(value) <= 10 else dt.datetime.fromisoformat(value)
    except ValueError:
        shown = value if len(value) <= 40 else value[:40] + "…"
        raise ValueError(f"{shown!r} is no ISO 8601 date such as 2010-04-15 or 2010-04-15T17:30:00+06:00") from None
