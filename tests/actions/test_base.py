"""What every action reads and says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import latest_coding, latest_intent, latest_text, note, now, say
from bot.types import Button, CodedUtterance, Coding, Commitment, Reply, to_json
from tests.actions.conftest import visitor


def tracker(message: Any) -> Tracker:
    return Tracker("s", {}, message, [], False, None, {}, "action_listen")


@pytest.mark.parametrize("message", [None, {}, {"text": None, "intent": None, "coding": None, "metadata": None}])
def test_a_conversation_in_which_nothing_was_said_yet_can_be_read(message: Any) -> None:
    empty = tracker(message)
    assert latest_text(empty) == ""
    assert latest_intent(empty) == ""
    assert latest_coding(empty) == Coding("helper", "other", ())
    assert abs((datetime.now(UTC) - now(empty)).total_seconds()) < 60


def test_the_coding_comes_back_as_the_nlu_left_it() -> None:
    coding = visitor(("I'll call.", "change", "commitment"), ("He won't.", "neutral", None))
    assert latest_coding(tracker({"coding": to_json(coding)})) == coding
    assert isinstance(latest_coding(tracker({"coding": to_json(coding)})).utterances[0], CodedUtterance)


def test_the_time_is_the_messages_own_so_that_a_replay_gives_the_same_dates() -> None:
    given = "2026-11-23T23:30:00-08:00"
    assert now(tracker({"metadata": {"now": given}})) == datetime.fromisoformat(given)


def test_a_reply_keeps_its_kind_source_and_buttons() -> None:
    dispatcher = CollectingDispatcher()
    say(dispatcher, Reply("Detox is…", "information", (Button("yes", "Yes"),), "detox"), act="treatment")
    (message,) = dispatcher.messages
    assert message["text"] == "Detox is…"
    assert message["custom"] == {"kind": "information", "source": "detox", "act": "treatment"}
    assert message["buttons"] == [{"title": "Yes", "payload": "yes"}]


def test_a_note_shows_nothing() -> None:
    dispatcher = CollectingDispatcher()
    note(dispatcher, Commitment("visitor", "I'll call", "call", "commitment", 4, "Monday", date(2026, 11, 30)))
    (message,) = dispatcher.messages
    assert message["text"] is None
    assert message["custom"]["commitment"]["when"] == "2026-11-30"
