"""An estimate of MITI's global ratings. It is one: the ratings are a human judgement of a whole recording.

The manual starts every rating at 3 and asks for about ten minutes of talk; below that there is none here
either. What moves ours from 3 follows what the manual tells raters to look for (MITI 4.2.1), read off the
codes; by how much is our own guess, never fitted to anybody's ratings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.coding.codes import ADHERENT, NON_ADHERENT, REFLECTIONS
from bot.coding.volleys import Volley

LEAST_MINUTES: Final = 10.0
# Ours: ordinary talk with the pauses of counselling. Interviews run at about 190 words a minute, lectures
# at 140 (Tauroza & Allison, 1990). A typed conversation has no minutes of its own, so it is held to the same.
WORDS_A_MINUTE: Final = 150.0
START: Final = 3.0
# Ours: a point, the smallest step a human rater has.
EITHER_WAY: Final = 1.0
LISTENING: Final = REFLECTIONS | {"open_question", "affirmation"}


@dataclass(frozen=True, slots=True)
class Ratings:
    """The four ratings that MITI's two global scores are made of, each 1 to 5."""

    cultivating_change: float
    softening_sustain: float
    partnership: float
    empathy: float

    @property
    def technical(self) -> float:
        """Cultivating change talk and softening sustain talk, their mean."""
        return (self.cultivating_change + self.softening_sustain) / 2

    @property
    def relational(self) -> float:
        """Partnership and empathy, their mean."""
        return (self.partnership + self.empathy) / 2


def minutes(words: int) -> float:
    """Minutes of talk that so many words of both speakers would take."""
    return words / WORDS_A_MINUTE


def estimate(found: Sequence[Volley]) -> Ratings:
    """The ratings as the codes suggest them."""
    return Ratings(
        cultivating_change=_within(START + 2 * (_met(found, "change", LISTENING, otherwise=0.5) - 0.5)),
        softening_sustain=_within(
            START + _met(found, "sustain", REFLECTIONS | ADHERENT) - 2 * _met(found, "sustain", NON_ADHERENT)
        ),
        partnership=_within(START + 3 * _share(found, ADHERENT) - 4 * _share(found, NON_ADHERENT)),
        empathy=_within(
            START
            + 2 * (_share(found, REFLECTIONS) - 0.4)
            + 2 * (_share(found, {"complex_reflection"}) - 0.15)
            - 2 * _share(found, NON_ADHERENT)
        ),
    )


def _share(found: Sequence[Volley], codes: frozenset[str] | set[str]) -> float:
    """Of all volleys, those with one of `codes`."""
    return sum(1 for volley in found if volley.codes & codes) / len(found) if found else 0.0


def _met(found: Sequence[Volley], talk: str, codes: frozenset[str] | set[str], *, otherwise: float = 0.0) -> float:
    """Of the volleys that follow such talk, those that answer with one of `codes`; else `otherwise`."""
    after = [volley for volley in found if volley.after == talk]
    return _share(after, codes) if after else otherwise


def _within(value: float) -> float:
    return min(5.0, max(1.0, value))
