"""`python -m benchmarks.realism`: do simulated people answer as real clients do, and change for the right reasons?

    python -m benchmarks.realism                   # 500 talks of ten turns for each of six kinds of helper
    python -m benchmarks.realism --talks 60        # a look
    python -m benchmarks.realism --docs            # and write docs/realism.md with its plots

Talks go through the real model and the real actions, in this process; the measures are those of
`../shared/reference/mi-coding.md`. Helpers are simulated (`realism_helpers.py`): what they say is meant to be a
behaviour, and is counted as that, whatever our coder makes of it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.progress import say
from benchmarks.realism_helpers import MIX, helper

TURNS = 10
# Client talk after each behaviour in expert sessions: change, neutral, sustain.
EXPERTS = {
    "open_question": (0.36, 0.51, 0.13), "closed_question": (0.18, 0.70, 0.12), "simple_reflection": (0.22, 0.68, 0.10),
    "complex_reflection": (0.25, 0.59, 0.16), "information": (0.21, 0.69, 0.10),
}  # fmt: skip
WORDS = {25: 2, 50: 8, 75: 19, 90: 36}
MOVES = {"precontemplation": 0.10, "contemplation": 0.07}
MEANT = 4  # strength from which a commitment is one: "fine, I'll try" is not
TALKS = ("change", "neutral", "sustain")


@dataclass(frozen=True, slots=True)
class Answer:
    """One turn of a talk: what the helper did, and what came of it."""

    behaviour: str
    talk: str
    words: int
    stage_before: str
    stage: str
    lines: tuple[str, ...]
    act: str
    strength: int | None


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk from its opening to its last turn."""

    policy: str
    person: str
    difficulty: int
    readiness: tuple[float, float]
    ended: bool
    answers: tuple[Answer, ...]


def talks(policy: str, numbers: Sequence[int], turns: int = TURNS) -> list[Talk]:
    """These talks, one after the other, in this process."""
    from benchmarks.inprocess import load_engine

    engine = load_engine()
    return [_talk(engine, policy, number, turns) for number in numbers]


def _talk(engine: Any, policy: str, number: int, turns: int) -> Talk:
    from benchmarks.inprocess import open_talk, take_turn
    from benchmarks.talk import Talk as Script
    from bot.content.library import library

    people = sorted(library().people)
    person = library().people[people[number % len(people)]]
    opened = open_talk(engine, Script(person.id, person.audience, ()), number)
    window, line = opened.window, person.by_id.get(opened.person_line or "")
    speak = helper(policy, random.Random(f"{policy}:{number}"))
    answers: list[Answer] = []
    stage, state, ended = None, None, False
    for _ in range(turns):
        said = speak(line)
        result = take_turn(engine, window, said.text)
        if result.person is None or result.safety:
            continue
        if stage is None:
            from bot.person import state as states

            start = states.begin(person)
            stage, first = states.first_stage(start), start.readiness
        spoken = tuple(reply.source for reply in result.replies if reply.kind == "say" and reply.source in person.by_id)
        lines = [person.by_id[source] for source in spoken]
        if lines:
            line = lines[-1]
        answers.append(
            Answer(
                said.behaviour, result.person.talk, sum(len(each.text.split()) for each in lines), stage,
                result.person.stage, spoken, lines[-1].act if lines else "none",
                max((each.strength or 0 for each in lines), default=0) or None,
            )
        )  # fmt: skip
        stage, state, window = result.person.stage, result.person.state, result.window
        ended = result.ended
        if ended:
            break
    last = state.readiness if state else first
    return Talk(policy, person.id, person.difficulty, (first, last), ended, tuple(answers))


def divergence(a: Sequence[float], b: Sequence[float]) -> float:
    """Jensen-Shannon divergence of two distributions, base 2: 0 the same, 1 nothing in common."""
    p, q = np.asarray(a, float), np.asarray(b, float)
    p, q = p / p.sum(), q / q.sum()
    m = (p + q) / 2

    def kl(x: Any, y: Any) -> float:
        return float(sum(i * np.log2(i / j) for i, j in zip(x, y, strict=True) if i > 0))

    return (kl(p, m) + kl(q, m)) / 2


def measures(found: Iterable[Talk]) -> dict[str, Any]:
    """All that is asked of the people, from these talks."""
    by_policy: dict[str, list[Talk]] = defaultdict(list)
    for talk in found:
        by_policy[talk.policy].append(talk)
    # An expert's and an average helper's talks stand for the expert sessions the table is from.
    expert = [answer for talk in by_policy.get("expert", []) for answer in talk.answers]
    result: dict[str, Any] = {"policies": {name: _policy(some) for name, some in by_policy.items()}}
    result["answers"] = _answers(expert)
    lengths = [answer.words for answer in expert if answer.words]
    result["words"] = {p: float(np.percentile(lengths, p)) for p in WORDS} if lengths else {}
    result["moves"] = {
        stage: round(float(np.mean([a.stage != stage for a in expert if a.stage_before == stage] or [0])), 3)
        for stage in MOVES
    }
    result["by_length"] = [a.words for a in expert]
    return result


def _answers(answers: Sequence[Answer]) -> dict[str, Any]:
    rows = {}
    for behaviour, wanted in EXPERTS.items():
        count = Counter(a.talk for a in answers if a.behaviour == behaviour)
        total = sum(count.values())
        if total >= 30:
            share = [count[talk] / total for talk in TALKS]
            rows[behaviour] = {
                "n": total, "ours": [round(s, 3) for s in share], "experts": wanted,
                "divergence": round(divergence(share, wanted), 4),
            }  # fmt: skip
    return rows


def _policy(some: Sequence[Talk]) -> dict[str, Any]:
    moved = [talk.readiness[1] - talk.readiness[0] for talk in some]
    repeated = sum(
        count - 1 for talk in some for count in Counter(line for a in talk.answers for line in a.lines).values()
    )
    hard = [talk for talk in some if talk.difficulty == 3]
    return {
        "talks": len(some),
        "turns": sum(len(talk.answers) for talk in some),
        "readiness_up": round(float(np.mean([m > 0 for m in moved])), 3),
        "readiness_down": round(float(np.mean([m < 0 for m in moved])), 3),
        "readiness_mean": round(float(np.mean(moved)), 3),
        "readiness_moves": [round(m, 2) for m in moved],
        "walked_out": round(float(np.mean([t.ended and t.answers[-1].act == "leave" for t in some if t.answers])), 3),
        "said_twice": repeated,
        "committed": round(float(np.mean([any((a.strength or 0) >= MEANT for a in t.answers) for t in some])), 3),
        "committed_hard": round(
            float(np.mean([any((a.strength or 0) >= MEANT for a in t.answers) for t in hard] or [0])), 3
        ),
    }


def main(arguments: list[str] | None = None) -> None:
    """Run the talks, print the measures, and on request write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.realism", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--talks", type=int, default=500, help="talks for each kind of helper")
    parser.add_argument("--policies", nargs="+", choices=list(MIX), default=list(MIX))
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", type=Path, help="where to write every talk")
    parser.add_argument("--docs", action="store_true", help="write docs/realism.md and its plots")
    options = parser.parse_args(arguments)
    found: list[Talk] = []
    with ProcessPoolExecutor(options.processes) as pool:
        jobs = {
            (policy, part): pool.submit(
                talks, policy, range(part, options.talks, options.processes), options.turns
            )
            for policy in options.policies for part in range(options.processes)
        }  # fmt: skip
        for (policy, part), job in jobs.items():
            found += job.result()
            say(f"{policy}, part {part + 1} of {options.processes}: done")
    if options.json:
        options.json.write_text(json.dumps([asdict(talk) for talk in found]) + "\n", encoding="utf-8")
    from benchmarks import realism_page

    result = measures(found)
    print(realism_page.text(result))
    if options.docs:
        say(f"written: {', '.join(str(path) for path in realism_page.write(result))}")


if __name__ == "__main__":
    main()
