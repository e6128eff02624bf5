"""A real server process and a talk with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from bot.paths import ROOT

STARTS_WITHIN = 240  # seconds; a cold, busy machine loads TensorFlow slowly


class RealServer:
    """`evoke serve` with the trained model on a database of its own."""

    def __init__(self, home: Path, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._home, self._port = home, port
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it is ready."""
        settings = {
            "EVOKE_DATABASE_URL": f"sqlite+aiosqlite:///{self._home / 'evoke.db'}",
            "EVOKE_SECRET_KEY": "a key for tests that is long enough to be one",
            "EVOKE_RATE_LIMITS": "off",
            "EVOKE_REPLY_DELAY": "0",
            "EVOKE_NOW": "2026-11-23T15:00:00Z",
            "EVOKE_TIMEZONE": "America/New_York",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", str(self._port)],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end:
            assert self._process.poll() is None, "the server ended before it was ready"
            try:
                if httpx.get(self.url + "/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.2)
        raise AssertionError("the server did not get ready")

    def kill(self) -> None:
        """As a power cut would."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(timeout=20)

    def open(self, **more: Any) -> Talk:
        """A new session."""
        body = {"room": "practice", "person": "denise", "audience": "family", "mode": "coached", "goal": None,
                "locale": "en-US", "consent": "2026-11", "seed": 7, **more}  # fmt: skip
        answer = httpx.post(self.url + "/v1/sessions", json=body, timeout=30)
        assert answer.status_code == 201, answer.text
        return Talk(self.url, answer.json())

    def guide(self, **more: Any) -> Talk:
        """A new visit with the guide."""
        return self.open(room="guide", person=None, audience="visitor", **more)


class Talk:
    """One session, over HTTP."""

    def __init__(self, url: str, opened: dict[str, Any]) -> None:
        self.opened = opened
        self._base = f"{url}/v1/sessions/{opened['session_id']}"
        self._headers = {"Authorization": f"Bearer {opened['token']}"}

    def post(self, text: str | None = None, *, button: str | None = None, key: str | None = None) -> httpx.Response:
        """Say or press something."""
        headers = self._headers | ({"Idempotency-Key": key} if key else {})
        body = {"text": text} if button is None else {"button": button}
        return httpx.post(self._base + "/messages", json=body, headers=headers, timeout=30)

    def say(self, text: str) -> dict[str, Any]:
        """Say something that is taken."""
        answer = self.post(text)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    def get(self, rest: str = "", accept: str = "application/json") -> httpx.Response:
        """Ask for something of the session."""
        return httpx.get(self._base + rest, headers=self._headers | {"Accept": accept}, timeout=60)

    def end(self) -> None:
        """End it."""
        assert httpx.post(self._base + "/end", headers=self._headers, timeout=30).is_success
