"""The debrief of a session: collect its turns and hand them to the coach."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import Response

from api.problems import Problem, not_found
from api.reports.formats import choose, respond
from api.state import Parts
from store.models import SessionRow, TurnRow


async def report(parts: Parts, session_id: str, accept: str | None) -> Response:
    """The debrief in the format asked for; of an assessment only after its end."""
    media_type = choose(accept)
    async with parts.database.read() as work:
        session = await work.sessions.get(session_id)
        turns = await work.turns.list(session_id)
    if session is None:
        raise not_found("session")
    if session.mode == "assessed" and session.ended_at is None:
        raise Problem(409, "session_open", "The report of an assessment comes when it has ended.")
    return await asyncio.to_thread(_make, parts, session, [_collect(turn) for turn in turns], media_type)


def _make(parts: Parts, session: SessionRow, turns: list[dict[str, Any]], media_type: str) -> Response:
    made = parts.debriefer.debrief(turns, _goal(parts, session), session.person)
    return respond(parts.debriefer, made, media_type, f"evoke-report-{session.id[:8]}")


def _goal(parts: Parts, session: SessionRow) -> str:
    """The change in question: as chosen, else the person's own."""
    person = parts.library.people.get(session.person or "")
    return session.goal or (str(person.goal) if person else "")


def _collect(turn: TurnRow) -> dict[str, Any]:
    said = turn.said or ""
    return {"seq": turn.seq, "said": said, "person_line": turn.person_line, "outcome": turn.outcome}
