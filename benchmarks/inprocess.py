"""The engine in this very thread, without API or database: for profiles and floors."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.talk import Talk, said, talk_of
from bot.rasa.engine import Engine
from bot.types import Opening, Said, TurnResult, Window

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def load_engine() -> Engine:
    """An engine whose model is loaded in the calling thread, so that a profiler of this thread sees it."""
    warnings.simplefilter("ignore")
    engine = Engine()
    engine._load()
    return engine


def opening(talk: Talk, seed: int) -> Opening:
    """How a session of `talk` starts."""
    return Opening(
        session_id=f"bench-{seed}",
        room="practice",
        person=talk.person,
        audience="family" if talk.audience == "family" else "trainee",
        mode="coached",
        goal=None,
        locale="en-US",
        timezone="America/New_York",
        seed=seed,
        now=NOW,
    )


def open_talk(engine: Engine, talk: Talk, seed: int) -> TurnResult:
    """The opening, in this thread."""
    return asyncio.run(engine._open(opening(talk, seed)))


def take_turn(engine: Engine, window: Window, text: str) -> TurnResult:
    """One turn, in this thread; the same call that the engine's own thread makes."""
    return asyncio.run(engine._turn(window, Said(NOW, text)))


def turns(engine: Engine, count: int, first: int = 0) -> Iterator[TurnResult]:
    """`count` turns of session after session, the first with number `first`: other numbers, other words.

    A session that ends early makes room for the next.
    """
    done, session = 0, first
    while done < count:
        talk = talk_of(session)
        window = open_talk(engine, talk, session).window
        for turn in range(min(len(talk.turns), count - done)):
            result = take_turn(engine, window, said(talk, turn, session))
            window = result.window
            done += 1
            yield result
            if result.ended or result.safety:
                break
        session += 1
