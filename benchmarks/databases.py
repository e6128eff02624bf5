"""Databases of a benchmark's own: made empty, gone afterwards."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
from sqlalchemy import make_url


@contextmanager
def new_database(kind: str, folder: Path, postgres: str) -> Iterator[str]:
    """The URL of a new database: a file in `folder`, or one on the server of `postgres`."""
    name = f"evoke_bench_{secrets.token_hex(5)}"
    if kind == "sqlite":
        yield f"sqlite:///{folder / name}.db"
        return
    asyncio.run(_run(postgres, f"CREATE DATABASE {name}"))
    try:
        yield make_url(postgres).set(database=name).render_as_string(hide_password=False)
    finally:
        asyncio.run(_run(postgres, f"DROP DATABASE {name} WITH (FORCE)"))


async def _run(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server, timeout=5)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
