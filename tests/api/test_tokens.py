"""Who may come in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.clock import Clock
from api.settings import Settings
from api.tokens import new_token, read_bearer
from tests.api.serving import Served, Talk, database_bytes, serve

ROUTES = [
    ("GET", ""),
    ("DELETE", ""),
    ("POST", "/messages"),
    ("POST", "/end"),
    ("GET", "/report"),
    ("GET", "/commitments"),
    ("PATCH", "/commitments/x"),
    ("GET", "/export"),
]
BODIES = {"/messages": {"text": "hi"}, "/commitments/x": {"status": "kept"}}


@pytest.mark.parametrize(("method", "rest"), ROUTES)
async def test_every_session_route_needs_its_own_token(served: Served, talk: Talk, method: str, rest: str) -> None:
    other = await served.open()

    async def attempt(headers: dict[str, str]) -> tuple[int, str, str | None]:
        answer = await served.http.request(method, talk.path + rest, json=BODIES.get(rest), headers=headers)
        return answer.status_code, answer.json()["code"], answer.headers.get("www-authenticate")

    assert await attempt({}) == (401, "session_token_required", "Bearer")
    assert await attempt({"Authorization": "Basic YTpi"}) == (401, "session_token_required", "Bearer")
    assert await attempt({"Authorization": "Bearer "}) == (401, "session_token_required", "Bearer")
    for token in (new_token(), "x", "é" * 43, "a" * 5000):
        headers = {"Authorization": f"Bearer {token}".encode()}
        assert await attempt(headers) == (401, "session_token_invalid", "Bearer")  # type: ignore[arg-type]
    assert await attempt(other.auth) == (404, "not_found", None)
    assert (await talk.get()).status_code == 200


@pytest.mark.parametrize("session_id", ["none", "0" * 32, "%00", "..%2F..", "'; DROP TABLE sessions; --", "é" * 40])
async def test_ids_that_never_were_look_like_somebody_elses(served: Served, talk: Talk, session_id: str) -> None:
    answer = await served.http.get(f"/v1/sessions/{session_id}", headers=talk.auth)
    assert answer.status_code == 404


async def test_a_session_expires(served: Served, talk: Talk) -> None:
    parts = served.state["parts"]
    for hours in range(20, 7 * 24, 20):
        parts.clock = Clock(datetime.now(UTC) + timedelta(hours=hours))
        assert (await talk.say("still here")).status_code == 200
    parts.clock = Clock(datetime.now(UTC) + timedelta(hours=7 * 24 + 1))
    for answer in (await talk.get(), await talk.say("hello")):
        assert (answer.status_code, answer.json()["code"]) == (401, "session_expired")


async def test_a_session_left_idle_expires(served: Served, talk: Talk) -> None:
    served.state["parts"].clock = Clock(datetime.now(UTC) + timedelta(hours=24, minutes=1))
    answer = await talk.get()
    assert (answer.status_code, answer.json()["code"]) == (401, "session_expired")


async def test_a_token_is_kept_as_a_hash_only(served: Served, talk: Talk, tmp_path: Path) -> None:
    assert talk.opened["token"].encode() not in database_bytes(tmp_path)


async def test_tokens_outlive_a_rotation_of_the_secret(make_settings: Callable[..., Settings]) -> None:
    old, new = "o" * 32, "n" * 32
    async with serve(make_settings(secret_key=old)) as served:
        talk = await served.open()
        await talk.say("before")
    async with serve(make_settings(secret_key=new, old_secret_keys=old)) as served:
        talk = Talk(served.http, talk.opened)
        assert (await talk.say("after")).json()["turn"] == 2
        assert [turn["said"] for turn in (await talk.get()).json()["turns"]] == ["before", "after"]


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(read_bearer(f"bearer {token}") == token for token in tokens)
