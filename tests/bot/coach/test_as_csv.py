"""The talk as a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from bot.coach import render
from bot.coach.as_csv import HEAD, harmless
from tests.bot.coach.test_debrief import TURNS, made
from tests.bot.talks import helper, turn


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_utterance_a_row_in_order() -> None:
    rows = read(render.csv(made()))
    assert tuple(rows[0]) == HEAD
    assert [row["seq"] for row in rows] == ["0", "1", "1", "2", "2", "3", "3", "4", "4"]
    assert rows[1] == {
        "seq": "1", "speaker": "helper", "text": "How was Sunday?", "code": "open_question", "talk": "",
        "category": "", "strength": "", "confidence": "0.9",
    }  # fmt: skip
    assert rows[-1]["talk"] == "change"
    assert (rows[-1]["category"], rows[-1]["strength"], rows[-1]["speaker"]) == ("commitment", "4", "client")
    assert rows[0]["confidence"] == rows[0]["talk"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠", " =", "  @", "|", "%"])
def test_what_a_spreadsheet_would_run_is_only_text(start: str) -> None:
    assert harmless(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("text", ["", "Hello.", "1 = 2", "I'm fine - really.", "'quoted'", "…well"])
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_the_guard_reaches_every_row_and_words_come_back_whole() -> None:
    words = 'He said "no", so\nI left; fine'
    rows = read(render.csv(made(*TURNS, turn(5, helper("support: =cmd|'/C calc'!A0"), words))))
    assert rows[-2]["text"].startswith("'=")
    assert rows[-1]["text"] == words


def test_no_half_characters_get_in() -> None:
    render.csv(made(turn(1, helper("support: a\ud800b"), "c"))).encode()
