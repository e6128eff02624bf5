"""The debriefer of `bot.coach`. All that is known here about that package's functions stands in this file."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from bot.types import CoachNote, Coding, Commitment, PersonView, Reply, to_json


class Coach:
    """See `api.reports.debriefer.Debriefer`."""

    def debrief(self, turns: Sequence[dict[str, Any]], goal: str, person: str | None) -> Any:
        """Typed turns, as `bot.coach.debrief.debrief` takes them."""
        module = importlib.import_module("bot.coach.debrief")
        return module.debrief([_turn(module.DebriefTurn, turn) for turn in turns], goal=goal, person=person)

    def score(self, turns: Sequence[tuple[str, str]], goal: str) -> Any:
        """A transcript is coded first, then debriefed like a session."""
        return importlib.import_module("bot.coach.transcript").debrief_transcript(turns, goal=goal)

    def to_json(self, debrief: Any) -> Any:
        """As JSON types."""
        return to_json(debrief.to_json())

    def render(self, debrief: Any, kind: str) -> bytes:
        """As a file."""
        made = getattr(importlib.import_module("bot.coach.render"), kind)(debrief)
        return made.encode() if isinstance(made, str) else bytes(made)


_CODING: TypeAdapter[Coding | None] = TypeAdapter(Coding | None)
_COACH: TypeAdapter[CoachNote | None] = TypeAdapter(CoachNote | None)
_PERSON: TypeAdapter[PersonView | None] = TypeAdapter(PersonView | None)
_REPLIES: TypeAdapter[tuple[Reply, ...]] = TypeAdapter(tuple[Reply, ...])
_COMMITMENTS: TypeAdapter[tuple[Commitment, ...]] = TypeAdapter(tuple[Commitment, ...])


def _turn(kind: Any, turn: dict[str, Any]) -> Any:
    """A stored turn as a `DebriefTurn`."""
    outcome = turn["outcome"]
    return kind(
        seq=turn["seq"],
        said=turn["said"],
        coding=_CODING.validate_python(outcome["coding"]),
        coach=_COACH.validate_python(outcome["coach"]),
        replies=_REPLIES.validate_python(outcome["replies"]),
        person=_PERSON.validate_python(outcome["person"]),
        commitments=_COMMITMENTS.validate_python(outcome["commitments"]),
    )
