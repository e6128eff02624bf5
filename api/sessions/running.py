"""Calling the engine: only when it is ready, and not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from api.engine import Engine, EngineNotReady, UnknownButton
from api.problems import Problem
from api.state import Parts
from bot.types import TurnResult


async def run(parts: Parts, call: Callable[[Engine], Awaitable[TurnResult]]) -> TurnResult:
    """What `call` gets from the engine; the problem 503 when it isn't ready or takes too long, 422 when
    the button pressed isn't one of the conversation's."""
    try:
        async with asyncio.timeout(parts.settings.turn_seconds):
            return await call(parts.engine)
    except UnknownButton:
        raise Problem(422, "button_unknown", "This button isn't on offer now.") from None
    except EngineNotReady:
        detail = "Evoke is still getting ready. Please try again in a moment."
        raise _not_now("not_ready", detail) from None
    except TimeoutError:
        raise _not_now("turn_timeout", "That took too long. Nothing was lost; please try again.") from None


def _not_now(code: str, detail: str) -> Problem:
    return Problem(503, code, detail, headers={"Retry-After": "2"})
