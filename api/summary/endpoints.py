"""The routes of the visitor's summary: what may go in, and the page of what was chosen."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Response

from api.access import Opened
from api.problems import problems
from api.state import PartsOf
from api.summary import service
from api.summary.schemas import SummaryItems, SummaryWish

router = APIRouter(prefix="/v1/sessions/{session_id}/summary", tags=["summary"])

Accept = Annotated[str | None, Header(description="JSON, plain text, HTML or PDF.")]
FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {media_type: {} for media_type in service.FORMATS}, "description": "The summary."}
}


@router.get("", responses=problems(401, 404, 409))
async def list_items(access: Opened, parts: PartsOf) -> SummaryItems:
    """The lines that may go into a summary: the visitor's own words and what they said they would do."""
    return await service.list_items(parts, access.id)


@router.post("", response_class=Response, responses={**FILES, **problems(400, 401, 404, 406, 409, 413, 415, 422)})
async def make_summary(access: Opened, body: SummaryWish, parts: PartsOf, accept: Accept = None) -> Response:
    """The page of exactly the lines chosen, to hand to a program. Nothing of it is stored or sent anywhere."""
    return await service.make(parts, access.id, body, accept)
