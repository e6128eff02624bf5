"""The database or Redis goes away and comes back: 503 meanwhile, nothing lost, nobody needs to restart."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from api.settings import Settings
from tests.api.serving import Served, Talk, serve


class Wire:
    """A TCP proxy that a test can cut."""

    def __init__(self, port: int, to: int) -> None:
        self.port, self._to = port, to
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def mend(self) -> None:
        """Let connections through."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port)

    async def cut(self) -> None:
        """Break what is connected, refuse what comes."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await asyncio.sleep(0.05)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self._to)
        self._writers |= {writer, inner_writer}
        await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


@asynccontextmanager
async def wire(port: int, to: int) -> AsyncIterator[Wire]:
    """A proxy for one test."""
    made = Wire(port, to)
    try:
        yield made
    finally:
        await made.cut()


def away(answer: httpx.Response) -> None:
    """Hold that it is the problem of an outage."""
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer.headers["retry-after"]


async def check_outage(served: Served, talk: Talk, line: Wire) -> None:
    """Cut, look, mend, go on."""
    before = await talk.say("before", key="k1")
    assert before.status_code == 200
    await line.cut()
    assert (await served.http.get("/healthz")).status_code == 200
    assert (await served.http.get("/readyz")).status_code == 503
    away(await talk.say("during", key="k2"))
    away(await talk.say("before", key="k1"))
    away(await served.http.post("/v1/sessions", json={"room": "guide", "consent": "1"}))
    await line.mend()
    assert (await served.http.get("/readyz")).status_code == 200
    assert (await talk.say("during", key="k2")).json()["turn"] == 2
    assert (await talk.say("before", key="k1")).content == before.content
    assert [turn["said"] for turn in (await talk.get()).json()["turns"]] == ["before", "during"]


async def test_postgres_away(make_settings: Callable[..., Settings], postgres: str, unused_tcp_port: int) -> None:
    async with wire(unused_tcp_port, 5432) as line:
        await line.mend()
        url = postgres.replace(":5432", f":{unused_tcp_port}")
        async with serve(make_settings(database_url=url)) as served:
            await check_outage(served, await served.open(), line)


async def test_postgres_away_in_the_middle_of_a_turn(
    make_settings: Callable[..., Settings], postgres: str, unused_tcp_port: int
) -> None:
    async with wire(unused_tcp_port, 5432) as line:
        await line.mend()
        url = postgres.replace(":5432", f":{unused_tcp_port}")
        async with serve(make_settings(database_url=url)) as served:
            talk = await served.open()
            served.engine.gate = asyncio.Event()
            turn = asyncio.create_task(talk.say("I will call", key="k"))
            await asyncio.sleep(0.2)
            await line.cut()
            served.engine.gate.set()
            away(await turn)
            await line.mend()
            assert (await talk.get()).json()["turns"] == []
            assert (await talk.say("I will call", key="k")).json()["turn"] == 1
            assert len((await talk.get("/commitments")).json()) == 1


async def test_postgres_away_at_the_start(
    make_settings: Callable[..., Settings], postgres: str, unused_tcp_port: int
) -> None:
    async with wire(unused_tcp_port, 5432) as line:
        url = postgres.replace(":5432", f":{unused_tcp_port}")
        async with serve(make_settings(database_url=url)) as served:
            assert (await served.http.get("/readyz")).status_code == 503
            away(await served.http.post("/v1/sessions", json={"room": "guide", "consent": "1"}))
            assert (await served.http.get("/v1/people")).status_code == 200
            await line.mend()
            for _ in range(80):
                if (await served.http.get("/readyz")).status_code == 200:
                    break
                await asyncio.sleep(0.1)
            assert (await (await served.open()).say("hi")).status_code == 200


async def test_redis_away(make_settings: Callable[..., Settings], redis_url: str, unused_tcp_port: int) -> None:
    async with wire(unused_tcp_port, 6379) as line:
        await line.mend()
        settings = make_settings(redis_url=f"redis://127.0.0.1:{unused_tcp_port}/9", rate_limits=True)
        async with serve(settings) as served:
            await check_outage(served, await served.open(), line)


async def test_a_locked_database(served: Served, talk: Talk, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "evoke.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    away(await talk.say("hi", key="k"))
    assert (await talk.get()).json()["turns"] == []
    other.execute("ROLLBACK")
    other.close()
    assert (await talk.say("hi", key="k")).json()["turn"] == 1
