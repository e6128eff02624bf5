"""Ranges by coding again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coding.codes import HELPER_CODES
from bot.coding.uncertainty import (
    AGREEMENT,
    CONFUSED,
    DRAWS,
    PLACE,
    TWIN,
    interval,
    odds,
    redraw,
    redraw_talk,
)
from bot.coding.volleys import volleys
from tests.bot.talks import client, helper


@given(st.sampled_from(HELPER_CODES), st.floats(0, 1))
def test_odds_are_a_distribution(code: str, sure: float) -> None:
    row = odds(helper(code, sure=sure).utterances[0])
    assert row.min() >= 0
    assert row.sum() == pytest.approx(1)


@given(st.sampled_from(sorted(TWIN)), st.floats(0, 1))
def test_a_split_is_never_surer_than_two_people_are(code: str, sure: float) -> None:
    row = odds(helper(code, sure=sure).utterances[0])
    pair = row[PLACE[code]] + row[PLACE[TWIN[code]]]
    assert row[PLACE[code]] <= pair * AGREEMENT[code] + 1e-9


def test_what_has_no_twin_is_as_sure_as_the_coder() -> None:
    row = odds(helper("confront", sure=0.8).utterances[0])
    assert row[PLACE["confront"]] == pytest.approx(0.8)
    assert row[PLACE["persuade"]] == pytest.approx(0.2 / 3)


def test_every_code_has_codes_it_may_be_taken_for() -> None:
    assert set(CONFUSED) == set(HELPER_CODES)
    for code, others in CONFUSED.items():
        assert set(others) <= set(HELPER_CODES) - {code, TWIN.get(code)}


def test_certain_codes_leave_only_the_twins_to_chance() -> None:
    found = volleys([helper("persuade", "open_question", sure=1.0), client("neutral"), helper("affirmation", sure=1.0)])
    drawn = redraw(found, seed=1)
    assert set(drawn["non_adherent"]) == set(drawn["adherent"]) == set(drawn["questions"]) == {1}
    assert set(drawn["reflections"]) == {0}
    assert drawn["open"].mean() == pytest.approx(0.735, abs=0.05)


def test_codes_count_once_in_a_volley_in_every_draw() -> None:
    drawn = redraw(volleys([helper(*["simple_reflection"] * 8, sure=1.0)]), seed=1)
    assert set(drawn["reflections"]) == {1}


def test_the_same_seed_gives_the_same_draws() -> None:
    found = volleys([helper("simple_reflection", "confront", sure=0.5)])
    first, again, other = (redraw(found, seed=seed) for seed in (1, 1, 2))
    assert all((first[name] == again[name]).all() for name in first)
    assert any((first[name] != other[name]).any() for name in first)


def test_nothing_said_is_drawn_as_nothing() -> None:
    assert {len(values) for values in redraw([], seed=1).values()} == {DRAWS}
    assert not any(values.any() for values in (redraw([], seed=1) | redraw_talk([], seed=1)).values())


def test_talk_is_drawn_by_its_confidence() -> None:
    drawn = redraw_talk([("change", 0.7)] * 40 + [("sustain", 1.0)] * 2, seed=3)
    assert drawn["change"].mean() == pytest.approx(28, abs=0.5)
    assert drawn["sustain"].mean() == pytest.approx(2 + 40 * 0.3 * 0.25, abs=0.3)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50), st.floats(0, 100))
def test_an_interval_holds_the_score(values: list[float], value: float) -> None:
    low, high = interval(np.array(values), value)
    assert low <= value <= high


def test_more_talk_narrows_the_range() -> None:
    def width(times: int) -> float:
        talk = [helper("simple_reflection"), client("neutral"), helper("open_question"), client("neutral")] * times
        drawn = redraw(volleys(talk), seed=1)
        low, high = interval(drawn["reflections"] / np.maximum(drawn["questions"], 1), 1.0)
        return high - low

    assert width(40) < width(4)
