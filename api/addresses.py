"""Who is calling, as far as a rate limit needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from starlette.requests import Request


class Addresses:
    """Reads the caller's address; `X-Forwarded-For` counts only from proxies that are trusted."""

    def __init__(self, trusted: Sequence[str]) -> None:
        self._trusted = [ip_network(name, strict=False) for name in trusted]

    def of(self, request: Request) -> str:
        """The nearest address that is not a trusted proxy; "" when there is none (a Unix socket)."""
        address = request.client.host if request.client else ""
        hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
        while self._is_trusted(address) and hops:
            address = hops.pop()
        return address

    def _is_trusted(self, address: str) -> bool:
        try:
            return any(ip_address(address) in network for network in self._trusted)
        except ValueError:
            return False
