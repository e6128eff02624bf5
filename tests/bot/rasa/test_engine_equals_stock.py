"""The engine does what stock Rasa does: the same conversations, the same acts, the same words, the same slots.

Stock is Rasa's own `Agent` with its own message processor, its own graph runner and a tracker that keeps the
whole conversation; only its action server is in this process (`LocalEndpoint`), which it cannot know.

Where the two differ on purpose, they are not compared: stock swallows the error of an action and goes on in
silence (the engine raises it), takes typed text that starts with `/` for a command, and knows neither buttons
nor the safety screen, which takes its turns before Rasa is asked.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rasa.engine import MODEL, Engine
from bot.rasa.local import LocalEndpoint
from bot.types import Opening, Said
from tests.bot.rasa.conversations import CONVERSATIONS, Conversation

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
# Of no consequence between turns: what Rasa keeps of the session start.
STOCK_ONLY = {"session_started_metadata"}


@dataclass(frozen=True)
class Turn:
    """What came of one message. `acts` are actions by name, `slots` where they stood afterwards."""

    said: str
    acts: list[str]
    replies: list[str]
    slots: dict[str, Any]


class Stock:
    """Rasa's own agent, as a program that embeds it would use it."""

    def __init__(self) -> None:
        self._agent = Agent.load(
            str(MODEL), action_endpoint=LocalEndpoint(), tracker_store=InMemoryTrackerStore(Domain.empty())
        )

    async def run(self, talk: Conversation) -> list[Turn]:
        """The whole conversation; the first turn is the session start."""
        processor = self._agent.processor
        assert processor is not None
        channel = CollectingOutputChannel()
        tracker = await processor.fetch_tracker_with_initial_session(talk.name, channel, talk.metadata)
        await processor.save_tracker(tracker)
        turns = [self._turn("", tracker, 0, channel)]
        for number, said in enumerate(talk.said, 1):
            before = len(tracker.events)
            channel = CollectingOutputChannel()
            metadata = {"now": local_time(number).isoformat()}
            await self._agent.handle_message(UserMessage(said, channel, sender_id=talk.name, metadata=metadata))
            tracker = await processor.get_tracker(talk.name)
            turns.append(self._turn(said, tracker, before, channel))
        return turns

    @staticmethod
    def _turn(said: str, tracker: DialogueStateTracker, before: int, channel: CollectingOutputChannel) -> Turn:
        events: list[Event] = list(tracker.events)[before:]
        spoken = [event.text for event in events if isinstance(event, BotUttered) and event.text]
        # What it noted is what it sent.
        assert spoken == [message["text"] for message in channel.messages if message.get("text")]
        slots = as_json({name: slot.value for name, slot in tracker.slots.items() if slot.value is not None})
        acts = [event.action_name for event in events if isinstance(event, ActionExecuted)]
        return Turn(said, acts, spoken, slots)


async def run_engine(engine: Engine, talk: Conversation) -> list[Turn]:
    """The same by the engine, its window through JSON's types at every turn as the store does it."""
    opening = Opening(
        session_id=talk.name, room=talk.room, person=talk.person,  # type: ignore[arg-type]
        audience="family" if talk.room == "practice" else "visitor", mode="coached", goal=None,
        locale="en-US", timezone="America/New_York", seed=talk.seed, now=NOW,
    )  # fmt: skip
    result = await engine.open(opening)
    turns = [Turn("", acts_of(result.events), [r.text for r in result.replies], slots_of(result.window))]
    for number, said in enumerate(talk.said, 1):
        window = json.loads(json.dumps(result.window))
        result = await engine.turn(window, Said(local_time(number).astimezone(UTC), said))
        assert result.safety is None, f"{said!r} is the screen's; stock has none"
        replies = [reply.text for reply in result.replies]
        turns.append(Turn(said, acts_of(result.events), replies, slots_of(result.window)))
    return turns


def local_time(number: int) -> datetime:
    """When turn `number` is said, in the session's zone (New York in November: UTC-5)."""
    return (NOW + timedelta(minutes=number)).astimezone(ZoneInfo("America/New_York"))


def acts_of(events: tuple[dict[str, Any], ...]) -> list[str]:
    return [event["name"] for event in events if event["event"] == "action"]


def slots_of(window: dict[str, Any]) -> dict[str, Any]:
    """The slots as they stand after all of the window's turns."""
    slots = dict(window["slots"])
    for turn in window["turns"]:
        slots |= {event["name"]: event["value"] for event in turn if event["event"] == "slot"}
    return as_json({name: value for name, value in slots.items() if value is not None})


def as_json(slots: dict[str, Any]) -> dict[str, Any]:
    """The slots as JSON gives them back, without what only stock keeps."""
    kept: dict[str, Any] = json.loads(json.dumps(slots))
    return {name: kept[name] for name in sorted(kept.keys() - STOCK_ONLY)}


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    engine = Engine()
    await engine.start()
    yield engine
    await engine.stop()


async def test_engine_equals_stock(engine: Engine) -> None:
    """One test, so that the model is loaded once for each side; each turn's difference is told by itself."""
    stock = Stock()  # after the engine, which sets TensorFlow's threads before anything runs in it
    different: list[str] = []
    for talk in CONVERSATIONS:
        expected, found = await stock.run(talk), await run_engine(engine, talk)
        for number, (theirs, ours) in enumerate(zip(expected, found, strict=True)):
            for field in ("acts", "replies", "slots"):
                a, b = getattr(theirs, field), getattr(ours, field)
                if a != b:
                    different.append(f"{talk.name}, turn {number} {theirs.said!r}, {field}:\n  {a}\n  {b}")
    assert not different, "\n".join(different)
