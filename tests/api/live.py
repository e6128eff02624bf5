"""`evoke serve` with the fake engine, to be run as a process of its own: `python -m tests.api.live serve …`.

A message `slow` takes a second, so that a test can stop the process in the middle of it.
"""

from __future__ import annotations

import asyncio

from fastapi import FastAPI

import api.asgi
from api.app import create_app
from api.cli import main
from api.settings import Settings
from bot.types import Said, TurnResult, Window
from tests.api.fakes import FakeDebriefer, FakeEngine, FakeLibrary


class SlowEngine(FakeEngine):
    """Slow where it is told to be."""

    async def turn(self, window: Window, said: Said) -> TurnResult:
        if said.text and "slow" in said.text:
            await asyncio.sleep(1)
        return await super().turn(window, said)


def with_fakes(settings: Settings) -> FastAPI:
    """In place of the real `create_app`."""
    return create_app(settings, SlowEngine(), FakeLibrary(), FakeDebriefer())


if __name__ == "__main__":
    vars(api.asgi)["create_app"] = with_fakes
    main()
