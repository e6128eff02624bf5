"""`evoke`, the command, and the server as a process that is stopped and killed."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from typer.testing import CliRunner

from api.cli import app
from bot.paths import ROOT
from store.database import Database
from store.keys import Keyring
from tests.store.rows import fill


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder as the working directory, and no settings from outside; `serve` leaves some behind."""
    before, handlers = dict(os.environ), logging.root.handlers[:]
    for name in [name for name in os.environ if name.startswith("EVOKE_")]:
        del os.environ[name]
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    os.environ.clear()
    os.environ.update(before)
    logging.root.handlers[:] = handlers
    structlog.reset_defaults()


def evoke(*arguments: str) -> str:
    """What a command prints."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def test_help_is_quick() -> None:
    heavy = "{'fastapi', 'pydantic', 'rasa', 'sqlalchemy'}"
    code = f"import sys; from api.cli import app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert "serve" in evoke("--help") and "upgrade" in evoke("db", "--help")


def test_db_upgrade_makes_the_database(home: Path) -> None:
    assert "0002" in evoke("db", "upgrade")
    assert "0002" in evoke("db", "upgrade")
    tables = sqlite3.connect(home / "var" / "evoke.db").execute("SELECT name FROM sqlite_master").fetchall()
    assert ("turns",) in tables


async def test_purge_removes_what_expired(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await asyncio.to_thread(evoke, "db", "upgrade")
    database = Database("sqlite:///var/evoke.db", Keyring(["secret"]))
    now = datetime.now(UTC)
    for number in range(3):
        await fill(database, f"s{number}", expires_at=now + timedelta(days=number, hours=-1))
    await database.close()
    assert "1 expired" in await asyncio.to_thread(evoke, "purge")
    monkeypatch.setenv("EVOKE_NOW", (now + timedelta(days=1)).isoformat())
    assert "1 expired" in await asyncio.to_thread(evoke, "purge")
    later = (now + timedelta(days=9)).date().isoformat()
    assert "1 expired" in await asyncio.to_thread(evoke, "purge", "--before", later)


async def test_reencrypt_lets_the_old_secret_go(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await asyncio.to_thread(evoke, "db", "upgrade")
    database = Database("sqlite:///var/evoke.db", Keyring(["old"]))
    await fill(database)
    await database.close()
    monkeypatch.setenv("EVOKE_SECRET_KEY", "new")
    result = await asyncio.to_thread(CliRunner().invoke, app, ["db", "reencrypt"])
    assert result.exit_code == 1 and "UndecryptableError" in str(result.exception or result.output)
    monkeypatch.setenv("EVOKE_OLD_SECRET_KEYS", "old")
    assert "1 sessions" in await asyncio.to_thread(evoke, "db", "reencrypt")
    database = Database("sqlite:///var/evoke.db", Keyring(["new"]))
    async with database.read() as work:
        assert len(await work.turns.list("s1")) == 2
    await database.close()


def test_serve_passes_its_flags_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setattr("uvicorn.run", lambda target, **options: seen.update(options, target=target))
    output = evoke("serve", "--host", "::1", "--port", "8123", "--workers", "2")
    assert "http://[::1]:8123" in output
    assert (seen["target"], seen["host"], seen["port"], seen["workers"]) == ("api.asgi:app", "::1", 8123, 2)
    assert seen["access_log"] is False and seen["timeout_graceful_shutdown"] == 30


def test_serve_names_a_wrong_setting(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVOKE_TIMEZONE", "Mars")
    result = CliRunner().invoke(app, ["serve"])
    assert result.exit_code == 2
    assert "EVOKE_TIMEZONE" in result.output and "Traceback" not in result.output


class Server:
    """A server process on a folder."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        self.url = f"http://127.0.0.1:{port}"
        self.process: subprocess.Popen[str] | None = None

    def start(self, **env: str) -> None:
        """Start and wait until it is ready."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.api.live", "serve", "--port", str(self.port)],
            cwd=self.home,
            env={**os.environ, "PYTHONPATH": str(ROOT), "EVOKE_RATE_LIMITS": "off", **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(200):
            try:
                if httpx.get(self.url + "/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError(self.stop(signal.SIGKILL))

    def stop(self, how: signal.Signals) -> str:
        """Stop it; everything it printed."""
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.communicate(timeout=20)[0]

    def open(self) -> Callable[..., httpx.Response]:
        """Open a session; a function that asks for something of it."""
        opened = httpx.post(
            self.url + "/v1/sessions", json={"room": "practice", "person": "denise", "consent": "1"}
        ).json()

        def ask(method: str, rest: str = "", **more: Any) -> httpx.Response:
            headers = {"Authorization": f"Bearer {opened['token']}", **more.pop("headers", {})}
            url = f"{self.url}/v1/sessions/{opened['session_id']}{rest}"
            return httpx.request(method, url, headers=headers, timeout=10, **more)

        return ask


@pytest.fixture
def server(home: Path, unused_tcp_port: int) -> Iterator[Server]:
    """A server that a test starts, and that is gone afterwards."""
    made = Server(home, unused_tcp_port)
    yield made
    if made.process is not None and made.process.poll() is None:
        made.stop(signal.SIGKILL)


def say(ask: Callable[..., httpx.Response], text: str, key: str) -> httpx.Response:
    """Say something with a key."""
    return ask("POST", "/messages", json={"text": text}, headers={"Idempotency-Key": key})


def test_a_stopped_server_finishes_the_turn_in_flight(server: Server) -> None:
    server.start()
    ask = server.open()
    with ThreadPoolExecutor(1) as pool:
        turn = pool.submit(say, ask, "slow marmalade", "k")
        time.sleep(0.4)
        printed = server.stop(signal.SIGTERM)
        assert turn.result().json()["turn"] == 1
    assert f"Evoke: {server.url}" in printed
    assert "marmalade" not in printed
    server.start()
    assert [each["said"] for each in ask("GET").json()["turns"]] == ["slow marmalade"]


def test_a_killed_server_lost_nothing_and_doubled_nothing(server: Server) -> None:
    server.start()
    ask = server.open()
    first = say(ask, "I will call", "k1")
    with ThreadPoolExecutor(1) as pool:
        turn = pool.submit(say, ask, "slow: I will write", "k2")
        time.sleep(0.4)
        server.stop(signal.SIGKILL)
        with pytest.raises(httpx.TransportError):
            turn.result()
    server.start()
    assert [each["said"] for each in ask("GET").json()["turns"]] == ["I will call"]
    assert say(ask, "I will call", "k1").content == first.content
    assert say(ask, "slow: I will write", "k2").json()["turn"] == 2
    assert [each["text"] for each in ask("GET", "/commitments").json()] == [
        "I will call",
        "slow: I will write",
    ]
    assert (server.home / "var" / "evoke.key").stat().st_mode & 0o777 == 0o600


def test_metrics_of_several_processes_are_gathered_from_files(server: Server) -> None:
    server.start(PROMETHEUS_MULTIPROC_DIR=str(server.home))
    ask = server.open()
    for number in range(3):
        say(ask, f"m{number}", f"k{number}")
    assert 'evoke_turn_seconds_count{room="practice"} 3.0' in httpx.get(server.url + "/metrics").text


def test_the_api_keeps_to_its_own_document(server: Server) -> None:
    """schemathesis makes up requests from the OpenAPI document, good ones and bad ones."""
    server.start(EVOKE_LOG_LEVEL="error")
    opened = httpx.post(server.url + "/v1/sessions", json={"room": "guide", "consent": "1"}).json()
    config = server.home / "schemathesis.toml"
    config.write_text(_CONFIG.format(opened["session_id"]), encoding="utf-8")
    command: list[str | Path] = [
        Path(sys.executable).with_name("schemathesis"),
        "--config-file",
        config,
        "run",
    ]
    command += [server.url + "/openapi.json", "--header", f"Authorization: Bearer {opened['token']}"]
    command += ["--exclude-method", "DELETE", "--exclude-path-regex", "/end$", "--max-examples", "40"]
    command += ["--checks", _CHECKS, "--phases", "coverage,fuzzing", "--seed", "1", "--no-color"]
    done = subprocess.run(command, cwd=server.home, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


# Whole transcripts can be too long before they are wrong.
_CONFIG = """[parameters]
session_id = "{}"
[checks.negative_data_rejection]
expected-statuses = [400, 401, 404, 405, 406, 409, 413, 415, 422]
"""
_CHECKS = ",".join(
    (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "unsupported_method",
    )
)
