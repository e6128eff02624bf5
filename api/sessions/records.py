"""What is held about a session: read it, end it, take it along, erase it."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from api.locks import BusyError
from api.problems import Problem, not_found
from api.sessions.answers import reveal
from api.sessions.schemas import SessionOut, TurnOut
from api.state import Parts
from bot.types import to_json
from store.models import Base, SessionRow, TurnRow

# Held to check a token against; it would help nobody but a thief.
_NOT_EXPORTED = {"token_hmac"}


async def read_session(parts: Parts, session_id: str) -> SessionOut:
    """The session with its turns."""
    async with parts.database.read() as work:
        session = await work.sessions.get(session_id)
        turns = await work.turns.list(session_id)
    if session is None:
        raise not_found("session")
    shown = [(turn, _shown(session, turn)) for turn in turns]
    titles: dict[str, str] = {}
    listed = []
    for turn, answer in shown:
        if turn.seq > 0:
            listed.append(
                TurnOut(
                    turn=turn.seq,
                    at=turn.created_at,
                    said=turn.said,
                    button=turn.button,
                    button_title=titles.get(turn.button or ""),
                    answer=answer,
                )
            )
        titles |= {button["id"]: button["title"] for reply in answer["replies"] for button in reply["buttons"]}
    opening = shown[0][1]["replies"] if shown else []
    plain = {column.name: getattr(session, column.name) for column in SessionRow.__table__.columns}
    return SessionOut.model_validate(
        {
            **plain,
            "session_id": session.id,
            "ended": session.ended_at is not None,
            "replies": opening,
            "turns": listed,
        }
    )


async def end_session(parts: Parts, session_id: str) -> SessionOut:
    """End it, after the turn in flight. Ending twice changes nothing."""
    try:
        async with parts.locks.hold(session_id), parts.database.write() as work:
            await work.sessions.end(session_id, parts.clock.now())
    except BusyError:
        raise _busy() from None
    return await read_session(parts, session_id)


async def export_session(parts: Parts, session_id: str) -> dict[str, Any]:
    """Every row of every table about the session. An assessment keeps back its results till its end."""
    async with parts.database.read() as work:
        session = await work.sessions.get(session_id)
        turns = await work.turns.list(session_id)
        utterances = await work.turns.list_utterances(session_id)
        commitments = await work.commitments.list(session_id)
        events = await work.events.list(session_id)
    if session is None:
        raise not_found("session")
    whole = not _assessing(session)
    held = {
        "exported_at": parts.clock.now(),
        "session": _plain(session, () if whole else {"window", "person_state"}),
        "turns": [_plain(turn, () if whole else {"outcome", "main", "person_line"}) for turn in turns],
        "utterances": [_plain(each) for each in utterances] if whole else None,
        "commitments": [_plain(each) for each in commitments],
        "events": [_plain(each) for each in events] if whole else None,
        "withheld_until_end": not whole,
    }
    exported: dict[str, Any] = to_json(held)
    return exported


async def erase_session(parts: Parts, session_id: str) -> None:
    """Delete it from every table, after the turn in flight; nothing can bring it back."""
    try:
        async with parts.locks.hold(session_id), parts.database.write() as work:
            await work.sessions.delete([session_id])
    except BusyError:
        raise _busy() from None
    await parts.database.forget_erased()


def _assessing(session: SessionRow) -> bool:
    return session.mode == "assessed" and session.ended_at is None


def _shown(session: SessionRow, turn: TurnRow) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(turn.answer)
    return answer if _assessing(session) else reveal(answer, turn.outcome)


def _plain(row: Base, without: Collection[str] = ()) -> dict[str, Any]:
    names = (column.name for column in row.__table__.columns)
    return {name: getattr(row, name) for name in names if name not in _NOT_EXPORTED and name not in without}


def _busy() -> Problem:
    detail = "A message is still being answered. Please try again in a moment."
    return Problem(503, "session_busy", detail, headers={"Retry-After": "1"})
