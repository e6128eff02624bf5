"""The sentence encoder: one small network for coding, retrieval and what a visitor wants.

MiniLM-L6 fine-tuned by `tools/encoder` on `data/nlu`, int8, run by onnxruntime on one core. `embed` gives
unit vectors for likeness of meaning; `judge` gives each task's calibrated probabilities.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.coding.features import WIDTH
from bot.paths import ENCODER

Floats = npt.NDArray[np.float32]
CLS, SEP = 101, 102


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
        self.digest: str = about["data_sha256"][:12]

    def embed(self, texts: Sequence[str]) -> Floats:
        """Unit vectors [n, 384]; the dot product of two is their likeness, -1 to 1."""
        if not texts:
            return np.zeros((0, 384), dtype=np.float32)
        rows = [self._pieces(text, "", "") for text in texts]
        # Alike in length go together, so that a long text does not make its neighbours slow.
        order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
        out = np.zeros((len(rows), 384), dtype=np.float32)
        for start in range(0, len(order), 32):
            chosen = order[start : start + 32]
            zeros = np.zeros((len(chosen), WIDTH), dtype=np.float32)
            out[chosen] = self._run(["embedding"], [rows[i] for i in chosen], zeros)[0]
        return out

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
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids if text else []
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
