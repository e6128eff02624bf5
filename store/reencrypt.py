"""Rewriting what is stored with the current key, one session a transaction, while the server runs."""

from __future__ import annotations

from store.database import Database


async def reencrypt(database: Database) -> int:
    """Rewrite every sealed column of every row; how many sessions."""
    async with database.read() as work:
        ids = await work.sessions.list_ids()
    for session_id in ids:
        async with database.write() as work:
            await work.reseal(session_id)
    await database.forget_erased()
    return len(ids)
