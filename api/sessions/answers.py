"""From what a turn produced to the body that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.sessions.schemas import Answer, CommitmentOut, ReplyOut
from bot.types import Commitment, Mode, TurnResult, to_json
from store.models import CommitmentRow

# An assessment is not to be coached: these stay hidden until it has ended.
_HIDDEN = ("coding", "coach", "person")


def write_answer(
    seq: int, result: TurnResult, commitment_ids: Sequence[str], mode: Mode, changed: Sequence[CommitmentRow] = ()
) -> str:
    """The body of the answer. It is stored as it is, so that a retry gets the same bytes.

    `changed`: commitments of earlier turns whose status this turn changed.
    """
    hidden = mode == "assessed"
    body = Answer.model_validate(
        {
            "turn": seq,
            "replies": to_json(result.replies),
            **{name: None if hidden else to_json(getattr(result, name)) for name in _HIDDEN},
            "commitments": [
                *(CommitmentOut.model_validate(row) for row in changed),
                *write_commitments(commitment_ids, result.commitments),
            ],
            "safety": to_json(result.safety),
            "ended": result.ended,
        }
    )
    return body.model_dump_json()


def write_commitments(ids: Sequence[str], commitments: Sequence[Commitment]) -> list[CommitmentOut]:
    """New commitments with the ids they are stored under."""
    return [
        CommitmentOut.model_validate({"id": new_id, **to_json(commitment), "status": "open"})
        for new_id, commitment in zip(ids, commitments, strict=True)
    ]


def write_replies(result: TurnResult) -> list[ReplyOut]:
    """The bubbles of a turn."""
    return [ReplyOut.model_validate(to_json(reply)) for reply in result.replies]


def reveal(answer: dict[str, Any], outcome: dict[str, Any]) -> dict[str, Any]:
    """A stored answer with what was hidden while it was an assessment."""
    return {**answer, **{name: outcome[name] for name in _HIDDEN}}
