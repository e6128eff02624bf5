"""The routes of commitments."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.access import Opened
from api.commitments import service
from api.commitments.ics import MEDIA_TYPE
from api.commitments.schemas import StatusChange
from api.problems import problems
from api.sessions.schemas import CommitmentOut
from api.state import PartsOf

router = APIRouter(prefix="/v1/sessions/{session_id}/commitments", tags=["commitments"])


@router.get("", responses=problems(401, 404))
async def list_commitments(access: Opened, parts: PartsOf) -> list[CommitmentOut]:
    """The commitments made in the session, in their own words."""
    return await service.list_commitments(parts, access.id)


@router.patch("/{commitment_id}", responses=problems(400, 401, 404, 413, 415, 422))
async def change_status(access: Opened, commitment_id: str, body: StatusChange, parts: PartsOf) -> CommitmentOut:
    """Note what became of a commitment."""
    return await service.change_status(parts, access.id, commitment_id, body.status)


@router.get(
    "/{commitment_id}.ics",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {}}}, **problems(401, 404)},
)
async def get_calendar(access: Opened, commitment_id: str, parts: PartsOf) -> Response:
    """The day of a dated commitment, for the visitor's own calendar (RFC 5545)."""
    body = await service.write_calendar(parts, access.id, commitment_id)
    name = f'attachment; filename="evoke-{commitment_id[:8]}.ics"'
    return Response(body, media_type=MEDIA_TYPE, headers={"Content-Disposition": name})
