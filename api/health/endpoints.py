"""The routes for those who run Evoke."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from api.health import service
from api.state import PartsOf

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", response_model=dict[str, str], responses={503: {"model": dict[str, str]}})
async def readyz(parts: PartsOf) -> Response:
    """The model is loaded; database and locks can be reached."""
    checks = await service.check(parts)
    if all(state == "ok" for state in checks.values()):
        return JSONResponse({"status": "ok", **checks})
    return JSONResponse({"status": "not ready", **checks}, 503, headers={"Retry-After": "2"})


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "Metrics."}},
)
async def metrics(parts: PartsOf) -> Response:
    """Counters for Prometheus."""
    return Response(parts.metrics.render(), media_type=CONTENT_TYPE_LATEST)
