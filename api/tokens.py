"""Session ids and tokens. An id names a session; only the token opens it, and only its HMAC is kept."""

from __future__ import annotations

import re
import secrets

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def new_session_id() -> str:
    """A random id that says nothing about anybody."""
    return secrets.token_hex(16)


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def read_bearer(header: str | None) -> str | None:
    """The token of an `Authorization` header; None when there is none, "" when it can't be one of ours."""
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return None
    token = token.strip()
    return token if _TOKEN.fullmatch(token) else ""
