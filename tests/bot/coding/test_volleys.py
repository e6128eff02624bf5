"""The manual's volley rules."""

from __future__ import annotations

import pytest

from bot.coding.codes import HELPER_CODES
from bot.coding.volleys import count, counting, volleys
from bot.types import Coding
from tests.bot.talks import client, helper


@pytest.mark.parametrize(
    ("present", "counts"),
    [
        ({"open_question", "closed_question"}, {"open_question"}),
        ({"simple_reflection", "complex_reflection"}, {"complex_reflection"}),
        ({"simple_reflection", "closed_question"}, {"simple_reflection", "closed_question"}),
        ({"affirmation", "confront"}, {"affirmation", "confront"}),
        (set(), set()),
    ],
)
def test_one_question_and_one_reflection_count_and_complex_wins(present: set[str], counts: set[str]) -> None:
    assert counting(present) == counts


def test_each_code_counts_once_in_a_volley() -> None:
    found = volleys([helper("persuade", "persuade", "simple_reflection", "simple_reflection")])
    counts = count(found)
    assert counts["persuade"] == counts["simple_reflection"] == 1
    assert list(counts) == list(HELPER_CODES) and sum(counts.values()) == 2


def test_a_volley_ends_with_the_clients_turn_and_knows_what_it_followed() -> None:
    found = volleys(
        [client("sustain"), helper("simple_reflection"), client("change"), helper("affirmation"), client("neutral")]
    )
    assert [volley.after for volley in found] == ["sustain", "change"]
    assert [set(volley.codes) for volley in found] == [{"simple_reflection"}, {"affirmation"}]


def test_a_bare_yeah_does_not_end_a_volley() -> None:
    talk = [helper("simple_reflection"), client("neutral", words="Yeah."), helper("simple_reflection")]
    assert count(volleys(talk))["simple_reflection"] == 1


@pytest.mark.parametrize("asked", ["closed_question: Is it?", "simple_reflection: You're tired, is that right?"])
def test_a_yeah_that_answers_a_question_ends_it(asked: str) -> None:
    assert len(volleys([helper(asked), client("change", words="Yeah."), helper("affirmation")])) == 2


def test_an_opening_without_coded_words_ends_a_volley() -> None:
    assert len(volleys([helper("greeting"), Coding("client", "neutral", ()), helper("greeting")])) == 2


def test_no_talk_has_no_volleys() -> None:
    assert volleys([]) == []
    assert volleys([client("change")]) == []
    assert set(count([]).values()) == {0}
