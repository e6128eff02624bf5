"""Session locks, local and in Redis."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis  # type: ignore[import-untyped]

from api.locks import BusyError, LocalLocks, Locks, LocksUnavailableError, RedisLocks


@pytest.fixture(params=["local", "redis"])
def locks(request: pytest.FixtureRequest) -> Locks:
    """Locks of each kind."""
    if request.param == "local":
        return LocalLocks(0.5)
    return RedisLocks(request.getfixturevalue("redis_url"), 0.5, 5)


async def test_one_at_a_time_in_order(locks: Locks) -> None:
    inside: list[int] = []
    done: list[int] = []

    async def work(number: int) -> None:
        async with locks.hold("s"):
            inside.append(number)
            assert len(inside) == 1
            await asyncio.sleep(0.01)
            inside.remove(number)
            done.append(number)

    await asyncio.gather(*(work(number) for number in range(6)))
    assert done == list(range(6))
    await locks.close()


async def test_other_sessions_are_free(locks: Locks) -> None:
    async with locks.hold("one"), asyncio.timeout(0.3), locks.hold("two"):
        pass
    await locks.close()


async def test_waiting_ends(locks: Locks) -> None:
    async with locks.hold("s"):
        with pytest.raises(BusyError):
            async with locks.hold("s"):
                pass
    async with locks.hold("s"):
        pass
    await locks.close()


async def test_a_fault_or_a_cancellation_frees_the_lock(locks: Locks) -> None:
    with pytest.raises(RuntimeError):
        async with locks.hold("s"):
            raise RuntimeError

    async def hold_on() -> None:
        async with locks.hold("s"):
            await asyncio.sleep(9)

    task = asyncio.create_task(hold_on())
    await asyncio.sleep(0.05)
    waiting = asyncio.create_task(hold_on())
    await asyncio.sleep(0.05)
    for each in (waiting, task):
        each.cancel()
        with pytest.raises(asyncio.CancelledError):
            await each
    async with locks.hold("s"):
        pass
    await locks.close()


async def test_local_locks_forget_sessions() -> None:
    locks = LocalLocks(0.5)
    for number in range(100):
        async with locks.hold(str(number)):
            pass
    assert locks._places == {}


async def test_processes_share_redis_locks(redis_url: str) -> None:
    one, two = RedisLocks(redis_url, 0.2, 5), RedisLocks(redis_url, 0.2, 5)
    async with one.hold("s"):
        with pytest.raises(BusyError):
            async with two.hold("s"):
                pass
    async with two.hold("s"):
        pass
    await one.close()
    await two.close()


async def test_a_lost_lock_is_not_released_for_its_new_owner(redis_url: str) -> None:
    locks = RedisLocks(redis_url, 0.2, 5)
    redis = Redis.from_url(redis_url)
    async with locks.hold("s"):
        await redis.set("evoke:lock:s", "somebody else")
    assert await redis.get("evoke:lock:s") == b"somebody else"
    await redis.close()
    await locks.close()


async def test_redis_away(unused_tcp_port: int) -> None:
    locks = RedisLocks(f"redis://127.0.0.1:{unused_tcp_port}/0", 0.2, 5)
    with pytest.raises(LocksUnavailableError):
        async with locks.hold("s"):
            pass
    with pytest.raises(LocksUnavailableError):
        await locks.ping()
    await locks.close()
