"""The window: as much of a conversation as the policies look back on, as one JSON object.

It holds the slots as they stood some turns ago and the events since; rebuilding a tracker from it gives the
policies exactly what the whole conversation would give them. It does not grow with the conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.types import Window

# Turns kept: TED looks back four states, two a turn; one more turn keeps the seam out of its sight.
TURNS = 3


def _event_types() -> dict[str, type[Event]]:
    """Every event class by its name. Rasa walks all subclasses for each event it reads."""
    found: dict[str, type[Event]] = {}
    left: list[type[Event]] = [Event]
    while left:
        for kind in left.pop().__subclasses__():
            left.append(kind)
            if isinstance(kind.type_name, str):
                found.setdefault(kind.type_name, kind)
    return found


EVENT_TYPES = _event_types()


def read_event(data: dict[str, Any]) -> Event:
    """One stored event. Raises KeyError for a kind that this Rasa does not know."""
    event = EVENT_TYPES[data["event"]]._from_parameters(data)
    if event is None:
        raise KeyError(data["event"])
    return event


def to_tracker(window: Window, sender: str, domain: Domain) -> DialogueStateTracker:
    """A tracker that stands where the window says."""
    tracker = DialogueStateTracker(sender, domain.slots)
    for key, value in window["slots"].items():
        tracker.update(SlotSet(key, value), domain)
    if window["folded"]:
        # What was folded away ended with listening. Before that, the opening itself is still among the turns,
        # and the policies see the start of the talk as stock Rasa shows it to them.
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME), domain)
    for turn in window["turns"]:
        for data in turn:
            tracker.update(read_event(data), domain)
    return tracker


def first_window(opening: Sequence[dict[str, Any]]) -> Window:
    """The window after the session start, whose events count as its first turn."""
    return {"slots": {}, "folded": False, "turns": [list(opening)]}


def advance(window: Window, events: Sequence[dict[str, Any]]) -> Window:
    """The window with this turn's events; the oldest turn beyond `TURNS` is folded into the slots."""
    turns = [*window["turns"], list(events)]
    slots, folded = dict(window["slots"]), bool(window["folded"])
    while len(turns) > TURNS:
        folded = True
        for event in turns.pop(0):
            if event["event"] == SlotSet.type_name:
                slots[event["name"]] = event["value"]
    return {**window, "slots": slots, "folded": folded, "turns": turns}


def dump(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Events as JSON, without what Rasa repeats: a user message carries its parse once."""
    rows = []
    for event in events:
        row = event.as_dict()
        if isinstance(event, UserUttered):
            parse = row.get("parse_data") or {}
            row["parse_data"] = {
                key: parse[key] for key in ("text", "intent", "entities", "coding", "metadata") if key in parse
            }
        rows.append(row)
    return rows
