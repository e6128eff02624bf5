"""Helplines, one dated file a country: `content/helplines/<country>.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic.dataclasses import dataclass

from bot.content.files import read
from bot.content.people import STRICT
from bot.paths import CONTENT


@dataclass(frozen=True, config=STRICT)
class Spanish:
    """A line's words in Spanish; `contact` only where Spanish speakers dial or text something else."""

    name: str
    note: str
    contact: str = ""


@dataclass(frozen=True, config=STRICT)
class Helpline:
    """One line. `kinds` says when it is the one to call: crisis, emergency, treatment, family, violence, child,
    poison."""

    id: str
    name: str
    contact: str
    note: str
    kinds: tuple[str, ...]
    languages: tuple[str, ...] = ("en",)
    es: Spanish | None = None


@dataclass(frozen=True, config=STRICT)
class HelplineFile:
    """A country's lines, and the day somebody last checked them."""

    country: str
    name: str
    checked: date
    emergency: str
    lines: tuple[Helpline, ...]


def load_helplines(folder: Path = CONTENT / "helplines") -> dict[str, HelplineFile]:
    """Each country's file by its two-letter code. Raises ContentError."""
    return {path.stem.upper(): read(path, HelplineFile) for path in sorted(folder.glob("*.yml"))}
