"""What may be asked about when a visitor comes back, and what is written of their answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.guide.when import due
from bot.types import Due, TurnResult
from store.models import CommitmentRow, SessionRow
from store.uow import UnitOfWork


async def list_due(work: UnitOfWork, session: SessionRow, now: datetime) -> tuple[Due, ...]:
    """The visitor's open commitments whose day is over in their own zone, the oldest first.

    On the day the session was opened nothing can be due, and the database is not asked.
    """
    zone = ZoneInfo(session.timezone)
    today = now.astimezone(zone).date()
    if session.room != "guide" or today <= session.created_at.astimezone(zone).date():
        return ()
    rows = await work.commitments.list_unasked(session.id)
    return tuple(
        Due(row.id, row.behaviour)
        for row in rows
        if not _is_done(row) and due(row.when_text, row.when, row.created_at.astimezone(zone)) <= today
    )


async def write_followed_up(
    work: UnitOfWork, session_id: str, result: TurnResult, at: datetime
) -> Sequence[CommitmentRow]:
    """Note which were asked about and what became of any; those whose status changed."""
    await work.commitments.mark_asked(session_id, result.asked, at)
    changed = []
    for became in result.became:
        last = None if became.id else await work.commitments.find_last_open(session_id)
        commitment_id = became.id or (last.id if last else None)
        if commitment_id is not None:
            row = await work.commitments.set_status(session_id, commitment_id, became.status, at)
            changed += [row] if row else []
    return changed


def _is_done(row: CommitmentRow) -> bool:
    """A step that was already taken when it was told: there is nothing to ask about."""
    return row.category == "taking_steps" and row.when is None
