"""Errors as `application/problem+json` (RFC 9457). Each has a stable `code`; clients branch on that alone."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

MEDIA_TYPE = "application/problem+json"


class FieldFault(BaseModel):
    """What is wrong with one field. The value itself is never repeated: it may be private."""

    field: str
    message: str


class ProblemBody(BaseModel):
    """The body of every error."""

    type: str = Field(description="A name for the kind of problem, as a URN.")
    title: str = Field(description="The kind of problem in a few words.")
    status: int
    detail: str = Field(description="What happened, and what to do about it.")
    code: str = Field(description="A stable name to branch on.")
    correlation_id: str = Field(description="Quote this when asking for help.")
    errors: list[FieldFault] | None = None


class Problem(Exception):
    """Raise it anywhere in a request to answer with it."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        errors: list[FieldFault] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})
        self.errors = errors

    def response(self, correlation_id: str) -> JSONResponse:
        """The answer that tells it."""
        body = ProblemBody(
            type=f"urn:evoke:problem:{self.code}",
            title=HTTPStatus(self.status).phrase,
            status=self.status,
            detail=self.detail,
            code=self.code,
            correlation_id=correlation_id,
            errors=self.errors,
        )
        content = body.model_dump(exclude_none=True)
        return JSONResponse(content, self.status, headers=self.headers, media_type=MEDIA_TYPE)


def unavailable(what: str, retry_after: int = 2) -> Problem:
    """503: something we need can't be reached just now."""
    return Problem(
        503,
        "unavailable",
        f"{what} can't be reached just now. Nothing was lost; please try again.",
        headers={"Retry-After": str(retry_after)},
    )


def not_found(what: str = "page") -> Problem:
    """404, the same whether a thing never was or isn't yours."""
    return Problem(404, "not_found", f"There is no such {what}.")


_WHEN = {
    400: "The request can't be read.",
    401: "The token is missing, unknown or expired.",
    404: "There is no such thing, or it isn't yours.",
    406: "None of the formats asked for is offered.",
    409: "The session has ended, or must end first.",
    413: "The body is too long.",
    415: "The body isn't JSON.",
    422: "A field is wrong.",
    429: "Too many requests; see `Retry-After`.",
    500: "Our fault.",
    503: "Not ready, or something needed is unreachable; see `Retry-After`.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI responses for these statuses and those of every route; `api.openapi` adds the body."""
    return {status: {"description": _WHEN[status]} for status in sorted({*statuses, 429, 500, 503})}
