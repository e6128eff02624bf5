"""Rate limits: a moving window for each token and each address, in memory or in Redis."""

from __future__ import annotations

import asyncio
import math
import time

from limits import parse
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError  # type: ignore[import-untyped]

from api.problems import Problem
from api.settings import Settings


class LimitsUnavailableError(Exception):
    """Redis can't be reached."""


class RateLimits:
    """Counts requests by who makes them. Callers pass fingerprints: no address is kept, even here."""

    def __init__(self, settings: Settings) -> None:
        self._on = settings.rate_limits
        self._shared = settings.redis_url is not None
        # Kept here: the limiter itself holds it by a weak reference only.
        self._storage = _storage(settings.redis_url)
        self._limiter = MovingWindowRateLimiter(self._storage)
        self._items = {
            "token": parse(settings.rate_per_token),
            "address": parse(settings.rate_per_address),
            "new": parse(settings.rate_new_sessions),
        }

    async def hit(self, kind: str, who: str) -> None:
        """Count one request of `who`; raises the problem 429 when there were too many."""
        if not self._on:
            return
        if not self._shared:
            wait = self._hit(kind, who)
        else:
            try:
                # This library speaks to Redis synchronously: off the loop.
                wait = await asyncio.to_thread(self._hit, kind, who)
            except (RedisError, OSError) as error:
                raise LimitsUnavailableError(type(error).__name__) from error
        if wait is not None:
            raise Problem(
                429,
                "too_many_requests",
                f"That was a lot at once. Please wait {wait} s.",
                headers={"Retry-After": str(wait)},
            )

    def _hit(self, kind: str, who: str) -> int | None:
        """Seconds to wait, None when the request may pass."""
        item = self._items[kind]
        if self._limiter.hit(item, kind, who):
            return None
        reset, _ = self._limiter.get_window_stats(item, kind, who)
        return max(1, math.ceil(reset - time.time()))


def _storage(redis_url: str | None) -> Storage:
    if redis_url is None:
        return MemoryStorage()
    return RedisStorage(redis_url, socket_timeout=2, socket_connect_timeout=2)
