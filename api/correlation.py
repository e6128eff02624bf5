"""One id for a request, the same in its answer, its problem and its log lines."""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar

HEADER = b"x-correlation-id"
_FIT = re.compile(r"[A-Za-z0-9._-]{8,64}")
_current: ContextVar[str] = ContextVar("correlation_id", default="")


def correlation_id() -> str:
    """The id of the request being answered."""
    return _current.get()


def begin(given: str | None) -> str:
    """Take over the caller's id if it is fit to be logged, else make one."""
    chosen = given if given and _FIT.fullmatch(given) else secrets.token_hex(8)
    _current.set(chosen)
    return chosen
