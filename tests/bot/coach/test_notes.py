"""How far a report may be trusted."""

from __future__ import annotations

from bot.coach.notes import notes
from bot.coach.report import Kind
from bot.coding.summary import summarize
from tests.bot.talks import client, helper

SHORT = [helper("open_question"), client("neutral")]
LONG = SHORT * 20


def told(kind: Kind, goal: str = "drink less", *, long: bool = False, sure: float = 0.9) -> str:
    talk = LONG if long else SHORT
    utterances = [helper("open_question", sure=sure).utterances[0]] * 3
    return " ".join(notes(kind, goal, summarize(talk, words=3000 if long else 12), utterances))


def test_every_report_says_that_a_program_made_it() -> None:
    for kind in ("practice", "guide", "transcript"):
        assert "A program made this" in told(kind)  # type: ignore[arg-type]


def test_a_short_talk_is_called_one() -> None:
    assert "short talk: 1 helper turn, under a minute" in told("practice")
    assert "short talk" not in told("practice", long=True)


def test_the_least_sure_score_is_named() -> None:
    assert "Simple or complex" in told("transcript")


def test_what_was_hard_to_tell_is_counted() -> None:
    assert "3 of 3 utterances" in told("practice", sure=0.2)
    assert "Hard to tell" not in told("practice")


def test_a_simulated_person_is_called_one() -> None:
    assert "simulated" in told("practice")
    assert "simulated" not in told("transcript")


def test_a_talk_without_a_goal_says_what_that_means() -> None:
    assert "No change was named" in told("practice", goal=" ")
    assert "No change was named" not in told("practice")


def test_at_the_guides_no_helper_is_scored() -> None:
    assert "short talk" not in told("guide")
    assert "visitor" in told("guide")
