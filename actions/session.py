"""`action_session_start`: the first words, and the slots a session starts from."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, say
from bot.content.library import library
from bot.guide.visit import begin as begin_visit
from bot.person.rehearsal import rehearsal
from bot.types import Reply

# What `rasa shell` starts with, where nobody chose.
DEFAULT = {"room": "practice", "person": None, "seed": 1, "country": "US"}


class ActionSessionStart(Action):
    """Opens the room that the session's metadata names: the person's first line, or the guide's welcome."""

    def name(self) -> str:
        return "action_session_start"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        given = {**DEFAULT, **(tracker.get_slot("session_started_metadata") or {})}
        slots: dict[str, Any] = {"room": given["room"]}
        if given["room"] == "practice":
            person = given["person"] or next(iter(library().people))
            standing, opening = rehearsal(person).begin(given["seed"])
            slots |= {"practice": standing.to_slot(), "stage": standing.stage, "discord": "calm"}
            for line in opening:
                say(dispatcher, Reply(line.text, source=line.id))
        else:
            visit, replies = begin_visit(given["seed"], given["country"])
            slots |= {"visit": visit.to_slot(), "who": "unknown", "pending": "who", "depth": "early"}
            for reply in replies:
                say(dispatcher, reply)
        return [
            SessionStarted(),
            *(SlotSet(key, value) for key, value in slots.items()),
            ActionExecuted("action_listen"),
        ]
