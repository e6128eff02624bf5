"""The OpenAPI document: every route in it, every problem in its own type; and `/docs`, without a CDN."""

from __future__ import annotations

from tests.api.serving import Served

CONTRACT = {
    "POST /v1/sessions",
    "POST /v1/sessions/{session_id}/messages",
    "GET /v1/sessions/{session_id}",
    "GET /v1/sessions/{session_id}/report",
    "GET /v1/sessions/{session_id}/commitments",
    "GET /v1/sessions/{session_id}/commitments/{commitment_id}.ics",
    "PATCH /v1/sessions/{session_id}/commitments/{commitment_id}",
    "POST /v1/sessions/{session_id}/end",
    "GET /v1/sessions/{session_id}/export",
    "DELETE /v1/sessions/{session_id}",
    "GET /v1/sessions/{session_id}/summary",
    "POST /v1/sessions/{session_id}/summary",
    "GET /v1/programs",
    "GET /v1/admission-checklist",
    "GET /v1/people",
    "GET /v1/people/{person_id}",
    "GET /v1/treatment-options",
    "GET /v1/treatment-options/{slug}",
    "GET /v1/helplines",
    "POST /v1/score",
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
}


async def test_the_document_lists_the_contract(served: Served) -> None:
    document = (await served.http.get("/openapi.json")).json()
    listed = {f"{m.upper()} {path}" for path, methods in document["paths"].items() for m in methods}
    assert listed == CONTRACT


async def test_errors_are_problems_in_the_document(served: Served) -> None:
    document = (await served.http.get("/openapi.json")).json()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert operation["description"], path
            for status, answer in operation["responses"].items():
                if int(status) >= 400 and path.startswith("/v1"):
                    assert list(answer["content"]) == ["application/problem+json"], (path, status)
    assert "HTTPValidationError" not in document["components"]["schemas"]


async def test_session_routes_ask_for_the_token(served: Served) -> None:
    document = (await served.http.get("/openapi.json")).json()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert ("security" in operation) == path.startswith("/v1/sessions/{"), path


async def test_the_page_of_routes_needs_nobody(served: Served) -> None:
    answer = await served.http.get("/docs")
    assert answer.headers["content-type"].startswith("text/html")
    assert "<code>/v1/sessions/{session_id}/messages</code>" in answer.text
    for foreign in ("http://", "https://", "<script", "<style", "style="):
        assert foreign not in answer.text
