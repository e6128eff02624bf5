"""`action_take_turn`: what a message does, before anything is chosen."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from bot.guide.visit import begin
from bot.paths import ROOT
from bot.person.rehearsal import rehearsal
from tests.actions.conftest import Act, Ran, helper, visitor

DOMAIN = Domain.load(str(ROOT / "domain.yml"))


def practice() -> dict[str, Any]:
    return {"room": "practice", "practice": rehearsal("denise").begin(3)[0].to_slot()}


def guide(**more: Any) -> dict[str, Any]:
    return {"room": "guide", "visit": {**begin(3, "GB")[0].to_slot(), **more}}


def known(ran: Ran) -> None:
    """Every slot exists, and the policies know its value."""
    slots = {slot.name: slot for slot in DOMAIN.slots}
    for name, value in ran.slots.items():
        values = getattr(slots[name], "values", None)
        assert values is None or value in values, f"{name}: {value}"


def test_a_helpers_turn_moves_the_person_and_says_nothing(act: Act) -> None:
    slots, text = practice(), "What is the hardest hour of your day?"
    ran = act("action_take_turn", slots, text, intent="open_question", coding=helper(text, "open_question"))
    assert ran.messages == []
    assert set(ran.slots) == {"practice", "stage", "discord", "lean", "aim", "fit"}
    assert ran.slots["practice"]["turn"] == 1
    assert ran.slots["practice"]["state"] != slots["practice"]["state"]
    known(ran)


def test_confronting_is_felt_where_listening_is(act: Act) -> None:
    blame, reflection = "You're lying to yourself.", "You've been carrying this alone."
    blamed = act("action_take_turn", practice(), blame, intent="confront", coding=helper(blame, "confront"))
    heard = act("action_take_turn", practice(), reflection, coding=helper(reflection, "complex_reflection"))
    assert blamed.slots["practice"]["state"]["rapport"] < heard.slots["practice"]["state"]["rapport"]
    assert blamed.slots["practice"]["state"]["discord"] > heard.slots["practice"]["state"]["discord"]


def test_a_visitors_message_sets_what_the_policies_read(act: Act) -> None:
    text = "My son takes percs."
    entities = [{"entity": "person", "value": "child"}, {"entity": "substance", "value": "opioids"}]
    ran = act(
        "action_take_turn", guide(), text, intent="talk", coding=visitor((text, "neutral", None)), entities=entities
    )
    assert ran.messages == []
    assert set(ran.slots) == {"visit", "who", "pending", "asked", "mirror", "depth"}
    assert ran.slots["who"] == "loved_one"
    assert ran.slots["visit"]["themes"] == ["opioids"]
    assert ran.slots["visit"]["turn"] == 1
    assert ran.slots["visit"]["country"] == "GB"
    known(ran)


def test_a_number_answers_the_ruler_that_was_asked(act: Act) -> None:
    ran = act(
        "action_take_turn",
        guide(pending="importance"),
        "7",
        intent="give_number",
        coding=visitor(("7", "neutral", None)),
    )
    assert ran.slots["visit"]["number"] == 7
    assert ran.slots["pending"] == "importance"


@pytest.mark.parametrize("room", ["practice", "guide"])
def test_a_message_without_a_coding_is_taken_too(act: Act, room: str) -> None:
    slots = practice() if room == "practice" else guide()
    known(act("action_take_turn", slots, "Yes, go on", intent="affirm", metadata={"button": "yes"}))


@pytest.mark.parametrize("room", ["practice", "guide"])
def test_a_conversation_that_was_never_started_is_left_alone(act: Act, room: str) -> None:
    assert act("action_take_turn", {"room": room}, "hello", intent="greet").events == []


def test_what_is_due_is_asked_about_at_once(act: Act) -> None:
    metadata = {"due": [{"id": "c1", "behaviour": "call the clinic"}]}
    ran = act(
        "action_take_turn", guide(), "hi", intent="greet", coding=visitor(("hi", "neutral", None)), metadata=metadata
    )
    known(ran)
    assert [event["name"] for event in ran.events if event["event"] == "followup"] == ["action_guide_open_question"]
    asked = act("action_guide_open_question", {"room": "guide", **ran.slots}, "hi")
    assert "call the clinic" in asked.texts[0]
    assert asked.slots["visit"]["asking"]["id"] == "c1"


def test_with_nothing_due_the_policies_choose(act: Act) -> None:
    ran = act("action_take_turn", guide(), "hi", intent="greet", coding=visitor(("hi", "neutral", None)))
    assert [event for event in ran.events if event["event"] == "followup"] == []
