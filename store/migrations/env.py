"""How Alembic reaches the database: the connection it is given, or one of its own for `alembic` by hand."""

from __future__ import annotations

import asyncio
import os

from alembic import context
from sqlalchemy import Connection

from store.database import make_engine
from store.models import Base


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite can't alter a column: Alembic copies the table instead.
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


async def _migrate_by_hand() -> None:
    engine = make_engine(os.environ.get("EVOKE_DATABASE_URL", "sqlite:///var/evoke.db"))
    async with engine.execution_options(sqlite_begin="IMMEDIATE").begin() as connection:
        await connection.run_sync(_migrate)
    await engine.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    _migrate(given)
else:
    asyncio.run(_migrate_by_hand())
