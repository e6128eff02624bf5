"""`docs/performance.md` from results: `python -m benchmarks.report benchmarks/results/2026-11-23.json`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from benchmarks import tables
from benchmarks.options import ROOT

DOCS = ROOT / "docs"
Found = dict[str, Any]


def text(found: Found) -> str:
    """The tables that matter most, for the terminal."""
    parts = []
    if found.get("serving"):
        parts += [tables.table(tables.TARGET_HEAD, tables.targets(found))]
        parts += [tables.table(tables.LOAD_HEAD, tables.loads(found, think=False))]
    if found.get("floor"):
        parts += [tables.table(tables.STAGE_HEAD, tables.stages(found))]
        parts += [tables.table(tables.FLOOR_HEAD, tables.floors(found))]
    if found.get("growth"):
        parts += [tables.table(tables.GROWTH_HEAD, tables.growth(found))]
    return "\n".join(parts).replace("&nbsp;", " ")


def write(found: Found, docs: Path = DOCS) -> list[Path]:
    """Write the page and its plots; the files written."""
    from benchmarks import plots

    docs.mkdir(exist_ok=True)
    written = []
    images = []
    for name, title, draw in (
        ("performance-load.svg", "Turns a second and 95th percentile by number of clients", plots.throughput),
        ("performance-long.svg", "Latency of each turn of one long conversation", plots.long_talk),
    ):
        if draw(found, docs / name):
            images.append(f"![{title}; the figures are in the tables below]({name})\n")
            written.append(docs / name)
    page = docs / "performance.md"
    page.write_text(_page(found, images), encoding="utf-8")
    return [*written, page]


def _page(found: Found, images: list[str]) -> str:
    machine, versions, options = found["machine"], found["versions"], found["options"]
    think = options["think_mean"]
    head, long_rows = tables.long_talks(found)
    differ = (found.get("serving") or {}).get("same_replies")
    parts = [
        "# Performance\n",
        "Made by `make bench` (`benchmarks/README.md` says how it is measured, and what the figures leave out); "
        "do not edit by hand.\n",
        f"{found['at']}, commit `{found['commit']}`, model `{found['model_sha256']}`, "
        f"{machine['cores']} cores of {machine['cpu']}, {machine['memory_gb']} GB, Linux {machine['kernel']}; "
        + ", ".join(f"{name} {number}" for name, number in versions.items())
        + f". Load average before the run: {', '.join(machine['load_before'])}.\n",
        "## The goals\n",
        tables.table(tables.TARGET_HEAD, tables.targets(found)),
        _same(differ),
        *images,
        "## Without think time\n",
        "Each client holds conversations of twelve turns, one after the other, and sends the next message as soon as "
        "it has the answer. Latencies are of turns 2 to 12. The last column is the CPU that the database and anything "
        "else on the machine took meanwhile, in cores.\n",
        tables.table(tables.LOAD_HEAD, tables.loads(found, think=False)),
        "## With think time\n",
        f"The same, with {think} s on average (exponential) before each message.\n",
        tables.table(tables.LOAD_HEAD, tables.loads(found, think=True)),
        "## One long conversation\n",
        "Each figure is over the twelve turns around the one named, which hold the same twelve messages each time.\n",
        tables.table(head, long_rows),
        "## Sessions held open\n",
        tables.table(tables.HELD_HEAD, tables.held(found)),
        "## Where a turn's time goes\n",
        "The engine in process, one turn at a time, sampled on CPU time; stages below 1 % are left out. "
        "A stage holds those indented below it.\n",
        tables.table(tables.STAGE_HEAD, tables.stages(found)),
        "## The floor\n",
        tables.table(tables.FLOOR_HEAD, tables.floors(found)),
        "## The start\n",
        tables.table(tables.LOAD_STEP_HEAD, tables.load_steps(found)),
        "## The database grows\n",
        "A turn's store is everything that `api/sessions/service.py` asks of the database for one turn. The purge "
        "runs while turns go on; both are timed.\n",
        tables.table(tables.GROWTH_HEAD, tables.growth(found)),
        tables.table(tables.PLAN_HEAD, tables.plans(found), words=True),
    ]
    return "\n".join(parts)


def _same(differ: Found | None) -> str:
    if differ is None:
        return ""
    rows = [f"{row['server']}: {row['different']} of {row['turns']} turns differ" for row in differ["servers"]]
    return f"Replies compared with those of {differ['compared_with']}: {'; '.join(rows)}.\n"


if __name__ == "__main__":
    from benchmarks.results import read

    for path in write(read(Path(sys.argv[1]))):
        print(path)
