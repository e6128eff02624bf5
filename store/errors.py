"""What can go wrong with the store.

StoreError
├── UnavailableError      unreachable, locked, read-only or full; nothing was written, trying again may help
├── DuplicateError        something of that identity is there already
│   ├── DuplicateTurnError   the session has a turn of that number
│   └── DuplicateKeyError    the session has a turn with that idempotency key
├── SessionGoneError      the session that a row belongs to is not there (any more)
├── StaleError            the session moved on since it was read
└── UndecryptableError    no key at hand opens what was stored, or it was tampered with
"""

from __future__ import annotations

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class StoreError(Exception):
    """Anything of this room."""


class UnavailableError(StoreError):
    """The database can't serve now. Nothing of the unit of work was written."""


class DuplicateError(StoreError):
    """Something of that identity is there already."""


class DuplicateTurnError(DuplicateError):
    """The session has a turn of that number."""


class DuplicateKeyError(DuplicateError):
    """The session has a turn with that idempotency key."""


class SessionGoneError(StoreError):
    """The session that a row belongs to is not there (any more)."""


class StaleError(StoreError):
    """The session moved on since it was read; read it again."""


class UndecryptableError(StoreError):
    """No key at hand opens what was stored, or it was tampered with."""


_NO_TABLE = "42P01"  # PostgreSQL's name for it; SQLite has none, its error passes for one that may pass


def translate(error: BaseException) -> StoreError | None:
    """`error` of a driver or of SQLAlchemy in our terms; None when it is a fault of the program."""
    if isinstance(error, IntegrityError):
        return _broken_rule(str(error.orig))
    if isinstance(error, DBAPIError):
        # What is wrong with a statement or a value is our fault and stays wrong; all the rest
        # (connection lost, locked, disk full, shutting down, deadlock) may pass.
        permanent = isinstance(error, DataError | ProgrammingError) and not error.connection_invalidated
        if getattr(error.orig, "sqlstate", None) == _NO_TABLE:
            permanent = False  # the database came up a moment ago and is being migrated
        return None if permanent else UnavailableError(type(error.orig).__name__)
    # asyncpg raises its own and the system's errors while connecting.
    if isinstance(error, PoolTimeout | OSError) or type(error).__module__.startswith("asyncpg."):
        return UnavailableError(type(error).__name__)
    return None


def _broken_rule(message: str) -> StoreError | None:
    """Which constraint was broken: PostgreSQL names it, SQLite names the columns."""
    lowered = message.lower()
    if "foreign key" in lowered:
        return SessionGoneError()
    if "idempotency_key" in lowered:
        return DuplicateKeyError()
    if "pk_turns" in lowered or "turns.seq" in lowered:
        return DuplicateTurnError()
    if "unique" in lowered or "duplicate" in lowered:
        return DuplicateError()
    return None
