"""Databases for the store's tests: SQLite in a file, and a PostgreSQL database of the test's own."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest

from store.database import Database
from store.keys import Keyring
from store.migrate import upgrade_async
from tests.conftest import skip_or_fail

_SERVER = {"host": "127.0.0.1", "port": 5432, "user": "postgres", "timeout": 3}


def make_postgres() -> Iterator[str]:
    """The URL of a new, empty database, dropped afterwards; skips where no PostgreSQL runs."""
    name = f"evoke_{secrets.token_hex(6)}"
    try:
        asyncio.run(_run(f"CREATE DATABASE {name}"))
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        skip_or_fail(f"PostgreSQL on 127.0.0.1:5432 ({type(error).__name__})")
    try:
        yield f"postgresql://postgres@127.0.0.1:5432/{name}"
    finally:
        asyncio.run(_run(f"DROP DATABASE {name} WITH (FORCE)"))


async def _run(statement: str) -> None:
    connection = await asyncpg.connect(database="test", **_SERVER)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture
def postgres() -> Iterator[str]:
    """A PostgreSQL database for one test."""
    yield from make_postgres()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/evoke.db"
    made: str = request.getfixturevalue("postgres")
    return made


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """A migrated database of each kind."""
    await upgrade_async(url)
    database = Database(url, Keyring(["a secret of 32 characters or so!"]))
    yield database
    await database.close()
