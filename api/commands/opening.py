"""The database as a command gets at it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from api.settings import Settings
from store.database import Database
from store.errors import StoreError
from store.keys import Keyring, load_secrets

T = TypeVar("T")


async def with_database(work: Callable[[Database], Awaitable[T]], settings: Settings) -> T:
    """What `work` does with the database of the settings. Ends the process when it fails."""
    current = settings.secret_key.get_secret_value() if settings.secret_key else None
    old = [key.get_secret_value() for key in settings.old_secret_keys]
    keyring = Keyring(load_secrets(current, old, settings.key_file))
    database = Database(settings.database_url, keyring)
    try:
        return await work(database)
    except StoreError as error:
        raise SystemExit(f"The database did not answer as expected: {type(error).__name__} {error}") from None
    finally:
        await database.close()
