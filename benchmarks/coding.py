"""`python -m benchmarks.coding`: our coding beside human coders and beside published systems, with where it errs.

    python -m benchmarks.coding                         # the development half beside the checkout
    python -m benchmarks.coding --labels FILE.csv --docs   # and write docs/coding-benchmark.md with its plot

Labels are AnnoMI's, one row a turn (see ../shared/eval/README.md). They measure; nothing is fitted to them.
Scores are those of `../shared/eval/score.py`, computed from `evoke code`'s own coder in this process.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.options import ROOT
from bot.coding.coder import Coder, Turn
from bot.coding.codes import INPUTS, QUESTIONS, REFLECTIONS
from bot.coding.encoder import Encoder
from bot.paths import ENCODER

LABELS = ROOT.parent / "shared" / "eval" / "annomi_dev.csv"
HISTORY = 6  # turns before each, as in score.py
LENGTHS = ((1, 3), (4, 9), (10, 19), (20, 39), (40, 9999))
# What others reach (../shared/reference/peers.md): trained on AnnoMI itself, or people.
PEERS = {
    "main": (("TF-IDF, trained on AnnoMI", 0.733), ("MiniLM, trained on half of AnnoMI", 0.78), ("two experts", 0.796)),
    "talk": (("TF-IDF, trained on AnnoMI", 0.492), ("GPT-4o-mini, few shots", 0.602),
             ("Qwen3 8B + LoRA", 0.613), ("two experts", 0.645)),
}  # fmt: skip
WANTED = {"main": 0.75, "talk": 0.56, "question": 0.90, "reflection": 0.78, "input": 0.73, "open": 0.74}


@dataclass(frozen=True, slots=True)
class Row:
    """One turn: what a human said of it and what we say, by task; how sure we are; what it was about."""

    speaker: str
    text: str
    topic: str
    gold: dict[str, str]
    ours: dict[str, str]
    confidence: float


def code(path: Path, coder: Coder) -> list[Row]:
    """Every turn of the labelled transcripts, coded in the order it was said."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = []
    for _, group in groupby(rows, key=lambda row: row["transcript_id"]):
        history: list[Turn] = []
        for row in group:
            helper = row["interlocutor"] == "therapist"
            text, before = row["utterance_text"], history[-HISTORY:]
            found.append(_helper(row, coder, before) if helper else _client(row, coder, before))
            history.append(Turn("helper" if helper else "client", text))
    return found


def _helper(row: dict[str, str], coder: Coder, history: Sequence[Turn]) -> Row:
    coding = coder.helper(row["utterance_text"], history)
    codes = {u.code for u in coding.utterances}
    gold = {
        "main": row["main_therapist_behaviour"], "question": row["question_exists"],
        "reflection": row["reflection_exists"], "input": row["therapist_input_exists"],
    }  # fmt: skip
    ours = {
        "main": coding.main,
        "question": str(bool(codes & QUESTIONS)),
        "reflection": str(bool(codes & REFLECTIONS)),
        "input": str(bool(codes & INPUTS)),
    }
    if row["question_subtype"] in ("open", "closed") and codes & QUESTIONS:
        gold["open"], ours["open"] = row["question_subtype"], "open" if "open_question" in codes else "closed"
    if row["reflection_subtype"] in ("simple", "complex") and codes & REFLECTIONS:
        gold["complex"] = row["reflection_subtype"]
        ours["complex"] = "complex" if "complex_reflection" in codes else "simple"
    return Row("helper", row["utterance_text"], row["topic"], gold, ours, _sure(coding.utterances))


def _client(row: dict[str, str], coder: Coder, history: Sequence[Turn]) -> Row:
    coding = coder.client(row["utterance_text"], history)
    gold, ours = {"talk": row["client_talk_type"]}, {"talk": coding.main}
    return Row("client", row["utterance_text"], row["topic"], gold, ours, _sure(coding.utterances))


def _sure(utterances: Sequence[Any]) -> float:
    """How sure the turn's code is: the mean over its utterances."""
    return float(np.mean([u.confidence for u in utterances])) if utterances else 1.0


def pairs(rows: Iterable[Row], task: str) -> list[tuple[str, str]]:
    """(gold, ours) of the turns that have the task."""
    return [(row.gold[task], row.ours[task]) for row in rows if task in row.gold]


def score(found: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Macro-F1 over the gold's classes, and precision and recall of each."""
    classes = {}
    for label in sorted({gold for gold, _ in found}):
        hit = sum(gold == ours == label for gold, ours in found)
        said, real = sum(ours == label for _, ours in found), sum(gold == label for gold, _ in found)
        classes[label] = {
            "f1": round(2 * hit / (said + real), 3) if said + real else 0.0,
            "precision": round(hit / said, 3) if said else 0.0,
            "recall": round(hit / real, 3) if real else 0.0,
            "n": real,
        }
    return {
        "n": len(found),
        "macro_f1": round(float(np.mean([c["f1"] for c in classes.values()])), 3) if classes else 0.0,
        "accuracy": round(sum(g == o for g, o in found) / len(found), 3) if found else 0.0,
        "classes": classes,
        "confusion": {gold: dict(Counter(o for g, o in found if g == gold)) for gold in classes},
    }


def calibration(rows: Sequence[Row], task: str, bins: int = 10) -> dict[str, Any]:
    """Expected calibration error (Naeini et al., 2015): how far sureness and being right lie apart."""
    some = [row for row in rows if task in row.gold]
    sure = np.array([row.confidence for row in some])
    right = np.array([row.gold[task] == row.ours[task] for row in some], dtype=float)
    place = np.minimum((sure * bins).astype(int), bins - 1)
    table = [
        {"sure": round(float(sure[place == b].mean()), 3), "right": round(float(right[place == b].mean()), 3),
         "n": int((place == b).sum())}
        for b in range(bins) if (place == b).any()
    ]  # fmt: skip
    error = sum(abs(b["sure"] - b["right"]) * b["n"] for b in table) / max(len(some), 1)
    return {"ece": round(float(error), 3), "bins": table}


def by(rows: Sequence[Row], task: str, key: Any) -> dict[str, dict[str, Any]]:
    """Macro-F1 of a task in each group of turns."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if task in row.gold:
            groups[key(row)].append(row)
    return {
        name: {"n": len(some), "macro_f1": score(pairs(some, task))["macro_f1"],
               "accuracy": score(pairs(some, task))["accuracy"]}
        for name, some in sorted(groups.items(), key=lambda item: -len(item[1]))
    }  # fmt: skip


def length(row: Row) -> str:
    """The bin of a turn's words."""
    words = len(row.text.split())
    low, high = next(((low, high) for low, high in LENGTHS if low <= words <= high), LENGTHS[0])
    return f"{low}-{high} words" if high < 9999 else f"{low} words and more"


def measure(labels: Path) -> dict[str, Any]:
    """Everything that can be said of the coder on these labels."""
    began = time.perf_counter()
    encoder = Encoder(ENCODER)
    coder = Coder(encoder)
    coder.helper("Hello.")
    loaded = time.perf_counter() - began
    began = time.perf_counter()
    rows = code(labels, coder)
    took = time.perf_counter() - began
    tasks = {task: score(pairs(rows, task)) for task in ("main", "talk", "question", "reflection", "input", "open",
                                                         "complex")}  # fmt: skip
    return {
        "encoder": encoder.digest,
        "bytes": sum(path.stat().st_size for path in ENCODER.iterdir() if path.is_file()),
        "seconds_to_load": round(loaded, 2),
        "ms_a_turn": round(took / len(rows) * 1000, 2),
        "turns": len(rows),
        "tasks": tasks,
        "calibration": {task: calibration(rows, task) for task in ("main", "talk")},
        "by_topic": {task: by(rows, task, lambda row: row.topic) for task in ("main", "talk")},
        "by_length": {task: by(rows, task, length) for task in ("main", "talk")},
    }


def main(arguments: list[str] | None = None) -> None:
    """Measure, print, and on request write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coding", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--labels", type=Path, default=LABELS, help="AnnoMI-shaped CSV")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--docs", action="store_true", help="write docs/coding-benchmark.md and its plot")
    options = parser.parse_args(arguments)
    if not options.labels.is_file():
        parser.error(f"{options.labels} is not there; --labels names a file of labelled turns")
    found = measure(options.labels)
    from benchmarks import coding_page

    print(coding_page.text(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if options.docs:
        print("written:", ", ".join(str(path) for path in coding_page.write(found)))


if __name__ == "__main__":
    main()
