"""Commitments in the store: which may still be asked about, and what became of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.types import Commitment, TurnResult
from store.database import Database
from tests.store.rows import NOW, session, turn

LATER = NOW + timedelta(days=2)


@pytest.fixture
async def kept(database: Database) -> Database:
    """Two of a visitor's commitments and one of somebody else's, in one session; one in another."""
    async with database.write() as work:
        for name in ("s1", "s2"):
            await work.sessions.add(session(name, room="guide"))
        await work.turns.add(_turn("s1", 0, ("a", "visitor"), ("x", "person")))
        await work.turns.add(_turn("s1", 1, ("b", "visitor")))
        await work.turns.add(_turn("s2", 0, ("c", "visitor")))
    return database


def _turn(name: str, seq: int, *made: tuple[str, str]):  # type: ignore[no-untyped-def]
    commitments = tuple(Commitment(who, f"I will {what}", what, "commitment", 4) for what, who in made)  # type: ignore[arg-type]
    return turn(
        name,
        seq,
        result=TurnResult((), {}, (), commitments=commitments),
        commitment_ids=tuple(what for what, _ in made),
    )


async def test_only_a_visitors_open_ones_may_be_asked_about_and_each_once(kept: Database) -> None:
    async with kept.read() as work:
        assert [row.id for row in await work.commitments.list_unasked("s1")] == ["a", "b"]
    async with kept.write() as work:
        await work.commitments.mark_asked("s1", ["a", "c", "none"], LATER)
    async with kept.read() as work:
        assert [row.id for row in await work.commitments.list_unasked("s1")] == ["b"]
        assert [row.id for row in await work.commitments.list_unasked("s2")] == ["c"], "another session's is left alone"
        asked = await work.commitments.get("s1", "a")
        assert asked is not None and (asked.asked_at, asked.status) == (LATER, "open")


async def test_what_was_settled_is_neither_asked_about_nor_the_last_open_one(kept: Database) -> None:
    async with kept.write() as work:
        await work.commitments.set_status("s1", "b", "not_done", LATER)
    async with kept.read() as work:
        assert [row.id for row in await work.commitments.list_unasked("s1")] == ["a"]
        last = await work.commitments.find_last_open("s1")
        assert last is not None and last.id == "a"


async def test_one_is_had_by_its_own_session_only(kept: Database) -> None:
    async with kept.read() as work:
        assert await work.commitments.get("s2", "a") is None
        assert await work.commitments.set_status("s2", "a", "kept", LATER) is None
        assert await work.commitments.find_last_open("none") is None
