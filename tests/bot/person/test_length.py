"""How much a person says in a turn."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bot.person.length import LENGTHS, draw, fits, words
from bot.types import PersonState


def state(rapport: float, discord: float) -> PersonState:
    return PersonState(rapport, 5.0, 5.0, 5.0, discord)


def drawn(rapport: float, discord: float) -> Counter[str]:
    return Counter(draw(state(rapport, discord), random.Random(seed)).name for seed in range(2000))


def test_shares_make_one() -> None:
    assert sum(length.share for length in LENGTHS) == pytest.approx(1.0)


def test_every_number_of_words_has_one_size() -> None:
    for count in (1, 4, 5, 13, 14, 28, 29, 200):
        assert sum(fits("word " * count, length) for length in LENGTHS) == 1


def test_at_an_even_keel_the_shares_are_those_of_real_turns() -> None:
    found = drawn(4.5, 2.0)
    for length in LENGTHS:
        assert found[length.name] / 2000 == pytest.approx(length.share, abs=0.03)


def test_ease_says_more_and_discord_less() -> None:
    assert drawn(9.0, 1.0)["story"] > drawn(4.5, 2.0)["story"] > drawn(1.0, 9.0)["story"]


def test_the_same_dice_draw_the_same() -> None:
    assert draw(state(5, 2), random.Random("a")) == draw(state(5, 2), random.Random("a"))


def test_words_are_counted() -> None:
    assert words("Yeah. I mean.  Sometimes.") == 4
