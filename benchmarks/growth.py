"""Part 3: does a large database answer as a small one does?"""

from __future__ import annotations

import asyncio
import random
import secrets
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from benchmarks.databases import new_database
from benchmarks.explain import Statements, plans
from benchmarks.generated import NOW, Played, fill, new_turn, play, session_row, write_templates
from benchmarks.inprocess import load_engine
from benchmarks.options import Options
from benchmarks.progress import say
from benchmarks.stats import summary
from store.database import Database
from store.keys import Keyring
from store.migrate import upgrade_async
from store.purge import purge

KEYRING = Keyring(["a secret of a benchmark, in a database that is dropped"])


def run(options: Options) -> dict[str, Any]:
    """Each kind of database at each size."""
    talks = play(load_engine())
    found = []
    for kind in options.databases:
        for rows in options.rows:
            with (
                tempfile.TemporaryDirectory(prefix="evoke-bench-") as folder,
                new_database(kind, Path(folder), options.postgres) as url,
            ):
                found.append(asyncio.run(_measure(options, kind, url, rows, talks)))
    return {"databases": found}


async def _measure(options: Options, kind: str, url: str, rows: int, talks: list[Played]) -> dict[str, Any]:
    await upgrade_async(url)
    database = Database(url, KEYRING)
    try:
        ids = await write_templates(database, talks)
        began = time.perf_counter()
        expired = min(options.purge_sessions, rows // 24)
        sessions = await fill(url, ids, rows, expired)
        say(f"{kind}: {rows} turns in {sessions} sessions, made in {time.perf_counter() - began:.0f} s")
        some = await _some_sessions(database, 200)
        with Statements(database) as statements:
            await _turn(database, talks[0], some[0])
            await _other_queries(database, some[1])
        result: dict[str, Any] = {
            "database": kind,
            "turns": rows,
            "sessions": sessions,
            "size_mb": await _size_mb(database),
            "plans": await plans(database, url, statements),
            "turn": summary(await _turns(database, talks, some, options.row_samples)),
            "read_session": summary(await _reads(database, some, options.row_samples // 5)),
        }
        say(f"{kind}, {rows} turns: a turn in the store {result['turn']}")
        result["purge"] = await _purge(database, talks, some)
        say(f"{kind}, {rows} turns: purge {result['purge']}")
    finally:
        await database.close()
    return result


async def _some_sessions(database: Database, count: int) -> list[str]:
    """Ids of living sessions, from all over the table."""
    async with database.read() as work:
        query = text("SELECT id FROM sessions WHERE expires_at > :now")
        now = NOW if "postgres" in database.url else NOW.replace(tzinfo=None)
        ids = [str(row[0]) for row in await work._session.execute(query, {"now": now})]
    return random.Random(2).sample(ids, min(count, len(ids)))


async def _turn(database: Database, played: Played, session_id: str) -> None:
    """What `api/sessions/service.py` asks of the store for one turn."""
    number = random.randrange(1, len(played.results))
    result, words = played.results[number], played.said[number]
    async with database.read() as work:
        await work.sessions.find_access([secrets.token_bytes(32)])
    async with database.read() as work:
        await work.turns.find_by_key(session_id, secrets.token_hex(16))
        session = await work.sessions.get(session_id)
    assert session is not None
    seq = session.last_seq + 1
    async with database.write() as work:
        await work.sessions.advance(
            session_id,
            to_seq=seq,
            last_seen_at=NOW,
            noticed_at=NOW,
            ended_at=None,
            window=result.window,
            person_state=session.person_state,
        )
        await work.turns.add(new_turn(session_id, seq, result, words))


async def _turns(database: Database, talks: list[Played], some: list[str], count: int) -> list[float]:
    seconds = []
    for number in range(count):
        began = time.perf_counter()
        await _turn(database, talks[number % len(talks)], some[number % len(some)])
        seconds.append(time.perf_counter() - began)
    return seconds


async def _reads(database: Database, some: list[str], count: int) -> list[float]:
    """A session with all its turns, as its page reads it."""
    seconds = []
    for number in range(count):
        began = time.perf_counter()
        async with database.read() as work:
            await work.sessions.get(some[-1 - number % len(some)])
            await work.turns.list(some[-1 - number % len(some)])
        seconds.append(time.perf_counter() - began)
    return seconds


async def _other_queries(database: Database, session_id: str) -> None:
    """Every other statement of the repositories, once, so that its plan can be asked for."""
    async with database.read() as work:
        await work.turns.list(session_id)
        await work.turns.list_utterances(session_id)
        await work.commitments.list(session_id)
        await work.events.list(session_id)
        await work.sessions.list_expired(NOW, 200)
    async with database.write() as work:
        await work.sessions.add(session_row("a" * 32, Played("denise", *_empty())))
        await work.sessions.end("a" * 32, NOW)
        await work.sessions.delete(["a" * 32])


def _empty() -> tuple[list[Any], list[str | None]]:
    from bot.types import TurnResult

    return [TurnResult((), {}, ())], [None]


async def _purge(database: Database, talks: list[Played], some: list[str]) -> dict[str, Any]:
    """The nightly purge while conversations go on: how long its transactions are, and what turns feel of it."""
    engine = database._engine.sync_engine
    began: dict[int, float] = {}
    deleting: set[int] = set()
    batches: list[float] = []

    def begin(connection: Any) -> None:
        began[id(connection)] = time.perf_counter()

    def statement(connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
        if sql.startswith("DELETE FROM sessions"):
            deleting.add(id(connection))

    def commit(connection: Any) -> None:
        if id(connection) in deleting:
            deleting.discard(id(connection))
            batches.append(time.perf_counter() - began[id(connection)])

    listeners: dict[str, Any] = {"begin": begin, "before_cursor_execute": statement, "commit": commit}
    for name, listener in listeners.items():
        event.listen(engine, name, listener)
    felt: list[float] = []
    try:
        start = time.perf_counter()
        task = asyncio.create_task(purge(database, NOW - timedelta(days=1)))
        while not task.done():
            felt += await _turns(database, talks, some, 1)
            await asyncio.sleep(0.02)
        removed = await task
        took = time.perf_counter() - start
    finally:
        for name, listener in listeners.items():
            event.remove(engine, name, listener)
    return {
        "sessions": removed,
        "seconds": round(took, 2),
        "sessions_per_second": round(removed / took, 1),
        "batches": summary(batches),
        "turns_meanwhile": summary(felt),
    }


async def _size_mb(database: Database) -> float:
    query = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    if "postgres" in database.url:
        query = "SELECT pg_database_size(current_database())"
    async with database.read() as work:
        return round(float((await work._session.execute(text(query))).scalar_one()) / 1e6, 1)
