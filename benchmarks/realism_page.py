"""What `benchmarks.realism` found, as text, as a page and as plots."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.options import ROOT
from benchmarks.realism import EXPERTS, MOVES, TALKS, WORDS


def text(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    rows = ["## What people answer", "", "Talks with the expert helper; shares of change / neutral / sustain talk.", "",
            "| after | ours | expert sessions | divergence (wanted ≤ .02) | n |", "|---|---|---|---|---|"]  # fmt: skip
    for behaviour, row in found["answers"].items():
        ours, experts = (" / ".join(f"{share:.2f}" for share in row[who]) for who in ("ours", "experts"))
        rows.append(f"| {behaviour.replace('_', ' ')} | {ours} | {experts} | {row['divergence']:.3f} | {row['n']} |")
    rows += [
        "",
        "## How long they speak",
        "",
        "| percentile | ours | real clients | off by (wanted ≤ 30 %) |",
        "|---|---|---|---|",
    ]
    for percent, real in WORDS.items():
        if found["words"]:
            ours = found["words"][percent]
            rows.append(f"| {percent} | {ours:.0f} words | {real} words | {abs(ours - real) / real:.0%} |")
    rows += [
        "",
        "## How fast they move",
        "",
        "| from | moves a turn, ours | real | off by (wanted ≤ .03) |",
        "|---|---|---|---|",
    ]
    rows += [
        f"| {stage} | {found['moves'][stage]:.3f} | {real:.2f} | {abs(found['moves'][stage] - real):.3f} |"
        for stage, real in MOVES.items()
    ]
    rows += ["", "## What becomes of them", "", "| helper | talks | readiness rose | fell | mean move | walked out"
             " | committed | of them hard | said twice |", "|---" * 9 + "|"]  # fmt: skip
    rows += [
        f"| {name} | {p['talks']} | {p['readiness_up']:.0%} | {p['readiness_down']:.0%} | {p['readiness_mean']:+.2f} |"
        f" {p['walked_out']:.0%} | {p['committed']:.0%} | {p['committed_hard']:.0%} | {p['said_twice']} |"
        for name, p in found["policies"].items()
    ]
    return "\n".join(rows)


def write(found: dict[str, Any]) -> list[Path]:
    """`docs/realism.md` and its plots."""
    page, plot = ROOT / "docs" / "realism.md", ROOT / "docs" / "images" / "realism.svg"
    _plot(found, plot)
    head = ["# The people, measured", "", "Written by `python -m benchmarks.realism --docs`; do not edit.", "",
            "![Answers, lengths and readiness beside real sessions](images/realism.svg)", ""]  # fmt: skip
    page.write_text("\n".join(head) + text(found) + "\n", encoding="utf-8")
    return [page, plot]


def _plot(found: dict[str, Any], path: Path) -> None:
    from benchmarks.plots import plt

    figure, (answers, words, ready) = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    names = list(found["answers"])
    hatches = ("", "...", "///")
    for offset, who in ((-0.2, "ours"), (0.2, "experts")):
        left = [0.0] * len(names)
        for place, talk in enumerate(TALKS):
            shares = [found["answers"][n][who][place] if who == "ours" else EXPERTS[n][place] for n in names]
            answers.barh([i + offset for i in range(len(names))], shares, 0.36, left=left, hatch=hatches[place],
                         color=("#1b5e7a", "#dfe4e8", "#c46a2b")[place], edgecolor="white",
                         label=talk if who == "ours" else None)  # fmt: skip
            left = [a + b for a, b in zip(left, shares, strict=True)]
    answers.set_yticks(range(len(names)), [n.replace("_", " ") for n in names], fontsize=8)
    answers.invert_yaxis()
    answers.set_title("answers after each behaviour (upper bar ours, lower real)", fontsize=9)
    answers.legend(fontsize=7, ncols=3, loc="lower center", bbox_to_anchor=(0.5, -0.3))
    percents = list(WORDS)
    words.plot(percents, [found["words"].get(p, 0) for p in percents], "o-", color="#1b5e7a", label="ours")
    words.plot(percents, list(WORDS.values()), "s--", color="#555", label="real clients")
    for p in percents:
        words.annotate(f"{found['words'].get(p, 0):.0f}", (p, found["words"].get(p, 0)), fontsize=8)
    words.set_title("words a turn, by percentile", fontsize=9)
    words.legend(fontsize=8)
    policies = list(found["policies"])
    ready.boxplot([found["policies"][p]["readiness_moves"] for p in policies], showfliers=False)
    ready.set_xticks(range(1, len(policies) + 1), policies, rotation=30, fontsize=8)
    ready.axhline(0, color="#888", linewidth=0.8)
    ready.set_title("readiness, end less beginning", fontsize=9)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
