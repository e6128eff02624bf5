"""What a request may bring: a body of a certain length, of a certain type."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.correlation import correlation_id
from api.problems import Problem


class BodyRules:
    """ASGI middleware that turns away long bodies before they are read, and bodies that aren't JSON."""

    def __init__(self, app: ASGIApp, limit: int, limits: Mapping[str, int]) -> None:
        """`limits` are for single paths; `limit` is for all the others."""
        self.app = app
        self.limit = limit
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = self.limits.get(scope["path"], self.limit)
        announced = headers.get("content-length", "")
        length = int(announced) if announced.isascii() and announced.isdigit() else None
        if length is not None and length > limit:
            await _too_large(limit).response(correlation_id())(scope, receive, send)
            return
        has_body = bool(length) or "transfer-encoding" in headers
        if has_body and not _is_json(headers.get("content-type", "")):
            problem = Problem(415, "not_json", "Send the body as application/json.")
            await problem.response(correlation_id())(scope, receive, send)
            return
        await self._watched(limit, scope, receive, send)

    async def _watched(self, limit: int, scope: Scope, receive: Receive, send: Send) -> None:
        """A body without an announced length is counted as it comes."""
        total = 0

        async def receive_counted() -> Message:
            nonlocal total
            message = await receive()
            total += len(message.get("body", b""))
            if total > limit:
                # The only kind that the framework lets through while it reads a body.
                raise HTTPException(413)
            return message

        await self.app(scope, receive_counted, send)


def _too_large(limit: int) -> Problem:
    return Problem(413, "body_too_large", f"The body is longer than {limit} bytes.")


def _is_json(content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))
