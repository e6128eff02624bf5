"""The manual's rules: they nudge probabilities and keep them probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coding.codes import HELPER_CODES, TALKS
from bot.coding.encoder import Floats
from bot.coding.rules import PLACE, families, helper_precedence, main_behaviour, main_talk, strength_of
from bot.types import CodedUtterance

ROW = st.lists(st.floats(0.001, 1.0), min_size=len(HELPER_CODES), max_size=len(HELPER_CODES))


def chances(code: str, sure: float = 0.9) -> Floats:
    row = np.full(len(HELPER_CODES), (1 - sure) / (len(HELPER_CODES) - 1), dtype=np.float32)
    row[PLACE[code]] = sure
    return row


def said(text: str) -> CodedUtterance:
    return CodedUtterance(text, 0, len(text), 0.9)


@given(st.lists(st.tuples(ROW, st.sampled_from(["mm-hm", "You went home.", "okay, right", "Why?", ""])), max_size=4))
def test_precedence_leaves_probabilities(rows: list[tuple[list[float], str]]) -> None:
    given_rows = np.array([row for row, _ in rows], dtype=np.float32).reshape(len(rows), len(HELPER_CODES))
    before = given_rows.copy()
    out = helper_precedence(given_rows, [text for _, text in rows])
    assert np.allclose(out.sum(1), 1.0, atol=1e-5)
    assert (out >= 0).all()
    assert (given_rows == before).all(), "the encoder's own numbers must not be written over"


@given(ROW)
def test_a_bare_backchannel_is_facilitate_whatever_the_encoder_thinks(row: list[float]) -> None:
    given_row = np.array([row], dtype=np.float32)
    given_row /= given_row.sum()
    out = helper_precedence(given_row, ["Yeah, okay."])
    assert HELPER_CODES[int(out[0].argmax())] == "facilitate"


def test_a_backchannel_that_asks_is_left_to_the_encoder() -> None:
    out = helper_precedence(chances("closed_question")[None], ["Okay?"])
    assert HELPER_CODES[int(out[0].argmax())] == "closed_question"


@given(ROW)
def test_the_four_families_share_out_everything(row: list[float]) -> None:
    numbers = np.array(row, dtype=np.float32)
    shares = families(numbers / numbers.sum())
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    ("turn", "main"),
    [
        ([], "other"),
        ([("mm-hm", "facilitate")], "other"),
        ([("You hate the mornings.", "simple_reflection")], "reflection"),
        ([("ok", "facilitate"), ("What did you try back then, and how was it?", "open_question")], "question"),
        ([("You're torn between keeping the peace and keeping your promise to Rosa.", "complex_reflection"),
          ("Right?", "closed_question")], "reflection"),
        ([("Hi.", "greeting"), ("You need to quit before it kills you.", "confront")], "therapist_input"),
    ],
)  # fmt: skip
def test_the_longest_thought_names_the_turn(turn: list[tuple[str, str]], main: str) -> None:
    rows = np.array([chances(code) for _, code in turn]).reshape(len(turn), len(HELPER_CODES))
    assert main_behaviour([said(text) for text, _ in turn], rows) == main


def test_a_long_leaning_thought_outweighs_a_short_neutral_one() -> None:
    talks = np.array([[0.1, 0.8, 0.1], [0.85, 0.1, 0.05]], dtype=np.float32)
    turn = [said("Yeah."), said("I can't go on lying to my daughter about where the money went.")]
    assert main_talk(turn, talks) == "change"
    assert main_talk([], np.zeros((0, len(TALKS)), dtype=np.float32)) == "neutral"


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("I promise I'll be there.", 5),
        ("I swear to you, it stops tonight.", 5),
        ("I will go, no matter what.", 5),
        ("I’m going to hand her the keys.", 4),
        ("I'm gonna call them Monday.", 4),
        ("I booked the intake.", 4),
        ("I'm ready to talk to somebody.", 3),
        ("I plan to skip the poker night.", 3),
        ("I've decided on the Thursday group.", 3),
        ("I'll try to leave after one.", 2),
        ("I'm going to try a week without.", 2),
        ("I hope to get through Friday.", 2),
        ("I might look at the website.", 1),
        ("I'll think about it.", 1),
        ("I’ll think about it.", 1),
        ("Maybe I could go once.", 1),
    ],
)
def test_strength_is_read_where_the_words_say_it(text: str, strength: int) -> None:
    assert strength_of(text, 1 if strength != 1 else 5) == strength


def test_strength_is_as_proposed_where_the_words_do_not_say() -> None:
    assert strength_of("Monday, the early bus.", 3) == 3


@given(st.text(max_size=60), st.integers(1, 5))
def test_strength_stays_on_its_scale(text: str, proposed: int) -> None:
    assert strength_of(text, proposed) in {1, 2, 3, 4, 5}
