"""The outermost layer: correlation id, headers, access log, request count, and the last resort for faults."""

from __future__ import annotations

import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.correlation import HEADER, begin
from api.logs import frames
from api.metrics import Metrics
from api.pages.endpoints import PAGES
from api.problems import Problem
from api.security import HeaderRules

log = structlog.get_logger()


class Edge:
    """ASGI middleware around everything else, so that no answer leaves without its headers."""

    def __init__(self, app: ASGIApp, metrics: Metrics, rules: HeaderRules) -> None:
        self.app = app
        self.metrics = metrics
        self.rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        correlation = begin(Headers(scope=scope).get(HEADER.decode()))
        began = time.perf_counter()
        status = 0

        async def send_dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers[HEADER.decode()] = correlation
                for name, value in self.rules.headers_for(scope["path"], scope.get("scheme", "http")):
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, send_dressed)
        except Exception as error:
            log.error("fault", kind=type(error).__name__, where=frames(error))
            if status:
                raise  # half an answer is out: the server must break the connection
            fault = Problem(500, "internal", "Something went wrong on our side. Nothing was half done.")
            await fault.response(correlation)(scope, receive, send_dressed)
        finally:
            self._account(scope, status, time.perf_counter() - began)

    def _account(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self.metrics.requests.labels(method, route, str(status)).inc()
        log.info("request", method=method, route=route, status=status, ms=round(seconds * 1000, 1))


def _route(scope: Scope) -> str:
    """The route's pattern, not the path: a path holds ids, and there is no end of them."""
    if found := getattr(scope.get("route"), "path", None):
        return str(found)
    path: str = scope["path"]
    if path.startswith("/static/"):
        return "/static"
    return path if path in PAGES else "unmatched"


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
