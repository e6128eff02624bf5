"""Erasing and purging reach every table and every byte; what is held meanwhile is encrypted."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from store.database import Database, make_engine
from store.errors import UndecryptableError
from store.keys import Keyring
from store.migrate import upgrade_async
from store.models import Base
from store.purge import purge
from store.reencrypt import reencrypt
from tests.store.rows import NOW, WORDS, fill


async def count_rows(url: str, session_id: str) -> dict[str, int]:
    """Rows of a session in every table."""
    engine = make_engine(url)
    counts = {}
    async with engine.connect() as connection:
        for table in Base.metadata.tables:
            column = "id" if table == "sessions" else "session_id"
            query = text(f"SELECT count(*) FROM {table} WHERE {column} = :id")
            counts[table] = int((await connection.execute(query, {"id": session_id})).scalar_one())
    await engine.dispose()
    return counts


async def test_deleting_reaches_every_table(database: Database) -> None:
    await fill(database, "s1")
    await fill(database, "s2")
    assert all((await count_rows(database.url, "s1")).values())
    async with database.write() as work:
        assert await work.sessions.delete(["s1"]) == 1
    assert not any((await count_rows(database.url, "s1")).values())
    assert all((await count_rows(database.url, "s2")).values())


async def test_words_are_encrypted_in_the_file_and_gone_after_erasing(tmp_path: Path) -> None:
    path = tmp_path / "evoke.db"
    await upgrade_async(f"sqlite:///{path}")
    keyring = Keyring(["secret"])
    database = Database(f"sqlite:///{path}", keyring)
    await fill(database)
    sealed = [
        bytes(row[0])
        for table, column in (
            ("turns", "said"),
            ("turns", "answer"),
            ("events", "data"),
            ("sessions", "window"),
        )
        for row in sqlite3.connect(path).execute(f"SELECT {column} FROM {table}")
    ]
    held = everything(tmp_path)
    assert WORDS.encode() not in held
    assert b"closed_question" in held  # codes are in clear
    assert all(value in held for value in sealed)
    async with database.write() as work:
        await work.sessions.delete(["s1"])
    await database.forget_erased()
    left = everything(tmp_path)
    assert WORDS.encode() not in left
    assert b"closed_question" not in left
    assert not any(value in left for value in sealed)
    await database.close()


def everything(folder: Path) -> bytes:
    """All bytes of the database, its log included."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("evoke.db*")))


async def test_purge_removes_what_expired_before(database: Database) -> None:
    for day in range(5):
        await fill(database, f"s{day}", turns=1, expires_at=NOW + timedelta(days=day))
    assert await purge(database, NOW + timedelta(days=3), batch=2) == 3
    async with database.read() as work:
        assert sorted(await work.sessions.list_ids()) == ["s3", "s4"]
    assert await purge(database, NOW + timedelta(days=3), batch=2) == 0
    assert not any((await count_rows(database.url, "s0")).values())


async def test_reencrypting_lets_the_old_key_go(database: Database) -> None:
    await fill(database)
    turned = Database(database.url, Keyring(["new", "a secret of 32 characters or so!"]))
    assert await reencrypt(turned) == 1
    await turned.close()
    new = Database(database.url, Keyring(["new"]))
    async with new.read() as work:
        assert (await work.turns.list("s1"))[0].said == f"Would you like {WORDS}?"
        assert (await work.events.list("s1"))[0].data["event"] == "user"
        assert len(await work.turns.list_utterances("s1")) == 2
        assert (await work.commitments.list("s1"))[0].behaviour == WORDS
        assert await work.sessions.get("s1") is not None
    await new.close()
    with pytest.raises(UndecryptableError):
        async with database.read() as work:
            await work.turns.list("s1")


async def test_status_of_a_commitment_changes_within_its_session_only(database: Database) -> None:
    await fill(database)
    later = NOW + timedelta(days=7)
    async with database.write() as work:
        row = await work.commitments.set_status("s1", "s1-c0", "kept", later)
        assert row is not None
    async with database.write() as work:
        assert await work.commitments.set_status("s2", "s1-c0", "dropped", later) is None
        assert await work.commitments.set_status("s1", "none", "dropped", later) is None
    async with database.read() as work:
        assert [(c.status, c.updated_at) for c in await work.commitments.list("s1")] == [
            ("kept", later),
            ("open", NOW),
        ]
