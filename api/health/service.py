"""Is everything there that a turn needs?"""

from __future__ import annotations

from api.locks import LocksUnavailableError
from api.state import Parts
from store.errors import StoreError
from store.migrate import head


async def check(parts: Parts) -> dict[str, str]:
    """Each thing needed, "ok" or why not."""
    return {
        "engine": "ok" if parts.engine.ready else "loading",
        "database": await _database(parts),
        "locks": await _locks(parts),
    }


async def _database(parts: Parts) -> str:
    try:
        revision = await parts.database.ping()
    except StoreError:
        return "unreachable"
    return "ok" if revision == head() else "not migrated"


async def _locks(parts: Parts) -> str:
    try:
        await parts.locks.ping()
    except LocksUnavailableError:
        return "unreachable"
    return "ok"
