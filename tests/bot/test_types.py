"""The values that cross rooms: they cannot be changed on the way, and everything of theirs is JSON."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime

import pytest

from bot.types import (
    Better,
    Button,
    CoachNote,
    CodedUtterance,
    Coding,
    Commitment,
    Line,
    PersonState,
    PersonView,
    Reply,
    Safety,
    TurnResult,
    to_json,
)

WHOLE = TurnResult(
    replies=(Reply("Hi.", buttons=(Button("yes", "Yes"),), source="greet-1"),),
    window={"slots": {"who": "self"}, "turns": [[{"event": "bot"}]]},
    events=({"event": "user", "timestamp": 1.5},),
    coding=Coding("helper", "question", (CodedUtterance("Hi?", 0, 3, 0.9, code="closed_question"),)),
    coach=CoachNote("Good.", None, Better("Say more.", "open_question"), "It opens."),
    person=PersonView("change", "need", "contemplation", PersonState(1.0, 2.0, 3.0, 4.0, 5.0)),
    commitments=(Commitment("visitor", "I'll go", "go", "commitment", 4, "Monday", date(2026, 11, 30)),),
    safety=Safety("suicide", "self", (Line("988", "988"),)),
    notes={"at": datetime(2026, 11, 23, 10, tzinfo=UTC)},
)


def test_a_whole_turn_goes_through_json() -> None:
    data = json.loads(json.dumps(to_json(WHOLE)))
    assert data["replies"][0]["buttons"] == [{"id": "yes", "title": "Yes"}]
    assert data["commitments"][0]["when"] == "2026-11-30"
    assert data["notes"]["at"] == "2026-11-23T10:00:00+00:00"
    assert data["person"]["state"]["discord"] == 5.0
    assert data["coach"]["better"] == {"text": "Say more.", "code": "open_question"}
    assert data["coding"]["utterances"][0]["talk"] is None
    assert data["window"] == WHOLE.window


def test_lists_and_plain_values_are_left_what_they_are() -> None:
    assert to_json([Button("a", "A"), None, 3, "x", True]) == [{"id": "a", "title": "A"}, None, 3, "x", True]


@pytest.mark.parametrize("value", [WHOLE, WHOLE.replies[0], WHOLE.coding, WHOLE.person, WHOLE.safety, WHOLE.coach])
def test_nothing_can_be_changed_on_the_way(value: object) -> None:
    field = dataclasses.fields(value)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, field, None)
