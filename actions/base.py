"""What every action shares: reading the tracker, and saying a reply so that its kind and source survive."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.types import CodedUtterance, Coding, Commitment, Due, Reply, to_json

Event = dict[str, Any]


def latest_text(tracker: Tracker) -> str:
    """The user's last words."""
    return (tracker.latest_message or {}).get("text") or ""


def latest_intent(tracker: Tracker) -> str:
    """The intent of the user's last message."""
    return ((tracker.latest_message or {}).get("intent") or {}).get("name") or ""


def latest_coding(tracker: Tracker) -> Coding:
    """The coding that our NLU component left with the message; an empty one where there is none."""
    data = (tracker.latest_message or {}).get("coding")
    if not data:
        return Coding("helper", "other", ())
    utterances = tuple(CodedUtterance(**utterance) for utterance in data["utterances"])
    return Coding(data["speaker"], data["main"], utterances)


def now(tracker: Tracker) -> datetime:
    """The turn's time in the visitor's zone: from the message, so that a replay gives the same dates."""
    given = ((tracker.latest_message or {}).get("metadata") or {}).get("now")
    return datetime.fromisoformat(given) if given else datetime.now(UTC)


def due(tracker: Tracker) -> list[Due]:
    """What the visitor said they would do and may be asked about now; it came with the message."""
    rows = ((tracker.latest_message or {}).get("metadata") or {}).get("due") or []
    return [Due(row["id"], row["behaviour"]) for row in rows]


def say(dispatcher: CollectingDispatcher, reply: Reply, **more: Any) -> None:
    """Utter a reply; its kind and source ride along for the engine."""
    custom = {"kind": reply.kind, "source": reply.source, **more}
    dispatcher.utter_message(
        text=reply.text,
        buttons=[{"title": button.title, "payload": button.id} for button in reply.buttons],
        json_message=custom,
    )


def note(dispatcher: CollectingDispatcher, commitment: Commitment) -> None:
    """Hand a commitment to whoever stores the turn; nothing is shown."""
    dispatcher.utter_message(json_message={"kind": "note", "commitment": to_json(commitment)})
