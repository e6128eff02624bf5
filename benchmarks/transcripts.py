"""`python -m benchmarks.transcripts`: whole talks to be read aloud, written to docs/transcripts/.

Helpers are the simulated ones of `realism_helpers.py`; everything else is the real model. Talk for
talk the same until content, model or code change, so that a change can be read as a diff.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Any

from benchmarks.options import ROOT
from benchmarks.progress import say
from benchmarks.realism_helpers import MIX, helper

FOLDER = ROOT / "docs" / "transcripts"
PEOPLE = ("denise", "casey", "walt")
POLICIES = ("expert", "average", "lecturing", "interrogating")
TURNS = 12


def main(arguments: list[str] | None = None) -> None:
    """Write a transcript for every person and policy."""
    summary = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.transcripts", description=summary)
    parser.add_argument("--people", nargs="+", default=PEOPLE)
    parser.add_argument("--policies", nargs="+", default=POLICIES, choices=list(MIX))
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    from benchmarks.inprocess import load_engine

    engine = load_engine()
    options.out.mkdir(parents=True, exist_ok=True)
    for person in options.people:
        for policy in options.policies:
            path = options.out / f"{person}-{policy}.md"
            path.write_text(talk(engine, person, policy, options.turns, options.seed), encoding="utf-8")
            say(str(path))


def talk(engine: Any, name: str, policy: str, turns: int, seed: int) -> str:
    """One talk as Markdown: what was said, how it was coded, where the person stands."""
    from benchmarks.inprocess import open_talk, take_turn
    from benchmarks.talk import Talk
    from bot.content.library import library

    person = library().people[name]
    opened = open_talk(engine, Talk(name, person.audience, ()), seed)
    window, line = opened.window, person.by_id.get(opened.person_line or "")
    rows = [f"# {person.name} and a helper: {policy}", "", f"*{person.card}*", "", f"*{person.setting}*", ""]
    rows += [f"**{person.name}:** {reply.text}  " for reply in opened.replies]
    speak = helper(policy, random.Random(f"{policy}:{seed}"))
    for _ in range(turns):
        said = speak(line)
        result = take_turn(engine, window, said.text)
        coded = result.coding.utterances if result.coding else ()
        codes = ", ".join(f"{u.label} {u.confidence:.2f}" for u in coded) or "nothing"
        meant = said.behaviour.replace("_", " ")
        rows += ["", f"**Helper:** {said.text}  ", f"<sub>meant: {meant}; coded: {codes}</sub>", ""]
        rows += [f"**{person.name}:** {reply.text}  " for reply in result.replies if reply.kind == "say"]
        if result.person is not None:
            s, v = result.person.state, result.person
            rows.append(
                f"<sub>{v.talk} talk, {v.stage}; rapport {s.rapport:.1f}, readiness {s.readiness:.1f}, "
                f"discord {s.discord:.1f}</sub>"
            )
        spoken = [reply.source for reply in result.replies if reply.source in person.by_id]
        line = person.by_id[spoken[-1]] if spoken else line
        window = result.window
        if result.ended:
            rows += ["", "*The talk is over.*"]
            break
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
