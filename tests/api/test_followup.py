"""Coming back: what is due is handed to the guide once, and what became of it is written down."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.clock import Clock
from api.settings import Settings
from bot.types import Due
from tests.api.serving import Served, Talk, serve

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)  # ten in the morning in New York
GUIDE = {"room": "guide", "person": None, "audience": "visitor", "timezone": "America/New_York"}


@dataclass
class Visit:
    """A visitor's session, and the clock above it."""

    served: Served
    talk: Talk

    def at(self, moment: datetime) -> None:
        self.served.state["parts"].clock = Clock(moment)

    async def say(self, text: str) -> dict[str, Any]:
        answer = await self.talk.say(text)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def due(self, text: str = "hello") -> tuple[Due, ...]:
        """What the guide might ask about with this message."""
        await self.say(text)
        return self.served.engine.calls[-1].due

    async def statuses(self) -> list[str]:
        return [each["status"] for each in (await self.talk.get("/commitments")).json()]


@pytest.fixture
async def visit(make_settings: Callable[..., Settings]) -> AsyncIterator[Visit]:
    """A visit that began on Monday morning, on a server that keeps one for a month of silence."""
    async with serve(make_settings(now=MONDAY, session_hours=24 * 40, session_idle_hours=24 * 40)) as served:
        yield Visit(served, await served.open(**GUIDE))


async def test_what_is_due_is_asked_once_and_the_answer_is_written_down(visit: Visit) -> None:
    await visit.say("I will call | tomorrow | 2026-11-24")
    visit.at(MONDAY + timedelta(days=2))
    asked = await visit.say("hi")
    assert asked["replies"][-1]["text"] == "How did call go?"
    told = await visit.say("done")
    (changed,) = told["commitments"]
    assert (changed["behaviour"], changed["status"]) == ("call", "kept")
    assert (await visit.talk.get("/commitments")).json() == [changed]
    assert await visit.due("hi") == ()


@pytest.mark.parametrize(
    ("plan", "days", "is_due"),
    [
        ("I will call | tomorrow | 2026-11-24", 1, False),
        ("I will call | tomorrow | 2026-11-24", 2, True),
        ("I will call | today | 2026-11-23", 1, True),
        ("I will call", 0, False),
        ("I will call", 1, True),
        ("I will call | after payday", 2, False),
        ("I will call | after payday", 3, True),
        ("I will call | next week", 7, False),
        ("I will call | next week", 8, True),
        ("I will call | on Friday | 2026-11-27", 4, False),
        ("I will call | on Friday | 2026-11-27", 5, True),
    ],
)
async def test_nothing_is_due_before_its_day_is_over(visit: Visit, plan: str, days: int, is_due: bool) -> None:
    await visit.say(plan)
    visit.at(MONDAY + timedelta(days=days))
    assert [each.behaviour for each in await visit.due()] == (["call"] if is_due else [])


async def test_the_visitors_own_midnight_counts(visit: Visit) -> None:
    await visit.say("I will call | today | 2026-11-23")
    visit.at(datetime(2026, 11, 24, 4, 30, tzinfo=UTC))  # half past eleven at night in New York
    assert await visit.due() == ()
    visit.at(datetime(2026, 11, 24, 5, 30, tzinfo=UTC))
    assert len(await visit.due()) == 1


async def test_one_after_the_other_each_once(visit: Visit) -> None:
    for what in ("a", "b"):
        await visit.say(f"I will {what}")
    visit.at(MONDAY + timedelta(days=1))
    assert [each.behaviour for each in await visit.due("hi")] == ["a", "b"]
    assert [each.behaviour for each in await visit.due("whatever")] == ["b"]
    await visit.say("hi")
    assert await visit.due("hi") == ()
    assert await visit.statuses() == ["open", "open"]


async def test_what_was_settled_by_the_api_is_not_asked_about(visit: Visit) -> None:
    await visit.say("I will call")
    (made,) = (await visit.talk.get("/commitments")).json()
    await visit.talk.request("PATCH", f"/commitments/{made['id']}", json={"status": "partly"})
    visit.at(MONDAY + timedelta(days=1))
    assert await visit.due() == ()


async def test_a_retried_message_asks_and_writes_no_second_time(visit: Visit) -> None:
    await visit.say("I will call")
    visit.at(MONDAY + timedelta(days=1))
    first = await visit.talk.say("hi", key="k1")
    assert (await visit.talk.say("hi", key="k1")).content == first.content
    told = await visit.talk.say("not", key="k2")
    assert (await visit.talk.say("not", key="k2")).content == told.content
    assert await visit.statuses() == ["not_done"]


async def test_striking_out_takes_the_last_one_back(visit: Visit) -> None:
    for what in ("a", "b"):
        await visit.say(f"I will {what}")
    (struck,) = (await visit.say("strike it"))["commitments"]
    assert (struck["behaviour"], struck["status"]) == ("b", "dropped")
    assert await visit.statuses() == ["open", "dropped"]
    await visit.say("strike it")
    assert (await visit.say("strike it"))["commitments"] == []


async def test_nobody_in_practice_is_asked_about_a_persons_promises(visit: Visit) -> None:
    practice = await visit.served.open()
    await practice.say("I will call")
    visit.at(MONDAY + timedelta(days=1))
    await practice.say("hi")
    assert visit.served.engine.calls[-1].due == ()
