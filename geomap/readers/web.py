"""Reports from web addresses that the user names: in bounded time and size, and from public addresses only.

A page that is named may redirect to an address within the user's own network, or its name may resolve to one; so the
address is checked at every step, and the connection is made to the very address that was checked.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from geomap import __version__
from geomap.errors import ReportError
from geomap.readers.frontmatter import is_web_address
from geomap.readers.given import LARGEST, Given, too_large

SECONDS = 30.0
"""From the first connection to the last byte, redirects included."""
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_HEADERS = {"User-Agent": f"geomap/{__version__}", "Accept": "*/*", "Accept-Encoding": "gzip"}


def fetch(address: str, *, allow_private: bool = False) -> Given:
    """What a server answers at an http or https address. Raises ReportError."""
    url = address
    with _deadline(address, SECONDS) as opened:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = _ask(url, address, opened, allow_private=allow_private)
            target = answer.headers.get("Location")
            if answer.status not in _REDIRECTS or not target:
                return _given(answer, address, url)
            url = urljoin(url, target)
            if not is_web_address(url):
                problem = "redirects to what is no http or https address"
                raise ReportError(problem, where=address, way_out="open it in a browser and save the page")
    raise ReportError(f"redirects more than {_MOST_REDIRECTS} times", where=address, way_out="name its last address")


@contextmanager
def _deadline(address: str, seconds: float) -> Iterator[list[socket.socket]]:
    """Cuts whatever connection is open when time is up: a server that drips never meets a socket's own time limit."""
    opened: list[socket.socket] = []
    late = threading.Event()

    def cut() -> None:
        late.set()
        for connection in opened:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield opened
        if late.is_set():
            raise TimeoutError
    except (OSError, http.client.HTTPException) as error:
        slow = late.is_set() or isinstance(error, TimeoutError)
        problem = f"no whole answer in {seconds:g} s" if slow else f"cannot be fetched: {_reason(error)}"
        raise ReportError(problem, where=address, way_out="try later, or save the page and name the file") from None
    finally:
        timer.cancel()
        for connection in opened:
            connection.close()


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _ask(url: str, address: str, opened: list[socket.socket], *, allow_private: bool) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", _port(parts, address), timeout=SECONDS)
    connection.sock = _connect(parts, address, opened, allow_private=allow_private)
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    connection.request("GET", path, headers={**_HEADERS, "Host": _host(parts)})
    return connection.getresponse()


def _port(parts: SplitResult, address: str) -> int:
    try:
        return parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise ReportError("no such port", where=address, way_out="correct the address") from None


def _host(parts: SplitResult) -> str:
    host = parts.netloc.rpartition("@")[2]
    return host if host.isascii() else host.encode("idna").decode()


def _connect(parts: SplitResult, address: str, opened: list[socket.socket], *, allow_private: bool) -> socket.socket:
    """A connection to the host, at an address that is public unless others are allowed."""
    port, host = _port(parts, address), parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (UnicodeError, OSError):
        raise ReportError(f"no such host: {host}", where=address, way_out="check the address") from None
    reachable = [info for info in found if allow_private or _is_public(str(info[4][0]))]
    if not reachable:
        problem = f"{host} is an address of a private network"
        raise ReportError(problem, where=address, way_out="add --allow-private if that is meant")
    family, kind, protocol, _, place = reachable[0]
    connection = socket.socket(family, kind, protocol)
    opened.append(connection)
    connection.settimeout(SECONDS)
    connection.connect(place)
    if parts.scheme == "https":
        connection = ssl.create_default_context().wrap_socket(connection, server_hostname=host)
        opened.append(connection)
    return connection


def _is_public(number: str) -> bool:
    place = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(place, ipaddress.IPv6Address):
        inner = place.ipv4_mapped or place.sixtofour or _translated(place)
        if inner is not None:
            return _is_public(str(inner))
    return place.is_global and not place.is_multicast


def _translated(place: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a NAT64 gateway reaches by this one."""
    return ipaddress.IPv4Address(int(place) & 0xFFFFFFFF) if place in _NAT64 else None


def _given(answer: http.client.HTTPResponse, address: str, url: str) -> Given:
    if answer.status != 200:
        problem = f"the server answers {answer.status} {answer.reason}"
        raise ReportError(problem, where=address, way_out="open it in a browser and save the page")
    data = answer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large(address)
    path = PurePosixPath(unquote(urlsplit(url).path))
    return Given(
        name=path.stem or urlsplit(url).hostname or "page",
        where=address,
        stream=io.BytesIO(data),
        ending=path.suffix.lower(),
        charset=answer.headers.get_content_charset(),
        url=url,
    )
