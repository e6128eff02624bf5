"""A sampling profiler of the main thread, in the manner of py-spy, from inside.

The kernel's profiling clock (CPU time, so other people's work on the machine does not count) sends a signal;
its handler notes the stack. Nothing is traced, so that what is measured runs as fast as it does without.
"""

from __future__ import annotations

import signal
from collections import Counter
from types import FrameType, TracebackType

from benchmarks.stages import Stages

EVERY = 0.001  # seconds asked for; the kernel rounds up to its own tick, often 4 ms


class Sampler:
    """`with Sampler() as sampler: …`, then read `samples`, `stages`, `own` and `below`."""

    def __init__(self) -> None:
        self._stages = Stages()
        self.samples = 0
        self.stages: Counter[tuple[str, ...]] = Counter()  # by path of stages, outermost first
        self.own: Counter[str] = Counter()  # by function, time in itself and in C functions it called
        self.below: Counter[str] = Counter()  # by function, with everything it called

    def __enter__(self) -> Sampler:
        self._before = signal.signal(signal.SIGPROF, self._note)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, self._before)

    def _note(self, _number: int, frame: FrameType | None) -> None:
        self.samples += 1
        path: list[str] = []
        seen: set[str] = set()
        here = frame
        while here is not None:
            code = here.f_code
            name = f"{_short(code.co_filename)}:{code.co_qualname}"
            if here is frame:
                self.own[name] += 1
            if name not in seen:
                seen.add(name)
                self.below[name] += 1
            stage = self._stages.of(code)
            if stage is not None and (not path or path[-1] != stage):
                path.append(stage)
            here = here.f_back
        self.stages[tuple(reversed(path))] += 1


def _short(path: str) -> str:
    """The path without where the packages lie."""
    for mark in ("site-packages/", "python3.11/", "/work/"):
        if mark in path:
            path = path.rpartition(mark)[2]
    return path


def tree(stages: Counter[tuple[str, ...]]) -> list[tuple[tuple[str, ...], int, int]]:
    """Every path of stages with its samples in all and its own, parents before their parts, large first."""
    total: Counter[tuple[str, ...]] = Counter()
    for path, count in stages.items():
        for depth in range(1, len(path) + 1):
            total[path[:depth]] += count
    rows: list[tuple[tuple[str, ...], int, int]] = []

    def walk(parent: tuple[str, ...]) -> None:
        depth = len(parent) + 1
        parts = [path for path in total if len(path) == depth and path[:-1] == parent]
        for path in sorted(parts, key=lambda path: -total[path]):
            rows.append((path, total[path], stages[path]))
            walk(path)

    walk(())
    return rows
