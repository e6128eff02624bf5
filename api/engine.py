"""What the API asks of a dialogue engine."""

from __future__ import annotations

from typing import Protocol

from api.settings import Settings
from bot.rasa.engine import Engine as RasaEngine
from bot.rasa.engine import EngineNotReady, UnknownButton
from bot.types import Opening, Said, TurnResult, Window

__all__ = ["Engine", "EngineNotReady", "UnknownButton", "load_engine"]


class Engine(Protocol):
    """A function of window and words. It stores nothing, so any process can take any turn."""

    @property
    def ready(self) -> bool:
        """Is the model loaded?"""

    async def start(self) -> None:
        """Load the model."""

    async def stop(self) -> None:
        """Finish what is running and let go of everything."""

    async def open(self, opening: Opening) -> TurnResult:
        """The opening of a conversation. Raises `EngineNotReady`."""

    async def turn(self, window: Window, said: Said) -> TurnResult:
        """What comes of `said` at `window`. Raises `EngineNotReady`, `UnknownButton`."""


def load_engine(settings: Settings) -> Engine:
    """The real engine, not started yet: Rasa and TensorFlow are loaded by `start`."""
    return RasaEngine(settings.model)
