"""The repository of sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.errors import StaleError
from store.models import SessionRow
from store.results import changed


@dataclass(frozen=True, slots=True)
class Access:
    """What a token opens: enough to let a request in, without the dialogue."""

    id: str
    mode: str
    expires_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None


class Sessions:
    """Reads and writes `sessions`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, row: SessionRow) -> None:
        """Insert a new session, at once: the rows of its opening turn refer to it."""
        self._session.add(row)
        await self._session.flush()

    async def find_access(self, fingerprints: Sequence[bytes]) -> Access | None:
        """The session whose token has one of these fingerprints."""
        query = select(
            SessionRow.id,
            SessionRow.mode,
            SessionRow.expires_at,
            SessionRow.last_seen_at,
            SessionRow.ended_at,
        ).where(SessionRow.token_hmac.in_(fingerprints))
        row = (await self._session.execute(query)).one_or_none()
        return Access(*row) if row else None

    async def get(self, session_id: str) -> SessionRow | None:
        """The whole row."""
        return await self._session.get(SessionRow, session_id)

    async def advance(self, session_id: str, *, to_seq: int, **values: Any) -> None:
        """Move the session from the turn before `to_seq`; `StaleError` if it isn't there or has ended."""
        statement = (
            update(SessionRow)
            .where(
                SessionRow.id == session_id,
                SessionRow.last_seq == to_seq - 1,
                SessionRow.ended_at.is_(None),
            )
            .values(last_seq=to_seq, **values)
        )
        if changed(await self._session.execute(statement)) != 1:
            raise StaleError

    async def end(self, session_id: str, at: datetime) -> None:
        """End it; one that has ended keeps its time."""
        await self._session.execute(
            update(SessionRow).where(SessionRow.id == session_id, SessionRow.ended_at.is_(None)).values(ended_at=at)
        )

    async def delete(self, session_ids: Sequence[str]) -> int:
        """Delete sessions and, by cascade, every row of every table that belongs to them."""
        return changed(await self._session.execute(delete(SessionRow).where(SessionRow.id.in_(session_ids))))

    async def list_ids(self) -> Sequence[str]:
        """Ids of all sessions."""
        return (await self._session.scalars(select(SessionRow.id))).all()

    async def list_expired(self, before: datetime, limit: int) -> Sequence[str]:
        """Ids of sessions that expired before a time, the oldest first."""
        query = select(SessionRow.id).where(SessionRow.expires_at < before).order_by(SessionRow.expires_at).limit(limit)
        return (await self._session.scalars(query)).all()
