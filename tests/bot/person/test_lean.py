"""Which way the next words lean: probabilities, repeatable, and tilted by where the person stands."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coding.codes import HELPER_CODES
from bot.person.lean import chances, draw
from bot.types import PersonState

VALUE = st.floats(0.0, 10.0)
STATES = st.builds(PersonState, VALUE, VALUE, VALUE, VALUE, VALUE)
CODES = st.sampled_from(HELPER_CODES)
MIDDLE = PersonState(5.0, 5.0, 5.0, 5.0, 2.0)


@given(CODES, STATES, st.integers(0, 3), st.sampled_from([None, "likes", "work"]))
def test_chances_are_probabilities_and_nothing_is_impossible(
    code: str, state: PersonState, touched: int, topic: str | None
) -> None:
    shares = chances(code, state, touched, topic)
    assert sum(shares) == pytest.approx(1.0)
    assert all(0.0 < share < 1.0 for share in shares)


@given(CODES, STATES)
def test_readiness_and_a_reason_touched_lean_towards_change(code: str, state: PersonState) -> None:
    low, high = (chances(code, replace(state, readiness=value), 0) for value in (1.0, 9.0))
    assert high[0] > low[0]
    assert high[2] < low[2]
    assert chances(code, state, 1)[0] > chances(code, state, 0)[0]


@given(CODES, STATES)
def test_discord_leans_towards_staying(code: str, state: PersonState) -> None:
    calm, tense = (chances(code, replace(state, discord=value), 0) for value in (1.0, 8.0))
    assert tense[2] > calm[2]
    assert tense[0] < calm[0]


def test_pressure_gets_more_sustain_talk_than_listening_does() -> None:
    for pressing in ("persuade", "confront"):
        for listening in ("open_question", "simple_reflection", "complex_reflection"):
            assert chances(pressing, MIDDLE, 0)[2] > chances(listening, MIDDLE, 0)[2]
            assert chances(pressing, MIDDLE, 0)[0] < chances(listening, MIDDLE, 0)[0]


def test_asked_what_they_like_about_it_people_say_what_they_like_about_it() -> None:
    plain, likes = chances("open_question", MIDDLE, 0), chances("open_question", MIDDLE, 0, "likes")
    assert likes[2] > plain[2]
    assert likes[0] < plain[0]


@given(CODES, STATES, st.integers(0, 1_000))
def test_the_same_dice_draw_the_same_talk(code: str, state: PersonState, seed: int) -> None:
    assert draw(code, state, 0, random.Random(seed)) == draw(code, state, 0, random.Random(seed))


def test_draws_come_out_as_the_chances_say() -> None:
    dice = random.Random(7)
    drawn = [draw("open_question", MIDDLE, 0, dice) for _ in range(4_000)]
    for talk, chance in zip(("change", "neutral", "sustain"), chances("open_question", MIDDLE, 0), strict=True):
        assert drawn.count(talk) / len(drawn) == pytest.approx(chance, abs=0.03)  # type: ignore[arg-type]
