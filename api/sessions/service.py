"""One turn: lock, look for a stored answer, load one row, run the engine, write everything, answer.

A process may die anywhere in between: until the one transaction commits nothing has happened, and from then
on a retry with the same key gets the stored answer.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from api.access import admit
from api.commitments.followup import list_due, write_followed_up
from api.locks import BusyError
from api.problems import Problem, not_found
from api.sessions.answers import write_answer
from api.sessions.notices import is_due, remind
from api.sessions.running import run
from api.sessions.schemas import Message
from api.state import Parts
from api.tokens import new_session_id
from api.words import clean
from bot.types import Mode, Said, to_json
from store.errors import DuplicateError, SessionGoneError, StaleError
from store.models import SessionRow, TurnRow
from store.turns import NewTurn

# Without a shared lock two processes may take the same turn; the one that comes second takes it again.
_ATTEMPTS = 5
# No screen reads what is said now.
_ENDED = "This conversation has ended, and nobody reads on. If somebody is in danger, call your emergency number."


async def take_turn(parts: Parts, session_id: str, token: str, message: Message, key: str | None) -> str:
    """The body that answers `message`: a new turn, or the stored one if `key` was used before."""
    try:
        # First in line, then everything else: messages are answered in the order they arrived.
        async with parts.locks.hold(session_id):
            await admit(parts, session_id, token)
            said = read_message(parts, message)
            answer = await _take_locked(parts, session_id, said, key)
    except BusyError:
        raise _busy() from None
    # After the commit and outside the lock: the delay is for the reader, not for the next message.
    await asyncio.sleep(parts.settings.reply_delay)
    return answer


def read_message(parts: Parts, message: Message) -> Said:
    """The message as the engine gets it, or the problem with it. A leading slash is only a slash."""
    now = parts.clock.now()
    if message.button is not None:
        if message.text is not None:
            raise Problem(422, "text_or_button", "Send either a text or a button, not both.")
        return Said(now=now, button=message.button)
    text = clean(message.text or "")
    if not text.strip():
        raise Problem(422, "text_empty", "There is no text in this message. Say something, then send it.")
    limit = parts.settings.max_text
    if len(text) > limit:
        detail = f"The message has {len(text):,} characters; the limit is {limit:,}. Please shorten it."
        raise Problem(422, "text_too_long", detail)
    return Said(now=now, text=text)


async def _take_locked(parts: Parts, session_id: str, said: Said, key: str | None) -> str:
    for _ in range(_ATTEMPTS):
        async with parts.database.read() as work:
            before = await work.turns.find_by_key(session_id, key) if key else None
            session = None if before else await work.sessions.get(session_id)
            due = await list_due(work, session, said.now) if session and said.text else ()
        if before:
            return _replay(parts, before, said)
        if session is None:
            raise not_found("session")
        if session.ended_at is not None:
            raise Problem(
                409,
                "session_ended",
                "This conversation has ended. If you may be in danger, call your local emergency number now.",
            )
        began = time.perf_counter()
        try:
            answer = await _run_and_write(parts, session, replace(said, due=due), key)
        except (StaleError, DuplicateError, SessionGoneError):
            continue
        parts.metrics.turn_seconds.labels(session.room).observe(time.perf_counter() - began)
        return answer
    raise _busy()


def _replay(parts: Parts, before: TurnRow, said: Said) -> str:
    if (before.said, before.button) != (said.text, said.button):
        raise Problem(
            422, "idempotency_key_reused", "This Idempotency-Key was used for another message. Use a new one."
        )
    parts.metrics.replayed.inc()
    return before.answer


async def _run_and_write(parts: Parts, session: SessionRow, said: Said, key: str | None) -> str:
    result = await run(parts, lambda engine: engine.turn(session.window, said))
    noticed_at = session.noticed_at
    if is_due(noticed_at, said.now):
        result, noticed_at = remind(parts.library, result, session.locale), said.now
    seq = session.last_seq + 1
    mode: Mode = "assessed" if session.mode == "assessed" else "coached"
    ids = tuple(new_session_id() for _ in result.commitments)
    async with parts.database.write() as work:
        await work.sessions.advance(
            session.id,
            to_seq=seq,
            last_seen_at=said.now,
            noticed_at=noticed_at,
            ended_at=said.now if result.ended else None,
            window=result.window,
            person_state=to_json(result.person.state) if result.person else session.person_state,
        )
        changed = await write_followed_up(work, session.id, result, said.now)
        turn = NewTurn(
            session_id=session.id,
            seq=seq,
            at=said.now,
            result=result,
            answer=write_answer(seq, result, ids, mode, changed),
            commitment_ids=ids,
            said=said.text,
            button=said.button,
            idempotency_key=key,
        )
        await work.turns.add(turn)
    if result.safety:
        parts.metrics.safety.labels(result.safety.kind).inc()
    return turn.answer


def _busy() -> Problem:
    detail = "The message before this one is still being answered. Nothing was lost; please try again."
    return Problem(503, "session_busy", detail, headers={"Retry-After": "1"})
