"""The names of a person's people: “How is Dalia?” is a question about children, if Dalia is their daughter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.person.topics import About

NAMED = 0.70  # what a name alone says about the topic: less than a plain question about something else
STEADIED = 0.10  # added where the words already pointed there


class Names:
    """Finds the people of one person's life in a helper's words. Stateless."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names`: a name and its topic, as in a person's file."""
        self._topics = {name.casefold(): topic for name, topic in names.items()}
        inner = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        self._written = re.compile(rf"(?<!\w)(?:{inner})(?!\w)") if names else None
        self._typed = re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.IGNORECASE) if names else None

    def named(self, text: str) -> list[str]:
        """The names in `text`, folded to small letters, in order, each once.

        Who writes no capitals at all is read without them; who does means “will” when they write “will”.
        """
        if self._written is None or self._typed is None:
            return []
        pattern = self._typed if text == text.lower() or text == text.upper() else self._written
        return list(dict.fromkeys(match.group().casefold() for match in pattern.finditer(text)))

    def about(self, text: str, abouts: Sequence[About]) -> list[About]:
        """`abouts` with what the names in `text` add, best first."""
        scores = {about.topic: about.score for about in abouts}
        for name in self.named(text):
            topic = self._topics[name]
            scores[topic] = max(scores[topic] + STEADIED, NAMED) if topic in scores else NAMED
        return sorted((About(topic, round(score, 3)) for topic, score in scores.items()), key=lambda a: -a.score)
