"""Find, among sentences of the content, those nearest in meaning to what was just said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from bot.coding.encoder import Encoder, Floats
from bot.paths import CACHE


class Sentences:
    """Sentences with their embeddings; embedding a file's worth takes seconds, so they are kept on disk."""

    def __init__(self, texts: Sequence[str], encoder: Encoder, *, name: str) -> None:
        self.texts = tuple(texts)
        self._encoder = encoder
        digest = hashlib.sha256("\x00".join((encoder.digest, *self.texts)).encode()).hexdigest()[:20]
        path = CACHE / f"{name}-{digest}.npy"
        try:
            vectors = np.load(path)
        except (OSError, ValueError):
            vectors = encoder.embed(self.texts)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                partial = path.with_suffix(".partial.npy")
                np.save(partial, vectors)
                partial.replace(path)
            except OSError:
                pass  # a full or read-only disk costs time at the next start, nothing else
        self.vectors: Floats = vectors

    def likeness(self, text: str) -> Floats:
        """How near each sentence is to `text`: [n], -1 to 1."""
        return self.near(self._encoder.embed([text])[0])

    def near(self, vector: Floats) -> Floats:
        """The same for a text already embedded."""
        result: Floats = self.vectors @ vector
        return result
