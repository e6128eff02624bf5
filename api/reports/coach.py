"""The debriefer of `bot.coach`: all that the API knows of that package. It is imported when first used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from bot.types import CoachNote, Coding, Commitment, PersonView, Reply


class Coach:
    """See `api.reports.debriefer.Debriefer`."""

    def debrief(self, turns: Sequence[dict[str, Any]], goal: str, person: str | None) -> Any:
        """Stored turns, typed again."""
        from bot.coach.debrief import DebriefTurn, debrief

        return debrief([DebriefTurn(**read_turn(turn)) for turn in turns], goal=goal, person=person)

    def score(self, turns: Sequence[tuple[str, str]], goal: str) -> Any:
        """A transcript is coded first, then debriefed like a session."""
        from bot.coach.transcript import debrief_transcript

        return debrief_transcript(turns, goal=goal)

    def to_json(self, debrief: Any) -> Any:
        """As JSON types."""
        return debrief.to_json()

    def render(self, debrief: Any, kind: str) -> bytes:
        """As a file."""
        from bot.coach import render

        if kind == "pdf":
            return render.pdf(debrief)
        return (render.html if kind == "html" else render.csv)(debrief).encode()


def read_turn(turn: dict[str, Any]) -> dict[str, Any]:
    """The fields of a `DebriefTurn` from a turn as it is stored."""
    outcome = turn["outcome"]
    parts = {name: _adapter(shape).validate_python(outcome[name]) for name, shape in _SHAPES.items()}
    return {"seq": turn["seq"], "said": turn["said"], **parts}


_SHAPES: dict[str, Any] = {
    "coding": Coding | None,
    "coach": CoachNote | None,
    "person": PersonView | None,
    "replies": tuple[Reply, ...],
    "commitments": tuple[Commitment, ...],
}


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)
