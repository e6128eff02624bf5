"""The safety screen: is somebody in danger, what kind, and whose danger is it?

Patterns are content (`content/safety/patterns.yml`), so a clinic can read and extend every one. The encoder is
a second witness beside them: it can add a hit, and when it is broken the patterns decide alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from bot.content.faults import ContentError
from bot.content.files import read
from bot.paths import CONTENT
from bot.safety.kinds import GRAVEST, Hit, Kind, Whose, by_urgency
from bot.safety.patterns import Patterns
from bot.safety.texts import RESUME, Texts
from bot.safety.witness import ExampleFile, Witness
from bot.safety.wording import Language, is_english, language_of, normalise, sentences
from bot.types import Reply, Safety

log = logging.getLogger(__name__)


class Screen:
    """The patterns, the second witness and the fixed words. Stateless."""

    def __init__(self, folder: Path = CONTENT / "safety", *, witness: bool = False) -> None:
        """Raises ContentError: a pattern that does not compile, a kind without a text, an example misplaced."""
        self._patterns = Patterns(folder / "patterns.yml")
        examples = read(folder / "examples.yml", ExampleFile) if (folder / "examples.yml").is_file() else None
        seen = [Hit(group.kind, group.whose) for group in examples.dangerous] if examples else []
        self.hits = by_urgency([*self._patterns.hits, *seen])
        self.texts = Texts(folder / "texts.yml", self.hits)
        self._witness = _witness(folder / "examples.yml") if witness and examples else None

    def look(self, text: str) -> Hit | None:
        """The most urgent danger in `text`, None when there is none."""
        return next(iter(self.find(text)), None)

    def find(self, text: str, *, meaning: bool = True) -> tuple[Hit, ...]:
        """Every danger in `text`, the most urgent first. Reads each sentence and the whole.

        Without `meaning` the patterns decide alone: who rehearses talks of hard things all the time, and being stopped
        three times in a hundred turns would end the practice.
        """
        found = self._patterns.find(text)
        if meaning and not found and self._witness and is_english(text) and not self._patterns.harmless(text):
            found = self._witness.find(text, sentences(text))
        return by_urgency(found)

    def answer(
        self, hit: Hit, country: str, language: Language = "en", also: Iterable[Hit] = ()
    ) -> tuple[tuple[Reply, ...], Safety]:
        """The fixed words for a hit, with the country's lines; those for `also` follow."""
        return self.texts.answer(hit, country, language, also)


def _witness(path: Path) -> Witness | None:
    try:
        from bot.coding.encoder import default_encoder

        return Witness(path, default_encoder())
    except ContentError:
        raise
    except Exception as fault:
        log.error("safety: no encoder (%s); the patterns decide alone", type(fault).__name__)
        return None


@lru_cache(maxsize=1)
def default_screen() -> Screen:
    """The process's one screen, with the second witness."""
    return Screen(witness=True)


__all__ = [
    "GRAVEST", "RESUME", "Hit", "Kind", "Screen", "Whose", "default_screen", "language_of", "normalise",
]  # fmt: skip
