"""Column types: words that are encrypted at rest, and times that are always UTC.

A type needs the keyring of the database it reads; each SQLAlchemy engine has a dialect object of its own,
so the keyring is bound to that and nothing is global.
"""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import DateTime, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from store.keys import Keyring

_keyrings: WeakKeyDictionary[Dialect, Keyring] = WeakKeyDictionary()


def bind_keyring(dialect: Dialect, keyring: Keyring) -> None:
    """Encrypt and decrypt with `keyring` whatever goes through `dialect`."""
    _keyrings[dialect] = keyring


class Sealed(TypeDecorator[Any]):
    """Bytes in the database, compressed before they are encrypted: dialogue events shrink to a fifth."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, context: str) -> None:
        """`context` is table and column; what is sealed for one column doesn't open in another."""
        super().__init__()
        self.context = context

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        return _keyrings[dialect].seal(zlib.compress(self.encode(value), 1), self.context.encode())

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        if value is None:
            return None
        return self.decode(zlib.decompress(_keyrings[dialect].open(bytes(value), self.context.encode())))

    def encode(self, value: Any) -> bytes:
        raise NotImplementedError

    def decode(self, plain: bytes) -> Any:
        raise NotImplementedError


class SealedText(Sealed):
    """Text, encrypted. What is read is byte for byte what was written."""

    cache_ok = True

    def encode(self, value: Any) -> bytes:
        return str(value).encode()

    def decode(self, plain: bytes) -> str:
        return plain.decode()


class SealedJson(Sealed):
    """Any JSON value, encrypted."""

    cache_ok = True

    def encode(self, value: Any) -> bytes:
        return json.dumps(value, separators=(",", ":")).encode()

    def decode(self, plain: bytes) -> Any:
        return json.loads(plain)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, in UTC. SQLite keeps no offset, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without an offset")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
