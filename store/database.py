"""The way to a database: an engine set up as we need it, and units of work on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from store.columns import bind_keyring
from store.errors import translate
from store.keys import Keyring
from store.uow import UnitOfWork

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}


def parse_url(url: str) -> URL:
    """`url` with the driver we use; `sqlite:///var/evoke.db` and `postgresql://…` are enough."""
    parsed = make_url(url)
    parsed = parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))
    if parsed.drivername not in _DRIVERS.values():
        raise ValueError(f"a database of kind {parsed.drivername!r}: only SQLite and PostgreSQL are served")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise ValueError("SQLite needs a file: one in memory has a single connection, and so no transactions")
    return parsed


def make_engine(url: str, *, busy_seconds: float = 5.0, pool_size: int = 5) -> AsyncEngine:
    """An engine that never logs parameters, since they hold what people said."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        path = Path(str(parsed.database))
        path.parent.mkdir(parents=True, exist_ok=True)
        # Codes are in clear: nobody else's to read. SQLite gives its log the same mode.
        path.touch(mode=0o600)
        engine = create_async_engine(
            parsed, hide_parameters=True, pool_size=pool_size, connect_args={"timeout": busy_seconds}
        )
        _set_up_sqlite(engine, busy_seconds)
        return engine
    return create_async_engine(
        parsed,
        hide_parameters=True,
        # A connection that died with the server is noticed before use, not by a failed turn.
        pool_pre_ping=True,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=busy_seconds,
        connect_args={"timeout": busy_seconds, "command_timeout": 30},
    )


def _set_up_sqlite(engine: AsyncEngine, busy_seconds: float) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        # The driver's own transactions begin at the first write only; ours are explicit, see below.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={int(busy_seconds * 1000)}",
            "journal_mode=WAL",  # readers don't wait for the writer
            "synchronous=NORMAL",  # safe in WAL against a crash of the process
            "foreign_keys=ON",
            "secure_delete=ON",  # what is erased is overwritten, not just unlinked
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Connection) -> None:
        # A transaction that will write takes the lock at its start, where it can wait for it; one that
        # turns from reading to writing fails at once when another was faster.
        kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {kind}")


class Database:
    """A database and its keyring. Everything read or written goes through a unit of work."""

    def __init__(self, url: str, keyring: Keyring, *, busy_seconds: float = 5.0, pool_size: int = 5) -> None:
        self.url = url
        self.keyring = keyring
        self._engine = make_engine(url, busy_seconds=busy_seconds, pool_size=pool_size)
        bind_keyring(self._engine.dialect, keyring)
        self._readers = async_sessionmaker(self._engine, expire_on_commit=False, autoflush=False)
        self._writers = async_sessionmaker(
            self._engine.execution_options(sqlite_begin="IMMEDIATE"), expire_on_commit=False, autoflush=False
        )

    def read(self) -> UnitOfWork:
        """A unit of work that only reads."""
        return UnitOfWork(self._readers())

    def write(self) -> UnitOfWork:
        """A unit of work that may write: one transaction, all or nothing."""
        return UnitOfWork(self._writers())

    async def ping(self) -> str:
        """The revision of the schema; raises `UnavailableError` when the database can't be reached."""
        try:
            async with AsyncSession(self._engine) as session:
                return str(await session.scalar(text("SELECT version_num FROM alembic_version")))
        except Exception as error:
            raise translate(error) or error from error

    async def forget_erased(self) -> None:
        """Fold SQLite's write-ahead log into the file, so that what was erased isn't left in the log."""
        if self._engine.dialect.name != "sqlite":
            return
        try:
            async with self._engine.connect() as connection:
                # By the driver: SQLAlchemy would begin a transaction, in which there is no checkpoint.
                driver: Any = (await connection.get_raw_connection()).driver_connection
                await (await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")).close()
        except Exception as error:
            raise translate(error) or error from error

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()
