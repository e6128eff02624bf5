"""An application that runs inside a test, and a client that talks to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from tests.api.fakes import FakeDebriefer, FakeEngine, FakeLibrary

OPENING = {
    "room": "practice",
    "person": "denise",
    "audience": "family",
    "mode": "coached",
    "consent": "2026-11",
}


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
    """Start `app`, give its state, stop it. httpx doesn't do that."""
    state: dict[str, Any] = {}
    inbox: asyncio.Queue[Any] = asyncio.Queue()
    outbox: asyncio.Queue[Any] = asyncio.Queue()
    task = asyncio.create_task(app({"type": "lifespan", "state": state}, inbox.get, outbox.put))
    for step in ("startup", "shutdown"):
        await inbox.put({"type": f"lifespan.{step}"})
        said = await outbox.get()
        assert said["type"] == f"lifespan.{step}.complete", said
        if step == "startup":
            try:
                yield state
            finally:
                pass
    await task


@dataclass
class Served:
    """A running application."""

    http: httpx.AsyncClient
    engine: FakeEngine
    settings: Settings
    state: dict[str, Any]

    async def open(self, **wish: Any) -> Talk:
        """Open a session."""
        answer = await self.http.post("/v1/sessions", json={**OPENING, **wish})
        assert answer.status_code == 201, answer.text
        return Talk(self.http, answer.json())


@dataclass
class Talk:
    """A session with its token."""

    http: httpx.AsyncClient
    opened: dict[str, Any]

    @property
    def path(self) -> str:
        return f"/v1/sessions/{self.opened['session_id']}"

    @property
    def auth(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.opened['token']}"}

    async def request(self, method: str, rest: str = "", **more: Any) -> httpx.Response:
        headers = {**self.auth, **more.pop("headers", {})}
        return await self.http.request(method, self.path + rest, headers=headers, **more)

    async def get(self, rest: str = "", **more: Any) -> httpx.Response:
        return await self.request("GET", rest, **more)

    async def say(self, text: str | None = None, key: str | None = None, **said: Any) -> httpx.Response:
        body = said if text is None else {"text": text, **said}
        headers = {"Idempotency-Key": key} if key else {}
        return await self.request("POST", "/messages", json=body, headers=headers)


@asynccontextmanager
async def serve(settings: Settings, engine: FakeEngine | None = None) -> AsyncIterator[Served]:
    """Run an application with fakes behind it."""
    engine = engine or FakeEngine()
    app = create_app(settings, engine=engine, library=FakeLibrary(), debriefer=FakeDebriefer())
    async with lifespan(app) as state:

        async def with_state(scope: Any, receive: Any, send: Any) -> None:
            await app({**scope, "state": dict(state)}, receive, send)

        transport = httpx.ASGITransport(with_state, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://evoke.test") as http:
            yield Served(http, engine, settings, state)


def database_bytes(folder: Path) -> bytes:
    """All bytes of the database in a test's folder, its log included."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("evoke.db*")))
