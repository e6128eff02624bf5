"""How much a person says in a turn.

Clients of real sessions say two words or fewer in a quarter of their turns, eight at the median, nineteen at the
75th percentile and thirty-six at the 90th (AnnoMI, `mi-coding.md`). Ease makes people say more, discord less.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from bot.types import PersonState


@dataclass(frozen=True, slots=True)
class Length:
    """A size of turn: words from `least` to `most`, and how often they are minded to say so much.

    Long turns are meant more often than they occur: there is not always that much to say about a thing. The shares
    are set so that what is said comes out as in real sessions (`benchmarks/realism`).
    """

    name: str
    least: int
    most: int
    share: float


LENGTHS = (
    Length("short", 1, 3, 0.33),
    Length("medium", 4, 13, 0.20),
    Length("long", 14, 28, 0.24),
    Length("story", 29, 10_000, 0.23),
)
# How far ease or discord shifts the shares, in log-odds from short to story.
TILT = 0.06


def draw(state: PersonState, dice: random.Random) -> Length:
    """The size that this turn would have."""
    ease = TILT * (state.rapport - 4.5 - max(0.0, state.discord - 3.0))
    weights = [length.share * (1 + ease) ** place for place, length in enumerate(LENGTHS)]
    return dice.choices(LENGTHS, weights)[0]


def words(text: str) -> int:
    """The number of words."""
    return len(text.split())


def fits(text: str, length: Length) -> bool:
    """Whether `text` is of this size."""
    return length.least <= words(text) <= length.most
