"""The database as a command gets at it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from api.keyring import open_keyring
from api.settings import Settings
from store.database import Database
from store.errors import StoreError

T = TypeVar("T")


async def with_database(work: Callable[[Database], Awaitable[T]], settings: Settings) -> T:
    """What `work` does with the database of the settings. Ends the process when it fails."""
    database = Database(settings.database_url, open_keyring(settings))
    try:
        return await work(database)
    except StoreError as error:
        raise SystemExit(f"The database did not answer as expected: {type(error).__name__} {error}") from None
    finally:
        await database.close()
