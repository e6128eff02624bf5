"""`action_guide_safety`: the screen's fixed words, for the stock command line; the engine says them itself."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, latest_text, say
from bot.safety.screen import default_screen, language_of


class ActionSafety(Action):
    """Says the text for the danger that the screen found."""

    def name(self) -> str:
        return "action_guide_safety"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        screen = default_screen()
        text = latest_text(tracker)
        hits = screen.find(text, meaning=tracker.get_slot("room") == "guide")
        if hits:
            country = (tracker.get_slot("visit") or {}).get("country", "US")
            replies, safety = screen.answer(hits[0], country, language_of(text), hits[1:])
            for reply in replies:
                say(dispatcher, reply, lines=[f"{line.name}: {line.contact}" for line in safety.lines])
        return []
