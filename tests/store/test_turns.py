"""Turns: all of one or nothing of it, once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from store.database import Database
from store.errors import DuplicateKeyError, DuplicateTurnError, SessionGoneError, StaleError
from tests.store.rows import NOW, WORDS, fill, session, turn


async def test_a_turn_is_read_as_it_was_written(database: Database) -> None:
    await fill(database)
    async with database.read() as work:
        turns = await work.turns.list("s1")
        utterances = await work.turns.list_utterances("s1")
        commitments = await work.commitments.list("s1")
        events = await work.events.list("s1")
        stored = await work.sessions.get("s1")
    assert [each.seq for each in turns] == [0, 1]
    assert turns[1].answer == '{"turn":1,"text":"marmalade – ☕"}'
    assert turns[1].created_at == NOW
    assert (turns[1].main, turns[1].person_line) == ("question", "denise-1")
    assert turns[1].outcome["person"]["state"]["rapport"] == 4
    assert set(turns[1].outcome) == {
        "replies", "coding", "coach", "person", "commitments", "asked", "became", "safety", "person_line", "ended",
    }  # fmt: skip
    assert [(each.seq, each.idx, each.code, each.text) for each in utterances] == [
        (0, 0, "closed_question", "Would you like marmalade?"),
        (1, 0, "closed_question", "Would you like marmalade?"),
    ]
    assert [(each.id, each.status, str(each.when)) for each in commitments] == [
        ("s1-c0", "open", "2026-03-09"),
        ("s1-c1", "open", "2026-03-09"),
    ]
    assert [(each.seq, each.idx, each.type, each.data["text"]) for each in events][2:] == [
        (1, 0, "user", "Would you like marmalade?"),
        (1, 1, "bot", "marmalade"),
    ]
    assert stored is not None
    assert (stored.seed, stored.window, stored.person_state) == (2**40, {"words": WORDS}, {"rapport": 3.5})
    assert stored.expires_at == NOW + timedelta(days=1)


async def test_turns_behind_one(database: Database) -> None:
    await fill(database, turns=4)
    async with database.read() as work:
        assert [each.seq for each in await work.turns.list("s1", after=1)] == [2, 3]


async def test_a_turn_is_found_by_its_key(database: Database) -> None:
    await fill(database)
    async with database.read() as work:
        found = await work.turns.find_by_key("s1", "key-1")
        assert found is not None and found.seq == 1
        assert await work.turns.find_by_key("s2", "key-1") is None


async def test_the_same_number_twice(database: Database) -> None:
    await fill(database)
    with pytest.raises(DuplicateTurnError):
        async with database.write() as work:
            await work.turns.add(turn("s1", 1, idempotency_key="other", commitment_ids=("other",)))


async def test_the_same_key_twice_leaves_nothing(database: Database) -> None:
    await fill(database)
    with pytest.raises(DuplicateKeyError):
        async with database.write() as work:
            await work.sessions.advance("s1", to_seq=1)
            await work.turns.add(turn("s1", 2, idempotency_key="key-1"))
    async with database.read() as work:
        stored = await work.sessions.get("s1")
        assert stored is not None and stored.last_seq == 0
        assert len(await work.events.list("s1")) == 4


async def test_many_turns_without_a_key(database: Database) -> None:
    async with database.write() as work:
        await work.sessions.add(session())
        for seq in range(3):
            await work.turns.add(turn("s1", seq, idempotency_key=None))
    async with database.read() as work:
        assert len(await work.turns.list("s1")) == 3


async def test_a_turn_of_no_session(database: Database) -> None:
    with pytest.raises(SessionGoneError):
        async with database.write() as work:
            await work.turns.add(turn("nobody", 0))


async def test_a_fault_within_the_unit_of_work_writes_nothing(database: Database) -> None:
    await fill(database, turns=1)
    with pytest.raises(RuntimeError, match="power"):
        async with database.write() as work:
            await work.sessions.advance("s1", to_seq=1, window={"new": 1})
            await work.turns.add(turn("s1", 1))
            raise RuntimeError("power cut")
    async with database.read() as work:
        stored = await work.sessions.get("s1")
        assert stored is not None
        assert (stored.last_seq, stored.window) == (0, {"words": WORDS})
        assert [each.seq for each in await work.turns.list("s1")] == [0]
        assert len(await work.commitments.list("s1")) == 1


async def test_a_cancelled_unit_of_work_writes_nothing_and_frees_the_database(database: Database) -> None:
    await fill(database, turns=1)

    async def write() -> None:
        async with database.write() as work:
            await work.turns.add(turn("s1", 1))
            await asyncio.sleep(30)

    task = asyncio.create_task(write())
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await fill(database, "s2")
    async with database.read() as work:
        assert len(await work.turns.list("s1")) == 1


async def test_only_one_of_many_writers_takes_a_turn(database: Database) -> None:
    await fill(database, turns=1)

    async def take(number: int) -> str:
        try:
            async with database.write() as work:
                await work.sessions.advance("s1", to_seq=1)
                await work.turns.add(turn("s1", 1, idempotency_key=f"w{number}", commitment_ids=(f"w{number}",)))
        except (StaleError, DuplicateTurnError):
            return "stale"
        return "taken"

    results = await asyncio.gather(*(take(number) for number in range(8)))
    assert sorted(results) == ["stale"] * 7 + ["taken"]


async def test_advance_needs_the_turn_before_and_an_open_session(database: Database) -> None:
    await fill(database, turns=1)
    for to_seq in (0, 2):
        with pytest.raises(StaleError):
            async with database.write() as work:
                await work.sessions.advance("s1", to_seq=to_seq)
    async with database.write() as work:
        await work.sessions.end("s1", NOW)
    async with database.write() as work:
        await work.sessions.end("s1", NOW + timedelta(hours=1))
    with pytest.raises(StaleError):
        async with database.write() as work:
            await work.sessions.advance("s1", to_seq=1)
    async with database.read() as work:
        stored = await work.sessions.get("s1")
        assert stored is not None and stored.ended_at == NOW
