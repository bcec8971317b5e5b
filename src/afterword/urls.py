"""Web addresses in ASCII, as RFC 3987 maps them, for QR codes and links.

An address that is in ASCII already comes through unchanged: what a person typed is
what is printed, encoded and linked.
"""

import ipaddress
import re
import unicodedata
from urllib.parse import quote

import idna

from afterword.errors import DocumentError

_PARTS = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.I | re.S)
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(:[0-9]{1,5})?", re.I)
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.I | re.A)
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "%/:@!$&'()*+,;=~?-._"
"""What RFC 3986 allows in a path, query or fragment, and the sign of an escape."""


def ascii_url(url: str) -> str:
    """Return `url` in ASCII: an IDNA host, the rest percent-encoded once.

    Raises DocumentError unless it is an http or https address with a host, without
    user name or password, and without control characters.
    """
    address = url.strip()
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in address):
        raise _fault(url, "it has control characters")
    if not (parts := _PARTS.fullmatch(address)):
        raise _fault(url, "it must begin with https:// or http://")
    scheme, authority, path, query, fragment = parts.groups(default="")
    tail = _escaped(path) + _escaped(query)
    if fragment:
        tail += "#" + _escaped(fragment[1:])
    return f"{scheme}://{_authority(url, authority)}{tail}"


def _authority(url: str, authority: str) -> str:
    if "@" in authority:
        raise _fault(url, "it must not hold a user name or password")
    if not (parts := _AUTHORITY.fullmatch(authority)):
        raise _fault(url, "its host is missing or wrong")
    host, port = parts.groups(default="")
    if port and int(port[1:]) > 65535:
        raise _fault(url, "its port is above 65535")
    return _host(url, host) + port


def _host(url: str, host: str) -> str:
    try:
        if host.startswith("["):
            return f"[{ipaddress.IPv6Address(host[1:-1])}]"
        if not host.isascii():
            return idna.encode(host, uts46=True).decode("ascii")
    except ValueError as error:
        raise _fault(url, f"its host is wrong: {error}") from error
    labels = host.removesuffix(".").split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _fault(url, "its host is wrong")
    return host


def _escaped(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_SAFE)


def _fault(url: str, reason: str) -> DocumentError:
    shown = url if len(url) <= 80 else f"{url[:79]}…"
    return DocumentError(
        f"the web address “{shown}” cannot be used: {reason}",
        "write it as in https://example.org/work",
    )
