"""Simulated helpers: each a way of choosing what to say next, from a moment of the talk. Seeded, so replayable."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks import realism_words as words
from bot.content.library import library
from bot.content.people import Line


@dataclass(frozen=True, slots=True)
class Said:
    """A helper's turn and the behaviour it is meant to be, by the rows of `mi-coding.md`."""

    text: str
    behaviour: str


# What a helper does, and how often. Expert and average after the mix of AnnoMI's good and poor sessions.
MIX: dict[str, dict[str, float]] = {
    "expert": {"open_question": 0.22, "closed_question": 0.06, "simple_reflection": 0.24, "complex_reflection": 0.26,
               "affirmation": 0.08, "autonomy": 0.05, "facilitate": 0.09},
    "average": {"open_question": 0.14, "closed_question": 0.24, "simple_reflection": 0.16, "complex_reflection": 0.04,
                "information": 0.12, "persuade": 0.10, "support": 0.06, "facilitate": 0.14},
    "lecturing": {"persuade": 0.5, "confront": 0.2, "information": 0.2, "closed_question": 0.1},
    "interrogating": {"closed_question": 0.85, "open_question": 0.15},
    "silent": {"facilitate": 1.0},
    "random": {"open_question": 1, "closed_question": 1, "simple_reflection": 1, "complex_reflection": 1,
               "affirmation": 1, "autonomy": 1, "information": 1, "persuade": 1, "confront": 1, "facilitate": 1,
               "stray": 2},
}  # fmt: skip


def helper(policy: str, dice: random.Random) -> Callable[[Line | None], Said]:
    """A helper of this kind; what they say never repeats while there is something left."""
    kinds, weights = list(MIX[policy]), list(MIX[policy].values())
    said: set[str] = set()

    def speak(line: Line | None) -> Said:
        kind = dice.choices(kinds, weights)[0]
        text = _text(kind, line, dice, said, stray=policy == "random")
        said.add(text)
        return Said(text, kind)

    return speak


def _text(kind: str, line: Line | None, dice: random.Random, said: set[str], *, stray: bool) -> str:
    if kind in {"simple_reflection", "complex_reflection"}:
        # Who listens reflects what was said; who does not reflects anything.
        found = None if stray else _offered(line, kind)
        return found or dice.choice(_anybodys(kind))
    if kind == "open_question" and line is not None and line.question and not stray and dice.random() < 0.7:
        return line.question
    pool = POOLS[kind]() if callable(POOLS[kind]) else POOLS[kind]
    fresh = [text for text in pool if text not in said]
    return dice.choice(fresh or list(pool))


def _offered(line: Line | None, kind: str) -> str | None:
    if line is None:
        return None
    return next((reflection.text for reflection in line.reflections if reflection.code == kind), None)


def _anybodys(kind: str) -> list[str]:
    if kind not in _CACHE:
        _CACHE[kind] = [
            reflection.text
            for person in library().people.values()
            for line in person.lines
            for reflection in line.reflections
            if reflection.code == kind
        ]
    return _CACHE[kind]


def _closed() -> list[str]:
    if "closed" not in _CACHE:
        first = ("Is ", "Are ", "Do ", "Does ", "Did ", "Have ", "Has ", "Was ", "How many", "How often", "When ")
        _CACHE["closed"] = [
            ask
            for topic in library().topics.values()
            for ask in topic.asks
            if ask.endswith("?") and ask.startswith(first)
        ]
    return _CACHE["closed"]


def _stray() -> list[str]:
    if "stray" not in _CACHE:
        _CACHE["stray"] = [ask for topic in library().topics.values() for ask in topic.asks]
    return _CACHE["stray"]


_CACHE: dict[str, list[str]] = {}
POOLS: Mapping[str, tuple[str, ...] | Callable[[], list[str]]] = {
    "open_question": words.OPEN, "closed_question": _closed, "affirmation": words.AFFIRM, "autonomy": words.AUTONOMY,
    "facilitate": words.FACILITATE, "support": words.SUPPORT, "information": words.INFORM,
    "persuade": words.PERSUADE, "confront": words.CONFRONT, "stray": _stray,
}  # fmt: skip
