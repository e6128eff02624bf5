"""One conversation that goes on and on: does turn 300 cost what turn 5 costs?"""

from __future__ import annotations

import time
from typing import Any

from benchmarks.load import client
from benchmarks.options import Options
from benchmarks.processes import Failed
from benchmarks.servers import Server
from benchmarks.stats import summary
from benchmarks.talk import DENISE_KITCHEN, said

# The talk starts over every twelve turns, so any twelve turns in a row hold each of its messages once:
# windows of that width differ in nothing but where they lie.
WIDTH = len(DENISE_KITCHEN.turns)
SEEDS = 20  # a person who walks out ends the attempt; how many are made


def window(mark: int, total: int) -> range:
    """The turns (1, 2, …) around `mark` that its latency is read from; the first turn is never one of them."""
    start = min(max(2, mark - WIDTH // 2), total - WIDTH + 1)
    return range(start, start + WIDTH)


async def run(server: Server, options: Options) -> dict[str, Any]:
    """Latencies around each mark, over several conversations."""
    talks: list[list[float]] = []
    seed = 0
    async with client(1) as http:
        while len(talks) < options.long_talks:
            if seed == SEEDS:
                raise Failed(f"no conversation lasted {options.long_turns} turns")
            session = server.session(http, DENISE_KITCHEN, seed)
            await session.open()
            seconds: list[float] = []
            for turn in range(options.long_turns):
                text = said(DENISE_KITCHEN, turn, seed)
                began = time.perf_counter()
                await session.say(text)
                seconds.append(time.perf_counter() - began)
                if session.over:
                    break
            else:
                talks.append(seconds)
            seed += 1
    marks = []
    for mark in options.long_marks:
        turns = window(mark, options.long_turns)
        values = [seconds[turn - 1] for seconds in talks for turn in turns]
        marks.append({"turn": mark, "from": turns[0], "to": turns[-1], **summary(values)})
    each = [
        {"turn": turn + 1, "ms": round(sum(s[turn] for s in talks) / len(talks) * 1000, 2)}
        for turn in range(options.long_turns)
    ]
    first, last = marks[0], marks[-1]
    return {
        "turns": options.long_turns,
        "talks": len(talks),
        "marks": marks,
        "last_to_first": round(last["p50_ms"] / first["p50_ms"], 3),
        "each": each,
    }
