"""The debrief as the API gives it."""

from __future__ import annotations

import json
from dataclasses import replace

from bot.coach.debrief import Debrief, DebriefTurn, debrief
from bot.coding.codes import HELPER_CODES
from bot.types import Commitment
from tests.bot.talks import client, helper, turn

TURNS = [
    turn(0, None, "Hey. Coffee's fresh."),
    turn(1, helper("open_question: How was Sunday?"), "Long.", talk="neutral"),
    turn(2, helper("complex_reflection: You felt watched."), "Kind of.", talk="change", rapport=5, readiness=5),
    turn(
        3, helper("persuade: You should stop."), "Here we go.", talk="sustain", discord=5, better="So.", reason="Ask."
    ),
    turn(4, helper("affirmation"), "I'll call Patrice.", talk="change", category="commitment"),
]


def made(*turns: DebriefTurn, **more: str) -> Debrief:
    return debrief(turns or TURNS, goal="drink less", **more)  # type: ignore[arg-type]


def test_the_json_has_the_fields_of_the_contract() -> None:
    report = json.loads(json.dumps(made(person="denise").to_json()))
    assert list(report) == [
        "goal", "turns", "words", "counts", "scores", "talk", "state", "moments", "commitments", "notes",
    ]  # fmt: skip
    assert report["goal"] == "drink less"
    assert report["turns"] == 4
    assert set(report["counts"]) == set(HELPER_CODES)
    assert set(report["scores"][0]) == {
        "id", "label", "value", "low", "high", "fair", "good", "unit", "note",
    }  # fmt: skip
    assert {score["unit"] for score in report["scores"]} == {"ratio", "percent", "count"}
    assert report["talk"][1] == {"seq": 2, "change": 1, "sustain": 0, "neutral": 0}
    assert report["state"][2] == {
        "seq": 3, "rapport": 4, "importance": 4, "confidence": 4, "readiness": 4, "discord": 5,
    }  # fmt: skip
    assert set(report["moments"][0]) == {"seq", "kind", "said", "heard", "codes", "why", "better"}
    assert {moment["kind"] for moment in report["moments"]} == {"strong", "retry"}
    assert report["commitments"][0]["who"] == "person" and report["commitments"][0]["strength"] == 4
    assert all(isinstance(note, str) for note in report["notes"])


def test_words_of_both_are_counted_the_openings_too() -> None:
    assert made().words == {"helper": 3 + 3 + 3 + 7, "client": 3 + 1 + 2 + 3 + 3}


def test_the_person_is_called_by_name() -> None:
    assert made(person="denise").voices.client == "Denise"
    assert made(person="nobody").voices.client == "The person"


def test_a_simulated_persons_change_talk_is_exact() -> None:
    (score,) = (score for score in made().scores if score.id == "percent_change_talk")
    assert score.low == score.value == score.high


def test_a_session_without_a_turn_has_a_debrief() -> None:
    for turns in ([], [turn(0, None, "Hey.")]):
        report = debrief(turns, goal="").to_json()
        assert report["turns"] == 0
        assert report["moments"] == report["talk"] == report["commitments"] == []
        assert all(not score["value"] for score in report["scores"])


def test_a_visit_to_the_guide_scores_the_visitor_alone() -> None:
    noted = Commitment("visitor", "I'll call on Monday.", "call", "commitment", 4, "Monday")
    report = made(
        turn(0, None, "Hello."),
        replace(turn(1, client("change", "sustain"), "You want to, and it's hard."), person=None, commitments=(noted,)),
        replace(turn(2, None, "Thank you.", said="Yes"), person=None),
    )
    assert report.kind == "guide"
    assert [score.id for score in report.scores] == ["percent_change_talk"]
    assert report.scores[0].value == 50
    assert (report.counts, report.state, report.moments, report.commitments) == ({}, (), (), (noted,))
    assert report.words["client"] == 15


def test_a_turn_that_safety_took_is_counted_and_not_coded() -> None:
    report = made(turn(1, None, "", said="I want to die"))
    assert report.turns == 1
    assert sum(report.counts.values()) == 0
