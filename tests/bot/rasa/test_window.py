"""The window: however long the conversation, it gives back exactly where the conversation stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.paths import ROOT
from bot.rasa.window import TURNS, advance, dump, first_window, read_event, to_tracker

DOMAIN = Domain.load(str(ROOT / "domain.yml"))
FEATURISED = {
    "room": ["practice", "guide"],
    "stage": ["precontemplation", "contemplation", "preparation", None],
    "discord": ["calm", "tense", "broken"],
    "lean": ["change", "neutral", "sustain"],
    "asked": [True, False, None],
    "who": ["self", "loved_one"],
    "practice": [None, {"turn": 1, "told": "ab:ff"}, {"turn": 2, "deep": [1, {"x": "é😀"}]}],
}
SLOTS = st.sampled_from([SlotSet(name, value) for name, values in FEATURISED.items() for value in values])
SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ACTS = st.sampled_from(["action_person_answer", "action_guide_evoke", "action_take_turn"])


@st.composite
def turns(draw: st.DrawFn) -> list[Event]:
    """What one message brings about."""
    text = draw(SAID)
    coding = {"speaker": "helper", "main": "other", "utterances": []}
    events: list[Event] = [
        UserUttered(text, {"name": "open_question", "confidence": 0.9}, [], {"text": text, "coding": coding})
    ]
    events += draw(st.lists(SLOTS, max_size=4))
    events.append(ActionExecuted(draw(ACTS), "TED", 0.7))
    events += [BotUttered(draw(SAID), {"custom": {"kind": "say"}}), *draw(st.lists(SLOTS, max_size=2))]
    return [*events, ActionExecuted("action_listen")]


@st.composite
def openings(draw: st.DrawFn) -> list[Event]:
    return [SessionStarted(), *draw(st.lists(SLOTS, max_size=5)), BotUttered("Hi."), ActionExecuted("action_listen")]


def replayed(talk: list[list[Event]]) -> DialogueStateTracker:
    """The whole conversation, from its first event."""
    tracker = DialogueStateTracker("s", DOMAIN.slots)
    for events in talk:
        for row in dump(events):
            tracker.update(read_event(json.loads(json.dumps(row))), DOMAIN)
    return tracker


def folded(talk: list[list[Event]]) -> dict[str, Any]:
    window = first_window(dump(talk[0]))
    for events in talk[1:]:
        window = json.loads(json.dumps(advance(window, dump(events))))
    return window


@settings(max_examples=60)
@given(openings(), st.lists(turns(), max_size=TURNS * 3))
def test_a_rebuilt_conversation_stands_where_the_whole_one_stands(
    opening: list[Event], more: list[list[Event]]
) -> None:
    talk = [opening, *more]
    whole, rebuilt = replayed(talk), to_tracker(folded(talk), "s", DOMAIN)
    assert rebuilt.current_slot_values() == whole.current_slot_values()
    assert rebuilt.latest_action_name == whole.latest_action_name
    assert (rebuilt.latest_message.text if rebuilt.latest_message else None) == (
        whole.latest_message.text if whole.latest_message else None
    )
    assert rebuilt.latest_bot_utterance.text == whole.latest_bot_utterance.text
    tail = [event for events in talk[-TURNS:] for event in events]
    assert [type(event) for event in rebuilt.events][-len(tail) :] == [type(event) for event in tail]


@settings(max_examples=40)
@given(openings(), st.lists(turns(), min_size=1, max_size=TURNS * 3))
def test_the_window_keeps_no_more_than_its_turns(opening: list[Event], more: list[list[Event]]) -> None:
    window = folded([opening, *more])
    assert len(window["turns"]) == min(len(more) + 1, TURNS)
    assert window["folded"] == (len(more) + 1 > TURNS)


def test_advancing_leaves_the_old_window_as_it_was_and_keeps_what_is_not_its_own() -> None:
    window = {**first_window(dump([SessionStarted()])), "session": "s", "buttons": {"yes": 1}}
    before = json.dumps(window)
    after = window
    for _ in range(TURNS + 2):
        after = advance(after, dump([SlotSet("who", "self"), ActionExecuted("action_listen")]))
    assert json.dumps(window) == before
    assert (after["session"], after["buttons"]) == ("s", {"yes": 1})
    assert after["slots"] == {"who": "self"}


@pytest.mark.parametrize(
    "event",
    [
        UserUttered("hi", {"name": "greet", "confidence": 1.0}, [{"entity": "substance", "value": "alcohol"}]),
        BotUttered("Hello.", {"buttons": [{"title": "Yes", "payload": "yes"}], "custom": {"kind": "say"}}),
        SlotSet("practice", {"a": [1, 2]}),
        ActionExecuted("action_person_greet", "RulePolicy", 1.0),
        ActionExecutionRejected("action_person_greet"),
        SessionStarted(),
    ],
    ids=lambda event: event.type_name,
)
def test_an_event_is_read_as_it_was_dumped(event: Event) -> None:
    (row,) = dump([event])
    again = read_event(json.loads(json.dumps(row)))
    assert type(again) is type(event)
    assert dump([again]) == [row]


def test_a_user_message_carries_its_coding_but_not_what_rasa_repeats() -> None:
    parse = {
        "text": "hi", "intent": {"name": "greet", "confidence": 1.0}, "entities": [], "coding": {"main": "other"},
        "intent_ranking": [{"name": "greet"}] * 10, "metadata": {"now": "2026-11-23T10:00:00"},
    }  # fmt: skip
    (row,) = dump([UserUttered("hi", parse["intent"], [], parse)])  # type: ignore[arg-type]
    assert row["parse_data"]["coding"] == {"main": "other"}
    assert row["parse_data"]["metadata"] == {"now": "2026-11-23T10:00:00"}
    assert "intent_ranking" not in row["parse_data"]


def test_an_event_of_an_unknown_kind_is_an_error_and_not_lost_in_silence() -> None:
    with pytest.raises(KeyError):
        read_event({"event": "of another version"})
