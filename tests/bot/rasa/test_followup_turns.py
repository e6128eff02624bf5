"""Through the trained model: a visitor comes back, is asked how it went, and is answered in kind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.content.library import library
from bot.rasa.engine import MODEL, Engine
from bot.types import Became, Due, Opening, Said, TurnResult
from tests.conftest import skip_or_fail

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
BACK = NOW + timedelta(days=2)
DUE = (Due("c1", "call the clinic"),)


@pytest.fixture(scope="module")
async def engine() -> AsyncIterator[Engine]:
    """The engine with the trained model."""
    if not MODEL.is_file():
        skip_or_fail("the trained model (make train)")
    running = Engine()
    await running.start()
    yield running
    await running.stop()


async def come_back(engine: Engine, said: str = "hi") -> TurnResult:
    """A visit with one promise, and the first message two days later."""
    opening = Opening("s", "guide", None, "visitor", "coached", None, "en-US", "America/New_York", 7, NOW)
    first = await engine.turn((await engine.open(opening)).window, Said(NOW, "I'll call the clinic tomorrow"))
    assert [each.behaviour for each in first.commitments] == ["call the clinic"]
    return await engine.turn(first.window, Said(BACK, said, due=DUE))


def lines(act: str) -> set[str]:
    return {line.id for line in library().guide.by_act[act]}  # type: ignore[index]


async def test_a_greeting_is_met_with_how_it_went(engine: Engine) -> None:
    asked = await come_back(engine)
    assert (asked.asked, asked.became) == (("c1",), ())
    (reply,) = asked.replies
    assert "call the clinic" in reply.text and reply.source in lines("followup")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("yes, I called them this morning", "kept"),
        ("sort of, I left a message", "partly"),
        ("no, I didn't have the nerve", "not_done"),
        ("I changed my mind about that", "changed"),
    ],
)
async def test_the_answer_is_taken_and_answered_in_kind(engine: Engine, text: str, status: str) -> None:
    told = await engine.turn((await come_back(engine)).window, Said(BACK, text))
    assert told.became == (Became(status, "c1"),)  # type: ignore[arg-type]
    assert [reply.source in lines(f"followup_{status}") for reply in told.replies] == [True]
    assert told.commitments == ()
    # And the talk goes on as any other.
    after = await engine.turn(told.window, Said(BACK, "my wife was glad about it"))
    assert after.replies and (after.asked, after.became) == ((), ())


async def test_a_new_plan_in_the_answer_is_noted(engine: Engine) -> None:
    told = await engine.turn((await come_back(engine)).window, Said(BACK, "No, but I'll call them on Friday."))
    assert told.became == (Became("not_done", "c1"),)
    assert [str(each.when) for each in told.commitments] == ["2026-11-27"]


async def test_who_comes_back_in_trouble_is_not_asked(engine: Engine) -> None:
    assert (await come_back(engine, "is there a phone number i can call to talk to someone")).asked == ()
    assert (await come_back(engine, "I drank all weekend and my wife has taken the kids to her mother's")).asked == ()
