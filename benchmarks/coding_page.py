"""What `benchmarks.coding` found, as text, as a page and as a plot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.coding import PEERS, WANTED
from benchmarks.options import ROOT

TITLES = {
    "main": "helper's main behaviour", "talk": "client's talk", "question": "question present",
    "reflection": "reflection present", "input": "input present", "open": "open or closed",
    "complex": "simple or complex",
}  # fmt: skip


def text(found: dict[str, Any]) -> str:
    """The figures as Markdown, readable in a terminal."""
    return "\n".join([*_tasks(found), *_peers(found), *_confusion(found), *_calibration(found), *_groups(found)])


def write(found: dict[str, Any]) -> list[Path]:
    """`docs/coding-benchmark.md` and its plot."""
    plot = ROOT / "docs" / "images" / "coding.svg"
    page = ROOT / "docs" / "coding-benchmark.md"
    _plot(found, plot)
    head = [
        "# The coding, measured", "",
        "Written by `python -m benchmarks.coding --docs`; do not edit. The labels are AnnoMI's development half:",
        "whole turns, one annotator each. Nothing was fitted to them. How we code is in [coding.md](coding.md).", "",
        f"Encoder {found['encoder']}, {found['bytes'] / 1e6:.1f} MB; loaded in {found['seconds_to_load']} s;"
        f" {found['ms_a_turn']} ms a turn on one core, all its utterances together ({found['turns']} turns).", "",
        "![Macro-F1 by task beside people and other systems](images/coding.svg)", "",
    ]  # fmt: skip
    page.write_text("\n".join(head) + text(found) + "\n", encoding="utf-8")
    return [page, plot]


def _tasks(found: dict[str, Any]) -> list[str]:
    rows = ["## By task", "", "| task | macro-F1 | wanted at least | accuracy | turns |", "|---|---|---|---|---|"]
    for task, title in TITLES.items():
        row = found["tasks"][task]
        rows.append(
            f"| {title} | {row['macro_f1']:.3f} | {WANTED.get(task, '')} | {row['accuracy']:.3f} | {row['n']} |"
        )
    return [*rows, ""]


def _peers(found: dict[str, Any]) -> list[str]:
    rows = ["## Beside others", "", "| task | who | macro-F1 |", "|---|---|---|"]
    for task, peers in PEERS.items():
        ours = found["tasks"][task]["macro_f1"]
        both = sorted([*peers, ("**Evoke**, trained on text of its own", ours)], key=lambda pair: pair[1])
        rows += [f"| {TITLES[task]} | {name} | {value:.3f} |" for name, value in both]
    return [*rows, ""]


def _confusion(found: dict[str, Any]) -> list[str]:
    rows = ["## Confusion, both ways", ""]
    rows += [
        "Recall: how often we find a code that a coder saw. Precision: how often ours is the coder's.",
        "",
    ]
    for task in ("main", "talk"):
        row = found["tasks"][task]
        classes = list(row["classes"])
        rows += [
            f"### {TITLES[task]}", "",
            f"| a coder said | {' | '.join(f'we: {name}' for name in classes)} | recall | precision | F1 |",
            "|---" * (len(classes) + 4) + "|",
        ]  # fmt: skip
        for gold in classes:
            cells = " | ".join(str(row["confusion"][gold].get(name, 0)) for name in classes)
            c = row["classes"][gold]
            rows.append(f"| {gold} | {cells} | {c['recall']:.2f} | {c['precision']:.2f} | {c['f1']:.2f} |")
        rows.append("")
    return rows


def _calibration(found: dict[str, Any]) -> list[str]:
    rows = ["## How sure, and how right", ""]
    for task in ("main", "talk"):
        row = found["calibration"][task]
        rows += [f"{TITLES[task].capitalize()}: expected calibration error {row['ece']:.3f}.", "",
                 "| said to be sure | was right | turns |", "|---|---|---|"]  # fmt: skip
        rows += [f"| {b['sure']:.2f} | {b['right']:.2f} | {b['n']} |" for b in row["bins"]]
        rows.append("")
    return rows


def _groups(found: dict[str, Any]) -> list[str]:
    rows = ["## Where it errs", ""]
    for name, title in (("by_length", "length"), ("by_topic", "topic")):
        rows += [f"### By {title}", "", f"| {title} | task | turns | macro-F1 | accuracy |", "|---|---|---|---|---|"]
        for task in ("main", "talk"):
            rows += [
                f"| {group} | {TITLES[task]} | {row['n']} | {row['macro_f1']:.2f} | {row['accuracy']:.2f} |"
                for group, row in found[name][task].items()
                if row["n"] >= 25
            ]
        rows.append("")
    return rows


def _plot(found: dict[str, Any], path: Path) -> None:
    from benchmarks.plots import plt

    figure, both = plt.subplots(1, 2, figsize=(9, 3), layout="constrained", sharex=True)
    for axes, (task, peers) in zip(both, PEERS.items(), strict=True):
        bars = sorted([*peers, ("Evoke", found["tasks"][task]["macro_f1"])], key=lambda pair: pair[1])
        colors = ["#1b5e7a" if name == "Evoke" else "#c3cad2" for name, _ in bars]
        drawn = axes.barh([name for name, _ in bars], [value for _, value in bars], color=colors)
        axes.bar_label(drawn, fmt="%.3f", fontsize=8, padding=2)
        axes.set_xlim(0, 1)
        axes.set_title(f"{TITLES[task]}, macro-F1", fontsize=10)
        axes.tick_params(labelsize=8)
        axes.spines[["top", "right"]].set_visible(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
