"""The second witness: how near a message is in meaning to `content/safety/examples.yml`.

It hears indirect words that no pattern lists. It never overrules the patterns: it can add a hit, not take one back.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pydantic.dataclasses import dataclass as checked

from bot.coding.encoder import Encoder, Floats
from bot.coding.likeness import Sentences
from bot.content.files import read
from bot.content.people import STRICT
from bot.safety.kinds import Hit, Kind, Whose
from bot.safety.wording import bare, normalise

log = logging.getLogger(__name__)
FULL_STOP = re.compile(r"[.!,;:…]+(\s|$)")
# How far a whole message must lean to the dangerous examples, -1 to 1, and how far one sentence of it, which says
# less of what is meant. Set so that about two in a hundred turns of real talk (AnnoMI) lean so far.
LEANS = 0.5
SENTENCE_LEANS = 0.8
FIRMNESS = 1.0  # how evenly the examples are weighed: less follows each of them more closely
# A grown son back on pills, a husband who walks out: every family tells of children and quarrels, and likeness of
# meaning does not tell them from danger. There the patterns decide alone.
BY_PATTERNS = frozenset({"child_at_risk", "harm_to_others", "violence"})
MOST = 6  # sentences of one message that are embedded, 3 ms each: the first and the last of a long one


@checked(frozen=True, config=STRICT)
class _Examples:
    kind: Kind
    whose: Whose
    examples: tuple[str, ...]


@checked(frozen=True, config=STRICT)
class ExampleFile:
    """The file as written."""

    dangerous: tuple[_Examples, ...]
    harmless: tuple[str, ...]


class Witness:
    """Weighs likeness to the dangerous examples against likeness to the harmless ones."""

    def __init__(self, path: Path, encoder: Encoder) -> None:
        """Raises ContentError."""
        file = read(path, ExampleFile)
        self._hits = [Hit(group.kind, group.whose) for group in file.dangerous for _ in group.examples]
        texts = [text for group in file.dangerous for text in group.examples]
        self._encoder = encoder
        sentences = Sentences([_unstopped(text) for text in (*texts, *file.harmless)], encoder, name="safety")
        self._dangerous = sentences.vectors[: len(texts)]
        # One direction in the space of meanings along which the two lists lie apart (ridge regression: exact,
        # a few milliseconds, and the same for the same file). It needs no training run when a clinician adds a line.
        sides = np.concatenate((np.ones(len(texts)), -np.ones(len(file.harmless))))
        columns = np.column_stack((sentences.vectors, np.ones(len(sides)))).astype(np.float64)
        square = columns.T @ columns + FIRMNESS * np.eye(columns.shape[1])
        self._lean: Floats = np.linalg.solve(square, columns.T @ sides).astype(np.float32)

    def leaning(self, texts: Sequence[str]) -> Floats:
        """How far each text leans to danger."""
        vectors = self._encoder.embed([_unstopped(text) for text in texts])
        result: Floats = vectors @ self._lean[:-1] + self._lean[-1]
        return result

    def find(self, text: str, sentences: Sequence[str]) -> list[Hit]:
        """The danger that the message, or one of its sentences, comes near; [] when the encoder fails."""
        try:
            texts = list(dict.fromkeys((text, *_ends(sentences))))
            leaning = self.leaning(texts)
            leaning[1:] -= SENTENCE_LEANS - LEANS
            best = int(leaning.argmax())
            if leaning[best] < LEANS:
                return []
            near = self._dangerous @ self._encoder.embed([_unstopped(texts[best])])[0]
            hit = self._hits[int(near.argmax())]
            return [] if hit.kind in BY_PATTERNS else [hit]
        except Exception as fault:
            # Whatever broke, the patterns have spoken already. Only the fault's name is told: its text may quote.
            log.error("safety: the encoder failed (%s); the patterns decide alone", type(fault).__name__)
            return []


def _unstopped(text: str) -> str:
    """Without capitals and full stops: fear types neither, and their absence is no sign of danger."""
    return FULL_STOP.sub(r"\1", bare(normalise(text))).strip()


def _ends(sentences: Sequence[str]) -> Sequence[str]:
    return sentences if len(sentences) <= MOST else (*sentences[: MOST // 2], *sentences[-MOST // 2 :])
