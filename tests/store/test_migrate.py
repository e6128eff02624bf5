"""Migrations: they lead to the models, on both databases, and may be run by many at once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect

from store.database import Database, make_engine
from store.errors import UnavailableError
from store.keys import Keyring
from store.migrate import head, upgrade, upgrade_async
from store.models import Base


async def test_migrations_lead_to_the_models(url: str) -> None:
    await upgrade_async(url)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": Base.metadata})
        return list(compare_metadata(context, Base.metadata))

    def cascades(connection: Connection) -> dict[str, list[str]]:
        return {
            table: [str(key["options"].get("ondelete")) for key in inspect(connection).get_foreign_keys(table)]
            for table in Base.metadata.tables
        }

    engine = make_engine(url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        found = await connection.run_sync(cascades)
    await engine.dispose()
    # Alembic doesn't compare these, and erasure hangs on them.
    assert found == {table: [] if table == "sessions" else ["CASCADE"] for table in found}


async def test_upgrading_twice_and_at_once_is_safe(url: str) -> None:
    await asyncio.gather(*(upgrade_async(url) for _ in range(4)))
    await upgrade_async(url)
    database = Database(url, Keyring(["secret"]))
    assert await database.ping() == head()
    await database.close()


def test_upgrade_from_code_without_a_loop(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path}/deep/evoke.db")
    assert (tmp_path / "deep" / "evoke.db").exists()


async def test_a_database_that_is_away_is_unavailable(unused_tcp_port: int) -> None:
    url = f"postgresql://postgres@127.0.0.1:{unused_tcp_port}/none"
    with pytest.raises(UnavailableError):
        await upgrade_async(url)
    database = Database(url, Keyring(["secret"]))
    with pytest.raises(UnavailableError):
        await database.ping()
    with pytest.raises(UnavailableError):
        async with database.read() as work:
            await work.sessions.get("s1")
    await database.close()
