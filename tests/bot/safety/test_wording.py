"""Messages as the patterns read them, and their language."""

from __future__ import annotations

import pytest

from bot.safety.wording import bare, is_english, language_of, normalise, sentences


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ya no aguanto más", "es"), ("Mi esposo no despierta", "es"), ("¿Te pega cuando toma?", "es"),
        ("I want to die", "en"), ("no", "en"), ("", "en"), ("me and my dad", "en"),
        ("my husband says que no va a tomar and he is in the car with the kids", "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_one_with_more_of_its_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_accents_apostrophes_and_sentences() -> None:
    assert normalise("Ya no aguanto MÁS") == "ya no aguanto mas"
    assert bare("he's") == "hes"
    assert sentences("one. two! three") == ["one.", "two!", "three"]


@pytest.mark.parametrize(
    ("text", "english"), [("he is blue", True), ("Мой муж пьёт", False), ("mi esposo", False), ("", False)]
)
def test_what_the_encoder_can_read(text: str, english: bool) -> None:
    assert is_english(text) is english
