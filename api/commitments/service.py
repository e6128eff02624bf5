"""Commitments: list them, and note what became of one."""

from __future__ import annotations

from api.commitments.ics import AllDay, calendar
from api.problems import Problem, not_found
from api.sessions.schemas import CommitmentOut
from api.state import Parts


async def list_commitments(parts: Parts, session_id: str) -> list[CommitmentOut]:
    """All of the session, in the order they were made."""
    async with parts.database.read() as work:
        rows = await work.commitments.list(session_id)
    return [CommitmentOut.model_validate(row) for row in rows]


async def change_status(parts: Parts, session_id: str, commitment_id: str, status: str) -> CommitmentOut:
    """Note what became of it; also after the session ended, since then one knows."""
    async with parts.database.write() as work:
        row = await work.commitments.set_status(session_id, commitment_id, status, parts.clock.now())
    if row is None:
        raise not_found("commitment")
    return CommitmentOut.model_validate(row)


async def write_calendar(parts: Parts, session_id: str, commitment_id: str) -> bytes:
    """The day of a dated commitment as a calendar file."""
    async with parts.database.read() as work:
        row = await work.commitments.get(session_id, commitment_id)
    if row is None:
        raise not_found("commitment")
    if row.when is None:
        raise Problem(404, "commitment_undated", "This commitment names no day, so there is nothing for a calendar.")
    return calendar(AllDay(row.id, row.when, row.behaviour, row.text, row.updated_at))
