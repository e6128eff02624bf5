"""The four files of a report."""

from __future__ import annotations

import pytest

from bot.coach import render
from bot.types import Better, CoachNote, Reply
from tests.bot.coach.test_debrief import made
from tests.bot.talks import helper, turn


@pytest.mark.parametrize("kind", ["html", "csv", "text"])
def test_texts_are_texts(kind: str) -> None:
    assert isinstance(getattr(render, kind)(made()), str)


def test_all_of_a_long_session_is_rendered_soon() -> None:
    turns = [turn(0, None, "Hey.")]
    both = helper("simple_reflection", "open_question")
    turns += [turn(seq, both, talk="change", readiness=seq / 30) for seq in range(1, 301)]
    report = made(*turns)
    assert report.to_json()["turns"] == 300
    assert render.csv(report).count("\n") == 1 + 1 + 300 * 3
    assert "300" in render.html(report)
    assert render.pdf(report).startswith(b"%PDF")


def test_what_the_api_reads_back_makes_a_debrief() -> None:
    """The constructor as `api.reports.coach` calls it."""
    from bot.coach.debrief import DebriefTurn, debrief

    coach = CoachNote("Good.", None, Better("So.", "complex_reflection"), "Because.")
    said = DebriefTurn(seq=1, said="Hi", coding=helper("greeting: Hi"), coach=coach, replies=(Reply("Hey."),), person=None,
                       commitments=())  # fmt: skip
    assert debrief([said], goal="x", person="denise").turns == 1
