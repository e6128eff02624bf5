"""Our NLU components, on Rasa's own messages: entities, coding and intent, seen from the right side of the room."""

from __future__ import annotations

import json

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.coding.coder import Turn
from bot.paths import ROOT
from bot.rasa.nlu import HISTORY, MotivationalCoder, TurnReader, turns

DOMAIN = Domain.load(str(ROOT / "domain.yml"))


def tracker(room: str, *events: object) -> DialogueStateTracker:
    made = DialogueStateTracker("s", DOMAIN.slots)
    made.update(SlotSet("room", room))
    for event in events:
        made.update(event)  # type: ignore[arg-type]
    return made


@pytest.fixture(scope="module")
def reads() -> TurnReader:
    return TurnReader()


@pytest.fixture(scope="module")
def codes() -> MotivationalCoder:
    return MotivationalCoder()


def test_entities_are_added_to_those_already_there(reads: TurnReader) -> None:
    text = "My son takes percs."
    message = Message({"text": text, "entities": [{"entity": "other", "value": "x"}]})
    assert reads.process([message]) == [message]
    found = message.get("entities")
    assert found[0] == {"entity": "other", "value": "x"}
    for entity in found[1:]:
        assert text[entity["start"] : entity["end"]] == entity["text"]
        assert entity["extractor"] == "TurnReader"
    assert ("substance", "opioids") in {(entity["entity"], entity["value"]) for entity in found}


@pytest.mark.parametrize("data", [{}, {"text": ""}, {"text": None}, {"action_name": "action_listen"}])
def test_a_message_without_words_is_left_as_it_is(
    reads: TurnReader, codes: MotivationalCoder, data: dict[str, str]
) -> None:
    message = Message(dict(data))
    reads.process([message])
    assert message.get("entities") is None
    if message.get("text") is None:
        codes.process([message])
        assert message.get("intent") is None


def test_in_the_practice_room_the_words_are_a_helpers(codes: MotivationalCoder) -> None:
    message = Message({"text": "mm-hm"})
    codes.process([message], tracker("practice", BotUttered("It was a long week.")))
    assert message.get("intent")["name"] == "facilitate"
    coding = message.get("coding")
    assert coding["speaker"] == "helper"
    assert coding["utterances"][0]["code"] == "facilitate"


def test_in_the_guides_room_the_words_are_a_visitors(codes: MotivationalCoder) -> None:
    message = Message({"text": "I'm not going to drink tonight."})
    codes.process([message], tracker("guide", BotUttered("What's on your mind?")))
    assert message.get("intent")["name"] == "commitment_talk"
    assert message.get("coding")["speaker"] == "client"


def test_what_is_read_goes_out_with_the_parse_as_json(reads: TurnReader, codes: MotivationalCoder) -> None:
    message = Message({"text": "How much beer is it?"})
    codes.process(reads.process([message]), tracker("practice"))
    parse = message.as_dict(only_output_properties=True)
    assert json.loads(json.dumps(parse)) == parse
    assert {"intent", "entities", "coding"} <= set(parse)
    assert 0.0 <= parse["intent"]["confidence"] <= 1.0


def test_without_a_conversation_it_is_the_practice_room(codes: MotivationalCoder) -> None:
    message = Message({"text": "How did you sleep?"})
    codes.process([message])
    assert message.get("coding")["speaker"] == "helper"


@pytest.mark.parametrize("room", ["practice", "guide"])
@pytest.mark.parametrize("text", ["I want to die.", "I took an overdose.", "She won't wake up"])
def test_danger_is_an_intent_of_its_own_in_both_rooms(codes: MotivationalCoder, room: str, text: str) -> None:
    message = Message({"text": text})
    codes.process([message], tracker(room))
    assert message.get("intent") == {"name": "danger", "confidence": 1.0}


@pytest.mark.parametrize("room", ["practice", "guide"])
def test_every_intent_it_names_is_in_the_domain(codes: MotivationalCoder, room: str) -> None:
    texts = ["Hello", "mm-hm", "...", "¿Cómo estás, necesito ayuda con mi hijo?", "7", "You're a bot, right?", "bye",
             "You should stop.", "asdf qwer zxcv", "What is detox?", "👍", "I don't know"]  # fmt: skip
    messages = [Message({"text": text}) for text in texts]
    codes.process(messages, tracker(room))
    assert {message.get("intent")["name"] for message in messages} <= set(DOMAIN.intents)


def test_turns_are_the_last_few_in_order_and_on_the_right_side() -> None:
    events = [
        BotUttered("Hi."), ActionExecuted("action_listen"), UserUttered("How are you?"), SlotSet("who", "self"),
        BotUttered("Tired."),
    ]  # fmt: skip
    assert turns(tracker("practice", *events)) == [
        Turn("client", "Hi."), Turn("helper", "How are you?"), Turn("client", "Tired."),
    ]  # fmt: skip
    assert turns(tracker("guide", *events)) == [
        Turn("helper", "Hi."), Turn("client", "How are you?"), Turn("helper", "Tired."),
    ]  # fmt: skip
    many = [UserUttered(str(number)) for number in range(20)]
    assert [turn.text for turn in turns(tracker("guide", *many))] == [str(n) for n in range(20 - HISTORY, 20)]
    assert turns(None) == []


def test_what_the_program_said_in_its_own_name_is_no_turn_of_the_persons() -> None:
    aside = BotUttered("You're talking to a program.", {"custom": {"kind": "coach"}})
    note = BotUttered(None, {"custom": {"kind": "note"}})
    assert turns(tracker("practice", BotUttered("Hi.", {"custom": {"kind": "say"}}), aside, note)) == [
        Turn("client", "Hi.")
    ]
