"""Removing what has expired, a batch a transaction, so that nobody waits for a long one."""

from __future__ import annotations

from datetime import datetime

from store.database import Database


async def purge(database: Database, before: datetime, *, batch: int = 200) -> int:
    """Delete every session that expired before `before`, with all that belongs to it; how many."""
    total = 0
    while True:
        async with database.write() as work:
            ids = await work.sessions.list_expired(before, batch)
            total += await work.sessions.delete(ids)
        if len(ids) < batch:
            break
    if total:
        await database.forget_erased()
    return total
