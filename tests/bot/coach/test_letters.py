"""Letters a font lacks."""

from __future__ import annotations

import pytest

from bot.coach.letters import clean, printable

LATIN = set(range(32, 127)) | {ord(letter) for letter in "éü“”…□–"}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Plain.", "Plain."),
        ("café “so”…", "café “so”…"),
        ("cafe\u0301", "café"),
        ("okay 🙂!", "okay [slightly smiling face]!"),
        ("👍🏽", "[thumbs up sign]"),
        ("👩\u200d👧", "[woman][girl]"),
        ("❤\ufe0f", "[heavy black heart]"),
        ("你好", "□□"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\x00\x07b", "ab"),
        ("a\ud83db", "ab"),
    ],
)
def test_every_text_prints(text: str, printed: str) -> None:
    assert printable(text, LATIN) == printed


def test_clean_keeps_every_real_character() -> None:
    text = "é 🙂 你 \n\t"
    assert clean(text) == text
    assert clean("\x00\x1b[31m\x7f\x85\ufffe\udfff") == "[31m"
