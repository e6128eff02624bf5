"""A transcript's report under the name that the API calls it by; the work is `bot.score`'s."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.score.report import ScoreReport


def debrief_transcript(turns: Sequence[tuple[str, str]], *, goal: str) -> ScoreReport:
    """The MI report on ("helper" or "client", words) in order."""
    from bot.score.report import score  # which builds on this package

    return score(turns, goal)
