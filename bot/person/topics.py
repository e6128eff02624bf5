"""What a helper's words are about: the topic of a question or a reflection.

Two witnesses: likeness of meaning to the examples of `content/topics.yml`, and words that nearly always
mean a topic. Both are content a clinician can add to; nothing is trained.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.coding.encoder import Encoder, default_encoder
from bot.coding.likeness import Sentences
from bot.content.topics import Topic, load_topics

WORD_BONUS = 0.22  # a topic's own word counts as much as this much likeness
KNOWN = 0.58  # below this the words are about nothing we know


@dataclass(frozen=True, slots=True)
class About:
    """A topic and how sure we are of it, 0 to about 1.2."""

    topic: str
    score: float


class TopicFinder:
    """Finds topics. Stateless; one serves every conversation."""

    def __init__(self, topics: Mapping[str, Topic], encoder: Encoder) -> None:
        self.topics = topics
        self._owner: list[str] = []
        asks: list[str] = []
        for topic in topics.values():
            asks += topic.asks
            self._owner += [topic.id] * len(topic.asks)
        self._asks = Sentences(asks, encoder, name="topics")
        self._places = {
            topic: np.array([i for i, owner in enumerate(self._owner) if owner == topic]) for topic in topics
        }
        self._words = {
            topic.id: re.compile(r"(?<![a-z])(?:" + "|".join(re.escape(word) for word in topic.words) + r")(?![a-z])")
            for topic in topics.values()
            if topic.words
        }

    def find(self, text: str, most: int = 3) -> list[About]:
        """The topics of `text`, best first, those below `KNOWN` left out."""
        return self.rank(text, self._asks.likeness(text))[:most]

    def rank(self, text: str, likeness: np.ndarray) -> list[About]:  # type: ignore[type-arg]
        """The same from a likeness already computed."""
        lower = text.lower()
        found = []
        for topic, places in self._places.items():
            near = np.sort(likeness[places])[-2:]
            # The best example, steadied by the second: one odd example alone should not decide.
            score = float(0.75 * near[-1] + 0.25 * near[0])
            if topic in self._words and self._words[topic].search(lower):
                score += WORD_BONUS
            if score >= KNOWN:
                found.append(About(topic, round(score, 3)))
        return sorted(found, key=lambda about: -about.score)


def best(abouts: Sequence[About]) -> str | None:
    """The id of the first topic, None when nothing was found."""
    return abouts[0].topic if abouts else None


@lru_cache(maxsize=1)
def default_finder() -> TopicFinder:
    """The process's one finder, made on first use."""
    return TopicFinder(load_topics(), default_encoder())
