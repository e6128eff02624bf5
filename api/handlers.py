"""Every exception's way to a problem."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.correlation import correlation_id
from api.limits import LimitsUnavailableError
from api.locks import LocksUnavailableError
from api.logs import frames
from api.problems import FieldFault, Problem, unavailable
from store.errors import UnavailableError

log = structlog.get_logger()

_CODES = {
    400: "malformed",
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
    415: "not_json",
}
# Fields whose fault has a name of its own.
_FIELD_CODES = {("body", "consent"): "consent_required"}
_MALFORMED = Problem(400, "malformed_json", "The body is not JSON; it may have been cut off.")


def install(app: FastAPI) -> None:
    """Answer every exception that reaches the application."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    for kind in (UnavailableError, LimitsUnavailableError, LocksUnavailableError):
        app.add_exception_handler(kind, _unavailable)


async def _problem(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    return error.response(correlation_id())


async def _http(request: Request, error: Exception) -> JSONResponse:
    """What the framework raises: no such route, wrong method, a body it can't decode."""
    assert isinstance(error, HTTPException)
    status = error.status_code
    if status == 400 and "parsing the body" in str(error.detail):
        return _MALFORMED.response(correlation_id())
    phrase = HTTPStatus(status).phrase
    code = _CODES.get(status, phrase.lower().replace(" ", "_"))
    headers = {**(error.headers or {}), **({"Allow": _allowed(request)} if status == 405 else {})}
    return Problem(status, code, f"{phrase}.", headers=headers).response(correlation_id())


def _allowed(request: Request) -> str:
    """All methods of the path: the framework names those of its first route only."""
    routes = request.app.router.routes
    return ", ".join(
        method
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    )


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults: list[dict[str, Any]] = list(error.errors())
    if any(fault["type"] == "json_invalid" for fault in faults):
        return _MALFORMED.response(correlation_id())
    own = next((_FIELD_CODES[fault["loc"]] for fault in faults if fault["loc"] in _FIELD_CODES), None)
    errors = [FieldFault(field=_where(fault), message=fault["msg"]) for fault in faults]
    detail = "; ".join(f"{fault.field}: {fault.message}" for fault in errors)
    return Problem(422, own or "invalid_fields", detail, errors=errors).response(correlation_id())


def _where(fault: dict[str, Any]) -> str:
    """`turns.3.text`; "body" for the whole."""
    return ".".join(str(part) for part in fault["loc"][1:]) or str(fault["loc"][0])


async def _unavailable(_request: Request, error: Exception) -> JSONResponse:
    what = "The database" if isinstance(error, UnavailableError) else "Redis"
    log.warning("unreachable", what=what, reason=str(error), where=frames(error)[-1:])
    return unavailable(what).response(correlation_id())
