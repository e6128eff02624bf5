"""Sentences and their embeddings: kept on disk, made again when anything about them changed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.coding import likeness
from bot.coding.likeness import Sentences
from tests.bot.standins import WordEncoder

TEXTS = ["the garage light was on", "she pays the rent", "coffee on the porch"]


def test_the_nearest_sentence_is_the_one_that_shares_its_words(cache: Path) -> None:
    sentences = Sentences(TEXTS, WordEncoder(), name="t")  # type: ignore[arg-type]
    near = sentences.likeness("The light in the garage.")
    assert near.shape == (3,)
    assert int(near.argmax()) == 0


def test_a_second_start_embeds_nothing(cache: Path) -> None:
    first = Sentences(TEXTS, WordEncoder(), name="t")  # type: ignore[arg-type]
    encoder = WordEncoder()
    again = Sentences(TEXTS, encoder, name="t")  # type: ignore[arg-type]
    assert encoder.embedded == []
    assert np.array_equal(first.vectors, again.vectors)


def test_other_sentences_or_another_encoder_are_embedded_anew(cache: Path) -> None:
    Sentences(TEXTS, WordEncoder(), name="t")  # type: ignore[arg-type]
    edited = WordEncoder()
    Sentences([TEXTS[0], "she pays half the rent", TEXTS[2]], edited, name="t")  # type: ignore[arg-type]
    assert len(edited.embedded) == 3
    newer = WordEncoder()
    newer.digest = "newer"
    Sentences(TEXTS, newer, name="t")  # type: ignore[arg-type]
    assert len(newer.embedded) == 3


@pytest.mark.parametrize("damage", [b"", b"not numpy", b"\x93NUMPY\x01\x00"])
def test_a_damaged_cache_is_made_again(cache: Path, damage: bytes) -> None:
    whole = Sentences(TEXTS, WordEncoder(), name="t").vectors  # type: ignore[arg-type]
    (kept,) = cache.glob("t-*.npy")
    kept.write_bytes(damage)
    assert np.array_equal(Sentences(TEXTS, WordEncoder(), name="t").vectors, whole)  # type: ignore[arg-type]


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr(likeness, "CACHE", in_the_way / "cache")
    assert Sentences(TEXTS, WordEncoder(), name="t").vectors.shape == (3, 384)  # type: ignore[arg-type]


def test_no_sentences_is_no_fault(cache: Path) -> None:
    assert Sentences([], WordEncoder(), name="t").likeness("anything").shape == (0,)  # type: ignore[arg-type]
