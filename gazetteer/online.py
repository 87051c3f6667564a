"""Asks a geocoder of geopy's for places that the gazetteer lacks. Only ever used when the user names a service.

Who asks says who they are, asks once a second at most (all processes together), and asks nothing twice: answers are
kept on disk, also those that found nothing.
"""

from __future__ import annotations

import inspect
import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.place import GazetteerError, check_coordinates

SECONDS_BETWEEN = 1.0
_TIMEOUT = 10
_MOST_FAILURES = 3
"""In a row; after them nothing more is asked in this run."""
_MOST_ANSWERS = 5
_LONGEST = 200
_WISHES = {"language": "en", "limit": _MOST_ANSWERS}
"""Told to those geocoders that can be told so."""
_SECRET = ("key", "secret", "token", "password", "auth", "id")


@dataclass(frozen=True, slots=True)
class Answer:
    """A place that the service knows."""

    lat: float
    lon: float
    address: str


class Online:
    """A geocoding service, with its answers kept in a file."""

    def __init__(
        self,
        service: str,
        contact: str,
        options: Mapping[str, str],
        cache: Path,
        *,
        say: Callable[[str], None],
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`contact` is an address that whoever runs the service can write to; `say` is told of failures, once.

        GazetteerError if geopy has no such geocoder, or it cannot be used with these options.
        """
        if "@" not in contact and "://" not in contact:
            raise GazetteerError(
                f"{contact!r} is no contact: give the mail or web address that the service may write to"
            )
        self.service = service.lower()
        self._geocoder = _geocoder(self.service, contact, options)
        parameters = inspect.signature(self._geocoder.geocode).parameters
        self._wishes = {"exactly_one": False} | {k: v for k, v in _WISHES.items() if k in parameters}
        public = {k: v for k, v in sorted(options.items()) if not any(word in k.lower() for word in _SECRET)}
        self._of = json.dumps([self.service, public])
        self._cache, self._say, self._clock, self._sleep = cache, say, clock, sleep
        self._failures, self._told = 0, False

    def find(self, query: str) -> tuple[Answer, ...]:
        """What the service knows of a query, its best first; nothing where it cannot be asked."""
        from filelock import FileLock

        query = " ".join(query.split())[:_LONGEST]
        if not query.isprintable():
            return ()
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._cache.with_suffix(".lock")), self._opened() as kept:
                held = kept.execute(
                    "SELECT found FROM answers WHERE asked = ? AND query = ?", (self._of, query)
                ).fetchone()
                if held is not None:
                    return tuple(Answer(*answer) for answer in json.loads(held[0]))
                if self._failures >= _MOST_FAILURES:
                    return ()
                self._wait(kept)
                found = self._ask(query)
                kept.execute("REPLACE INTO paces VALUES (?, ?)", (self.service, self._clock()))
                if found is not None:
                    text = json.dumps([[a.lat, a.lon, a.address] for a in found], ensure_ascii=False)
                    kept.execute("REPLACE INTO answers VALUES (?, ?, ?)", (self._of, query, text))
                kept.commit()
                return found or ()
        except (OSError, sqlite3.Error, ValueError, TypeError) as error:
            self._fail(f"{self._cache}: answers cannot be kept there ({error})", for_good=True)
            return ()

    def _wait(self, kept: sqlite3.Connection) -> None:
        """Let a second pass since anybody asked. A clock that was set back costs no more than that second."""
        last = kept.execute("SELECT at FROM paces WHERE service = ?", (self.service,)).fetchone()
        if last is not None:
            pause = min(SECONDS_BETWEEN, last[0] + SECONDS_BETWEEN - self._clock())
            if pause > 0:
                self._sleep(pause)

    def _ask(self, query: str) -> tuple[Answer, ...] | None:
        """The service's answers; None if it gave none that could be understood."""
        from geopy import exc

        refusals = (
            exc.GeocoderAuthenticationFailure, exc.GeocoderInsufficientPrivileges, exc.GeocoderQuotaExceeded,
            exc.GeocoderRateLimited, exc.ConfigurationError,
        )  # fmt: skip
        try:
            found = self._geocoder.geocode(query, **self._wishes)
            answers = tuple(_answers(found))
        except Exception as error:  # whatever a stranger's server makes geopy stumble over, the run goes on
            reason = " ".join(str(error).split())[:_LONGEST] or type(error).__name__
            self._fail(f"{self.service}: {reason}", for_good=isinstance(error, refusals))
            return None
        self._failures = 0
        return answers

    def _fail(self, reason: str, *, for_good: bool) -> None:
        self._failures = _MOST_FAILURES if for_good else self._failures + 1
        if not self._told:
            self._told = True
            self._say(f"online: {reason}: names that it should have told stay as they are")

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The answers so far; begun anew if the file is damaged."""
        try:
            connection = _connect(self._cache)
        except sqlite3.DatabaseError:
            self._cache.replace(self._cache.with_suffix(".damaged"))
            connection = _connect(self._cache)
        with closing(connection):
            yield connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS answers (asked TEXT, query TEXT, found TEXT, PRIMARY KEY (asked, query))"
        )
        connection.execute("CREATE TABLE IF NOT EXISTS paces (service TEXT PRIMARY KEY, at REAL)")
        connection.execute("SELECT count(*) FROM answers").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _geocoder(service: str, contact: str, options: Mapping[str, str]) -> Any:
    from geopy.adapters import URLLibAdapter
    from geopy.exc import GeopyError
    from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service

    from gazetteer.download import USER_AGENT

    if service not in SERVICE_TO_GEOCODER:
        raise GazetteerError(f"geopy knows no geocoder {service!r}: it has {', '.join(sorted(SERVICE_TO_GEOCODER))}")
    # The other adapter asks again by itself, without a pause.
    usual = {"timeout": _TIMEOUT, "adapter_factory": URLLibAdapter}
    given: dict[str, Any] = usual | {key: _value(text) for key, text in options.items()}
    try:
        return get_geocoder_for_service(service)(**given, user_agent=f"{USER_AGENT} ({contact})")
    except (TypeError, ValueError, ImportError, GeopyError) as error:
        raise GazetteerError(f"{service}: {error} (options are given by --online-option KEY=VALUE)") from None


def _value(text: str) -> object:
    """ "true" and numbers as geopy wants them."""
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    return int(text) if text.isdecimal() else text


def _answers(found: Any) -> Iterator[Answer]:
    """Geopy's locations, checked: ValueError for a point that is none on Earth."""
    locations = [] if found is None else found if isinstance(found, list) else [found]
    for location in locations[:_MOST_ANSWERS]:
        lat, lon = float(location.latitude), float(location.longitude)
        check_coordinates(lat, lon)
        yield Answer(
            round(lat, 6), round(lon, 6), "".join(c for c in str(location.address) if c.isprintable())[:_LONGEST]
        )
