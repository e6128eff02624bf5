"""Rows for the store's tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.types import (
    CodedUtterance,
    Coding,
    Commitment,
    PersonState,
    PersonView,
    Reply,
    TurnResult,
)
from store.database import Database
from store.models import SessionRow
from store.turns import NewTurn

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
WORDS = "marmalade"  # in every text, so that a test can look for it


def session(session_id: str = "s1", **more: Any) -> SessionRow:
    """A session that expires in a day."""
    values: dict[str, Any] = {
        "id": session_id,
        "room": "practice",
        "person": "denise",
        "audience": "family",
        "mode": "coached",
        "goal": None,
        "locale": "en-US",
        "timezone": "America/New_York",
        "seed": 2**40,
        "consent": "2026-11",
        "created_at": NOW,
        "expires_at": NOW + timedelta(days=1),
        "last_seen_at": NOW,
        "noticed_at": NOW,
        "ended_at": None,
        "token_hmac": session_id.encode().ljust(32, b"."),
        "last_seq": 0,
        "window": {"words": WORDS},
        "person_state": {"rapport": 3.5},
    }
    return SessionRow(**{**values, **more})


def turn(session_id: str = "s1", seq: int = 0, **more: Any) -> NewTurn:
    """A turn with one of everything."""
    said = f"Would you like {WORDS}?"
    result = TurnResult(
        replies=(Reply(f"Toast and {WORDS}."),),
        window={},
        events=({"event": "user", "text": said}, {"event": "bot", "text": WORDS}),
        coding=Coding("helper", "question", (CodedUtterance(said, 0, len(said), 0.8, "closed_question"),)),
        person=PersonView("change", "desire", "contemplation", PersonState(4, 3, 3, 3, 1)),
        commitments=(Commitment("person", f"I will eat {WORDS}", WORDS, "commitment", 4, "Monday", date(2026, 3, 9)),),
        person_line="denise-1",
    )
    values: dict[str, Any] = {
        "session_id": session_id,
        "seq": seq,
        "at": NOW,
        "result": result,
        "answer": f'{{"turn":{seq},"text":"{WORDS} – ☕"}}',
        "commitment_ids": (f"{session_id}-c{seq}",),
        "said": said,
        "idempotency_key": f"key-{seq}",
    }
    return NewTurn(**{**values, **more})


async def fill(database: Database, session_id: str = "s1", turns: int = 2, **more: Any) -> None:
    """Write a session with its turns."""
    async with database.write() as work:
        await work.sessions.add(session(session_id, **more))
        for seq in range(turns):
            await work.turns.add(turn(session_id, seq))
