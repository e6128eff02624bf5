"""Opening a session."""

from __future__ import annotations

import secrets
from datetime import timedelta

from api.problems import Problem
from api.sessions.answers import write_answer, write_replies
from api.sessions.notices import notice
from api.sessions.running import run
from api.sessions.schemas import OpenSession, SessionOpened
from api.state import Parts
from api.tokens import new_session_id, new_token
from bot.types import Opening, to_json
from store.models import SessionRow
from store.turns import NewTurn


async def open_session(parts: Parts, wish: OpenSession) -> SessionOpened:
    """Open a session: its row, its opening turn, its token."""
    _check_person(parts, wish)
    now = parts.clock.now()
    opening = Opening(
        session_id=new_session_id(),
        room=wish.room,
        person=wish.person,
        audience=wish.audience or ("visitor" if wish.room == "guide" else "family"),
        mode=wish.mode,
        goal=wish.goal,
        locale=wish.locale.replace("_", "-"),
        timezone=wish.timezone or parts.settings.timezone,
        seed=secrets.randbits(31) if wish.seed is None else wish.seed,
        now=now,
    )
    result = await run(parts, lambda engine: engine.open(opening))
    token = new_token()
    row = SessionRow(
        id=opening.session_id,
        room=opening.room,
        person=opening.person,
        audience=opening.audience,
        mode=opening.mode,
        goal=opening.goal,
        locale=opening.locale,
        timezone=opening.timezone,
        seed=opening.seed,
        consent=wish.consent,
        created_at=now,
        expires_at=now + timedelta(hours=parts.settings.session_hours),
        last_seen_at=now,
        noticed_at=now,
        ended_at=now if result.ended else None,
        token_hmac=parts.keyring.fingerprint(token),
        last_seq=0,
        window=result.window,
        person_state=to_json(result.person.state) if result.person else None,
    )
    ids = tuple(new_session_id() for _ in result.commitments)
    turn = NewTurn(
        session_id=row.id,
        seq=0,
        at=now,
        result=result,
        answer=write_answer(0, result, ids, opening.mode),
        commitment_ids=ids,
    )
    async with parts.database.write() as work:
        await work.sessions.add(row)
        await work.turns.add(turn)
    return SessionOpened(
        session_id=row.id,
        token=token,
        expires_at=row.expires_at,
        notice=notice(parts.library, opening.room, opening.locale),
        replies=write_replies(result),
    )


def _check_person(parts: Parts, wish: OpenSession) -> None:
    if wish.room == "guide":
        if wish.person is not None:
            raise Problem(422, "person_not_here", "The guide's room has no person to practise with.")
    elif wish.person is None:
        raise Problem(422, "person_required", "Choose a person to practise with; see /v1/people.")
    elif wish.person not in parts.library.people:
        raise Problem(422, "person_unknown", "There is no such person; see /v1/people.")
