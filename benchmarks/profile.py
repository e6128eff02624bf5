"""Where a turn's milliseconds go, in process, one turn at a time: `python -m benchmarks.profile --turns 300`."""

from __future__ import annotations

import argparse
import time
from typing import Any

from benchmarks.inprocess import load_engine, turns
from benchmarks.sampler import Sampler, tree
from benchmarks.stats import summary
from bot.rasa.engine import Engine

WARM_UP = 24


def profile_turns(engine: Engine, count: int) -> dict[str, Any]:
    """The latency of `count` turns without the profiler, then as many with it, folded into stages."""
    for _ in turns(engine, WARM_UP, first=150):
        pass
    plain: list[float] = []
    began, cpu = time.perf_counter(), time.process_time()
    for _ in turns(engine, count):
        plain.append(time.perf_counter() - began)
        began = time.perf_counter()
    cpu_ms = (time.process_time() - cpu) / count * 1000
    with Sampler() as sampler:
        # Sessions of other numbers: what was said before is not said again.
        for _ in turns(engine, count, first=60):
            pass
    scale = cpu_ms / max(sampler.samples, 1)
    return {
        "turns": count,
        "latency": summary(plain),
        "cpu_ms_per_turn": round(cpu_ms, 3),
        "samples": sampler.samples,
        "stages": [
            {"path": list(path), "ms": round(total * scale, 3), "own_ms": round(own * scale, 3)}
            for path, total, own in tree(sampler.stages)
        ],
        "own": _top(sampler.own, scale),
        "below": _top(sampler.below, scale),
    }


def _top(counts: Any, scale: float, most: int = 60) -> list[dict[str, Any]]:
    return [{"function": name, "ms": round(count * scale, 3)} for name, count in counts.most_common(most)]


def show(result: dict[str, Any]) -> str:
    """The profile as text."""
    lines = [f"{result['turns']} turns, {result['cpu_ms_per_turn']:.2f} ms of CPU each, {result['samples']} samples"]
    for row in result["stages"]:
        share = row["ms"] / result["cpu_ms_per_turn"]
        lines.append(f"{row['ms']:8.2f} ms {share:5.0%}  {'  ' * (len(row['path']) - 1)}{row['path'][-1]}")
    lines.append("\nby function, with all it calls")
    lines += [f"{row['ms']:8.2f} ms  {row['function']}" for row in result["below"]]
    lines.append("\nby function, alone")
    lines += [f"{row['ms']:8.2f} ms  {row['function']}" for row in result["own"][:40]]
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=300)
    print(show(profile_turns(load_engine(), parser.parse_args().turns)))
