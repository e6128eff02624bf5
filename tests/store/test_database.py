"""How a database is reached, and what happens when it can't be written."""

from __future__ import annotations

import sqlite3
import stat
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from store.database import Database, make_engine, parse_url
from store.errors import UnavailableError
from store.keys import Keyring
from store.migrate import upgrade_async
from tests.store.rows import fill, turn


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("sqlite:///var/evoke.db", "sqlite+aiosqlite"),
        ("postgres://root@db/evoke", "postgresql+asyncpg"),
        ("postgresql://root@db/evoke", "postgresql+asyncpg"),
        ("postgresql+asyncpg://root@db/evoke", "postgresql+asyncpg"),
    ],
)
def test_urls_get_their_driver(given: str, driver: str) -> None:
    assert parse_url(given).drivername == driver


@pytest.mark.parametrize("given", ["sqlite://", "sqlite:///:memory:", "mysql://root@db/evoke"])
def test_urls_that_are_not_served(given: str) -> None:
    with pytest.raises(ValueError, match="SQLite"):
        parse_url(given)


async def test_sqlite_is_set_up(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/evoke.db", busy_seconds=1.5)
    async with engine.connect() as connection:
        found = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "secure_delete")
        }
    await engine.dispose()
    assert stat.S_IMODE((tmp_path / "evoke.db").stat().st_mode) == 0o600
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 1500,
        "synchronous": 1,
        "secure_delete": 1,
    }


@pytest.fixture
async def quick(tmp_path: Path) -> Database:
    """A SQLite database that doesn't wait long, with a session."""
    url = f"sqlite:///{tmp_path}/evoke.db"
    await upgrade_async(url)
    database = Database(url, Keyring(["secret"]), busy_seconds=0.2)
    await fill(database, turns=1)
    return database


async def test_a_locked_database_is_unavailable_and_comes_back(quick: Database, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "evoke.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnavailableError):
        async with quick.write() as work:
            await work.turns.add(turn("s1", 1))
    async with quick.read() as work:  # readers don't mind
        assert len(await work.turns.list("s1")) == 1
    other.execute("ROLLBACK")
    other.close()
    async with quick.write() as work:
        await work.turns.add(turn("s1", 1))
    await quick.close()


async def test_a_full_disk_is_unavailable_and_leaves_nothing_half(quick: Database) -> None:
    async with quick.write() as work:  # the pool gives the same connection to the next one
        pages = (await work._session.execute(text("PRAGMA page_count"))).scalar_one()
        await work._session.execute(text(f"PRAGMA max_page_count={pages + 1}"))
    with pytest.raises(UnavailableError):
        async with quick.write() as work:
            await work.sessions.advance("s1", to_seq=1)
            await work.turns.add(turn("s1", 1, answer="".join(str(n * n) for n in range(40_000))))
    async with quick.read() as work:
        stored = await work.sessions.get("s1")
        assert stored is not None and stored.last_seq == 0
        assert len(await work.turns.list("s1")) == 1
        assert len(await work.events.list("s1")) == 2
    async with quick.write() as work:
        await work._session.execute(text("PRAGMA max_page_count=100000"))
    async with quick.write() as work:
        await work.turns.add(turn("s1", 1))
    await quick.close()


async def test_times_need_an_offset(quick: Database) -> None:
    with pytest.raises(StatementError, match="offset"):
        async with quick.write() as work:
            await work.sessions.end("s1", datetime(2026, 3, 2))
    await quick.close()
