"""`action_log_commitment` and its read-back: the visitor's own words, behaviour, strength, and when."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, latest_coding, latest_text, note, now, say
from bot.guide.commitments import found_in
from bot.guide.visit import Visit, read_back, speak


class ActionLogCommitment(Action):
    """Notes every commitment statement of the message; whoever stores the turn stores them with it."""

    def name(self) -> str:
        return "action_log_commitment"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        for commitment in found_in(latest_text(tracker), latest_coding(tracker), now(tracker)):
            note(dispatcher, commitment)
        return []


class ActionReadback(Action):
    """Says back what was noted; where nothing was, it goes on listening instead of claiming to have noted."""

    def name(self) -> str:
        return "action_guide_readback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        visit = Visit.from_slot(tracker.get_slot("visit"))
        text = latest_text(tracker)
        commitments = found_in(text, latest_coding(tracker), now(tracker))
        after, replies = read_back(visit, commitments) if commitments else speak(visit, "evoke", text)
        for reply in replies:
            say(dispatcher, reply, act="readback")
        return [SlotSet("visit", after.to_slot())]
