"""What the program says of itself: that it is one, that nobody watches, what is kept. `content/notices.yml`."""

from __future__ import annotations

from pathlib import Path

from pydantic.dataclasses import dataclass

from bot.content.files import read
from bot.content.people import STRICT
from bot.paths import CONTENT


@dataclass(frozen=True, config=STRICT)
class Spanish:
    """What is said unasked, in Spanish."""

    practice: str
    guide: str
    again: str


@dataclass(frozen=True, config=STRICT)
class Notices:
    """Versioned with the consent: whoever changes a text changes `version`."""

    version: str
    practice: str
    guide: str
    truth_practice: str
    truth_guide: str
    again: str
    es: Spanish | None = None


def load_notices(path: Path = CONTENT / "notices.yml") -> Notices:
    """Raises ContentError."""
    return read(path, Notices)
