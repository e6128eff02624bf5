"""Results as Markdown tables, each figure beside stock's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

Found = dict[str, Any]


def table(head: Sequence[str], rows: Sequence[Sequence[object]], words: bool = False) -> str:
    """A Markdown table; the first column is words, the others are numbers, unless all are words."""
    if not rows:
        return "_not measured_\n"
    lines = ["| " + " | ".join(head) + " |", "|---" + ("|---" if words else "|---:") * (len(head) - 1) + "|"]
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def server(found: Found, system: str, database: str, workers: int = 1) -> Found | None:
    """A server's results."""
    for row in found.get("serving", {}).get("servers", []):
        if (row["system"], row["database"], row["workers"]) == (system, database, workers):
            return dict(row)
    return None


def load_of(row: Found | None, clients: int, think: bool) -> Found | None:
    """One load of a server."""
    for load in (row or {}).get("loads", []):
        if load["clients"] == clients and bool(load["think_mean_s"]) == think:
            return dict(load)
    return None


def servers(found: Found) -> Iterator[tuple[str, Found]]:
    """Every server with its name."""
    for row in found.get("serving", {}).get("servers", []):
        workers = f", {row['workers']} workers" if row["workers"] > 1 else ""
        yield f"{row['system']}, {row['database']}{workers}", row


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """Ours to theirs; None where one is missing."""
    return ours / theirs if ours is not None and theirs else None


TARGET_HEAD = ("against stock, same machine, one run", "stock", "Evoke", "ratio", "at least", "aim", "")


def targets(found: Found) -> list[list[object]]:
    """The table of goals with what was reached."""
    database = "postgresql" if server(found, "evoke", "postgresql") else "sqlite"
    stock, evoke = server(found, "stock", database), server(found, "evoke", database)
    two = server(found, "evoke", "postgresql", 2)
    rows: list[list[object]] = []

    def add(name: str, a: float | None, b: float | None, least: float, aim: float, less: bool) -> None:
        reached = ratio(b, a)
        if reached is None:
            return
        enough, aimed = (reached <= least, reached <= aim) if less else (reached >= least, reached >= aim)
        verdict = "aim reached" if aimed else "reached" if enough else "**missed**"
        sign = "≤" if less else "≥"
        rows.append([name, a, b, round(reached, 3), f"{sign} {least:.3g}", f"{sign} {aim:.3g}", verdict])

    clients = _busiest(evoke)
    a, b = load_of(stock, clients, think=False), load_of(evoke, clients, think=False)
    if a and b:
        name = f"turns/s, {clients} clients, {_name(database)}"
        add(name, a["turns_per_second"], b["turns_per_second"], 4, 8, less=False)
    middle = _mark(stock, 1), _mark(evoke, 1)
    if middle[0] and middle[1]:
        name = f"p95 in ms, one client, turn {middle[1]['turn']}"
        add(name, middle[0]["p95_ms"], middle[1]["p95_ms"], 1 / 8, 1 / 15, less=True)
    if evoke and evoke.get("long"):
        marks = evoke["long"]["marks"]
        name = f"Evoke, turn {marks[-1]['turn']} to turn {marks[0]['turn']}, p50 in ms"
        add(name, marks[0]["p50_ms"], marks[-1]["p50_ms"], 1.15, 1.0, less=True)
    starts = found.get("serving", {}).get("starts") or {}
    if "stock" in starts and "evoke" in starts:
        one, other = starts["stock"]["median"], starts["evoke"]["median"]
    else:
        one, other = (stock or {}).get("start_seconds"), (evoke or {}).get("start_seconds")
    add("start to first answer, s", one, other, 1 / 3, 1 / 6, less=True)
    if a and b:
        add(f"memory (PSS) after {clients} clients, MB", a["pss_mb"], b["pss_mb"], 0.7, 0.5, less=True)
    c = load_of(two, clients, think=False)
    if b and c:
        name = f"Evoke, two workers to one, turns/s, {clients} clients"
        add(name, b["turns_per_second"], c["turns_per_second"], 1.7, 1.95, less=False)
    return rows


def _name(database: str) -> str:
    return {"postgresql": "PostgreSQL", "sqlite": "SQLite"}[database]


def _busiest(row: Found | None) -> int:
    """32 clients where they were measured, else the most below."""
    measured = [load["clients"] for load in (row or {}).get("loads", []) if not load["think_mean_s"]]
    return max((count for count in measured if count <= 32), default=0)


def _mark(row: Found | None, number: int) -> Found | None:
    marks = ((row or {}).get("long") or {}).get("marks") or []
    return dict(marks[number]) if len(marks) > number else None


LOAD_HEAD = (
    "", "turns/s", "× stock", "p50 ms", "p95 ms", "p99 ms", "p95 / stock", "CPU ms/turn", "MB (PSS)",
    "others' cores",
)  # fmt: skip


def loads(found: Found, think: bool) -> list[list[object]]:
    """Every load of every server, with think time or without, beside stock on the same database."""
    rows: list[list[object]] = []
    for name, row in servers(found):
        base = server(found, "stock", row["database"])
        for load in row["loads"]:
            if bool(load["think_mean_s"]) != think:
                continue
            stock = load_of(base, load["clients"], think) if row["system"] != "stock" else None
            turn, theirs = load["turn"], (stock or {}).get("turn", {})
            errors = f" ({load['errors']} errors)" if load["errors"] else ""
            rows.append(
                [
                    f"{name}, {load['clients']} client{'s' if load['clients'] > 1 else ''}{errors}",
                    load["turns_per_second"],
                    ratio(load["turns_per_second"], (stock or {}).get("turns_per_second")),
                    turn.get("p50_ms"),
                    turn.get("p95_ms"),
                    turn.get("p99_ms"),
                    ratio(turn.get("p95_ms"), theirs.get("p95_ms")),
                    load["cpu_ms_per_turn"],
                    load["pss_mb"],
                    load.get("others_cores"),
                ]
            )
    return rows


def long_talks(found: Found) -> tuple[list[str], list[list[object]]]:
    """The long conversation of every server."""
    head = [""]
    rows: list[list[object]] = []
    for name, row in servers(found):
        long = row.get("long")
        if not long:
            continue
        if len(head) == 1:
            for mark in long["marks"]:
                head += [f"turn {mark['turn']}, p50 ms", f"turn {mark['turn']}, p95 ms"]
            head.append("last to first")
        figures = [mark[key] for mark in long["marks"] for key in ("p50_ms", "p95_ms")]
        rows.append([name, *figures, long["last_to_first"]])
    return head, rows


HELD_HEAD = ("", "sessions", "opened/s", "CPU ms each", "MB before", "MB after", "turn p50 ms", "turn p95 ms")


def held(found: Found) -> list[list[object]]:
    """Sessions held open."""
    keys = ("sessions", "opened_per_second", "cpu_ms_per_session", "pss_mb_before", "pss_mb_after")
    return [
        [name, *(row["held"][key] for key in keys), row["held"]["turn"]["p50_ms"], row["held"]["turn"]["p95_ms"]]
        for name, row in servers(found)
        if row.get("held")
    ]


STAGE_HEAD = ("where a turn's time goes", "ms", "share")


def stages(found: Found, least: float = 0.01) -> list[list[object]]:
    """The profile, folded; stages below a hundredth of the turn left out."""
    profile = found.get("floor", {}).get("profile")
    if not profile:
        return []
    total = profile["cpu_ms_per_turn"]
    return [
        ["&nbsp;" * 4 * (len(row["path"]) - 1) + row["path"][-1], row["ms"], f"{row['ms'] / total:.0%}"]
        for row in profile["stages"]
        if row["ms"] >= least * total
    ]


FLOOR_HEAD = ("alone, one at a time", "p50 ms", "p95 ms")


def floors(found: Found) -> list[list[object]]:
    """What the parts cost by themselves."""
    floor = found.get("floor")
    if not floor:
        return []
    named = [
        ("encoder: one utterance judged in its context", floor["encoder"]["judge"]),
        ("encoder: one utterance embedded", floor["encoder"]["embed"]),
        ("TED: a prediction, features and all", floor["ted"].get("predict")),
        ("TED: its network", floor["ted"].get("network")),
        ("all policies, as asked once a turn", floor["ted"].get("all_policies")),
        ("the screen's patterns", floor["text"]["screen"]),
        ("cut into utterances", floor["text"]["cut"]),
        ("cut, and entities", floor["text"]["cut_and_entities"]),
        ("a whole turn of the engine", floor["profile"]["latency"]),
    ]
    return [[name, row["p50_ms"], row["p95_ms"]] for name, row in named if row]


LOAD_STEP_HEAD = ("start, in its order", "s", "MB (PSS) after it")


def load_steps(found: Found) -> list[list[object]]:
    """What loading costs."""
    return [[row["step"], row["seconds"], row["pss_mb"]] for row in found.get("floor", {}).get("loads", [])]


GROWTH_HEAD = (
    "", "turns held", "MB", "a turn's store p50 ms", "p95 ms", "session read p50 ms", "purge: sessions/s",
    "batch p95 ms", "turns meanwhile p95 ms",
)  # fmt: skip


def growth(found: Found) -> list[list[object]]:
    """Databases small and large."""
    return [
        [
            _name(row["database"]), row["turns"], row["size_mb"], row["turn"]["p50_ms"], row["turn"]["p95_ms"],
            row["read_session"]["p50_ms"], row["purge"]["sessions_per_second"],
            row["purge"]["batches"].get("p95_ms"), row["purge"]["turns_meanwhile"].get("p95_ms"),
        ]
        for row in found.get("growth", {}).get("databases", [])
    ]  # fmt: skip


PLAN_HEAD = ("statement (the larger database)", "plan")


def plans(found: Found) -> list[list[object]]:
    """How the larger database of each kind finds its rows."""
    largest: dict[str, Found] = {}
    for row in found.get("growth", {}).get("databases", []):
        if row["turns"] >= largest.get(row["database"], row)["turns"]:
            largest[row["database"]] = row
    return [
        [f"{_name(kind)}: `{plan['statement']}`", ("**whole table** " if plan["whole_table"] else "") + _scan(plan)]
        for kind, row in largest.items()
        for plan in row["plans"]
    ]


def _scan(plan: Found) -> str:
    """The line of a plan that says how the table is read."""
    lines = [line.strip(" ->") for line in plan["plan"]]
    reads = [line for line in lines if re.search(r"Scan|SEARCH|SCAN", line)] or lines
    # PostgreSQL may name the index only below the scan that uses it.
    chosen = next((line for line in reads if "ndex" in line or "INDEX" in line), reads[0])
    return f"`{chosen.partition('  (')[0]}`"
