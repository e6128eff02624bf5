"""What a helper's words can be about: `content/topics.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic.dataclasses import dataclass

from bot.content.files import read
from bot.content.people import STRICT
from bot.paths import CONTENT


@dataclass(frozen=True, config=STRICT)
class Topic:
    """A topic with examples of how helpers come to it, and words that nearly always mean it."""

    id: str
    title: str
    group: Literal["using", "body", "feeling", "life", "people", "change", "us", "special"]
    asks: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, config=STRICT)
class _File:
    topics: tuple[Topic, ...]


def load_topics(path: Path = CONTENT / "topics.yml") -> dict[str, Topic]:
    """Every topic by id. Raises ContentError."""
    return {topic.id: topic for topic in read(path, _File).topics}
