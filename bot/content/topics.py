"""What a helper's words can be about: `content/topics.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic.dataclasses import dataclass

from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, read
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
    """Every topic by id. Raises ContentError: an id used twice, a topic without an example."""
    topics: dict[str, Topic] = {}
    faults = []
    for number, topic in enumerate(read(path, _File).topics):
        problems = []
        if topic.id in topics:
            problems.append("the id is used twice: give each topic its own")
        if not topic.asks:
            problems.append("asks is empty: write some examples of how helpers come to it")
        faults += [Fault(path, line_of(path, ("topics", number)), topic.id, problem) for problem in problems]
        topics[topic.id] = topic
    if faults:
        raise ContentError(faults)
    return topics
