"""Which way a person's next words lean: change, neutral or sustain talk.

A draw with seeded dice. The chances start from what real clients did after each helper behaviour in expert
sessions (AnnoMI, `mi-coding.md`), and are tilted by where this person stands. Aggregates only: no sentence
of those sessions is used.
"""

from __future__ import annotations

import math
import random

from bot.types import PersonState, Talk

# change, neutral, sustain after each helper behaviour, expert sessions
BASE: dict[str, tuple[float, float, float]] = {
    "open_question": (0.36, 0.51, 0.13),
    "closed_question": (0.18, 0.70, 0.12),
    "simple_reflection": (0.22, 0.68, 0.10),
    "complex_reflection": (0.25, 0.59, 0.16),
    "give_information": (0.21, 0.69, 0.10),
    "persuade_with_permission": (0.40, 0.52, 0.08),
    # Poor sessions' figures, where a behaviour hardly occurs in good ones.
    "persuade": (0.18, 0.50, 0.32),
    "confront": (0.04, 0.52, 0.44),
}
# Asked what they like about it, people tell what they like about it (MISC: the question pulls its answer).
TO_SUSTAIN = frozenset({"likes"})
OTHER = (0.23, 0.65, 0.12)
TALKS: tuple[Talk, Talk, Talk] = ("change", "neutral", "sustain")


def chances(code: str, state: PersonState, touched: int, topic: str | None = None) -> tuple[float, float, float]:
    """The chances of change, neutral and sustain talk; they sum to 1."""
    change, neutral, sustain = BASE.get(code, OTHER)
    if topic in TO_SUSTAIN:
        change, sustain = change * 0.25, sustain + change * 0.5
    # How far this person stands from the middle of the road, in log-odds.
    drive = 0.22 * (state.readiness - 2.2) + 0.10 * (state.rapport - 4.5)
    friction = 0.28 * max(0.0, state.discord - 3.0)
    tilt = drive + (0.6 if touched else 0.0) - friction
    weights = (
        change * math.exp(tilt),
        neutral,
        sustain * math.exp(-0.7 * drive + friction - (0.2 if touched else 0.0)),
    )
    total = sum(weights)
    return weights[0] / total, weights[1] / total, weights[2] / total


def draw(code: str, state: PersonState, touched: int, dice: random.Random, *, topic: str | None = None) -> Talk:
    """One draw; the same dice give the same talk."""
    return dice.choices(TALKS, weights=chances(code, state, touched, topic))[0]
