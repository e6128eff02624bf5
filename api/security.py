"""Which security headers an answer gets. Pages run our own scripts and styles only, and no page but the embed
may be framed (OWASP ASVS 3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_HOST = re.compile(r"https?://[A-Za-z0-9.*-]+(:\d+)?")

_EVERYWHERE = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
)
_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)
_DATA = "default-src 'none'; frame-ancestors 'none'"


class HeaderRules:
    """Headers by path."""

    def __init__(self, embed_hosts: Sequence[str]) -> None:
        for host in embed_hosts:
            if not _HOST.fullmatch(host):
                raise ValueError(f"EVOKE_EMBED_HOSTS: {host!r} is not of the form https://clinic.example")
        self._closed = _PAGE.format(ancestors="'none'")
        self._open = _PAGE.format(ancestors=" ".join(("'self'", *embed_hosts)))

    def headers_for(self, path: str, scheme: str) -> Iterable[tuple[str, str]]:
        """Headers to add where the answer hasn't set them."""
        yield from _EVERYWHERE
        if scheme == "https":
            yield "strict-transport-security", "max-age=31536000"
        if path.startswith("/v1/"):
            yield "cache-control", "no-store"
            yield "content-security-policy", _DATA
        else:
            yield "cache-control", "no-cache"
            yield "content-security-policy", self._open if path == "/embed" else self._closed
        # The loader and the frame are meant for other sites; nothing else is.
        shared = path in ("/widget.js", "/embed")
        yield "cross-origin-resource-policy", "cross-origin" if shared else "same-origin"
        if path != "/embed":
            yield "cross-origin-opener-policy", "same-origin"
