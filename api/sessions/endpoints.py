"""The routes of sessions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Response
from fastapi.responses import JSONResponse

from api.access import Opened, Token, limit_new_sessions
from api.problems import Problem, problems
from api.sessions import opening, records, service
from api.sessions.schemas import Answer, Message, OpenSession, SessionOpened, SessionOut
from api.state import PartsOf

router = APIRouter(prefix="/v1/sessions", tags=["sessions"])

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="Any unique text, the same for each retry. Without it a retry is a new turn.",
    ),
]


@router.post("", status_code=201, dependencies=[Depends(limit_new_sessions)], responses=problems(400, 413, 415, 422))
async def open_session(body: OpenSession, parts: PartsOf) -> SessionOpened:
    """Open a session. Its token is shown this once."""
    return await opening.open_session(parts, body)


@router.post(
    "/{session_id}/messages",
    response_model=Answer,
    responses=problems(400, 401, 404, 409, 413, 415, 422),
)
async def say(session_id: str, token: Token, body: Message, parts: PartsOf, key: Key = None) -> Response:
    """Say something and get the replies."""
    answer = await service.take_turn(parts, session_id, token, body, _checked(key))
    # As stored, byte for byte: a retry must not differ.
    return Response(answer, media_type="application/json")


@router.get("/{session_id}", responses=problems(401, 404))
async def read_session(access: Opened, parts: PartsOf) -> SessionOut:
    """The session with its turns."""
    return await records.read_session(parts, access.id)


@router.post("/{session_id}/end", responses=problems(401, 404))
async def end_session(access: Opened, parts: PartsOf) -> SessionOut:
    """End the conversation. It can still be read, exported and erased."""
    return await records.end_session(parts, access.id)


@router.get("/{session_id}/export", response_model=dict[str, Any], responses=problems(401, 404))
async def export_session(access: Opened, parts: PartsOf) -> Response:
    """Everything that is held about the session, as a file."""
    held = await records.export_session(parts, access.id)
    name = f'attachment; filename="evoke-{access.id[:8]}.json"'
    return JSONResponse(held, headers={"Content-Disposition": name})


@router.delete("/{session_id}", status_code=204, responses=problems(401, 404))
async def erase_session(access: Opened, parts: PartsOf) -> None:
    """Erase the session with everything that belongs to it."""
    await records.erase_session(parts, access.id)


def _checked(key: str | None) -> str | None:
    if key is None:
        return None
    if not key.strip() or len(key) > 255 or not key.isprintable():
        raise Problem(422, "idempotency_key_invalid", "An Idempotency-Key has 1 to 255 printable characters.")
    return key
