"""The encoder: unit vectors, probabilities, the same for the same words, and a clear word when it is missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.coding.encoder import Encoder, Judged, default_encoder
from bot.paths import ENCODER

ODD = ["", " ", "😀" * 300, "\x00", "مرحبا", "word " * 3_000, "It was raining, and nobody came."]


def test_embeddings_are_unit_vectors_whatever_is_typed() -> None:
    vectors = default_encoder().embed(ODD)
    assert vectors.shape == (len(ODD), 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)


def test_embeddings_come_in_the_order_asked() -> None:
    short, long = "ok", "She keeps a suitcase packed behind the door, in case he comes home like that again."
    encoder = default_encoder()
    both = encoder.embed([long, short, long])
    assert np.allclose(both[0], both[2])
    alone = encoder.embed([short])[0]
    assert float(both[1] @ alone) > float(both[0] @ alone)


def test_probabilities_sum_to_one_for_every_task() -> None:
    encoder = default_encoder()
    judged = encoder.judge([Judged(text, "And then?") for text in ODD], list(encoder.tasks))
    for task, rows in judged.items():
        assert rows.shape == (len(ODD), len(encoder.tasks[task]))
        assert np.allclose(rows.sum(1), 1.0, atol=1e-4)


def test_same_words_are_judged_the_same_to_the_last_digit() -> None:
    encoder = default_encoder()
    asked = [Judged("I can't keep doing this.", "What's it like?"), Judged("ok")]
    first, again = (encoder.judge(asked, ["talk"])["talk"] for _ in range(2))
    assert np.array_equal(first, again)


def test_nothing_asked_is_nothing_answered() -> None:
    encoder = default_encoder()
    assert encoder.embed([]).shape == (0, 384)
    assert encoder.judge([], ["helper"])["helper"].shape == (0, len(encoder.tasks["helper"]))


def test_sentences_alike_in_meaning_are_nearer_than_others() -> None:
    asked, alike, other = default_encoder().embed(
        ["How much do you drink?", "How many drinks is it in a day?", "My sister moved to Tucson."]
    )
    assert float(asked @ alike) > float(asked @ other) + 0.2


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "encoder.json"])
def test_a_missing_part_is_named(tmp_path: Path, name: str) -> None:
    for part in {"tokenizer.json", "encoder.json", "encoder.onnx"} - {name}:
        if part == "encoder.onnx":
            (tmp_path / part).touch()
        else:
            shutil.copy(ENCODER / part, tmp_path / part)
    with pytest.raises(FileNotFoundError, match=name):
        Encoder(tmp_path)
