"""`python -m benchmarks.safety`: what the safety screen hears and what it only imagines, on tests/sets/safety.yml.

The set was written by somebody who did not know the patterns. Items at even positions were seen while the
screen was made; those at odd positions are held out: only their figures are shown, never their words.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from benchmarks.options import ROOT
from bot.safety.screen import Screen, default_screen

SET = ROOT / "tests" / "sets" / "safety.yml"
WANTED = {"present": 0.97, "present, patterns alone": 0.85, "false alarms": 0.02}


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one half: shares, and counts by kind; `missed` and `alarmed` hold the items themselves."""

    recall: float
    present: float
    right_kind: float
    right_whose: float
    false_alarms: float
    by_kind: dict[str, tuple[int, int]]
    alarms_by_why: dict[str, int]
    milliseconds: float
    # Not in the repr: a failing test must not show what is held out.
    missed: tuple[dict[str, Any], ...] = field(repr=False)
    alarmed: tuple[dict[str, Any], ...] = field(repr=False)


def load(half: int) -> list[dict[str, Any]]:
    """The development half (0) or the half held out (1)."""
    items: list[dict[str, Any]] = yaml.safe_load(SET.read_text(encoding="utf-8"))
    return items[half::2]


def measure(screen: Screen, items: Sequence[dict[str, Any]]) -> Figures:
    """What the screen makes of the items. A kind or whose counts as right when any hit has it."""
    began = time.perf_counter()
    found = [screen.find(item["say"]) for item in items]
    took = time.perf_counter() - began
    pairs = list(zip(items, found, strict=True))
    danger = [(item, hits) for item, hits in pairs if item["kind"] != "none"]
    harmless = [(item, hits) for item, hits in pairs if item["kind"] == "none"]
    heard = [(item, hits) for item, hits in danger if hits]
    present = [bool(hits) for item, hits in danger if item["present"]]
    kinds, whose = [], []
    for item, hits in heard:
        good = {item["kind"], *item.get("also", ())}
        right = [hit for hit in hits if ("suicide" if hit.kind == "means" else hit.kind) in good]
        kinds.append(bool(right))
        whose.append(any(hit.whose == item["whose"] for hit in right))
    total, seen = Counter(i["kind"] for i, _ in danger), Counter(i["kind"] for i, _ in heard)
    return Figures(
        recall=_share(len(heard), len(danger)),
        present=_share(sum(present), len(present)),
        right_kind=_share(sum(kinds), len(kinds)),
        right_whose=_share(sum(whose), len(whose)),
        false_alarms=_share(sum(bool(hits) for _, hits in harmless), len(harmless)),
        by_kind={kind: (seen[kind], total[kind]) for kind in sorted(total)},
        alarms_by_why=dict(Counter(item["why"] for item, hits in harmless if hits)),
        milliseconds=took / max(len(items), 1) * 1000,
        missed=tuple(item for item, hits in danger if not hits),
        alarmed=tuple(item for item, hits in harmless if hits),
    )


def _share(some: int, of: int) -> float:
    return round(some / of, 3) if of else 0.0


def main() -> None:
    """Print both halves, with the encoder and without, and what the development half still lacks."""
    both = {"patterns and encoder": default_screen(), "patterns alone": Screen()}
    for half, name in enumerate(("development half", "held-out half")):
        for which, screen in both.items():
            figures = measure(screen, load(half))
            print(f"{name}, {which}: heard {figures.recall:.3f} (present danger {figures.present:.3f}), "
                  f"right kind {figures.right_kind:.3f}, right whose {figures.right_whose:.3f}, "
                  f"false alarms {figures.false_alarms:.3f}, {figures.milliseconds:.1f} ms a message")  # fmt: skip
            print("   ", ", ".join(f"{kind} {seen}/{of}" for kind, (seen, of) in figures.by_kind.items()))
            print("    false alarms:", ", ".join(f"{why} {n}" for why, n in figures.alarms_by_why.items()) or "none")
            if half == 0:
                for item in figures.missed:
                    print(f"    missed, {item['kind']}, {item['whose']}: {item['say']}")
                for item in figures.alarmed:
                    print(f"    false, {item['why']}: {item['say']}")
    print("wanted:", WANTED)


if __name__ == "__main__":
    main()
