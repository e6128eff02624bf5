"""Estimates of the global ratings."""

from __future__ import annotations

import pytest

from bot.coding.ratings import estimate, minutes
from bot.coding.volleys import volleys
from bot.types import Coding
from tests.bot.talks import client, helper

LISTENS = [client("change"), helper("complex_reflection"), client("sustain"), helper("emphasize_autonomy")] * 5
PRESSES = [client("change"), helper("persuade"), client("sustain"), helper("confront")] * 5


def test_minutes_come_from_words() -> None:
    assert minutes(1500) == 10
    assert minutes(0) == 0


def test_listening_is_rated_above_three_and_pressing_below() -> None:
    listens, presses = estimate(volleys(LISTENS)), estimate(volleys(PRESSES))
    assert listens.technical > 3.5 and listens.relational > 3.5
    assert presses.technical < 2.5 and presses.relational < 2.5


@pytest.mark.parametrize("talk", [LISTENS, PRESSES, [helper("greeting")], [helper("affirmation")] * 3])
def test_ratings_run_from_one_to_five(talk: list[Coding]) -> None:
    rated = estimate(volleys(talk))
    for value in (rated.cultivating_change, rated.softening_sustain, rated.partnership, rated.empathy):
        assert 1 <= value <= 5


def test_without_talk_either_way_the_technical_ratings_stay_at_three() -> None:
    assert estimate(volleys([helper("greeting"), client("neutral"), helper("structure")])).technical == 3
