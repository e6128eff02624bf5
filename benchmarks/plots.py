"""The plots of `docs/performance.md`: SVG, two colors that differ in lightness too, a number at every bar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl

from benchmarks.tables import load_of, server

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "evoke"  # the same figures give the same file
from matplotlib import pyplot as plt  # noqa: E402

COLORS = {"stock": "#9aa5b1", "evoke": "#1b5e7a"}
NAMES = {"stock": "stock Rasa", "evoke": "Evoke"}


def throughput(found: dict[str, Any], path: Path) -> bool:
    """Turns a second by clients, no think time; False when there is nothing to show."""
    database = "postgresql" if server(found, "evoke", "postgresql") else "sqlite"
    rows = {system: server(found, system, database) for system in ("stock", "evoke")}
    clients = sorted(
        {load["clients"] for row in rows.values() for load in (row or {}).get("loads", []) if not load["think_mean_s"]}
    )
    if not clients:
        return False
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    for number, (system, row) in enumerate(rows.items()):
        loads = [load_of(row, count, think=False) for count in clients]
        for axes, values in (
            (left, [load["turns_per_second"] if load else 0 for load in loads]),
            (right, [load["turn"].get("p95_ms", 0) if load else 0 for load in loads]),
        ):
            places = [place + (number - 0.5) * 0.4 for place in range(len(clients))]
            bars = axes.bar(places, values, 0.38, color=COLORS[system], label=NAMES[system])
            axes.bar_label(bars, fmt="{:,.0f}", fontsize=8, padding=2)
    left.set_title(f"turns a second ({database})", fontsize=10)
    right.set_title("95th percentile of a turn, ms (log scale)", fontsize=10)
    right.set_yscale("log")
    for axes in (left, right):
        axes.set_xticks(range(len(clients)), [f"{count:,}" for count in clients])
        axes.set_xlabel("clients at once, without think time")
        axes.spines[["top", "right"]].set_visible(False)
        axes.margins(y=0.15)
    left.legend(frameon=False, fontsize=9)
    _save(figure, path)
    return True


def long_talk(found: dict[str, Any], path: Path) -> bool:
    """The latency of each turn of one long conversation."""
    figure, axes = plt.subplots(figsize=(9, 3), layout="constrained")
    drawn = False
    for row in found.get("serving", {}).get("servers", []):
        if not row.get("long"):
            continue
        drawn = True
        each = row["long"]["each"]
        name = f"{NAMES[row['system']]}, {row['database']}"
        style = "-" if row["database"] == "postgresql" else ":"
        axes.plot(
            [turn["turn"] for turn in each], [turn["ms"] for turn in each],
            style, color=COLORS[row["system"]], linewidth=1.3, label=name,
        )  # fmt: skip
    if not drawn:
        plt.close(figure)
        return False
    axes.set_title("one conversation, turn by turn, ms", fontsize=10)
    axes.set_xlabel("turn")
    axes.set_ylim(bottom=0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=9)
    _save(figure, path)
    return True


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    plt.close(figure)
