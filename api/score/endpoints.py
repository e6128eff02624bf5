"""The route of the transcript report."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.problems import problems
from api.reports.endpoints import FILES, Accept
from api.score import service
from api.score.schemas import Transcript
from api.state import PartsOf

router = APIRouter(prefix="/v1/score", tags=["score"])


@router.post("", response_class=Response, responses={**FILES, **problems(400, 406, 413, 415, 422)})
async def score(body: Transcript, parts: PartsOf, accept: Accept = None) -> Response:
    """An MI report on any transcript. Nothing of it is stored."""
    return await service.score(parts, body, accept)
