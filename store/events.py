"""The repository of the dialogue model's events."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import EventRow


class Events:
    """Reads `events`. They are written with their turn."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def list(self, session_id: str) -> Sequence[EventRow]:
        """All events of a session in order."""
        query = select(EventRow).where(EventRow.session_id == session_id)
        return (await self._session.scalars(query.order_by(EventRow.seq, EventRow.idx))).all()
