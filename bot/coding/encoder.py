"""The sentence encoder: one small network for coding, retrieval and what a visitor wants.

MiniLM-L6 fine-tuned by `tools/encoder` on `data/nlu`, int8, run by onnxruntime on one core. `embed` gives
unit vectors for likeness of meaning; `judge` gives each task's calibrated probabilities.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.coding.features import WIDTH, straight
from bot.paths import ENCODER

Floats = npt.NDArray[np.float32]
CLS, SEP = 101, 102
KEPT = 512  # embeddings kept at hand, 1.5 kB each


@dataclass(frozen=True, slots=True)
class Judged:
    """One utterance to judge: its words, the other speaker's last words, the speaker's own before it, its
    `WIDTH` features."""

    text: str
    context: str = ""
    own: str = ""
    features: tuple[float, ...] = (0.0,) * WIDTH


class Encoder:
    """Loads in well under a second; safe to use from several threads (onnxruntime sessions are)."""

    def __init__(self, folder: Path = ENCODER) -> None:
        """Raises FileNotFoundError, naming the file, when the weights are missing."""
        for name in ("encoder.onnx", "tokenizer.json", "encoder.json"):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"{folder / name} is missing: run `make encoder` or restore it from git")
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # One core: the other belongs to the dialogue model and to other processes.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        about = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.tasks: Mapping[str, list[str]] = about["tasks"]
        self._temperatures: Mapping[str, float] = about["temperatures"]
        self._text: int = about["pieces"]["text"]
        self._context: int = about["pieces"]["context"]
        self._own: int = about["pieces"].get("own", 0)
        self._no_features = np.zeros((1, WIDTH), dtype=np.float32)
        self._recent: dict[bytes, Floats] = {}
        self._lock = threading.Lock()
        # Names what was embedded by these very weights; the same text trained twice gives others.
        self.digest: str = hashlib.blake2b((folder / "encoder.onnx").read_bytes(), digest_size=6).hexdigest()

    def embed(self, texts: Sequence[str]) -> Floats:
        """Unit vectors [n, 384]; the dot product of two is their likeness, -1 to 1.

        One turn asks for the same words several times (topic, motives, choice of line); the last few hundred
        vectors are kept, by a digest of their words.
        """
        keys = [hashlib.blake2b(text.encode(), digest_size=12).digest() for text in texts]
        with self._lock:
            found = {key: self._recent[key] for key in keys if key in self._recent}
        new = list({key: text for key, text in zip(keys, texts, strict=True) if key not in found}.items())
        found.update({key: self._embed_one(text) for key, text in new})
        if len(new) <= KEPT // 4:  # a whole file's sentences would push everything else out
            with self._lock:
                self._recent.update({key: found[key] for key, _ in new})
                while len(self._recent) > KEPT:
                    self._recent.pop(next(iter(self._recent)))
        if not keys:
            return np.zeros((0, 384), dtype=np.float32)
        return np.stack([found[key] for key in keys])

    def _embed_one(self, text: str) -> Floats:
        """Alone, never in a batch: int8 activations are scaled by the whole batch, and the same words must
        give the same vector whatever else was asked."""
        vector: Floats = self._run(["embedding"], [self._pieces(text, "", "")], self._no_features)[0][0]
        return vector

    def judge(self, utterances: Sequence[Judged], tasks: Sequence[str]) -> dict[str, Floats]:
        """For each task the probabilities [n, classes], in the order of `self.tasks[task]`."""
        if not utterances:
            return {task: np.zeros((0, len(self.tasks[task])), dtype=np.float32) for task in tasks}
        rows = [self._pieces(u.text, u.context, u.own) for u in utterances]
        numbers = np.array([u.features for u in utterances], dtype=np.float32)
        outs = self._run(list(tasks), rows, numbers)
        return {
            task: _softmax(logits / self._temperatures.get(task, 1.0)) for task, logits in zip(tasks, outs, strict=True)
        }

    def _pieces(self, text: str, context: str, own: str) -> tuple[list[int], list[int]]:
        """[CLS] utterance [SEP] the other's words [SEP] own words before [SEP], as in training."""
        ids = self._ids(text)
        if len(ids) > self._text:  # keep how it starts and how it ends
            head = self._text * 5 // 8
            ids = [*ids[:head], *ids[-(self._text - head) :]]
        first = [CLS, *ids, SEP]
        if not context and not own:
            return first, [0] * len(first)
        second = [*self._ids(context)[-self._context :], SEP]
        if self._own:
            second += [*self._ids(own)[-self._own :], SEP]
        return first + second, [0] * len(first) + [1] * len(second)

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(straight(text), add_special_tokens=False).ids if text else []
        return ids

    def _run(self, outputs: list[str], rows: Sequence[tuple[list[int], list[int]]], numbers: Floats) -> list[Floats]:
        width = max(len(ids) for ids, _ in rows)
        ids = np.zeros((len(rows), width), dtype=np.int64)
        segments = np.zeros((len(rows), width), dtype=np.int64)
        for place, (row, kinds) in enumerate(rows):
            ids[place, : len(row)] = row
            segments[place, : len(kinds)] = kinds
        feed = {"ids": ids, "mask": (ids != 0).astype(np.int64), "segments": segments, "features": numbers}
        result: list[Floats] = self._session.run(outputs, feed)
        return result


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Floats = (shifted / shifted.sum(axis=1, keepdims=True)).astype(np.float32)
    return result


@lru_cache(maxsize=1)
def default_encoder() -> Encoder:
    """The process's one encoder, loaded on first use."""
    return Encoder()
