"""That this is a program and not a person: said before the first message, and again every three hours.

So New York's S3008 and California's SB 243 want it of companions; a practice partner is near enough to one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from api.library import Library
from bot.types import Reply, Room, TurnResult

_EVERY = timedelta(hours=3)


def notice(library: Library, room: Room, locale: str) -> str:
    """What is said before the first message, in the session's language where we have it."""
    notices = _in_language(library, locale)
    return str(notices.practice if room == "practice" else notices.guide)


def is_due(noticed_at: datetime, now: datetime) -> bool:
    """Is it time to say it again?"""
    return now - noticed_at >= _EVERY


def remind(library: Library, result: TurnResult, locale: str) -> TurnResult:
    """The turn with the reminder ahead of its replies."""
    reminder = Reply(str(_in_language(library, locale).again), kind="coach", source="notices")
    return replace(result, replies=(reminder, *result.replies))


def _in_language(library: Library, locale: str) -> Any:
    spanish = locale.lower().replace("_", "-").partition("-")[0] == "es"
    return (getattr(library.notices, "es", None) if spanish else None) or library.notices
