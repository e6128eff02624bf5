"""Part 1: stock Rasa and Evoke under the same conversations, one after the other, on the same machine."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from itertools import zip_longest
from typing import Any

from benchmarks import load, long_talk
from benchmarks.databases import new_database
from benchmarks.options import Options
from benchmarks.processes import Processes
from benchmarks.procfs import cpu_seconds, pss_mb
from benchmarks.progress import say
from benchmarks.servers import Server, make_server
from benchmarks.stats import summary
from benchmarks.talk import said, talk_of

COMPARED = (0, 1, 2, 3)  # sessions whose replies are compared; they warm every part up, too


def run(options: Options) -> dict[str, Any]:
    """Every system with every database; nothing runs beside what is measured."""
    servers = [
        (system, database, workers)
        for database in options.databases
        for system in options.systems
        for workers in (options.workers if system == "evoke" and database == "postgresql" else (1,))
    ]
    found = [_measure(options, *server) for server in servers]
    return {
        "servers": found,
        "starts": {system: _starts(options, system) for system in options.systems} if options.starts else {},
        "same_replies": _same_replies(found),
    }


def _measure(options: Options, system: str, database: str, workers: int) -> dict[str, Any]:
    result: dict[str, Any] = {"system": system, "database": database, "workers": workers, "loads": []}
    name = _name(result)
    redis = options.redis if workers > 1 else None
    with Processes() as processes, new_database(database, processes.folder, options.postgres) as url:
        try:
            server = make_server(system, url, processes, workers, redis)
            result["start_seconds"] = _start(server)
            say(f"{name}: first answer after {result['start_seconds']} s")
            result["replies"] = [asyncio.run(load.one_talk(server, number)) for number in COMPARED]
            result["pss_mb_idle"] = pss_mb(processes.pids)
            first = 1000  # session numbers; the same for every server, so all hear the same
            for think in (0.0, *((options.think_mean,) if options.think_loads else ())):
                for clients in options.clients:
                    seconds = options.think_seconds if think else options.seconds
                    row = asyncio.run(load.run(server, clients, seconds, think, first))
                    result["loads"].append(row)
                    first += 100_000
                    say(f"{name}: {_line(row)}")
            if workers == 1:
                result["long"] = asyncio.run(long_talk.run(server, options))
                say(f"{name}: {options.long_turns} turns of one conversation: {_marks(result['long'])}")
                # Ten thousand take minutes: with one database, the one that is meant for many.
                if options.held and database == options.databases[-1]:
                    result["held"] = asyncio.run(_held(server, options))
                    say(f"{name}: {options.held} sessions open: {result['held']['turn']}")
            processes.check()
        finally:
            # Before the database goes, so that nobody holds on to it.
            processes.stop()
    return result


def _start(server: Server) -> float:
    """Seconds from starting the processes to the first answer in a conversation."""
    server.prepare()
    began = time.perf_counter()
    server.start()
    asyncio.run(load.first_answer(server))
    return round(time.perf_counter() - began, 2)


def _starts(options: Options, system: str) -> dict[str, Any]:
    """Starts alone, with SQLite: the median of several."""
    seconds = []
    for number in range(options.starts):
        with Processes() as processes, new_database("sqlite", processes.folder, options.postgres) as url:
            seconds.append(_start(make_server(system, url, processes)))
        say(f"{system}: start {number + 1} of {options.starts}: {seconds[-1]} s")
    return {"seconds": seconds, "median": statistics.median(seconds)}


async def _held(server: Server, options: Options) -> dict[str, Any]:
    """Open many sessions, leave them open, and take a turn in some of them."""
    pids = server.processes.pids
    sessions: list[Any] = []
    numbers = iter(range(options.held))
    async with load.client(options.held_clients) as http:
        before, cpu, began = pss_mb(pids), cpu_seconds(pids), time.perf_counter()

        async def opener() -> None:
            for number in numbers:
                talk = talk_of(number)
                session = server.session(http, talk, number)
                await session.open()
                if server.name == "stock":
                    await session.say(said(talk, 0, number))  # what starts a session with stock
                sessions.append((number, talk, session))
                if len(sessions) % 1000 == 0:
                    say(f"  {len(sessions)} sessions open")

        async with asyncio.TaskGroup() as group:
            for _ in range(options.held_clients):
                group.create_task(opener())
        took, used = time.perf_counter() - began, cpu_seconds(pids) - cpu
        latencies = []
        for number, talk, session in random.Random(1).sample(sessions, options.held_samples):
            began = time.perf_counter()
            await session.say(said(talk, 1, number))
            latencies.append(time.perf_counter() - began)
    return {
        "sessions": options.held,
        "opened_per_second": round(options.held / took, 1),
        "cpu_ms_per_session": round(used / options.held * 1000, 2),
        "pss_mb_before": before,
        "pss_mb_after": pss_mb(pids),
        "turn": summary(latencies),
    }


def _same_replies(found: list[dict[str, Any]]) -> dict[str, Any] | None:
    """In how many turns of the compared sessions the servers' replies differ from the first server's."""
    replies = [server.pop("replies") for server in found]
    if len(replies) < 2:
        return None
    rows = []
    for server, talks in zip(found[1:], replies[1:], strict=True):
        pairs = [pair for a, b in zip(replies[0], talks, strict=True) for pair in zip_longest(a, b)]
        different = sum(theirs != ours for theirs, ours in pairs)
        rows.append({"server": _name(server), "turns": len(pairs), "different": different})
    return {"compared_with": _name(found[0]), "servers": rows}


def _name(server: dict[str, Any]) -> str:
    workers = f", {server['workers']} workers" if server["workers"] > 1 else ""
    return f"{server['system']} on {server['database']}{workers}"


def _line(row: dict[str, Any]) -> str:
    think = f", thinking {row['think_mean_s']} s" if row["think_mean_s"] else ""
    turn = row["turn"]
    errors = f", {row['errors']} ERRORS {row['error_examples'][:1]}" if row["errors"] else ""
    return (
        f"{row['clients']} clients{think}: {row['turns_per_second']} turns/s, "
        f"p50 {turn.get('p50_ms')} p95 {turn.get('p95_ms')} p99 {turn.get('p99_ms')} ms, "
        f"{row['cpu_ms_per_turn']} ms CPU a turn, {row['pss_mb']} MB{errors}"
    )


def _marks(result: dict[str, Any]) -> str:
    return ", ".join(f"turn {row['turn']}: {row['p50_ms']} ms" for row in result["marks"])
