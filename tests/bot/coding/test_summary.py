"""Summary scores."""

from __future__ import annotations

import pytest

from bot.coding.summary import summarize
from bot.types import Coding
from tests.bot.talks import client, helper

TALK = [
    helper("greeting", "open_question"),
    client("sustain"),
    helper("simple_reflection", "complex_reflection", "open_question", "closed_question"),
    client("change", "neutral"),
    helper("simple_reflection", "affirmation"),
    client("change"),
    helper("closed_question", "persuade", "persuade"),
    client("sustain", "neutral"),
]


def test_the_scores_are_the_manuals_on_volleys() -> None:
    summary = summarize(TALK)
    # Three volleys ask, two reflect, one of these is complex.
    values = {score.id: score.value for score in summary.scores}
    assert values == {
        "reflection_to_question": pytest.approx(0.67),
        "percent_complex": 50.0,
        "percent_open": pytest.approx(66.7),
        "mi_adherent": 1,
        "mi_non_adherent": 1,
        "technical_rating": None,
        "relational_rating": None,
        "percent_change_talk": 50.0,
    }
    assert summary.volleys == 4
    assert summary.talk == {"change": 2, "neutral": 2, "sustain": 2}


def test_thresholds_are_those_of_the_manual() -> None:
    marks = {score.id: (score.fair, score.good) for score in summarize(TALK).scores}
    assert marks["reflection_to_question"] == (1, 2)
    assert marks["percent_complex"] == (40, 50)
    assert marks["technical_rating"] == (3, 4)
    assert marks["relational_rating"] == (3.5, 4)
    assert {marks[name] for name in ("percent_open", "mi_adherent", "mi_non_adherent", "percent_change_talk")} == {
        (None, None)
    }


def test_every_score_lies_in_its_range() -> None:
    for score in summarize(TALK * 6, words=2000).scores:
        assert score.value is not None and score.low is not None and score.high is not None
        assert score.low <= score.value <= score.high
        if score.unit == "percent":
            assert score.low >= 0 and score.high <= 100


def test_the_same_talk_gives_the_same_summary() -> None:
    assert summarize(TALK) == summarize(TALK)


def test_the_simple_and_complex_split_is_wide_however_sure_the_program_is() -> None:
    sure = [helper("complex_reflection", sure=1.0), client("neutral")] * 10
    score = summarize(sure).score("percent_complex")
    assert score.value == 100
    assert score.low is not None and score.low < 50
    assert score.note is not None and "range" in score.note


@pytest.mark.parametrize(
    ("talk", "name", "why"),
    [
        ([helper("simple_reflection")], "reflection_to_question", "No question"),
        ([helper("open_question")], "percent_complex", "No reflection"),
        ([helper("greeting")], "percent_open", "No question"),
        ([client("neutral")], "percent_change_talk", "neither"),
        ([], "percent_complex", "No reflection"),
    ],
)
def test_a_score_that_there_is_not_says_why(talk: list[Coding], name: str, why: str) -> None:
    score = summarize(talk).score(name)
    assert (score.value, score.low, score.high) == (None, None, None)
    assert score.note is not None and why in score.note


def test_ratings_need_ten_minutes_and_say_that_they_are_estimates() -> None:
    short, long = summarize(TALK, words=1499), summarize(TALK, words=1500)
    for name in ("technical_rating", "relational_rating"):
        assert short.score(name).value is None
        assert "10" in (short.score(name).note or "")
        rating = long.score(name)
        assert rating.value is not None and 1 <= rating.value <= 5
        assert "estimate" in rating.label and "human" in (rating.note or "")
        assert rating.low is not None and rating.high is not None and rating.high - rating.low >= 1


def test_an_empty_talk_of_many_words_is_not_rated() -> None:
    assert summarize([client("change")], words=5000).score("technical_rating").value is None


def test_a_minute_is_not_minutes() -> None:
    assert "1 minute of" in (summarize(TALK, words=150).score("technical_rating").note or "")


def test_commitments_are_mobilising_change_talk() -> None:
    talk = [client("change", category=category) for category in ("reason", "commitment", "activation", "taking_steps")]
    talk.append(client("sustain", category="commitment"))
    assert [u.category for u in summarize(talk).commitments] == ["commitment", "activation", "taking_steps"]
