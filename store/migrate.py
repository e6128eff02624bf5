"""Bringing a database to the schema of the code."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from store.database import make_engine
from store.errors import translate

_SCRIPTS = Path(__file__).with_name("migrations")
# Any number that nobody else uses: processes that start together migrate one after another.
_LOCK = 7_316_204


def upgrade(url: str, revision: str = "head") -> None:
    """Migrate the database at `url`, from code that runs no event loop."""
    asyncio.run(upgrade_async(url, revision))


async def upgrade_async(url: str, revision: str = "head") -> None:
    """Migrate the database at `url`; nothing happens when it is there already."""
    engine = make_engine(url)
    try:
        async with engine.execution_options(sqlite_begin="IMMEDIATE").begin() as connection:
            await connection.run_sync(_upgrade, revision)
    except Exception as error:
        raise translate(error) or error from error
    finally:
        await engine.dispose()


def head() -> str:
    """The revision of the code."""
    return str(ScriptDirectory(str(_SCRIPTS)).get_current_head())


def _upgrade(connection: Connection, revision: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
