"""The route of the debrief."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Response

from api.access import Opened
from api.problems import problems
from api.reports import service
from api.reports.formats import FORMATS
from api.state import PartsOf

router = APIRouter(prefix="/v1/sessions/{session_id}/report", tags=["reports"])

Accept = Annotated[str | None, Header(description="JSON, HTML, CSV or PDF.")]
FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {media_type: {} for media_type in FORMATS}, "description": "The debrief."}
}


@router.get("", response_class=Response, responses={**FILES, **problems(401, 404, 406, 409)})
async def read_report(access: Opened, parts: PartsOf, accept: Accept = None) -> Response:
    """The debrief of the session."""
    return await service.report(parts, access.id, accept)
