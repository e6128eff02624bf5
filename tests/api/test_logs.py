"""Logs say what happened and never what was said."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from api.logs import configure
from tests.api.serving import Served, Talk


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything logged during a test."""
    stream, handlers = io.StringIO(), logging.root.handlers[:]
    configure("debug", stream)
    yield stream
    logging.root.handlers[:] = handlers
    structlog.reset_defaults()


async def test_no_words_no_tokens_no_ids(logged: io.StringIO, served: Served, talk: Talk) -> None:
    await talk.say("I will eat marmalade")
    served.engine.fault = ValueError("cannot digest: marmalade")
    await talk.say("marmalade again")
    await talk.say("marmalade", marmalade="marmalade", button="marmalade")
    await served.http.get(f"/v1/sessions/{talk.opened['session_id']}?marmalade=1")
    text = logged.getvalue()
    assert text.count('"event": "request"') == 5
    for secret in ("marmalade", talk.opened["token"], talk.opened["session_id"]):
        assert secret not in text


async def test_lines_are_json_with_the_correlation_id(logged: io.StringIO, served: Served) -> None:
    await served.http.get("/v1/people/denise", headers={"X-Correlation-ID": "abcdef12"})
    line = next(json.loads(line) for line in logged.getvalue().splitlines() if "abcdef12" in line)
    assert line["event"] == "request"
    assert line["correlation_id"] == "abcdef12"
    assert (line["method"], line["route"], line["status"]) == ("GET", "/v1/people/{person_id}", 200)
    assert line["ms"] >= 0


async def test_a_fault_says_where_not_what(logged: io.StringIO, served: Served, talk: Talk) -> None:
    served.engine.fault = KeyError("private")
    await talk.say("hi")
    line = next(json.loads(line) for line in logged.getvalue().splitlines() if '"fault"' in line)
    assert line["kind"] == "KeyError"
    assert "fakes.py" in line["where"][-1]
