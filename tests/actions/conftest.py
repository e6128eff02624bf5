"""Running an action as Rasa would: a tracker built by hand, what it says and sets read from what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from bot.rasa.local import executor
from bot.types import CodedUtterance, Coding, to_json


@dataclass(frozen=True)
class Ran:
    """What an action did: its events as Rasa reads them, and what it said."""

    events: list[dict[str, Any]]
    messages: list[dict[str, Any]]

    @property
    def slots(self) -> dict[str, Any]:
        """The slots it set, the last value of each."""
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}

    @property
    def texts(self) -> list[str]:
        """What is shown."""
        return [message["text"] for message in self.messages if message["text"]]

    @property
    def custom(self) -> list[dict[str, Any]]:
        """What rides along with each message."""
        return [message["custom"] for message in self.messages]


Act = Callable[..., Ran]


@pytest.fixture(scope="session")
def actions() -> ActionExecutor:
    """All our actions, registered as in the program."""
    return executor()


@pytest.fixture
def act(actions: ActionExecutor) -> Act:
    """Run the action of this name on a conversation with these slots and this last message."""

    def run(
        name: str,
        slots: dict[str, Any] | None = None,
        text: str = "",
        *,
        intent: str = "",
        coding: Coding | None = None,
        entities: list[dict[str, Any]] | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> Ran:
        message: dict[str, Any] = {"text": text, "intent": {"name": intent}, "entities": entities or []}
        message |= {"metadata": metadata or {}}
        if coding is not None:
            message["coding"] = to_json(coding)
        # Through JSON, as between Rasa and an action server.
        tracker = Tracker("s", *json.loads(json.dumps([slots or {}, message])), [], False, None, {}, "action_listen")
        before = json.dumps(tracker.slots)
        dispatcher = CollectingDispatcher()
        events = actions.actions[name](dispatcher, tracker, {})
        assert json.dumps(tracker.slots) == before, "an action changes the conversation by its events alone"
        return Ran(json.loads(json.dumps(events)), json.loads(json.dumps(dispatcher.messages)))

    return run


def helper(text: str, code: str) -> Coding:
    """A helper's turn of one utterance."""
    return Coding("helper", "other", (CodedUtterance(text, 0, len(text), 0.9, code=code),))


def visitor(*utterances: tuple[str, str, str | None]) -> Coding:
    """A visitor's turn of these (text, talk, category)."""
    rows, at = [], 0
    for text, talk, category in utterances:
        strength = 3 if category in {"commitment", "activation", "taking_steps"} else None
        rows.append(CodedUtterance(text, at, at + len(text), 0.9, talk=talk, category=category, strength=strength))  # type: ignore[arg-type]
        at += len(text) + 1
    return Coding("client", rows[0].talk or "neutral", tuple(rows))
