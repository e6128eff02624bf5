"""The repository of turns and their coded utterances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.types import Coding, Commitment, TurnResult, to_json
from store.models import CommitmentRow, EventRow, TurnRow, UtteranceRow

# Of a turn's result, what has a home of its own.
_ELSEWHERE = ("window", "events", "notes")


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn about to be written. `commitment_ids` go with `result.commitments`, in order."""

    session_id: str
    seq: int
    at: datetime
    result: TurnResult
    answer: str
    commitment_ids: tuple[str, ...] = ()
    said: str | None = None
    button: str | None = None
    idempotency_key: str | None = None


class Turns:
    """Reads and writes `turns` with `utterances`; writes what else a turn brought."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, turn: NewTurn) -> None:
        result = turn.result
        self._session.add(
            TurnRow(
                session_id=turn.session_id,
                seq=turn.seq,
                idempotency_key=turn.idempotency_key,
                said=turn.said,
                button=turn.button,
                answer=turn.answer,
                outcome=_outcome(result),
                created_at=turn.at,
                main=result.coding.main if result.coding else None,
                person_line=result.person_line,
            )
        )
        # The turn first: the rows below refer to it.
        await self._session.flush()
        self._session.add_all(_utterances(turn, result.coding))
        pairs = zip(turn.commitment_ids, result.commitments, strict=True)
        self._session.add_all(_commitment(turn, idx, *pair) for idx, pair in enumerate(pairs))
        self._session.add_all(_events(turn))
        await self._session.flush()

    async def find_by_key(self, session_id: str, key: str) -> TurnRow | None:
        """The turn that a client's key was used for."""
        query = select(TurnRow).where(TurnRow.session_id == session_id, TurnRow.idempotency_key == key)
        return (await self._session.scalars(query)).one_or_none()

    async def list(self, session_id: str, *, after: int = -1) -> Sequence[TurnRow]:
        """The turns of a session in order, those behind `after`."""
        query = select(TurnRow).where(TurnRow.session_id == session_id, TurnRow.seq > after)
        return (await self._session.scalars(query.order_by(TurnRow.seq))).all()

    async def list_utterances(self, session_id: str) -> Sequence[UtteranceRow]:
        """The coded utterances of a session in order."""
        query = select(UtteranceRow).where(UtteranceRow.session_id == session_id)
        return (await self._session.scalars(query.order_by(UtteranceRow.seq, UtteranceRow.idx))).all()


def _outcome(result: TurnResult) -> dict[str, Any]:
    names = (name for name in TurnResult.__slots__ if name not in _ELSEWHERE)
    return {name: to_json(getattr(result, name)) for name in names}


def _utterances(turn: NewTurn, coding: Coding | None) -> list[UtteranceRow]:
    if coding is None:
        return []
    return [
        UtteranceRow(
            session_id=turn.session_id,
            seq=turn.seq,
            idx=idx,
            speaker=coding.speaker,
            text=utterance.text,
            start=utterance.start,
            end=utterance.end,
            code=utterance.code,
            talk=utterance.talk,
            category=utterance.category,
            strength=utterance.strength,
            confidence=utterance.confidence,
        )
        for idx, utterance in enumerate(coding.utterances)
    ]


def _commitment(turn: NewTurn, idx: int, new_id: str, commitment: Commitment) -> CommitmentRow:
    return CommitmentRow(
        id=new_id,
        session_id=turn.session_id,
        seq=turn.seq,
        idx=idx,
        who=commitment.who,
        text=commitment.text,
        behaviour=commitment.behaviour,
        category=commitment.category,
        strength=commitment.strength,
        when_text=commitment.when_text,
        when=commitment.when,
        status="open",
        created_at=turn.at,
        updated_at=turn.at,
    )


def _events(turn: NewTurn) -> list[EventRow]:
    return [
        EventRow(session_id=turn.session_id, seq=turn.seq, idx=idx, type=str(event.get("event", "")), data=event)
        for idx, event in enumerate(turn.result.events)
    ]
