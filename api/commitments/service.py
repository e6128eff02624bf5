"""Commitments: list them, and note what became of one."""

from __future__ import annotations

from api.problems import not_found
from api.sessions.schemas import CommitmentOut
from api.state import Parts


async def list_commitments(parts: Parts, session_id: str) -> list[CommitmentOut]:
    """All of the session, in the order they were made."""
    async with parts.database.read() as work:
        rows = await work.commitments.list(session_id)
    return [CommitmentOut.model_validate(row) for row in rows]


async def change_status(parts: Parts, session_id: str, commitment_id: str, status: str) -> CommitmentOut:
    """Note that it was kept, changed or dropped; also after the session ended, since then one knows."""
    async with parts.database.write() as work:
        row = await work.commitments.set_status(session_id, commitment_id, status, parts.clock.now())
    if row is None:
        raise not_found("commitment")
    return CommitmentOut.model_validate(row)
