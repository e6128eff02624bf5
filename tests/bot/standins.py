"""Stand-ins for the encoder, so that what is tested is our choice and not a network's opinion."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np

from bot.coding.codes import CATEGORIES, HELPER_CODES, STRENGTHS, TALKS
from bot.coding.encoder import Floats, Judged

WORD = re.compile(r"[a-z]+")
TASKS: dict[str, list[str]] = {
    "helper": list(HELPER_CODES),
    "talk": list(TALKS),
    "category": list(CATEGORIES),
    "strength": [str(number) for number in STRENGTHS],
}


class WordEncoder:
    """Likeness by shared words: exact, explainable, and the same for ever."""

    digest = "words"

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> Floats:
        """Unit vectors whose dot product grows with the words that two texts share."""
        self.embedded += texts
        out = np.zeros((len(texts), 384), dtype=np.float32)
        for row, text in zip(out, texts, strict=True):
            for word in WORD.findall(text.lower()):
                row[zlib.crc32(word.encode()) % 384] += 1.0
            row /= np.linalg.norm(row) or 1.0
        return out


class FixedJudge:
    """Gives every utterance the same label of each task, and keeps what it was shown."""

    tasks = TASKS

    def __init__(self, sure: float = 0.9, **labels: str) -> None:
        self._sure = sure
        self._labels = labels
        self.shown: list[Judged] = []

    def judge(self, utterances: Sequence[Judged], tasks: Sequence[str]) -> dict[str, Floats]:
        """The label's class gets `sure`; the others share what is left."""
        self.shown += utterances
        return {
            task: np.stack([self._row(task)] * len(utterances)) if utterances else self._none(task) for task in tasks
        }

    def _row(self, task: str) -> Floats:
        classes = TASKS[task]
        row = np.full(len(classes), (1.0 - self._sure) / (len(classes) - 1), dtype=np.float32)
        row[classes.index(self._labels[task])] = self._sure
        return row

    @staticmethod
    def _none(task: str) -> Floats:
        return np.zeros((0, len(TASKS[task])), dtype=np.float32)
