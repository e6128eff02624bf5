"""What the API reads of `content/`: people, articles, helplines, programs, as `bot.content` holds them.

The shapes are protocols, so that tests can bring a small library of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bot.content.library import library


class Library(Protocol):
    """Everything a clinician can edit, loaded once."""

    @property
    def people(self) -> Mapping[str, Any]:
        """People by id."""

    @property
    def articles(self) -> Mapping[str, Any]:
        """Articles on treatment options by slug."""

    @property
    def notices(self) -> Any:
        """That this is a program: `practice` and `guide` before the first message, `again` later."""

    @property
    def helplines(self) -> Mapping[str, Any]:
        """Helplines by country code."""

    @property
    def programmes(self) -> Sequence[Any]:
        """The clinic's own list of programs."""

    @property
    def admission(self) -> Any:
        """The checklist for getting in."""


def load_library() -> Library:
    """The library of `bot.content`, read from `content/` once a process."""
    return library()
