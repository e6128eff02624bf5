"""The way to `bot.coach`, which turns coded turns into a debrief and a debrief into files.

Behind a protocol, so that the API's tests need no model.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


class Debriefer(Protocol):
    """Makes debriefs and renders them. Plain functions, run off the event loop."""

    def debrief(self, turns: Sequence[dict[str, Any]], goal: str, person: str | None) -> Any:
        """The debrief of a session's turns, as `store` keeps them."""

    def score(self, turns: Sequence[tuple[str, str]], goal: str) -> Any:
        """The debrief of a transcript: (speaker, text) a turn."""

    def to_json(self, debrief: Any) -> Any:
        """A debrief as JSON types."""

    def render(self, debrief: Any, kind: str) -> bytes:
        """A debrief as "html", "csv" or "pdf"."""
