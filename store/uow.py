"""One unit of work: a transaction and the repositories that speak through it."""

from __future__ import annotations

from types import TracebackType

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import flag_modified

from store.columns import Sealed
from store.commitments import Commitments
from store.errors import translate
from store.events import Events
from store.models import Base
from store.sessions import Sessions
from store.turns import Turns


class UnitOfWork:
    """`async with database.write() as work:` commits at the end of the block, or nothing of it happened."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.sessions = Sessions(session)
        self.turns = Turns(session)
        self.commitments = Commitments(session)
        self.events = Events(session)

    async def reseal(self, session_id: str) -> None:
        """Write every encrypted value of a session anew, with the current key."""
        session = await self.sessions.get(session_id)
        rows: list[Base] = [
            *([session] if session else []),
            *await self.turns.list(session_id),
            *await self.turns.list_utterances(session_id),
            *await self.commitments.list(session_id),
            *await self.events.list(session_id),
        ]
        for row in rows:
            for column in row.__table__.columns:
                if isinstance(column.type, Sealed):
                    flag_modified(row, column.name)

    async def __aenter__(self) -> UnitOfWork:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                await self._session.commit()
        except Exception as fault:
            error = fault
        # Closing rolls back whatever was not committed, and it must not hide why.
        try:
            await self._session.close()
        except Exception as fault:
            error = error or fault
        if error is not None:
            raise translate(error) or error from error.__cause__
