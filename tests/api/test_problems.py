"""Every error is a problem of the same shape, with a correlation id, and none repeats what was sent."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.api.serving import OPENING, Served, Talk

JSON = {"Content-Type": "application/json"}


def check(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """Hold the shape of a problem."""
    body: dict[str, Any] = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert {"type", "title", "status", "detail", "code", "correlation_id"} <= set(body)
    assert set(body) <= {"type", "title", "status", "detail", "code", "correlation_id", "errors"}
    assert body["type"] == f"urn:evoke:problem:{code}"
    assert body["title"] and body["detail"]
    assert body["correlation_id"] == answer.headers["x-correlation-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    return body


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("GET", "/v1/nowhere", 404, "not_found"),
        ("GET", "/v1/people/", 404, "not_found"),
        ("GET", "/static/nowhere.js", 404, "not_found"),
        ("GET", "/static/../../etc/passwd", 404, "not_found"),
        ("GET", "/static/%2e%2e/%2e%2e/etc/passwd", 404, "not_found"),
        ("POST", "/", 405, "method_not_allowed"),
        ("PUT", "/v1/sessions", 405, "method_not_allowed"),
        ("GET", "/v1/sessions", 405, "method_not_allowed"),
        ("DELETE", "/healthz", 405, "method_not_allowed"),
        ("GET", "/v1/sessions/abc", 401, "session_token_required"),
        ("GET", "/v1/people/nobody", 404, "not_found"),
        ("GET", "/v1/treatment-options/nothing", 404, "not_found"),
        ("GET", "/v1/treatment-options?kind=magic", 422, "invalid_fields"),
        ("GET", "/v1/helplines?country=USA", 422, "invalid_fields"),
        ("GET", "/v1/helplines?country=%00%00", 422, "invalid_fields"),
    ],
)
async def test_errors_of_routes(served: Served, method: str, path: str, status: int, code: str) -> None:
    answer = await served.http.request(method, path)
    check(answer, status, code)
    if status == 405:
        assert answer.headers["allow"]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/sessions/abc", "GET, DELETE"),
        ("/v1/sessions", "POST"),
        ("/v1/people", "GET"),
        ("/", "GET, HEAD"),
        ("/docs", "GET, HEAD"),
    ],
)
async def test_all_methods_of_a_path_are_named(served: Served, path: str, allowed: str) -> None:
    answer = await served.http.request("PUT", path)
    assert answer.headers["allow"] == allowed


@pytest.mark.parametrize("path", ["/v1/sessions", "/v1/score"])
async def test_errors_of_bodies(served: Served, path: str) -> None:
    post = served.http.post
    check(await post(path, content=b"{", headers=JSON), 400, "malformed_json")
    check(await post(path, content=b"hi", headers={"Content-Type": "text/plain"}), 415, "not_json")
    check(await post(path, content=b"x" * 1_100_000, headers=JSON), 413, "body_too_large")
    check(await post(path, json={}), 422, "consent_required" if "sessions" in path else "invalid_fields")
    check(await post(path), 422, "invalid_fields")


async def test_faults_of_fields_are_named_without_their_values(served: Served) -> None:
    wish = {**OPENING, "seed": "my secret", "room": "my secret"}
    body = check(await served.http.post("/v1/sessions", json=wish), 422, "invalid_fields")
    assert [fault["field"] for fault in body["errors"]] == ["room", "seed"]
    assert "secret" not in str(body)


async def test_our_own_fault_says_nothing_of_it(served: Served, talk: Talk) -> None:
    served.engine.fault = ValueError("he said he drinks")
    check(await talk.say("hi"), 500, "internal")


@pytest.mark.parametrize("given", ["abcdef12", "Request-1.2_3", "a" * 64])
async def test_a_fit_correlation_id_is_taken_over(served: Served, given: str) -> None:
    answer = await served.http.get("/healthz", headers={"X-Correlation-ID": given})
    assert answer.headers["x-correlation-id"] == given


@pytest.mark.parametrize("given", ["", "short", "a" * 65, "with space in", 'quote"quote', "línea-larga"])
async def test_any_other_is_replaced(served: Served, given: str) -> None:
    answer = await served.http.get("/healthz", headers={b"X-Correlation-ID": given.encode("latin-1")})
    assert answer.headers["x-correlation-id"] != given
    assert len(answer.headers["x-correlation-id"]) == 16
