"""`action_take_turn`: what a turn does, before anything is chosen. Runs as a slot mapping's custom action."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, due, latest_coding, latest_intent, latest_text
from bot.guide.visit import Visit, take_in
from bot.person.rehearsal import Standing, rehearsal


class ActionTakeTurn(Action):
    """Moves the person by the helper's codes, or the visit by what the visitor said, and sets the slots
    that the policies read."""

    def name(self) -> str:
        return "action_take_turn"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        text, intent = latest_text(tracker), latest_intent(tracker)
        value = tracker.get_slot("visit" if tracker.get_slot("room") == "guide" else "practice")
        if not value:
            return []  # a conversation that was never started: the session start comes first
        if tracker.get_slot("room") == "guide":
            visit, slots = take_in(
                Visit.from_slot(value), text, latest_coding(tracker), intent, _entities(tracker), due(tracker)
            )
            act = (visit.heard.get("followup") or {}).get("act")
            # How it went is asked and answered at once; what comes after is the policies' choice again.
            at_once = [FollowupAction(f"action_guide_{act}")] if act else []
            return [SlotSet("visit", visit.to_slot()), *(SlotSet(k, v) for k, v in slots.items()), *at_once]
        standing = Standing.from_slot(value)
        moved, seen = rehearsal(standing.person).hear(standing, text, latest_coding(tracker), intent)
        return [
            SlotSet("practice", moved.to_slot()),
            SlotSet("stage", seen.stage),
            SlotSet("discord", seen.discord),
            SlotSet("lean", seen.lean),
            SlotSet("aim", seen.aim),
            SlotSet("fit", seen.fit),
        ]


def _entities(tracker: Tracker) -> list[tuple[str, str]]:
    return [(e["entity"], e["value"]) for e in (tracker.latest_message or {}).get("entities") or []]
