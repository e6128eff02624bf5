"""`python -m benchmarks.fit`: does the answer fit the question?

Three hundred things a helper may say (`tests/sets/fit.yml`), written by somebody who had not read the lines, each with
the topics that would be a fitting answer. Each is said to every person as the second thing of a talk, through the real
model; what comes back fits when the line's topic is one of those, is general when it fits any topic, and is wrong
otherwise.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import yaml

from benchmarks.options import ROOT
from benchmarks.progress import say

SET = ROOT / "tests" / "sets" / "fit.yml"
WARM = "Thanks for sitting down with me."
# Acts whose line fits by what it does, whatever its topic: who asks whether it's a bot is told so.
BY_ACT = {
    "danger": {"suicide_check"}, "small_talk": {"small_talk", "hello"}, "insulted": {"insult"},
    "off_task": {"off_task"},
    "goodbye": {"goodbye"}, "repair": {"apology"}, "allow": {"permission"}, "greet": {"hello"},
    "receive_affirmation": {"strengths", "values"},
}  # fmt: skip


def asked() -> list[dict[str, Any]]:
    """The set: `say` and `topics`."""
    rows: list[dict[str, Any]] = yaml.safe_load(SET.read_text(encoding="utf-8"))
    return rows


def answers(people: Sequence[str]) -> list[dict[str, Any]]:
    """What each of these people answers to each thing, and whether it fits."""
    from benchmarks.inprocess import load_engine, open_talk, take_turn
    from benchmarks.talk import Talk
    from bot.content.library import library

    engine, found = load_engine(), []
    for name in people:
        person = library().people[name]
        talk = Talk(name, person.audience, ())
        for number, row in enumerate(asked()):
            opened = open_talk(engine, talk, number)
            window = take_turn(engine, opened.window, WARM).window
            result = take_turn(engine, window, row["say"])
            lines = [person.by_id[r.source] for r in result.replies if r.source in person.by_id]
            found.append(
                {"person": name, **row, "lines": [line.text for line in lines], **_verdict(result, lines, row)}
            )
    return found


def _verdict(result: Any, lines: Sequence[Any], row: dict[str, Any]) -> dict[str, Any]:
    wanted = set(row["topics"])
    if result.safety or not lines:
        # The program's own answer ("I am a program", a pause for safety).
        return {"verdict": "fits" if wanted & {"bot", "suicide_check", "off_task"} else "general", "topic": "program"}
    topics = [line.topic for line in lines]
    if wanted & set(topics) or any(wanted & BY_ACT.get(line.act, set()) for line in lines):
        return {"verdict": "fits", "topic": topics[0]}
    if all(topic == "any" for topic in topics):
        return {"verdict": "general", "topic": f"any/{lines[0].act}"}
    return {"verdict": "wrong", "topic": topics[0]}


def main(arguments: list[str] | None = None) -> None:
    """Ask everybody everything, and print how it went."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", nargs="+")
    parser.add_argument("--show", type=int, default=0, help="print so many answers that do not fit")
    options = parser.parse_args(arguments)
    from bot.content.library import library

    people = options.people or sorted(library().people)
    processes = min(os.cpu_count() or 1, len(people))
    with ProcessPoolExecutor(processes) as pool:
        parts = [people[part::processes] for part in range(processes)]
        found = [row for rows in pool.map(answers, parts) for row in rows]
    say(f"{len(found)} answers of {len(people)} people")
    print(text(found))
    missed = [row for row in found if row["verdict"] != "fits"]
    for row in missed[:: max(1, len(missed) // options.show)] if options.show else ():
        wants = f"wants {row['topics']} got {row['topic']}"
        print(f"- {row['verdict']} {row['person']}: {row['say']!r} {wants}: {row['lines']}")


def text(found: Sequence[dict[str, Any]]) -> str:
    """The figures as Markdown."""
    by_person: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        by_person[row["person"]][row["verdict"]] += 1
        by_person["everybody"][row["verdict"]] += 1
    rows = ["| person | fits (wanted ≥ 90 %) | general | wrong topic (wanted ≤ 3 %) |", "|---|---|---|---|"]
    for name, count in sorted(by_person.items()):
        total = sum(count.values())
        rows.append(
            f"| {name} | {count['fits'] / total:.1%} | {count['general'] / total:.1%} | {count['wrong'] / total:.1%} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    main()
