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
        row = await self.get(session_id, commitment_id)
        if row is None:
            return None
        if row.status != status:
            row.status, row.updated_at = status, at
        return row

    async def get(self, session_id: str, commitment_id: str) -> CommitmentRow | None:
        """One of a session's; None if the session has no such commitment."""
        row = await self._session.get(CommitmentRow, commitment_id)
        return row if row is not None and row.session_id == session_id else None

    async def list_unasked(self, session_id: str) -> Sequence[CommitmentRow]:
        """Those of the visitor that are open and were never asked about, in the order they were made."""
        query = select(CommitmentRow).where(
            CommitmentRow.session_id == session_id,
            CommitmentRow.who == "visitor",
            CommitmentRow.status == "open",
            CommitmentRow.asked_at.is_(None),
        )
        return (await self._session.scalars(query.order_by(CommitmentRow.seq, CommitmentRow.idx))).all()

    async def find_last_open(self, session_id: str) -> CommitmentRow | None:
        """The visitor's newest that still stands."""
        query = select(CommitmentRow).where(
            CommitmentRow.session_id == session_id, CommitmentRow.who == "visitor", CommitmentRow.status == "open"
        )
        newest = query.order_by(CommitmentRow.seq.desc(), CommitmentRow.idx.desc()).limit(1)
        return (await self._session.scalars(newest)).one_or_none()

    async def mark_asked(self, session_id: str, commitment_ids: Sequence[str], at: datetime) -> None:
        """Note that these were asked about."""
        for commitment_id in commitment_ids:
            row = await self.get(session_id, commitment_id)
            if row is not None:
                row.asked_at = at
