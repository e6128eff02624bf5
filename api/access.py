"""Who may come in: rate limits and bearer tokens, as dependencies of routes."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer

from api.problems import Problem, not_found
from api.state import Parts, PartsOf
from api.tokens import read_bearer
from store.sessions import Access

# For the OpenAPI document only; the header is read by `read_bearer`, whose errors are ours.
_BEARER = HTTPBearer(auto_error=False, description="The token that `POST /v1/sessions` answered with.")


async def limit_address(request: Request, parts: PartsOf) -> None:
    """Count the request for its address."""
    await parts.limits.hit("address", _address(request, parts))


async def limit_new_sessions(request: Request, parts: PartsOf) -> None:
    """Count a session opened from an address."""
    await parts.limits.hit("new", _address(request, parts))


async def read_token(request: Request, parts: PartsOf, _scheme: Annotated[object, Security(_BEARER)]) -> str:
    """The token that came with the request, counted but not looked up yet."""
    token = read_bearer(request.headers.get("authorization"))
    if token is None:
        raise _unauthorized("session_token_required", "Send the session's token as `Authorization: Bearer …`.")
    await parts.limits.hit("token", parts.keyring.fingerprint(token).hex())
    return token


Token = Annotated[str, Depends(read_token)]


async def admit(parts: Parts, session_id: str, token: str) -> Access:
    """The session, if the token is its own. One that never was looks like somebody else's."""
    access = None
    if token:
        async with parts.database.read() as work:
            access = await work.sessions.find_access(parts.keyring.fingerprints(token))
    if access is None:
        raise _unauthorized("session_token_invalid", "No session has this token. It may have been erased.")
    if access.id != session_id:
        raise not_found("session")
    if _expired(access, parts):
        raise _unauthorized("session_expired", "The session has expired. Start a new one.")
    return access


async def open_session(session_id: str, token: Token, parts: PartsOf) -> Access:
    """The session in the path, for those with its token."""
    return await admit(parts, session_id, token)


Opened = Annotated[Access, Depends(open_session)]


def _expired(access: Access, parts: Parts) -> bool:
    now = parts.clock.now()
    idle = timedelta(hours=parts.settings.session_idle_hours)
    return now >= access.expires_at or now >= access.last_seen_at + idle


def _unauthorized(code: str, detail: str) -> Problem:
    return Problem(401, code, detail, headers={"WWW-Authenticate": "Bearer"})


def _address(request: Request, parts: Parts) -> str:
    return parts.keyring.fingerprint(parts.addresses.of(request)).hex()
