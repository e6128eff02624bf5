"""One turn at a time in a session.

The lock keeps two messages in order and saves work; what keeps them from being written twice is the unique
(session, seq) of the store. So a Redis lock lost half-way does no harm: the slower turn is taken again.
"""

from __future__ import annotations

import asyncio
import random
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any, Protocol

from redis.asyncio import Redis  # type: ignore[import-untyped]
from redis.exceptions import RedisError  # type: ignore[import-untyped]

# Release only what is ours: after a lost lock somebody else may hold it.
_RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


class BusyError(Exception):
    """The session's lock wasn't free within the wait."""


class LocksUnavailableError(Exception):
    """Redis can't be reached."""


class Locks(Protocol):
    """Session locks of one process, or of all."""

    def hold(self, session_id: str) -> AbstractAsyncContextManager[None]:
        """Hold the session's lock, first come, first served; raises `BusyError` after the wait."""

    async def ping(self) -> None:
        """Raises `LocksUnavailableError` when locks can't be taken."""

    async def close(self) -> None:
        """Let go of every connection."""


class _Place:
    """A lock and how many want it; forgotten when nobody does."""

    __slots__ = ("lock", "wanted")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.wanted = 0


class LocalLocks:
    """Locks within this process."""

    def __init__(self, wait_seconds: float) -> None:
        self._wait = wait_seconds
        self._places: dict[str, _Place] = {}

    @asynccontextmanager
    async def hold(self, session_id: str) -> AsyncIterator[None]:
        """See `Locks`."""
        place = self._places.setdefault(session_id, _Place())
        place.wanted += 1
        try:
            try:
                async with asyncio.timeout(self._wait):
                    await place.lock.acquire()
            except TimeoutError:
                raise BusyError from None
            try:
                yield
            finally:
                place.lock.release()
        finally:
            place.wanted -= 1
            if not place.wanted:
                del self._places[session_id]

    async def ping(self) -> None:
        """Always there."""

    async def close(self) -> None:
        """Nothing to let go of."""


class RedisLocks:
    """Locks shared by all processes; in front of each, a local one keeps the order within this process."""

    def __init__(self, url: str, wait_seconds: float, hold_seconds: float) -> None:
        self._redis: Any = Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        self._local = LocalLocks(wait_seconds)
        self._wait = wait_seconds
        self._hold_ms = int(hold_seconds * 1000)

    @asynccontextmanager
    async def hold(self, session_id: str) -> AsyncIterator[None]:
        """See `Locks`."""
        async with self._local.hold(session_id):
            name, mine = f"evoke:lock:{session_id}", secrets.token_hex(8)
            await self._take(name, mine)
            try:
                yield
            finally:
                # The turn is done; a lock that can't be released now expires by itself.
                with suppress(RedisError, OSError):
                    await self._redis.eval(_RELEASE, 1, name, mine)

    async def _take(self, name: str, mine: str) -> None:
        until = time.monotonic() + self._wait
        try:
            while not await self._redis.set(name, mine, nx=True, px=self._hold_ms):
                if time.monotonic() > until:
                    raise BusyError
                # Short and uneven, so that waiting processes don't ask in step.
                await asyncio.sleep(random.uniform(0.01, 0.04))
        except (RedisError, OSError) as error:
            raise LocksUnavailableError(type(error).__name__) from error

    async def ping(self) -> None:
        """See `Locks`."""
        try:
            await self._redis.ping()
        except (RedisError, OSError) as error:
            raise LocksUnavailableError(type(error).__name__) from error

    async def close(self) -> None:
        """See `Locks`."""
        await self._redis.close()
