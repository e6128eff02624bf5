"""Conversations as people have them, many at once, each waiting for its answer before it goes on."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import aiohttp

from benchmarks.processes import Failed
from benchmarks.procfs import busy_seconds, cpu_seconds, pss_mb
from benchmarks.servers import TIMEOUT, Server, Session
from benchmarks.stats import summary
from benchmarks.talk import said, talk_of

ERRORS_BEARABLE = 20
LAST_ANSWERS = 90  # seconds after the end that answers still under way may take


@dataclass
class Seen:
    """What the clients of a load saw. Times in seconds."""

    opens: list[float] = field(default_factory=list)
    firsts: list[float] = field(default_factory=list)  # with stock, the session start is in there
    turns: list[float] = field(default_factory=list)  # all after the first
    in_time: int = 0  # turns answered before the end of the load
    sessions: int = 0
    over_early: int = 0
    errors: list[str] = field(default_factory=list)


@asynccontextmanager
async def client(connections: int) -> AsyncIterator[aiohttp.ClientSession]:
    """An HTTP client that keeps its connections open, as browsers do."""
    connector = aiohttp.TCPConnector(limit=connections + 1)
    async with aiohttp.ClientSession(connector=connector, timeout=TIMEOUT) as http:
        yield http


async def _converse(
    server: Server, http: aiohttp.ClientSession, seen: Seen, number: int, until: float, think: float
) -> None:
    """One session from its opening to its last turn, or to the end of the load."""
    dice = random.Random(number)
    talk = talk_of(number)
    session = server.session(http, talk, number)
    began = time.perf_counter()
    await session.open()
    seen.opens.append(time.perf_counter() - began)
    seen.sessions += 1
    for turn in range(len(talk.turns)):
        if think:
            await asyncio.sleep(min(dice.expovariate(1 / think), 4 * think))
        if time.perf_counter() > until:
            return
        began = time.perf_counter()
        await session.say(said(talk, turn, number))
        taken = time.perf_counter() - began
        seen.in_time += time.perf_counter() <= until
        (seen.turns if turn else seen.firsts).append(taken)
        if session.over:
            seen.over_early += turn < len(talk.turns) - 1
            return


async def _client(
    server: Server, http: aiohttp.ClientSession, seen: Seen, numbers: Any, until: float, think: float
) -> None:
    # Not all at the same moment: people do not arrive in step.
    await asyncio.sleep(random.Random(next(numbers)).uniform(0, min(think, 2.0)) if think else 0)
    while time.perf_counter() < until:
        try:
            await _converse(server, http, seen, next(numbers), until, think)
        except (Failed, aiohttp.ClientError, TimeoutError) as error:
            seen.errors.append(f"{type(error).__name__}: {error}"[:300])
            if len(seen.errors) > ERRORS_BEARABLE:
                raise Failed("too many errors; the last: " + seen.errors[-1]) from error


async def run(server: Server, clients: int, seconds: float, think: float, first: int) -> dict[str, Any]:
    """Load `server` for some seconds; `first` is the number of the first session, for seeds and words."""
    seen, numbers = Seen(), count(first)
    pids = server.processes.pids
    async with client(clients) as http:
        cpu, own, busy = cpu_seconds(pids), time.process_time(), busy_seconds()
        began = time.perf_counter()
        until = began + seconds
        tasks = [asyncio.create_task(_client(server, http, seen, numbers, until, think)) for _ in range(clients)]
        try:
            async with asyncio.timeout(seconds + LAST_ANSWERS):
                await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        elapsed = time.perf_counter() - began
        used, own, busy = cpu_seconds(pids) - cpu, time.process_time() - own, busy_seconds() - busy
    turns = len(seen.turns) + len(seen.firsts)
    return {
        "clients": clients,
        "think_mean_s": think,
        "seconds": round(elapsed, 2),
        "sessions": seen.sessions,
        "turns": turns,
        "turns_per_second": round(seen.in_time / seconds, 2),
        "turn": summary(seen.turns),
        "first_turn": summary(seen.firsts),
        "open": summary(seen.opens) if server.name == "evoke" else None,
        "cpu_seconds": round(used, 2),
        "cpu_ms_per_turn": round(used / turns * 1000, 2) if turns else None,
        "client_cpu_ms_per_turn": round(own / turns * 1000, 2) if turns else None,
        # Database and Redis, and whatever else this machine was doing: 1 is one core.
        "others_cores": round(max(0.0, busy - used - own) / elapsed, 2),
        "pss_mb": pss_mb(pids),
        "over_early": seen.over_early,
        "errors": len(seen.errors),
        "error_examples": seen.errors[:3],
    }


async def first_answer(server: Server) -> list[str]:
    """The replies to the first message of a first session."""
    async with client(1) as http:
        session: Session = server.session(http, talk_of(0), 0)
        await session.open()
        return await session.say(said(talk_of(0), 0, 0))


async def one_talk(server: Server, number: int) -> list[list[str]]:
    """The replies of one whole session, the opening with the first, to compare systems by."""
    replies: list[list[str]] = []
    async with client(1) as http:
        talk = talk_of(number)
        session: Session = server.session(http, talk, number)
        opening = await session.open()
        while not session.over and len(replies) < len(talk.turns):
            replies.append([*opening, *await session.say(said(talk, len(replies), number))])
            opening = []
    return replies
