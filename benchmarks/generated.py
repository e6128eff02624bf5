"""A database filled with turns, quickly: real sealed values over and over, real keys, real sizes.

A few real turns are written through the repositories first; their rows, sealed columns and all, are then copied
under new session ids. A value sealed for one column opens in any row of it, so that every copy can be read.
"""

from __future__ import annotations

import asyncio
import random
import secrets
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

from benchmarks.inprocess import open_talk, take_turn
from benchmarks.talk import TALKS, said
from bot.rasa.engine import Engine
from bot.types import Commitment, TurnResult, to_json
from store.database import Database
from store.models import SessionRow
from store.turns import NewTurn

TABLES = ("sessions", "turns", "utterances", "events", "commitments")
TURNS = 12  # a session, and its opening
BATCH = 250  # sessions written at a time
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
PROMISE = Commitment("helper", "I'll call you Friday after my shift.", "call", "commitment", 4, "Friday", NOW.date())

Row = dict[str, Any]


@dataclass(frozen=True)
class Played:
    """A session that was really talked: the opening's result, and the turns with what was said."""

    person: str
    results: list[TurnResult]
    said: list[str | None]


def play(engine: Engine) -> list[Played]:
    """A session of each talk, by the engine itself."""
    found = []
    for number, talk in enumerate(TALKS):
        results = [open_talk(engine, talk, number)]
        words: list[str | None] = [None]
        for turn in range(TURNS):
            text = said(talk, turn, number)
            results.append(take_turn(engine, results[-1].window, text))
            words.append(text)
        # Practice seldom brings one; a database in use holds plenty.
        results[-1] = replace(results[-1], commitments=(PROMISE,))
        found.append(Played(talk.person, results, words))
    return found


def new_turn(session_id: str, seq: int, result: TurnResult, words: str | None) -> NewTurn:
    """A turn as the service hands it to the repository."""
    return NewTurn(
        session_id=session_id,
        seq=seq,
        at=NOW,
        result=result,
        answer=_answer(seq, result),
        commitment_ids=tuple(secrets.token_hex(16) for _ in result.commitments),
        said=words,
        idempotency_key=secrets.token_hex(16) if seq else None,
    )


def _answer(seq: int, result: TurnResult) -> str:
    from api.sessions.answers import write_answer

    return write_answer(seq, result, tuple("c" for _ in result.commitments), "coached")


def session_row(session_id: str, played: Played, **more: Any) -> SessionRow:
    """The session's row after its last turn."""
    last = played.results[-1]
    values: Row = {
        "id": session_id,
        "room": "practice",
        "person": played.person,
        "audience": "family",
        "mode": "coached",
        "goal": None,
        "locale": "en-US",
        "timezone": "America/New_York",
        "seed": 1,
        "consent": "benchmark",
        "created_at": NOW,
        "expires_at": NOW + timedelta(days=7),
        "last_seen_at": NOW,
        "noticed_at": NOW,
        "ended_at": None,
        "token_hmac": secrets.token_bytes(32),
        "last_seq": len(played.results) - 1,
        "window": last.window,
        "person_state": to_json(last.person.state) if last.person else None,
    }
    return SessionRow(**{**values, **more})


async def write_templates(database: Database, talks: list[Played]) -> list[str]:
    """The played sessions through the repositories; their ids."""
    ids = []
    for played in talks:
        ids.append(secrets.token_hex(16))
        async with database.write() as work:
            await work.sessions.add(session_row(ids[-1], played))
            for seq, (result, words) in enumerate(zip(played.results, played.said, strict=True)):
                await work.turns.add(new_turn(ids[-1], seq, result, words))
    return ids


def copies(templates: list[dict[str, list[Row]]], sessions: int, expired: int) -> Iterator[dict[str, list[Row]]]:
    """Rows of that many sessions, a batch at a time; the first `expired` of them expired a day apart."""
    dice = random.Random(1)
    batch: dict[str, list[Row]] = {table: [] for table in TABLES}
    for number in range(sessions):
        session_id = f"{dice.getrandbits(128):032x}"
        for table, rows in templates[number % len(templates)].items():
            for row in rows:
                copy = dict(row)
                copy["id" if table == "sessions" else "session_id"] = session_id
                if table == "sessions":
                    copy["token_hmac"] = dice.randbytes(32)
                    if number < expired:
                        copy["expires_at"] = _earlier(row["expires_at"], timedelta(days=30, minutes=number))
                elif table == "commitments":
                    copy["id"] = f"{dice.getrandbits(128):032x}"
                elif table == "turns" and copy["idempotency_key"]:
                    copy["idempotency_key"] = f"{dice.getrandbits(128):032x}"
                batch[table].append(copy)
        if len(batch["sessions"]) == BATCH or number == sessions - 1:
            yield batch
            batch = {table: [] for table in TABLES}


def _earlier(value: Any, by: timedelta) -> Any:
    """A time of the driver's, earlier. SQLite keeps text."""
    if isinstance(value, str):
        return str(datetime.fromisoformat(value) - by)
    return value - by


async def fill(url: str, ids: list[str], turns: int, expired: int) -> int:
    """Copy the sessions `ids` until the database holds about `turns` turns; how many sessions were added."""
    sessions = turns // TURNS
    if url.startswith("sqlite"):
        await asyncio.to_thread(_fill_sqlite, url.removeprefix("sqlite:///"), ids, sessions, expired)
    else:
        await _fill_postgres(url, ids, sessions, expired)
    return sessions


def _fill_sqlite(path: str, ids: list[str], sessions: int, expired: int) -> None:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        templates = [
            {
                table: [
                    dict(row) for row in connection.execute(f"SELECT * FROM {table} WHERE {_key(table)} = ?", (id_,))
                ]
                for table in TABLES
            }
            for id_ in ids
        ]
        connection.execute("PRAGMA synchronous=OFF")
        for batch in copies(templates, sessions, expired):
            for table, rows in batch.items():
                if rows:
                    names = ", ".join(f'"{name}"' for name in rows[0])
                    marks = ", ".join("?" for _ in rows[0])
                    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
                    connection.executemany(statement, [tuple(row.values()) for row in rows])
            connection.commit()
        connection.execute("ANALYZE")
        connection.commit()
    finally:
        connection.close()


async def _fill_postgres(url: str, ids: list[str], sessions: int, expired: int) -> None:
    connection = await asyncpg.connect(url)
    try:
        templates = [
            {
                table: [
                    dict(row) for row in await connection.fetch(f"SELECT * FROM {table} WHERE {_key(table)} = $1", id_)
                ]
                for table in TABLES
            }
            for id_ in ids
        ]
        for batch in copies(templates, sessions, expired):
            async with connection.transaction():
                for table, rows in batch.items():
                    if rows:
                        records = [tuple(row.values()) for row in rows]
                        await connection.copy_records_to_table(table, records=records, columns=list(rows[0]))
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


def _key(table: str) -> str:
    return "id" if table == "sessions" else "session_id"
