"""The repository of commitments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import CommitmentRow


class Commitments:
    """Reads `commitments` and changes what became of one. New ones come with their turn."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def list(self, session_id: str) -> Sequence[CommitmentRow]:
        """A session's commitments, in the order they were made."""
        query = select(CommitmentRow).where(CommitmentRow.session_id == session_id)
        return (await self._session.scalars(query.order_by(CommitmentRow.seq, CommitmentRow.idx))).all()

    async def set_status(self, session_id: str, commitment_id: str, status: str, at: datetime) -> CommitmentRow | None:
        """Change the status; None if the session has no such commitment."""
        row = await self._session.get(CommitmentRow, commitment_id)
        if row is None or row.session_id != session_id:
            return None
        if row.status != status:
            row.status, row.updated_at = status, at
        return row
