"""The real thing: `evoke serve` as a process of its own, and conversations with it over HTTP.

Nothing here is faked: the trained model, the real actions, a database in a file. Only the clock is fixed, so that
"on Monday" is always the same day.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bot.paths import MODELS

MODEL = MODELS / "evoke.tar.gz"
NOW = "2026-11-23T15:00:00Z"  # a Monday, ten in the morning in New York
READY_WITHIN = 120.0  # seconds; a cold disk is slow
Json = dict[str, Any]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def script(name: str) -> Path:
    """A command of this environment: `evoke`, `rasa`."""
    return Path(sys.executable).with_name(name)


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a child process: this one's, without any setting of Evoke's from outside."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("EVOKE_")}
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    return {**plain, **quiet, **more}


class House:
    """A server process on a folder, whose database outlives it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.http = httpx.Client(base_url=self.url, timeout=60)
        self._log = home / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it takes turns."""
        settings = {
            "EVOKE_DATABASE_URL": f"sqlite:///{self.home / 'evoke.db'}",
            "EVOKE_NOW": NOW,
            "EVOKE_RATE_LIMITS": "off",
            "EVOKE_REPLY_DELAY": "0",
            "EVOKE_SECRET_KEY": "for tests only: 32 characters or more",
            "EVOKE_TIMEZONE": "America/New_York",
        }
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [script("evoke"), "serve", "--port", str(self.port)],
                cwd=self.home,
                env=surroundings(**settings),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if self.http.get("/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        self.stop()
        raise AssertionError(f"evoke serve did not get ready:\n{self.printed()[-4000:]}")

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End the process, if it still runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(timeout=40)

    def close(self) -> None:
        """Leave nothing behind."""
        self.stop()
        self.http.close()

    def printed(self) -> str:
        """Everything it wrote to its terminal so far."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def practise(self, person: str, **wish: Any) -> Talk:
        """Open a rehearsal; the seed is 7 unless another is wished for."""
        return self._open(room="practice", person=person, **wish)

    def visit(self, **wish: Any) -> Talk:
        """Open a visit to the guide."""
        return self._open(room="guide", **wish)

    def _open(self, **wish: Any) -> Talk:
        answer = self.http.post("/v1/sessions", json={"consent": "2026-11", "seed": 7, **wish})
        assert answer.status_code == 201, answer.text
        return Talk(self.http, answer.json())


@dataclass
class Talk:
    """One conversation. `lines` are all replies so far, the opening's among them."""

    http: httpx.Client
    opened: Json
    lines: list[Json] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines += self.opened["replies"]

    def request(self, method: str, rest: str = "", **more: Any) -> httpx.Response:
        """Ask for something of this session."""
        headers = {"Authorization": f"Bearer {self.opened['token']}", **more.pop("headers", {})}
        url = f"/v1/sessions/{self.opened['session_id']}{rest}"
        return self.http.request(method, url, headers=headers, **more)

    def send(self, key: str | None = None, **said: str) -> httpx.Response:
        """Send `text=` or `button=`, whatever comes of it."""
        headers = {"Idempotency-Key": key} if key else {}
        return self.request("POST", "/messages", json=said, headers=headers)

    def say(self, text: str, key: str | None = None) -> Json:
        """Say something; the answer."""
        return self._answered(self.send(key, text=text), text)

    def press(self, button: str) -> Json:
        """Press a button; the answer."""
        return self._answered(self.send(button=button), f"[{button}]")

    def end(self) -> Json:
        """End it; the session."""
        answer = self.request("POST", "/end")
        assert answer.status_code == 200, answer.text
        session: Json = answer.json()
        return session

    def read(self) -> Json:
        """The session with its turns."""
        answer = self.request("GET")
        assert answer.status_code == 200, answer.text
        session: Json = answer.json()
        return session

    def commitments(self) -> list[Json]:
        """What is noted."""
        answer = self.request("GET", "/commitments")
        assert answer.status_code == 200, answer.text
        noted: list[Json] = answer.json()
        return noted

    def report(self, media_type: str = "application/json") -> httpx.Response:
        """The debrief."""
        return self.request("GET", "/report", headers={"Accept": media_type})

    def _answered(self, answer: httpx.Response, said: str) -> Json:
        assert answer.status_code == 200, f"{said[:200]!r}: {answer.status_code} {answer.text}"
        body: Json = answer.json()
        self.lines += body["replies"]
        return body


def texts(answer: Json) -> list[str]:
    """The words of an answer's bubbles."""
    return [reply["text"] for reply in answer["replies"]]


def sources(answer: Json) -> list[str]:
    """The content its bubbles were built on."""
    return [reply["source"] for reply in answer["replies"]]


def buttons(answer: Json) -> list[str]:
    """The ids of the buttons it offers."""
    return [button["id"] for reply in answer["replies"] for button in reply["buttons"]]
