"""The two systems under load, each started as its documentation says, and a session with each over HTTP."""

from __future__ import annotations

import os
import secrets
import tarfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import aiohttp

from benchmarks.options import ROOT
from benchmarks.processes import Failed, Processes, free_port
from benchmarks.talk import Talk

BIN = ROOT / ".venv" / "bin"
MODEL = ROOT / "models" / "evoke.tar.gz"
READY_SECONDS = 240
# A message that takes longer has failed.
TIMEOUT = aiohttp.ClientTimeout(total=120)


class Session(Protocol):
    """One conversation."""

    async def open(self) -> list[str]:
        """Start it, where that is a request of its own; the opening words."""

    async def say(self, text: str) -> list[str]:
        """The replies. Raises `Failed`."""

    @property
    def over(self) -> bool:
        """Whether the other has ended the talk."""


class Server(Protocol):
    """A running system."""

    name: str
    processes: Processes

    def prepare(self) -> None:
        """What has to be there before the clock starts."""

    def start(self) -> None:
        """Start its processes and return once they answer."""

    def session(self, http: aiohttp.ClientSession, talk: Talk, seed: int) -> Session:
        """A new conversation, not opened yet."""


def environment(**more: str) -> dict[str, str]:
    """What both systems run with. Settings of whoever runs the benchmark stay out."""
    ours = ("EVOKE_CONTENT", "EVOKE_CACHE")
    env = {name: value for name, value in os.environ.items() if not name.startswith("EVOKE_") or name in ours}
    # Byte code is compiled at install, and kept: a developer's shell may say otherwise.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "PYTHONWARNINGS": "ignore"}
    return {**env, **quiet, "RASA_TELEMETRY_ENABLED": "false", **more}


def wait_until_ready(processes: Processes, *urls: str) -> None:
    """Return when every URL answers 200. Raises `Failed`."""
    until = time.monotonic() + READY_SECONDS
    left = list(urls)
    while left:
        processes.check()
        if time.monotonic() > until:
            raise Failed(f"{left[0]} was not ready in {READY_SECONDS} s\n{processes.logs()}")
        try:
            with urllib.request.urlopen(left[0], timeout=5):
                left.pop(0)
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)


@dataclass
class Stock:
    """Rasa as its manual runs it: `rasa run --enable-api`, `rasa run actions`, `SQLTrackerStore`."""

    database: str
    processes: Processes
    workers: int = 1  # Rasa's own number is 1 without a lock store in Redis
    name: str = "stock"
    url: str = field(default="", init=False)

    def prepare(self) -> None:
        _as_stock_trains_it(self.processes.folder / "stock.tar.gz")

    def start(self) -> None:
        port, actions = free_port(), free_port()
        self.url = f"http://127.0.0.1:{port}"
        folder = self.processes.folder
        endpoints = folder / "endpoints.yml"
        endpoints.write_text(
            f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n"
            f"tracker_store:\n  type: SQL\n  url: {_for_rasa(self.database)}\n"
        )
        credentials = folder / "credentials.yml"
        credentials.write_text("rest:\n")
        env = environment(SANIC_HOST="127.0.0.1")
        model = _as_stock_trains_it(folder / "stock.tar.gz")
        rasa = str(BIN / "rasa")
        self.processes.start(
            "actions", [rasa, "run", "actions", "--actions", "actions", "--port", str(actions)], ROOT, env
        )
        command = [rasa, "run", "--enable-api", "--model", str(model), "--interface", "127.0.0.1"]
        files = ["--endpoints", str(endpoints), "--credentials", str(credentials)]
        self.processes.start("rasa", [*command, *files, "--port", str(port)], ROOT, env)
        wait_until_ready(self.processes, f"http://127.0.0.1:{actions}/health", f"{self.url}/status")

    def session(self, http: aiohttp.ClientSession, talk: Talk, seed: int) -> Session:
        return StockSession(http, self.url, talk, seed)


def _as_stock_trains_it(path: Path) -> Path:
    """The model without our saved prediction: stock Rasa loads TED by rebuilding it. Made once, outside the clock."""
    if not path.exists():
        with tarfile.open(MODEL) as ours, tarfile.open(path, "w:gz", compresslevel=1) as theirs:
            for member in ours:
                if "/prediction-tf" not in member.name:
                    theirs.addfile(member, ours.extractfile(member) if member.isfile() else None)
    return path


def _for_rasa(url: str) -> str:
    # Rasa's own dialect names: psycopg2 and sqlite3, both synchronous.
    return url.replace("postgres://", "postgresql://")


@dataclass
class StockSession:
    """A sender of Rasa's REST channel. The session start runs with the first message."""

    http: aiohttp.ClientSession
    url: str
    talk: Talk
    seed: int
    sender: str = field(default_factory=lambda: secrets.token_hex(8))
    over: bool = False

    async def open(self) -> list[str]:
        """Nothing: Rasa has no request for it, the opening comes with the first replies."""
        return []

    async def say(self, text: str) -> list[str]:
        metadata = {"room": "practice", "person": self.talk.person, "seed": self.seed, "country": "US"}
        body = {"sender": self.sender, "message": text, "metadata": metadata}
        async with self.http.post(f"{self.url}/webhooks/rest/webhook", json=body) as answer:
            if answer.status != 200:
                raise Failed(f"stock answered {answer.status}")
            rows: list[dict[str, Any]] = await answer.json()
        replies = [row["text"] for row in rows if row.get("text")]
        if not replies:
            # Rasa answers 200 and nothing when an action or its server fails.
            raise Failed("stock answered with silence")
        self.over = any((row.get("custom") or {}).get("ends") for row in rows)
        return replies


@dataclass
class Evoke:
    """`evoke serve`, with a database of its own and nothing else that is not its default."""

    database: str
    processes: Processes
    workers: int = 1
    redis: str | None = None
    name: str = "evoke"
    url: str = field(default="", init=False)

    def prepare(self) -> None:
        """Nothing: a server is started with what is installed."""

    def start(self) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        env = environment(
            EVOKE_DATABASE_URL=self.database,
            EVOKE_SECRET_KEY=secrets.token_hex(32),
            EVOKE_RATE_LIMITS="off",
            EVOKE_REPLY_DELAY="0",
            EVOKE_MODEL=str(MODEL),
            **({"EVOKE_REDIS_URL": self.redis} if self.redis else {}),
        )
        command = [str(BIN / "evoke"), "serve", "--host", "127.0.0.1", "--port", str(port)]
        # In a folder without .env or evoke.toml.
        self.processes.start("evoke", [*command, "--workers", str(self.workers)], self.processes.folder, env)
        wait_until_ready(self.processes, f"{self.url}/readyz")
        # Whichever process is first answers; a load must not begin before the last is there.
        log = self.processes.folder / "evoke.log"
        until = time.monotonic() + READY_SECONDS
        while log.read_text(errors="replace").count('"event": "ready"') < self.workers:
            self.processes.check()
            if time.monotonic() > until:
                raise Failed(f"not all of {self.workers} workers became ready\n{self.processes.logs()}")
            time.sleep(0.05)

    def session(self, http: aiohttp.ClientSession, talk: Talk, seed: int) -> Session:
        return EvokeSession(http, self.url, talk, seed)


@dataclass
class EvokeSession:
    """A session of the API, as the practice room uses it: a token, and a key for each message."""

    http: aiohttp.ClientSession
    url: str
    talk: Talk
    seed: int
    over: bool = False
    _path: str = ""
    _token: str = ""

    async def open(self) -> list[str]:
        body = {
            "room": "practice",
            "person": self.talk.person,
            "audience": self.talk.audience,
            "consent": "benchmark",
            "seed": self.seed,
        }
        async with self.http.post(f"{self.url}/v1/sessions", json=body) as answer:
            if answer.status != 201:
                raise Failed(f"evoke answered {answer.status}: {await answer.text()}")
            opened = await answer.json()
        self._path, self._token = f"{self.url}/v1/sessions/{opened['session_id']}/messages", opened["token"]
        return [reply["text"] for reply in opened["replies"]]

    async def say(self, text: str) -> list[str]:
        headers = {"Authorization": f"Bearer {self._token}", "Idempotency-Key": secrets.token_hex(8)}
        async with self.http.post(self._path, json={"text": text}, headers=headers) as answer:
            if answer.status != 200:
                raise Failed(f"evoke answered {answer.status}: {await answer.text()}")
            body = await answer.json()
        if body["safety"] or not body["replies"]:
            raise Failed(f"evoke did not answer in the role: {text!r}")
        self.over = body["ended"]
        return [reply["text"] for reply in body["replies"]]


def make_server(system: str, database: str, processes: Processes, workers: int = 1, redis: str | None = None) -> Server:
    """A server of the system, not started yet."""
    if system == "stock":
        return Stock(database, processes)
    return Evoke(database, processes, workers, redis)
