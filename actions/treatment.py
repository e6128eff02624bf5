"""`action_treatment_options`: what an option is, whom it suits, how one gets in, what to ask. From content."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, latest_intent, latest_text, say
from bot.guide.visit import Visit, inform


class ActionTreatmentOptions(Action):
    """Answers from `content/education/`, or says that it is not covered and who can help."""

    def name(self) -> str:
        return "action_treatment_options"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        visit = Visit.from_slot(tracker.get_slot("visit"))
        button = ((tracker.latest_message or {}).get("metadata") or {}).get("button")
        after, replies = inform(visit, latest_text(tracker), latest_intent(tracker), button)
        for reply in replies:
            say(dispatcher, reply, act="treatment")
        return [SlotSet("visit", after.to_slot())]
