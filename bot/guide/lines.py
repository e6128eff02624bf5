"""The choice among the guide's lines: by act and whom it is about, then by meaning; none said twice.

A line with `near` phrases is only for what was said in words like those: below the threshold it is not
offered at all. A wrong reflection costs more than no reflection.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from bot.coding.encoder import Encoder, Floats, default_encoder
from bot.coding.features import content_words
from bot.coding.likeness import Sentences
from bot.content.guide import GuideLine, GuideLines
from bot.content.library import library
from bot.person.told import Told

NEAR = 0.72
SURE = 0.8
PARROT = 0.6  # of a reflection's words, the share that may be the visitor's own
WORD = re.compile(r"[\w'’]+")


class LineChooser:
    """Chooses what the guide says. Stateless; what was said already comes in as `Told`."""

    def __init__(self, lines: GuideLines, encoder: Encoder) -> None:
        self.lines = lines
        self.ids = [line.id for line in lines.lines]
        pairs = [(number, phrase) for number, line in enumerate(lines.lines) for phrase in line.near]
        self._owner = np.array([number for number, _ in pairs], dtype=np.int64)
        self._near = Sentences([phrase for _, phrase in pairs], encoder, name="guide")
        self._phrase_words = [content_words(phrase) for _, phrase in pairs]
        self._encoder = encoder

    def nearness(self, text: str) -> Floats:
        """For each line how near its nearest phrase is to `text`; -1 for lines without phrases."""
        best = np.full(len(self.lines.lines), -1.0, dtype=np.float32)
        if text.strip():
            likeness = self._near.near(self._encoder.embed([text])[0]).copy()
            # Alike in sound is not alike in matter: unless very near, the two must share a word that counts.
            said = content_words(text)
            for place in np.flatnonzero((likeness >= NEAR) & (likeness < SURE)):
                if not said & self._phrase_words[place]:
                    likeness[place] = 0.0
            np.maximum.at(best, self._owner, likeness)
        return best

    def choose(
        self,
        acts: Sequence[str],
        text: str,
        who: str,
        told: Told,
        dice: random.Random,
        *,
        general: bool = True,
    ) -> GuideLine | None:
        """The best unsaid line of the first of `acts` that has one; None when there is none.

        Lines near what was said come before general ones; `general=False` leaves the latter out.
        """
        nearness = self.nearness(text)
        for act in acts:
            fitting: list[tuple[float, GuideLine]] = []
            for number, line in enumerate(self.lines.lines):
                if line.act != act or line.id in told or who not in line.who:
                    continue
                if line.near:
                    score = float(nearness[number])
                    if score < NEAR or parrots(line.text, text):
                        continue
                    fitting.append((1.0 + score, line))
                elif general:
                    # Lines written for this visitor before lines written for anyone.
                    fitting.append((dice.random() * 0.5 + (0.25 if len(line.who) < 4 else 0.0), line))
            if fitting:
                return max(fitting, key=lambda pair: pair[0])[1]
        return None


def parrots(reflection: str, said: str) -> bool:
    """Whether a reflection of more than six words is mostly the visitor's own words."""
    if len(WORD.findall(reflection)) <= 6:
        return False
    mine = content_words(reflection)
    return bool(mine) and len(mine & content_words(said)) / len(mine) > PARROT


@lru_cache(maxsize=1)
def default_lines() -> LineChooser:
    """The process's one chooser, made on first use."""
    return LineChooser(library().guide, default_encoder())
